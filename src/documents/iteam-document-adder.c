/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-adder.h"

#include <glib/gi18n-lib.h>

#include "iteam-banner.h"
#include "iteam-compat.h"
#include "iteam-document-adding.h"

/**
 * IteamDocumentAdder:
 *
 * Takes files into the register: those that are chosen, dropped or pasted. While
 * it does it shows how far it is and lets it be cancelled; afterwards it says what
 * there is to say. At all other times it takes no room.
 */
struct _IteamDocumentAdder
{
  AdwBin parent_instance;

  /* template children */
  IteamBanner *banner;
  GtkWidget *progress_box;
  GtkLabel *label;
  GtkProgressBar *progress_bar;

  /* owned */
  IteamStore *store;
  IteamDocumentAdding *adding;
};

/* How many lines are told; more is not read. */
#define MAX_LINES 6

enum
{
  PROP_STORE = 1,
  N_PROPS
};

enum
{
  SIGNAL_ADDED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamDocumentAdder, iteam_document_adder, ADW_TYPE_BIN)

static void
update_progress (IteamDocumentAdder *self)
{
  g_autofree char *text = NULL;
  double fraction;
  gboolean busy;

  g_object_get (self->adding, "busy", &busy, "text", &text, "fraction", &fraction, NULL);
  gtk_widget_set_visible (self->progress_box, busy);
  gtk_label_set_label (self->label, text != NULL ? text : "");
  gtk_progress_bar_set_fraction (self->progress_bar, fraction);
}

/* What did not go as expected stays until it is read. */
static void
show_told (IteamDocumentAdder *self,
           GPtrArray          *told)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < told->len && i < MAX_LINES; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (told, i));
  if (told->len > MAX_LINES)
    {
      guint n_more = told->len - MAX_LINES;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "and %u more file",
                                                 "and %u more files", n_more), n_more);
    }
  g_object_set (self->banner, "text", told->len > 0 ? text->str : NULL, NULL);
}

static void
toast_added (IteamDocumentAdder        *self,
             const IteamDocumentsAdded *outcome)
{
  g_autofree char *text = NULL;

  if (outcome->cancelled && outcome->n_added == 0)
    {
      text = g_strdup (_("Adding was cancelled. Nothing was added."));
    }
  else if (outcome->n_added == 1 && !outcome->cancelled)
    {
      text = g_strdup_printf (_("“%s” was added"), outcome->title);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", text);

      return;
    }
  else if (outcome->n_added > 0)
    {
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u document was added", "%u documents were added",
                                           outcome->n_added), outcome->n_added);
    }
  if (text != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
}

static void
finished_cb (IteamDocumentAdder        *self,
             const IteamDocumentsAdded *outcome)
{
  show_told (self, outcome->told);
  toast_added (self, outcome);
  if (outcome->document != 0)
    g_signal_emit (self, signals[SIGNAL_ADDED], 0, outcome->document);
}

static void
set_store (IteamDocumentAdder *self,
           IteamStore         *store)
{
  if (self->store == store)
    return;

  if (self->adding != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->adding, self);
      iteam_document_adding_cancel (self->adding);
      g_clear_object (&self->adding);
    }
  g_set_object (&self->store, store);
  gtk_widget_set_visible (self->progress_box, FALSE);
  g_object_set (self->banner, "text", NULL, NULL);
  if (store != NULL)
    {
      self->adding = iteam_document_adding_new (store);
      g_signal_connect_swapped (self->adding, "notify", G_CALLBACK (update_progress), self);
      g_signal_connect_swapped (self->adding, "finished", G_CALLBACK (finished_cb), self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

static void
cancel_cb (IteamDocumentAdder *self)
{
  iteam_document_adding_cancel (self->adding);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  IteamDocumentAdder *self = ITEAM_DOCUMENT_ADDER (source);
  g_autoptr (GError) error = NULL;
  GSList *files = iteam_choose_files_finish (GTK_WIDGET (self), result, &error);

  if (files != NULL)
    iteam_document_adder_add_files (self, files);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  g_slist_free_full (files, g_object_unref);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (IteamDocumentAdder) self = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value != NULL)
    iteam_document_adder_add_files (self, g_value_get_boxed (value));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static gboolean
drop_cb (IteamDocumentAdder *self,
         const GValue       *value)
{
  iteam_document_adder_add_files (self, g_value_get_boxed (value));

  return TRUE;
}

static void
iteam_document_adder_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  IteamDocumentAdder *self = ITEAM_DOCUMENT_ADDER (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, self->store); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_document_adder_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  IteamDocumentAdder *self = ITEAM_DOCUMENT_ADDER (object);

  switch (property_id)
    {
    case PROP_STORE: set_store (self, g_value_get_object (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_document_adder_dispose (GObject *object)
{
  set_store (ITEAM_DOCUMENT_ADDER (object), NULL);

  G_OBJECT_CLASS (iteam_document_adder_parent_class)->dispose (object);
}

static void
iteam_document_adder_class_init (IteamDocumentAdderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = iteam_document_adder_get_property;
  object_class->set_property = iteam_document_adder_set_property;
  object_class->dispose = iteam_document_adder_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamDocumentAdder::added:
   * @document: key of the document to be shown
   *
   * Emitted when all that was asked for is done, with the last document that was
   * added, or one that was there already.
   */
  signals[SIGNAL_ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (ITEAM_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/documents/iteam-document-adder.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentAdder, banner);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentAdder, label);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentAdder, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, IteamDocumentAdder, progress_box);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
iteam_document_adder_init (IteamDocumentAdder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_document_adder_choose:
 * @self: what adds
 *
 * Lets a person choose the files.
 */
void
iteam_document_adder_choose (IteamDocumentAdder *self)
{
  const IteamFileRequest request = {
    .several = TRUE,
    .title = _("Add Documents"),
    .accept = _("_Add"),
    .filter_name = _("PDF documents"),
    .pattern = "*.pdf",
  };

  g_return_if_fail (ITEAM_IS_DOCUMENT_ADDER (self));

  iteam_choose_file_async (GTK_WIDGET (self), &request, NULL, chosen_cb, NULL);
}

/**
 * iteam_document_adder_add_files:
 * @self: what adds
 * @files: (element-type GFile): the files
 *
 * Adds files to the register. Where nothing can be added it says why.
 */
void
iteam_document_adder_add_files (IteamDocumentAdder *self,
                                GSList             *files)
{
  g_return_if_fail (ITEAM_IS_DOCUMENT_ADDER (self));

  if (self->store == NULL)
    return;

  if (iteam_store_get_read_only (self->store))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _("This file can only be read, so nothing was added."));

      return;
    }

  g_object_set (self->banner, "text", NULL, NULL);
  iteam_document_adding_add (self->adding, files);
}

/**
 * iteam_document_adder_paste:
 * @self: what adds
 *
 * Adds the files that were copied in a file manager.
 *
 * Returns: whether there are any.
 */
gboolean
iteam_document_adder_paste (IteamDocumentAdder *self)
{
  GdkClipboard *clipboard;

  g_return_val_if_fail (ITEAM_IS_DOCUMENT_ADDER (self), FALSE);

  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  if (!gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    return FALSE;
  gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, pasted_cb, g_object_ref (self));

  return TRUE;
}

/**
 * iteam_document_adder_receive_drops:
 * @self: what adds
 * @widget: what files can be dropped on
 */
void
iteam_document_adder_receive_drops (IteamDocumentAdder *self,
                                    GtkWidget          *widget)
{
  GtkDropTarget *target;

  g_return_if_fail (ITEAM_IS_DOCUMENT_ADDER (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
  gtk_widget_add_css_class (widget, "iteam-drop");
}
