/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-quick-add.h"

/* A Wednesday. */
#define TODAY "2026-05-20"

enum { HRM = 101, OR, CI, CLERK, INTERNAL, EXTERNAL, FORMER, RENEE };
enum { INSIDE = 201, SCREEN, CLOUD };

static IteamDirectory *
make_directory (void)
{
  IteamDirectory *directory = iteam_directory_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pillars = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (people, iteam_person_new_from_row (HRM, "HRM en Facilitair", "HRM", "hrm@example.org", NULL, FALSE));
  g_ptr_array_add (people, iteam_person_new_from_row (OR, "Ondernemingsraad (OR)", "OR", NULL, NULL, FALSE));
  g_ptr_array_add (people, iteam_person_new_from_row (CI, "Coördinator integriteit", "CI", NULL, NULL, FALSE));
  g_ptr_array_add (people, iteam_person_new_from_row (CLERK, "Griffier van de raad", NULL, NULL, NULL, FALSE));
  g_ptr_array_add (people, iteam_person_new_from_row (INTERNAL, "Interne vertrouwenspersoon", "IVP", NULL, NULL, FALSE));
  g_ptr_array_add (people, iteam_person_new_from_row (EXTERNAL, "Externe vertrouwenspersoon", "EVP", NULL, NULL, FALSE));
  g_ptr_array_add (people, iteam_person_new_from_row (FORMER, "Griffier", "IVP-oud", NULL, NULL, TRUE));
  g_ptr_array_add (people, iteam_person_new_from_row (RENEE, "Team Één", NULL, NULL, NULL, FALSE));
  g_ptr_array_add (pillars, iteam_pillar_new (INSIDE, "inside", "I-bewust binnen", NULL, 0, "a"));
  g_ptr_array_add (pillars, iteam_pillar_new (SCREEN, "screen", "I-bewust achter je scherm", NULL, 0, "b"));
  g_ptr_array_add (pillars, iteam_pillar_new (CLOUD, "cloud", "I-bewust in de cloud", NULL, 0, "c"));
  iteam_directory_update (directory, people, pillars);

  return directory;
}

/* All that an action point says beside its title: "101 due 2026-05-15 pillar 202". */
static char *
describe (IteamActionPoint *action)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (action);
  GString *text = g_string_new (NULL);
  g_autofree char *start = iteam_day_to_iso (fields->start);
  g_autofree char *due = iteam_day_to_iso (fields->due);
  const gint64 *owners;
  guint n_owners;

  owners = iteam_action_point_get_owners (action, &n_owners);
  for (guint i = 0; i < n_owners; i++)
    g_string_append_printf (text, " %d", (int) owners[i]);
  if (start != NULL)
    g_string_append_printf (text, " start %s", start);
  if (due != NULL)
    g_string_append_printf (text, " due %s", due);
  if (fields->pillar != 0)
    g_string_append_printf (text, " pillar %d", (int) fields->pillar);
  if (fields->priority != ITEAM_PRIORITY_NORMAL)
    g_string_append_printf (text, " %s", iteam_priority_to_nick (fields->priority));
  if (fields->kind != ITEAM_ACTION_KIND_ACTION)
    g_string_append_printf (text, " %s", iteam_action_kind_to_nick (fields->kind));
  if (fields->recurrence != NULL)
    g_string_append_printf (text, " %s%s", fields->recurrence, fields->recurs_from_completion ? " completion" : "");

  g_string_erase (text, 0, text->len > 0);

  return g_string_free (text, FALSE);
}

static void
check (const char        *text,
       const char *const *removed,
       const char        *title,
       const char        *rest)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamQuickAdd) line = iteam_quick_add_read (text, directory, CI, removed, iteam_day_from_iso (TODAY));
  g_autoptr (IteamActionPoint) action = NULL;
  g_autofree char *described = NULL;

  g_test_message ("%s", text);
  g_assert_cmpstr (line->title, ==, title);
  for (guint i = 0; i < line->parts->len; i++)
    {
      const IteamQuickAddPart *part = g_ptr_array_index (line->parts, i);
      g_autofree char *words = g_strndup (text + part->start, part->end - part->start);

      g_assert_cmpstr (part->text, ==, words);
      g_assert_cmpstr (part->label, !=, "");
    }

  action = iteam_quick_add_to_action (line, iteam_day_from_iso (TODAY));
  if (title[0] == '\0')
    {
      g_assert_null (action);

      return;
    }
  described = describe (action);
  g_assert_cmpstr (described, ==, rest);
  g_assert_cmpuint (iteam_action_point_get_fields (action)->created, ==, iteam_day_from_iso (TODAY));
}

static void
test_lines (void)
{
  static const struct { const char *text, *title, *rest; } cases[] = {
    { "folder maken @HRM uiterlijk 15 mei #scherm", "folder maken", "101 due 2027-05-15 pillar 202" },
    { "make a leaflet @hrm by 15 June #screen", "make a leaflet", "101 due 2026-06-15 pillar 202" },
    { "Folder maken", "Folder maken", "" }, { "  Folder   maken  ", "Folder maken", "" }, { "", "", "" }, { "   ", "", "" },

    /* dates */
    { "paprika kopen", "paprika kopen", "" }, { "zo snel mogelijk bellen", "zo snel mogelijk bellen", "" },
    { "mei-nummer voorbereiden", "mei-nummer voorbereiden", "" }, { "do-it-yourself folder", "do-it-yourself folder", "" },
    { "presentatie voor de raad van 15 mei @griffier", "presentatie voor de raad van 15 mei", "107" },
    { "folder maken next friday", "folder maken", "due 2026-05-29" }, { "folder maken over 2 weken", "folder maken", "due 2026-06-03" },
    { "folder maken eind februari", "folder maken", "due 2027-02-28" }, { "morgen folder maken", "folder maken", "due 2026-05-21" },
    { "folder maken vrijdag", "folder maken", "due 2026-05-22" }, { "folder maken 15-6", "folder maken", "due 2026-06-15" },
    { "folder maken, uiterlijk 3 mei 2027.", "folder maken.", "due 2027-05-03" },
    { "folder maken (uiterlijk 3 mei 2027)", "folder maken", "due 2027-05-03" },
    { "uiterlijk 3 mei 2027: folder maken", "folder maken", "due 2027-05-03" },
    { "folder maken vanaf 1 juni uiterlijk 15 juni", "folder maken", "start 2026-06-01 due 2026-06-15" },
    { "folder maken van 1 juni tot en met 15 juni", "folder maken", "start 2026-06-01 due 2026-06-15" },
    { "overleg op 10 juni voorbereiden, uiterlijk 1 juni", "overleg op 10 juni voorbereiden", "due 2026-06-01" },
    { "overleg vrijdag voorbereiden morgen", "overleg vrijdag voorbereiden", "due 2026-05-21" },

    /* owners */
    { "folder maken @HRM @OR", "folder maken", "101 102" }, { "folder maken @HRM, @OR en @CI", "folder maken", "101 102 103" },
    { "@HRM folder maken", "folder maken", "101" }, { "@HRM: folder maken", "folder maken", "101" },
    { "@HRM en @OR folder maken", "folder maken", "101 102" }, { "folder maken @HRM @hrm", "folder maken", "101" },
    { "folder maken @HRM en Facilitair morgen", "folder maken", "101 due 2026-05-21" },
    { "folder maken @coordinator integriteit", "folder maken", "103" }, { "folder maken @Ondernemingsraad (OR)", "folder maken", "102" },
    { "folder maken (@HRM)", "folder maken", "101" }, { "folder maken @HRM.", "folder maken.", "101" },
    { "folder maken door @HRM", "folder maken", "101" }, { "leaflet by @HRM by 1 June", "leaflet", "101 due 2026-06-01" },
    { "bellen met @HRM over de folder", "bellen met HRM over de folder", "101" }, { "bellen met @HRM en @OR", "bellen met HRM en OR", "101 102" },
    { "folder @ik", "folder", "103" }, { "folder @me @OR", "folder", "103 102" }, { "folder @ondernemingsraad", "folder", "102" },
    { "folder @TEAM ÉÉN morgen", "folder", "108 due 2026-05-21" }, { "folder @hrm@example.org", "folder", "101" },
    { "folder @vertrouwenspersoon", "folder @vertrouwenspersoon", "" }, { "folder @externe", "folder", "106" },
    { "folder @iemand anders", "folder @iemand anders", "" }, { "folder @", "folder @", "" }, { "@", "@", "" }, { "folder @ HRM", "folder @ HRM", "" },
    { "mail naar info@hrm sturen", "mail naar info@hrm sturen", "" }, { "mail hrm@example.org", "mail hrm@example.org", "" },
    { "@HRM", "", NULL }, { "@HRM morgen", "", NULL },

    /* pillars, kinds, priorities */
    { "folder #achter je scherm", "folder", "pillar 202" }, { "folder #in de cloud @OR", "folder", "102 pillar 203" },
    { "folder #I-bewust binnen maken", "folder maken", "pillar 201" }, { "folder #inside", "folder", "pillar 201" },
    { "folder over #scherm", "folder over scherm", "pillar 202" }, { "folder #scherm #cloud", "folder #cloud", "pillar 202" },
    { "folder #iets", "folder #iets", "" }, { "C# leren", "C# leren", "" }, { "folder #", "folder #", "" }, { "bijlage #3", "bijlage #3", "" },
    { "verbeterpunt: sneller antwoorden", "sneller antwoorden", "improvement" }, { "Aandachtspunt: rust", "rust", "attention" },
    { "improvement: answer faster", "answer faster", "improvement" }, { "actie: folder maken", "folder maken", "" },
    { "folder: tekst", "folder: tekst", "" }, { "sneller antwoorden #verbeterpunt", "sneller antwoorden", "improvement" },
    { "answer faster #point of improvement @HRM", "answer faster", "101 improvement" },
    { "folder !hoog", "folder", "high" }, { "folder !high", "folder", "high" }, { "folder !", "folder", "high" }, { "folder !!", "folder", "high" },
    { "! folder maken", "folder maken", "high" }, { "folder !laag", "folder", "low" }, { "folder !1", "folder", "high" },
    { "folder !3", "folder", "low" }, { "folder !normaal", "folder", "" }, { "bellen!", "bellen!", "" }, { "folder !iets", "folder !iets", "" },

    /* recurrence */
    { "rechten nalopen elke 6 weken", "rechten nalopen", "FREQ=WEEKLY;INTERVAL=6" },
    { "rechten nalopen every month @FG", "rechten nalopen @FG", "FREQ=MONTHLY" },
    { "rechten nalopen elke 6 weken op dinsdag", "rechten nalopen", "due 2026-05-26 FREQ=WEEKLY;INTERVAL=6;BYDAY=TU" },
    { "rechten nalopen elke eerste maandag van de maand", "rechten nalopen", "due 2026-06-01 FREQ=MONTHLY;BYDAY=1MO" },
    { "rechten nalopen elke dinsdag vanaf 1 juni", "rechten nalopen", "start 2026-06-01 due 2026-06-02 FREQ=WEEKLY;BYDAY=TU" },
    { "rechten nalopen elke maand uiterlijk 1 juni !", "rechten nalopen", "due 2026-06-01 high FREQ=MONTHLY" },
    { "elk kwartaal na afronding rechten nalopen", "rechten nalopen", "FREQ=MONTHLY;INTERVAL=3 completion" },
    { "cijfers van elke maand opvragen", "cijfers van elke maand opvragen", "" },

    { "verbeterpunt: folder maken @HRM @OR van 1 juni tot 15 juni elke maand #binnen !hoog", "folder maken",
      "101 102 start 2026-06-01 due 2026-06-15 pillar 201 high improvement FREQ=MONTHLY" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (cases[i].text, NULL, cases[i].title, cases[i].rest);
}

static void
test_removed (void)
{
  static const struct { const char *text, *removed[3], *title, *rest; } cases[] = {
    { "folder maken @HRM uiterlijk 15 juni", { "uiterlijk 15 juni" }, "folder maken uiterlijk 15 juni", "101" },
    { "folder maken @HRM uiterlijk 15 juni", { "@HRM" }, "folder maken @HRM", "due 2026-06-15" },
    { "folder maken @HRM uiterlijk 15 juni", { "@HRM", "uiterlijk 15 juni" }, "folder maken @HRM uiterlijk 15 juni", "" },
    /* Nothing else is made of the words. */
    { "nalopen elke week op dinsdag", { "elke week op dinsdag" }, "nalopen elke week op dinsdag", "" },
    { "folder voor @HRM 1 juni", { "@HRM" }, "folder voor @HRM", "due 2026-06-01" },
    { "verbeterpunt: folder #scherm !", { "verbeterpunt:", "#scherm" }, "verbeterpunt: folder #scherm", "high" },
    /* Other words than those are recognised again. */
    { "folder maken uiterlijk 15 juni 2027", { "uiterlijk 15 juni" }, "folder maken", "due 2027-06-15" },
    { "overleg vrijdag, folder morgen", { "morgen" }, "overleg, folder morgen", "due 2026-05-22" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (cases[i].text, cases[i].removed, cases[i].title, cases[i].rest);
}

static void
test_parts (void)
{
  static const struct { IteamQuickAddKind kind; const char *text, *label; } expected[] = {
    { ITEAM_QUICK_ADD_ACTION_KIND, "verbeterpunt:", "Point of improvement" },
    { ITEAM_QUICK_ADD_OWNER, "@hrm en facilitair", "HRM" },
    { ITEAM_QUICK_ADD_START, "vanaf 1 juni", "from 1 Jun" },
    { ITEAM_QUICK_ADD_DUE, "vrijdag", "Fri 22 May" },
    { ITEAM_QUICK_ADD_RECURRENCE, "elke 6 weken", "every 6 weeks" },
    { ITEAM_QUICK_ADD_PILLAR, "#scherm", "achter je scherm" },
    { ITEAM_QUICK_ADD_PRIORITY, "!laag", "Low" },
  };
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamQuickAdd) line = iteam_quick_add_read ("verbeterpunt: één folder @hrm en facilitair vanaf 1 juni vrijdag elke 6 weken #scherm !laag",
                                                         directory, 0, NULL, iteam_day_from_iso (TODAY));

  g_assert_cmpstr (line->title, ==, "één folder");
  g_assert_cmpuint (line->parts->len, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const IteamQuickAddPart *part = g_ptr_array_index (line->parts, i);

      g_assert_cmpint (part->kind, ==, expected[i].kind);
      g_assert_cmpstr (part->text, ==, expected[i].text);
      g_assert_cmpstr (part->label, ==, expected[i].label);
    }
}

static void
test_first_of_recurrence (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamQuickAdd) line = iteam_quick_add_read ("nalopen elke eerste maandag van de maand", directory, 0, NULL, iteam_day_from_iso (TODAY));
  const IteamQuickAddPart *part = g_ptr_array_index (line->parts, 0);

  g_assert_cmpstr (part->label, ==, "1 Jun, every month on the first Monday");
}

/* Of someone unknown "me" is a word like any other. */
static void
test_nobody (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamQuickAdd) line = iteam_quick_add_read ("folder @ik", directory, 0, NULL, iteam_day_from_iso (TODAY));

  g_assert_cmpstr (line->title, ==, "folder @ik");
  g_assert_cmpuint (line->parts->len, ==, 0);
}

/* Every beginning of a line is read as it is typed. */
static void
test_typing (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  const char *whole = "verbeterpunt: één folder (@HRM en @OR) elke eerste maandag van de maand uiterlijk 3 mei ’27 #achter je scherm !hoog, \xf0\x9f\x98\x80 – ok";

  for (const char *p = whole; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *text = g_strndup (whole, p - whole);
      g_autoptr (IteamQuickAdd) line = iteam_quick_add_read (text, directory, CI, NULL, iteam_day_from_iso (TODAY));
      gsize at = 0;

      g_assert_true (g_utf8_validate (line->title, -1, NULL));
      for (guint i = 0; i < line->parts->len; i++)
        {
          const IteamQuickAddPart *part = g_ptr_array_index (line->parts, i);

          g_assert_cmpuint (part->start, >=, at);
          g_assert_cmpuint (part->end, >, part->start);
          g_assert_true (g_utf8_validate (part->text, -1, NULL));
          at = part->end;
        }
      g_assert_cmpuint (at, <=, (gsize) (p - whole));
    }
}

/* What was decided keeps its words. */
static void
test_outcomes (void)
{
  static const struct { const char *text, *title, *rest; } cases[] = {
    { "de training wordt elk jaar herhaald", "de training wordt elk jaar herhaald", "" },
    { "de nota gaat in februari naar het college @HRM", "de nota gaat in februari naar het college", "101" },
    { "de lijst komt op intranet @HRM uiterlijk 15 juni", "de lijst komt op intranet", "101 due 2026-06-15" },
    { "elke maandag vanaf 1 juni #scherm !, uiterlijk 3 mei 2027", "elke maandag vanaf 1 juni #scherm !", "due 2027-05-03" },
    { "dit is belangrijk!", "dit is belangrijk!", "" },
    { "@HRM", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamDirectory) directory = make_directory ();
      g_autoptr (IteamQuickAdd) line = iteam_quick_add_read_outcome (cases[i].text, directory, CI, iteam_day_from_iso (TODAY));
      g_autoptr (IteamActionPoint) action = iteam_quick_add_to_action (line, iteam_day_from_iso (TODAY));
      g_autofree char *described = action != NULL ? describe (action) : g_strdup ("");

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (line->title, ==, cases[i].title);
      g_assert_cmpstr (described, ==, cases[i].rest);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quick-add/lines", test_lines);
  g_test_add_func ("/quick-add/removed", test_removed);
  g_test_add_func ("/quick-add/outcomes", test_outcomes);
  g_test_add_func ("/quick-add/parts", test_parts);
  g_test_add_func ("/quick-add/first-of-recurrence", test_first_of_recurrence);
  g_test_add_func ("/quick-add/nobody", test_nobody);
  g_test_add_func ("/quick-add/typing", test_typing);

  return g_test_run ();
}
