/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-note.h"
#include "iteam-ctl-document.h"
#include "iteam-ctl-fields.h"
#include "iteam-ctl-meeting.h"
#include "iteam-ctl-programme.h"
#include "iteam-quick-add.h"
#include "iteam-text.h"

/* The verbs that change action points. */

static void
append_note (IteamCtl   *ctl,
             IteamDraft *draft,
             gint64      action,
             const char *text)
{
  g_autofree char *stripped = iteam_text_strip (text);
  g_autoptr (IteamActionNote) note = NULL;
  g_autoptr (IteamDraft) added = NULL;

  if (stripped == NULL)
    return;

  note = iteam_action_note_new (0, action, iteam_day_today (), iteam_store_get_user_name (ctl->store), stripped);
  added = iteam_action_note_draft_new (note);
  if (iteam_draft_is_empty (draft))
    iteam_draft_set_what (draft, iteam_draft_get_what (added));
  iteam_draft_append (draft, added);
}

/* Tells the number that the store gave a new action point. */
static int
print_number (IteamCtl         *ctl,
              IteamActionPoint *action)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamActionDetail) written = iteam_ctl_read_detail (ctl, iteam_action_point_get_id (action), &error);
  g_autofree char *number = NULL;

  if (written == NULL)
    return iteam_ctl_fail (error);

  number = iteam_action_point_format_number (written->action);
  g_print ("%s\n", number);

  return ITEAM_CTL_DONE;
}

/* What the one line of --quick says, or NULL if there is no title. */
static IteamActionPoint *
read_line (IteamCtl   *ctl,
           const char *text,
           const char *title)
{
  IteamDay today = iteam_day_today ();
  g_autoptr (IteamQuickAdd) line = iteam_quick_add_read (text, iteam_store_get_directory (ctl->store),
                                                         iteam_store_get_user (ctl->store), NULL, today);

  if (title != NULL)
    {
      g_free (line->title);
      line->title = g_strdup (title);
    }

  return iteam_quick_add_to_action (line, today);
}

/**
 * iteam_ctl_add:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl add FILE action --title T [--owner P]… [--due D] …
 * iteamctl add FILE action --quick LINE
 * iteamctl add FILE meeting|series|item|remark|activity|point|reports …
 *
 * Returns: the exit code.
 */
int
iteam_ctl_add (IteamCtl  *ctl,
               int        argc,
               char     **argv)
{
  g_auto (IteamCtlFields) fields = { 0 };
  g_autofree char *quick = NULL;
  GOptionEntry entries[ITEAM_N_CTL_FIELDS + 2] = {
    { "quick", 'q', 0, G_OPTION_ARG_STRING, &quick, N_("All in one line: “make a leaflet @HRM by 15 May #screen”"), N_("LINE") },
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE action --title TITLE | --quick LINE"),
    .summary = _("Adds an action point and prints its number."),
    .description = _("“iteamctl add FILE meeting --help”, and so with “series”, “item”, “remark”, “activity”, “point” and\n"
                     "“reports”, tells of meetings, their series and agendas, remarks upon minutes, and of what is done\n"
                     "for awareness."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (IteamActionPoint) action = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (argc > 2 && g_str_equal (argv[2], "meeting"))
    return iteam_ctl_add_meeting (ctl, argc, argv);
  if (argc > 2 && g_str_equal (argv[2], "series"))
    return iteam_ctl_add_series (ctl, argc, argv);
  if (argc > 2 && g_str_equal (argv[2], "item"))
    return iteam_ctl_add_item (ctl, argc, argv);
  if (argc > 2 && g_str_equal (argv[2], "remark"))
    return iteam_ctl_add_remark (ctl, argc, argv);
  if (argc > 2 && g_str_equal (argv[2], "activity"))
    return iteam_ctl_add_activity (ctl, argc, argv);
  if (argc > 2 && g_str_equal (argv[2], "point"))
    return iteam_ctl_add_point (ctl, argc, argv);
  if (argc > 2 && g_str_equal (argv[2], "reports"))
    return iteam_ctl_add_reports (ctl, argc, argv);

  iteam_ctl_fields_fill_entries (&fields, entries + 1);
  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (!g_str_equal (argv[2], "action"))
    return iteam_ctl_misused (_("“%s” cannot be added: an action, a meeting, a series, an item, a remark, an activity, a point and reports can."),
                              argv[2]);
  if (fields.title == NULL && quick == NULL)
    return iteam_ctl_misused (_("An action point needs a title: give one with --title."));
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  action = quick != NULL ? read_line (ctl, quick, fields.title) : iteam_action_point_new (NULL, iteam_day_today ());
  if (action == NULL)
    return iteam_ctl_misused (_("The line leaves no title: “%s”."), quick);
  if (!iteam_ctl_fields_apply (&fields, ctl, action, &error))
    return iteam_ctl_fail (error);

  draft = iteam_action_point_draft_new (action);
  append_note (ctl, draft, iteam_action_point_get_id (action), fields.note);
  if (!iteam_ctl_commit (ctl, draft, &error))
    return iteam_ctl_fail (error);

  /* On a share, it gets its number there. */
  iteam_ctl_sync_now (ctl, 4000, NULL);

  return print_number (ctl, action);
}

/**
 * iteam_ctl_fail_with_conflicts:
 * @ctl: the program
 * @draft: an edit that was refused
 * @error: why
 *
 * Tells both values of each field that someone else changed meanwhile.
 *
 * Returns: the exit code.
 */
int
iteam_ctl_fail_with_conflicts (IteamCtl     *ctl,
                               IteamDraft   *draft,
                               const GError *error)
{
  IteamDirectory *directory = iteam_store_get_directory (ctl->store);
  GPtrArray *conflicts = iteam_draft_get_conflicts (draft);
  int status = iteam_ctl_fail (error);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const IteamConflict *conflict = conflicts->pdata[i];
      const char *label = iteam_field_label (conflict->cell->kind, conflict->cell->field);
      g_autofree char *mine = iteam_cell_format_value (conflict->cell, conflict->cell->value, directory);
      g_autofree char *theirs = iteam_cell_format_value (conflict->cell, conflict->theirs, directory);
      g_autofree char *line = NULL;

      if (label == NULL)
        continue;
      /* Translators: a field, the value that was not written, the value in the file, and who wrote that. */
      line = g_strdup_printf (_("%s: yours is “%s”, the file’s is “%s” by %s."), label, mine != NULL ? mine : "–",
                              theirs != NULL ? theirs : "–", conflict->who != NULL ? conflict->who : _("someone"));
      iteam_ctl_complain (line);
    }

  return status;
}

/**
 * iteam_ctl_set:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl set FILE A-12 [--title T] [--status S] [--due D] [--reason R] …
 * iteamctl set FILE D-3|M-3 …
 *
 * Returns: the exit code.
 */
int
iteam_ctl_set (IteamCtl  *ctl,
               int        argc,
               char     **argv)
{
  g_auto (IteamCtlFields) fields = { 0 };
  GOptionEntry entries[ITEAM_N_CTL_FIELDS + 1];
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE A-12"),
    .summary = _("Changes an action point, or a document or meeting by its number. What no option names is left as it is."),
    .description = _("If one that recurs is done by this, the next one is added and its number printed.\n"
                     "“iteamctl set FILE D-3 --help” lists what can be changed of a document, and\n"
                     "“iteamctl set FILE M-3 --help” of a meeting; so with P-3 of an activity, V-3 of a point."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (IteamActionDetail) read = NULL;
  g_autoptr (IteamActionPoint) edited = NULL;
  g_autoptr (IteamActionPoint) next = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;
  int status;

  if (argc > 2 && g_ascii_strncasecmp (argv[2], "D-", 2) == 0)
    return iteam_ctl_set_document (ctl, argc, argv);
  if (argc > 2 && g_ascii_strncasecmp (argv[2], "M-", 2) == 0)
    return iteam_ctl_set_meeting (ctl, argc, argv);
  if (argc > 2 && g_ascii_strncasecmp (argv[2], "P-", 2) == 0)
    return iteam_ctl_set_activity (ctl, argc, argv);
  if (argc > 2 && g_ascii_strncasecmp (argv[2], "V-", 2) == 0)
    return iteam_ctl_set_point (ctl, argc, argv);

  iteam_ctl_fields_fill_entries (&fields, entries);
  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (iteam_ctl_fields_are_empty (&fields))
    return iteam_ctl_misused (_("Nothing is said to be changed. “iteamctl set --help” lists what can be."));
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  id = iteam_ctl_find (ctl, argv[2], &error);
  if (id != 0)
    read = iteam_ctl_read_detail (ctl, id, &error);
  if (read == NULL)
    return iteam_ctl_fail (error);

  edited = iteam_action_point_copy (read->action);
  if (!iteam_ctl_fields_apply (&fields, ctl, edited, &error))
    return iteam_ctl_fail (error);

  draft = iteam_action_point_draft_complete (read->action, edited, read->checklist, iteam_day_today (), &next);
  append_note (ctl, draft, id, fields.note);
  if (iteam_draft_is_empty (draft))
    return ITEAM_CTL_DONE;

  if (!iteam_ctl_commit (ctl, draft, &error))
    return iteam_ctl_fail_with_conflicts (ctl, draft, error);

  return next != NULL ? print_number (ctl, next) : ITEAM_CTL_DONE;
}

/**
 * iteam_ctl_undo:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl undo FILE [--user NAME]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_undo (IteamCtl  *ctl,
                int        argc,
                char     **argv)
{
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE"),
    .summary = _("Undoes one’s own last edit, unless someone else changed the same since."),
    .least = 1, .most = 1, .writes = TRUE,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, NULL, &argc, &argv, &status))
    return status;
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  iteam_store_undo_async (ctl->store, NULL, iteam_ctl_ready, &result);
  what = iteam_store_undo_finish (ctl->store, iteam_ctl_wait (&result), &error);
  if (what == NULL)
    return iteam_ctl_fail (error);
  g_print ("%s\n", what);

  return ITEAM_CTL_DONE;
}

/**
 * iteam_ctl_redo:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl redo FILE [--user NAME]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_redo (IteamCtl  *ctl,
                int        argc,
                char     **argv)
{
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE"),
    .summary = _("Makes the edit again that was undone last."),
    .least = 1, .most = 1, .writes = TRUE,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, NULL, &argc, &argv, &status))
    return status;
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  iteam_store_redo_async (ctl->store, NULL, iteam_ctl_ready, &result);
  what = iteam_store_redo_finish (ctl->store, iteam_ctl_wait (&result), &error);
  if (what == NULL)
    return iteam_ctl_fail (error);
  g_print ("%s\n", what);

  return ITEAM_CTL_DONE;
}
