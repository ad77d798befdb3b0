/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "iteam-chart.h"
#include "iteam-markup.h"

G_BEGIN_DECLS

/**
 * IteamPaper:
 *
 * What goes out on paper, by e-mail or as a PDF: told once, in blocks that follow
 * one another, and set as any of these.
 */
typedef struct _IteamPaper IteamPaper;

/**
 * IteamPaperColumn:
 * @heading: (not nullable): what stands above it
 * @share: how wide it is, as a share of the widths of all columns
 *
 * A column of a table.
 */
typedef struct
{
  const char *heading;
  double      share;
} IteamPaperColumn;

IteamPaper *iteam_paper_new         (const char *title, const char *language);
void        iteam_paper_free        (IteamPaper *self);
const char *iteam_paper_get_title   (IteamPaper *self);
void        iteam_paper_set_letterhead (IteamPaper *self, const char *letterhead);
void        iteam_paper_set_imprint (IteamPaper *self, const char *author, const char *created, const char *page, const char *of);

void        iteam_paper_add_title   (IteamPaper *self, const char *above, const char *title);
void        iteam_paper_add_notice  (IteamPaper *self, const char *text);
void        iteam_paper_add_fact    (IteamPaper *self, const char *label, const char *value);
void        iteam_paper_add_heading (IteamPaper *self, int level, const char *text, const char *aside);
void        iteam_paper_add_text    (IteamPaper *self, const char *commonmark);
void        iteam_paper_add_line    (IteamPaper *self, const IteamMarkupLine *line);
void        iteam_paper_add_plain   (IteamPaper *self, const char *text);
void        iteam_paper_add_bullet  (IteamPaper *self, const char *text);
void        iteam_paper_add_outcome (IteamPaper *self, const char *label, const char *text, const char *aside);
void        iteam_paper_begin_table (IteamPaper *self, const IteamPaperColumn *columns, guint n_columns);
void        iteam_paper_add_row     (IteamPaper *self, const char *const *cells, guint n_cells);
void        iteam_paper_add_chart   (IteamPaper *self, IteamChart *chart);
void        iteam_paper_add_picture (IteamPaper *self, GBytes *png, const char *caption);

char       *iteam_paper_to_text     (IteamPaper *self);
GBytes     *iteam_paper_to_pdf      (IteamPaper *self, int *n_pages, GError **error);
int         iteam_paper_draw_page   (IteamPaper *self, cairo_t *cr, int page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPaper, iteam_paper_free)

G_END_DECLS
