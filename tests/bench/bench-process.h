/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

void bench_print_since_start (const char *name);
void bench_print_memory      (const char *name);
