/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-table.h"

G_BEGIN_DECLS

/**
 * IteamCapture:
 *
 * What a transaction does to the tables of the team, as SQLite's session
 * extension sees it: no table has to report its own changes.
 */
typedef struct _IteamCapture IteamCapture;

/**
 * IteamCaptureFunc:
 * @table: the table of a row
 * @kind: its kind
 * @row: its key
 * @column: a column that changed; "id" says that the row is new
 * @old_value: (nullable): what it held
 * @new_value: (nullable): what it holds
 * @user_data: what was handed in
 * @error: return location for an error
 *
 * Returns: %FALSE to stop with an error.
 */
typedef gboolean (*IteamCaptureFunc) (const IteamTable  *table,
                                      IteamKind          kind,
                                      gint64             row,
                                      const char        *column,
                                      sqlite3_value     *old_value,
                                      sqlite3_value     *new_value,
                                      gpointer           user_data,
                                      GError           **error);

IteamCapture *iteam_capture_new     (IteamConnection *connection, GError **error);
gboolean      iteam_capture_foreach (IteamCapture *self, IteamCaptureFunc func, gpointer user_data, GError **error);
void          iteam_capture_free    (IteamCapture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamCapture, iteam_capture_free)

G_END_DECLS
