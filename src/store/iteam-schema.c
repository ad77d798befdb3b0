/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-schema.h"

#include "iteam-action-table.h"
#include "iteam-activity-table.h"
#include "iteam-agenda-item-table.h"
#include "iteam-change-table.h"
#include "iteam-content-table.h"
#include "iteam-destruction-table.h"
#include "iteam-document-table.h"
#include "iteam-id.h"
#include "iteam-meeting-table.h"
#include "iteam-outcome-table.h"
#include "iteam-page-table.h"
#include "iteam-passage-table.h"
#include "iteam-person-table.h"
#include "iteam-pillar-table.h"
#include "iteam-point-table.h"
#include "iteam-remark-table.h"
#include "iteam-report-count-table.h"
#include "iteam-report-table.h"
#include "iteam-search-table.h"
#include "iteam-series-table.h"
#include "iteam-share-table.h"
#include "iteam-spotlight-table.h"

static const char file_info_schema[] =
  "CREATE TABLE file_info ("
  " key TEXT PRIMARY KEY,"
  " value ANY"
  ") STRICT, WITHOUT ROWID;";

/* What each version adds to the one before; a migration never changes what is
 * there, as change records refer to it. */
static const char *const version_1[] = {
  file_info_schema,
  iteam_person_schema,
  iteam_pillar_schema,
  iteam_action_schema,
  iteam_change_schema,
  iteam_search_schema,
  NULL,
};

static const char *const version_2[] = {
  iteam_share_schema,
  NULL,
};

static const char *const version_3[] = {
  iteam_content_schema,
  iteam_document_schema,
  iteam_passage_schema,
  iteam_page_schema,
  NULL,
};

static const char *const version_4[] = {
  iteam_series_schema,
  iteam_meeting_schema,
  iteam_agenda_item_schema,
  iteam_remark_schema,
  iteam_outcome_schema,
  NULL,
};

static const char *const version_5[] = {
  iteam_agenda_item_indexes,
  iteam_remark_indexes,
  iteam_outcome_indexes,
  NULL,
};

static const char *const version_6[] = {
  iteam_activity_schema,
  iteam_point_schema,
  iteam_spotlight_schema,
  iteam_report_count_schema,
  NULL,
};

static const char *const version_7[] = {
  iteam_series_guests,
  NULL,
};

static const char *const version_8[] = {
  iteam_report_schema,
  NULL,
};

static const char *const version_9[] = {
  iteam_destruction_schema,
  iteam_item_link_quote,
  NULL,
};

static const char *const *const versions[ITEAM_SCHEMA_VERSION + 1] = {
  NULL, version_1, version_2, version_3, version_4, version_5, version_6, version_7, version_8, version_9,
};

static gboolean
set_info (IteamConnection  *connection,
          const char       *key,
          gint64            value,
          GError          **error)
{
  g_autoptr (IteamStatement) insert = NULL;

  insert = iteam_connection_statement (connection, "INSERT INTO file_info (key, value) VALUES (?, ?)", error);
  if (insert == NULL)
    return FALSE;
  iteam_statement_bind_text (insert, 1, key);
  sqlite3_bind_int64 (insert, 2, value);

  return iteam_statement_run (connection, insert, error);
}

/**
 * iteam_schema_migrate:
 * @connection: a connection, in a transaction
 * @from: the version of the file
 * @error: return location for an error
 *
 * Brings a file to %ITEAM_SCHEMA_VERSION.
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_schema_migrate (IteamConnection  *connection,
                      int               from,
                      GError          **error)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %d", ITEAM_SCHEMA_VERSION);

  for (int version = from + 1; version <= ITEAM_SCHEMA_VERSION; version++)
    for (int i = 0; versions[version][i] != NULL; i++)
      if (!iteam_connection_exec (connection, versions[version][i], error))
        return FALSE;

  return iteam_connection_exec (connection, pragma, error);
}

/**
 * iteam_schema_create:
 * @connection: a connection to an empty file, in a transaction
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_schema_create (IteamConnection  *connection,
                     GError          **error)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA application_id = %d", ITEAM_APPLICATION_ID);

  return iteam_connection_exec (connection, pragma, error) &&
         iteam_schema_migrate (connection, 0, error) &&
         set_info (connection, "file", iteam_id_new (), error) &&
         set_info (connection, "author", iteam_id_new (), error);
}
