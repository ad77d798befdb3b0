/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "iteam-action-csv.h"
#include "iteam-action-note.h"
#include "iteam-error.h"

#define TODAY "2019-02-13"

static IteamDirectory *
make_directory (void)
{
  IteamDirectory *directory = iteam_directory_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pillars = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (people, iteam_person_new_from_row (101, "HRM en Facilitair", "HRM", NULL, NULL, FALSE));
  g_ptr_array_add (people, iteam_person_new_from_row (102, "Ondernemingsraad (OR)", "OR", NULL, NULL, FALSE));
  g_ptr_array_add (people, iteam_person_new_from_row (103, "Coördinator integriteit", "CI", NULL, NULL, FALSE));
  g_ptr_array_add (pillars, iteam_pillar_new (201, "screen", "I-bewust achter je scherm", NULL, 0, "a"));
  iteam_directory_update (directory, people, pillars);

  return directory;
}

static IteamActionImport *
read_list (const char          *text,
           IteamActionCsvFlags  flags)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (GError) error = NULL;
  IteamActionImport *list = iteam_action_csv_read (text, strlen (text), NULL, directory, iteam_day_from_iso (TODAY), "CI", flags, &error);

  g_assert_no_error (error);

  return list;
}

static char *
describe (IteamActionPoint *action)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (action);
  GString *text = g_string_new (fields->title);
  g_autofree char *start = iteam_day_to_iso (fields->start);
  g_autofree char *due = iteam_day_to_iso (fields->due);
  g_autofree char *closed = iteam_day_to_iso (fields->closed);
  const gint64 *owners;
  guint n_owners;

  g_string_append_printf (text, "|%s|%s|%s", iteam_action_status_to_nick (fields->status),
                          iteam_action_kind_to_nick (fields->kind), iteam_priority_to_nick (fields->priority));
  owners = iteam_action_point_get_owners (action, &n_owners);
  g_string_append_c (text, '|');
  for (guint i = 0; i < n_owners; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? "," : "", (int) owners[i]);
  g_string_append_printf (text, "|%s|%s|%s", start != NULL ? start : "", due != NULL ? due : "", closed != NULL ? closed : "");
  if (fields->description != NULL)
    g_string_append_printf (text, "|%s", fields->description);

  return g_string_free (text, FALSE);
}

static void
test_rows (void)
{
  const struct { const char *text, *first; } cases[] = {
    { "Titel;Actiehouder(s);Einddatum;Begindatum;Status;Soort;Prioriteit\n"
      "Folder maken;HRM;15-5-2019;1-3-2019;in uitvoering;verbeterpunt;hoog\n",
      "Folder maken|in-progress|improvement|high|101|2019-03-01|2019-05-15|" },
    { "Title,Owner,Due date,Start,Status,Kind,Priority\n"
      "Make a folder,OR,2019-05-15,2019-03-01,done,attention,low\n",
      "Make a folder|done|attention|low|102|2019-03-01|2019-05-15|2019-02-13" },
    { "nr\tactie\twie\twanneer\n12\tFolder\tor / ci\t15/5/2019\n", "Folder|not-started|action|normal|102,103||2019-05-15|" },
    { "ACTIE;WIE\nFolder;HRM en OR\n", "Folder|not-started|action|normal|101,102|||" },
    { "Actie;Wie\nFolder;HRM en Facilitair\n", "Folder|not-started|action|normal|101|||" },
    { "Actie;Wie\nFolder;\"OR; HRM en Facilitair, Coordinator integriteit\"\n", "Folder|not-started|action|normal|102,101,103|||" },
    { "Actie;Afgerond op;Status\nFolder;3-2-2019;afgerond\n", "Folder|done|action|normal||||2019-02-03" },
    { "Actie;Afgerond op;Status\nFolder;3-2-2019;open\n", "Folder|not-started|action|normal||||" },
    { "Omschrijving;Deadline (d-m-jjjj):\n\"Folder\nmaken\";2019-05-15 00:00:00\n", "Folder maken|not-started|action|normal|||2019-05-15|" },
    { "Titel;Omschrijving\nFolder;\"- tekst\n- beeld\"\n", "Folder|not-started|action|normal|||||- tekst\n- beeld" },
    { "Titel;Pijler\nFolder;scherm\n", "Folder|not-started|action|normal||||" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamActionImport) list = read_list (cases[i].text, 0);
      g_autofree char *first = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (list->problems->len, ==, 0);
      g_assert_cmpuint (list->actions->len, ==, 1);
      first = describe (list->actions->pdata[0]);
      g_assert_cmpstr (first, ==, cases[i].first);
    }
}

static void
test_bad_rows (void)
{
  g_autoptr (IteamActionImport) list = read_list ("Titel;Wie;Einddatum;Status;Kleur\n"
                                                "Goed;OR;1-3-2019;open;rood\n"
                                                "Fout;Iemand;31-2-2019;half;\n"
                                                ";OR;;;\n"
                                                "\"Ook\ngoed\";;;;\n"
                                                "Fout;OR en Niemand;;;\n", 0);
  const char *const problems[] = {
    "Line 3, column 4 (Status): “half” is not a status.",
    "Line 3, column 3 (Einddatum): “31-2-2019” is not a date.",
    "Line 3, column 2 (Wie): Nobody of the team is called “Iemand”.",
    "Line 4, column 1 (Titel): The title is empty.",
    "Line 7, column 2 (Wie): Nobody of the team is called “Niemand”.",
  };

  g_assert_cmpuint (list->problems->len, ==, G_N_ELEMENTS (problems));
  for (gsize i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autofree char *text = iteam_csv_problem_format (list->problems->pdata[i]);

      g_assert_cmpstr (text, ==, problems[i]);
    }
  g_assert_cmpuint (list->actions->len, ==, 2);
  g_assert_cmpuint (list->ignored->len, ==, 1);
  g_assert_cmpstr (list->ignored->pdata[0], ==, "Kleur");
}

static void
test_unreadable (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  const char *const texts[] = { "Kleur;Maat\nrood;groot\n", "Titel\n\"open\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (iteam_action_csv_read (texts[i], strlen (texts[i]), NULL, directory, iteam_day_from_iso (TODAY), NULL, 0, &error));
      g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
    }
}

static void
test_add_people (void)
{
  g_autoptr (IteamActionImport) list = read_list ("Titel,Wie\nEen,Griffier\nTwee,\"griffier, OR\"\nDrie,Secretaris en Griffier; griffier\n,Wethouder\n",
                                                ITEAM_ACTION_CSV_ADD_PEOPLE);
  g_autoptr (IteamDraft) draft = iteam_action_import_draft (list);
  GPtrArray *cells = iteam_draft_get_cells (draft);
  guint rows[ITEAM_N_KINDS] = { 0 };

  g_assert_cmpuint (list->problems->len, ==, 1);
  g_assert_cmpuint (list->people->len, ==, 2);
  g_assert_cmpstr (iteam_person_get_name (list->people->pdata[0]), ==, "Griffier");
  g_assert_cmpstr (iteam_person_get_name (list->people->pdata[1]), ==, "Secretaris");

  for (guint i = 0; i < cells->len; i++)
    {
      const IteamCell *cell = cells->pdata[i];

      if (g_str_equal (cell->field, ITEAM_FIELD_ID))
        rows[cell->kind]++;
    }
  g_assert_cmpuint (rows[ITEAM_KIND_PERSON], ==, 2);
  g_assert_cmpuint (rows[ITEAM_KIND_ACTION], ==, 3);
  g_assert_cmpuint (rows[ITEAM_KIND_ACTION_OWNER], ==, 5);
  g_assert_cmpstr (iteam_draft_get_what (draft), ==, "Action points imported");
}

static void
test_notes (void)
{
  g_autoptr (IteamActionImport) list = read_list ("Titel;Opmerking\nEen;\nTwee;Eerste tekst klaar\n", 0);
  IteamActionNote *note;

  g_assert_cmpuint (list->notes->len, ==, 1);
  note = list->notes->pdata[0];
  g_assert_cmpint (iteam_action_note_get_action (note), ==, iteam_action_point_get_id (list->actions->pdata[1]));
  g_assert_cmpstr (iteam_action_note_get_who (note), ==, "CI");
  g_assert_cmpstr (iteam_action_note_get_text (note), ==, "Eerste tekst klaar");
}

/* Rows from the middle of a spreadsheet have no headings; what a cell is
 * follows from what it says. */
static void
test_pasted (void)
{
  const struct { const char *text, *first; } cases[] = {
    { "Folder maken", "Folder maken|not-started|action|normal||||" },
    { "Folder maken\tOR\t15-5-2019\tafgerond\n", "Folder maken|done|action|normal|102||2019-05-15|2019-02-13" },
    { "A-12\tFolder maken\t1-3-2019\t15-5-2019\thoog\tVoor de balie\n", "Folder maken|not-started|action|high||2019-03-01|2019-05-15||Voor de balie" },
    { "Vandaag\tHRM", "Vandaag|not-started|action|normal|101|||" },
    { "Folder\tIemand anders", "Folder|not-started|action|normal|||||Iemand anders" },
    { "Titel\tWie\nFolder\tOR\n", "Folder|not-started|action|normal|102|||" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamActionImport) list = read_list (cases[i].text, ITEAM_ACTION_CSV_COPIED);
      g_autofree char *first = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (list->problems->len, ==, 0);
      g_assert_cmpuint (list->ignored->len, ==, 0);
      g_assert_cmpuint (list->actions->len, ==, 1);
      first = describe (list->actions->pdata[0]);
      g_assert_cmpstr (first, ==, cases[i].first);
    }
}

static void
test_round_trip (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamActionImport) list = NULL;
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  const gint64 owners[] = { 102, 101 };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < ITEAM_N_ACTION_STATUSES; i++)
    {
      g_autofree char *title = g_strdup_printf ("=%d; \"a\", 'b'", i);
      IteamActionPoint *action = iteam_action_point_new (title, iteam_day_from_iso ("2019-01-22"));

      iteam_action_point_set_status (action, i, iteam_day_from_iso ("2019-02-01"));
      iteam_action_point_set_waiting_for (action, i == ITEAM_ACTION_WAITING ? "OR, HRM" : NULL);
      iteam_action_point_set_reason (action, i == ITEAM_ACTION_DROPPED ? "Te duur" : NULL);
      iteam_action_point_set_kind (action, i % ITEAM_N_ACTION_KINDS);
      iteam_action_point_set_priority (action, i % ITEAM_N_PRIORITIES);
      iteam_action_point_set_pillar (action, i % 2 ? 201 : 0);
      iteam_action_point_set_due (action, iteam_day_from_iso ("2019-12-31"));
      iteam_action_point_set_description (action, "- één\n- twee");
      iteam_action_point_set_origin (action, "Nota, hoofdstuk 3", NULL);
      iteam_action_point_set_recurrence (action, "FREQ=YEARLY", i % 2);
      iteam_action_point_set_owners (action, owners, i % 3);
      g_ptr_array_add (actions, action);
    }

  text = iteam_action_csv_write (actions, directory);
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbfNumber,Title,"));
  list = iteam_action_csv_read (text, strlen (text), NULL, directory, iteam_day_from_iso (TODAY), NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->problems->len, ==, 0);
  g_assert_cmpuint (list->ignored->len, ==, 0);
  g_assert_cmpuint (list->actions->len, ==, actions->len);

  for (guint i = 0; i < actions->len; i++)
    {
      const IteamActionFields *a = iteam_action_point_get_fields (actions->pdata[i]);
      const IteamActionFields *b = iteam_action_point_get_fields (list->actions->pdata[i]);
      g_autofree char *before = describe (actions->pdata[i]);
      g_autofree char *after = describe (list->actions->pdata[i]);

      g_assert_cmpstr (before, ==, after);
      g_assert_cmpstr (a->waiting_for, ==, b->waiting_for);
      g_assert_cmpstr (a->reason, ==, b->reason);
      g_assert_cmpint (a->pillar, ==, b->pillar);
      g_assert_cmpuint (a->created, ==, b->created);
      g_assert_cmpstr (a->origin, ==, b->origin);
      g_assert_cmpstr (a->recurrence, ==, b->recurrence);
      g_assert_cmpint (a->recurs_from_completion, ==, b->recurs_from_completion);
    }
}

static void
test_speed (void)
{
  g_autoptr (GString) text = g_string_new ("Titel;Actiehouders;Einddatum;Status;Soort;Omschrijving\n");
  g_autoptr (IteamActionImport) list = NULL;
  double seconds;

  for (int i = 0; i < 10000; i++)
    g_string_append_printf (text, "Actiepunt %d met een titel van gewone lengte;OR en CI;%d-%d-2019;in uitvoering;actiepunt;\"Toelichting\nop twee regels\"\n",
                            i, i % 28 + 1, i % 12 + 1);

  g_test_timer_start ();
  list = read_list (text->str, 0);
  seconds = g_test_timer_elapsed ();
  g_test_minimized_result (seconds, "10,000 rows in %.0f ms", seconds * 1000);
  g_assert_cmpuint (list->actions->len, ==, 10000);
  /* Some hundred milliseconds; the limit is for sanitizers and slow machines. */
  g_assert_cmpfloat (seconds, <, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/action-csv/rows", test_rows);
  g_test_add_func ("/action-csv/bad-rows", test_bad_rows);
  g_test_add_func ("/action-csv/unreadable", test_unreadable);
  g_test_add_func ("/action-csv/add-people", test_add_people);
  g_test_add_func ("/action-csv/notes", test_notes);
  g_test_add_func ("/action-csv/pasted", test_pasted);
  g_test_add_func ("/action-csv/round-trip", test_round_trip);
  g_test_add_func ("/action-csv/speed", test_speed);

  return g_test_run ();
}
