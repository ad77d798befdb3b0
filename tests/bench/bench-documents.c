/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-report.h"
#include "bench-team.h"
#include "share-fixture.h"

/* What a year's documents cost on a share: to publish them, to join a team that has
 * them, and what an edit waits for while they come. */

#define N_DOCUMENTS 500
#define SIZE (300 * 1024)

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
  bench_add_documents (fixture.store, N_DOCUMENTS, SIZE);
  started = g_get_monotonic_time ();
  do
    share_fixture_sync (&fixture, 600000, NULL);
  while (iteam_share_get_status (fixture.share)->n_unnumbered > 0);
  bench_tell ("500 documents of 300 kB go out", bench_seconds_since (started), "s");
  share_fixture_leave_off (&fixture, TRUE);

  share_fixture_remove_tree (replicas);
  started = g_get_monotonic_time ();
  share_fixture_share (&fixture);
  bench_judge ("joining a team with 500 documents", bench_seconds_since (started), 10, "s");
  longest = edit_meanwhile (&fixture, &n_edits);
  bench_tell ("until all documents have come", bench_seconds_since (started), "s");
  bench_tell ("edits made meanwhile", n_edits, "");
  bench_judge ("the longest of them", longest, 1000, "ms");

  share_fixture_tear_down (&fixture, NULL);
  share_fixture_remove_tree (home);

  return bench_get_status ();
}
