/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-folder-export.h"

#include <glib/gi18n-lib.h>

#include "iteam-csv-reader.h"
#include "iteam-draft.h"
#include "iteam-error.h"
#include "iteam-folder-private.h"

/* A team file of the folder that iteam_folder_export_async() makes: what each kind has
 * for columns is asked of the store, the lists are read on a thread, then the PDFs are
 * taken one by one, and all rows in one edit. */

typedef struct
{
  IteamRows *columns;
  GPtrArray *cells;
  GArray *places;
} List;

typedef struct
{
  guint next;
  IteamProgressFunc progress;
  gpointer progress_data;

  /* owned */
  GFile *folder;
  List *lists[ITEAM_N_KINDS];
  GHashTable *keys;
  GArray *pillars;
  GPtrArray *documents;
  IteamDraft *draft;
  IteamFolderSummary summary;
} Import;

static void
list_free (List *list)
{
  if (list->columns != NULL)
    iteam_rows_free (list->columns);
  g_ptr_array_unref (list->cells);
  g_array_unref (list->places);
  g_free (list);
}

static void
import_free (gpointer data)
{
  Import *self = data;

  g_object_unref (self->folder);
  for (int i = 0; i < ITEAM_N_KINDS; i++)
    g_clear_pointer (&self->lists[i], list_free);
  g_hash_table_unref (self->keys);
  g_array_unref (self->pillars);
  g_ptr_array_unref (self->documents);
  g_clear_object (&self->draft);
  g_free (self);
}

static void
row_free (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
tell (Import *self,
      gint64  parts)
{
  if (self->progress != NULL)
    self->progress (parts, ITEAM_FOLDER_PARTS, self->progress_data);
}

static gboolean
complain (const char  *name,
          guint        line,
          const char  *what,
          GError     **error)
{
  /* Translators: the name of a list, the number of a line in it, and what stands there. */
  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s”, line %u: “%s” cannot be taken. Nothing was imported."), name, line, what);

  return FALSE;
}

/* Where in a row each column of the table stands; at the end the file's path. */
static void
find_places (List      *list,
             GPtrArray *head)
{
  for (guint i = 0; i <= list->columns->columns->len; i++)
    {
      const char *wanted = i < list->columns->columns->len ? g_array_index (list->columns->columns, IteamRowColumn, i).name
                                                            : ITEAM_FOLDER_FILE_COLUMN;
      int place = -1;

      for (guint j = 0; j < head->len; j++)
        if (g_str_equal (g_ptr_array_index (head, j), wanted))
          place = (int) j;
      g_array_append_val (list->places, place);
    }
}

static const char *
get_cell (const List *list,
          guint       row,
          guint       column)
{
  GPtrArray *cells = g_ptr_array_index (list->cells, row);
  int place = g_array_index (list->places, int, column);
  const char *cell = place >= 0 && (guint) place < cells->len ? g_ptr_array_index (cells, (guint) place) : "";

  return cell[0] != '\0' ? cell : NULL;
}

static gboolean
read_key (const char *cell,
          IteamKind   kind,
          gint64     *key)
{
  IteamRef ref;

  if (!iteam_ref_parse (cell, &ref, NULL) || ref.kind != kind)
    return FALSE;
  *key = ref.id;

  return TRUE;
}

static gboolean
read_list (Import        *self,
           IteamKind      kind,
           GCancellable  *cancellable,
           GError       **error)
{
  List *list = self->lists[kind];
  g_autofree char *name = iteam_folder_list_name (kind);
  g_autoptr (GFile) file = g_file_get_child (self->folder, name);
  g_autoptr (GPtrArray) row = g_ptr_array_new ();
  g_autoptr (IteamCsvReader) reader = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *text = NULL;
  gsize length;
  guint line;

  if (!g_file_load_contents (file, cancellable, &text, &length, NULL, &local_error))
    {
      /* A folder of an older version lacks what came later. */
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) && kind != ITEAM_KIND_PERSON)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));

      return FALSE;
    }
  reader = iteam_csv_reader_new (text, length, 0, error);
  if (reader == NULL)
    return FALSE;

  for (gboolean head = TRUE; iteam_csv_reader_next (reader, row, &line, &local_error); head = FALSE)
    {
      GPtrArray *cells;
      const char *key;
      gint64 id;

      if (head)
        {
          find_places (list, row);
          continue;
        }
      cells = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < row->len; i++)
        g_ptr_array_add (cells, g_strdup (g_ptr_array_index (row, i)));
      g_ptr_array_add (list->cells, cells);
      key = get_cell (list, list->cells->len - 1, 0);
      if (key == NULL || !read_key (key, kind, &id))
        return complain (name, line, key != NULL ? key : "", error);
      g_hash_table_add (self->keys, g_memdup2 (&id, sizeof id));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* What a pass over a list takes: restoring a backup goes the same way. */
typedef enum
{
  PASS_FIELDS,
  PASS_REFERENCES,
  PASS_ALL,
} Pass;

static gboolean
take_cell (Import       *self,
           const List   *list,
           gint64        id,
           guint         row,
           guint         index,
           GError      **error)
{
  const IteamRowColumn *column = &g_array_index (list->columns->columns, IteamRowColumn, index);
  const char *cell = get_cell (list, row, index);
  g_autofree char *name = NULL;
  gint64 number;

  if (cell == NULL)
    return TRUE;
  if (column->refers_to != ITEAM_KIND_NONE)
    {
      if (read_key (cell, column->refers_to, &number))
        {
          /* What came after the rows were counted is not here. */
          if (g_hash_table_contains (self->keys, &number))
            iteam_draft_set_integer (self->draft, list->columns->kind, id, column->name, 0, number);

          return TRUE;
        }
    }
  else if (!column->integer)
    {
      iteam_draft_set_text (self->draft, list->columns->kind, id, column->name, NULL, cell);

      return TRUE;
    }
  else if (g_ascii_string_to_signed (cell, 10, G_MININT64, G_MAXINT64, &number, NULL))
    {
      iteam_draft_set (self->draft, list->columns->kind, id, column->name, NULL, g_variant_new_int64 (number));

      return TRUE;
    }
  name = iteam_folder_list_name (list->columns->kind);

  return complain (name, row + 2, cell, error);
}

/* Whether what the row has to speak of is here. */
static gboolean
is_whole (Import     *self,
          const List *list,
          guint       row)
{
  for (guint i = 1; i < list->columns->columns->len; i++)
    {
      const IteamRowColumn *column = &g_array_index (list->columns->columns, IteamRowColumn, i);
      const char *cell = column->required && column->refers_to != ITEAM_KIND_NONE ? get_cell (list, row, i) : NULL;
      gint64 key;

      if (cell != NULL && read_key (cell, column->refers_to, &key) && !g_hash_table_contains (self->keys, &key))
        return FALSE;
    }

  return TRUE;
}

static gboolean
take_list (Import   *self,
           List     *list,
           Pass      pass,
           GError  **error)
{
  for (guint i = 0; i < list->cells->len; i++)
    {
      gint64 id;

      if (!read_key (get_cell (list, i, 0), list->columns->kind, &id) || !is_whole (self, list, i))
        continue;
      if (pass != PASS_REFERENCES)
        {
          iteam_draft_insert (self->draft, list->columns->kind, id);
          self->summary.n_things++;
        }
      for (guint j = 1; j < list->columns->columns->len; j++)
        {
          gboolean reference = g_array_index (list->columns->columns, IteamRowColumn, j).refers_to != ITEAM_KIND_NONE;

          if ((pass == PASS_ALL || reference == (pass == PASS_REFERENCES)) && !take_cell (self, list, id, i, j, error))
            return FALSE;
        }
    }

  return TRUE;
}

static void
find_documents (Import     *self,
                const List *list)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (list->columns->content < 0)
    return;
  for (guint i = 0; i < list->cells->len; i++)
    {
      const char *hash = get_cell (list, i, (guint) list->columns->content);
      const char *path = get_cell (list, i, list->columns->columns->len);
      IteamFolderDocument *document;

      if (hash == NULL || path == NULL || !g_hash_table_add (seen, (gpointer) hash))
        continue;
      document = g_new0 (IteamFolderDocument, 1);
      document->hash = g_strdup (hash);
      document->path = g_strdup (path);
      g_ptr_array_add (self->documents, document);
    }
}

static gboolean
read_lists (Import        *self,
            GCancellable  *cancellable,
            GError       **error)
{
  self->draft = iteam_draft_new (N_("All of a folder imported"));
  iteam_draft_set_automatic (self->draft, TRUE);

  for (int kind = 1; kind < ITEAM_N_KINDS; kind++)
    if (!read_list (self, (IteamKind) kind, cancellable, error))
      return FALSE;
  /* The new file has pillars already. */
  for (guint i = 0; i < self->pillars->len; i++)
    iteam_draft_delete (self->draft, ITEAM_KIND_PILLAR, g_array_index (self->pillars, gint64, i));
  for (int pass = PASS_FIELDS; pass <= PASS_ALL; pass++)
    for (int kind = 1; kind < ITEAM_N_KINDS; kind++)
      if ((self->lists[kind]->columns->belongs_to == ITEAM_KIND_NONE) == (pass != PASS_ALL) &&
          !take_list (self, self->lists[kind], (Pass) pass, error))
        return FALSE;
  for (int kind = 1; kind < ITEAM_N_KINDS; kind++)
    find_documents (self, self->lists[kind]);

  return TRUE;
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (read_lists (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_committed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!iteam_store_commit_finish (ITEAM_STORE (source), result, &error))
    {
      g_task_return_error (task, error);

      return;
    }
  tell (self, ITEAM_FOLDER_PARTS);
  g_task_return_pointer (task, g_memdup2 (&self->summary, sizeof self->summary), g_free);
}

static void take_next (GTask *task);

static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *self = g_task_get_task_data (task);
  const IteamFolderDocument *document = g_ptr_array_index (self->documents, self->next);
  g_autoptr (GError) error = NULL;
  IteamImported *imported = iteam_store_import_finish (ITEAM_STORE (source), result, &error);
  gboolean same = imported != NULL && g_str_equal (imported->hash, document->hash);

  g_clear_pointer (&imported, iteam_imported_free);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    self->summary.n_missing++;
  else if (error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));

      return;
    }
  else if (!same)
    {
      g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                               /* Translators: the name of a file. */
                               _("“%s” is not what it was when the folder was made. Nothing was imported."), document->path);

      return;
    }
  else
    self->summary.n_documents++;
  self->next++;
  tell (self, 100 + 600 * (gint64) self->next / self->documents->len);
  take_next (g_steal_pointer (&task));
}

/* Takes @task. */
static void
take_next (GTask *task)
{
  Import *self = g_task_get_task_data (task);
  IteamStore *store = g_task_get_source_object (task);

  if (self->next < self->documents->len)
    {
      const IteamFolderDocument *document = g_ptr_array_index (self->documents, self->next);
      g_autoptr (GFile) file = g_file_resolve_relative_path (self->folder, document->path);

      iteam_store_import_async (store, file, NULL, NULL, g_task_get_cancellable (task), on_imported, task);
    }
  else
    iteam_store_commit_async (store, self->draft, g_task_get_cancellable (task), on_committed, task);
}

static void
on_lists_read (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);

      return;
    }
  self->next = 0;
  tell (self, 100);
  take_next (g_steal_pointer (&task));
}

static void describe_next (GTask *task);

static void
on_described (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) reading = NULL;
  Import *self = g_task_get_task_data (task);
  GError *error = NULL;
  List *list;
  IteamRows *rows = iteam_store_read_rows_finish (ITEAM_STORE (source), result, &error);

  if (rows == NULL)
    {
      g_task_return_error (task, error);

      return;
    }
  list = g_new0 (List, 1);
  list->columns = rows;
  list->cells = g_ptr_array_new_with_free_func (row_free);
  list->places = g_array_new (FALSE, FALSE, sizeof (int));
  self->lists[self->next] = list;
  for (guint i = 0; i < rows->rows->len; i++)
    {
      gint64 id = iteam_rows_get_key (rows, i, 0);

      if (rows->kind != ITEAM_KIND_PILLAR)
        {
          g_task_return_new_error (task, ITEAM_ERROR, ITEAM_ERROR_EXISTS, "%s",
                                   _("The team file is not empty. A folder becomes a new team file."));

          return;
        }
      g_array_append_val (self->pillars, id);
    }
  self->next++;
  if (self->next < ITEAM_N_KINDS)
    {
      describe_next (g_steal_pointer (&task));

      return;
    }
  reading = g_task_new (NULL, g_task_get_cancellable (task), on_lists_read, g_object_ref (task));
  g_task_set_source_tag (reading, read_thread);
  g_task_set_task_data (reading, self, NULL);
  g_task_run_in_thread (reading, read_thread);
}

/* Takes @task. */
static void
describe_next (GTask *task)
{
  Import *self = g_task_get_task_data (task);

  iteam_store_read_rows_async (g_task_get_source_object (task), (IteamKind) self->next, G_MININT64, 100, g_task_get_cancellable (task),
                               on_described, task);
}

/**
 * iteam_folder_import_async:
 * @store: a store with a new file open
 * @folder: a folder that iteam_folder_export_async() made
 * @progress: (nullable): told how far it is
 * @progress_data: handed to @progress
 * @cancellable: (nullable): a cancellable
 * @callback: called with the answer
 * @user_data: handed to @callback
 *
 * Fills a new team file with what is in a folder, in one edit. Keys and numbers are
 * what they were; the change history begins anew.
 */
void
iteam_folder_import_async (IteamStore          *store,
                           GFile               *folder,
                           IteamProgressFunc    progress,
                           gpointer             progress_data,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Import *self;
  GTask *task;

  g_return_if_fail (ITEAM_IS_STORE (store));
  g_return_if_fail (G_IS_FILE (folder));

  self = g_new0 (Import, 1);
  self->folder = g_object_ref (folder);
  self->progress = progress;
  self->progress_data = progress_data;
  self->next = 1;
  self->keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->pillars = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_folder_document_free);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_folder_import_async);
  g_task_set_task_data (task, self, import_free);
  describe_next (task);
}

/**
 * iteam_folder_import_finish:
 * @store: a store
 * @result: the result
 * @error: return location for an error: %ITEAM_ERROR_INVALID for a folder that is not
 *   what it was, %ITEAM_ERROR_EXISTS for a file that is not new
 *
 * Returns: (transfer full) (nullable): what came of it; free with g_free().
 */
IteamFolderSummary *
iteam_folder_import_finish (IteamStore    *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
