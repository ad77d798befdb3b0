/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>

#include "iteam-share.h"
#include "random-edits.h"
#include "store-fixture.h"

/* A program that makes random edits to a shared team file, and ends when all has
 * gone out.
 *
 *   share-editor FILE NAME SEED N */

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = NULL;
  IteamStore *store;
  IteamShare *share;

  if (argc != 5)
    return 2;

  store = iteam_store_new ();
  share = iteam_share_new (store);
  file = g_file_new_for_commandline_arg (argv[1]);
  iteam_share_open_async (share, file, TRUE, NULL, on_done, &opened);
  if (!iteam_share_open_finish (share, wait_for (&opened), &error))
    {
      fprintf (stderr, "%s: %s\n", argv[2], error->message);

      return 1;
    }
  iteam_store_set_user (store, 0, argv[2]);

  random = g_rand_new_with_seed ((guint32) strtoul (argv[3], NULL, 10));
  for (int i = atoi (argv[4]); i > 0; i--)
    random_edits_make (random, store);

  iteam_share_close_async (share, 120000, on_done, &closed);
  if (!iteam_share_close_finish (share, wait_for (&closed), &error))
    {
      fprintf (stderr, "%s: %s\n", argv[2], error != NULL ? error->message : "not everything went out");

      return 1;
    }
  g_clear_object (&opened);
  g_clear_object (&closed);
  g_object_unref (share);
  store_fixture_close (store);

  return 0;
}
