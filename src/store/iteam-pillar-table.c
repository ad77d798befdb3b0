/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pillar-table.h"

#include "iteam-pillar.h"
#include "iteam-spotlight-table.h"

const char iteam_pillar_schema[] =
  "CREATE TABLE pillar ("
  " id INTEGER PRIMARY KEY,"
  " nick TEXT,"
  " name TEXT NOT NULL CHECK (name <> ''),"
  " description TEXT,"
  " lead INTEGER REFERENCES person (id),"
  " position TEXT,"
  " deleted INTEGER CHECK (deleted = 1)"
  ") STRICT;";

static const char *const pillar_columns[] = {
  "id", "nick", "name", "description", "lead", "position", "deleted", NULL,
};

const IteamTable iteam_pillar_table = { .name = "pillar", .columns = pillar_columns };

/**
 * iteam_pillar_table_read:
 * @connection: a connection
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamPillar): the pillars, in order.
 */
GPtrArray *
iteam_pillar_table_read (IteamConnection  *connection,
                         GError          **error)
{
  g_autoptr (GPtrArray) pillars = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT id, nick, name, description, lead, position FROM pillar"
                                      " WHERE deleted IS NULL ORDER BY position, id",
                                      error);
  if (query == NULL)
    return NULL;

  for (;;)
    {
      g_autofree char *name = NULL;
      g_autofree char *description = NULL;

      if (!iteam_statement_next (connection, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&pillars);

      name = iteam_statement_dup_text (query, 2);
      description = iteam_statement_dup_text (query, 3);
      g_ptr_array_add (pillars, iteam_pillar_new (sqlite3_column_int64 (query, 0), iteam_statement_get_text (query, 1),
                                                  name, description, sqlite3_column_int64 (query, 4),
                                                  iteam_statement_get_text (query, 5)));
    }
}

/**
 * iteam_pillar_table_read_text:
 * @connection: a connection
 * @pillar: key of a pillar
 * @title: its name is appended to this
 * @body: what it stands for, and a line for each of its links, is appended to this
 * @found: (out): whether it is there and not deleted
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_pillar_table_read_text (IteamConnection  *connection,
                              gint64            pillar,
                              GString          *title,
                              GString          *body,
                              gboolean         *found,
                              GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (connection,
                                      "SELECT name, description FROM pillar WHERE id = ? AND deleted IS NULL", error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, pillar);
  if (!iteam_statement_next (connection, query, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  g_string_append (title, iteam_statement_get_text (query, 0));
  if (iteam_statement_get_text (query, 1) != NULL)
    g_string_append_printf (body, "%s\n", iteam_statement_get_text (query, 1));

  return iteam_pillar_link_table_read_text (connection, pillar, body, error);
}
