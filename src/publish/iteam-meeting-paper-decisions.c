/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "iteam-csv-writer.h"
#include "iteam-meeting-paper-private.h"

static int
year_of (const IteamOutcomeFields *fields)
{
  int year = 0, month = 0, day = 0;

  if (fields->day != ITEAM_DAY_NONE)
    iteam_day_to_ymd (fields->day, &year, &month, &day);

  return year;
}

/**
 * iteam_meeting_paper_decisions:
 * @outcomes: (element-type IteamOutcome): decisions, in the order in which they are told
 * @directory: the people
 * @confidential: whether those of confidential items are in it, too
 *
 * Returns: (transfer full): the decision list, a table with the years as its sections.
 */
IteamPaper *
iteam_meeting_paper_decisions (GPtrArray      *outcomes,
                               IteamDirectory *directory,
                               gboolean        confidential)
{
  const IteamPaperColumn columns[] = { { _("Number"), 10 }, { _("Decision"), 48 }, { _("Meeting"), 27 }, { _("Due"), 15 } };
  IteamPaper *paper;
  int year = 0;

  g_return_val_if_fail (outcomes != NULL, NULL);
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  paper = iteam_paper_new (_("Decision list of the I-team"), iteam_meeting_paper_language ());
  iteam_paper_add_title (paper, NULL, _("Decision list of the I-team"));
  iteam_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < outcomes->len; i++)
    {
      const IteamOutcomeFields *fields = iteam_outcome_get_fields (g_ptr_array_index (outcomes, i));
      g_autofree char *number = iteam_outcome_format_number (g_ptr_array_index (outcomes, i));
      g_autofree char *day = iteam_day_format (fields->day, ITEAM_DAY_NONE, ITEAM_DAY_FULL);
      g_autofree char *due = fields->due != ITEAM_DAY_NONE ? iteam_day_format (fields->due, ITEAM_DAY_NONE, ITEAM_DAY_FULL) : NULL;
      g_autofree char *meeting = g_strdup_printf ("%s %s", fields->meeting_title != NULL ? fields->meeting_title : "", day);
      g_autofree char *who = iteam_meeting_paper_format_person (directory, fields->person, NULL);
      g_autofree char *text = g_strconcat (fields->text, who[0] != '\0' ? " · " : "", who, NULL);
      g_autofree char *heading = g_strdup_printf ("%d", year_of (fields));
      const char *cells[] = { number, text, meeting, due };

      if (fields->confidential && !confidential)
        continue;
      if (year_of (fields) != year)
        iteam_paper_add_row (paper, (const char *const *) &heading, 1);
      year = year_of (fields);
      iteam_paper_add_row (paper, cells, G_N_ELEMENTS (cells));
    }

  return paper;
}

/**
 * iteam_meeting_decisions_csv:
 * @outcomes: (element-type IteamOutcome): decisions
 * @directory: the people
 * @confidential: whether those of confidential items are in it, too
 *
 * Returns: (transfer full): the decision list for a spreadsheet, in the language of the
 *   interface and separated as spreadsheets in that language expect.
 */
char *
iteam_meeting_decisions_csv (GPtrArray      *outcomes,
                             IteamDirectory *directory,
                             gboolean        confidential)
{
  const char *const headings[] = { _("Number"), _("Date"), _("Meeting"), _("Item"), _("Decision"), _("Owner"), _("Due") };
  char separator = iteam_csv_separator ();
  GString *out;

  g_return_val_if_fail (outcomes != NULL, NULL);
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  out = iteam_csv_begin ();
  iteam_csv_append_row (out, separator, headings, G_N_ELEMENTS (headings));
  for (guint i = 0; i < outcomes->len; i++)
    {
      const IteamOutcomeFields *fields = iteam_outcome_get_fields (g_ptr_array_index (outcomes, i));
      g_autofree char *number = iteam_outcome_format_number (g_ptr_array_index (outcomes, i));
      g_autofree char *day = iteam_csv_format_day (fields->day, separator);
      g_autofree char *meeting = g_strdup_printf ("M-%d", fields->meeting_number);
      g_autofree char *who = iteam_meeting_paper_format_person (directory, fields->person, NULL);
      g_autofree char *due = iteam_csv_format_day (fields->due, separator);
      const char *cells[] = { number, day, meeting, fields->item_title, fields->text, who, due };

      if (!fields->confidential || confidential)
        iteam_csv_append_row (out, separator, cells, G_N_ELEMENTS (cells));
    }

  return g_string_free (out, FALSE);
}
