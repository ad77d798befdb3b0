/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * IteamPdfRect:
 * @x1: left, in points from the left of the page
 * @y1: top, in points from the top of the page
 * @x2: right
 * @y2: bottom
 */
typedef struct
{
  float x1;
  float y1;
  float x2;
  float y2;
} IteamPdfRect;

/**
 * IteamPdfText:
 *
 * The text of a page in reading order, with the box of each character. Places
 * count characters, not bytes.
 */
typedef struct _IteamPdfText IteamPdfText;

#define ITEAM_TYPE_PDF_TEXT (iteam_pdf_text_get_type ())

GType         iteam_pdf_text_get_type    (void);
IteamPdfText *iteam_pdf_text_new         (const char *string, const IteamPdfRect *boxes, unsigned n_boxes);
IteamPdfText *iteam_pdf_text_ref         (IteamPdfText *self);
void          iteam_pdf_text_unref       (IteamPdfText *self);
const char   *iteam_pdf_text_get_string  (IteamPdfText *self);
unsigned      iteam_pdf_text_get_n_chars (IteamPdfText *self);
const IteamPdfRect *iteam_pdf_text_get_boxes (IteamPdfText *self);
gboolean      iteam_pdf_text_get_box     (IteamPdfText *self, unsigned index, IteamPdfRect *box);
int           iteam_pdf_text_find_char   (IteamPdfText *self, double x, double y);
void          iteam_pdf_text_get_word    (IteamPdfText *self, unsigned index, unsigned *from, unsigned *to);
void          iteam_pdf_text_get_line    (IteamPdfText *self, unsigned index, unsigned *from, unsigned *to);
char         *iteam_pdf_text_get_part    (IteamPdfText *self, unsigned from, unsigned to);
GArray       *iteam_pdf_text_get_rects   (IteamPdfText *self, unsigned from, unsigned to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPdfText, iteam_pdf_text_unref)

G_END_DECLS
