/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-record.h"

/**
 * iteam_record_new:
 *
 * Returns: (transfer full): a record of nothing yet.
 */
IteamRecord *
iteam_record_new (void)
{
  IteamRecord *self = g_new0 (IteamRecord, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->seen = g_array_new (FALSE, FALSE, sizeof (IteamStamp));
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_cell_free);
  self->resolved = g_array_new (FALSE, FALSE, sizeof (IteamResolution));

  return self;
}

/**
 * iteam_record_ref:
 * @self: a record
 *
 * Returns: (transfer full): the same.
 */
IteamRecord *
iteam_record_ref (IteamRecord *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * iteam_record_unref:
 * @self: (transfer full): a record
 */
void
iteam_record_unref (IteamRecord *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->who);
  g_free (self->what);
  g_array_unref (self->seen);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->resolved);
  g_free (self);
}

/**
 * iteam_vector_new:
 *
 * Returns: (transfer full): a list of how many changes of which author are known.
 */
GHashTable *
iteam_vector_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * iteam_vector_get:
 * @vector: a list
 * @author: an author
 *
 * Returns: up to where that author's changes are known, 0 for none.
 */
gint64
iteam_vector_get (GHashTable *vector,
                  gint64      author)
{
  gint64 *seq = g_hash_table_lookup (vector, &author);

  return seq != NULL ? *seq : 0;
}

/**
 * iteam_vector_set:
 * @vector: a list
 * @author: an author
 * @seq: up to where that author's changes are known
 */
void
iteam_vector_set (GHashTable *vector,
                  gint64      author,
                  gint64      seq)
{
  gint64 *known = g_hash_table_lookup (vector, &author);

  if (known != NULL)
    *known = seq;
  else
    g_hash_table_insert (vector, g_memdup2 (&author, sizeof author), g_memdup2 (&seq, sizeof seq));
}
