/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-block.h"

/**
 * iteam_pdf_block_free:
 * @self: (transfer full): a piece of a page
 */
void
iteam_pdf_block_free (IteamPdfBlock *self)
{
  g_free (self->text);
  g_free (self);
}
