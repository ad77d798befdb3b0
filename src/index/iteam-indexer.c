/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-indexer.h"

#include "iteam-pdf-document.h"
#include "iteam-pdf-error.h"
#include "iteam-store-pages.h"
#include "iteam-stored-pdf.h"

/* Reads the pages of documents so that they can be searched: once for each content,
 * behind whatever someone waits for. A room of its own, as it needs both the store
 * and the workers, and both the window and iteamctl need it. */

/* So many pages are written at once: no edit waits for more. */
#define PAGES_A_PIECE 16

/* One way through all documents that were not read. */
typedef struct
{
  GPtrArray *unread;
  guint next;

  /* The one that is being read: pages that wait to be written, the first of them,
   * and how many of those are on their way. */
  IteamPdfDocument *document;
  GPtrArray *texts;
  guint first;
  guint n_written;
  gboolean writing;
  gboolean read;
  gboolean has_text;
  gboolean failed;
} Run;

struct _IteamIndexer
{
  GObject parent_instance;

  IteamStore *store;
  IteamPdfPool *pool;
  GCancellable *cancellable;
  gulong on_changed;

  gboolean running;
  gboolean again;
};

G_DEFINE_FINAL_TYPE (IteamIndexer, iteam_indexer, G_TYPE_OBJECT)

static void open_next (GTask *task);

static void
run_clear_document (Run *run)
{
  g_clear_object (&run->document);
  g_clear_pointer (&run->texts, g_ptr_array_unref);
  run->n_written = 0;
  run->writing = run->read = run->has_text = run->failed = FALSE;
}

static void
run_free (gpointer data)
{
  Run *run = data;

  run_clear_document (run);
  g_clear_pointer (&run->unread, g_ptr_array_unref);
  g_free (run);
}

/* Texts that were handed on leave a gap. */
static void
text_free (gpointer data)
{
  g_clear_pointer ((IteamPageText **) &data, iteam_page_text_free);
}

static const IteamUnread *
current (const Run *run)
{
  return run->unread->pdata[run->next];
}

static void
on_finished (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (!iteam_store_finish_pages_finish (ITEAM_STORE (source), result, &error))
    {
      g_task_return_error (task, error);

      return;
    }
  run_clear_document (run);
  run->next++;
  open_next (g_steal_pointer (&task));
}

static void
finish_document (GTask           *task,
                 IteamPagesState  state)
{
  Run *run = g_task_get_task_data (task);
  IteamIndexer *self = g_task_get_source_object (task);

  iteam_store_finish_pages_async (self->store, current (run)->hash, state, g_task_get_cancellable (task), on_finished, task);
}

/* How many pages that were read are not written yet. */
static guint
n_waiting (const Run *run)
{
  return run->texts->len - run->n_written;
}

static void write_some (GTask *task);

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  run->writing = FALSE;
  if (!iteam_store_put_pages_finish (ITEAM_STORE (source), result, &error))
    {
      /* Whoever still reads for it stops at the next page. */
      if (g_task_get_completed (task))
        g_error_free (error);
      else
        g_task_return_error (task, error);

      return;
    }
  write_some (task);
}

/* Writes the next pages, if there are enough of them or no more will come. */
static void
write_some (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  IteamIndexer *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) piece = NULL;
  guint n;

  if (run->writing || g_task_get_completed (task))
    return;
  n = MIN (n_waiting (run), PAGES_A_PIECE);
  if (n == 0 && run->read)
    {
      finish_document (g_object_ref (task), run->has_text ? ITEAM_PAGES_READ
                                            : run->failed ? ITEAM_PAGES_UNREADABLE : ITEAM_PAGES_SCANNED);

      return;
    }
  if (n == 0 || (n < PAGES_A_PIECE && !run->read))
    return;

  piece = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_page_text_free);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (piece, run->texts->pdata[run->n_written + i]);
      run->texts->pdata[run->n_written + i] = NULL;
    }
  iteam_store_put_pages_async (self->store, current (run)->hash, run->first + run->n_written, piece,
                               g_task_get_cancellable (task), on_written, g_object_ref (task));
  run->n_written += n;
  run->writing = TRUE;
}

static gboolean
has_text (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      return TRUE;

  return FALSE;
}

static void
on_page (unsigned    page,
         const char *text,
         gpointer    user_data)
{
  GTask *task = user_data;
  Run *run = g_task_get_task_data (task);

  /* On a page that cannot be read nothing is found; the others are as good. */
  if (text == NULL)
    text = "";
  run->has_text = run->has_text || has_text (text);
  if (page < run->first)
    return;
  g_ptr_array_add (run->texts, iteam_page_text_new (text, iteam_pdf_document_get_page_label (run->document, page)));
  write_some (task);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  if (!iteam_pdf_document_read_all_finish (ITEAM_PDF_DOCUMENT (source), result, &error))
    {
      if (g_task_get_completed (task))
        {
          g_error_free (error);

          return;
        }
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
          g_error_matches (error, ITEAM_PDF_ERROR, ITEAM_PDF_ERROR_NO_WORKER))
        {
          g_task_return_error (task, error);

          return;
        }
      /* What was read before it can be searched. */
      run->failed = TRUE;
      g_error_free (error);
    }
  run->read = TRUE;
  write_some (task);
}

/* Without sizes and labels a page has no label, and that is all. */
static void
on_geometry (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!iteam_pdf_document_load_geometry_finish (ITEAM_PDF_DOCUMENT (source), result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);

      return;
    }
  g_clear_error (&error);
  iteam_pdf_document_read_all_async (ITEAM_PDF_DOCUMENT (source), on_page, g_object_ref (task), g_object_unref,
                                     g_task_get_cancellable (task), on_read, g_object_ref (task));
}

/* What is wrong with a PDF stays so; what is wrong with anything else may not. */
static gboolean
is_final (const GError    *error,
          IteamPagesState *state)
{
  *state = ITEAM_PAGES_UNREADABLE;
  if (g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED))
    return TRUE;
  if (error->domain != ITEAM_PDF_ERROR || error->code == ITEAM_PDF_ERROR_NO_WORKER)
    return FALSE;
  if (error->code == ITEAM_PDF_ERROR_NEEDS_PASSWORD || error->code == ITEAM_PDF_ERROR_WRONG_PASSWORD)
    *state = ITEAM_PAGES_LOCKED;

  return TRUE;
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;
  IteamPagesState state;

  run->document = iteam_stored_pdf_open_finish (ITEAM_STORE (source), result, &error);
  if (run->document != NULL)
    {
      run->first = current (run)->n_pages;
      run->texts = g_ptr_array_new_with_free_func (text_free);
      iteam_pdf_document_load_geometry_async (run->document, g_task_get_cancellable (task), on_geometry, g_object_ref (task));
    }
  else if (is_final (error, &state))
    {
      g_error_free (error);
      finish_document (g_steal_pointer (&task), state);
    }
  else if (g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
    {
      /* It went while the others were read. */
      g_error_free (error);
      run->next++;
      open_next (g_steal_pointer (&task));
    }
  else
    g_task_return_error (task, error);
}

static void
open_next (GTask *task)
{
  Run *run = g_task_get_task_data (task);
  IteamIndexer *self = g_task_get_source_object (task);

  if (run->next < run->unread->len)
    {
      iteam_stored_pdf_open_async (self->store, self->pool, current (run)->hash, current (run)->size, NULL,
                                   g_task_get_cancellable (task), on_opened, task);

      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  GError *error = NULL;

  run->unread = iteam_store_list_unread_finish (ITEAM_STORE (source), result, &error);
  if (run->unread == NULL)
    g_task_return_error (task, error);
  else
    open_next (g_steal_pointer (&task));
}

static void
on_tidied (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  gboolean more = iteam_store_tidy_pages_finish (ITEAM_STORE (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (more)
    iteam_store_tidy_pages_async (ITEAM_STORE (source), cancellable, on_tidied, g_object_ref (task));
  else
    iteam_store_list_unread_async (ITEAM_STORE (source), cancellable, on_listed, g_object_ref (task));
}

/**
 * iteam_indexer_run_async:
 * @self: an indexer
 * @cancellable: (nullable): a cancellable; what was read by then stays
 * @callback: called when nothing is left to read
 * @user_data: handed to @callback
 *
 * Reads the pages of all documents that were not read yet, and forgets what no
 * document needs any more.
 */
void
iteam_indexer_run_async (IteamIndexer        *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ITEAM_IS_INDEXER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, iteam_indexer_run_async);
  g_task_set_task_data (task, g_new0 (Run, 1), run_free);
  iteam_store_tidy_pages_async (self->store, cancellable, on_tidied, task);
}

/**
 * iteam_indexer_run_finish:
 * @self: an indexer
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether all that can be read was read. A PDF that cannot is no error.
 */
gboolean
iteam_indexer_run_finish (IteamIndexer  *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void start (IteamIndexer *self);

/* Nobody waits for it, and at the next change or opening it is tried again. */
static void
on_run (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  IteamIndexer *self = ITEAM_INDEXER (source);
  g_autoptr (GError) error = NULL;

  self->running = FALSE;
  if (!iteam_indexer_run_finish (self, result, &error))
    g_debug ("Not all pages could be read for searching: %s", error->message);
  else if (self->again && self->cancellable != NULL)
    start (self);
}

static void
start (IteamIndexer *self)
{
  self->again = self->running;
  if (self->running || iteam_store_get_file (self->store) == NULL || iteam_store_get_read_only (self->store))
    return;
  self->running = TRUE;
  iteam_indexer_run_async (self, self->cancellable, on_run, NULL);
}

static gboolean
tells_of_documents (const IteamChanges *changes)
{
  for (guint i = 0; i < changes->refs->len; i++)
    if (g_array_index (changes->refs, IteamRef, i).kind == ITEAM_KIND_DOCUMENT)
      return TRUE;

  return changes->everything;
}

static void
on_changed (IteamStore   *store,
            IteamChanges *changes,
            IteamIndexer *self)
{
  if (tells_of_documents (changes))
    start (self);
}

/**
 * iteam_indexer_follow:
 * @self: an indexer
 *
 * Reads what is to be read now, and from here on whatever comes into the team file,
 * until iteam_indexer_stop().
 */
void
iteam_indexer_follow (IteamIndexer *self)
{
  g_return_if_fail (ITEAM_IS_INDEXER (self));
  g_return_if_fail (self->cancellable == NULL);

  self->cancellable = g_cancellable_new ();
  self->on_changed = g_signal_connect (self->store, "changed", G_CALLBACK (on_changed), self);
  start (self);
}

/**
 * iteam_indexer_stop:
 * @self: an indexer
 *
 * Stops reading. What was read stays, and the rest is read another time.
 */
void
iteam_indexer_stop (IteamIndexer *self)
{
  g_return_if_fail (ITEAM_IS_INDEXER (self));

  g_clear_signal_handler (&self->on_changed, self->store);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
iteam_indexer_dispose (GObject *object)
{
  IteamIndexer *self = ITEAM_INDEXER (object);

  if (self->store != NULL)
    iteam_indexer_stop (self);
  g_clear_object (&self->store);
  g_clear_object (&self->pool);

  G_OBJECT_CLASS (iteam_indexer_parent_class)->dispose (object);
}

static void
iteam_indexer_class_init (IteamIndexerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_indexer_dispose;
}

static void
iteam_indexer_init (IteamIndexer *self)
{
}

/**
 * iteam_indexer_new:
 * @store: a store
 * @pool: the workers that read
 *
 * Returns: (transfer full): an indexer, which does nothing yet.
 */
IteamIndexer *
iteam_indexer_new (IteamStore   *store,
                   IteamPdfPool *pool)
{
  IteamIndexer *self;

  g_return_val_if_fail (ITEAM_IS_STORE (store), NULL);

  self = g_object_new (ITEAM_TYPE_INDEXER, NULL);
  self->store = g_object_ref (store);
  self->pool = g_object_ref (pool);

  return self;
}
