/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-outline.h"

/**
 * iteam_pdf_outline_item_free:
 * @self: (transfer full): an entry
 */
void
iteam_pdf_outline_item_free (IteamPdfOutlineItem *self)
{
  g_free (self->title);
  g_free (self->uri);
  g_free (self);
}
