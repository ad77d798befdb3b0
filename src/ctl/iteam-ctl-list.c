/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-ctl-document.h"
#include "iteam-ctl-json.h"
#include "iteam-ctl-meeting.h"
#include "iteam-ctl-print.h"
#include "iteam-ctl-programme.h"
#include "iteam-text.h"

/* The verbs that list. */

/* Whether all words are in a text, however they are written. */
static gboolean
has_words (const char  *text,
           char       **words)
{
  g_autofree char *folded = iteam_text_fold (text);

  for (; *words != NULL; words++)
    {
      g_autofree char *word = iteam_text_fold (*words);

      if (strstr (folded, word) == NULL)
        return FALSE;
    }

  return TRUE;
}

static char *
format_due (const IteamActionFields *fields,
            IteamDay                 today)
{
  g_autofree char *due = iteam_day_format (fields->due, today, ITEAM_DAY_SHORT);
  gboolean overdue = fields->due != ITEAM_DAY_NONE && fields->due < today && fields->status < ITEAM_ACTION_DONE;

  /* A mark and not a colour, which is lost in a file. */
  return g_strconcat (due, overdue ? " !" : NULL, NULL);
}

static int
list_actions (IteamCtl  *ctl,
              char     **filter)
{
  const char *headings[] = { _("Number"), _("Due date"), _("Status"), _("Owners"), _("Title") };
  IteamDirectory *directory = iteam_store_get_directory (ctl->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actions = iteam_ctl_read_actions (ctl, filter, &error);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  IteamDay today = iteam_day_today ();
  IteamJson *json;

  if (actions == NULL)
    return iteam_ctl_fail (error);

  if (ctl->json)
    {
      json = iteam_json_new ();
      iteam_json_begin (json, NULL, '[');
      for (guint i = 0; i < actions->len; i++)
        {
          iteam_json_begin (json, NULL, '{');
          iteam_ctl_json_fields (json, actions->pdata[i], directory);
          iteam_json_end (json);
        }
      iteam_json_end (json);
      iteam_json_print (json);

      return ITEAM_CTL_DONE;
    }

  for (guint i = 0; i < actions->len; i++)
    {
      const IteamActionFields *fields = iteam_action_point_get_fields (actions->pdata[i]);

      g_ptr_array_add (cells, iteam_action_point_format_number (actions->pdata[i]));
      g_ptr_array_add (cells, format_due (fields, today));
      g_ptr_array_add (cells, g_strdup (iteam_action_status_label (fields->status)));
      g_ptr_array_add (cells, iteam_directory_format_owners (directory, actions->pdata[i]));
      g_ptr_array_add (cells, g_strdup (fields->title));
    }
  iteam_ctl_print_table (headings, G_N_ELEMENTS (headings), cells);

  return ITEAM_CTL_DONE;
}

static void
json_person (IteamJson   *json,
             IteamPerson *person)
{
  GArray *roles = iteam_person_get_roles (person);

  iteam_json_begin (json, NULL, '{');
  iteam_json_string (json, "name", iteam_person_get_name (person));
  iteam_json_string (json, "short_name", iteam_person_get_short_name (person));
  iteam_json_string (json, "email", iteam_person_get_email (person));
  iteam_json_string (json, "phone", iteam_person_get_phone (person));
  iteam_json_boolean (json, "active", iteam_person_get_active (person));
  iteam_json_begin (json, "roles", '[');
  for (guint i = 0; i < roles->len; i++)
    {
      const IteamRoleTerm *term = &g_array_index (roles, IteamRoleTerm, i);

      iteam_json_begin (json, NULL, '{');
      iteam_json_string (json, "role", iteam_role_to_nick (term->role));
      iteam_json_boolean (json, "external", term->external);
      iteam_json_day (json, "from", term->from);
      iteam_json_day (json, "to", term->to);
      iteam_json_end (json);
    }
  iteam_json_end (json);
  iteam_json_end (json);
}

static int
list_people (IteamCtl  *ctl,
             char     **words)
{
  const char *headings[] = { _("Short name"), _("Name"), _("Role") };
  GListModel *people = iteam_directory_get_people (iteam_store_get_directory (ctl->store));
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  IteamJson *json = iteam_json_new ();
  IteamDay today = iteam_day_today ();

  iteam_json_begin (json, NULL, '[');
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (people, i);
      g_autofree char *roles = iteam_person_describe_roles (person, today);
      g_autofree char *text = g_strjoin (" ", iteam_person_get_name (person), iteam_person_get_short_name (person), roles, NULL);

      if (!has_words (text, words))
        continue;

      json_person (json, person);
      g_ptr_array_add (cells, g_strdup (iteam_person_get_short_name (person)));
      g_ptr_array_add (cells, g_strdup (iteam_person_get_name (person)));
      g_ptr_array_add (cells, iteam_person_get_active (person) ? g_steal_pointer (&roles) : g_strdup (_("Left the team")));
    }
  iteam_json_end (json);

  if (ctl->json)
    iteam_json_print (json);
  else
    {
      iteam_json_free (json);
      iteam_ctl_print_table (headings, G_N_ELEMENTS (headings), cells);
    }

  return ITEAM_CTL_DONE;
}

static int
list_pillars (IteamCtl  *ctl,
              char     **words)
{
  const char *headings[] = { _("Name"), _("Description") };
  IteamDirectory *directory = iteam_store_get_directory (ctl->store);
  GListModel *pillars = iteam_directory_get_pillars (directory);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  IteamJson *json = iteam_json_new ();

  iteam_json_begin (json, NULL, '[');
  for (guint i = 0; i < g_list_model_get_n_items (pillars); i++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (pillars, i);
      IteamPerson *lead = iteam_directory_find_person (directory, iteam_pillar_get_lead (pillar));

      if (!has_words (iteam_pillar_get_name (pillar), words))
        continue;

      iteam_json_begin (json, NULL, '{');
      iteam_json_string (json, "name", iteam_pillar_get_name (pillar));
      iteam_json_string (json, "description", iteam_pillar_get_description (pillar));
      iteam_json_string (json, "lead", lead != NULL ? iteam_person_get_name (lead) : NULL);
      iteam_json_end (json);
      g_ptr_array_add (cells, g_strdup (iteam_pillar_get_name (pillar)));
      g_ptr_array_add (cells, g_strdup (iteam_pillar_get_description (pillar)));
    }
  iteam_json_end (json);

  if (ctl->json)
    iteam_json_print (json);
  else
    {
      iteam_json_free (json);
      iteam_ctl_print_table (headings, G_N_ELEMENTS (headings), cells);
    }

  return ITEAM_CTL_DONE;
}

static int
list_history (IteamCtl  *ctl,
              char     **words)
{
  const char *headings[] = { _("When"), _("Who"), _("What") };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = iteam_ctl_read_history (ctl, NULL, &error);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  IteamJson *json;

  if (changes == NULL)
    return iteam_ctl_fail (error);

  json = iteam_json_new ();
  iteam_json_begin (json, NULL, '[');
  for (guint i = 0; i < changes->len; i++)
    {
      IteamChange *change = changes->pdata[i];
      const char *subject = iteam_change_get_subject (change);
      g_autofree char *what = iteam_change_describe (change);
      g_autofree char *line = subject != NULL ? g_strdup_printf ("%s: %s", what, subject) : g_strdup (what);
      g_autofree char *text = g_strjoin (" ", line, iteam_change_get_who (change), NULL);

      if (!has_words (text, words))
        continue;

      iteam_ctl_json_change (json, change, iteam_store_get_directory (ctl->store));
      g_ptr_array_add (cells, iteam_ctl_format_time (iteam_change_get_when (change)));
      g_ptr_array_add (cells, g_strdup (iteam_change_get_who (change)));
      g_ptr_array_add (cells, g_steal_pointer (&line));
    }
  iteam_json_end (json);

  if (ctl->json)
    iteam_json_print (json);
  else
    {
      iteam_json_free (json);
      iteam_ctl_print_table (headings, G_N_ELEMENTS (headings), cells);
    }

  return ITEAM_CTL_DONE;
}

static const struct
{
  const char *word;
  int (*list) (IteamCtl *ctl, char **filter);
} things[] = {
  { "actions", list_actions },
  { "meetings", iteam_ctl_list_meetings },
  { "agenda", iteam_ctl_list_agenda },
  { "decisions", iteam_ctl_list_decisions },
  { "commitments", iteam_ctl_list_commitments },
  { "series", iteam_ctl_list_series },
  { "documents", iteam_ctl_list_documents },
  { "notes", iteam_ctl_list_passages },
  { "people", list_people },
  { "pillars", list_pillars },
  { "history", list_history },
};

static const char *const of_programme[] = { "activities", "points", "participation" };

/**
 * iteam_ctl_list:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl list FILE actions|meetings|agenda|decisions|… [--json] [FILTER…]
 * iteamctl list FILE activities|points|participation|reports …
 *
 * Returns: the exit code.
 */
int
iteam_ctl_list (IteamCtl  *ctl,
                int        argc,
                char     **argv)
{
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE actions|meetings|agenda|decisions|commitments|series|documents|notes|activities|points|participation|reports|people|pillars|history [FILTER…]"),
    .summary = _("Lists what a team file holds."),
    .description = _("A filter is a word, or one of these, with commas between several values:\n"
                     "  status:open        also closed, not-started, in-progress, waiting, done, dropped\n"
                     "  owner:HRM          a name or part of it, me, none\n"
                     "  due:overdue        also today, tomorrow, week, next-week, month, none,\n"
                     "                     a date, or two with .. between\n"
                     "  pillar:scherm      a name or part of it, none\n"
                     "  kind:improvement   also action, attention\n"
                     "  priority:high      also normal, low\n"
                     "  view:today         also all, open, scheduled, overdue, waiting, mine, closed\n"
                     "Documents have state:in-force, also due, superseded, and kind:code, protocol,\n"
                     "guide, policy, advice, report, note, other.\n"
                     "“iteamctl list FILE activities --help” tells of activities, points of improvement and\n"
                     "attention, and participation; “reports” in its place of numbers of reports.\n"
                     "An agenda is that of the next meeting, or of one that is named: agenda M-3.\n"
                     "A mark behind a due date says that it is overdue."),
    .least = 2, .most = G_MAXINT, .writes = TRUE, .lists = TRUE,
  };
  g_autoptr (GError) error = NULL;
  int status;

  for (gsize i = 0; argc > 2 && i < G_N_ELEMENTS (of_programme); i++)
    if (g_str_equal (of_programme[i], argv[2]))
      return iteam_ctl_list_programme (ctl, argc, argv);
  if (argc > 2 && g_str_equal (argv[2], "reports"))
    return iteam_ctl_list_reports (ctl, argc, argv);
  if (!iteam_ctl_parse (ctl, &syntax, NULL, &argc, &argv, &status))
    return status;

  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    if (g_str_equal (things[i].word, argv[2]))
      {
        if (!iteam_ctl_open (ctl, argv[1], &error))
          return iteam_ctl_fail (error);

        return things[i].list (ctl, argv + 3);
      }

  return iteam_ctl_misused (_("“%s” is not a list: “iteamctl list --help” names them."), argv[2]);
}
