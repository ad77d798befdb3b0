/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-tick.h"

#include <glib/gi18n-lib.h>

/**
 * IteamActionTick:
 *
 * The tick in front of an action point: on when it is done, a dash when it was
 * dropped. It follows the action point and not the click, so that a tick that
 * could not be saved does not stay.
 */
struct _IteamActionTick
{
  AdwBin parent_instance;

  /* borrowed */
  GtkCheckButton *button;

  /* owned */
  IteamActionPoint *action;
};

enum
{
  SIGNAL_TICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamActionTick, iteam_action_tick, ADW_TYPE_BIN)

static void
update (IteamActionTick *self)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (self->action);

  gtk_check_button_set_inconsistent (self->button, fields->status == ITEAM_ACTION_DROPPED);
  gtk_check_button_set_active (self->button, fields->status == ITEAM_ACTION_DONE);
}

static void
update_name (IteamActionTick *self)
{
  g_autofree char *number = iteam_action_point_format_number (self->action);
  /* Translators: a tick in front of an action point; its number follows. */
  g_autofree char *name = g_strdup_printf (_("%s is done"), number);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
toggled_cb (IteamActionTick *self)
{
  gboolean done;

  if (self->action == NULL)
    return;

  done = iteam_action_point_get_fields (self->action)->status == ITEAM_ACTION_DONE;
  if (gtk_check_button_get_active (self->button) == done)
    return;

  g_signal_emit (self, signals[SIGNAL_TICKED], 0, self->action, !done);
}

static void
iteam_action_tick_dispose (GObject *object)
{
  iteam_action_tick_set_action (ITEAM_ACTION_TICK (object), NULL);

  G_OBJECT_CLASS (iteam_action_tick_parent_class)->dispose (object);
}

static void
iteam_action_tick_class_init (IteamActionTickClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = iteam_action_tick_dispose;

  /**
   * IteamActionTick::ticked:
   * @action: the action point
   * @done: whether it is to be done, else it is to be reopened
   *
   * Emitted when a person ticked it off, or took the tick away.
   */
  signals[SIGNAL_TICKED] = g_signal_new ("ticked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, ITEAM_TYPE_ACTION_POINT, G_TYPE_BOOLEAN);
}

static void
iteam_action_tick_init (IteamActionTick *self)
{
  GtkWidget *button = gtk_check_button_new ();

  self->button = GTK_CHECK_BUTTON (button);
  gtk_widget_add_css_class (button, "selection-mode");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_visible (button, FALSE);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  adw_bin_set_child (ADW_BIN (self), button);
}

/**
 * iteam_action_tick_new:
 *
 * Returns: (transfer floating): a tick of nothing.
 */
GtkWidget *
iteam_action_tick_new (void)
{
  return g_object_new (ITEAM_TYPE_ACTION_TICK, NULL);
}

/**
 * iteam_action_tick_set_action:
 * @self: a tick
 * @action: (nullable): the action point that it shows; without one it is not seen
 */
void
iteam_action_tick_set_action (IteamActionTick  *self,
                              IteamActionPoint *action)
{
  g_return_if_fail (ITEAM_IS_ACTION_TICK (self));

  if (self->action == action)
    return;

  if (self->action != NULL)
    g_signal_handlers_disconnect_by_data (self->action, self);
  g_clear_object (&self->action);
  if (adw_bin_get_child (ADW_BIN (self)) != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->button), action != NULL);
  if (action == NULL)
    return;

  self->action = g_object_ref (action);
  g_signal_connect_swapped (action, "notify::status", G_CALLBACK (update), self);
  g_signal_connect_swapped (action, "notify::number", G_CALLBACK (update_name), self);
  update (self);
  update_name (self);
}
