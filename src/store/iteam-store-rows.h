/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"

G_BEGIN_DECLS

/**
 * IteamRowColumn:
 * @name: (not nullable): its name, an interned string
 * @integer: whether it holds integers, else texts
 * @required: whether it is never empty
 * @refers_to: the kind of row whose key it holds, or %ITEAM_KIND_NONE
 *
 * A column of a table.
 */
typedef struct
{
  const char *name;
  gboolean    integer;
  gboolean    required;
  IteamKind   refers_to;
} IteamRowColumn;

/**
 * IteamRows:
 * @kind: of which kind they are
 * @belongs_to: the kind of thing that they are a part of, %ITEAM_KIND_NONE for things
 * @owner: index of the column that holds the key of that thing, or -1
 * @deleted: index of the column that holds the mark of deletion
 * @content: index of the column that names a large content by its hash, or -1
 * @columns: (element-type IteamRowColumn): the columns, the key first
 * @rows: (element-type GPtrArray): of each row a value for each column, %NULL if it is empty
 *
 * Rows of the team file as they are, without what any of it means.
 */
typedef struct
{
  IteamKind  kind;
  IteamKind  belongs_to;
  int        owner;
  int        deleted;
  int        content;
  GArray    *columns;
  GPtrArray *rows;
} IteamRows;

void       iteam_rows_free               (IteamRows *self);
gint64     iteam_rows_get_key            (const IteamRows *self, guint row, guint column);

void       iteam_store_read_rows_async   (IteamStore *self, IteamKind kind, gint64 after, guint limit, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamRows *iteam_store_read_rows_finish  (IteamStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamRows, iteam_rows_free)

G_END_DECLS
