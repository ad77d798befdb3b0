/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-report.h"

#include <stdlib.h>

static gboolean failed;

/* @start: a time of g_get_monotonic_time(). */
double
bench_seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / (double) G_TIME_SPAN_SECOND;
}

/* Of what nothing is promised. */
void
bench_tell (const char *what,
            double      value,
            const char *unit)
{
  g_print ("%-62s %10.3f %s\n", what, value, unit);
}

void
bench_judge (const char *what,
             double      value,
             double      limit,
             const char *unit)
{
  g_print ("%-62s %10.3f %s  (limit %.3f) %s\n", what, value, unit, limit, value <= limit ? "" : "TOO MUCH");
  failed = failed || value > limit;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* The one in the middle of @numbers, which are put in order. */
double
bench_median (double *numbers,
              gsize   n)
{
  qsort (numbers, n, sizeof *numbers, compare_doubles);

  return numbers[n / 2];
}

/* What the program is to end with. */
int
bench_get_status (void)
{
  return failed ? 1 : 0;
}
