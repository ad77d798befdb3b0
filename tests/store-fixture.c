/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>

/* The callback of a call whose answer goes to the #GAsyncResult that is handed over. */
void
store_fixture_on_done (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Waits for such an answer. */
GAsyncResult *
store_fixture_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

char *
store_fixture_folder (void)
{
  char *folder = g_dir_make_tmp ("iteam-XXXXXX", NULL);

  g_assert_nonnull (folder);

  return folder;
}

void
store_fixture_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

IteamStore *
store_fixture_open (const char *folder,
                    const char *user)
{
  g_autofree char *path = g_build_filename (folder, "Team.iteam", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IteamStore *store = iteam_store_new ();

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      iteam_store_open_async (store, file, NULL, store_fixture_on_done, &result);
      iteam_store_open_finish (store, store_fixture_wait (&result), &error);
    }
  else
    {
      iteam_store_create_async (store, file, FALSE, NULL, store_fixture_on_done, &result);
      iteam_store_create_finish (store, store_fixture_wait (&result), &error);
    }
  g_assert_no_error (error);
  iteam_store_set_user (store, 0, user);

  return store;
}

void
store_fixture_close (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 end;

  iteam_store_close_async (store, store_fixture_on_done, &result);
  g_assert_true (iteam_store_close_finish (store, store_fixture_wait (&result), NULL));
  g_clear_object (&result);

  /* A look at what other programs wrote may just be under way, and ends by itself. */
  end = g_get_monotonic_time () + 5 * G_TIME_SPAN_SECOND;
  g_object_add_weak_pointer (G_OBJECT (store), (gpointer *) &store);
  g_object_unref (store);
  while (store != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (store);
}

gboolean
store_fixture_commit (IteamStore  *store,
                      IteamDraft  *draft,
                      GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_commit_async (store, draft, NULL, store_fixture_on_done, &result);

  return iteam_store_commit_finish (store, store_fixture_wait (&result), error);
}

char *
store_fixture_undo (IteamStore  *store,
                    gboolean     redo,
                    GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  if (redo)
    {
      iteam_store_redo_async (store, NULL, store_fixture_on_done, &result);

      return iteam_store_redo_finish (store, store_fixture_wait (&result), error);
    }
  iteam_store_undo_async (store, NULL, store_fixture_on_done, &result);

  return iteam_store_undo_finish (store, store_fixture_wait (&result), error);
}

GPtrArray *
store_fixture_actions (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *actions;

  iteam_store_read_actions_async (store, NULL, NULL, store_fixture_on_done, &result);
  actions = iteam_store_read_actions_finish (store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return actions;
}

GPtrArray *
store_fixture_history (IteamStore     *store,
                       const IteamRef *ref)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *changes;

  iteam_store_read_history_async (store, ref, 1000, NULL, store_fixture_on_done, &result);
  changes = iteam_store_read_history_finish (store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return changes;
}

GPtrArray *
store_fixture_search (IteamStore *store,
                      const char *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *hits;

  iteam_store_search_async (store, query, ITEAM_KIND_NONE, 100, NULL, store_fixture_on_done, &result);
  hits = iteam_store_search_finish (store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return hits;
}

char **
store_fixture_check (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char **problems;

  iteam_store_check_async (store, NULL, store_fixture_on_done, &result);
  problems = iteam_store_check_finish (store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return problems;
}

gint64
store_fixture_add (IteamStore *store,
                   const char *title)
{
  g_autoptr (IteamActionPoint) action = iteam_action_point_new (title, iteam_day_from_iso ("2018-12-01"));
  g_autoptr (IteamDraft) draft = iteam_action_point_draft_new (action);
  g_autoptr (GError) error = NULL;

  store_fixture_commit (store, draft, &error);
  g_assert_no_error (error);

  return iteam_action_point_get_id (action);
}

static int
compare_actions (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = iteam_action_point_get_id (*(IteamActionPoint *const *) a);
  gint64 second = iteam_action_point_get_id (*(IteamActionPoint *const *) b);

  return (first > second) - (first < second);
}

/* All that a user sees of the action points, as text, so that two states can be
 * compared. */
char *
store_fixture_dump (IteamStore *store)
{
  g_autoptr (GPtrArray) actions = store_fixture_actions (store);
  GString *text = g_string_new (NULL);

  g_ptr_array_sort (actions, compare_actions);
  for (guint i = 0; i < actions->len; i++)
    {
      IteamActionPoint *action = g_ptr_array_index (actions, i);
      const IteamActionFields *f = iteam_action_point_get_fields (action);
      const gint64 *owners;
      guint n_owners;
      gint64 sum = 0;

      owners = iteam_action_point_get_owners (action, &n_owners);
      for (guint j = 0; j < n_owners; j++)
        sum ^= owners[j];
      g_string_append_printf (text, "%" G_GINT64_FORMAT "|%d|%s|%s|%d|%s|%s|%d|%d|%" G_GINT64_FORMAT "|%u|%u|%u|%d|%s|%d|%u %" G_GINT64_FORMAT "|%d|%d|%d\n",
                              f->id, f->number, f->title, f->description, f->status, f->reason, f->waiting_for, f->kind,
                              f->priority, f->pillar, f->start, f->due, f->closed, f->postponed, f->recurrence,
                              f->recurs_from_completion, n_owners, sum, f->n_notes, f->n_checks, f->n_checks_done);
    }

  return g_string_free (text, FALSE);
}

GPtrArray *
store_fixture_conflicts (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *conflicts;

  iteam_store_read_conflicts_async (store, NULL, store_fixture_on_done, &result);
  conflicts = iteam_store_read_conflicts_finish (store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return conflicts;
}

void
store_fixture_resolve (IteamStore    *store,
                       int            number,
                       IteamDecision  decision,
                       const char    *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  iteam_store_resolve_conflict_async (store, number, decision, text != NULL ? g_variant_new_string (text) : NULL,
                                      NULL, store_fixture_on_done, &result);
  iteam_store_resolve_conflict_finish (store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);
}

/* Commits what has to be accepted. */
void
store_fixture_write (IteamStore *store,
                     IteamDraft *draft)
{
  g_autoptr (GError) error = NULL;

  store_fixture_commit (store, draft, &error);
  g_assert_no_error (error);
}

void
store_fixture_add_entry (IteamStore *store,
                         gpointer    entry)
{
  g_autoptr (IteamDraft) draft = iteam_entry_draft_new (entry);

  store_fixture_write (store, draft);
}

IteamMeetingDetail *
store_fixture_read_meeting (IteamStore *store,
                            gint64      meeting)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IteamMeetingDetail *detail;

  iteam_store_read_meeting_async (store, meeting, NULL, store_fixture_on_done, &result);
  detail = iteam_store_read_meeting_finish (store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return detail;
}

GPtrArray *
store_fixture_read_meetings (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *meetings;

  iteam_store_read_meetings_async (store, NULL, NULL, store_fixture_on_done, &result);
  meetings = iteam_store_read_meetings_finish (store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return meetings;
}

void
store_fixture_assert_sound (IteamStore *store)
{
  g_auto (GStrv) problems = store_fixture_check (store);

  g_assert_nonnull (problems);
  g_assert_cmpstr (problems[0], ==, NULL);
}
