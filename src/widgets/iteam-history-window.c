/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-history-window.h"

#include "iteam-history-row.h"

/* More than happens to one thing; the rest is in the history of the file. */
#define MAX_CHANGES 500

/**
 * IteamHistoryWindow:
 *
 * What happened to one thing of the team file, newest first.
 */
struct _IteamHistoryWindow
{
  AdwWindow parent_instance;

  /* template children */
  AdwWindowTitle *window_title;
  GtkStack *stack;
  GtkListBox *list;
  AdwStatusPage *failed_page;

  /* owned */
  IteamStore *store;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (IteamHistoryWindow, iteam_history_window, ADW_TYPE_WINDOW)

static void
history_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (IteamHistoryWindow) self = ITEAM_HISTORY_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = iteam_store_read_history_finish (ITEAM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      adw_status_page_set_description (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  for (guint i = 0; i < changes->len; i++)
    gtk_list_box_append (self->list, iteam_history_row_new (g_ptr_array_index (changes, i),
                                                            iteam_store_get_directory (self->store)));
  gtk_stack_set_visible_child_name (self->stack, changes->len > 0 ? "changes" : "none");
}

static void
iteam_history_window_dispose (GObject *object)
{
  IteamHistoryWindow *self = ITEAM_HISTORY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (iteam_history_window_parent_class)->dispose (object);
}

static void
iteam_history_window_class_init (IteamHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_history_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamHistoryWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, IteamHistoryWindow, list);
  gtk_widget_class_bind_template_child (widget_class, IteamHistoryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, IteamHistoryWindow, window_title);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
iteam_history_window_init (IteamHistoryWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_history_window_new:
 * @parent: (nullable): the window over which it stands
 * @store: a team file
 * @ref: a thing of it
 * @subject: what the thing is called
 *
 * Returns: (transfer none): the window, which belongs to GTK until it is closed.
 */
GtkWidget *
iteam_history_window_new (GtkWindow      *parent,
                          IteamStore     *store,
                          const IteamRef *ref,
                          const char     *subject)
{
  IteamHistoryWindow *self = g_object_new (ITEAM_TYPE_HISTORY_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  adw_window_title_set_subtitle (self->window_title, subject);
  iteam_store_read_history_async (store, ref, MAX_CHANGES, self->cancellable, history_read_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
