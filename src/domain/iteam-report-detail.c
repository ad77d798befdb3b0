/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-detail.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

/**
 * iteam_report_detail_new:
 * @year: a year
 *
 * Returns: (transfer full): that year without anything yet.
 */
IteamReportDetail *
iteam_report_detail_new (int year)
{
  IteamReportDetail *self = g_new0 (IteamReportDetail, 1);
  GPtrArray **lists[] = { &self->sections, &self->versions, &self->before, &self->documents };

  self->year = year;
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/**
 * iteam_report_detail_free:
 * @self: (transfer full): a report with all that it tells of
 */
void
iteam_report_detail_free (IteamReportDetail *self)
{
  g_clear_object (&self->report);
  g_clear_object (&self->before_report);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->versions);
  g_ptr_array_unref (self->before);
  g_ptr_array_unref (self->documents);
  g_array_unref (self->years);
  g_clear_pointer (&self->programme, iteam_programme_free);
  g_free (self);
}

/**
 * iteam_report_detail_is_part:
 * @kind: a kind of thing
 *
 * Returns: whether a change of such a thing changes a report, or what it tells of.
 */
gboolean
iteam_report_detail_is_part (IteamKind kind)
{
  return kind == ITEAM_KIND_REPORT || kind == ITEAM_KIND_DOCUMENT || kind == ITEAM_KIND_MEETING || kind == ITEAM_KIND_PERSON ||
         iteam_programme_is_part (kind);
}

/**
 * iteam_report_detail_find_section:
 * @self: a report
 * @section: key of a section
 *
 * Returns: (transfer none) (nullable): that section.
 */
IteamReportSection *
iteam_report_detail_find_section (const IteamReportDetail *self,
                                  gint64                   section)
{
  for (guint i = 0; i < self->sections->len; i++)
    if (ID (self->sections->pdata[i]) == section)
      return self->sections->pdata[i];

  return NULL;
}

/**
 * iteam_report_detail_find_part:
 * @self: a report
 * @part: what a section is about, not %ITEAM_REPORT_OWN
 *
 * Returns: (transfer none) (nullable): that section.
 */
IteamReportSection *
iteam_report_detail_find_part (const IteamReportDetail *self,
                               IteamReportPart          part)
{
  for (guint i = 0; i < self->sections->len; i++)
    if (iteam_report_section_get_fields (self->sections->pdata[i])->part == (int) part)
      return self->sections->pdata[i];

  return NULL;
}

/* The sections as the note on 2018 has them. */
static void
add_usual_sections (IteamDraft *draft,
                    gint64      report)
{
  g_autofree char *position = NULL;

  for (int part = ITEAM_REPORT_INTRODUCTION; part <= ITEAM_REPORT_FOLLOW_UP; part++)
    {
      g_autoptr (IteamReportSection) section = iteam_report_section_new (report, (IteamReportPart) part);
      char *next = iteam_position_between (position, NULL);

      g_free (position);
      position = next;
      g_object_set (section, "position", position, NULL);
      iteam_entry_add_to (ITEAM_ENTRY (section), draft);
    }
}

/* The sections of last year, with their order and headings. Of their texts only that of the
 * introduction goes on: what the others tell was so last year. */
static void
add_sections_alike (IteamDraft *draft,
                    gint64      report,
                    GPtrArray  *before)
{
  for (guint i = 0; i < before->len; i++)
    {
      const IteamReportSectionFields *fields = iteam_report_section_get_fields (before->pdata[i]);
      g_autoptr (IteamReportSection) section = iteam_report_section_new (report, (IteamReportPart) fields->part);

      g_object_set (section,
                    "title", fields->title, "chapter", fields->chapter, "position", fields->position,
                    "left-out", fields->left_out, "bare", fields->bare,
                    "text", fields->part == ITEAM_REPORT_INTRODUCTION ? fields->text : NULL,
                    NULL);
      iteam_entry_add_to (ITEAM_ENTRY (section), draft);
    }
}

/**
 * iteam_report_detail_draft_begin:
 * @self: a year that has no report yet
 * @today: today
 *
 * Returns: (transfer full): the draft that begins it, with the sections, the letterhead and
 *   the introduction of last year's report, or with the usual sections.
 */
IteamDraft *
iteam_report_detail_draft_begin (const IteamReportDetail *self,
                                 IteamDay                 today)
{
  g_autoptr (IteamReport) report = iteam_report_new (self->year, today);
  IteamDraft *draft;

  if (self->before_report != NULL)
    {
      const IteamReportFields *fields = iteam_report_get_fields (self->before_report);

      g_object_set (report, "letterhead", fields->letterhead, "addressee", fields->addressee, NULL);
    }
  draft = iteam_entry_draft_new (ITEAM_ENTRY (report));
  if (self->before->len > 0)
    add_sections_alike (draft, ID (report), self->before);
  else
    add_usual_sections (draft, ID (report));

  return draft;
}

static const char *
place_of (const IteamReportDetail *self,
          IteamReportSection      *left_out,
          guint                    index)
{
  for (guint i = 0; i < self->sections->len; i++)
    if (self->sections->pdata[i] != left_out && index-- == 0)
      return iteam_report_section_get_fields (self->sections->pdata[i])->position;

  return NULL;
}

/**
 * iteam_report_detail_position_at:
 * @self: a report
 * @moved: (nullable): a section that is moved
 * @index: where it is to stand among the others
 *
 * Returns: (transfer full): its position there.
 */
char *
iteam_report_detail_position_at (const IteamReportDetail *self,
                                 IteamReportSection      *moved,
                                 guint                    index)
{
  return iteam_position_between (index > 0 ? place_of (self, moved, index - 1) : NULL, place_of (self, moved, index));
}

/**
 * iteam_report_detail_add_section:
 * @self: a report that was begun
 * @index: where it is to stand
 * @title: its heading
 *
 * Returns: (transfer full): a section of the team's own, not in the file yet.
 */
IteamReportSection *
iteam_report_detail_add_section (const IteamReportDetail *self,
                                 guint                    index,
                                 const char              *title)
{
  IteamReportSection *section = iteam_report_section_new (ID (self->report), ITEAM_REPORT_OWN);
  g_autofree char *position = iteam_report_detail_position_at (self, NULL, index);

  g_object_set (section, "title", title, "position", position, NULL);

  return section;
}
