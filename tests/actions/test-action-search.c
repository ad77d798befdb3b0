/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-action-search.h"

#include <gtk/gtk.h>

#include "iteam-action-note.h"
#include "store-fixture.h"

/* A team file, its action points in a list, and a search in them. */
typedef struct
{
  char *folder;
  IteamStore *store;
  IteamActionList *list;
  IteamActionSearch *search;
} Fixture;

static void
read_list (Fixture *fixture)
{
  g_autoptr (GPtrArray) actions = store_fixture_actions (fixture->store);

  iteam_action_list_replace (fixture->list, actions);
}

static void
commit (Fixture    *fixture,
        IteamDraft *draft)
{
  g_autoptr (GError) error = NULL;

  store_fixture_commit (fixture->store, draft, &error);
  g_assert_no_error (error);
}

static gint64
add_note (Fixture    *fixture,
          gint64      action,
          const char *text)
{
  g_autoptr (IteamActionNote) note = iteam_action_note_new (0, action, iteam_day_today (), "HRM", text);
  g_autoptr (IteamDraft) draft = iteam_action_note_draft_new (note);

  commit (fixture, draft);

  return iteam_action_note_get_id (note);
}

/* A-4 is done. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const struct { const char *title, *description; IteamActionStatus status; } actions[] = {
    { "Folder maken", NULL, ITEAM_ACTION_NOT_STARTED },
    { "Themagesprek plannen", "Neem de folder mee, zie A-10", ITEAM_ACTION_NOT_STARTED },
    { "Training herhalen", NULL, ITEAM_ACTION_IN_PROGRESS },
    { "Griffier vragen", "De folder is verstuurd", ITEAM_ACTION_DONE },
  };

  fixture->folder = store_fixture_folder ();
  fixture->store = store_fixture_open (fixture->folder, "HRM");
  fixture->list = iteam_action_list_new ();
  fixture->search = iteam_action_search_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (IteamActionPoint) action = iteam_action_point_new (actions[i].title, iteam_day_today ());
      g_autoptr (IteamDraft) draft = NULL;

      iteam_action_point_set_description (action, actions[i].description);
      iteam_action_point_set_status (action, actions[i].status, iteam_day_today ());
      draft = iteam_action_point_draft_new (action);
      commit (fixture, draft);
    }

  iteam_action_list_set_directory (fixture->list, iteam_store_get_directory (fixture->store));
  iteam_action_list_set_sort (fixture->list, ITEAM_ACTION_COLUMN_NUMBER, FALSE);
  read_list (fixture);
  iteam_action_search_set_list (fixture->search, fixture->list);
  iteam_action_search_set_store (fixture->search, fixture->store);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->search);
  g_assert_finalize_object (fixture->list);
  store_fixture_close (fixture->store);
  store_fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static char *
shown (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr (IteamActionPoint) action = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      g_string_append_printf (text, "%s%d", text->len > 0 ? " " : "", iteam_action_point_get_fields (action)->number);
    }

  return g_string_free (text, FALSE);
}

static void
assert_shown (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *text = shown (fixture);

  g_assert_cmpstr (text, ==, expected);
}

static void
wait_for_answer (Fixture *fixture)
{
  while (iteam_action_search_get_busy (fixture->search))
    g_main_context_iteration (NULL, TRUE);
}

static gint64
key_of (Fixture *fixture,
        int      number)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->list)); i++)
    {
      g_autoptr (IteamActionPoint) action = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);

      if (iteam_action_point_get_fields (action)->number == number)
        return iteam_action_point_get_id (action);
    }

  g_assert_not_reached ();
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  /* What is shown at the keystroke, and what when the file has been searched. */
  static const struct { const char *text, *at_once, *later; } cases[] = {
    { "", "1 2 3 4", "1 2 3 4" },
    { "  ", "1 2 3 4", "1 2 3 4" },
    { "folder", "1", "1 2 4" },
    { "FOLDER status:open", "1", "1 2" },
    { "folder view:closed", "", "4" },
    { "\"de folder\"", "", "2 4" },
    { "folder plannen", "", "2" },
    { "verstuurd", "", "4" },
    { "A-1", "1", "1" },
    { "zie A-1", "", "" },
    { "status:done", "4", "4" },
    { "f", "1 4", "1 4" },
    { "zzz", "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      iteam_action_search_set_text (fixture->search, cases[i].text);
      assert_shown (fixture, cases[i].at_once);
      wait_for_answer (fixture);
      assert_shown (fixture, cases[i].later);
      g_assert_null (iteam_action_search_get_error (fixture->search));
    }
}

static void
test_error (Fixture       *fixture,
            gconstpointer  data)
{
  iteam_action_search_set_text (fixture->search, "status:mooi folder");
  g_assert_cmpstr (iteam_action_search_get_error (fixture->search), ==, "“status” cannot be “mooi”.");
  g_assert_false (iteam_action_search_get_busy (fixture->search));
  assert_shown (fixture, "");

  iteam_action_search_set_text (fixture->search, "status:done");
  g_assert_null (iteam_action_search_get_error (fixture->search));
  assert_shown (fixture, "4");
}

static void
on_searched (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GPtrArray) hits = iteam_store_search_finish (ITEAM_STORE (object), result, NULL);

  g_assert_nonnull (hits);
  *(gboolean *) user_data = TRUE;
}

/* The store answers in the order in which it was asked: when it has answered
 * this, no earlier question is open. */
static void
wait_for_store (Fixture *fixture)
{
  gboolean answered = FALSE;

  iteam_store_search_async (fixture->store, "zzz", ITEAM_KIND_ACTION, 1, NULL, on_searched, &answered);
  while (!answered)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_stale (Fixture       *fixture,
            gconstpointer  data)
{
  iteam_action_search_set_text (fixture->search, "folder");
  iteam_action_search_set_text (fixture->search, "training");
  g_assert_true (iteam_action_search_get_busy (fixture->search));
  wait_for_answer (fixture);
  assert_shown (fixture, "3");

  iteam_action_search_set_text (fixture->search, "folder");
  iteam_action_search_set_text (fixture->search, NULL);
  g_assert_false (iteam_action_search_get_busy (fixture->search));
  wait_for_store (fixture);
  assert_shown (fixture, "1 2 3 4");
}

static void
test_changes (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 third = key_of (fixture, 3);
  gint64 second = key_of (fixture, 2);

  iteam_action_search_set_text (fixture->search, "verstuurd");
  wait_for_answer (fixture);
  assert_shown (fixture, "4");

  add_note (fixture, third, "Uitnodiging verstuurd");
  g_assert_true (iteam_action_search_get_busy (fixture->search));
  /* What was found stays until the answer comes. */
  assert_shown (fixture, "4");
  wait_for_answer (fixture);
  assert_shown (fixture, "3 4");

  iteam_action_search_set_text (fixture->search, NULL);
  add_note (fixture, second, "Verstuurd");
  g_assert_false (iteam_action_search_get_busy (fixture->search));
  iteam_action_search_set_text (fixture->search, "verstuurd");
  wait_for_answer (fixture);
  assert_shown (fixture, "2 3 4");
}

/* Someone searches for a person by a name that she gets meanwhile. */
static void
test_directory (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (IteamPerson) person = iteam_person_new ("Opgave HRM");
  g_autoptr (IteamDraft) draft = iteam_person_draft_new (person);
  IteamActionPoint *third = iteam_action_list_find (fixture->list, key_of (fixture, 3));
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (third);
  gint64 id;

  commit (fixture, draft);
  id = iteam_person_get_id (person);
  iteam_action_point_set_owners (edited, &id, 1);
  g_clear_object (&draft);
  draft = iteam_action_point_draft_changes (third, edited);
  commit (fixture, draft);
  read_list (fixture);

  iteam_action_search_set_text (fixture->search, "personeelszaken");
  wait_for_answer (fixture);
  assert_shown (fixture, "");

  {
    g_autoptr (IteamPerson) renamed = iteam_person_copy (person);

    iteam_person_set_name (renamed, "Personeelszaken");
    g_clear_object (&draft);
    draft = iteam_person_draft_changes (person, renamed);
    commit (fixture, draft);
  }
  assert_shown (fixture, "3");
  wait_for_answer (fixture);
  assert_shown (fixture, "3");

  iteam_action_search_set_text (fixture->search, "owner:me");
  assert_shown (fixture, "");
  iteam_store_set_user (fixture->store, id, "HRM");
  assert_shown (fixture, "3");
}

static void
test_without (Fixture       *fixture,
              gconstpointer  data)
{
  iteam_action_search_set_text (fixture->search, "folder");
  wait_for_answer (fixture);
  assert_shown (fixture, "1 2 4");

  iteam_action_search_set_store (fixture->search, NULL);
  assert_shown (fixture, "1 2 3 4");
  iteam_action_search_set_store (fixture->search, fixture->store);
  assert_shown (fixture, "1");
  wait_for_answer (fixture);
  assert_shown (fixture, "1 2 4");

  iteam_action_search_set_list (fixture->search, NULL);
  assert_shown (fixture, "1 2 3 4");
  iteam_action_search_set_list (fixture->search, fixture->list);
  assert_shown (fixture, "1");
}

/* Nothing comes after the search is gone, though the store was asked. */
static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  iteam_action_search_set_text (fixture->search, "folder");
  wait_for_answer (fixture);
  add_note (fixture, key_of (fixture, 1), "Klaar");
  g_assert_true (iteam_action_search_get_busy (fixture->search));
  g_assert_finalize_object (fixture->search);
  wait_for_store (fixture);
  fixture->search = iteam_action_search_new ();
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/action-search/words", test_words },
    { "/action-search/error", test_error },
    { "/action-search/stale", test_stale },
    { "/action-search/changes", test_changes },
    { "/action-search/directory", test_directory },
    { "/action-search/without", test_without },
    { "/action-search/gone", test_gone },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
