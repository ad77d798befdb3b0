/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "iteam-action-point.h"
#include "iteam-share.h"

/* A program that works on a shared team file until it is killed or told enough.
 *
 *   share-writer FILE NAME SECONDS PAUSE
 *
 * prints "wrote KEY TITLE TIME" once an edit is acknowledged, "saw KEY TIME" when
 * one of someone else has come in, and "done" when all has gone out. Times are
 * those of the wall clock, in microseconds. With PAUSE, in milliseconds, it does
 * something now and then; 0 only looks. */

typedef struct
{
  IteamStore *store;
  GHashTable *own;
  GHashTable *seen;
  GArray *ids;
} Writer;

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

static void
on_changed (IteamStore   *store,
            IteamChanges *changes,
            gpointer      user_data)
{
  Writer *writer = user_data;

  if (changes->local)
    return;
  for (guint i = 0; i < changes->refs->len; i++)
    {
      const IteamRef *ref = &g_array_index (changes->refs, IteamRef, i);

      if (ref->kind != ITEAM_KIND_ACTION || g_hash_table_contains (writer->own, &ref->id) ||
          g_hash_table_contains (writer->seen, &ref->id))
        continue;
      g_hash_table_add (writer->seen, g_memdup2 (&ref->id, sizeof ref->id));
      g_array_append_val (writer->ids, ref->id);
      printf ("saw %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", ref->id, g_get_real_time ());
    }
  fflush (stdout);
}

static gboolean
commit (IteamStore *store,
        IteamDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_commit_async (store, draft, NULL, on_done, &result);

  return iteam_store_commit_finish (store, wait_for (&result), NULL);
}

static void
add_one (Writer     *writer,
         const char *name,
         int         count)
{
  g_autofree char *title = g_strdup_printf ("%s-%d-%d", name, (int) getpid (), count);
  g_autoptr (IteamActionPoint) action = iteam_action_point_new (title, iteam_day_today ());
  g_autoptr (IteamDraft) draft = iteam_action_point_draft_new (action);
  gint64 id = iteam_action_point_get_id (action);

  g_hash_table_add (writer->own, g_memdup2 (&id, sizeof id));
  if (!commit (writer->store, draft))
    exit (3);
  g_array_append_val (writer->ids, id);
  printf ("wrote %" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT "\n", id, title, g_get_real_time ());
  fflush (stdout);
}

/* Changes what someone else may be changing too. */
static void
change_one (Writer     *writer,
            const char *name,
            int         count)
{
  gint64 id = g_array_index (writer->ids, gint64, g_random_int_range (0, (int) writer->ids->len));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamActionDetail) detail = NULL;
  g_autoptr (IteamActionPoint) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autofree char *text = g_strdup_printf ("%s was hier, de %de keer", name, count);

  iteam_store_read_detail_async (writer->store, id, NULL, on_done, &result);
  detail = iteam_store_read_detail_finish (writer->store, wait_for (&result), NULL);
  if (detail == NULL)
    return;
  edited = iteam_action_point_copy (detail->action);
  iteam_action_point_set_description (edited, text);
  draft = iteam_action_point_draft_changes (detail->action, edited);
  commit (writer->store, draft);
}

static gboolean
on_pause (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
pause_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_pause, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  g_autoptr (GError) error = NULL;
  Writer writer = { 0 };
  IteamShare *share;
  gint64 end;
  int pause;

  if (argc != 5)
    return 2;

  writer.store = iteam_store_new ();
  writer.own = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  writer.seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  writer.ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  share = iteam_share_new (writer.store);
  file = g_file_new_for_commandline_arg (argv[1]);
  iteam_share_open_async (share, file, FALSE, NULL, on_done, &opened);
  if (!iteam_share_open_finish (share, wait_for (&opened), &error))
    {
      fprintf (stderr, "%s: %s\n", argv[2], error->message);

      return 1;
    }
  iteam_store_set_user (writer.store, 0, argv[2]);
  g_signal_connect (writer.store, "changed", G_CALLBACK (on_changed), &writer);

  pause = atoi (argv[4]);
  end = g_get_monotonic_time () + atoi (argv[3]) * G_TIME_SPAN_SECOND;
  for (int count = 0; g_get_monotonic_time () < end; count++)
    {
      if (pause > 0 && (count % 3 != 2 || writer.ids->len == 0))
        add_one (&writer, argv[2], count);
      else if (pause > 0)
        change_one (&writer, argv[2], count);
      pause_for (pause > 0 ? (guint) pause : 100);
    }

  iteam_share_close_async (share, 60000, on_done, &closed);
  if (!iteam_share_close_finish (share, wait_for (&closed), &error))
    {
      fprintf (stderr, "%s: %s\n", argv[2], error->message);

      return 1;
    }
  printf ("done\n");

  return 0;
}
