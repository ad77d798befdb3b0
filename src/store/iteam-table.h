/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-connection.h"
#include "iteam-ref.h"

G_BEGIN_DECLS

/**
 * IteamDerived:
 * @name: (nullable): the name of a property; %NULL ends a list
 * @sql: a query for its value, or an expression, in which "t" is the row
 *
 * What is told of a row but stands in other tables.
 */
typedef struct
{
  const char *name;
  const char *sql;
} IteamDerived;

/**
 * IteamTable:
 * @name: the name of the table, the nick of its kind
 * @columns: (array zero-terminated=1): its columns in their order, the key first
 * @belongs_to: the kind of thing that a row is a part of, %ITEAM_KIND_NONE for a thing
 * @owner_column: (nullable): the column that holds the key of that thing
 * @content_column: (nullable): the column that names a large content by its hash,
 *   beside a column "size" with how many bytes that has
 * @derived: (nullable) (array zero-terminated=1): what is told of a row but stands elsewhere
 * @joined: (nullable): other tables that @derived speaks of, each with one row at most for
 *   a row "t" of this one: " LEFT JOIN …"
 *
 * What the store's general parts know of a table. Columns are only ever added
 * at the end: the change history refers to them by name, SQLite's session
 * extension by number.
 */
typedef struct
{
  const char         *name;
  const char *const  *columns;
  IteamKind           belongs_to;
  const char         *owner_column;
  const char         *content_column;
  const IteamDerived *derived;
  const char         *joined;
} IteamTable;

const IteamTable *iteam_table_get        (IteamKind kind);
IteamKind         iteam_table_find       (const char *name);
const char       *iteam_table_get_column (const IteamTable *self, const char *field);
gboolean          iteam_table_find_owner (IteamConnection *connection, IteamKind kind, gint64 id, IteamRef *owner, GError **error);

G_END_DECLS
