/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-comparison-paper.h"

#include <glib/gi18n-lib.h>

#include "iteam-comparison.h"
#include "iteam-meeting-paper-private.h"

/**
 * iteam_comparison_paper_new:
 * @programme: the programme
 * @directory: the pillars
 * @year: a year
 * @before: the year beside it
 *
 * Returns: (transfer full): the two years side by side, drawn, as they may leave the team.
 */
IteamPaper *
iteam_comparison_paper_new (IteamProgramme *programme,
                            IteamDirectory *directory,
                            int             year,
                            int             before)
{
  /* Translators: two years that are compared: "2019 beside 2018". */
  g_autofree char *title = g_strdup_printf (_("%d beside %d"), year, before);
  g_autofree char *name = g_strdup_printf ("%s: %s", "I-bewust", title);
  IteamPaper *paper = iteam_paper_new (name, iteam_meeting_paper_language ());
  g_autoptr (GPtrArray) charts = iteam_comparison_make (programme, directory, year, before, FALSE);

  iteam_paper_add_title (paper, "I-bewust", title);
  for (guint i = 0; i < charts->len; i++)
    {
      IteamChart *chart = charts->pdata[i];

      iteam_paper_add_heading (paper, 1, chart->title, NULL);
      iteam_paper_add_chart (paper, chart);
    }
  iteam_paper_add_plain (paper, _("Numbers of people below 5 are told as “<5”, and units with such a number are left out."));

  return paper;
}

/**
 * iteam_comparison_paper_name:
 * @year: a year
 * @before: the year beside it
 * @suffix: what sort of file it is, "pdf"
 *
 * Returns: (transfer full): a name for the file.
 */
char *
iteam_comparison_paper_name (int         year,
                             int         before,
                             const char *suffix)
{
  /* Translators: the name of a file: the two years that are compared, and what sort of file it is. */
  return g_strdup_printf (_("I-bewust %d beside %d.%s"), year, before, suffix);
}
