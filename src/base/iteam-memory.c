/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Milliseconds until what follows on an opening is over too. */
#define AFTER 1000

static guint source;

static gboolean
give_back_cb (gpointer data)
{
  source = 0;
#ifdef __GLIBC__
  malloc_trim (0);
#endif

  return G_SOURCE_REMOVE;
}

/**
 * iteam_memory_give_back:
 *
 * Gives the system back, in a moment, what this program has freed: to be called after
 * something that needed much more than what is left of it. The C library keeps it
 * otherwise, for each of its threads. Takes about a millisecond of the main thread.
 */
void
iteam_memory_give_back (void)
{
  g_clear_handle_id (&source, g_source_remove);
  source = g_timeout_add_full (G_PRIORITY_LOW, AFTER, give_back_cb, NULL, NULL);
}
