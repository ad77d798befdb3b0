/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-entry.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_REPORT (iteam_report_get_type ())
G_DECLARE_FINAL_TYPE (IteamReport, iteam_report, ITEAM, REPORT, IteamEntry)

/**
 * IteamReportFields:
 * @year: the year that it tells of
 * @title: (not nullable): one line
 * @reference: (nullable): the council's own number for it
 * @letterhead: (nullable): who sends it, as it stands at the head of each page
 * @addressee: (nullable): whom it is for
 * @day: the day that it bears
 * @created: the day on which it was added
 *
 * The fields of an annual report to the council.
 */
typedef struct
{
  int       year;
  char     *title;
  char     *reference;
  char     *letterhead;
  char     *addressee;
  IteamDay  day;
  IteamDay  created;
} IteamReportFields;

IteamReport             *iteam_report_new        (int year, IteamDay created);
gint64                   iteam_report_id_of      (int year);
const IteamReportFields *iteam_report_get_fields (IteamReport *self);

/**
 * IteamReportVersionState:
 * @ITEAM_REPORT_VERSION_DRAFT: a draft that was kept, to read or to compare
 * @ITEAM_REPORT_VERSION_SENT: what was sent
 */
typedef enum
{
  ITEAM_REPORT_VERSION_DRAFT,
  ITEAM_REPORT_VERSION_SENT,
} IteamReportVersionState;

extern const IteamTerms iteam_report_version_states;

#define ITEAM_TYPE_REPORT_VERSION (iteam_report_version_get_type ())
G_DECLARE_FINAL_TYPE (IteamReportVersion, iteam_report_version, ITEAM, REPORT_VERSION, IteamEntry)

/**
 * IteamReportVersionFields:
 * @report: key of the report
 * @state: whether it was sent
 * @day: when
 * @recipient: (nullable): to whom it went
 * @document: key of the document of the register that it is
 *
 * The fields of a version of a report as it was.
 */
typedef struct
{
  gint64    report;
  int       state;
  IteamDay  day;
  char     *recipient;
  gint64    document;
} IteamReportVersionFields;

IteamReportVersion             *iteam_report_version_new        (gint64 report, IteamReportVersionState state, IteamDay day, const char *recipient, gint64 document);
const IteamReportVersionFields *iteam_report_version_get_fields (IteamReportVersion *self);
char                           *iteam_report_version_describe   (IteamReportVersion *self, IteamDay today);
int                             iteam_report_version_compare    (IteamReportVersion *self, IteamReportVersion *other);

G_END_DECLS
