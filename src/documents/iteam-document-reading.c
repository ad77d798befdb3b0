/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-reading.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "iteam-document-content.h"
#include "iteam-head-start.h"
#include "iteam-reader.h"

/**
 * IteamDocumentReading:
 *
 * A document of the register, being read. What is not on this computer yet is
 * waited for, and shown as soon as it comes.
 */
struct _IteamDocumentReading
{
  AdwBin parent_instance;

  /* template children */
  IteamReader *reader;

  gboolean waiting;

  /* owned */
  IteamStore *store;
  IteamDocument *document;
  GCancellable *loading;
};

enum
{
  PROP_STORE = 1,
  PROP_FULL_SCREEN,
  N_PROPS
};

enum
{
  SIGNAL_CLOSE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamDocumentReading, iteam_document_reading, ADW_TYPE_BIN)

static void load (IteamDocumentReading *self);

static void
close_cb (IteamDocumentReading *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

static void
full_screen_cb (IteamDocumentReading *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FULL_SCREEN]);
}

static void
stop_loading (IteamDocumentReading *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->waiting = FALSE;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (IteamDocumentReading) self = user_data;
  g_autoptr (GError) error = NULL;
  const IteamDocumentFields *fields;
  int fd = iteam_document_load_finish (ITEAM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
    {
      self->waiting = TRUE;
      iteam_reader_show_waiting (self->reader, _("It comes from the share, and opens here as soon as it is on this computer."));
    }
  else if (fd < 0)
    iteam_reader_show_error (self->reader, error->message);
  else
    {
      fields = iteam_document_get_fields (self->document);
      iteam_reader_open_fd (self->reader, fd, fields->content, fields->title);
      close (fd);
    }
}

static void
load_contents (IteamDocumentReading *self)
{
  const IteamDocumentFields *fields = iteam_document_get_fields (self->document);

  iteam_document_load_async (self->store, fields->content, fields->size, NULL, NULL, self->loading, loaded_cb, g_object_ref (self));
}

/* What was not opened well is opened again, by the way that says what is wrong. */
static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (IteamDocumentReading) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamPdfDocument) document = iteam_head_start_take_finish (ITEAM_STORE (source), result, &error);
  const IteamDocumentFields *fields;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  fields = iteam_document_get_fields (self->document);
  if (document != NULL)
    iteam_reader_open_document (self->reader, document, fields->content, fields->title);
  else
    load_contents (self);
}

static void
load (IteamDocumentReading *self)
{
  const IteamDocumentFields *fields = iteam_document_get_fields (self->document);

  stop_loading (self);
  if (fields->content == NULL)
    {
      iteam_reader_show_error (self->reader, _("The register knows this document, but nobody has added its file."));

      return;
    }
  if (!iteam_document_is_pdf (self->document))
    {
      iteam_reader_show_error (self->reader, _("This is not a PDF, so it cannot be read here."));

      return;
    }

  if (iteam_reader_open_again (self->reader, fields->content, fields->title))
    return;

  self->loading = g_cancellable_new ();
  if (iteam_head_start_take_async (self->store, fields->content, self->loading, taken_cb, self))
    g_object_ref (self);
  else
    load_contents (self);
}

/* It may have come from the share, or someone gave it another title. */
static void
store_changed_cb (IteamDocumentReading *self,
                  IteamChanges         *changes)
{
  gboolean touched = changes->everything;

  if (!self->waiting || self->document == NULL)
    return;

  for (guint i = 0; i < changes->refs->len && !touched; i++)
    {
      const IteamRef *ref = &g_array_index (changes->refs, IteamRef, i);

      touched = ref->kind == ITEAM_KIND_DOCUMENT && ref->id == iteam_document_get_id (self->document);
    }
  if (touched)
    load (self);
}

static void
set_store (IteamDocumentReading *self,
           IteamStore           *store)
{
  if (self->store == store)
    return;

  iteam_document_reading_show (self, NULL, FALSE, 0, NULL);
  iteam_reader_forget (self->reader);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, store_changed_cb, self);
  g_set_object (&self->store, store);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

static void
iteam_document_reading_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  IteamDocumentReading *self = ITEAM_DOCUMENT_READING (object);

  switch (property_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_FULL_SCREEN:
      g_object_get_property (G_OBJECT (self->reader), "full-screen", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_document_reading_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_STORE:
      set_store (ITEAM_DOCUMENT_READING (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_document_reading_dispose (GObject *object)
{
  IteamDocumentReading *self = ITEAM_DOCUMENT_READING (object);

  stop_loading (self);
  g_clear_object (&self->document);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (iteam_document_reading_parent_class)->dispose (object);
}

static void
iteam_document_reading_class_init (IteamDocumentReadingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = iteam_document_reading_get_property;
  object_class->set_property = iteam_document_reading_set_property;
  object_class->dispose = iteam_document_reading_dispose;

  /**
   * IteamDocumentReading:store:
   *
   * The team file.
   */
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  /**
   * IteamDocumentReading:full-screen:
   *
   * Whether the pages have the whole screen, so that nothing stands around them.
   */
  properties[PROP_FULL_SCREEN] = g_param_spec_boolean ("full-screen", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamDocumentReading::close:
   *
   * Emitted when a person wants to go back to the register.
   */
  signals[SIGNAL_CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ITEAM_TYPE_READER);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/documents/iteam-document-reading.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentReading, reader);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, full_screen_cb);
}

static void
iteam_document_reading_init (IteamDocumentReading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_document_reading_new:
 *
 * Returns: (transfer floating): a place to read, with nothing in it.
 */
GtkWidget *
iteam_document_reading_new (void)
{
  return g_object_new (ITEAM_TYPE_DOCUMENT_READING, NULL);
}

/**
 * iteam_document_reading_show:
 * @self: a place to read
 * @document: (nullable): a document of the register, %NULL to close the one that is read
 * @to_page: whether to go to @page, else to where this person was
 * @page: from 0
 * @query: (nullable): words on that page, to be highlighted
 */
void
iteam_document_reading_show (IteamDocumentReading *self,
                             IteamDocument        *document,
                             gboolean              to_page,
                             guint                 page,
                             const char           *query)
{
  gboolean is_same;

  g_return_if_fail (ITEAM_IS_DOCUMENT_READING (self));

  /* The same contents stay open: who comes back by a reference loses nothing. */
  is_same = document != NULL && self->document != NULL && iteam_document_get_id (document) == iteam_document_get_id (self->document) &&
            g_strcmp0 (iteam_document_get_fields (document)->content, iteam_document_get_fields (self->document)->content) == 0;
  g_set_object (&self->document, document);
  if (!is_same)
    {
      stop_loading (self);
      iteam_reader_close (self->reader);
      iteam_reader_set_thing (self->reader, document != NULL ? self->store : NULL,
                              document != NULL ? iteam_document_get_id (document) : 0);
    }
  if (document == NULL || self->store == NULL)
    return;

  if (to_page)
    iteam_reader_go_to (self->reader, page, query);
  if (!is_same)
    {
      iteam_reader_show_waiting (self->reader, NULL);
      load (self);
    }
}

/**
 * iteam_document_reading_get_document:
 * @self: a place to read
 *
 * Returns: (transfer none) (nullable): the document that is read.
 */
IteamDocument *
iteam_document_reading_get_document (IteamDocumentReading *self)
{
  g_return_val_if_fail (ITEAM_IS_DOCUMENT_READING (self), NULL);

  return self->document;
}

/**
 * iteam_document_reading_flush:
 * @self: a place to read
 *
 * Writes what is still being typed in an annotation.
 */
void
iteam_document_reading_flush (IteamDocumentReading *self)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_READING (self));

  iteam_reader_flush (self->reader);
}
