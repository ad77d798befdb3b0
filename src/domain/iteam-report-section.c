/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-section.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"

/**
 * IteamReportSection:
 *
 * A section of an annual report: a heading, what the team writes, and the data below it.
 */
struct _IteamReportSection
{
  IteamEntry parent_instance;

  IteamReportSectionFields fields;
};

G_DEFINE_FINAL_TYPE (IteamReportSection, iteam_report_section, ITEAM_TYPE_ENTRY)

static const IteamTerm parts[] = {
  [ITEAM_REPORT_OWN] = { "own", N_("Section of our own") },
  [ITEAM_REPORT_INTRODUCTION] = { "introduction", N_("Introduction") },
  [ITEAM_REPORT_OFFICE] = { "office", N_("Political office-holders") },
  [ITEAM_REPORT_CODES] = { "codes", N_("Codes of conduct and protocol") },
  [ITEAM_REPORT_TRAINING] = { "training", N_("Training") },
  [ITEAM_REPORT_SCREENING] = { "screening", N_("Prevention and screening") },
  [ITEAM_REPORT_MEDIA] = { "media", N_("(Social) media") },
  [ITEAM_REPORT_OFFICE_MODULE] = { "office-module", N_("The integrity module for executive and council") },
  [ITEAM_REPORT_ORGANISATION] = { "organisation", N_("The organisation") },
  [ITEAM_REPORT_ITEAM] = { "iteam", N_("The I-team") },
  [ITEAM_REPORT_MODULE] = { "module", N_("Dilemma training and theme talks") },
  [ITEAM_REPORT_TRAINEES] = { "trainees", N_("The trainees’ project") },
  [ITEAM_REPORT_AWARENESS] = { "awareness", "I-bewust" },
  [ITEAM_REPORT_PRIVACY] = { "privacy", N_("Privacy") },
  [ITEAM_REPORT_COUNTS] = { "counts", N_("Reports and advisory talks") },
  [ITEAM_REPORT_FOLLOW_UP] = { "follow-up", N_("Consequences and follow-up") },
};

const IteamTerms iteam_report_parts = { parts, G_N_ELEMENTS (parts) };

static const IteamColumn columns[] = {
  ITEAM_COLUMN (IteamReportSection, report, KEY),
  ITEAM_COLUMN_NAMED (IteamReportSection, part, &iteam_report_parts),
  ITEAM_COLUMN (IteamReportSection, title, TEXT),
  ITEAM_COLUMN (IteamReportSection, chapter, MARK),
  ITEAM_COLUMN (IteamReportSection, text, TEXT),
  ITEAM_COLUMN (IteamReportSection, position, TEXT),
  ITEAM_COLUMN (IteamReportSection, left_out, MARK),
  ITEAM_COLUMN (IteamReportSection, bare, MARK),
  ITEAM_COLUMN (IteamReportSection, basis, TEXT),
  ITEAM_COLUMN (IteamReportSection, written, DAY),
  ITEAM_COLUMNS_END,
};

static void
iteam_report_section_class_init (IteamReportSectionClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_REPORT_SECTION;
  entry_class->added = N_("Section of the annual report added");
  entry_class->changed = N_("Section of the annual report changed");
  entry_class->deleted = N_("Section of the annual report removed");

  iteam_entry_class_set_columns (entry_class, columns);
}

static void
iteam_report_section_init (IteamReportSection *self)
{
}

/**
 * iteam_report_section_new:
 * @report: key of the report
 * @part: what it is about
 *
 * Returns: (transfer full): a section without a place. Two people who begin the same report
 *   make the same sections, apart from those of their own.
 */
IteamReportSection *
iteam_report_section_new (gint64          report,
                          IteamReportPart part)
{
  gboolean chapter = part == ITEAM_REPORT_INTRODUCTION || part == ITEAM_REPORT_OFFICE || part == ITEAM_REPORT_ORGANISATION ||
                     part == ITEAM_REPORT_FOLLOW_UP;
  gint64 id = part == ITEAM_REPORT_OWN ? iteam_id_new () : iteam_id_for_pair (report, (gint64) part);

  return g_object_new (ITEAM_TYPE_REPORT_SECTION, "id", id, "report", report, "part", part, "chapter", chapter, NULL);
}

/**
 * iteam_report_section_get_fields:
 * @self: a section
 *
 * Returns: (transfer none): its fields, valid as long as @self is not changed.
 */
const IteamReportSectionFields *
iteam_report_section_get_fields (IteamReportSection *self)
{
  g_return_val_if_fail (ITEAM_IS_REPORT_SECTION (self), NULL);

  return &self->fields;
}

/**
 * iteam_report_section_get_heading:
 * @self: a section
 *
 * Returns: (transfer none): its heading.
 */
const char *
iteam_report_section_get_heading (IteamReportSection *self)
{
  g_return_val_if_fail (ITEAM_IS_REPORT_SECTION (self), NULL);

  return self->fields.title != NULL ? self->fields.title : iteam_terms_label (&iteam_report_parts, self->fields.part);
}

/**
 * iteam_report_section_compare:
 * @self: a section
 * @other: another
 *
 * Returns: less than, equal to or more than 0, by their places.
 */
int
iteam_report_section_compare (IteamReportSection *self,
                              IteamReportSection *other)
{
  int order = g_strcmp0 (self->fields.position, other->fields.position);
  gint64 first = iteam_entry_get_id (ITEAM_ENTRY (self)), second = iteam_entry_get_id (ITEAM_ENTRY (other));

  return order != 0 ? order : (first > second) - (first < second);
}
