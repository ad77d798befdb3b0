/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-table.h"

#include "iteam-action-table.h"
#include "iteam-activity-table.h"
#include "iteam-agenda-item-table.h"
#include "iteam-destruction-table.h"
#include "iteam-document-table.h"
#include "iteam-meeting-table.h"
#include "iteam-outcome-table.h"
#include "iteam-passage-table.h"
#include "iteam-person-table.h"
#include "iteam-pillar-table.h"
#include "iteam-point-table.h"
#include "iteam-remark-table.h"
#include "iteam-report-count-table.h"
#include "iteam-report-table.h"
#include "iteam-series-table.h"
#include "iteam-spotlight-table.h"

/**
 * iteam_table_get:
 * @kind: a kind of row
 *
 * Returns: (nullable): its table.
 */
const IteamTable *
iteam_table_get (IteamKind kind)
{
  switch (kind)
    {
    case ITEAM_KIND_ACTION: return &iteam_action_table;
    case ITEAM_KIND_ACTION_OWNER: return &iteam_action_owner_table;
    case ITEAM_KIND_ACTION_NOTE: return &iteam_action_note_table;
    case ITEAM_KIND_CHECK_ITEM: return &iteam_check_item_table;
    case ITEAM_KIND_PERSON: return &iteam_person_table;
    case ITEAM_KIND_PERSON_ROLE: return &iteam_person_role_table;
    case ITEAM_KIND_PERSON_LOGIN: return &iteam_person_login_table;
    case ITEAM_KIND_PILLAR: return &iteam_pillar_table;
    case ITEAM_KIND_DOCUMENT: return &iteam_document_table;
    case ITEAM_KIND_DOCUMENT_ADOPTION: return &iteam_document_adoption_table;
    case ITEAM_KIND_DOCUMENT_ACTION: return &iteam_document_action_table;
    case ITEAM_KIND_DOCUMENT_PILLAR: return &iteam_document_pillar_table;
    case ITEAM_KIND_PASSAGE: return &iteam_passage_table;
    case ITEAM_KIND_SERIES: return &iteam_series_table;
    case ITEAM_KIND_SERIES_MEMBER: return &iteam_series_member_table;
    case ITEAM_KIND_MEETING: return &iteam_meeting_table;
    case ITEAM_KIND_ATTENDANCE: return &iteam_attendance_table;
    case ITEAM_KIND_AGENDA_ITEM: return &iteam_agenda_item_table;
    case ITEAM_KIND_ITEM_LINK: return &iteam_item_link_table;
    case ITEAM_KIND_REMARK: return &iteam_remark_table;
    case ITEAM_KIND_DECISION: return &iteam_decision_table;
    case ITEAM_KIND_COMMITMENT: return &iteam_commitment_table;
    case ITEAM_KIND_ACTIVITY: return &iteam_activity_table;
    case ITEAM_KIND_PARTICIPATION: return &iteam_participation_table;
    case ITEAM_KIND_ACTIVITY_DOCUMENT: return &iteam_activity_document_table;
    case ITEAM_KIND_POINT: return &iteam_point_table;
    case ITEAM_KIND_POINT_ACTION: return &iteam_point_action_table;
    case ITEAM_KIND_SPOTLIGHT: return &iteam_spotlight_table;
    case ITEAM_KIND_PILLAR_LINK: return &iteam_pillar_link_table;
    case ITEAM_KIND_REPORT_COUNT: return &iteam_report_count_table;
    case ITEAM_KIND_REPORT: return &iteam_report_table;
    case ITEAM_KIND_REPORT_SECTION: return &iteam_report_section_table;
    case ITEAM_KIND_REPORT_VERSION: return &iteam_report_version_table;
    case ITEAM_KIND_DESTRUCTION: return &iteam_destruction_table;
    case ITEAM_KIND_NONE:
    default: return NULL;
    }
}

/**
 * iteam_table_find:
 * @name: the name of a table
 *
 * Returns: the kind of its rows, or %ITEAM_KIND_NONE.
 */
IteamKind
iteam_table_find (const char *name)
{
  return iteam_kind_from_nick (name);
}

/**
 * iteam_table_get_column:
 * @self: a table
 * @field: the name of a field of a draft
 *
 * Returns: (nullable): the column of that name. Only names that come from here
 *   are ever put into a statement.
 */
const char *
iteam_table_get_column (const IteamTable *self,
                        const char       *field)
{
  for (int i = 0; self->columns[i] != NULL; i++)
    if (g_str_equal (self->columns[i], field))
      return self->columns[i];

  return NULL;
}

/**
 * iteam_table_find_owner:
 * @connection: a connection
 * @kind: the kind of a row
 * @id: its key
 * @owner: (out): the thing that the row is, or is a part of
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_table_find_owner (IteamConnection  *connection,
                        IteamKind         kind,
                        gint64            id,
                        IteamRef         *owner,
                        GError          **error)
{
  const IteamTable *table = iteam_table_get (kind);
  g_autoptr (IteamStatement) query = NULL;
  g_autofree char *sql = NULL;
  gboolean row;

  owner->kind = kind;
  owner->id = id;
  if (table->belongs_to == ITEAM_KIND_NONE)
    return TRUE;

  sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?", table->owner_column, table->name);
  query = iteam_connection_statement (connection, sql, error);
  if (query == NULL)
    return FALSE;
  sqlite3_bind_int64 (query, 1, id);
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;

  if (row)
    {
      owner->kind = table->belongs_to;
      owner->id = sqlite3_column_int64 (query, 0);
    }

  return TRUE;
}
