/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "bench-report.h"
#include "bench-team.h"
#include "iteam-agenda-item.h"
#include "iteam-log.h"
#include "iteam-meeting-file.h"
#include "iteam-outcome.h"
#include "iteam-record-format.h"
#include "share-fixture.h"

/* A year of a team on a share: its documents, and what eight people write of action
 * points and in meetings. How long someone takes to join, or to catch up, and what lies
 * on the share. */

#define N_AUTHORS 8
#define N_YEAR 20000
#define N_AWAY 1200
#define FIRST_AUTHOR 1000
#define N_DOCUMENTS 500
#define DOCUMENT_SIZE (300 * 1024)
/* How many edits there are to a meeting, and items on its agenda. */
#define EDITS_PER_MEETING 500
#define N_ITEMS 10

#define DAY(iso) iteam_day_from_iso (iso)

typedef struct
{
  GRand *random;
  gint64 clock;
  int n_edits;
  int numbers[ITEAM_N_KINDS];
  GHashTable *vector;
  GHashTable *announced[N_AUTHORS];
  IteamLogWriter *writers[N_AUTHORS];
  GPtrArray *logs[N_AUTHORS];
  GArray *actions;
  GArray *items;
} Year;

static gint64
draw (Year   *year,
      GArray *ids)
{
  return g_array_index (ids, gint64, g_rand_int_range (year->random, 0, (int) ids->len));
}

/* What has a number on the share has been given it. */
static void
give_number (Year       *year,
             IteamDraft *draft,
             IteamEntry *entry)
{
  IteamKind kind = iteam_entry_get_kind (entry);

  iteam_draft_set_integer (draft, kind, iteam_entry_get_id (entry), "number", 0, ++year->numbers[kind]);
}

/* A meeting is prepared: its agenda, and who is expected. */
static void
add_meeting (Year       *year,
             IteamDraft *draft)
{
  g_autoptr (IteamMeeting) meeting = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, DAY ("2019-01-22"), DAY ("2019-01-01"));
  gint64 id = iteam_entry_get_id (ITEAM_ENTRY (meeting));

  iteam_entry_add_to (ITEAM_ENTRY (meeting), draft);
  give_number (year, draft, ITEAM_ENTRY (meeting));
  g_array_set_size (year->items, 0);
  for (int i = 0; i < N_ITEMS; i++)
    {
      g_autoptr (IteamAgendaItem) item = iteam_agenda_item_new (id, "Dilemmatraining voor nieuwe medewerkers", DAY ("2019-01-01"));
      gint64 key = iteam_entry_get_id (ITEAM_ENTRY (item));

      iteam_entry_add_to (ITEAM_ENTRY (item), draft);
      g_array_append_val (year->items, key);
    }
  for (int i = 0; i < N_AUTHORS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Lid %d", i + 1);
      g_autoptr (IteamAttendance) attendance = iteam_attendance_new (id, 0, name);

      iteam_entry_add_to (ITEAM_ENTRY (attendance), draft);
    }
}

/* A line of the minutes, a decision, or a remark upon them. */
static void
edit_meeting (Year       *year,
              IteamDraft *draft)
{
  gint64 item = draw (year, year->items);
  g_autofree char *text = g_strdup_printf ("Het team bespreekt punt %d.\nDe opkomst was hoog.\nVolgend jaar weer.", year->n_edits);
  g_autoptr (IteamEntry) entry = NULL;

  switch (g_rand_int_range (year->random, 0, 8))
    {
    case 0:
      entry = ITEAM_ENTRY (iteam_outcome_new (ITEAM_KIND_DECISION, item, "De training wordt elk jaar herhaald"));
      iteam_entry_add_to (entry, draft);
      give_number (year, draft, entry);
      break;
    case 1:
      entry = ITEAM_ENTRY (iteam_remark_new (item, 0, "OR", "Dat is ook met de OR besproken", DAY ("2019-02-01")));
      iteam_entry_add_to (entry, draft);
      break;
    default:
      iteam_draft_set_text (draft, ITEAM_KIND_AGENDA_ITEM, item, "minutes", NULL, text);
      break;
    }
}

static void
add_action (Year       *year,
            IteamDraft *draft,
            gint64      id)
{
  iteam_draft_insert (draft, ITEAM_KIND_ACTION, id);
  iteam_draft_set_text (draft, ITEAM_KIND_ACTION, id, "created", NULL, "2019-01-01");
  iteam_draft_set_text (draft, ITEAM_KIND_ACTION, id, "due", NULL, "2019-05-15");
  iteam_draft_set_text (draft, ITEAM_KIND_ACTION, id, "title", NULL, "Dilemmatraining voor nieuwe medewerkers herhalen");
  iteam_draft_set_integer (draft, ITEAM_KIND_ACTION, id, "number", 0, ++year->numbers[ITEAM_KIND_ACTION]);
  g_array_append_val (year->actions, id);
}

/* A long text, a note, or how far it is. */
static void
edit_action (Year       *year,
             IteamDraft *draft,
             gint64      note)
{
  gint64 id = draw (year, year->actions);
  g_autofree char *text = g_strdup_printf ("Bespreken met de vertrouwenspersonen, keer %d\nTweede regel\nDerde regel",
                                           g_rand_int_range (year->random, 0, 1000));

  if (g_rand_int_range (year->random, 0, 3) == 0)
    {
      iteam_draft_insert (draft, ITEAM_KIND_ACTION_NOTE, note);
      iteam_draft_set_integer (draft, ITEAM_KIND_ACTION_NOTE, note, "action", 0, id);
      iteam_draft_set_text (draft, ITEAM_KIND_ACTION_NOTE, note, "day", NULL, "2019-02-01");
      iteam_draft_set_text (draft, ITEAM_KIND_ACTION_NOTE, note, "text", NULL, text);
    }
  else if (g_rand_boolean (year->random))
    iteam_draft_set_text (draft, ITEAM_KIND_ACTION, id, "description", NULL, text);
  else
    iteam_draft_set_text (draft, ITEAM_KIND_ACTION, id, "status", "not-started", "in-progress");
}

/* A change as people make them. */
static IteamDraft *
draw_change (Year   *year,
             gint64  id)
{
  IteamDraft *draft = iteam_draft_new ("Changed");

  if (year->n_edits % EDITS_PER_MEETING == 0)
    add_meeting (year, draft);
  else if (year->actions->len == 0 || g_rand_int_range (year->random, 0, 10) == 0)
    add_action (year, draft, id);
  else if (g_rand_int_range (year->random, 0, 3) == 0)
    edit_meeting (year, draft);
  else
    edit_action (year, draft, id);
  year->n_edits++;

  return draft;
}

/* What someone did who had all that was done before. */
static void
make_record (Year *year)
{
  int who = g_rand_int_range (year->random, 0, N_AUTHORS);
  gint64 author = FIRST_AUTHOR + who;
  gint64 seq = iteam_vector_get (year->vector, author) + 1;
  g_autoptr (IteamDraft) draft = draw_change (year, author * 1000000 + seq);
  GPtrArray *cells = iteam_draft_get_cells (draft);
  IteamRecord *record = iteam_record_new ();
  GHashTableIter iter;
  gpointer key, value;

  year->clock += (gint64) g_rand_int_range (year->random, 1, 1000) << 16;
  record->stamp = (IteamStamp) { author, seq };
  record->clock = year->clock;
  record->who = g_strdup ("Coördinator integriteit");
  record->what = g_strdup (iteam_draft_get_what (draft));
  for (guint i = 0; i < cells->len; i++)
    {
      const IteamCell *cell = cells->pdata[i];

      g_ptr_array_add (record->cells, iteam_cell_new (cell->kind, cell->id, cell->field, cell->read, cell->value));
    }

  g_hash_table_iter_init (&iter, year->vector);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const IteamStamp seen = { *(gint64 *) key, *(gint64 *) value };

      if (seen.author == author || iteam_vector_get (year->announced[who], seen.author) >= seen.seq)
        continue;
      g_array_append_val (record->seen, seen);
      iteam_vector_set (year->announced[who], seen.author, seen.seq);
    }
  iteam_vector_set (year->vector, author, seq);
  g_ptr_array_add (year->logs[who], record);
}

static void
publish (Year *year,
         int   n_edits)
{
  for (int i = 0; i < n_edits; i++)
    make_record (year);
  for (int i = 0; i < N_AUTHORS; i++)
    {
      g_assert_true (iteam_log_writer_publish (year->writers[i], year->logs[i], NULL));
      g_ptr_array_set_size (year->logs[i], 0);
    }
}

static void
year_init (Year            *year,
           IteamShareFiles *files,
           gint64           file)
{
  *year = (Year) { .random = g_rand_new_with_seed (2018), .clock = (gint64) 1546300800000 << 16 };
  year->vector = iteam_vector_new ();
  year->actions = g_array_new (FALSE, FALSE, sizeof (gint64));
  year->items = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (int i = 0; i < N_AUTHORS; i++)
    {
      year->announced[i] = iteam_vector_new ();
      year->logs[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_record_unref);
      year->writers[i] = iteam_log_writer_new (files, file, FIRST_AUTHOR + i);
      g_assert_true (iteam_log_writer_prepare (year->writers[i], NULL));
    }
}

static void
year_clear (Year *year)
{
  for (int i = 0; i < N_AUTHORS; i++)
    {
      iteam_log_writer_free (year->writers[i]);
      g_ptr_array_unref (year->logs[i]);
      g_hash_table_unref (year->announced[i]);
    }
  g_array_unref (year->actions);
  g_array_unref (year->items);
  g_hash_table_unref (year->vector);
  g_rand_free (year->random);
}

/* Opens the file and takes in all that is there; how long that took, in seconds. */
static double
open_and_sync (ShareFixture *fixture)
{
  gint64 started = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  share_fixture_share (fixture);
  share_fixture_sync (fixture, 600000, &error);
  g_assert_no_error (error);

  return bench_seconds_since (started);
}

/* What is on the share besides the contents of documents. */
static void
count_tree (const char *path,
            guint      *n_files,
            guint64    *size)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      struct stat info;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          if (!g_str_equal (name, "documents"))
            count_tree (child, n_files, size);
        }
      else if (stat (child, &info) == 0)
        {
          (*n_files)++;
          *size += (guint64) info.st_size;
        }
    }
}

/* How long somebody's edit takes that is asked for while the file for the meeting
 * point is being made. */
static void
bench_meeting (IteamStore *store)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "meeting.iteam", NULL);
  g_autoptr (GAsyncResult) written = NULL;
  g_autoptr (GHashTable) vector = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actions = store_fixture_actions (store);
  double longest_edit = 0;
  int count = 0;
  gint64 begun, started;

  iteam_store_write_meeting_async (store, path, FALSE, NULL, share_fixture_on_done, &written);
  while (written == NULL)
    {
      begun = g_get_monotonic_time ();
      bench_edit (store, actions, count++);
      longest_edit = MAX (longest_edit, bench_seconds_since (begun));
    }
  /* There was not a moment without an edit, so it is to be put off. */
  vector = iteam_store_write_meeting_finish (store, written, &error);
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_LOCKED);
  bench_judge ("longest edit while the file for the share is being made", longest_edit * 1000, 100, "ms");
  g_clear_object (&written);

  started = g_get_monotonic_time ();
  iteam_store_write_meeting_async (store, path, FALSE, NULL, share_fixture_on_done, &written);
  while (written == NULL && bench_seconds_since (started) < 0.01)
    g_main_context_iteration (NULL, FALSE);
  begun = g_get_monotonic_time ();
  bench_edit (store, actions, count++);
  bench_judge ("an edit right in the middle of it", bench_seconds_since (begun) * 1000, 100, "ms");
  vector = iteam_store_write_meeting_finish (store, share_fixture_wait (&written), NULL);
  g_assert_nonnull (vector);
  bench_tell ("the file for the share is made, begun anew once", bench_seconds_since (started), "s");
  g_unlink (path);
}

/* All of them are on the share, and the file there has all that is written. */
static void
add_documents (ShareFixture *fixture)
{
  gint64 started;

  bench_add_documents (fixture->store, N_DOCUMENTS, DOCUMENT_SIZE);
  started = g_get_monotonic_time ();
  do
    share_fixture_sync (fixture, 600000, NULL);
  while (iteam_share_get_status (fixture->share)->n_unnumbered > 0 || iteam_share_get_status (fixture->share)->n_documents_out > 0);
  bench_tell ("500 documents of 300 kB go out", bench_seconds_since (started), "s");
  share_fixture_leave_off (fixture, TRUE);
}

static void
join (ShareFixture *fixture,
      const char   *replicas)
{
  const IteamShareStatus *status;
  gint64 started;

  share_fixture_remove_tree (replicas);
  started = g_get_monotonic_time ();
  share_fixture_share (fixture);
  bench_tell ("the file is copied and open", bench_seconds_since (started), "s");
  status = iteam_share_get_status (fixture->share);
  while (status->last_exchange == 0)
    g_main_context_iteration (NULL, TRUE);
  bench_judge ("joining, copying the file included", bench_seconds_since (started), 10, "s");
  while (status->n_documents < N_DOCUMENTS || status->n_documents_in > 0)
    g_main_context_iteration (NULL, TRUE);
  bench_tell ("until all documents have come, in the background", bench_seconds_since (started), "s");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("iteam-XXXXXX", NULL);
  g_autofree char *replicas = g_build_filename (home, "integriteit-team", NULL);
  g_autofree char *changes = NULL;
  g_autoptr (IteamShareFiles) files = NULL;
  ShareFixture fixture = { 0 };
  Year year;
  gint64 file;
  guint n_files = 0;
  guint64 size = 0;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  share_fixture_set_up (&fixture, NULL);
  add_documents (&fixture);
  changes = g_strconcat (fixture.meeting, ".changes", NULL);
  files = iteam_share_disk_new (fixture.meeting, "bench");
  g_assert_true (iteam_meeting_file_read_id (fixture.meeting, &file, NULL));
  year_init (&year, files, file);

  publish (&year, N_YEAR - N_AWAY);
  bench_tell ("18,800 edits of 8 people taken in from their logs alone", open_and_sync (&fixture), "s");
  share_fixture_leave_off (&fixture, TRUE);
  publish (&year, N_AWAY);
  bench_judge ("catching up after three weeks away (1,200 edits)", open_and_sync (&fixture), 3, "s");
  bench_meeting (fixture.store);
  share_fixture_leave_off (&fixture, TRUE);

  count_tree (changes, &n_files, &size);
  bench_judge ("changes folder after 20,000 edits, nothing tidied", (double) size / 1e6, 10, "MB");
  bench_judge ("files in it, besides documents", n_files, 200, "");
  join (&fixture, replicas);

  year_clear (&year);
  share_fixture_tear_down (&fixture, NULL);
  share_fixture_remove_tree (home);

  return bench_get_status ();
}
