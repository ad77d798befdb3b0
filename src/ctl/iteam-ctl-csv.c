/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "iteam-action-csv.h"
#include "iteam-action-export.h"
#include "iteam-ctl-folder.h"
#include "iteam-ctl-meeting.h"
#include "iteam-ctl-programme.h"

/* The verbs for spreadsheets. */

static char *
read_standard_input (gsize   *length,
                     GError **error)
{
  g_autoptr (GIOChannel) channel = g_io_channel_unix_new (STDIN_FILENO);
  char *text = NULL;

  g_io_channel_set_encoding (channel, NULL, NULL);
  if (g_io_channel_read_to_end (channel, &text, length, error) != G_IO_STATUS_NORMAL)
    return NULL;

  return text;
}

/**
 * iteam_ctl_read_input:
 * @path: the name of a file, or “-” for the standard input
 * @length: (out): how many bytes it has
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what it holds.
 */
char *
iteam_ctl_read_input (const char  *path,
                      gsize       *length,
                      GError     **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) read_error = NULL;
  char *text = NULL;

  if (g_str_equal (path, "-"))
    text = read_standard_input (length, &read_error);
  else
    {
      file = g_file_new_for_commandline_arg (path);
      g_file_load_contents (file, NULL, &text, length, NULL, &read_error);
    }

  if (text == NULL)
    g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_UNREADABLE, _("“%s” cannot be read (%s)."), path, read_error->message);

  return text;
}

static void
complain_of_rows (IteamActionImport *list)
{
  for (guint i = 0; i < list->problems->len; i++)
    {
      g_autofree char *text = iteam_csv_problem_format (list->problems->pdata[i]);

      iteam_ctl_complain (text);
    }
  for (guint i = 0; i < list->ignored->len; i++)
    {
      g_autofree char *text = g_strdup_printf (_("The column “%s” is not known and was left out."), (char *) list->ignored->pdata[i]);

      iteam_ctl_complain (text);
    }
}

/* Returns the exit code. */
static int
take_list (IteamCtl          *ctl,
           IteamActionImport *list,
           gboolean           dry_run,
           gboolean           skip_bad)
{
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  int n_actions = (int) list->actions->len;

  complain_of_rows (list);
  if (list->problems->len > 0 && !skip_bad)
    {
      iteam_ctl_complain (_("Nothing was imported. Mend the list, or leave out what is wrong with --skip-bad."));

      return ITEAM_CTL_FOUND;
    }
  if (dry_run)
    {
      g_print (ngettext ("%d action point can be imported.", "%d action points can be imported.", n_actions), n_actions);
      g_print ("\n");

      return ITEAM_CTL_DONE;
    }

  if (n_actions > 0)
    {
      draft = iteam_action_import_draft (list);
      if (!iteam_ctl_commit (ctl, draft, &error))
        return iteam_ctl_fail (error);
    }
  g_print (ngettext ("%d action point imported.", "%d action points imported.", n_actions), n_actions);
  g_print ("\n");

  return ITEAM_CTL_DONE;
}

/* What the columns are: as their headings say, but for what @given says ("Wat te doen=title").
 * Returns NULL with the exit code in @status. */
static IteamActionLayout *
read_layout (const char  *text,
             gsize        length,
             char       **given,
             int         *status)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamActionLayout) layout = iteam_action_layout_read (text, length, &error);

  if (layout == NULL)
    {
      iteam_ctl_complain (error->message);
      *status = ITEAM_CTL_FOUND;

      return NULL;
    }

  for (; *given != NULL; given++)
    {
      const char *sign = strrchr (*given, '=');
      g_autofree char *heading = sign != NULL ? g_strndup (*given, (gsize) (sign - *given)) : NULL;
      int index = heading != NULL ? iteam_action_layout_find_heading (layout, heading) : -1;
      IteamCsvColumn column;

      if (sign == NULL || (sign[1] != '\0' && !iteam_csv_column_from_nick (sign + 1, &column)))
        {
          *status = iteam_ctl_misused (_("“%s” is not a heading, = and a column."), *given);

          return NULL;
        }
      if (index < 0)
        {
          g_autofree char *message = g_strdup_printf (_("The list has no column “%s”."), heading);

          iteam_ctl_complain (message);
          *status = ITEAM_CTL_FOUND;

          return NULL;
        }
      iteam_action_layout_set_column (layout, (guint) index, sign[1] != '\0' ? (int) column : ITEAM_CSV_LEFT_OUT);
    }

  return g_steal_pointer (&layout);
}

/**
 * iteam_ctl_import:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl import FILE actions LIST [--dry-run] [--skip-bad] [--add-people] [--column HEADING=COLUMN]…
 * iteamctl import FILE meetings INVITATION.ics [--dry-run]
 * iteamctl import FILE participation LIST.csv [--dry-run]
 * iteamctl import FILE --all FOLDER
 *
 * Returns: the exit code.
 */
int
iteam_ctl_import (IteamCtl  *ctl,
                  int        argc,
                  char     **argv)
{
  gboolean dry_run = FALSE, skip_bad = FALSE, add_people = FALSE;
  g_auto (GStrv) columns = NULL;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only tell what would be imported"), NULL },
    { "skip-bad", 0, 0, G_OPTION_ARG_NONE, &skip_bad, N_("Leave out rows that cannot be taken"), NULL },
    { "add-people", 0, 0, G_OPTION_ARG_NONE, &add_people, N_("Add owners to the team whom it does not know"), NULL },
    { "column", 0, 0, G_OPTION_ARG_STRING_ARRAY, &columns, N_("What the column with a heading of its own is"), N_("HEADING=COLUMN") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE actions LIST"),
    .summary = _("Adds the action points of a list that a spreadsheet saved as CSV, .xlsx or .ods; “-” is the standard input."),
    .description = _("The first row says what the columns are, in Dutch or English: Title, Owners, Start date,\n"
                     "Due date, Status, Waiting for, Reason, Kind, Priority, Pillar, Description, Origin, Note.\n"
                     "If a row cannot be taken, nothing is. Of another heading --column says which it is: title,\n"
                     "owners, start, due, status, waiting-for, reason, kind, priority, pillar, description,\n"
                     "origin, recurrence, added, closed, note, or nothing to leave it out.\n"
                     "“iteamctl import FILE meetings --help” tells of invitations, “iteamctl import FILE\n"
                     "participation --help” of rounds of training, and “iteamctl import FILE --all --help” of a\n"
                     "folder of everything."),
    .least = 3, .most = 3, .writes = TRUE,
  };
  g_autoptr (IteamActionImport) list = NULL;
  g_autoptr (IteamActionLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;
  int status;

  if (iteam_ctl_says_all (argc, argv))
    return iteam_ctl_import_all (ctl, argc, argv);
  if (argc > 2 && g_str_equal (argv[2], "meetings"))
    return iteam_ctl_import_meetings (ctl, argc, argv);
  if (argc > 2 && g_str_equal (argv[2], "participation"))
    return iteam_ctl_import_participation (ctl, argc, argv);

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (!g_str_equal (argv[2], "actions"))
    return iteam_ctl_misused (_("“%s” cannot be imported: actions, meetings and participation can."), argv[2]);

  text = iteam_ctl_read_input (argv[3], &length, &error);
  if (text == NULL || !iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  if (columns != NULL)
    {
      layout = read_layout (text, length, columns, &status);
      if (layout == NULL)
        return status;
    }

  list = iteam_action_csv_read (text, length, layout, iteam_store_get_directory (ctl->store), iteam_day_today (),
                                iteam_store_get_user_name (ctl->store),
                                add_people ? ITEAM_ACTION_CSV_ADD_PEOPLE : 0, &error);
  if (list == NULL)
    {
      iteam_ctl_complain (error->message);

      return ITEAM_CTL_FOUND;
    }

  return take_list (ctl, list, dry_run, skip_bad);
}

/**
 * iteam_ctl_export:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl export FILE actions [-o OUT.csv|OUT.xlsx] [FILTER…]
 * iteamctl export FILE meetings|calendar|decisions …
 * iteamctl export FILE --all FOLDER
 *
 * Returns: the exit code.
 */
int
iteam_ctl_export (IteamCtl  *ctl,
                  int        argc,
                  char     **argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write the list, and not the standard output"), N_("OUT.csv|OUT.xlsx") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE actions [FILTER…]"),
    .summary = _("Writes action points as a list that spreadsheets open: CSV, or a workbook if its name ends in .xlsx."),
    .description = _("Filters are those of “iteamctl list”. “iteamctl export FILE meetings --help” and\n"
                     "“iteamctl export FILE decisions --help” tell of meetings and decisions, and\n"
                     "“iteamctl export FILE --all --help” of all of the file."),
    .least = 2, .most = G_MAXINT, .writes = TRUE,
  };
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GBytes) list = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (iteam_ctl_says_all (argc, argv))
    return iteam_ctl_export_all (ctl, argc, argv);
  if (argc > 2 && g_str_equal (argv[2], "meetings"))
    return iteam_ctl_export_meetings (ctl, argc, argv);
  if (argc > 2 && g_str_equal (argv[2], "calendar"))
    return iteam_ctl_export_calendar (ctl, argc, argv);
  if (argc > 2 && g_str_equal (argv[2], "decisions"))
    return iteam_ctl_export_decisions (ctl, argc, argv);

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (!g_str_equal (argv[2], "actions"))
    return iteam_ctl_misused (_("“%s” cannot be exported: actions, meetings and decisions can."), argv[2]);
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  actions = iteam_ctl_read_actions (ctl, argv + 3, &error);
  if (actions == NULL)
    return iteam_ctl_fail (error);

  list = iteam_action_export_write (output, actions, iteam_store_get_directory (ctl->store), &error);
  if (list == NULL || !iteam_ctl_write (output, g_bytes_get_data (list, NULL), g_bytes_get_size (list), &error))
    return iteam_ctl_fail (error);

  return ITEAM_CTL_DONE;
}
