/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-pdf-document.h"
#include "iteam-reader-layout.h"
#include "iteam-reader-selection.h"

G_BEGIN_DECLS

/* Logical pixels a point at 100 %: a screen is taken to have 96 pixels an inch. */
#define ITEAM_READER_FULL_SCALE (96.0 / 72.0)

#define ITEAM_TYPE_READER_VIEW (iteam_reader_view_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderView, iteam_reader_view, ITEAM, READER_VIEW, GtkWidget)

IteamReaderView  *iteam_reader_view_new          (void);
void              iteam_reader_view_set_document (IteamReaderView *self, IteamPdfDocument *document);
IteamPdfDocument *iteam_reader_view_get_document (IteamReaderView *self);

unsigned iteam_reader_view_get_page    (IteamReaderView *self);
void     iteam_reader_view_get_spot    (IteamReaderView *self, IteamReaderSpot *spot);
void     iteam_reader_view_go_to       (IteamReaderView *self, unsigned page, double y);
void     iteam_reader_view_show_rect   (IteamReaderView *self, unsigned page, const IteamPdfRect *rect);
void     iteam_reader_view_step        (IteamReaderView *self, int screens);

double             iteam_reader_view_get_scale    (IteamReaderView *self);
void               iteam_reader_view_set_scale    (IteamReaderView *self, double scale);
void               iteam_reader_view_zoom         (IteamReaderView *self, int steps);
IteamReaderFit     iteam_reader_view_get_fit      (IteamReaderView *self);
void               iteam_reader_view_set_fit      (IteamReaderView *self, IteamReaderFit fit);
IteamReaderColumns iteam_reader_view_get_columns  (IteamReaderView *self);
void               iteam_reader_view_set_columns  (IteamReaderView *self, IteamReaderColumns columns);
unsigned           iteam_reader_view_get_rotation (IteamReaderView *self);
void               iteam_reader_view_set_rotation (IteamReaderView *self, unsigned degrees);
gboolean           iteam_reader_view_get_dark     (IteamReaderView *self);
void               iteam_reader_view_set_dark     (IteamReaderView *self, gboolean dark);

const IteamReaderSelection *iteam_reader_view_get_selection (IteamReaderView *self);
void                        iteam_reader_view_set_selection (IteamReaderView *self, const IteamReaderSelection *selection);
void                        iteam_reader_view_copy          (IteamReaderView *self);
gboolean                    iteam_reader_view_find_selection (IteamReaderView *self, GdkRectangle *area);
gboolean                    iteam_reader_view_sees_selection (IteamReaderView *self);
IteamPdfText               *iteam_reader_view_get_text      (IteamReaderView *self, unsigned page);

void iteam_reader_view_set_hits  (IteamReaderView *self, GPtrArray *hits, guint current, IteamFind *sought);
void iteam_reader_view_set_marks (IteamReaderView *self, GPtrArray *marks);

gsize    iteam_reader_view_get_bytes   (IteamReaderView *self);
unsigned iteam_reader_view_get_n_blank (IteamReaderView *self);
gboolean iteam_reader_view_is_sharp    (IteamReaderView *self);

G_END_DECLS
