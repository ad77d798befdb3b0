/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-chart.h"
#include "iteam-markup.h"
#include "iteam-paper.h"

G_BEGIN_DECLS

/**
 * IteamPaperBlockKind:
 * @ITEAM_PAPER_TITLE: the title, and small above it what it is about
 * @ITEAM_PAPER_NOTICE: something that is to be known of the whole, "Draft"
 * @ITEAM_PAPER_FACT: a label with a value
 * @ITEAM_PAPER_HEADING: a heading, perhaps with something small beside it
 * @ITEAM_PAPER_LINE: a paragraph or a line of a list
 * @ITEAM_PAPER_OUTCOME: what was decided, promised or is to be done
 * @ITEAM_PAPER_TABLE: the columns of the rows that follow
 * @ITEAM_PAPER_ROW: a row of a table; of one cell if it goes over all columns
 * @ITEAM_PAPER_CHART: two years side by side, drawn
 * @ITEAM_PAPER_PICTURE: a picture, with what it shows below it
 */
typedef enum
{
  ITEAM_PAPER_TITLE,
  ITEAM_PAPER_NOTICE,
  ITEAM_PAPER_FACT,
  ITEAM_PAPER_HEADING,
  ITEAM_PAPER_LINE,
  ITEAM_PAPER_OUTCOME,
  ITEAM_PAPER_TABLE,
  ITEAM_PAPER_ROW,
  ITEAM_PAPER_CHART,
  ITEAM_PAPER_PICTURE,
} IteamPaperBlockKind;

/* A block. Its cells are: of a title what stands above and itself; of a fact, label
 * and value; of a heading, itself and what stands beside it; of an outcome, label,
 * text and what stands behind it; of a table, the headings; of a picture, what it shows. */
typedef struct
{
  IteamPaperBlockKind kind;
  int level;
  char **cells;
  guint n_cells;
  double *shares;
  IteamMarkupLine *line;
  IteamChart *chart;
  GBytes *png;
  cairo_surface_t *picture;
} IteamPaperBlock;

struct _IteamPaper
{
  char *title;
  char *language;
  char *letterhead;
  char *author;
  char *created;
  char *page_word;
  char *of_word;
  GPtrArray *blocks;
};

GBytes *iteam_paper_catalog_complete (GBytes *pdf, const char *language);

G_END_DECLS
