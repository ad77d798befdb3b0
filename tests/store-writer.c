/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <stdio.h>
#include <stdlib.h>

/* A process that edits a team file until it is killed or told enough, and
 * prints a line for each edit once the store has acknowledged it:
 * "KEY TITLE". store-writer FOLDER NAME COUNT */
int
main (int   argc,
      char *argv[])
{
  IteamStore *store;
  int count;

  if (argc != 4)
    return 2;

  store = store_fixture_open (argv[1], argv[2]);
  count = atoi (argv[3]);
  for (int i = 0; i < count; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s-%d-%d", argv[2], (int) g_get_real_time () % 1000000, i);
      gint64 id = store_fixture_add (store, title);

      printf ("%" G_GINT64_FORMAT " %s\n", id, title);
      fflush (stdout);
      if (i % 5 == 4)
        {
          g_autofree char *words = store_fixture_undo (store, FALSE, NULL);
          g_autofree char *again = store_fixture_undo (store, TRUE, NULL);

          if (words == NULL || again == NULL)
            return 1;
        }
    }
  store_fixture_close (store);

  return 0;
}
