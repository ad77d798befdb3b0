/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-hit.h"

G_DEFINE_BOXED_TYPE (IteamPdfHit, iteam_pdf_hit, iteam_pdf_hit_ref, iteam_pdf_hit_unref)

static void
hit_clear (gpointer data)
{
  IteamPdfHit *self = data;

  g_clear_pointer (&self->line, g_free);
  g_clear_pointer (&self->rects, g_array_unref);
}

/**
 * iteam_pdf_hit_new:
 * @page: from 0
 * @line: the line that it is in
 * @from: the hit's first byte in @line
 * @to: the byte in @line after its last
 * @line_number: of the line on its page, from 1
 * @rects: (transfer full) (element-type IteamPdfRect): what to highlight
 *
 * Returns: (transfer full): the hit
 */
IteamPdfHit *
iteam_pdf_hit_new (unsigned    page,
                   const char *line,
                   unsigned    from,
                   unsigned    to,
                   unsigned    line_number,
                   GArray     *rects)
{
  IteamPdfHit *self = g_atomic_rc_box_new0 (IteamPdfHit);

  self->page = page;
  self->line = g_strdup (line);
  self->from = from;
  self->to = to;
  self->line_number = line_number;
  self->rects = rects;

  return self;
}

/**
 * iteam_pdf_hit_ref:
 * @self: a hit
 *
 * Returns: (transfer full): the same
 */
IteamPdfHit *
iteam_pdf_hit_ref (IteamPdfHit *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * iteam_pdf_hit_unref:
 * @self: (transfer full): a hit
 */
void
iteam_pdf_hit_unref (IteamPdfHit *self)
{
  g_atomic_rc_box_release_full (self, hit_clear);
}
