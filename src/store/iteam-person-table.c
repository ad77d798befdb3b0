/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-person-table.h"

#include "iteam-person.h"

const char iteam_person_schema[] =
  "CREATE TABLE person ("
  " id INTEGER PRIMARY KEY,"
  " name TEXT NOT NULL CHECK (name <> ''),"
  " short_name TEXT,"
  " email TEXT,"
  " phone TEXT,"
  " inactive INTEGER CHECK (inactive = 1),"
  " deleted INTEGER CHECK (deleted = 1)"
  ") STRICT;"
  "CREATE TABLE person_role ("
  " id INTEGER PRIMARY KEY,"
  " person INTEGER NOT NULL REFERENCES person (id),"
  " role TEXT NOT NULL CHECK (role IN ('coordinator', 'confidential-adviser', 'social-worker', 'works-council',"
  "  'hrm', 'awareness-team', 'protection-officer', 'secretary', 'clerk', 'leader', 'other')),"
  " external INTEGER CHECK (external = 1),"
  " since TEXT CHECK (date (since) IS since),"
  " until TEXT CHECK (date (until) IS until),"
  " deleted INTEGER CHECK (deleted = 1)"
  ") STRICT;"
  "CREATE INDEX person_role_person ON person_role (person);"
  "CREATE TABLE person_login ("
  " id INTEGER PRIMARY KEY,"
  " person INTEGER NOT NULL REFERENCES person (id),"
  " login TEXT NOT NULL CHECK (login <> ''),"
  " deleted INTEGER CHECK (deleted = 1)"
  ") STRICT;";

static const char *const person_columns[] = {
  "id", "name", "short_name", "email", "phone", "inactive", "deleted", NULL,
};

static const char *const role_columns[] = {
  "id", "person", "role", "external", "since", "until", "deleted", NULL,
};

static const char *const login_columns[] = { "id", "person", "login", "deleted", NULL };

const IteamTable iteam_person_table = { .name = "person", .columns = person_columns };
const IteamTable iteam_person_role_table = { .name = "person_role", .columns = role_columns, .belongs_to = ITEAM_KIND_PERSON, .owner_column = "person" };
const IteamTable iteam_person_login_table = { .name = "person_login", .columns = login_columns, .belongs_to = ITEAM_KIND_PERSON, .owner_column = "person" };

static gboolean
read_roles (IteamConnection  *connection,
            IteamPerson      *person,
            GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT id, role, external, since, until FROM person_role"
                                      " WHERE person = ? AND deleted IS NULL ORDER BY since, role",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, iteam_person_get_id (person));

  for (;;)
    {
      IteamRoleTerm term = { 0 };

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      term.id = sqlite3_column_int64 (query, 0);
      iteam_role_from_nick (iteam_statement_get_text (query, 1), &term.role);
      term.external = sqlite3_column_int (query, 2) != 0;
      term.from = iteam_day_from_iso (iteam_statement_get_text (query, 3));
      term.to = iteam_day_from_iso (iteam_statement_get_text (query, 4));
      iteam_person_put_role (person, &term);
    }
}

static gboolean
read_logins (IteamConnection  *connection,
             IteamPerson      *person,
             GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT id, login FROM person_login WHERE person = ? AND deleted IS NULL",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, iteam_person_get_id (person));

  for (;;)
    {
      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      iteam_person_add_login (person, sqlite3_column_int64 (query, 0), iteam_statement_get_text (query, 1));
    }
}

/**
 * iteam_person_table_read:
 * @connection: a connection, in a transaction
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamPerson): all people,
 *   by name, those who have left included.
 */
GPtrArray *
iteam_person_table_read (IteamConnection  *connection,
                         GError          **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT id, name, short_name, email, phone, inactive FROM person"
                                      " WHERE deleted IS NULL ORDER BY name COLLATE NOCASE, id",
                                      error);
  if (query == NULL)
    return NULL;

  for (;;)
    {
      g_autofree char *name = NULL;
      g_autofree char *short_name = NULL;
      g_autofree char *email = NULL;
      g_autofree char *phone = NULL;
      IteamPerson *person;

      if (!iteam_statement_next (connection, query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&people);

      name = iteam_statement_dup_text (query, 1);
      short_name = iteam_statement_dup_text (query, 2);
      email = iteam_statement_dup_text (query, 3);
      phone = iteam_statement_dup_text (query, 4);
      person = iteam_person_new_from_row (sqlite3_column_int64 (query, 0), name, short_name, email, phone,
                                          sqlite3_column_int (query, 5) != 0);
      g_ptr_array_add (people, person);
      if (!read_roles (connection, person, error) || !read_logins (connection, person, error))
        return NULL;
    }
}

/**
 * iteam_person_table_read_text:
 * @connection: a connection
 * @person: key of a person
 * @title: the name is appended to this
 * @body: the short name and e-mail address are appended to this
 * @found: (out): whether the person is there and not deleted
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_person_table_read_text (IteamConnection  *connection,
                              gint64            person,
                              GString          *title,
                              GString          *body,
                              gboolean         *found,
                              GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;

  query = iteam_connection_statement (connection,
                                      "SELECT name, short_name, email FROM person WHERE id = ? AND deleted IS NULL",
                                      error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, person);
  if (!iteam_statement_next (connection, query, found, error))
    return FALSE;
  if (!*found)
    return TRUE;

  g_string_append (title, iteam_statement_get_text (query, 0));
  for (int i = 1; i < 3; i++)
    if (iteam_statement_get_text (query, i) != NULL)
      g_string_append_printf (body, "%s\n", iteam_statement_get_text (query, i));

  return TRUE;
}
