/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-document.h"

#include <string.h>

#include "iteam-pdf-document-private.h"

/* A piece of a sweep ends after so many pages or so much time: a page that
 * becomes visible meanwhile waits that long at most. */
#define PAGES_A_PIECE 16
#define MICROSECONDS_A_PIECE 6000

/* Pieces that are asked for at the same time: one for each of the two workers. */
#define MAX_PIECES 2

/* Nobody reads more hits than this. */
#define MAX_HITS 20000

/* A way through all pages or some, in order, that hands over what it meets
 * there. Places count from where it began, and go round at the last page. */
typedef struct
{
  IteamPdfDocument *document;
  const IteamPdfCall *call;
  IteamPdfPriority priority;
  char *query;
  IteamFindFlags flags;
  unsigned first;
  unsigned length;
  IteamPdfPageTextFunc text_func;
  IteamPdfHitsFunc hits_func;
  gpointer func_data;
  GDestroyNotify free_func_data;

  /* Where the next piece begins; what was handed over; what came before its turn. */
  unsigned next;
  unsigned done;
  unsigned n_hits;
  unsigned n_pieces;
  GHashTable *early;
  GError *error;
} Sweep;

/* The task keeps the sweep alive, also for a job that nobody waits for. */
typedef struct
{
  GTask *task;
  Sweep *sweep;
  unsigned place;
  unsigned count;
} Piece;

/* What a piece brought: of so many pages the texts, or the hits. */
typedef struct
{
  unsigned count;
  GPtrArray *items;
} Catch;

static void
catch_free (gpointer data)
{
  Catch *catch = data;

  g_clear_pointer (&catch->items, g_ptr_array_unref);
  g_free (catch);
}

static void
sweep_free (gpointer data)
{
  Sweep *sweep = data;

  if (sweep->free_func_data != NULL)
    sweep->free_func_data (sweep->func_data);
  g_clear_pointer (&sweep->early, g_hash_table_unref);
  g_clear_error (&sweep->error);
  g_free (sweep->query);
  g_free (sweep);
}

static Piece *
piece_new (GTask    *task,
           unsigned  place,
           unsigned  count)
{
  Piece *piece = g_new (Piece, 1);

  *piece = (Piece) { g_object_ref (task), g_task_get_task_data (task), place, count };

  return piece;
}

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_object_unref (piece->task);
  g_free (piece);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Piece, piece_free)

static unsigned
get_page (const Sweep *sweep,
          unsigned     place)
{
  return (sweep->first + place) % iteam_pdf_document_get_n_pages (sweep->document);
}

static unsigned
get_reach (IteamPdfJob *job)
{
  const Piece *piece = job->data;

  return get_page (piece->sweep, piece->place) + piece->count;
}

static GVariant *
build_texts (IteamPdfJob *job)
{
  const Piece *piece = job->data;

  return g_variant_new ("(uuuu)", iteam_pdf_document_get_id (job->document), get_page (piece->sweep, piece->place),
                        piece->count, MICROSECONDS_A_PIECE);
}

static gboolean
finish_texts (IteamPdfJob *job,
              GVariant    *reply)
{
  g_autoptr (GTask) task = iteam_pdf_job_take_task (job);
  const Piece *piece = job->data;
  g_autoptr (GVariant) texts = g_variant_get_child_value (reply, 0);
  Catch *catch;

  if (task == NULL)
    return TRUE;

  catch = g_new0 (Catch, 1);
  catch->count = MIN (g_variant_n_children (texts), piece->count);
  catch->items = g_ptr_array_new_with_free_func (g_free);
  for (unsigned i = 0; i < catch->count; i++)
    {
      char *text;

      g_variant_get_child (texts, i, "s", &text);
      g_ptr_array_add (catch->items, text);
    }
  g_task_return_pointer (task, catch, catch_free);

  return TRUE;
}

static const IteamPdfCall texts_call = { .method = "ReadTexts", .reply_type = "(as)", .build = build_texts, .finish = finish_texts, .get_reach = get_reach };

static GVariant *
build_find (IteamPdfJob *job)
{
  const Piece *piece = job->data;

  return g_variant_new ("(usuuuu)", iteam_pdf_document_get_id (job->document), piece->sweep->query, piece->sweep->flags,
                        get_page (piece->sweep, piece->place), piece->count, MICROSECONDS_A_PIECE);
}

static IteamPdfHit *
read_hit (GVariant *variant)
{
  g_autoptr (GVariant) bytes = g_variant_get_child_value (variant, 5);
  unsigned page, from, to, line_number;
  const IteamPdfRect *boxes;
  const char *line;
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (IteamPdfRect));
  gsize size;

  g_variant_get (variant, "(u&suuu@ay)", &page, &line, &from, &to, &line_number, NULL);
  boxes = g_variant_get_fixed_array (bytes, &size, 1);
  if (size >= sizeof *boxes)
    g_array_append_vals (rects, boxes, size / sizeof *boxes);
  to = MIN (to, strlen (line));
  from = MIN (from, to);

  return iteam_pdf_hit_new (page, line, from, to, line_number, rects);
}

static gboolean
finish_find (IteamPdfJob *job,
             GVariant    *reply)
{
  g_autoptr (GTask) task = iteam_pdf_job_take_task (job);
  const Piece *piece = job->data;
  g_autoptr (GVariant) hits = g_variant_get_child_value (reply, 1);
  unsigned first, count;
  Catch *catch;

  if (task == NULL)
    return TRUE;

  first = get_page (piece->sweep, piece->place);
  g_variant_get_child (reply, 0, "u", &count);
  catch = g_new0 (Catch, 1);
  catch->count = MIN (count, piece->count);
  catch->items = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_pdf_hit_unref);
  for (gsize i = 0; i < g_variant_n_children (hits); i++)
    {
      g_autoptr (GVariant) variant = g_variant_get_child_value (hits, i);
      g_autoptr (IteamPdfHit) hit = read_hit (variant);

      if (hit->page >= first && hit->page - first < catch->count)
        g_ptr_array_add (catch->items, g_steal_pointer (&hit));
    }
  g_task_return_pointer (task, catch, catch_free);

  return TRUE;
}

static const IteamPdfCall find_call = { .method = "Find", .reply_type = "(ua(usuuuay))", .build = build_find, .finish = finish_find, .get_reach = get_reach };

static void
hand_over (Sweep *sweep,
           Catch *catch)
{
  unsigned before = sweep->done;

  sweep->done += catch->count;
  if (sweep->hits_func != NULL)
    {
      sweep->n_hits += catch->items->len;
      sweep->hits_func (catch->items, sweep->done, sweep->func_data);

      return;
    }
  for (unsigned i = 0; i < catch->count; i++)
    sweep->text_func (get_page (sweep, before + i), i < catch->items->len ? g_ptr_array_index (catch->items, i) : NULL,
                      sweep->func_data);
}

static void
hand_over_in_turn (Sweep *sweep)
{
  gpointer catch;

  while (g_hash_table_steal_extended (sweep->early, GUINT_TO_POINTER (sweep->done), NULL, &catch))
    {
      hand_over (sweep, catch);
      catch_free (catch);
    }
}

static void ask_piece (GTask *task, unsigned place, unsigned count);

static void
ask_pieces (GTask *task)
{
  Sweep *sweep = g_task_get_task_data (task);

  while (sweep->error == NULL && sweep->n_pieces < MAX_PIECES && sweep->next < sweep->length && sweep->n_hits < MAX_HITS)
    {
      unsigned to_last = iteam_pdf_document_get_n_pages (sweep->document) - get_page (sweep, sweep->next);
      unsigned count = MIN (MIN (PAGES_A_PIECE, sweep->length - sweep->next), to_last);
      unsigned place = sweep->next;

      sweep->next += count;
      ask_piece (task, place, count);
    }

  if (sweep->n_pieces > 0)
    return;
  if (sweep->error != NULL)
    g_task_return_error (task, g_steal_pointer (&sweep->error));
  else
    g_task_return_boolean (task, TRUE);
}

/* A worker that dies does so of one page of the piece. It is found by asking
 * page by page, and passed over; what is said of the document then is of the piece. */
static void
take_failure (GTask       *task,
              const Piece *piece,
              GError      *error)
{
  Sweep *sweep = g_task_get_task_data (task);
  gboolean of_page = g_error_matches (error, ITEAM_PDF_ERROR, ITEAM_PDF_ERROR_PAGE_KILLED) ||
                     g_error_matches (error, ITEAM_PDF_ERROR, ITEAM_PDF_ERROR_TIMED_OUT);

  if (piece->count > 1 && (of_page || g_error_matches (error, ITEAM_PDF_ERROR, ITEAM_PDF_ERROR_DAMAGED)))
    {
      for (unsigned i = 0; i < piece->count; i++)
        ask_piece (task, piece->place + i, 1);
    }
  else if (of_page)
    {
      Catch *nothing = g_new0 (Catch, 1);

      nothing->count = 1;
      nothing->items = g_ptr_array_new ();
      g_hash_table_insert (sweep->early, GUINT_TO_POINTER (piece->place), nothing);
    }
  else if (sweep->error == NULL)
    {
      sweep->error = g_error_copy (error);
    }
}

static void
on_piece (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Piece) piece = user_data;
  GTask *task = piece->task;
  Sweep *sweep = piece->sweep;
  g_autoptr (GError) error = NULL;
  Catch *catch = g_task_propagate_pointer (G_TASK (result), &error);

  sweep->n_pieces--;
  if (catch != NULL && catch->count == 0)
    {
      /* A worker that says it did nothing would be asked for ever. */
      g_clear_pointer (&catch, catch_free);
      error = iteam_pdf_error_new (ITEAM_PDF_ERROR_FAILED);
    }

  if (catch == NULL)
    {
      take_failure (task, piece, error);
    }
  else
    {
      if (catch->count < piece->count)
        ask_piece (task, piece->place + catch->count, piece->count - catch->count);
      g_hash_table_insert (sweep->early, GUINT_TO_POINTER (piece->place), catch);
    }

  if (sweep->error == NULL)
    hand_over_in_turn (sweep);
  ask_pieces (task);
}

static void
ask_piece (GTask    *task,
           unsigned  place,
           unsigned  count)
{
  Sweep *sweep = g_task_get_task_data (task);
  GTask *inner = g_task_new (sweep->document, g_task_get_cancellable (task), on_piece, piece_new (task, place, count));
  int page = count == 1 ? (int) get_page (sweep, place) : -1;

  sweep->n_pieces++;
  g_task_set_source_tag (inner, ask_piece);
  iteam_pdf_document_ask (sweep->document, sweep->call, sweep->priority, page, piece_new (task, place, count), piece_free, inner);
}

static void
start (IteamPdfDocument *self,
       Sweep            *sweep,
       GTask            *task)
{
  unsigned n_pages = iteam_pdf_document_get_n_pages (self);

  sweep->document = self;
  sweep->first %= n_pages;
  sweep->length = sweep->length == 0 ? n_pages : MIN (sweep->length, n_pages);
  sweep->early = g_hash_table_new_full (NULL, NULL, NULL, catch_free);
  g_task_set_task_data (task, sweep, sweep_free);
  ask_pieces (task);
}

/**
 * iteam_pdf_document_read_all_async:
 * @self: a document
 * @func: (scope notified): called for each page, in order
 * @func_data: handed to @func
 * @free_func_data: (nullable): frees @func_data
 * @cancellable: (nullable): cancels it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Reads the text of all pages, when nothing else is asked. A page that cannot be
 * read comes without text.
 */
void
iteam_pdf_document_read_all_async (IteamPdfDocument     *self,
                                   IteamPdfPageTextFunc  func,
                                   gpointer              func_data,
                                   GDestroyNotify        free_func_data,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Sweep *sweep = g_new0 (Sweep, 1);

  g_task_set_source_tag (task, iteam_pdf_document_read_all_async);
  sweep->call = &texts_call;
  sweep->priority = ITEAM_PDF_PRIORITY_INDEX;
  sweep->text_func = func;
  sweep->func_data = func_data;
  sweep->free_func_data = free_func_data;
  start (self, sweep, task);
}

/**
 * iteam_pdf_document_read_all_finish:
 * @self: a document
 * @result: of the call
 * @error: return location for an #IteamPdfError
 *
 * Returns: whether all pages were handed over
 */
gboolean
iteam_pdf_document_read_all_finish (IteamPdfDocument  *self,
                                    GAsyncResult      *result,
                                    GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * iteam_pdf_document_find_async:
 * @self: a document
 * @query: what to look for; ends of lines, ligatures and soft hyphens do not matter
 * @flags: how
 * @first_page: where to begin; goes on from the first page after the last
 * @n_pages: how many pages; 0 for all
 * @func: (scope notified): called with the hits, in the order of the pages
 * @func_data: handed to @func
 * @free_func_data: (nullable): frees @func_data
 * @cancellable: (nullable): cancels it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Ends early when there are more hits than anyone reads (20,000).
 */
void
iteam_pdf_document_find_async (IteamPdfDocument    *self,
                               const char          *query,
                               IteamFindFlags       flags,
                               unsigned             first_page,
                               unsigned             n_pages,
                               IteamPdfHitsFunc     func,
                               gpointer             func_data,
                               GDestroyNotify       free_func_data,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Sweep *sweep = g_new0 (Sweep, 1);

  g_task_set_source_tag (task, iteam_pdf_document_find_async);
  sweep->call = &find_call;
  sweep->priority = n_pages == 1 ? ITEAM_PDF_PRIORITY_NEXT : ITEAM_PDF_PRIORITY_THUMBNAIL;
  sweep->query = g_utf8_make_valid (query, -1);
  sweep->flags = flags;
  sweep->first = first_page;
  sweep->length = n_pages;
  sweep->hits_func = func;
  sweep->func_data = func_data;
  sweep->free_func_data = free_func_data;
  start (self, sweep, task);
}

/**
 * iteam_pdf_document_find_finish:
 * @self: a document
 * @result: of the call
 * @error: return location for an #IteamPdfError
 *
 * Returns: whether all pages were searched
 */
gboolean
iteam_pdf_document_find_finish (IteamPdfDocument  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
