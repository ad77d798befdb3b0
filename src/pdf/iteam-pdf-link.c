/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-link.h"

/**
 * iteam_pdf_link_free:
 * @self: (transfer full): a link
 */
void
iteam_pdf_link_free (IteamPdfLink *self)
{
  g_free (self->uri);
  g_free (self);
}
