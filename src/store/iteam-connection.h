/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * IteamStatement:
 *
 * A prepared statement that the connection keeps. A g_autoptr() of it gives it
 * back: the statement is reset, so that it holds no lock, and can be had again.
 */
typedef sqlite3_stmt IteamStatement;

typedef struct _IteamConnection IteamConnection;

IteamConnection *iteam_connection_open      (const char *path, gboolean read_only, GError **error);
void             iteam_connection_close     (IteamConnection *self);
sqlite3         *iteam_connection_get_handle (IteamConnection *self);
gboolean         iteam_connection_get_damaged (IteamConnection *self);
void             iteam_connection_set_damaged (IteamConnection *self);
gboolean         iteam_connection_exec      (IteamConnection *self, const char *sql, GError **error);
IteamStatement  *iteam_connection_statement (IteamConnection *self, const char *sql, GError **error);
gboolean         iteam_connection_begin     (IteamConnection *self, gboolean to_write, GError **error);
gboolean         iteam_connection_commit    (IteamConnection *self, GError **error);
void             iteam_connection_rollback  (IteamConnection *self);
gboolean         iteam_connection_get_integer (IteamConnection *self, const char *sql, gint64 *value, GError **error);
void             iteam_connection_set_error (IteamConnection *self, int code, GError **error);

gboolean         iteam_statement_next       (IteamConnection *connection, IteamStatement *self, gboolean *row, GError **error);
gboolean         iteam_statement_run        (IteamConnection *connection, IteamStatement *self, GError **error);
void             iteam_statement_bind_value (IteamStatement *self, int index, GVariant *value);
void             iteam_statement_bind_text  (IteamStatement *self, int index, const char *text);
GVariant        *iteam_statement_get_value  (IteamStatement *self, int column);
char            *iteam_statement_dup_text   (IteamStatement *self, int column);
const char      *iteam_statement_get_text   (IteamStatement *self, int column);
void             iteam_statement_release    (IteamStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamStatement, iteam_statement_release)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamConnection, iteam_connection_close)

G_END_DECLS
