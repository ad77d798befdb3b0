/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-process.h"

#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Of an entry of /proc/PID/pagemap. */
#define IS_PRESENT (G_GUINT64_CONSTANT (1) << 63)

/* Figures of a process as a whole, printed as "NAME VALUE" lines. */

/* Milliseconds since the process was started, as BENCH_STARTED says (microseconds of
 * the monotonic clock), which the caller sets just before it starts the process; and how
 * many of them this thread worked, which others on the machine do not add to. */
void
bench_print_since_start (const char *name)
{
  const char *started = g_getenv ("BENCH_STARTED");
  struct timespec worked;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &worked);
  g_print ("%s-ms %.1f\n%s-worked-ms %.1f\n",
           name, (g_get_monotonic_time () - g_ascii_strtoll (started != NULL ? started : "0", NULL, 10)) / 1000.0,
           name, (double) worked.tv_sec * 1000 + (double) worked.tv_nsec / 1e6);
}

/* A line of a file of /proc, in kB. */
static gint64
read_kilobytes (int         pid,
                const char *file,
                const char *key)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/%s", pid, file);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (line = strstr (text, key)) == NULL)
    return 0;

  return g_ascii_strtoll (line + strlen (key), NULL, 10);
}

/* What one of our processes has in memory counts once, however many of them have it, and
 * whole, whoever else on the machine has it too: with a share of it (PSS) each figure
 * would say how many other programs run. Which frames of memory they are is told to
 * root only. Returns %FALSE for anyone else. */
static gboolean
add_frames (int         pid,
            GHashTable *frames)
{
  g_autofree char *maps_path = g_strdup_printf ("/proc/%d/maps", pid), *pagemap_path = g_strdup_printf ("/proc/%d/pagemap", pid);
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  gsize page_size = (gsize) sysconf (_SC_PAGESIZE);
  gboolean told = FALSE;
  int pagemap = open (pagemap_path, O_RDONLY | O_CLOEXEC);

  if (pagemap < 0 || !g_file_get_contents (maps_path, &maps, NULL, NULL))
    {
      if (pagemap >= 0)
        close (pagemap);

      return FALSE;
    }

  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *end;
      guint64 first = g_ascii_strtoull (lines[i], &end, 16), last = *end == '-' ? g_ascii_strtoull (end + 1, NULL, 16) : 0;

      for (guint64 address = first; address < last; address += page_size)
        {
          guint64 entry, frame;

          if (pread (pagemap, &entry, sizeof entry, (off_t) (address / page_size * sizeof entry)) != sizeof entry)
            break;
          frame = entry & ((G_GUINT64_CONSTANT (1) << 55) - 1);
          if ((entry & IS_PRESENT) == 0 || frame == 0)
            continue;
          told = TRUE;
          g_hash_table_add (frames, GSIZE_TO_POINTER (frame));
        }
    }
  close (pagemap);

  return told;
}

/* Its share of what several processes have, for who is not root. Who may not look at
 * that of a worker gets all that is resident there. */
static gint64
get_kilobytes (int pid)
{
  gint64 share = read_kilobytes (pid, "smaps_rollup", "\nPss:");

  return share > 0 ? share : read_kilobytes (pid, "status", "VmRSS:");
}

static double
get_megabytes (const int *pids,
               guint      n_pids)
{
  g_autoptr (GHashTable) frames = g_hash_table_new (NULL, NULL);
  gboolean told = TRUE;
  gint64 all = 0;

  for (guint i = 0; i < n_pids && told; i++)
    told = add_frames (pids[i], frames);
  if (told)
    return g_hash_table_size (frames) * (double) sysconf (_SC_PAGESIZE) / 1048576.0;

  for (guint i = 0; i < n_pids; i++)
    all += get_kilobytes (pids[i]);

  return all / 1024.0;
}

/* The processes that this one started, whichever thread did. */
static void
add_children (GArray *pids)
{
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  const char *task;

  while (tasks != NULL && (task = g_dir_read_name (tasks)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc/self/task", task, "children", NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) children = NULL;

      g_file_get_contents (path, &text, NULL, NULL);
      children = g_strsplit (text != NULL ? text : "", " ", -1);
      for (guint i = 0; children[i] != NULL; i++)
        if (children[i][0] != '\0')
          {
            int pid = (int) g_ascii_strtoll (children[i], NULL, 10);

            g_array_append_val (pids, pid);
          }
    }
}

/* Memory of this process and of those that it started. */
void
bench_print_memory (const char *name)
{
  g_autoptr (GArray) pids = g_array_new (FALSE, FALSE, sizeof (int));
  int own = getpid ();

  g_array_append_val (pids, own);
  add_children (pids);
  g_print ("%s-mb %.1f\n%s-own-mb %.1f\n%s-workers %u\n", name, get_megabytes ((const int *) pids->data, pids->len),
           name, get_megabytes (&own, 1), name, pids->len - 1);
}
