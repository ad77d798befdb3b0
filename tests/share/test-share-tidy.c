/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "iteam-exchange.h"
#include "iteam-log.h"
#include "iteam-meeting-file.h"
#include "share-fixture.h"

/* What an author removes of its own, of a real folder: what the file at the
 * meeting point holds, read back, and everyone has who may still come for it. */

#define COLLEAGUE 0x0c0113a9

/* Some segments' worth of texts, each a change. */
static void
write_much (ShareFixture *fixture)
{
  gint64 id = store_fixture_add (fixture->store, "Handreiking schrijven");
  g_autofree char *old = g_strdup ("");

  for (int i = 0; i < 30; i++)
    {
      g_autoptr (IteamDraft) draft = iteam_draft_new ("Description changed");
      g_autofree char *text = g_strnfill (40000, (char) ('a' + i % 26));
      g_autoptr (GError) error = NULL;

      iteam_draft_set_text (draft, ITEAM_KIND_ACTION, id, "description", old, text);
      store_fixture_commit (fixture->store, draft, &error);
      g_assert_no_error (error);
      g_free (old);
      old = g_steal_pointer (&text);
    }
}

static guint
count_segments (ShareFixture *fixture,
                gint64        author)
{
  g_autoptr (IteamShareFiles) files = iteam_share_disk_new (fixture->meeting, "test");
  g_autoptr (GArray) segments = iteam_log_list (files, author, NULL);

  g_assert_nonnull (segments);

  return segments->len;
}

static guint
count_claims (ShareFixture *fixture)
{
  g_autoptr (IteamShareFiles) files = iteam_share_disk_new (fixture->meeting, "test");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (iteam_share_files_list (files, "numbers", names, NULL));

  return names->len;
}

/* A colleague who was here @ago and had by then what @vector says. */
static void
show_colleague (ShareFixture *fixture,
                gint64        file,
                GTimeSpan     ago,
                GHashTable   *vector)
{
  g_autoptr (IteamShareFiles) files = iteam_share_disk_new (fixture->meeting, "colleague");
  g_autoptr (IteamExchange) exchange = iteam_exchange_new (files, file, COLLEAGUE);
  g_autoptr (IteamPresence) presence = iteam_presence_new ();
  g_autofree char *folder = iteam_log_folder (COLLEAGUE);
  g_autoptr (GError) error = NULL;

  presence->who = g_strdup ("OR");
  presence->computer = g_strdup ("werkkamer");
  presence->written = g_get_real_time () - ago;
  presence->vector = vector != NULL ? g_hash_table_ref (vector) : iteam_vector_new ();
  iteam_share_files_make_folder (files, folder, &error);
  g_assert_no_error (error);
  iteam_exchange_show (exchange, presence, &error);
  g_assert_no_error (error);
}

/* Tidying is not done every minute, but when a program begins. */
static void
begin_again (ShareFixture *fixture)
{
  share_fixture_leave_off (fixture, TRUE);
  share_fixture_share (fixture);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
}

/* Everything is in the file at the meeting point, and that is sound. */
static void
assert_meeting_whole (ShareFixture *fixture)
{
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.iteam", NULL);
  g_autoptr (IteamReplicaState) state = share_fixture_read_state (fixture->store);
  g_autoptr (GHashTable) vector = NULL;
  g_autoptr (GError) error = NULL;
  int highest[ITEAM_N_KINDS];

  share_fixture_copy (fixture->meeting, copy);
  vector = iteam_meeting_file_verify (copy, highest, &error);
  g_assert_no_error (error);
  g_assert_true (iteam_vector_covers (vector, state->vector));
  g_unlink (copy);
}

static void
test_segments (ShareFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (IteamReplicaState) before = share_fixture_read_state (fixture->store);
  g_autoptr (IteamReplicaState) after = NULL;
  guint n;

  show_colleague (fixture, before->file, G_TIME_SPAN_HOUR, before->vector);
  write_much (fixture);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  n = count_segments (fixture, before->author);
  g_assert_cmpuint (n, >=, 3);

  /* The colleague may still come for them. */
  begin_again (fixture);
  g_assert_cmpuint (count_segments (fixture, before->author), ==, n);
  show_colleague (fixture, before->file, 80 * G_TIME_SPAN_DAY, before->vector);
  begin_again (fixture);
  g_assert_cmpuint (count_segments (fixture, before->author), ==, n);

  /* The colleague has them: the last one stays, as it is written on. */
  after = share_fixture_read_state (fixture->store);
  show_colleague (fixture, before->file, G_TIME_SPAN_HOUR, after->vector);
  begin_again (fixture);
  g_assert_cmpuint (count_segments (fixture, before->author), ==, 1);
  assert_meeting_whole (fixture);

  /* And so it goes on. */
  store_fixture_add (fixture->store, "Folder maken");
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  assert_meeting_whole (fixture);
}

/* Whoever was away for longer begins with the file at the meeting point. */
static void
test_long_away (ShareFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (IteamReplicaState) before = share_fixture_read_state (fixture->store);

  show_colleague (fixture, before->file, 91 * G_TIME_SPAN_DAY, before->vector);
  write_much (fixture);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  g_assert_cmpuint (count_segments (fixture, before->author), >=, 3);

  begin_again (fixture);
  g_assert_cmpuint (count_segments (fixture, before->author), ==, 1);
  assert_meeting_whole (fixture);
}

/* One who has just come has not said yet what it has. */
static void
test_just_come (ShareFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (IteamReplicaState) state = share_fixture_read_state (fixture->store);
  g_autoptr (IteamShareFiles) files = iteam_share_disk_new (fixture->meeting, "colleague");
  g_autofree char *folder = iteam_log_folder (COLLEAGUE);
  guint n;

  g_assert_true (iteam_share_files_make_folder (files, folder, NULL));
  write_much (fixture);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  n = count_segments (fixture, state->author);
  begin_again (fixture);
  g_assert_cmpuint (count_segments (fixture, state->author), ==, n);
}

static void
spoil_meeting (ShareFixture *fixture,
               gboolean      cut)
{
  gsize length;
  g_autofree char *contents = share_fixture_read (fixture->meeting, &length);

  if (cut)
    length /= 2;
  else
    memset (contents + length / 2, 0x5a, length / 4);
  g_assert_true (g_file_set_contents (fixture->meeting, contents, (gssize) length, NULL));
}

/* A file that cannot be read back makes nothing needless: it is written again. */
static void
test_damaged_meeting (ShareFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (IteamReplicaState) state = share_fixture_read_state (fixture->store);
  guint n;

  write_much (fixture);
  g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  n = count_segments (fixture, state->author);
  g_assert_cmpuint (n, >=, 3);

  for (int cut = 0; cut < 2; cut++)
    {
      share_fixture_leave_off (fixture, TRUE);
      spoil_meeting (fixture, cut);
      share_fixture_share (fixture);
      g_assert_true (share_fixture_sync (fixture, 60000, NULL));
      g_assert_cmpuint (count_segments (fixture, state->author), ==, n);
      assert_meeting_whole (fixture);
    }

  begin_again (fixture);
  g_assert_cmpuint (count_segments (fixture, state->author), ==, 1);
  assert_meeting_whole (fixture);
}

static void
add_actions (ShareFixture *fixture,
             int           n)
{
  for (int i = 0; i < n; i++)
    store_fixture_add (fixture->store, "Folder maken");
  /* A round numbers a hundred at most, and the next sends that out. */
  do
    g_assert_true (share_fixture_sync (fixture, 60000, NULL));
  while (iteam_share_get_status (fixture->share)->n_unnumbered > 0 ||
         iteam_share_get_status (fixture->share)->state != ITEAM_SHARE_IN_SYNC);
}

/* Claims below the highest numbers of the file go, but for the last of them; the
 * numbers stay given. */
static void
test_claims (ShareFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  add_actions (fixture, 130);
  g_assert_cmpuint (count_claims (fixture), ==, 130);
  begin_again (fixture);
  g_assert_cmpuint (count_claims (fixture), ==, 50);

  add_actions (fixture, 20);
  actions = store_fixture_actions (fixture->store);
  g_assert_cmpuint (actions->len, ==, 150);
  for (guint i = 0; i < actions->len; i++)
    {
      int number = iteam_action_point_get_fields (g_ptr_array_index (actions, i))->number;

      g_assert_cmpint (number, >, 0);
      g_assert_true (g_hash_table_add (seen, GINT_TO_POINTER (number)));
    }
}

static void
add_tests (void)
{
#define ADD(path, func) g_test_add (path, ShareFixture, NULL, share_fixture_set_up, func, share_fixture_tear_down)
  ADD ("/share/tidy/segments", test_segments);
  ADD ("/share/tidy/long-away", test_long_away);
  ADD ("/share/tidy/just-come", test_just_come);
  ADD ("/share/tidy/damaged-meeting", test_damaged_meeting);
  ADD ("/share/tidy/claims", test_claims);
}

int
main (int   argc,
      char *argv[])
{
  return share_fixture_run (argc, argv, add_tests);
}
