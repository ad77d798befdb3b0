/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What a benchmark found, a line each, beside what is promised. */

double bench_seconds_since (gint64 start);
void   bench_tell          (const char *what, double value, const char *unit);
void   bench_judge         (const char *what, double value, double limit, const char *unit);
double bench_median        (double *numbers, gsize n);
int    bench_get_status    (void);
