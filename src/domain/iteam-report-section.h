/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-entry.h"

G_BEGIN_DECLS

/**
 * IteamReportPart:
 * @ITEAM_REPORT_OWN: a section of the team's own
 * @ITEAM_REPORT_INTRODUCTION: why there is a report
 * @ITEAM_REPORT_OFFICE: the political office-holders
 * @ITEAM_REPORT_CODES: their codes, protocols and guides
 * @ITEAM_REPORT_TRAINING: their training
 * @ITEAM_REPORT_SCREENING: the screening of candidates
 * @ITEAM_REPORT_MEDIA: their training in (social) media
 * @ITEAM_REPORT_OFFICE_MODULE: that the module is open to them
 * @ITEAM_REPORT_ORGANISATION: the organisation
 * @ITEAM_REPORT_ITEAM: the I-team
 * @ITEAM_REPORT_MODULE: the module: dilemma training and theme talks
 * @ITEAM_REPORT_TRAINEES: what the trainees do
 * @ITEAM_REPORT_AWARENESS: I-bewust and its pillars
 * @ITEAM_REPORT_PRIVACY: privacy
 * @ITEAM_REPORT_COUNTS: numbers of reports and talks
 * @ITEAM_REPORT_FOLLOW_UP: consequences and follow-up
 *
 * What a section is about, in the order of the note on 2018.
 */
typedef enum
{
  ITEAM_REPORT_OWN,
  ITEAM_REPORT_INTRODUCTION,
  ITEAM_REPORT_OFFICE,
  ITEAM_REPORT_CODES,
  ITEAM_REPORT_TRAINING,
  ITEAM_REPORT_SCREENING,
  ITEAM_REPORT_MEDIA,
  ITEAM_REPORT_OFFICE_MODULE,
  ITEAM_REPORT_ORGANISATION,
  ITEAM_REPORT_ITEAM,
  ITEAM_REPORT_MODULE,
  ITEAM_REPORT_TRAINEES,
  ITEAM_REPORT_AWARENESS,
  ITEAM_REPORT_PRIVACY,
  ITEAM_REPORT_COUNTS,
  ITEAM_REPORT_FOLLOW_UP,
} IteamReportPart;

extern const IteamTerms iteam_report_parts;

#define ITEAM_TYPE_REPORT_SECTION (iteam_report_section_get_type ())
G_DECLARE_FINAL_TYPE (IteamReportSection, iteam_report_section, ITEAM, REPORT_SECTION, IteamEntry)

/**
 * IteamReportSectionFields:
 * @report: key of the report
 * @part: what it is about
 * @title: (nullable): its heading, %NULL for the usual one
 * @chapter: whether it begins a chapter, and does not stand within one
 * @text: (nullable): what the team wrote, CommonMark
 * @position: (nullable): its place, see iteam_position_between()
 * @left_out: whether it is kept, but not in the report
 * @bare: whether only the text is in the report, and not the data
 * @basis: (nullable): the data as they were when the text was written, see iteam_report_facts_to_basis()
 * @written: when that was
 *
 * The fields of a section of a report.
 */
typedef struct
{
  gint64    report;
  int       part;
  char     *title;
  gboolean  chapter;
  char     *text;
  char     *position;
  gboolean  left_out;
  gboolean  bare;
  char     *basis;
  IteamDay  written;
} IteamReportSectionFields;

IteamReportSection             *iteam_report_section_new         (gint64 report, IteamReportPart part);
const IteamReportSectionFields *iteam_report_section_get_fields  (IteamReportSection *self);
const char                     *iteam_report_section_get_heading (IteamReportSection *self);
int                             iteam_report_section_compare     (IteamReportSection *self, IteamReportSection *other);

G_END_DECLS
