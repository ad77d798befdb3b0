/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "iteam-id.h"
#include "iteam-store-contents.h"
#include "share-fixture.h"

/* What a year's documents cost on a share: to publish them, to join a team that has
 * them, and what an edit waits for while they come. */

#define N_DOCUMENTS 500
#define SIZE (300 * 1024)

static gboolean failed;

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / (double) G_TIME_SPAN_SECOND;
}

static void
judge (const char *what,
       double      value,
       double      limit,
       const char *unit)
{
  g_print ("%-62s %10.3f %s  (limit %.3f) %s\n", what, value, unit, limit, value <= limit ? "" : "TOO MUCH");
  failed = failed || value > limit;
}

static char *
import (IteamStore *store,
        int         number)
{
  guint32 *words = g_malloc (SIZE);
  g_autoptr (GBytes) content = g_bytes_new_take (words, SIZE);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) number);
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GAsyncResult) finished = NULL;
  g_autoptr (IteamContentState) state = NULL;
  char *hash;

  for (gsize i = 0; i < SIZE / sizeof *words; i++)
    words[i] = g_rand_int (random);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  iteam_store_begin_content_async (store, hash, SIZE, NULL, share_fixture_on_done, &begun);
  state = iteam_store_begin_content_finish (store, share_fixture_wait (&begun), NULL);
  for (guint i = 0; i < iteam_content_count_pieces (SIZE); i++)
    {
      gsize offset = (gsize) i * ITEAM_CONTENT_PIECE;
      g_autoptr (GBytes) piece = g_bytes_new_from_bytes (content, offset, MIN (ITEAM_CONTENT_PIECE, SIZE - offset));
      g_autoptr (GAsyncResult) put = NULL;

      iteam_store_put_piece_async (store, hash, i, piece, NULL, share_fixture_on_done, &put);
      g_assert_true (iteam_store_put_piece_finish (store, share_fixture_wait (&put), NULL));
    }
  iteam_store_finish_content_async (store, hash, NULL, share_fixture_on_done, &finished);
  g_assert_true (iteam_store_finish_content_finish (store, share_fixture_wait (&finished), NULL));

  return hash;
}

static void
add_documents (IteamStore *store)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Documents added");

  for (int i = 0; i < N_DOCUMENTS; i++)
    {
      g_autofree char *hash = import (store, i);
      g_autofree char *title = g_strdup_printf ("Handreiking %d", i);
      gint64 id = iteam_id_new ();

      iteam_draft_insert (draft, ITEAM_KIND_DOCUMENT, id);
      iteam_draft_set_text (draft, ITEAM_KIND_DOCUMENT, id, "title", NULL, title);
      iteam_draft_set_text (draft, ITEAM_KIND_DOCUMENT, id, "content", NULL, hash);
      iteam_draft_set_integer (draft, ITEAM_KIND_DOCUMENT, id, "size", 0, SIZE);
    }
  g_assert_true (store_fixture_commit (store, draft, NULL));
}

/* Edits while the documents come; the longest that one took, in milliseconds. */
static double
edit_meanwhile (ShareFixture *fixture,
                guint        *n_edits)
{
  const IteamShareStatus *status = iteam_share_get_status (fixture->share);
  gint64 longest = 0;

  *n_edits = 0;
  do
    {
      gint64 started = g_get_monotonic_time ();

      store_fixture_add (fixture->store, "Onderweg");
      longest = MAX (longest, g_get_monotonic_time () - started);
      (*n_edits)++;
      while (g_get_monotonic_time () < started + 100 * G_TIME_SPAN_MILLISECOND)
        g_main_context_iteration (NULL, FALSE);
    }
  while (status->last_exchange == 0 || status->n_documents_in > 0 || status->n_documents < N_DOCUMENTS);

  return (double) longest / 1000;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("iteam-XXXXXX", NULL);
  g_autofree char *replicas = g_build_filename (home, "integriteit-team", NULL);
  ShareFixture fixture = { 0 };
  gint64 started;
  guint n_edits;
  double longest;

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  share_fixture_set_up (&fixture, NULL);
  add_documents (fixture.store);
  started = g_get_monotonic_time ();
  do
    share_fixture_sync (&fixture, 600000, NULL);
  while (iteam_share_get_status (fixture.share)->n_unnumbered > 0);
  g_print ("%-62s %10.3f s\n", "500 documents of 300 kB go out", seconds_since (started));
  share_fixture_leave_off (&fixture, TRUE);

  share_fixture_remove_tree (replicas);
  started = g_get_monotonic_time ();
  share_fixture_share (&fixture);
  judge ("joining a team with 500 documents", seconds_since (started), 10, "s");
  longest = edit_meanwhile (&fixture, &n_edits);
  g_print ("%-62s %10.3f s\n", "until all documents have come", seconds_since (started));
  g_print ("%-62s %10u\n", "edits made meanwhile", n_edits);
  judge ("the longest of them", longest, 1000, "ms");

  share_fixture_tear_down (&fixture, NULL);
  share_fixture_remove_tree (home);

  return failed ? 1 : 0;
}
