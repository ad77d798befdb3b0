/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-note.h"
#include "iteam-check-item.h"
#include "iteam-ctl-document.h"
#include "iteam-ctl-json.h"
#include "iteam-ctl-meeting.h"
#include "iteam-ctl-print.h"
#include "iteam-ctl-programme.h"
#include "iteam-recurrence.h"

static void
print_field (const char *label,
             const char *value)
{
  if (value != NULL && value[0] != '\0')
    g_print ("%s: %s\n", label, value);
}

static void
print_day (const char *label,
           IteamDay    day)
{
  g_autofree char *text = iteam_day_format (day, iteam_day_today (), ITEAM_DAY_LONG);

  print_field (label, text);
}

static void
print_fields (IteamActionPoint *action,
              IteamDirectory   *directory)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (action);
  IteamPillar *pillar = iteam_directory_find_pillar (directory, fields->pillar);
  g_autofree char *number = iteam_action_point_format_number (action);
  g_autofree char *owners = iteam_directory_format_owners (directory, action);
  g_autofree char *recurrence = iteam_recurrence_describe (fields->recurrence, fields->recurs_from_completion);

  g_print ("%s  %s\n", number, fields->title);
  print_field (_("Status"), iteam_action_status_label (fields->status));
  print_field (_("Waiting for"), fields->waiting_for);
  print_field (_("Reason"), fields->reason);
  print_field (_("Owners"), owners);
  print_day (_("Start date"), fields->start);
  print_day (_("Due date"), fields->due);
  if (fields->postponed > 0)
    {
      g_print (ngettext ("Postponed %d time", "Postponed %d times", fields->postponed), fields->postponed);
      g_print ("\n");
    }
  print_field (_("Kind"), iteam_action_kind_label (fields->kind));
  print_field (_("Priority"), iteam_priority_label (fields->priority));
  print_field (_("Pillar"), pillar != NULL ? iteam_pillar_get_name (pillar) : NULL);
  print_field (_("Recurrence"), recurrence);
  print_field (_("Origin"), fields->origin);
  print_day (_("Added on"), fields->created);
  print_day (_("Closed on"), fields->closed);
  if (fields->description != NULL)
    g_print ("\n%s\n", fields->description);
}

static void
print_parts (IteamActionDetail *detail)
{
  if (detail->checklist->len > 0)
    g_print ("\n%s\n", _("Checklist"));
  for (guint i = 0; i < detail->checklist->len; i++)
    {
      IteamCheckItem *item = detail->checklist->pdata[i];

      g_print ("  [%c] %s\n", iteam_check_item_get_done (item) ? 'x' : ' ', iteam_check_item_get_text (item));
    }

  if (detail->notes->len > 0)
    g_print ("\n%s\n", _("Notes"));
  for (guint i = 0; i < detail->notes->len; i++)
    {
      IteamActionNote *note = detail->notes->pdata[i];
      g_autofree char *day = iteam_day_format (iteam_action_note_get_day (note), iteam_day_today (), ITEAM_DAY_SHORT);
      const char *who = iteam_action_note_get_who (note);

      g_print ("  %s%s%s\n      %s\n", day, who != NULL ? ", " : "", who != NULL ? who : "", iteam_action_note_get_text (note));
    }
}

static void
print_json (IteamActionDetail *detail,
            GPtrArray         *changes,
            IteamDirectory    *directory)
{
  IteamJson *json = iteam_json_new ();

  iteam_json_begin (json, NULL, '{');
  iteam_ctl_json_fields (json, detail->action, directory);
  iteam_json_begin (json, "checklist", '[');
  for (guint i = 0; i < detail->checklist->len; i++)
    {
      IteamCheckItem *item = detail->checklist->pdata[i];

      iteam_json_begin (json, NULL, '{');
      iteam_json_string (json, "text", iteam_check_item_get_text (item));
      iteam_json_boolean (json, "done", iteam_check_item_get_done (item));
      iteam_json_end (json);
    }
  iteam_json_end (json);
  iteam_json_begin (json, "notes", '[');
  for (guint i = 0; i < detail->notes->len; i++)
    {
      IteamActionNote *note = detail->notes->pdata[i];

      iteam_json_begin (json, NULL, '{');
      iteam_json_day (json, "day", iteam_action_note_get_day (note));
      iteam_json_string (json, "who", iteam_action_note_get_who (note));
      iteam_json_string (json, "text", iteam_action_note_get_text (note));
      iteam_json_end (json);
    }
  iteam_json_end (json);
  iteam_json_begin (json, "history", '[');
  for (guint i = 0; i < changes->len; i++)
    iteam_ctl_json_change (json, changes->pdata[i], directory);
  iteam_json_end (json);
  iteam_json_end (json);
  iteam_json_print (json);
}

/**
 * iteam_ctl_show:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl show FILE A-12|D-3|M-3|B-3|T-3|P-3|V-3 [--json]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_show (IteamCtl  *ctl,
                int        argc,
                char     **argv)
{
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE A-12|D-3|M-3|B-3|T-3|P-3|V-3"),
    .summary = _("Shows an action point with its notes and its checklist, a document, or a meeting with its agenda and minutes, with the\nchange history of it; a decision or commitment; or an activity or point of improvement or attention."),
    .least = 2, .most = 2, .lists = TRUE,
  };
  IteamDirectory *directory = iteam_store_get_directory (ctl->store);
  g_autoptr (IteamActionDetail) detail = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  IteamRef ref = { .kind = ITEAM_KIND_ACTION };
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, NULL, &argc, &argv, &status))
    return status;
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  if (g_ascii_strncasecmp (argv[2], "D-", 2) == 0)
    return iteam_ctl_show_document (ctl, argv[2]);
  if (g_ascii_strncasecmp (argv[2], "M-", 2) == 0)
    return iteam_ctl_show_meeting (ctl, argv[2]);
  if (g_ascii_strncasecmp (argv[2], "B-", 2) == 0)
    return iteam_ctl_show_outcome (ctl, ITEAM_KIND_DECISION, argv[2]);
  if (g_ascii_strncasecmp (argv[2], "T-", 2) == 0)
    return iteam_ctl_show_outcome (ctl, ITEAM_KIND_COMMITMENT, argv[2]);
  if (g_ascii_strncasecmp (argv[2], "P-", 2) == 0)
    return iteam_ctl_show_activity (ctl, argv[2]);
  if (g_ascii_strncasecmp (argv[2], "V-", 2) == 0)
    return iteam_ctl_show_point (ctl, argv[2]);

  ref.id = iteam_ctl_find (ctl, argv[2], &error);
  if (ref.id != 0)
    detail = iteam_ctl_read_detail (ctl, ref.id, &error);
  if (detail != NULL)
    changes = iteam_ctl_read_history (ctl, &ref, &error);
  if (changes == NULL)
    return iteam_ctl_fail (error);

  if (ctl->json)
    print_json (detail, changes, directory);
  else
    {
      print_fields (detail->action, directory);
      print_parts (detail);
      iteam_ctl_print_history (changes, directory);
    }

  return ITEAM_CTL_DONE;
}
