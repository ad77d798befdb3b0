/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-programme.h"

#include "iteam-entry-table.h"
#include "iteam-store-private.h"
#include "iteam-store-programme-private.h"

/* The store's call that reads what is done for awareness. */

static gboolean
read_kind (IteamConnection  *connection,
           IteamKind         kind,
           const char       *tail,
           GPtrArray        *entries,
           GError          **error)
{
  GPtrArray *read = iteam_entry_table_read (connection, kind, tail, 0, error);

  if (read == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (entries, read);

  return TRUE;
}

/* What belongs to something that was deleted stays in the file, and comes back with it. */
#define OF(table, column) " AND t." column " IN (SELECT id FROM " table " WHERE deleted IS NULL)"

/**
 * iteam_store_programme_read:
 * @connection: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all that is done for awareness, in order.
 */
IteamProgramme *
iteam_store_programme_read (IteamConnection  *connection,
                            GError          **error)
{
  g_autoptr (IteamProgramme) programme = iteam_programme_new ();

  if (!read_kind (connection, ITEAM_KIND_ACTIVITY, "", programme->activities, error) ||
      !read_kind (connection, ITEAM_KIND_PARTICIPATION, OF ("activity", "activity"), programme->participation, error) ||
      !read_kind (connection, ITEAM_KIND_ACTIVITY_DOCUMENT, OF ("activity", "activity") OF ("document", "document"), programme->documents, error) ||
      !read_kind (connection, ITEAM_KIND_POINT, "", programme->points, error) ||
      !read_kind (connection, ITEAM_KIND_POINT_ACTION, OF ("point", "point") OF ("action", "action"), programme->point_actions, error) ||
      !read_kind (connection, ITEAM_KIND_SPOTLIGHT, "", programme->spotlights, error) ||
      !read_kind (connection, ITEAM_KIND_PILLAR_LINK, OF ("pillar", "pillar"), programme->links, error) ||
      !read_kind (connection, ITEAM_KIND_REPORT_COUNT, "", programme->counts, error))
    return NULL;
  iteam_programme_sort (programme);

  return g_steal_pointer (&programme);
}

static gpointer
read_programme (IteamTeamFile  *file,
                gpointer        data,
                GCancellable   *cancellable,
                GError        **error)
{
  return iteam_store_programme_read (file->connection, error);
}

static const IteamQuestion read_programme_question = {
  .tag = iteam_store_read_programme_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_programme,
  .free_answer = (GDestroyNotify) iteam_programme_free,
};

/**
 * iteam_store_read_programme_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Which changes concern it, iteam_programme_is_part() tells.
 */
void
iteam_store_read_programme_async (IteamStore          *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &read_programme_question, NULL, cancellable, callback, user_data);
}

/**
 * iteam_store_read_programme_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all that is done for awareness, in order; free with
 *   iteam_programme_free(). What was deleted is left out.
 */
IteamProgramme *
iteam_store_read_programme_finish (IteamStore    *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
