/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-window-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"

/* How the window goes: when all that was typed is in the file, and the others
 * have it, or a person knows that they do not. */

static void
left_here_told_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);

  gtk_window_destroy (GTK_WINDOW (source));
}

/* The file is closed. Nobody is to leave in the belief that the others have
 * what only this computer has. */
static void
tell_left_here (IteamWindow *self,
                const char  *reason,
                gint64       n_left)
{
  const IteamAnswer answers[] = { { "close", _("_Close"), ITEAM_ANSWER_SUGGESTED } };
  g_autofree char *heading = g_strdup_printf (ngettext ("%d Change Waits on This Computer",
                                                        "%d Changes Wait on This Computer", (gulong) n_left), (int) n_left);
  g_autofree char *body = NULL;

  /* Translators: a sentence that says why, such as “The share does not answer.” */
  body = g_strdup_printf (ngettext ("%s The others do not have it yet. It is safe here, and goes to them when you next "
                                    "open the file.",
                                    "%s The others do not have them yet. They are safe here, and go to them when you next "
                                    "open the file.", (gulong) n_left), reason);

  /* For a person the window is closed: what there is to tell stands alone. */
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  iteam_ask_async (GTK_WIDGET (self), heading, body, NULL,
                   answers, G_N_ELEMENTS (answers), NULL, left_here_told_cb, NULL);
}

static void
session_closed_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (IteamWindow) self = ITEAM_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (iteam_session_close_finish (ITEAM_SESSION (source), result, &error))
    {
      gint64 n_left;
      const char *reason = iteam_session_get_left_here (ITEAM_SESSION (source), &n_left);

      if (reason != NULL)
        tell_left_here (self, reason, n_left);
      else
        gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  self->closing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  iteam_window_tell (self, error->message);
}

static void
save_state (IteamWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 1));
  g_settings_set_int (self->settings, "window-height", MAX (height, 1));
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

/**
 * iteam_window_close:
 * @self: the window
 *
 * Closes the window and its file, also while it asks something: a request to
 * close would only take a question of libadwaita 1.5 away. The window goes when
 * the file is closed, which is when all that was typed is safely in it.
 */
void
iteam_window_close (IteamWindow *self)
{
  g_return_if_fail (ITEAM_IS_WINDOW (self));

  if (self->closing)
    return;

  self->closing = TRUE;
  save_state (self);
  iteam_window_flush (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
  iteam_session_close_async (self->session, session_closed_cb, g_object_ref (self));
}
