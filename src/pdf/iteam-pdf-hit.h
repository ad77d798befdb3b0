/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-pdf-text.h"

G_BEGIN_DECLS

/**
 * IteamPdfHit:
 * @page: from 0
 * @line: the line that it is in
 * @from: the hit's first byte in @line
 * @to: the byte in @line after its last
 * @line_number: of the line on its page, from 1
 * @rects: (element-type IteamPdfRect): what to highlight
 *
 * A place where something was found.
 */
typedef struct
{
  unsigned page;
  char *line;
  unsigned from;
  unsigned to;
  unsigned line_number;
  GArray *rects;
} IteamPdfHit;

#define ITEAM_TYPE_PDF_HIT (iteam_pdf_hit_get_type ())

GType        iteam_pdf_hit_get_type (void);
IteamPdfHit *iteam_pdf_hit_new      (unsigned page, const char *line, unsigned from, unsigned to, unsigned line_number, GArray *rects);
IteamPdfHit *iteam_pdf_hit_ref      (IteamPdfHit *self);
void         iteam_pdf_hit_unref    (IteamPdfHit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPdfHit, iteam_pdf_hit_unref)

G_END_DECLS
