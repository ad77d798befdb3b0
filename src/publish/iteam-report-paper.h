/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"
#include "iteam-paper.h"
#include "iteam-personal-data.h"
#include "iteam-report-detail.h"

G_BEGIN_DECLS

/**
 * IteamReportWarning:
 * @section: key of the section in which it stands
 * @heading: (not nullable): that section's heading
 * @kind: what it looks like
 * @text: (not nullable): what stands there
 *
 * Something in a report that looks like personal data.
 */
typedef struct
{
  gint64             section;
  char              *heading;
  IteamPersonalKind  kind;
  char              *text;
} IteamReportWarning;

IteamPaper *iteam_report_paper_new     (const IteamReportDetail *detail, IteamDirectory *directory, IteamDay today);
char       *iteam_report_paper_name    (const IteamReportDetail *detail, const char *suffix);
GPtrArray  *iteam_report_list_warnings (const IteamReportDetail *detail, IteamDirectory *directory, IteamDay today);

G_END_DECLS
