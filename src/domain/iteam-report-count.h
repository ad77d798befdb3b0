/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-activity.h"

G_BEGIN_DECLS

/**
 * IteamReportKind:
 * @ITEAM_REPORT_BREACH: reports of what may be an integrity breach
 * @ITEAM_REPORT_CONDUCT: reports of undesirable conduct
 * @ITEAM_REPORT_ADVICE: advisory talks with a confidential adviser
 *
 * What is counted.
 */
typedef enum
{
  ITEAM_REPORT_BREACH,
  ITEAM_REPORT_CONDUCT,
  ITEAM_REPORT_ADVICE,
} IteamReportKind;

extern const IteamTerms iteam_report_kinds;

#define ITEAM_TYPE_REPORT_COUNT (iteam_report_count_get_type ())
G_DECLARE_FINAL_TYPE (IteamReportCount, iteam_report_count, ITEAM, REPORT_COUNT, IteamEntry)

/**
 * IteamReportCountFields:
 * @year: the year
 * @kind: what is counted
 * @side: to whom they were made, inside or outside
 * @count: how many, or %ITEAM_FIGURE_NONE
 * @remark: (nullable): what is to be said about the number
 *
 * How many reports or talks a year had. Nothing else is known of them: no person, no
 * unit, no date.
 */
typedef struct
{
  int   year;
  int   kind;
  int   side;
  int   count;
  char *remark;
} IteamReportCountFields;

IteamReportCount             *iteam_report_count_new        (int year, IteamReportKind kind, IteamSide side);
const IteamReportCountFields *iteam_report_count_get_fields (IteamReportCount *self);
int                           iteam_report_count_compare    (IteamReportCount *self, IteamReportCount *other);
char                         *iteam_report_count_label      (int kind, int side);

G_END_DECLS
