/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-store-report.h"

#include "iteam-document-table.h"
#include "iteam-entry-table.h"
#include "iteam-store-private.h"
#include "iteam-store-programme-private.h"

/* The store's call that reads an annual report with all that it tells of. */

static gboolean
read_rows (IteamConnection  *connection,
           IteamKind         kind,
           gint64            report,
           GPtrArray        *entries,
           GError          **error)
{
  GPtrArray *read = iteam_entry_table_read (connection, kind, " AND t.report = ?1", report, error);

  if (read == NULL)
    return FALSE;
  g_ptr_array_extend_and_steal (entries, read);

  return TRUE;
}

static gboolean
read_one (IteamConnection  *connection,
          int               year,
          IteamReport     **report,
          GPtrArray        *sections,
          GError          **error)
{
  gint64 id = iteam_report_id_of (year);
  g_autoptr (GPtrArray) read = iteam_entry_table_read (connection, ITEAM_KIND_REPORT, " AND t.id = ?1", id, error);

  if (read == NULL)
    return FALSE;
  if (read->len == 0)
    return TRUE;
  *report = g_object_ref (read->pdata[0]);

  return read_rows (connection, ITEAM_KIND_REPORT_SECTION, id, sections, error);
}

/* Those of the I-team itself, which are held or were: not what was cancelled. */
static gboolean
count_meetings (IteamConnection  *connection,
                int               year,
                int              *n_meetings,
                GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  g_autofree char *pattern = g_strdup_printf ("%04d-%%", year);
  gboolean row;

  query = iteam_connection_statement (connection,
                                      "SELECT count (*) FROM meeting WHERE deleted IS NULL AND kind = 'team' AND day LIKE ? "
                                      "AND state IN ('in-progress', 'draft', 'for-adoption', 'adopted')", error);
  if (query == NULL)
    return FALSE;
  iteam_statement_bind_text (query, 1, pattern);
  if (!iteam_statement_next (connection, query, &row, error))
    return FALSE;
  *n_meetings = row ? sqlite3_column_int (query, 0) : 0;

  return TRUE;
}

static gboolean
list_years (IteamConnection  *connection,
            GArray           *years,
            GError          **error)
{
  g_autoptr (IteamStatement) query = NULL;
  gboolean row;

  query = iteam_connection_statement (connection, "SELECT year FROM report WHERE deleted IS NULL AND year > 0 ORDER BY year DESC", error);
  if (query == NULL)
    return FALSE;
  for (;;)
    {
      int year;

      if (!iteam_statement_next (connection, query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      year = sqlite3_column_int (query, 0);
      g_array_append_val (years, year);
    }
}

static int
compare_sections (gconstpointer a,
                  gconstpointer b)
{
  return iteam_report_section_compare (*(IteamReportSection *const *) a, *(IteamReportSection *const *) b);
}

static int
compare_versions (gconstpointer a,
                  gconstpointer b)
{
  return iteam_report_version_compare (*(IteamReportVersion *const *) a, *(IteamReportVersion *const *) b);
}

static gpointer
read_report (IteamTeamFile  *file,
             gpointer        data,
             GCancellable   *cancellable,
             GError        **error)
{
  IteamConnection *connection = file->connection;
  int year = *(const int *) data;
  g_autoptr (IteamReportDetail) detail = iteam_report_detail_new (year);
  GPtrArray *documents;

  if (!read_one (connection, year, &detail->report, detail->sections, error) ||
      !read_one (connection, year - 1, &detail->before_report, detail->before, error) ||
      (detail->report != NULL && !read_rows (connection, ITEAM_KIND_REPORT_VERSION, iteam_report_id_of (year), detail->versions, error)) ||
      !count_meetings (connection, year, &detail->n_meetings, error) ||
      !list_years (connection, detail->years, error))
    return NULL;
  detail->programme = iteam_store_programme_read (connection, error);
  documents = detail->programme != NULL ? iteam_document_table_read (connection, NULL, error) : NULL;
  if (documents == NULL)
    return NULL;
  g_ptr_array_unref (detail->documents);
  detail->documents = documents;
  g_ptr_array_sort (detail->sections, compare_sections);
  g_ptr_array_sort (detail->before, compare_sections);
  g_ptr_array_sort (detail->versions, compare_versions);

  return g_steal_pointer (&detail);
}

static const IteamQuestion read_report_question = {
  .tag = iteam_store_read_report_async,
  .access = ITEAM_ACCESS_READ,
  .answer = read_report,
  .free_request = g_free,
  .free_answer = (GDestroyNotify) iteam_report_detail_free,
};

/**
 * iteam_store_read_report_async:
 * @self: a store
 * @year: a year
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Which changes concern it, iteam_report_detail_is_part() tells.
 */
void
iteam_store_read_report_async (IteamStore          *self,
                               int                  year,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (ITEAM_IS_STORE (self));

  iteam_store_ask (self, &read_report_question, g_memdup2 (&year, sizeof year), cancellable, callback, user_data);
}

/**
 * iteam_store_read_report_finish:
 * @self: a store
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the report on that year, if it was begun, with all that
 *   it tells of; free with iteam_report_detail_free().
 */
IteamReportDetail *
iteam_store_read_report_finish (IteamStore    *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
