/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-private.h"

#include <fcntl.h>
#include <math.h>

#include "iteam-compat.h"
#include "iteam-memory.h"
#include "iteam-pdf-error.h"
#include "iteam-pdf-pool.h"

/* How a document comes into the reader. */

static void open_document (IteamReader *self);

static void
geometry_loaded_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (IteamReader) self = user_data;

  /* Sizes that are not known are guessed: the pages themselves say what is wrong. */
  if (iteam_pdf_document_load_geometry_finish (ITEAM_PDF_DOCUMENT (source), result, NULL) && self->document == ITEAM_PDF_DOCUMENT (source))
    iteam_reader_show_page (self);
  iteam_memory_give_back ();
}

static void
show_place (IteamReader *self)
{
  const IteamReaderPosition *position = self->position;

  if (position != NULL)
    {
      iteam_reader_view_set_columns (self->view, (IteamReaderColumns) position->columns);
      iteam_reader_view_set_rotation (self->view, position->rotation);
      if (position->fit == ITEAM_READER_FIT_NONE && position->scale > 0)
        iteam_reader_view_set_scale (self->view, position->scale);
      else
        iteam_reader_view_set_fit (self->view, (IteamReaderFit) position->fit);
    }

  if (self->has_wanted && self->wanted_page < iteam_pdf_document_get_n_pages (self->document))
    {
      iteam_reader_view_go_to (self->view, self->wanted_page, NAN);
      if (self->wanted_query != NULL)
        iteam_reader_highlight (self, self->wanted_page, self->wanted_query);
    }
  else if (position != NULL && position->page < iteam_pdf_document_get_n_pages (self->document))
    iteam_reader_view_go_to (self->view, position->page, position->y);
  self->has_wanted = FALSE;
}

/* Private: the first page comes before all that is about the others. */
void
iteam_reader_begun (IteamReader *self)
{
  iteam_reader_side_set_document (self->side, self->document);
  iteam_pdf_document_load_geometry_async (self->document, self->opening, geometry_loaded_cb, g_object_ref (self));
}

static void
take_document (IteamReader      *self,
               IteamPdfDocument *document)
{
  g_set_object (&self->document, document);
  g_clear_pointer (&self->password, g_free);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  iteam_reader_view_set_document (self->view, document);
  show_place (self);
  iteam_reader_find_set_document (self->find, document);
  iteam_reader_find_set_stored (self->find, self->store, self->hash);
  iteam_reader_show_marks (self);
  iteam_reader_show_state (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (IteamReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamPdfDocument) document = iteam_pdf_document_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (document != NULL)
    take_document (self, document);
  else if (g_error_matches (error, ITEAM_PDF_ERROR, ITEAM_PDF_ERROR_NEEDS_PASSWORD) ||
           g_error_matches (error, ITEAM_PDF_ERROR, ITEAM_PDF_ERROR_WRONG_PASSWORD))
    {
      gtk_label_set_label (self->password_label, error->message);
      gtk_editable_set_text (self->password_row, "");
      gtk_stack_set_visible_child_name (self->stack, "password");
      gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
    }
  else
    iteam_reader_show_error (self, error->message);
}

static void
open_document (IteamReader *self)
{
  g_autoptr (IteamPdfDocument) again = g_steal_pointer (&self->again);

  if (again != NULL)
    take_document (self, again);
  else
    iteam_pdf_document_open_async (iteam_pdf_pool_get_default (), self->fd, self->password, self->opening, opened_cb, g_object_ref (self));
}

static void
place_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (IteamReader) self = user_data;
  g_autofree IteamReaderPosition *position = iteam_reader_places_read_finish (result);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  self->position = g_steal_pointer (&position);
  open_document (self);
}

/* Private: tries the password that was typed. */
void
iteam_reader_enter_password (IteamReader *self)
{
  const char *typed = gtk_editable_get_text (self->password_row);

  if (self->fd < 0 || typed[0] == '\0')
    return;

  g_free (self->password);
  self->password = g_strdup (typed);
  open_document (self);
}

/* Makes ready for another document. What was wanted is wanted of this one, if nothing
 * is open that it can have been wanted of. */
static void
make_ready (IteamReader *self,
            int          fd,
            const char  *hash,
            const char  *title)
{
  g_autofree char *query = NULL;
  gboolean has_wanted;
  guint page;

  has_wanted = self->has_wanted && self->document == NULL;
  page = self->wanted_page;
  query = g_strdup (self->wanted_query);
  iteam_reader_close (self);
  self->has_wanted = has_wanted;
  self->wanted_page = page;
  self->wanted_query = has_wanted ? g_steal_pointer (&query) : NULL;

  self->fd = fd;
  self->hash = g_strdup (hash);
  self->title = g_strdup (title);
  gtk_label_set_label (self->title_label, title);
  iteam_set_tooltip (GTK_WIDGET (self->title_label), title);
  self->opening = g_cancellable_new ();
}

static void
open_at_place (IteamReader *self)
{
  if (self->hash != NULL && g_settings_get_boolean (self->settings, ITEAM_READER_REMEMBER))
    iteam_reader_places_read_async (self->hash, self->opening, place_read_cb, g_object_ref (self));
  else
    open_document (self);
}

/**
 * iteam_reader_open_fd:
 * @self: a reader
 * @fd: a PDF, a sealed file in memory; it is duplicated
 * @hash: (nullable): what names its contents, by which the place in it is remembered
 * @title: the title of the document
 *
 * Opens a document where this person left it. What iteam_reader_go_to() asked for
 * goes before.
 */
void
iteam_reader_open_fd (IteamReader *self,
                      int          fd,
                      const char  *hash,
                      const char  *title)
{
  g_return_if_fail (ITEAM_IS_READER (self));
  g_return_if_fail (fd >= 0);

  make_ready (self, fcntl (fd, F_DUPFD_CLOEXEC, 3), hash, title);
  open_at_place (self);
}

/**
 * iteam_reader_open_document:
 * @self: a reader
 * @document: a document that is open already
 * @hash: what names its contents
 * @title: the title of the document
 *
 * The same as iteam_reader_open_fd().
 */
void
iteam_reader_open_document (IteamReader      *self,
                            IteamPdfDocument *document,
                            const char       *hash,
                            const char       *title)
{
  g_return_if_fail (ITEAM_IS_READER (self));
  g_return_if_fail (ITEAM_IS_PDF_DOCUMENT (document));

  make_ready (self, iteam_pdf_document_dup_fd (document), hash, title);
  self->again = g_object_ref (document);
  open_at_place (self);
}

/**
 * iteam_reader_open_again:
 * @self: a reader
 * @hash: what names the contents of a document
 * @title: the title of the document
 *
 * The same as iteam_reader_open_fd(), for a document that was read a moment ago.
 *
 * Returns: %FALSE if it was not, so that its file is needed.
 */
gboolean
iteam_reader_open_again (IteamReader *self,
                         const char  *hash,
                         const char  *title)
{
  g_autoptr (IteamPdfDocument) document = NULL;

  g_return_val_if_fail (ITEAM_IS_READER (self), FALSE);
  g_return_val_if_fail (hash != NULL, FALSE);

  document = iteam_reader_recent_take (self->recent, hash);
  if (document == NULL)
    return FALSE;

  iteam_reader_open_document (self, document, hash, title);

  return TRUE;
}

/**
 * iteam_reader_forget:
 * @self: a reader
 *
 * Lets go of the documents that were read before.
 */
void
iteam_reader_forget (IteamReader *self)
{
  g_return_if_fail (ITEAM_IS_READER (self));

  iteam_reader_recent_forget (self->recent);
}
