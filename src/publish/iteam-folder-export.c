/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-folder-export.h"

#include <glib/gi18n-lib.h>

#include "iteam-change.h"
#include "iteam-csv-writer.h"
#include "iteam-error.h"
#include "iteam-folder-private.h"
#include "iteam-store-contents.h"

/* All of a team file as a folder that needs no program of ours: a list for each kind of
 * row, the PDFs as they are, and a page that explains it.
 *
 * The rows are read twice, a few hundred at a time. The first time says which there are:
 * those that were not deleted, and those of the others that such a row still speaks of.
 * The second time writes them. The folder is made under another name beside its own, so
 * that a part of one is never taken for all of it. */

#define ROWS_AT_ONCE 400
#define N_CHANGES 100000

/* What each part of the work counts for. */
#define PARTS_LOOKING 100
#define PARTS_WRITING 300

typedef struct
{
  gint64 after;
  guint next;
  gboolean writing;
  IteamProgressFunc progress;
  gpointer progress_data;
  gint64 bytes_done;
  gint64 bytes_total;

  /* owned */
  GFile *folder;
  GFile *part;
  GArray *order;
  GHashTable *included;
  GHashTable *referred;
  GHashTable *deleted;
  GHashTable *labels;
  GHashTable *paths;
  GString *list;
  GArray *lists;
  GPtrArray *documents;
  GOutputStream *stream;
  IteamFolderSummary summary;
} Export;

static void
clear_list (gpointer data)
{
  IteamFolderList *list = data;

  g_clear_pointer (&list->columns, g_array_unref);
}

static void
export_free (gpointer data)
{
  Export *self = data;

  g_object_unref (self->folder);
  g_object_unref (self->part);
  g_array_unref (self->order);
  g_hash_table_unref (self->included);
  g_hash_table_unref (self->referred);
  g_hash_table_unref (self->deleted);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->paths);
  if (self->list != NULL)
    g_string_free (self->list, TRUE);
  g_array_unref (self->lists);
  g_ptr_array_unref (self->documents);
  g_clear_object (&self->stream);
  g_free (self);
}

static void
add_key (GHashTable *keys,
         gint64      key)
{
  g_hash_table_add (keys, g_memdup2 (&key, sizeof key));
}

/* Those first by whose names others are told. A part comes after what it is a part of. */
static GArray *
list_kinds (void)
{
  static const IteamKind first[] = { ITEAM_KIND_PERSON, ITEAM_KIND_PILLAR, ITEAM_KIND_SERIES };
  GArray *order = g_array_new (FALSE, FALSE, sizeof (IteamKind));

  g_array_append_vals (order, first, G_N_ELEMENTS (first));
  for (int kind = 1; kind < ITEAM_N_KINDS; kind++)
    if (kind != ITEAM_KIND_PERSON && kind != ITEAM_KIND_PILLAR && kind != ITEAM_KIND_SERIES)
      {
        IteamKind other = (IteamKind) kind;

        g_array_append_val (order, other);
      }

  return order;
}

static void
tell (Export *self,
      gint64  parts)
{
  if (self->progress != NULL)
    self->progress (parts, ITEAM_FOLDER_PARTS, self->progress_data);
}

static void
remove_part_thread (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  Export *self = g_task_get_task_data (task_data);

  iteam_folder_place_remove (self->part);
  g_task_return_boolean (task, TRUE);
}

static void
on_part_removed (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = g_object_ref (g_task_get_task_data (G_TASK (result)));

  g_task_return_error (task, user_data);
}

/* What is half done goes; the reason is what counts. */
static void
give_up (GTask  *task,
         GError *reason)
{
  g_autoptr (GTask) removal = g_task_new (NULL, NULL, on_part_removed, reason);

  g_task_set_source_tag (removal, give_up);
  g_task_set_task_data (removal, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (removal, remove_part_thread);
}

/* A row is there if it was not deleted, and what it is a part of is there. Agenda items
 * are things of their own, but go with their meeting. */
static gboolean
is_there (Export          *self,
          const IteamRows *rows,
          guint            row)
{
  gint64 owner = rows->owner >= 0 ? iteam_rows_get_key (rows, row, (guint) rows->owner) : 0;

  if (rows->deleted >= 0 && iteam_rows_get_key (rows, row, (guint) rows->deleted) != 0)
    return FALSE;
  for (guint i = 0; rows->kind == ITEAM_KIND_AGENDA_ITEM && i < rows->columns->len; i++)
    if (g_str_equal (g_array_index (rows->columns, IteamRowColumn, i).name, "meeting"))
      owner = iteam_rows_get_key (rows, row, i);

  return owner == 0 || g_hash_table_contains (self->included, &owner);
}

/* What a row speaks of. */
static void
add_references (const IteamRows *rows,
                guint            row,
                GHashTable      *keys)
{
  for (guint i = 1; i < rows->columns->len; i++)
    {
      gint64 key = g_array_index (rows->columns, IteamRowColumn, i).refers_to != ITEAM_KIND_NONE ? iteam_rows_get_key (rows, row, i) : 0;

      if (key != 0)
        add_key (keys, key);
    }
}

static void
look_at (Export          *self,
         const IteamRows *rows)
{
  for (guint i = 0; i < rows->rows->len; i++)
    {
      gint64 id = iteam_rows_get_key (rows, i, 0);

      if (is_there (self, rows, i))
        {
          add_key (self->included, id);
          add_references (rows, i, self->referred);
        }
      else
        {
          GHashTable *keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

          add_references (rows, i, keys);
          g_hash_table_insert (self->deleted, g_memdup2 (&id, sizeof id), keys);
        }
    }
}

/* Of what was deleted, that which something that is there speaks of, and so on. */
static void
include_referred (Export *self)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->referred);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (waiting, key, 1);

  for (guint i = 0; i < waiting->len; i++)
    {
      gint64 id = g_array_index (waiting, gint64, i);
      GHashTable *keys = g_hash_table_lookup (self->deleted, &id);

      if (keys == NULL || g_hash_table_contains (self->included, &id))
        continue;
      add_key (self->included, id);
      g_hash_table_iter_init (&iter, keys);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_array_append_vals (waiting, key, 1);
    }
}

static const char *
add_document (Export          *self,
              const IteamRows *rows,
              guint            row,
              const char      *label)
{
  GPtrArray *values = g_ptr_array_index (rows->rows, row);
  GVariant *hash = g_ptr_array_index (values, (guint) rows->content);
  IteamFolderDocument *document;
  char *path;

  /* Of what was destroyed nothing is left but that it was. */
  if (hash == NULL || !iteam_content_is_hash (g_variant_get_string (hash, NULL)))
    return NULL;
  path = g_hash_table_lookup (self->paths, g_variant_get_string (hash, NULL));
  if (path != NULL)
    return path;

  document = g_new0 (IteamFolderDocument, 1);
  document->id = iteam_rows_get_key (rows, row, 0);
  document->hash = g_variant_dup_string (hash, NULL);
  for (guint i = 0; i < rows->columns->len; i++)
    if (g_str_equal (g_array_index (rows->columns, IteamRowColumn, i).name, "size"))
      document->size = iteam_rows_get_key (rows, row, i);
  document->title = g_strdup (label != NULL ? label : "D-…");
  document->path = iteam_folder_document_path (document->title, document->id);
  self->bytes_total += document->size;
  g_ptr_array_add (self->documents, document);
  g_hash_table_insert (self->paths, g_strdup (document->hash), g_strdup (document->path));

  return document->path;
}

static void
append_row (Export          *self,
            const IteamRows *rows,
            guint            row)
{
  GPtrArray *values = g_ptr_array_index (rows->rows, row);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  gint64 id = iteam_rows_get_key (rows, row, 0);
  char *label = iteam_folder_label_row (rows, row);

  if (label != NULL)
    g_hash_table_insert (self->labels, g_memdup2 (&id, sizeof id), label);
  for (guint i = 0; i < rows->columns->len; i++)
    {
      const IteamRowColumn *column = &g_array_index (rows->columns, IteamRowColumn, i);
      GVariant *value = g_ptr_array_index (values, i);
      gint64 key;

      g_ptr_array_add (cells, iteam_folder_format_cell (rows, column, i, value));
      if (column->refers_to == ITEAM_KIND_NONE)
        continue;
      key = value != NULL ? g_variant_get_int64 (value) : 0;
      g_ptr_array_add (cells, g_strdup (g_hash_table_lookup (self->labels, &key)));
    }
  if (rows->content >= 0)
    g_ptr_array_add (cells, g_strdup (add_document (self, rows, row, label)));
  iteam_csv_append_row (self->list, iteam_csv_separator (), (const char *const *) cells->pdata, cells->len);
}

static void
write_rows (Export          *self,
            const IteamRows *rows)
{
  IteamFolderList *list;

  if (self->list == NULL)
    {
      IteamFolderList begun = { .kind = rows->kind, .columns = g_array_ref (rows->columns) };

      g_array_append_val (self->lists, begun);
      self->list = iteam_csv_begin ();
      iteam_folder_append_head (self->list, rows);
    }
  list = &g_array_index (self->lists, IteamFolderList, self->lists->len - 1);
  for (guint i = 0; i < rows->rows->len; i++)
    {
      gint64 id = iteam_rows_get_key (rows, i, 0);

      if (!g_hash_table_contains (self->included, &id))
        continue;
      append_row (self, rows, i);
      list->n_rows++;
      self->summary.n_things++;
    }
}

static void read_next (GTask *task);
static void copy_next (GTask *task);

/* Writes a file of the folder, then calls @written. */
static void
write_file (GTask               *task,
            const char          *name,
            GString             *text,
            GAsyncReadyCallback  written)
{
  Export *self = g_task_get_task_data (task);
  g_autoptr (GFile) file = g_file_get_child (self->part, name);
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, g_task_get_cancellable (task), written,
                                       g_object_ref (task));
}

static void
on_named (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      give_up (task, error);

      return;
    }
  tell (self, ITEAM_FOLDER_PARTS);
  g_task_return_pointer (task, g_memdup2 (&self->summary, sizeof self->summary), g_free);
}

static void
name_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Export *self = task_data;
  GError *error = NULL;

  if (iteam_folder_place_name (self->part, self->folder, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_page_written (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) naming = NULL;
  GError *error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      give_up (task, error);

      return;
    }
  naming = g_task_new (NULL, NULL, on_named, g_object_ref (task));
  g_task_set_source_tag (naming, name_thread);
  g_task_set_task_data (naming, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (naming, name_thread);
}

static void
on_history_written (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  GFile *file = iteam_store_get_file (g_task_get_source_object (task));
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;
  g_autofree char *page = NULL;
  GError *error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      give_up (task, error);

      return;
    }
  page = iteam_folder_page_write (shown, self->lists, self->documents);
  write_file (task, ITEAM_FOLDER_PAGE, g_string_new (page), on_page_written);
}

static void
on_history (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) changes = iteam_store_read_history_finish (ITEAM_STORE (source), result, &error);
  GString *list;
  const char *head[] = { _("When"), _("Who"), _("What") };

  if (changes == NULL)
    {
      give_up (task, error);

      return;
    }
  list = iteam_csv_begin ();
  iteam_csv_append_row (list, iteam_csv_separator (), head, G_N_ELEMENTS (head));
  for (guint i = 0; i < changes->len; i++)
    {
      IteamChange *change = changes->pdata[i];
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (iteam_change_get_when (change) / G_USEC_PER_SEC);
      g_autoptr (GDateTime) local = g_date_time_to_local (utc);
      g_autofree char *when = g_date_time_format (local, "%Y-%m-%d %H:%M:%S");
      g_autofree char *what = iteam_change_describe (change);
      const char *cells[] = { when, iteam_change_get_who (change), what };

      iteam_csv_append_row (list, iteam_csv_separator (), cells, G_N_ELEMENTS (cells));
    }
  write_file (task, ITEAM_FOLDER_HISTORY, list, on_history_written);
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  IteamFolderDocument *document = g_ptr_array_index (self->documents, self->next);
  g_autoptr (GError) error = NULL;
  gboolean copied = iteam_store_copy_contents_finish (ITEAM_STORE (source), result, &error);

  if (copied && g_output_stream_close (self->stream, NULL, &error))
    self->summary.n_documents++;
  else if (g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
    {
      g_autoptr (GFile) file = g_file_get_child (self->part, document->path);

      /* On a shared file, whoever added it may not have brought it yet. */
      document->missing = TRUE;
      self->summary.n_missing++;
      g_clear_object (&self->stream);
      g_file_delete (file, NULL, NULL);
    }
  else
    {
      give_up (task, g_steal_pointer (&error));

      return;
    }

  g_clear_object (&self->stream);
  self->bytes_done += document->size;
  self->next++;
  tell (self, PARTS_WRITING + (ITEAM_FOLDER_PARTS - PARTS_WRITING) * self->bytes_done / MAX (self->bytes_total, 1));
  copy_next (g_steal_pointer (&task));
}

static void
on_created (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  IteamFolderDocument *document = g_ptr_array_index (self->documents, self->next);
  GFileOutputStream *stream;
  GError *error = NULL;

  stream = g_file_create_finish (G_FILE (source), result, &error);
  if (stream == NULL)
    {
      give_up (task, error);

      return;
    }
  self->stream = G_OUTPUT_STREAM (stream);
  iteam_store_copy_contents_async (g_task_get_source_object (task), document->hash, document->size, self->stream,
                                   g_task_get_cancellable (task), on_copied, g_object_ref (task));
}

/* Takes @task. */
static void
copy_next (GTask *task)
{
  g_autoptr (GTask) owned = task;
  Export *self = g_task_get_task_data (task);
  g_autoptr (GFile) file = NULL;

  if (self->next == self->documents->len)
    {
      iteam_store_read_history_async (g_task_get_source_object (task), NULL, N_CHANGES, g_task_get_cancellable (task), on_history,
                                      g_steal_pointer (&owned));

      return;
    }
  file = g_file_get_child (self->part, ((IteamFolderDocument *) g_ptr_array_index (self->documents, self->next))->path);
  g_file_create_async (file, G_FILE_CREATE_NONE, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), on_created,
                       g_steal_pointer (&owned));
}

/* Takes @task. */
static void
go_on (GTask *task)
{
  Export *self = g_task_get_task_data (task);

  self->after = G_MININT64;
  self->next++;
  tell (self, self->writing ? PARTS_LOOKING + (PARTS_WRITING - PARTS_LOOKING) * (gint64) self->next / self->order->len
                            : PARTS_LOOKING * (gint64) self->next / self->order->len);
  if (self->next < self->order->len)
    {
      read_next (task);

      return;
    }

  self->next = 0;
  if (self->writing)
    {
      copy_next (task);

      return;
    }
  include_referred (self);
  self->writing = TRUE;
  read_next (task);
}

static void
on_list_written (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    give_up (task, error);
  else
    go_on (g_steal_pointer (&task));
}

static void
on_rows (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (IteamRows) rows = iteam_store_read_rows_finish (ITEAM_STORE (source), result, &error);

  if (rows == NULL)
    {
      give_up (task, error);

      return;
    }

  if (self->writing)
    write_rows (self, rows);
  else
    look_at (self, rows);
  if (rows->rows->len == ROWS_AT_ONCE)
    {
      self->after = iteam_rows_get_key (rows, rows->rows->len - 1, 0);
      read_next (g_steal_pointer (&task));
    }
  else if (self->writing)
    {
      g_autofree char *name = iteam_folder_list_name (rows->kind);

      write_file (task, name, g_steal_pointer (&self->list), on_list_written);
    }
  else
    go_on (g_steal_pointer (&task));
}

/* Takes @task. */
static void
read_next (GTask *task)
{
  Export *self = g_task_get_task_data (task);

  iteam_store_read_rows_async (g_task_get_source_object (task), g_array_index (self->order, IteamKind, self->next), self->after,
                               ROWS_AT_ONCE, g_task_get_cancellable (task), on_rows, task);
}

static void
begin_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Export *self = task_data;
  GError *error = NULL;

  if (iteam_folder_place_begin (self->part, self->folder, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_begun (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else
    read_next (g_steal_pointer (&task));
}

static void
array_free (gpointer data)
{
  g_hash_table_unref (data);
}

/**
 * iteam_folder_export_async:
 * @store: a store with a file open
 * @folder: the folder to make; it may be there, if it is empty
 * @progress: (nullable): told how far it is
 * @progress_data: handed to @progress
 * @cancellable: (nullable): a cancellable; nothing is left behind then
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Writes all of a team file as a folder of lists (CSV), PDFs and a page that explains
 * them. What was deleted is left out, unless something that is there speaks of it.
 */
void
iteam_folder_export_async (IteamStore          *store,
                           GFile               *folder,
                           IteamProgressFunc    progress,
                           gpointer             progress_data,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) beginning = NULL;
  g_autofree char *name = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GFile) parent = NULL;
  Export *self;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (folder));

  self = g_new0 (Export, 1);
  self->folder = g_object_ref (folder);
  parent = g_file_get_parent (folder);
  name = g_file_get_basename (folder);
  other = g_strdup_printf (".%s.%08x", name, g_random_int ());
  self->part = g_file_get_child (parent != NULL ? parent : folder, other);
  self->after = G_MININT64;
  self->progress = progress;
  self->progress_data = progress_data;
  self->order = list_kinds ();
  self->included = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->referred = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->deleted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, array_free);
  self->labels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->lists = g_array_new (FALSE, TRUE, sizeof (IteamFolderList));
  g_array_set_clear_func (self->lists, clear_list);
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_folder_document_free);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_folder_export_async);
  g_task_set_task_data (task, self, export_free);

  beginning = g_task_new (NULL, cancellable, on_begun, task);
  g_task_set_source_tag (beginning, begin_thread);
  g_task_set_task_data (beginning, self, NULL);
  g_task_run_in_thread (beginning, begin_thread);
}

/**
 * iteam_folder_export_finish:
 * @store: a store
 * @result: the result
 * @error: return location for an error: %ITEAM_ERROR_EXISTS if the folder is not empty
 *
 * Returns: (transfer full) (nullable): what is in the folder; free with g_free().
 */
IteamFolderSummary *
iteam_folder_export_finish (IteamStore    *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
