/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-document.h"

#include "iteam-pdf-document-private.h"

/* Most reads ask for a document and a page. */
static GVariant *
build_page (IteamPdfJob *job)
{
  return g_variant_new ("(uu)", iteam_pdf_document_get_id (job->document), (unsigned) job->page);
}

static GVariant *
build_document (IteamPdfJob *job)
{
  return g_variant_new ("(u)", iteam_pdf_document_get_id (job->document));
}

static void
ask_page (IteamPdfDocument   *self,
          const IteamPdfCall *call,
          unsigned            page,
          IteamPdfPriority    priority,
          GTask              *task)
{
  if (page < iteam_pdf_document_get_n_pages (self))
    {
      iteam_pdf_document_ask (self, call, priority, page, NULL, NULL, task);

      return;
    }

  g_task_return_error (task, iteam_pdf_error_new (ITEAM_PDF_ERROR_NO_SUCH_PAGE));
  g_object_unref (task);
}

static gboolean
finish_text (IteamPdfJob *job,
             GVariant    *reply)
{
  g_autoptr (GTask) task = iteam_pdf_job_take_task (job);
  g_autoptr (GVariant) bytes = g_variant_get_child_value (reply, 1);
  const IteamPdfRect *boxes;
  const char *text;
  gsize size;

  if (task == NULL)
    return TRUE;

  g_variant_get_child (reply, 0, "&s", &text);
  boxes = g_variant_get_fixed_array (bytes, &size, 1);
  g_task_return_pointer (task, iteam_pdf_text_new (text, boxes, size / sizeof *boxes), (GDestroyNotify) iteam_pdf_text_unref);

  return TRUE;
}

static const IteamPdfCall text_call = { .method = "ReadText", .reply_type = "(say)", .build = build_page, .finish = finish_text };

/**
 * iteam_pdf_document_read_text_async:
 * @self: a document
 * @page: from 0
 * @priority: when
 * @cancellable: (nullable): cancels it
 * @callback: called when done
 * @user_data: handed to @callback
 */
void
iteam_pdf_document_read_text_async (IteamPdfDocument    *self,
                                    unsigned             page,
                                    IteamPdfPriority     priority,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, iteam_pdf_document_read_text_async);
  ask_page (self, &text_call, page, priority, task);
}

/**
 * iteam_pdf_document_read_text_finish:
 * @self: a document
 * @result: of the call
 * @error: return location for an #IteamPdfError
 *
 * Returns: (transfer full) (nullable): the text of the page
 */
IteamPdfText *
iteam_pdf_document_read_text_finish (IteamPdfDocument  *self,
                                     GAsyncResult      *result,
                                     GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A page of this document, or none: the worker is not believed. */
static int
check_page (IteamPdfDocument *self,
            int               page)
{
  return page >= 0 && (unsigned) page < iteam_pdf_document_get_n_pages (self) ? page : -1;
}

static char *
dup_unless_empty (const char *string)
{
  return string[0] != '\0' ? g_strdup (string) : NULL;
}

static gboolean
finish_links (IteamPdfJob *job,
              GVariant    *reply)
{
  g_autoptr (GTask) task = iteam_pdf_job_take_task (job);
  g_autoptr (GVariant) list = g_variant_get_child_value (reply, 0);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_pdf_link_free);
  double x1, y1, x2, y2, y;
  const char *uri;
  GVariantIter iter;
  int page;

  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(ddddid&s)", &x1, &y1, &x2, &y2, &page, &y, &uri))
    {
      IteamPdfLink *link = g_new (IteamPdfLink, 1);

      *link = (IteamPdfLink) { { x1, y1, x2, y2 }, check_page (job->document, page), y, dup_unless_empty (uri) };
      g_ptr_array_add (links, link);
    }
  if (task != NULL)
    g_task_return_pointer (task, g_steal_pointer (&links), (GDestroyNotify) g_ptr_array_unref);

  return TRUE;
}

static const IteamPdfCall links_call = { .method = "ReadLinks", .reply_type = "(a(ddddids))", .build = build_page, .finish = finish_links };

/**
 * iteam_pdf_document_read_links_async:
 * @self: a document
 * @page: from 0
 * @priority: when
 * @cancellable: (nullable): cancels it
 * @callback: called when done
 * @user_data: handed to @callback
 */
void
iteam_pdf_document_read_links_async (IteamPdfDocument    *self,
                                     unsigned             page,
                                     IteamPdfPriority     priority,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, iteam_pdf_document_read_links_async);
  ask_page (self, &links_call, page, priority, task);
}

/**
 * iteam_pdf_document_read_links_finish:
 * @self: a document
 * @result: of the call
 * @error: return location for an #IteamPdfError
 *
 * Returns: (transfer full) (element-type IteamPdfLink) (nullable): the links on the page
 */
GPtrArray *
iteam_pdf_document_read_links_finish (IteamPdfDocument  *self,
                                      GAsyncResult      *result,
                                      GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
finish_outline (IteamPdfJob *job,
                GVariant    *reply)
{
  g_autoptr (GTask) task = iteam_pdf_job_take_task (job);
  g_autoptr (GVariant) list = g_variant_get_child_value (reply, 0);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_pdf_outline_item_free);
  const char *title, *uri;
  GVariantIter iter;
  gboolean expanded;
  unsigned depth;
  double y;
  int page;

  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&suid&sb)", &title, &depth, &page, &y, &uri, &expanded))
    {
      IteamPdfOutlineItem *item = g_new (IteamPdfOutlineItem, 1);

      *item = (IteamPdfOutlineItem) { g_strdup (title), depth, check_page (job->document, page), y, dup_unless_empty (uri), expanded };
      g_ptr_array_add (items, item);
    }
  if (task != NULL)
    g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify) g_ptr_array_unref);

  return TRUE;
}

static const IteamPdfCall outline_call = { .method = "ReadOutline", .reply_type = "(a(suidsb))", .build = build_document, .finish = finish_outline };

/**
 * iteam_pdf_document_read_outline_async:
 * @self: a document
 * @cancellable: (nullable): cancels it
 * @callback: called when done
 * @user_data: handed to @callback
 */
void
iteam_pdf_document_read_outline_async (IteamPdfDocument    *self,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, iteam_pdf_document_read_outline_async);
  iteam_pdf_document_ask (self, &outline_call, ITEAM_PDF_PRIORITY_NEXT, -1, NULL, NULL, task);
}

/**
 * iteam_pdf_document_read_outline_finish:
 * @self: a document
 * @result: of the call
 * @error: return location for an #IteamPdfError
 *
 * Returns: (transfer full) (element-type IteamPdfOutlineItem) (nullable): its
 *   entries in order, each with its depth
 */
GPtrArray *
iteam_pdf_document_read_outline_finish (IteamPdfDocument  *self,
                                        GAsyncResult      *result,
                                        GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
finish_info (IteamPdfJob *job,
             GVariant    *reply)
{
  g_autoptr (GTask) task = iteam_pdf_job_take_task (job);
  g_autoptr (GVariant) info = g_variant_get_child_value (reply, 0);

  if (task != NULL)
    g_task_return_pointer (task, iteam_pdf_info_new (info), (GDestroyNotify) iteam_pdf_info_free);

  return TRUE;
}

static const IteamPdfCall info_call = { .method = "ReadInfo", .reply_type = "(a{sv})", .build = build_document, .finish = finish_info };

/**
 * iteam_pdf_document_read_info_async:
 * @self: a document
 * @cancellable: (nullable): cancels it
 * @callback: called when done
 * @user_data: handed to @callback
 */
void
iteam_pdf_document_read_info_async (IteamPdfDocument    *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, iteam_pdf_document_read_info_async);
  iteam_pdf_document_ask (self, &info_call, ITEAM_PDF_PRIORITY_NEXT, -1, NULL, NULL, task);
}

/**
 * iteam_pdf_document_read_info_finish:
 * @self: a document
 * @result: of the call
 * @error: return location for an #IteamPdfError
 *
 * Returns: (transfer full) (nullable): what the document says of itself
 */
IteamPdfInfo *
iteam_pdf_document_read_info_finish (IteamPdfDocument  *self,
                                     GAsyncResult      *result,
                                     GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
finish_structure (IteamPdfJob *job,
                  GVariant    *reply)
{
  g_autoptr (GTask) task = iteam_pdf_job_take_task (job);
  g_autoptr (GVariant) list = g_variant_get_child_value (reply, 0);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_pdf_block_free);
  unsigned kind, level;
  GVariantIter iter;
  const char *text;

  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(uu&s)", &kind, &level, &text))
    {
      IteamPdfBlock *block = g_new (IteamPdfBlock, 1);

      *block = (IteamPdfBlock) { MIN (kind, ITEAM_PDF_BLOCK_FIGURE), level, g_strdup (text) };
      g_ptr_array_add (blocks, block);
    }
  if (task != NULL)
    g_task_return_pointer (task, g_steal_pointer (&blocks), (GDestroyNotify) g_ptr_array_unref);

  return TRUE;
}

static const IteamPdfCall structure_call = { .method = "ReadStructure", .reply_type = "(a(uus))", .build = build_page, .finish = finish_structure };

/**
 * iteam_pdf_document_read_structure_async:
 * @self: a document
 * @page: from 0
 * @priority: when
 * @cancellable: (nullable): cancels it
 * @callback: called when done
 * @user_data: handed to @callback
 *
 * Reads a page as it is read aloud.
 */
void
iteam_pdf_document_read_structure_async (IteamPdfDocument    *self,
                                         unsigned             page,
                                         IteamPdfPriority     priority,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, iteam_pdf_document_read_structure_async);
  ask_page (self, &structure_call, page, priority, task);
}

/**
 * iteam_pdf_document_read_structure_finish:
 * @self: a document
 * @result: of the call
 * @error: return location for an #IteamPdfError
 *
 * Returns: (transfer full) (element-type IteamPdfBlock) (nullable): headings,
 *   paragraphs and alternative texts as far as the document says so; else its
 *   lines
 */
GPtrArray *
iteam_pdf_document_read_structure_finish (IteamPdfDocument  *self,
                                          GAsyncResult      *result,
                                          GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
