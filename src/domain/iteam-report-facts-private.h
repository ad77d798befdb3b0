/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-report-facts.h"

G_BEGIN_DECLS

/* What the groups of a section are gathered from, and where they go. */
typedef struct
{
  const IteamReportDetail *detail;
  IteamDirectory *directory;
  IteamDay today;
  GPtrArray *groups;
} IteamReportGathering;

IteamReportGroup *iteam_report_group_begin (IteamReportGathering *self, const char *title);
void              iteam_report_group_add_column (IteamReportGroup *group, const char *heading, double share);
IteamReportFact  *iteam_report_group_add (IteamReportGroup *group, IteamKind kind, gint64 id, const char *value, const char *const *cells);
void              iteam_report_group_add_figure (IteamReportGroup *group, const char *key, const char *label, int value, const char *told,
                                                 const char *before);
void              iteam_report_gather_documents (IteamReportGathering *self, gboolean office, const char *title);
void              iteam_report_gather_module (IteamReportGathering *self);
void              iteam_report_gather_follow_up (IteamReportGathering *self);
gboolean          iteam_report_is_of_year (IteamReportGathering *self, IteamActivity *activity);
gboolean          iteam_report_is_for_office (IteamActivity *activity);
char             *iteam_report_format_moment (IteamActivity *activity);
void              iteam_report_list_activity (IteamReportGroup *group, IteamActivity *activity, gboolean with_text);

G_END_DECLS
