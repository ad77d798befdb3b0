/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-pdf-text.h"

G_BEGIN_DECLS

/**
 * IteamPdfLink:
 * @rect: where it can be clicked
 * @page: where it leads, from 0; -1 if not to a page
 * @y: in points from the top of that page; NaN for the page as a whole
 * @uri: (nullable): an address elsewhere, as the document wrote it: ask before
 *   it is opened
 *
 * A link on a page.
 */
typedef struct
{
  IteamPdfRect rect;
  int page;
  double y;
  char *uri;
} IteamPdfLink;

void iteam_pdf_link_free (IteamPdfLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPdfLink, iteam_pdf_link_free)

G_END_DECLS
