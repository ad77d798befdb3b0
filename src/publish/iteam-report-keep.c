/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-keep.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "iteam-report-paper.h"
#include "iteam-store-documents.h"

/* Keeps a version of an annual report as it is now: its PDF joins the register, and the
 * report knows when and to whom it went. */

typedef struct
{
  IteamPaper *paper;
  IteamDocument *document;
  IteamReportVersion *version;
  GFile *file;
  int n_pages;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_clear_pointer (&keeping->paper, iteam_paper_free);
  g_clear_object (&keeping->document);
  g_clear_object (&keeping->version);
  if (keeping->file != NULL)
    g_file_delete (keeping->file, NULL, NULL);
  g_clear_object (&keeping->file);
  g_free (keeping);
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (iteam_store_commit_finish (ITEAM_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Keeping *keeping = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (IteamImported) imported = iteam_store_import_finish (ITEAM_STORE (source), result, &error);
  gboolean sent;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (IteamDraft) added = NULL;

  if (imported == NULL)
    {
      g_task_return_error (task, error);

      return;
    }

  sent = iteam_report_version_get_fields (keeping->version)->state == ITEAM_REPORT_VERSION_SENT;
  draft = iteam_draft_new (sent ? N_("Annual report sent") : N_("Version of the annual report kept"));
  /* The same report once more is the same document. */
  if (imported->document == 0)
    {
      g_object_set (keeping->document, "content", imported->hash, "size", imported->size, "pages", keeping->n_pages, NULL);
      added = iteam_document_draft_new (keeping->document);
      iteam_draft_append (draft, added);
    }
  else
    {
      g_object_set (keeping->version, "document", imported->document, NULL);
    }
  iteam_entry_add_to (ITEAM_ENTRY (keeping->version), draft);
  iteam_store_commit_async (ITEAM_STORE (source), draft, g_task_get_cancellable (task), committed_cb, g_object_ref (task));
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Keeping *keeping = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    iteam_store_import_async (ITEAM_STORE (source), keeping->file, NULL, NULL, g_task_get_cancellable (task), imported_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

/* In a file of its own, as the store imports files. */
static void
make_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Keeping *keeping = task_data;
  GError *error = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GBytes) pdf = iteam_paper_to_pdf (keeping->paper, &keeping->n_pages, &error);

  if (pdf != NULL)
    keeping->file = g_file_new_tmp ("iteam-report-XXXXXX.pdf", &stream, &error);
  if (keeping->file == NULL ||
      !g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf),
                                  NULL, cancellable, &error) ||
      !g_io_stream_close (G_IO_STREAM (stream), cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * iteam_report_keep_async:
 * @store: a team file
 * @detail: a report that was begun, with all that it tells of
 * @state: whether it is sent
 * @recipient: (nullable): to whom
 * @today: today
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: handed to @callback
 *
 * Keeps a version of the report as it is now, in the register.
 */
void
iteam_report_keep_async (IteamStore              *store,
                         const IteamReportDetail *detail,
                         IteamReportVersionState  state,
                         const char              *recipient,
                         IteamDay                 today,
                         GCancellable            *cancellable,
                         GAsyncReadyCallback      callback,
                         gpointer                 user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) making = NULL;
  const IteamReportFields *fields;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;
  g_autofree char *year = NULL;
  Keeping *keeping;

  g_return_if_fail (ITEAM_IS_STORE (store));
  g_return_if_fail (detail != NULL && detail->report != NULL);

  fields = iteam_report_get_fields (detail->report);
  /* Translators: the title of a document: what it is, then the title of an annual report. */
  title = g_strdup_printf (state == ITEAM_REPORT_VERSION_SENT ? _("Information note: %s") : _("Draft of the information note: %s"), fields->title);
  name = iteam_report_paper_name (detail, "pdf");
  year = g_strdup_printf ("%d", fields->year);

  keeping = g_new0 (Keeping, 1);
  keeping->paper = iteam_report_paper_new (detail, iteam_store_get_directory (store), today);
  keeping->document = iteam_document_new (title, today);
  g_object_set (keeping->document,
                "kind", ITEAM_DOCUMENT_NOTE, "version", year, "dated", fields->day != ITEAM_DAY_NONE ? fields->day : today, "file-name", name,
                NULL);
  keeping->version = iteam_report_version_new (iteam_entry_get_id (ITEAM_ENTRY (detail->report)), state, today, recipient,
                                               iteam_document_get_id (keeping->document));
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_report_keep_async);
  g_task_set_task_data (task, keeping, keeping_free);

  making = g_task_new (store, cancellable, made_cb, g_object_ref (task));
  g_task_set_source_tag (making, make_thread);
  g_task_set_task_data (making, keeping, NULL);
  g_task_run_in_thread (making, make_thread);
}

/**
 * iteam_report_keep_finish:
 * @store: a team file
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether it is on the disk.
 */
gboolean
iteam_report_keep_finish (IteamStore    *store,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
