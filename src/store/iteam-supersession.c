/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-supersession.h"

#include <glib/gi18n-lib.h>

#include "iteam-error.h"
#include "iteam-share-table.h"

/* One document takes the place of another, and none, by way of others, its own. Two
 * people who work apart can each write half of such a circle: what was written last
 * of it does not stand then, and is a conflict until a person has looked. Which that
 * is follows from the changes alone, so all replicas come to the same. */

#define FIELD "superseded_by"

/**
 * iteam_supersession_is_step:
 * @kind: a kind of row
 * @column: the name of a field
 *
 * Returns: whether the field says what took the place of a document.
 */
gboolean
iteam_supersession_is_step (IteamKind   kind,
                            const char *column)
{
  return kind == ITEAM_KIND_DOCUMENT && g_str_equal (column, FIELD);
}

/**
 * iteam_supersession_check:
 * @connection: a connection, in a transaction to which a draft has been applied
 * @draft: the draft
 * @error: return location for an error, %ITEAM_ERROR_INVALID if a document would come
 *   to take its own place
 *
 * Returns: whether the draft may stand.
 */
gboolean
iteam_supersession_check (IteamConnection  *connection,
                          IteamDraft       *draft,
                          GError          **error)
{
  GPtrArray *cells = iteam_draft_get_cells (draft);

  for (guint i = 0; i < cells->len; i++)
    {
      const IteamCell *cell = g_ptr_array_index (cells, i);
      g_autoptr (IteamStatement) query = NULL;
      gboolean circle;

      if (cell->value == NULL || !iteam_supersession_is_step (cell->kind, cell->field))
        continue;
      query = iteam_connection_statement (connection,
                                          "WITH RECURSIVE later (id) AS ("
                                          " SELECT superseded_by FROM document WHERE id = ?1"
                                          " UNION SELECT d.superseded_by FROM document AS d JOIN later ON later.id = d.id"
                                          ") SELECT 1 FROM later WHERE id = ?1",
                                          error);
      if (query == NULL)
        return FALSE;
      sqlite3_bind_int64 (query, 1, cell->id);
      if (!iteam_statement_next (connection, query, &circle, error))
        return FALSE;
      if (circle)
        {
          g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                               _("A document cannot be superseded by itself, or by one whose place it took."));

          return FALSE;
        }
    }

  return TRUE;
}

/**
 * iteam_supersession_written:
 * @connection: a connection, in a transaction
 * @change: a change, by its id here
 * @written: (out): whether it says of a document what took its place
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_supersession_written (IteamConnection  *connection,
                            gint64            change,
                            gboolean         *written,
                            GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (connection,
                                      "SELECT 1 FROM change_cell WHERE change = ? AND kind = 'document' AND field = '" FIELD "'",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, change);

  return iteam_statement_next (connection, query, written, error);
}

/* That a document was superseded, by what was written last of it. */
typedef struct
{
  gint64 document;
  gint64 successor;
  IteamWrite write;
  GArray *losers;
  GArray *winners;
} Step;

static void
step_clear (gpointer data)
{
  Step *step = data;

  g_array_unref (step->losers);
  g_array_unref (step->winners);
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  return iteam_write_compare (&((const Step *) a)->write, &((const Step *) b)->write);
}

/* All documents of which it was ever written. */
static GArray *
list_documents (IteamConnection  *connection,
                GError          **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT id FROM document WHERE EXISTS (SELECT 1 FROM change_cell AS c"
                                      " WHERE c.row = document.id AND c.field = '" FIELD "' AND c.kind = 'document')",
                                      error);
  if (query == NULL)
    return NULL;
  for (;;)
    {
      gint64 id;

      if (!iteam_statement_next (connection, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ids);
      id = sqlite3_column_int64 (query, 0);
      g_array_append_val (ids, id);
    }
}

static gboolean
read_step (IteamReceiver  *receiver,
           gint64          document,
           GArray         *steps,
           GError        **error)
{
  g_autoptr (GArray) writes = iteam_field_history_read (receiver->history, ITEAM_KIND_DOCUMENT, document, FIELD, error);
  g_autoptr (GVariant) value = NULL;
  Step step = { .document = document };

  if (writes == NULL || writes->len == 0)
    return writes != NULL;

  step.losers = g_array_new (FALSE, FALSE, sizeof (IteamStamp));
  step.winners = g_array_new (FALSE, FALSE, sizeof (IteamStamp));
  step.write.stamp = g_array_index (writes, IteamWrite, writes->len - 1).stamp;
  step.write.clock = g_array_index (writes, IteamWrite, writes->len - 1).clock;
  g_array_append_val (steps, step);
  if (!iteam_field_history_merge (receiver->history, ITEAM_KIND_DOCUMENT, document, FIELD, &value, step.losers, step.winners, error))
    return FALSE;
  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    g_array_index (steps, Step, steps->len - 1).successor = g_variant_get_int64 (value);

  return TRUE;
}

/* What stands between a document and itself if @step stands: the latest of it. */
static const Step *
find_circle (GHashTable *standing,
             const Step *step)
{
  const Step *latest = step;
  const Step *at;

  if (step->successor == step->document)
    return step;
  latest = NULL;
  for (at = g_hash_table_lookup (standing, &step->successor); at != NULL; at = g_hash_table_lookup (standing, &at->successor))
    {
      if (latest == NULL || compare_steps (latest, at) < 0)
        latest = at;
      if (at->successor == step->document)
        return latest;
    }

  return NULL;
}

static gboolean
put_step (IteamReceiver  *receiver,
          const Step     *step,
          gboolean        stands,
          GError        **error)
{
  const IteamResolution cell = { .kind = ITEAM_KIND_DOCUMENT, .row = step->document, .field = FIELD };
  g_autoptr (GVariant) value = stands ? g_variant_ref_sink (g_variant_new_int64 (step->successor)) : NULL;
  gboolean changed;

  return iteam_receiver_put_value (receiver, ITEAM_KIND_DOCUMENT, step->document, FIELD, value, &changed, error) &&
         (!changed || iteam_receiver_touch (receiver, ITEAM_KIND_DOCUMENT, step->document, FALSE, error)) &&
         iteam_share_table_set_conflicts (receiver->connection, &cell, step->losers, step->winners, error);
}

/**
 * iteam_supersession_settle:
 * @receiver: a receiver
 * @error: return location for an error
 *
 * Brings what took the place of which document to what the changes of all replicas
 * make of it together.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_supersession_settle (IteamReceiver  *receiver,
                           GError        **error)
{
  g_autoptr (GArray) documents = list_documents (receiver->connection, error);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GHashTable) standing = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_array_set_clear_func (steps, step_clear);
  if (documents == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    if (!read_step (receiver, g_array_index (documents, gint64, i), steps, error))
      return FALSE;

  /* From the first that was written on, each stands that closes no circle. */
  g_array_sort (steps, compare_steps);
  for (guint i = 0; i < steps->len; i++)
    {
      Step *step = &g_array_index (steps, Step, i);
      const Step *circle = step->successor != 0 ? find_circle (standing, step) : NULL;
      gboolean stands = step->successor != 0 && circle == NULL;

      if (stands)
        g_hash_table_insert (standing, &step->document, step);
      if (circle != NULL && circle != step)
        {
          g_array_append_val (step->losers, step->write.stamp);
          g_array_append_val (step->winners, circle->write.stamp);
        }
      if (!put_step (receiver, step, stands, error))
        return FALSE;
    }

  return TRUE;
}
