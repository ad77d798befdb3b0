/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"
#include "iteam-report-detail.h"

G_BEGIN_DECLS

/* How many columns a group of facts has at most. */
#define ITEAM_REPORT_COLUMNS 4

/**
 * IteamReportNews:
 * @ITEAM_REPORT_SAME: it was so when the text was written, or nobody knows
 * @ITEAM_REPORT_NEW: it was not there then
 * @ITEAM_REPORT_CHANGED: it was otherwise then
 *
 * What became of a fact since the text of its section was written.
 */
typedef enum
{
  ITEAM_REPORT_SAME,
  ITEAM_REPORT_NEW,
  ITEAM_REPORT_CHANGED,
} IteamReportNews;

/**
 * IteamReportFact:
 * @key: (not nullable): what it is about, whatever it says: "activity:12"
 * @value: (not nullable): what it says, the same in each language
 * @cells: (array zero-terminated=1): what it says, as people read it
 * @ref: what it is told of, of no kind for a figure
 * @news: what became of it, see iteam_report_facts_compare()
 *
 * Something that the data say.
 */
typedef struct
{
  char            *key;
  char            *value;
  char           **cells;
  IteamRef         ref;
  IteamReportNews  news;
} IteamReportFact;

/**
 * IteamReportGroup:
 * @title: (nullable): what stands above it
 * @n_columns: of how many columns it is a table; 0 for a list
 * @headings: (array length=n_columns): what stands above these
 * @shares: (array length=n_columns): how wide they are beside one another
 * @facts: (element-type IteamReportFact): what it holds
 *
 * Facts that stand together.
 */
typedef struct
{
  char      *title;
  guint      n_columns;
  char      *headings[ITEAM_REPORT_COLUMNS];
  double     shares[ITEAM_REPORT_COLUMNS];
  GPtrArray *facts;
} IteamReportGroup;

GPtrArray *iteam_report_facts_new      (const IteamReportDetail *detail, IteamDirectory *directory, IteamReportPart part, IteamDay today);
char      *iteam_report_facts_to_basis (GPtrArray *groups);
guint      iteam_report_facts_compare  (GPtrArray *groups, const char *basis, GPtrArray *gone);
guint      iteam_report_facts_count    (GPtrArray *groups);

G_END_DECLS
