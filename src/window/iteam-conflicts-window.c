/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-conflicts-window.h"

#include <glib/gi18n-lib.h>

#include "iteam-conflict-list.h"
#include "iteam-conflict-rows.h"

/**
 * IteamConflictsWindow:
 *
 * What two people wrote in the same place without having seen each other's, to
 * be decided one by one.
 */
struct _IteamConflictsWindow
{
  AdwWindow parent_instance;

  /* template children */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  IteamConflictRows *rows;
  AdwStatusPage *failed_page;

  /* owned */
  IteamStore *store;
  IteamConflictList *list;
};

enum
{
  PROP_STORE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamConflictsWindow, iteam_conflicts_window, ADW_TYPE_WINDOW)

static AdwToast *
add_toast (IteamConflictsWindow *self,
           const char           *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  adw_toast_overlay_add_toast (self->toasts, toast);

  return toast;
}

static void
toast_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  add_toast (ITEAM_CONFLICTS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
toast_undo_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  AdwToast *toast = add_toast (ITEAM_CONFLICTS_WINDOW (widget), g_variant_get_string (parameter, NULL));

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
}

static void
show_cb (IteamConflictsWindow *self,
         const char           *thing)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show", "s", thing);
  gtk_window_close (GTK_WINDOW (self));
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (IteamConflictsWindow) self = ITEAM_CONFLICTS_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = iteam_store_undo_finish (ITEAM_STORE (source), result, &error);

  if (self->store != NULL)
    add_toast (self, error != NULL ? error->message : sentence);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamConflictsWindow *self = ITEAM_CONFLICTS_WINDOW (widget);

  iteam_store_undo_async (self->store, NULL, undone_cb, g_object_ref (self));
}

static void
list_changed_cb (IteamConflictsWindow *self)
{
  GPtrArray *conflicts = iteam_conflict_list_get_conflicts (self->list);
  const char *problem = iteam_conflict_list_get_problem (self->list);

  if (problem != NULL)
    {
      g_autofree char *markup = g_markup_escape_text (problem, -1);

      adw_status_page_set_description (self->failed_page, markup);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  if (conflicts == NULL)
    return;

  iteam_conflict_rows_show (self->rows, self->store, conflicts);
  gtk_stack_set_visible_child_name (self->stack, conflicts->len > 0 ? "conflicts" : "none");
}

static void
iteam_conflicts_window_constructed (GObject *object)
{
  IteamConflictsWindow *self = ITEAM_CONFLICTS_WINDOW (object);

  G_OBJECT_CLASS (iteam_conflicts_window_parent_class)->constructed (object);

  self->list = iteam_conflict_list_get (self->store);
  g_signal_connect_object (self->list, "changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  list_changed_cb (self);
}

static void
iteam_conflicts_window_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  IteamConflictsWindow *self = ITEAM_CONFLICTS_WINDOW (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, self->store); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_conflicts_window_set_property (GObject      *object,
                                     guint         property_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  IteamConflictsWindow *self = ITEAM_CONFLICTS_WINDOW (object);

  switch (property_id)
    {
    case PROP_STORE: self->store = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_conflicts_window_dispose (GObject *object)
{
  IteamConflictsWindow *self = ITEAM_CONFLICTS_WINDOW (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (iteam_conflicts_window_parent_class)->dispose (object);
}

static void
iteam_conflicts_window_class_init (IteamConflictsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = iteam_conflicts_window_constructed;
  object_class->get_property = iteam_conflicts_window_get_property;
  object_class->set_property = iteam_conflicts_window_set_property;
  object_class->dispose = iteam_conflicts_window_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ITEAM_TYPE_CONFLICT_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/window/iteam-conflicts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamConflictsWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictsWindow, rows);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, IteamConflictsWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_action);
  gtk_widget_class_install_action (widget_class, "win.toast-undo", "s", toast_undo_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
iteam_conflicts_window_init (IteamConflictsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_conflicts_window_new:
 * @parent: the window over which it stands, and which shows things
 * @store: a team file
 *
 * Returns: (transfer none): the window, which belongs to GTK until it is closed.
 */
GtkWidget *
iteam_conflicts_window_new (GtkWindow  *parent,
                            IteamStore *store)
{
  return g_object_new (ITEAM_TYPE_CONFLICTS_WINDOW,
                       "transient-for", parent,
                       "store", store,
                       NULL);
}
