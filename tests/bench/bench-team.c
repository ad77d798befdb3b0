/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-team.h"

#include "iteam-id.h"
#include "iteam-store-contents.h"
#include "share-fixture.h"

/* Contents that nothing makes smaller, and of each document its own. */
static char *
import (IteamStore *store,
        int         number,
        gsize       size)
{
  guint32 *words = g_malloc (size);
  g_autoptr (GBytes) content = g_bytes_new_take (words, size);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) number);
  g_autoptr (GAsyncResult) begun = NULL;
  g_autoptr (GAsyncResult) finished = NULL;
  g_autoptr (IteamContentState) state = NULL;
  char *hash;

  for (gsize i = 0; i < size / sizeof *words; i++)
    words[i] = g_rand_int (random);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  iteam_store_begin_content_async (store, hash, (gint64) size, NULL, share_fixture_on_done, &begun);
  state = iteam_store_begin_content_finish (store, share_fixture_wait (&begun), NULL);
  for (guint i = 0; i < iteam_content_count_pieces ((gint64) size); i++)
    {
      gsize offset = (gsize) i * ITEAM_CONTENT_PIECE;
      g_autoptr (GBytes) piece = g_bytes_new_from_bytes (content, offset, MIN (ITEAM_CONTENT_PIECE, size - offset));
      g_autoptr (GAsyncResult) put = NULL;

      iteam_store_put_piece_async (store, hash, i, piece, NULL, share_fixture_on_done, &put);
      g_assert_true (iteam_store_put_piece_finish (store, share_fixture_wait (&put), NULL));
    }
  iteam_store_finish_content_async (store, hash, NULL, share_fixture_on_done, &finished);
  g_assert_true (iteam_store_finish_content_finish (store, share_fixture_wait (&finished), NULL));

  return hash;
}

/* @size: of the contents of each, in bytes, a multiple of four. */
void
bench_add_documents (IteamStore *store,
                     int         n,
                     gsize       size)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Documents added");

  for (int i = 0; i < n; i++)
    {
      g_autofree char *hash = import (store, i, size);
      g_autofree char *title = g_strdup_printf ("Handreiking %d", i);
      gint64 id = iteam_id_new ();

      iteam_draft_insert (draft, ITEAM_KIND_DOCUMENT, id);
      iteam_draft_set_text (draft, ITEAM_KIND_DOCUMENT, id, "title", NULL, title);
      iteam_draft_set_text (draft, ITEAM_KIND_DOCUMENT, id, "content", NULL, hash);
      iteam_draft_set_integer (draft, ITEAM_KIND_DOCUMENT, id, "size", 0, (gint64) size);
    }
  g_assert_true (store_fixture_commit (store, draft, NULL));
}

/* The @count-th edit: the title of one of @actions, which is replaced by what it is
 * then, so that the next edit of it is made upon that. */
void
bench_edit (IteamStore *store,
            GPtrArray  *actions,
            int         count)
{
  IteamActionPoint *action = g_ptr_array_index (actions, count % (int) actions->len);
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (action);
  g_autofree char *title = g_strdup_printf ("Een andere titel, de %de", count);
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  iteam_action_point_set_title (edited, title);
  draft = iteam_action_point_draft_changes (action, edited);
  store_fixture_commit (store, draft, &error);
  g_assert_no_error (error);
  g_ptr_array_index (actions, count % (int) actions->len) = g_steal_pointer (&edited);
  g_object_unref (action);
}
