/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-paper.h"

#include <glib/gi18n-lib.h>

#include "iteam-comparison.h"
#include "iteam-meeting-paper-private.h"
#include "iteam-report-facts.h"

/* The annual report to the council, on paper: of each section what the team wrote, and
 * below it what the data say. */

static void
add_group (IteamPaper             *paper,
           const IteamReportGroup *group)
{
  IteamPaperColumn columns[ITEAM_REPORT_COLUMNS];

  if (group->title != NULL)
    iteam_paper_add_heading (paper, 3, group->title, NULL);
  for (guint i = 0; i < group->n_columns; i++)
    columns[i] = (IteamPaperColumn) { group->headings[i], group->shares[i] };
  if (group->n_columns > 0)
    iteam_paper_begin_table (paper, columns, group->n_columns);
  for (guint i = 0; i < group->facts->len; i++)
    {
      const IteamReportFact *fact = group->facts->pdata[i];

      if (group->n_columns > 0)
        iteam_paper_add_row (paper, (const char *const *) fact->cells, group->n_columns);
      else
        iteam_paper_add_bullet (paper, fact->cells[0]);
    }
}

/* Participation drawn, beside that of the year before; only if there is any. */
static void
add_charts (IteamPaper              *paper,
            const IteamReportDetail *detail,
            IteamDirectory          *directory)
{
  g_autoptr (GPtrArray) charts = iteam_comparison_make (detail->programme, directory, detail->year, detail->year - 1, FALSE);

  for (guint i = 0; i < charts->len; i++)
    {
      IteamChart *chart = charts->pdata[i];
      gboolean known = FALSE;

      for (guint j = 0; j < chart->rows->len; j++)
        known = known || iteam_chart_get_row (chart, j)->values[0].value != ITEAM_FIGURE_NONE;
      if (!chart->percent || !known)
        continue;
      iteam_paper_add_heading (paper, 3, chart->title, NULL);
      iteam_paper_add_chart (paper, chart);
    }
}

/* "2.3", and a chapter "2": only what is in the report counts. */
static char *
number_heading (IteamReportSection *section,
                guint              *chapter,
                guint              *part)
{
  const char *heading = iteam_report_section_get_heading (section);

  if (iteam_report_section_get_fields (section)->chapter || *chapter == 0)
    {
      (*chapter)++;
      *part = 0;

      return g_strdup_printf ("%u. %s", *chapter, heading);
    }
  (*part)++;

  return g_strdup_printf ("%u.%u %s", *chapter, *part, heading);
}

/* Whether a chapter has something to tell below it. */
static gboolean
is_empty (IteamReportSection *section,
          GPtrArray          *groups)
{
  const IteamReportSectionFields *fields = iteam_report_section_get_fields (section);

  return fields->text == NULL && (fields->bare || groups->len == 0) && !fields->chapter;
}

static void
add_head (IteamPaper              *paper,
          const IteamReportDetail *detail,
          IteamDay                 today)
{
  const IteamReportFields *fields = iteam_report_get_fields (detail->report);
  g_autofree char *year = g_strdup_printf ("%d", fields->year);
  g_autofree char *day = iteam_day_format (fields->day != ITEAM_DAY_NONE ? fields->day : today, ITEAM_DAY_NONE, ITEAM_DAY_FULL);

  if (fields->letterhead != NULL)
    iteam_paper_set_letterhead (paper, fields->letterhead);
  iteam_paper_add_title (paper, _("Information note to the council"), fields->title);
  iteam_paper_add_fact (paper, _("To"), fields->addressee);
  iteam_paper_add_fact (paper, _("Date"), day);
  iteam_paper_add_fact (paper, _("About"), year);
  iteam_paper_add_fact (paper, _("Reference"), fields->reference);
}

/**
 * iteam_report_paper_new:
 * @detail: a report that was begun, with all that it tells of
 * @directory: the people and the pillars
 * @today: today
 *
 * Sections that are left out, and those of which there is nothing to tell, are not in it.
 *
 * Returns: (transfer full): the report, to be set on paper or as text.
 */
IteamPaper *
iteam_report_paper_new (const IteamReportDetail *detail,
                        IteamDirectory          *directory,
                        IteamDay                 today)
{
  IteamPaper *paper;
  guint chapter = 0, part = 0;

  g_return_val_if_fail (detail != NULL && detail->report != NULL, NULL);
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  paper = iteam_paper_new (iteam_report_get_fields (detail->report)->title, iteam_meeting_paper_language ());
  add_head (paper, detail, today);
  for (guint i = 0; i < detail->sections->len; i++)
    {
      IteamReportSection *section = detail->sections->pdata[i];
      const IteamReportSectionFields *fields = iteam_report_section_get_fields (section);
      g_autoptr (GPtrArray) groups = iteam_report_facts_new (detail, directory, (IteamReportPart) fields->part, today);
      g_autofree char *heading = NULL;

      if (fields->left_out || is_empty (section, groups))
        continue;
      heading = number_heading (section, &chapter, &part);
      iteam_paper_add_heading (paper, part == 0 ? 1 : 2, heading, NULL);
      iteam_paper_add_text (paper, fields->text);
      for (guint j = 0; j < groups->len && !fields->bare; j++)
        add_group (paper, groups->pdata[j]);
      if (fields->part == ITEAM_REPORT_MODULE && !fields->bare)
        add_charts (paper, detail, directory);
    }

  return paper;
}

/**
 * iteam_report_paper_name:
 * @detail: a report that was begun
 * @suffix: how the name ends: "pdf"
 *
 * Returns: (transfer full): a name for a file with it.
 */
char *
iteam_report_paper_name (const IteamReportDetail *detail,
                         const char              *suffix)
{
  g_autofree char *title = g_strdup (iteam_report_get_fields (detail->report)->title);

  return g_strdup_printf ("%s.%s", g_strdelimit (title, "/\\:\n\t", '-'), suffix);
}

static void
warning_free (gpointer data)
{
  IteamReportWarning *warning = data;

  g_free (warning->heading);
  g_free (warning->text);
  g_free (warning);
}

static void
check_text (GPtrArray          *warnings,
            IteamReportSection *section,
            const char         *text,
            IteamDirectory     *directory)
{
  g_autoptr (GArray) matches = iteam_personal_data_find (text, directory);

  for (guint i = 0; i < matches->len; i++)
    {
      const IteamPersonalMatch *match = &g_array_index (matches, IteamPersonalMatch, i);
      IteamReportWarning *warning = g_new0 (IteamReportWarning, 1);

      warning->section = iteam_entry_get_id (ITEAM_ENTRY (section));
      warning->heading = g_strdup (iteam_report_section_get_heading (section));
      warning->kind = match->kind;
      warning->text = g_strndup (text + match->start, match->end - match->start);
      g_ptr_array_add (warnings, warning);
    }
}

/**
 * iteam_report_list_warnings:
 * @detail: a report that was begun, with all that it tells of
 * @directory: the people, whose own addresses and numbers are no matter
 * @today: today
 *
 * Returns: (transfer full) (element-type IteamReportWarning): what is in it that looks like
 *   personal data, in the texts and in the data.
 */
GPtrArray *
iteam_report_list_warnings (const IteamReportDetail *detail,
                            IteamDirectory          *directory,
                            IteamDay                 today)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func (warning_free);

  for (guint i = 0; i < detail->sections->len; i++)
    {
      IteamReportSection *section = detail->sections->pdata[i];
      const IteamReportSectionFields *fields = iteam_report_section_get_fields (section);
      g_autoptr (GPtrArray) groups = iteam_report_facts_new (detail, directory, (IteamReportPart) fields->part, today);

      if (fields->left_out)
        continue;
      check_text (warnings, section, fields->title, directory);
      check_text (warnings, section, fields->text, directory);
      for (guint j = 0; j < groups->len && !fields->bare; j++)
        {
          GPtrArray *facts = ((IteamReportGroup *) groups->pdata[j])->facts;

          for (guint k = 0; k < facts->len; k++)
            for (char **cell = ((IteamReportFact *) facts->pdata[k])->cells; *cell != NULL; cell++)
              check_text (warnings, section, *cell, directory);
        }
    }

  return warnings;
}
