/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For RUSAGE_THREAD. */
#define _GNU_SOURCE

#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "bench-report.h"
#include "bench-team.h"
#include "share-fixture.h"

#define N_EDITS 1000
#define N_ROUNDS 9

/* What sharing costs while one edits: the share is quick, slow, or hangs. */

/* A stretch of work of the main thread, between two waits for something to do. */
typedef struct
{
  gint64 wall;
  gint64 processor;
  glong n_preempted;
} Moment;

static Moment begun;
static gint64 longest;
static gint64 longest_processor;

static Moment
get_moment (void)
{
  Moment moment = { .wall = g_get_monotonic_time () };
  struct timespec processor;
  struct rusage usage;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &processor);
  moment.processor = processor.tv_sec * G_USEC_PER_SEC + processor.tv_nsec / 1000;
  getrusage (RUSAGE_THREAD, &usage);
  moment.n_preempted = usage.ru_nivcsw;

  return moment;
}

/* What else runs on this computer is not ours: of a stretch in which the thread was
 * taken off the processor, what counts is the time that it had it. Where another thread
 * was, with a lock that this one needs for an instant, that is told beside it. */
static int
poll_watched (GPollFD *fds,
              guint    n_fds,
              int      timeout)
{
  Moment now = get_moment ();
  int n;

  if (begun.wall != 0)
    {
      longest = MAX (longest, now.n_preempted == begun.n_preempted ? now.wall - begun.wall : now.processor - begun.processor);
      longest_processor = MAX (longest_processor, now.processor - begun.processor);
    }
  n = g_poll (fds, n_fds, timeout);
  begun = get_moment ();

  return n;
}

static double
do_edits (IteamStore *store)
{
  g_autoptr (GPtrArray) actions = store_fixture_actions (store);
  gint64 started = g_get_monotonic_time ();

  for (int i = 0; i < N_EDITS; i++)
    bench_edit (store, actions, i);

  return bench_seconds_since (started);
}

static double
edits_on_share (guint    delay,
                gboolean hang,
                gboolean local)
{
  ShareFixture fixture = { .folder = store_fixture_folder (), .slowness = slowness_new () };
  double taken;

  fixture.meeting = g_build_filename (fixture.folder, "Team.iteam", NULL);
  fixture.store = store_fixture_open (fixture.folder, "HRM");
  for (int i = 0; i < 100; i++)
    store_fixture_add (fixture.store, "Actiepunt uit een lijst van het I-team");
  store_fixture_close (fixture.store);
  slowness_set_delay (fixture.slowness, delay);
  slowness_set_hang (fixture.slowness, hang);
  share_fixture_open (&fixture, !local);

  longest = longest_processor = 0;
  begun.wall = 0;
  taken = do_edits (fixture.store);

  slowness_set_delay (fixture.slowness, 0);
  slowness_set_hang (fixture.slowness, FALSE);
  share_fixture_tear_down (&fixture, NULL);

  return taken;
}

/* How fast a disk syncs changes from one moment to the next, with whatever else it does.
 * A shared file and a local one are taken in turns, each beside the one of that moment,
 * and the median of the rounds is what sharing costs. A block is the longest of all. */
static void
bench_slow_share (const char *wanted)
{
  const struct { const char *name; guint delay; gboolean hang; } cases[] = {
    { "share answers at once", 0, FALSE }, { "share answers in 200 ms", 200, FALSE },
    { "share answers in 5 s", 5000, FALSE }, { "share hangs for good", 0, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double locals[N_ROUNDS], ratios[N_ROUNDS], block = 0, processor = 0;
      g_autofree char *what = g_strdup_printf ("1,000 edits, %s: times a local file", cases[i].name);
      g_autofree char *blocks = g_strdup_printf ("longest block of the main thread, %s", cases[i].name);

      if (wanted != NULL && strstr (cases[i].name, wanted) == NULL)
        continue;
      for (int round = 0; round < N_ROUNDS; round++)
        {
          locals[round] = edits_on_share (0, FALSE, TRUE);
          ratios[round] = edits_on_share (cases[i].delay, cases[i].hang, FALSE) / locals[round];
          block = MAX (block, longest / 1000.0);
          processor = MAX (processor, longest_processor / 1000.0);
        }
      bench_tell ("1,000 edits on a local file", bench_median (locals, N_ROUNDS), "s");
      bench_judge (what, bench_median (ratios, N_ROUNDS), i == 0 ? 2 : 1.1, "x");
      bench_judge (blocks, block, 16, "ms");
      bench_tell ("the longest that it worked on the processor", processor, "ms");
    }
}

/* Of the names of the cases, @argv may hold a part. */
int
main (int   argc,
      char *argv[])
{
  g_autofree char *home = g_dir_make_tmp ("iteam-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_main_context_set_poll_func (g_main_context_default (), poll_watched);
  bench_slow_share (argc < 2 ? NULL : argv[1]);
  share_fixture_remove_tree (home);

  return bench_get_status ();
}
