/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-document.h"
#include "iteam-programme.h"
#include "iteam-report-section.h"
#include "iteam-report.h"

G_BEGIN_DECLS

/**
 * IteamReportDetail:
 * @year: the year
 * @report: (nullable): the report on it, %NULL if it was not begun
 * @sections: (element-type IteamReportSection): its sections, in order
 * @versions: (element-type IteamReportVersion): what was kept of it, the last first
 * @before: (element-type IteamReportSection): the sections of the report on the year before
 * @before_report: (nullable): that report
 * @programme: all that is done for awareness
 * @documents: (element-type IteamDocument): the register
 * @years: (element-type int): the years of which there is a report, the last one first
 * @n_meetings: how many meetings the I-team held in the year
 *
 * An annual report with all that it tells of.
 */
typedef struct
{
  int             year;
  IteamReport    *report;
  GPtrArray      *sections;
  GPtrArray      *versions;
  GPtrArray      *before;
  IteamReport    *before_report;
  IteamProgramme *programme;
  GPtrArray      *documents;
  GArray         *years;
  int             n_meetings;
} IteamReportDetail;

IteamReportDetail  *iteam_report_detail_new          (int year);
void                iteam_report_detail_free         (IteamReportDetail *self);
gboolean            iteam_report_detail_is_part      (IteamKind kind);
IteamReportSection *iteam_report_detail_find_section (const IteamReportDetail *self, gint64 section);
IteamReportSection *iteam_report_detail_find_part    (const IteamReportDetail *self, IteamReportPart part);
IteamDraft         *iteam_report_detail_draft_begin  (const IteamReportDetail *self, IteamDay today);
IteamReportSection *iteam_report_detail_add_section  (const IteamReportDetail *self, guint index, const char *title);
char               *iteam_report_detail_position_at  (const IteamReportDetail *self, IteamReportSection *moved, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamReportDetail, iteam_report_detail_free)

G_END_DECLS
