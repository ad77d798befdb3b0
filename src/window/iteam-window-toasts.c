/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-window-private.h"

#include <glib/gi18n-lib.h>

/* What the window says at its foot, and the way back from the last edit. */

/* How long a toast takes to come, with some room, in microseconds. */
#define TOAST_COMES (600 * 1000)

static AdwToast *
add_toast (IteamWindow *self,
           const char  *text)
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
  add_toast (ITEAM_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
undo_toast_gone_cb (AdwToast    *toast,
                    IteamWindow *self)
{
  if (self->undo_toast == toast)
    self->undo_toast = NULL;
}

static gboolean
dismiss_toast_cb (gpointer toast)
{
  adw_toast_dismiss (ADW_TOAST (toast));

  return G_SOURCE_REMOVE;
}

/* libadwaita 1.2 does not survive a toast that goes while it still comes. */
static void
dismiss_undo_toast (IteamWindow *self)
{
  gint64 left = self->undo_toast_at + TOAST_COMES - g_get_monotonic_time ();

  if (self->undo_toast == NULL)
    return;

  if (left <= 0)
    adw_toast_dismiss (self->undo_toast);
  else
    g_timeout_add_full (G_PRIORITY_DEFAULT, (guint) (left / 1000) + 1, dismiss_toast_cb,
                        g_object_ref (self->undo_toast), g_object_unref);
}

static void
toast_undo_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  IteamWindow *self = ITEAM_WINDOW (widget);
  AdwToast *toast;

  /* "Undo" means the last edit: an older toast must not seem to mean its own. */
  dismiss_undo_toast (self);

  toast = add_toast (self, g_variant_get_string (parameter, NULL));
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  self->undo_toast = toast;
  self->undo_toast_at = g_get_monotonic_time ();
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (undo_toast_gone_cb), self, 0);
}

static void
take_undone (IteamWindow *self,
             char        *sentence,
             GError      *error)
{
  add_toast (self, error != NULL ? error->message : sentence);
  g_free (sentence);
  g_clear_error (&error);
}

static void
undo_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamWindow) self = ITEAM_WINDOW (user_data);
  GError *error = NULL;
  char *sentence = iteam_store_undo_finish (ITEAM_STORE (source), result, &error);

  take_undone (self, sentence, error);
}

static void
redo_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamWindow) self = ITEAM_WINDOW (user_data);
  GError *error = NULL;
  char *sentence = iteam_store_redo_finish (ITEAM_STORE (source), result, &error);

  take_undone (self, sentence, error);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamWindow *self = ITEAM_WINDOW (widget);

  dismiss_undo_toast (self);
  iteam_window_flush (self);
  iteam_store_undo_async (iteam_session_get_store (self->session), NULL, undo_cb, g_object_ref (self));
}

static void
redo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamWindow *self = ITEAM_WINDOW (widget);

  iteam_window_flush (self);
  iteam_store_redo_async (iteam_session_get_store (self->session), NULL, redo_cb, g_object_ref (self));
}

/* Private: the actions of this file. */
void
iteam_window_install_toasts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast_action);
  gtk_widget_class_install_action (widget_class, "win.toast-undo", "s", toast_undo_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
}

/* Private: says something. */
void
iteam_window_tell (IteamWindow *self,
                   const char  *text)
{
  add_toast (self, text);
}
