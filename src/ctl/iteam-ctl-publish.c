/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-meeting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-calendar-all.h"
#include "iteam-calendar.h"
#include "iteam-meeting-paper.h"
#include "iteam-store-meetings.h"

/* The verbs that let meetings out: agendas, minutes and decisions on paper, as text, and
 * for calendars and spreadsheets. What is written is what the name of the file says. */

typedef enum
{
  FORMAT_UNKNOWN,
  FORMAT_TEXT,
  FORMAT_PDF,
  FORMAT_CALENDAR,
  FORMAT_CSV,
} Format;

static Format
tell_format (const char *output,
             Format      standard)
{
  static const struct
  {
    const char *suffix;
    Format format;
  } formats[] = {
    { ".txt", FORMAT_TEXT }, { ".pdf", FORMAT_PDF }, { ".ics", FORMAT_CALENDAR }, { ".csv", FORMAT_CSV },
  };
  g_autofree char *lower = output != NULL ? g_ascii_strdown (output, -1) : NULL;

  if (output == NULL || g_str_equal (output, "-"))
    return standard;
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      return formats[i].format;

  return FORMAT_UNKNOWN;
}

static int
complain_of_format (const char *output,
                    const char *wanted)
{
  /* Translators: the name of a file, then what can be: “OUT.pdf or OUT.txt”. */
  return iteam_ctl_misused (_("“%s” does not say what is to be written: %s does."), output, wanted);
}

/* Returns the exit code. */
static int
write_text (const char *output,
            const char *text)
{
  g_autoptr (GError) error = NULL;

  return iteam_ctl_write (output, text, strlen (text), &error) ? ITEAM_CTL_DONE : iteam_ctl_fail (error);
}

/* Returns the exit code. */
static int
write_paper (IteamPaper *paper,
             Format      format,
             const char *output)
{
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (format == FORMAT_TEXT)
    {
      text = iteam_paper_to_text (paper);

      return write_text (output, text);
    }
  pdf = iteam_paper_to_pdf (paper, NULL, &error);
  if (pdf == NULL || !iteam_ctl_write (output, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error))
    return iteam_ctl_fail (error);

  return ITEAM_CTL_DONE;
}

/* What the options of these verbs say. */
typedef struct
{
  char *output;
  char *series;
  gboolean confidential;
} Options;

static void
options_clear (Options *self)
{
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->series, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

#define OUTPUT_OPTION(options, out) \
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &(options).output, N_("Where to write it, and not the standard output"), out }
#define CONFIDENTIAL_OPTION(options) \
  { "confidential", 0, 0, G_OPTION_ARG_NONE, &(options).confidential, N_("With confidential items, too"), NULL }

static IteamMeetingDetail *
open_meeting (IteamCtl    *ctl,
              char       **argv,
              GError     **error)
{
  gint64 id = iteam_ctl_open (ctl, argv[1], error) ? iteam_ctl_find_numbered (ctl, ITEAM_KIND_MEETING, argv[2], error) : 0;

  return id != 0 ? iteam_ctl_read_meeting (ctl, id, error) : NULL;
}

/**
 * iteam_ctl_agenda:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl agenda FILE M-3 [-o OUT.pdf|OUT.ics|OUT.txt] [--confidential]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_agenda (IteamCtl  *ctl,
                  int        argc,
                  char     **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    OUTPUT_OPTION (options, N_("OUT.pdf")),
    CONFIDENTIAL_OPTION (options),
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE M-3"),
    .summary = _("Writes the agenda of a meeting: OUT.pdf, OUT.txt, or OUT.ics as an invitation for calendars."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (IteamMeetingDetail) detail = NULL;
  g_autoptr (IteamPaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  Format format;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  format = tell_format (options.output, FORMAT_TEXT);
  if (format == FORMAT_UNKNOWN || format == FORMAT_CSV)
    return complain_of_format (options.output, _("OUT.pdf, OUT.txt or OUT.ics"));
  detail = open_meeting (ctl, argv, &error);
  if (detail == NULL)
    return iteam_ctl_fail (error);

  if (format == FORMAT_CALENDAR)
    {
      g_autofree char *text = iteam_calendar_invite (detail, iteam_store_get_directory (ctl->store), options.confidential);

      return write_text (options.output, text);
    }
  paper = iteam_meeting_paper_agenda (detail, iteam_store_get_directory (ctl->store), options.confidential);

  return write_paper (paper, format, options.output);
}

/**
 * iteam_ctl_minutes:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl minutes FILE M-3 [-o OUT.pdf|OUT.txt] [--confidential]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_minutes (IteamCtl  *ctl,
                   int        argc,
                   char     **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    OUTPUT_OPTION (options, N_("OUT.pdf")),
    CONFIDENTIAL_OPTION (options),
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE M-3"),
    .summary = _("Writes the minutes of a meeting: OUT.pdf or OUT.txt."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (IteamMeetingDetail) detail = NULL;
  g_autoptr (IteamPaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  Format format;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  format = tell_format (options.output, FORMAT_TEXT);
  if (format != FORMAT_PDF && format != FORMAT_TEXT)
    return complain_of_format (options.output, _("OUT.pdf or OUT.txt"));
  detail = open_meeting (ctl, argv, &error);
  if (detail != NULL && !iteam_meeting_has_minutes (detail->meeting))
    g_set_error_literal (&error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("This meeting has no minutes yet."));
  if (error != NULL)
    return iteam_ctl_fail (error);

  paper = iteam_meeting_paper_minutes (detail, iteam_store_get_directory (ctl->store), options.confidential);

  return write_paper (paper, format, options.output);
}

static char *
write_calendar (IteamCtl    *ctl,
                const char  *title,
                GError     **error)
{
  IteamDirectory *directory = iteam_store_get_directory (ctl->store);
  g_autoptr (GPtrArray) meetings = iteam_ctl_read_meetings (ctl, error);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamSeries) series = NULL;
  char *text;

  if (meetings == NULL)
    return NULL;
  if (title == NULL)
    {
      all = iteam_ctl_read_series (ctl, error);

      return all != NULL ? iteam_calendar_publish (meetings, all, directory) : NULL;
    }

  series = iteam_ctl_find_series (ctl, title, error);
  if (series == NULL)
    return NULL;
  iteam_store_read_members_async (ctl->store, iteam_entry_get_id (ITEAM_ENTRY (series)), NULL, iteam_ctl_ready, &result);
  members = iteam_store_read_members_finish (ctl->store, iteam_ctl_wait (&result), error);
  if (members == NULL)
    return NULL;
  text = iteam_calendar_invite_series (series, meetings, members, directory);
  if (text == NULL)
    g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("No more meetings of “%s” are to come."), title);

  return text;
}

/**
 * iteam_ctl_export_meetings:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl export FILE meetings [-o OUT.ics] [--series TITLE]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_export_meetings (IteamCtl  *ctl,
                           int        argc,
                           char     **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    OUTPUT_OPTION (options, N_("OUT.ics")),
    { "series", 0, 0, G_OPTION_ARG_STRING, &options.series, N_("An invitation to what is to come of a series"), N_("TITLE") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE meetings"),
    .summary = _("Writes all meetings, and what is to come of their series, for calendars."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (tell_format (options.output, FORMAT_CALENDAR) != FORMAT_CALENDAR)
    return complain_of_format (options.output, "OUT.ics");
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  text = write_calendar (ctl, options.series, &error);

  return text != NULL ? write_text (options.output, text) : iteam_ctl_fail (error);
}

/**
 * iteam_ctl_export_calendar:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl export FILE calendar [-o OUT.ics]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_export_calendar (IteamCtl  *ctl,
                           int        argc,
                           char     **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    OUTPUT_OPTION (options, N_("OUT.ics")),
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE calendar"),
    .summary = _("Writes everything that has a date for calendars: meetings, due dates, reviews, activities and spotlights."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (tell_format (options.output, FORMAT_CALENDAR) != FORMAT_CALENDAR)
    return complain_of_format (options.output, "OUT.ics");
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  iteam_calendar_export_async (ctl->store, NULL, iteam_ctl_ready, &result);
  text = iteam_calendar_export_finish (ctl->store, iteam_ctl_wait (&result), &error);

  return text != NULL ? write_text (options.output, text) : iteam_ctl_fail (error);
}

/**
 * iteam_ctl_export_decisions:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl export FILE decisions [-o OUT.csv|OUT.pdf|OUT.txt] [--confidential]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_export_decisions (IteamCtl  *ctl,
                            int        argc,
                            char     **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    OUTPUT_OPTION (options, N_("OUT.csv")),
    CONFIDENTIAL_OPTION (options),
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE decisions"),
    .summary = _("Writes the decision list through all years: OUT.csv for a spreadsheet, OUT.pdf or OUT.txt."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  IteamDirectory *directory = iteam_store_get_directory (ctl->store);
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (IteamPaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  Format format;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  format = tell_format (options.output, FORMAT_CSV);
  if (format == FORMAT_UNKNOWN || format == FORMAT_CALENDAR)
    return complain_of_format (options.output, _("OUT.csv, OUT.pdf or OUT.txt"));
  if (iteam_ctl_open (ctl, argv[1], &error))
    decisions = iteam_ctl_read_outcomes (ctl, ITEAM_KIND_DECISION, &error);
  if (decisions == NULL)
    return iteam_ctl_fail (error);

  if (format == FORMAT_CSV)
    {
      g_autofree char *text = iteam_meeting_decisions_csv (decisions, directory, options.confidential);

      return write_text (options.output, text);
    }
  paper = iteam_meeting_paper_decisions (decisions, directory, options.confidential);

  return write_paper (paper, format, options.output);
}
