/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "iteam-action-rows.h"
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
  g_ptr_array_add (pillars, iteam_pillar_new (201, "screen", "I-bewust achter je scherm", NULL, 0, "a"));
  iteam_directory_update (directory, people, pillars);

  return directory;
}

static GPtrArray *
read_rows (const char  *text,
           GError     **error)
{
  g_autoptr (IteamDirectory) directory = make_directory ();

  return iteam_action_rows_read (text, directory, iteam_day_from_iso (TODAY), error);
}

/* A word for each field that is not as in a new action point. */
static void
describe (GString          *out,
          IteamActionPoint *action)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (action);
  g_autofree char *start = iteam_day_to_iso (fields->start);
  g_autofree char *due = iteam_day_to_iso (fields->due);
  const gint64 *owners;
  guint n_owners;

  g_string_append_printf (out, "[%s", fields->title);
  owners = iteam_action_point_get_owners (action, &n_owners);
  for (guint i = 0; i < n_owners; i++)
    g_string_append_printf (out, "|@%d", (int) owners[i]);
  if (start != NULL)
    g_string_append_printf (out, "|from %s", start);
  if (due != NULL)
    g_string_append_printf (out, "|by %s", due);
  if (fields->status != ITEAM_ACTION_NOT_STARTED)
    g_string_append_printf (out, "|%s", iteam_action_status_to_nick (fields->status));
  if (fields->kind != ITEAM_ACTION_KIND_ACTION)
    g_string_append_printf (out, "|%s", iteam_action_kind_to_nick (fields->kind));
  if (fields->priority != ITEAM_PRIORITY_NORMAL)
    g_string_append_printf (out, "|%s", iteam_priority_to_nick (fields->priority));
  if (fields->pillar != 0)
    g_string_append_printf (out, "|#%d", (int) fields->pillar);
  if (fields->description != NULL)
    g_string_append_printf (out, "|“%s”", fields->description);
  g_string_append_c (out, ']');
}

static char *
describe_all (GPtrArray *actions)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < actions->len; i++)
    describe (out, g_ptr_array_index (actions, i));

  return g_string_free (out, FALSE);
}

static void
test_read (void)
{
  const struct { const char *text, *actions; } cases[] = {
    /* One title a line, as in a letter. */
    { "Folder maken", "[Folder maken]" },
    { "Folder maken, drukken; en posten\r\nPoster\r\n", "[Folder maken, drukken; en posten][Poster]" },
    { "- Folder maken\n• Poster\n– Kaart, 2x\n", "[Folder maken][Poster][Kaart, 2x]" },
    { "•\tFolder maken\n2.\tPoster\n3)\tKaart\n", "[Folder maken][Poster][Kaart]" },
    { "#scherm opruimen\n-5 graden\n", "[#scherm opruimen][-5 graden]" },
    { "\"Samen sterk\" herhalen\n\"Niet gesloten\n", "[\"Samen sterk\" herhalen][\"Niet gesloten]" },
    { "OR\nmorgen\nafgerond\n", "[OR][morgen][afgerond]" },

    /* Cells without headings. */
    { "Folder maken\tHRM\t15-5-2019\tin uitvoering\n", "[Folder maken|@101|by 2019-05-15|in-progress]" },
    { "Folder maken\tin progress\t2019-05-15\tOR\n", "[Folder maken|@102|by 2019-05-15|in-progress]" },
    { "A-12\tFolder\t1 maart\t15 mei\thoog\tverbeterpunt\tscherm\n", "[Folder|from 2019-03-01|by 2019-05-15|improvement|high|#201]" },
    { "Folder\t15-5-2019\t1-3-2019\n", "[Folder|from 2019-03-01|by 2019-05-15]" },
    { "Folder\t2019-05-15 00:00:00\tHRM; OR\n", "[Folder|@101|@102|by 2019-05-15]" },
    { "Een\tHRM\nTwee\t\tHRM\nDrie\t15-5-2019\n", "[Een|@101][Twee|@101][Drie|by 2019-05-15]" },

    /* What is none of these, or is so for the second time, is kept. */
    { "Folder\tIemand anders\tVoor de balie\n", "[Folder|“Iemand anders\nVoor de balie”]" },
    { "Folder\tOR\tHRM\tgereed\topen\n", "[Folder|@102|done|“HRM\nopen”]" },
    { "Folder\t1-3-2019\t15-5-2019\t1-6-2019\n", "[Folder|from 2019-03-01|by 2019-05-15|“1-6-2019”]" },
    { "Folder\t12\tza\t2019-05-15 met de OR\n", "[Folder|“12\nza\n2019-05-15 met de OR”]" },
    { "Folder\t\"Twee\nregels\"\n", "[Folder|“Twee\nregels”]" },

    /* Headings in both languages, and words that only look like them. */
    { "Actie\tWie\tWanneer\tStatus\nFolder\tOR\t15-5-2019\tloopt\n", "[Folder|@102|by 2019-05-15|in-progress]" },
    { "No.\tTask\tOwner\tDue date\n1\tLeaflet\tHRM\t2019-05-15\n", "[Leaflet|@101|by 2019-05-15]" },
    { "Titel\tKleur\tOpmerking\nFolder\trood\tTekst klaar\nPoster\t\t\n", "[Folder|“Kleur: rood\nOpmerking: Tekst klaar”][Poster]" },
    { "Titel\tToelichting\tKleur\nFolder\tA5\trood\n", "[Folder|“A5\nKleur: rood”]" },
    { "Folder\tactie\tHRM\n", "[Folder|@101]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) actions = NULL;
      g_autofree char *described = NULL;

      g_test_message ("%s", cases[i].text);
      actions = read_rows (cases[i].text, &error);
      g_assert_no_error (error);
      described = describe_all (actions);
      g_assert_cmpstr (described, ==, cases[i].actions);
    }
}

static void
test_bad (void)
{
  const struct { const char *text, *message; } cases[] = {
    { "", "There is no action point in what was copied." },
    { " \n\t\n", "There is no action point in what was copied." },
    { "Titel\tWie\n", "There is no action point in what was copied." },
    { "Titel\tWie\nFolder\tOR\nPoster\tIemand\n", "Line 3, column 2 (Wie): Nobody of the team is called “Iemand”." },
    { "Titel\tEinddatum\tStatus\nFolder\t31-2-2019\thalf\n", "Line 2, column 2 (Einddatum): “31-2-2019” is not a date." },
    { "Folder\n12\t\n", "Line 2, column 1: The title is empty." },
    { "Wie\tTitel\nOR\t\n", "Line 2, column 2 (Titel): The title is empty." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_null (read_rows (cases[i].text, &error));
      g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

static IteamActionPoint *
make_action (int               number,
             const char       *title,
             IteamActionStatus status,
             const char       *due,
             guint             n_owners)
{
  const gint64 owners[] = { 102, 101 };
  IteamActionFields fields = {
    .id = number + 1000,
    .number = number,
    .title = g_strdup (title),
    .status = status,
    .priority = ITEAM_PRIORITY_HIGH,
    .pillar = 201,
    .due = iteam_day_from_iso (due),
    .created = iteam_day_from_iso ("2019-01-22"),
    .closed = status >= ITEAM_ACTION_DONE ? iteam_day_from_iso ("2019-02-01") : ITEAM_DAY_NONE,
  };
  g_autoptr (IteamActionPoint) action = iteam_action_point_new_take (&fields, g_array_new (FALSE, FALSE, sizeof (gint64)));

  iteam_action_point_set_owners (action, owners, n_owners);
  iteam_action_point_set_description (action, "- tab\there\n- \"één\"");

  return g_steal_pointer (&action);
}

static GPtrArray *
make_actions (void)
{
  GPtrArray *actions = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (actions, make_action (12, "Make a leaflet", ITEAM_ACTION_IN_PROGRESS, "2020-05-15", 2));
  g_ptr_array_add (actions, make_action (13, "=1; \"a\", 'b'", ITEAM_ACTION_DONE, "2019-05-15", 1));
  g_ptr_array_add (actions, make_action (0, "\"Samen sterk\" herhalen", ITEAM_ACTION_NOT_STARTED, NULL, 0));

  return actions;
}

static void
test_write_text (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (GPtrArray) actions = make_actions ();
  g_autofree char *text = iteam_action_rows_write_text (actions, directory, iteam_day_from_iso (TODAY));

  g_assert_cmpstr (text, ==,
                   "A-12 Make a leaflet — OR, HRM — 15 May 2020 — in progress\n"
                   "A-13 =1; \"a\", 'b' — OR — 15 May — done\n"
                   "\"Samen sterk\" herhalen — not started\n");
}

static void
test_round_trip (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (GPtrArray) actions = make_actions ();
  g_autofree char *table = iteam_action_rows_write_table (actions, directory);
  g_autofree char *before = describe_all (actions);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_prefix (table, "Number\tTitle\tOwners\t"));
  read = read_rows (table, &error);
  g_assert_no_error (error);
  after = describe_all (read);
  g_assert_cmpstr (after, ==, before);

  for (guint i = 0; i < actions->len; i++)
    {
      const IteamActionFields *a = iteam_action_point_get_fields (actions->pdata[i]);
      const IteamActionFields *b = iteam_action_point_get_fields (read->pdata[i]);

      g_assert_cmpuint (a->created, ==, b->created);
      g_assert_cmpuint (a->closed, ==, b->closed);
      /* They are new: neither key nor number is taken from elsewhere. */
      g_assert_cmpint (a->id, !=, b->id);
      g_assert_cmpint (b->number, ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/action-rows/read", test_read);
  g_test_add_func ("/action-rows/bad", test_bad);
  g_test_add_func ("/action-rows/write-text", test_write_text);
  g_test_add_func ("/action-rows/round-trip", test_round_trip);

  return g_test_run ();
}
