/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-private.h"

/* Reading with the whole screen for the page: the window goes to full screen for as
 * long as the reader is to be seen in it. */

static void
fullscreened_cb (IteamReader *self)
{
  gboolean full_screen = self->window != NULL && gtk_window_is_fullscreen (self->window);

  if (self->full_screen == full_screen)
    return;

  self->full_screen = full_screen;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.leave-full-screen", full_screen);
  g_object_notify (G_OBJECT (self), "full-screen");
  /* The bar, which stays while it has the focus, was asked for this; now the pages are. */
  if (full_screen && self->document != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Private: the reader is to be seen, so it follows its window. */
void
iteam_reader_enter_window (IteamReader *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!GTK_IS_WINDOW (root))
    return;

  self->window = GTK_WINDOW (root);
  g_signal_connect_swapped (self->window, "notify::fullscreened", G_CALLBACK (fullscreened_cb), self);
  fullscreened_cb (self);
}

/* Private: the reader is not to be seen any more. What is instead has its bars. */
void
iteam_reader_leave_window (IteamReader *self)
{
  GtkWindow *window = g_steal_pointer (&self->window);

  if (window == NULL)
    return;

  g_signal_handlers_disconnect_by_func (window, fullscreened_cb, self);
  if (self->full_screen && !gtk_widget_in_destruction (GTK_WIDGET (window)))
    gtk_window_unfullscreen (window);
  fullscreened_cb (self);
}

/* Private: asks the window for the whole screen, or gives it back; the answer comes
 * when the window manager has done it. */
void
iteam_reader_set_full_screen (IteamReader *self,
                              gboolean     full_screen)
{
  if (self->window == NULL)
    return;

  if (full_screen)
    gtk_window_fullscreen (self->window);
  else
    gtk_window_unfullscreen (self->window);
}
