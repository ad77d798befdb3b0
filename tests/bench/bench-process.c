/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-process.h"

#include <string.h>
#include <unistd.h>

/* Figures of a process as a whole, printed as "NAME VALUE" lines. */

/* Milliseconds since the process was started, as BENCH_STARTED says (microseconds of
 * the monotonic clock), which the caller sets just before it starts the process. */
void
bench_print_since_start (const char *name)
{
  const char *started = g_getenv ("BENCH_STARTED");

  g_print ("%s %.1f\n", name, (g_get_monotonic_time () - g_ascii_strtoll (started != NULL ? started : "0", NULL, 10)) / 1000.0);
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

/* A page of memory that several processes have counts a part for each of them. Who may
 * not look at that of a worker gets all that is resident there. */
static gint64
get_kilobytes (int pid)
{
  gint64 share = read_kilobytes (pid, "smaps_rollup", "\nPss:");

  return share > 0 ? share : read_kilobytes (pid, "status", "VmRSS:");
}

/* Memory of this process and of those that it started. */
void
bench_print_memory (const char *name)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/children", getpid ());
  g_autofree char *text = NULL;
  g_auto (GStrv) children = NULL;
  gint64 own = get_kilobytes (getpid ()), all = own;

  g_file_get_contents (path, &text, NULL, NULL);
  children = g_strsplit (text != NULL ? text : "", " ", -1);
  for (guint i = 0; children[i] != NULL; i++)
    if (children[i][0] != '\0')
      all += get_kilobytes ((int) g_ascii_strtoll (children[i], NULL, 10));
  g_print ("%s-mb %.1f\n%s-own-mb %.1f\n%s-resident-mb %.1f\n", name, all / 1024.0, name, own / 1024.0,
           name, read_kilobytes (getpid (), "status", "VmRSS:") / 1024.0);
}
