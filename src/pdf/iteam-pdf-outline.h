/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * IteamPdfOutlineItem:
 * @title: what it says
 * @depth: 0 for the outermost
 * @page: where it leads, from 0; -1 if not to a page
 * @y: in points from the top of that page; NaN for the page as a whole
 * @uri: (nullable): an address elsewhere
 * @expanded: whether the document wants it shown opened
 *
 * An entry of the outline, the table of contents beside the pages.
 */
typedef struct
{
  char *title;
  unsigned depth;
  int page;
  double y;
  char *uri;
  gboolean expanded;
} IteamPdfOutlineItem;

void iteam_pdf_outline_item_free (IteamPdfOutlineItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPdfOutlineItem, iteam_pdf_outline_item_free)

G_END_DECLS
