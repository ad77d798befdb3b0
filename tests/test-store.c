/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>

#include "iteam-action-note.h"
#include "iteam-check-item.h"

typedef struct
{
  char *folder;
  IteamStore *store;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = store_fixture_folder ();
  fixture->store = store_fixture_open (fixture->folder, "Coördinator");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  store_fixture_close (fixture->store);
  store_fixture_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
assert_sound (IteamStore *store)
{
  g_auto (GStrv) problems = store_fixture_check (store);

  g_assert_cmpstr (problems[0], ==, NULL);
}

static IteamActionPoint *
read_one (IteamStore *store,
          gint64      id)
{
  g_autoptr (GPtrArray) actions = store_fixture_actions (store);

  for (guint i = 0; i < actions->len; i++)
    if (iteam_action_point_get_id (g_ptr_array_index (actions, i)) == id)
      return g_object_ref (g_ptr_array_index (actions, i));

  return NULL;
}

static void
change_title (IteamStore       *store,
              IteamActionPoint *read,
              const char       *title,
              GError          **error)
{
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);
  g_autoptr (IteamDraft) draft = NULL;

  iteam_action_point_set_title (edited, title);
  draft = iteam_action_point_draft_changes (read, edited);
  store_fixture_commit (store, draft, error);
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  gint64 first = store_fixture_add (fixture->store, "Dilemmatraining herhalen");
  gint64 second = store_fixture_add (fixture->store, "Najaarsbijeenkomst voorbereiden");
  g_autoptr (IteamActionPoint) a = read_one (fixture->store, first);
  g_autoptr (IteamActionPoint) b = read_one (fixture->store, second);

  g_assert_cmpint (iteam_action_point_get_fields (a)->number, ==, 1);
  g_assert_cmpint (iteam_action_point_get_fields (b)->number, ==, 2);
  g_assert_cmpstr (iteam_action_point_get_fields (a)->title, ==, "Dilemmatraining herhalen");
  g_assert_cmpuint (g_list_model_get_n_items (iteam_directory_get_pillars (iteam_store_get_directory (fixture->store))), ==, 4);
  assert_sound (fixture->store);
}

static void
test_different_fields (Fixture       *fixture,
                       gconstpointer  data)
{
  gint64 id = store_fixture_add (fixture->store, "Protocol registreren");
  IteamStore *other = store_fixture_open (fixture->folder, "HRM");
  g_autoptr (IteamActionPoint) mine = read_one (fixture->store, id);
  g_autoptr (IteamActionPoint) theirs = iteam_action_point_copy (mine);
  g_autoptr (IteamActionPoint) merged = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  iteam_action_point_set_due (theirs, iteam_day_from_iso ("2019-05-15"));
  draft = iteam_action_point_draft_changes (mine, theirs);
  store_fixture_commit (other, draft, &error);
  g_assert_no_error (error);
  change_title (fixture->store, mine, "Protocol 2018 registreren", &error);
  g_assert_no_error (error);

  merged = read_one (other, id);
  g_assert_cmpstr (iteam_action_point_get_fields (merged)->title, ==, "Protocol 2018 registreren");
  g_assert_cmpuint (iteam_action_point_get_fields (merged)->due, ==, iteam_day_from_iso ("2019-05-15"));
  store_fixture_close (other);
  assert_sound (fixture->store);
}

static void
test_same_field (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 id = store_fixture_add (fixture->store, "Folder maken");
  IteamStore *other = store_fixture_open (fixture->folder, "HRM");
  g_autoptr (IteamActionPoint) read = read_one (fixture->store, id);
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);
  g_autoptr (IteamActionPoint) after = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  IteamConflict *conflict;

  change_title (other, read, "Folder laten maken", &error);
  g_assert_no_error (error);

  iteam_action_point_set_title (edited, "Folder drukken");
  draft = iteam_action_point_draft_changes (read, edited);
  g_assert_false (store_fixture_commit (fixture->store, draft, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_cmpuint (iteam_draft_get_conflicts (draft)->len, ==, 1);
  conflict = g_ptr_array_index (iteam_draft_get_conflicts (draft), 0);
  g_assert_cmpstr (conflict->cell->field, ==, "title");
  g_assert_cmpstr (conflict->who, ==, "HRM");
  g_assert_cmpstr (g_variant_get_string (conflict->theirs, NULL), ==, "Folder laten maken");
  after = read_one (fixture->store, id);
  g_assert_cmpstr (iteam_action_point_get_fields (after)->title, ==, "Folder laten maken");

  iteam_draft_resolve (draft, conflict, TRUE);
  store_fixture_commit (fixture->store, draft, &error);
  g_assert_no_error (error);
  g_clear_object (&after);
  after = read_one (other, id);
  g_assert_cmpstr (iteam_action_point_get_fields (after)->title, ==, "Folder drukken");
  store_fixture_close (other);
  assert_sound (fixture->store);
}

/* The day of closing is no question of its own: whoever is asked about the status
 * has decided about both. */
static void
test_goes_with (Fixture       *fixture,
                gconstpointer  data)
{
  for (int mine = 0; mine < 2; mine++)
    {
      gint64 id = store_fixture_add (fixture->store, "Folder maken");
      g_autoptr (IteamActionPoint) read = read_one (fixture->store, id);
      g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);
      g_autoptr (IteamActionPoint) theirs = iteam_action_point_copy (read);
      g_autoptr (IteamActionPoint) after = NULL;
      g_autoptr (IteamDraft) draft = NULL;
      g_autoptr (IteamDraft) other = NULL;
      g_autoptr (GError) error = NULL;

      iteam_action_point_set_status (theirs, ITEAM_ACTION_DROPPED, iteam_day_from_iso ("2019-02-01"));
      other = iteam_action_point_draft_changes (read, theirs);
      g_assert_true (store_fixture_commit (fixture->store, other, NULL));
      iteam_action_point_set_title (edited, "Folder drukken");
      iteam_action_point_set_status (edited, ITEAM_ACTION_DONE, iteam_day_from_iso ("2019-02-04"));
      draft = iteam_action_point_draft_changes (read, edited);
      g_assert_false (store_fixture_commit (fixture->store, draft, NULL));
      g_assert_cmpstr (((IteamConflict *) iteam_draft_get_conflicts (draft)->pdata[0])->cell->field, ==, "status");

      iteam_draft_resolve (draft, iteam_draft_get_conflicts (draft)->pdata[0], mine);
      g_assert_cmpuint (iteam_draft_get_conflicts (draft)->len, ==, 0);
      store_fixture_commit (fixture->store, draft, &error);
      g_assert_no_error (error);
      after = read_one (fixture->store, id);
      g_assert_cmpstr (iteam_action_point_get_fields (after)->title, ==, "Folder drukken");
      g_assert_cmpint (iteam_action_point_get_fields (after)->status, ==, mine ? ITEAM_ACTION_DONE : ITEAM_ACTION_DROPPED);
      g_assert_cmpint (iteam_action_point_get_fields (after)->closed, ==, iteam_day_from_iso (mine ? "2019-02-04" : "2019-02-01"));
    }
}

static void
test_edit_of_deleted (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 id = store_fixture_add (fixture->store, "Folder maken");
  g_autoptr (IteamActionPoint) read = read_one (fixture->store, id);
  g_autoptr (IteamDraft) removal = iteam_draft_new ("Action point deleted");
  g_autoptr (GError) error = NULL;

  iteam_draft_delete (removal, ITEAM_KIND_ACTION, id);
  g_assert_true (store_fixture_commit (fixture->store, removal, &error));
  g_assert_no_error (error);
  g_assert_null (read_one (fixture->store, id));

  change_title (fixture->store, read, "Folder drukken", &error);
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_CONFLICT);
  assert_sound (fixture->store);
}

static void
test_undo_refused (Fixture       *fixture,
                   gconstpointer  data)
{
  gint64 id = store_fixture_add (fixture->store, "Folder maken");
  IteamStore *other = store_fixture_open (fixture->folder, "HRM");
  g_autoptr (IteamActionPoint) read = read_one (fixture->store, id);
  g_autoptr (IteamActionPoint) later = NULL;
  g_autoptr (IteamActionPoint) kept = NULL;
  g_autoptr (GError) error = NULL;

  change_title (fixture->store, read, "Folder drukken", &error);
  g_assert_no_error (error);
  later = read_one (other, id);
  change_title (other, later, "Folder verspreiden", &error);
  g_assert_no_error (error);

  g_assert_null (store_fixture_undo (fixture->store, FALSE, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_CONFLICT);
  g_clear_error (&error);
  kept = read_one (fixture->store, id);
  g_assert_cmpstr (iteam_action_point_get_fields (kept)->title, ==, "Folder verspreiden");

  store_fixture_close (other);
  assert_sound (fixture->store);
}

static void
test_undo_nothing (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (store_fixture_undo (fixture->store, FALSE, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_NOTHING_TO_UNDO);
  g_clear_error (&error);
  g_assert_null (store_fixture_undo (fixture->store, TRUE, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_NOTHING_TO_UNDO);
}

static IteamDraft *
mixed_edit (IteamStore *store,
            GArray     *ids,
            int         step)
{
  gint64 id = ids->len > 0 ? g_array_index (ids, gint64, step % ids->len) : 0;
  g_autoptr (IteamActionPoint) read = id != 0 ? read_one (store, id) : NULL;
  g_autoptr (IteamActionPoint) edited = read != NULL ? iteam_action_point_copy (read) : NULL;
  IteamDraft *draft;

  if (edited == NULL || step % 7 == 0)
    {
      g_autoptr (IteamActionPoint) action = iteam_action_point_new ("Nieuw", iteam_day_from_iso ("2019-01-01") + step);

      iteam_action_point_set_due (action, iteam_day_from_iso ("2019-02-01") + step);
      id = iteam_action_point_get_id (action);
      g_array_append_val (ids, id);

      return iteam_action_point_draft_new (action);
    }

  switch (step % 7)
    {
    case 1:
      iteam_action_point_set_title (edited, step % 2 ? "Eén titel" : "Andere titel");
      break;
    case 2:
      iteam_action_point_set_due (edited, iteam_action_point_get_fields (read)->due + 7);
      break;
    case 3:
      iteam_action_point_set_status (edited, iteam_action_point_is_open (read) ? ITEAM_ACTION_DONE : ITEAM_ACTION_WAITING,
                                     iteam_day_from_iso ("2019-03-01"));
      break;
    case 4:
      {
        g_autoptr (IteamActionNote) note = iteam_action_note_new (0, id, iteam_day_from_iso ("2019-01-03"), "HRM", "Gebeld");

        return iteam_action_note_draft_new (note);
      }
    case 5:
      {
        g_autoptr (IteamCheckItem) item = iteam_check_item_new (0, id, "Drukker bellen", FALSE, "V");

        return iteam_check_item_draft_new (item);
      }
    default:
      draft = iteam_draft_new ("Action point deleted");
      iteam_draft_delete (draft, ITEAM_KIND_ACTION, id);
      g_array_remove_index (ids, step % ids->len);

      return draft;
    }

  return iteam_action_point_draft_changes (read, edited);
}

/* Fifty edits of all sorts, all the way back and forth again, the file closed
 * and opened at each end. */
static void
test_undo_fifty (Fixture       *fixture,
                 gconstpointer  data)
{
  const int n_edits = 50;
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < n_edits; i++)
    {
      g_autoptr (IteamDraft) draft = NULL;

      g_ptr_array_add (states, store_fixture_dump (fixture->store));
      draft = mixed_edit (fixture->store, ids, i);
      g_assert_false (iteam_draft_is_empty (draft));
      g_assert_true (store_fixture_commit (fixture->store, draft, &error));
      g_assert_no_error (error);
    }
  g_ptr_array_add (states, store_fixture_dump (fixture->store));

  for (int round = 0; round < 2; round++)
    {
      store_fixture_close (fixture->store);
      fixture->store = store_fixture_open (fixture->folder, "Coördinator");
      for (int i = n_edits - 1; i >= 0; i--)
        {
          g_autofree char *words = store_fixture_undo (fixture->store, FALSE, &error);
          g_autofree char *state = store_fixture_dump (fixture->store);

          g_assert_no_error (error);
          g_assert_nonnull (words);
          g_assert_cmpstr (state, ==, g_ptr_array_index (states, i));
        }

      store_fixture_close (fixture->store);
      fixture->store = store_fixture_open (fixture->folder, "Coördinator");
      for (int i = 1; i <= n_edits; i++)
        {
          g_autofree char *words = store_fixture_undo (fixture->store, TRUE, &error);
          g_autofree char *state = store_fixture_dump (fixture->store);

          g_assert_no_error (error);
          g_assert_nonnull (words);
          g_assert_cmpstr (state, ==, g_ptr_array_index (states, i));
        }
    }
  assert_sound (fixture->store);
}

static void
test_history (Fixture       *fixture,
              gconstpointer  data)
{
  gint64 id = store_fixture_add (fixture->store, "Folder maken");
  gint64 other = store_fixture_add (fixture->store, "Zaal huren");
  const IteamRef ref = { ITEAM_KIND_ACTION, id };
  g_autoptr (IteamActionPoint) read = read_one (fixture->store, id);
  g_autoptr (IteamDraft) both = iteam_draft_new ("Postponed");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *own = NULL;
  g_autofree char *cells = NULL;
  g_autoptr (GError) error = NULL;

  change_title (fixture->store, read, "Folder drukken", &error);
  g_assert_no_error (error);

  changes = store_fixture_history (fixture->store, &ref);
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpstr (iteam_change_get_who (g_ptr_array_index (changes, 0)), ==, "Coördinator");
  cells = iteam_change_describe_cells (g_ptr_array_index (changes, 0), NULL);
  g_assert_cmpstr (cells, ==, "Title: Folder maken → Folder drukken");

  all = store_fixture_history (fixture->store, NULL);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_cmpstr (iteam_change_get_subject (g_ptr_array_index (all, 0)), ==, "A-1 Folder drukken");

  /* Of an edit of many, the history of one tells what became of that one. */
  iteam_draft_set_text (both, ITEAM_KIND_ACTION, id, "title", "Folder drukken", "Folder uitdelen");
  iteam_draft_set_text (both, ITEAM_KIND_ACTION, other, "title", "Zaal huren", "Zaal afzeggen");
  store_fixture_commit (fixture->store, both, &error);
  g_assert_no_error (error);
  after = store_fixture_history (fixture->store, &ref);
  g_assert_cmpuint (after->len, ==, 3);
  own = iteam_change_describe_cells (g_ptr_array_index (after, 0), NULL);
  g_assert_cmpstr (own, ==, "Title: Folder drukken → Folder uitdelen");
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  const struct { const char *query; guint n_hits; } cases[] = {
    { "coordinatoren", 1 }, { "training", 2 }, { "RAIN", 2 }, { "\"de dilemma\"", 1 }, { "training voorjaar", 1 },
    { "drukker", 1 }, { "a-2", 1 }, { "xyz", 0 }, { "", 0 }, { "de", 1 }, { "%", 0 }, { "' OR 1", 0 },
  };
  gint64 id = store_fixture_add (fixture->store, "Training voor coördinatoren");
  g_autoptr (IteamActionNote) note = iteam_action_note_new (0, id, iteam_day_from_iso ("2019-01-03"), "HRM", "Drukker gebeld, voorjaar");
  g_autoptr (IteamDraft) draft = iteam_action_note_draft_new (note);

  store_fixture_add (fixture->store, "Alle medewerkers in de dilemmatraining");
  g_assert_true (store_fixture_commit (fixture->store, draft, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) hits = store_fixture_search (fixture->store, cases[i].query);
      guint n_actions = 0;

      for (guint j = 0; j < hits->len; j++)
        if (((IteamSearchHit *) g_ptr_array_index (hits, j))->ref.kind == ITEAM_KIND_ACTION)
          n_actions++;
      g_assert_cmpuint (n_actions, ==, cases[i].n_hits);
    }
  assert_sound (fixture->store);
}

static void
on_changed (IteamStore   *store,
            IteamChanges *changes,
            gpointer      user_data)
{
  GArray *seen = user_data;

  if (!changes->local)
    g_array_append_vals (seen, changes->refs->data, changes->refs->len);
}

static void
test_changed_by_another (Fixture       *fixture,
                         gconstpointer  data)
{
  IteamStore *other = store_fixture_open (fixture->folder, "HRM");
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  gint64 started = g_get_monotonic_time ();
  gint64 id;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (on_changed), seen);
  id = store_fixture_add (other, "Folder maken");
  while (seen->len == 0 && g_get_monotonic_time () - started < 10 * G_TIME_SPAN_SECOND)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (seen->len, ==, 1);
  g_assert_cmpint (g_array_index (seen, IteamRef, 0).id, ==, id);
  g_assert_cmpint (g_array_index (seen, IteamRef, 0).kind, ==, ITEAM_KIND_ACTION);
  g_signal_handlers_disconnect_by_data (fixture->store, seen);
  store_fixture_close (other);
}

static void
test_invalid (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (IteamDraft) unknown = iteam_draft_new ("Edit");
  g_autoptr (IteamDraft) empty = iteam_draft_new ("Edit");
  g_autoptr (IteamDraft) missing = iteam_draft_new ("Edit");
  g_autofree char *before = store_fixture_dump (fixture->store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  iteam_draft_insert (unknown, ITEAM_KIND_ACTION, 5);
  iteam_draft_set_text (unknown, ITEAM_KIND_ACTION, 5, "title = 1; --", NULL, "x");
  g_assert_false (store_fixture_commit (fixture->store, unknown, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
  g_clear_error (&error);

  iteam_draft_insert (empty, ITEAM_KIND_ACTION, 5);
  iteam_draft_set_text (empty, ITEAM_KIND_ACTION, 5, "due", NULL, "2019-02-31");
  g_assert_false (store_fixture_commit (fixture->store, empty, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
  g_clear_error (&error);

  iteam_draft_set_text (missing, ITEAM_KIND_ACTION, 77, "title", NULL, "x");
  g_assert_false (store_fixture_commit (fixture->store, missing, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND);

  after = store_fixture_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
  assert_sound (fixture->store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/store/add", test_add);
  ADD ("/store/different-fields", test_different_fields);
  ADD ("/store/same-field", test_same_field);
  ADD ("/store/goes-with", test_goes_with);
  ADD ("/store/edit-of-deleted", test_edit_of_deleted);
  ADD ("/store/undo-refused", test_undo_refused);
  ADD ("/store/undo-nothing", test_undo_nothing);
  ADD ("/store/undo-fifty", test_undo_fifty);
  ADD ("/store/history", test_history);
  ADD ("/store/search", test_search);
  ADD ("/store/changed-by-another", test_changed_by_another);
  ADD ("/store/invalid", test_invalid);

  return g_test_run ();
}
