/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-window-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-backup-words.h"
#include "iteam-compat.h"
#include "iteam-failed-page.h"
#include "iteam-restore-window.h"

/* Backups as the window makes them, offers them and restores them. */

static void
put_back_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (IteamWindow) self = ITEAM_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (iteam_session_put_back_finish (ITEAM_SESSION (source), result, &error))
    iteam_window_tell (self, _("The backup was put back"));
  else
    iteam_window_tell (self, error->message);
}

static void
put_back_answered_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  IteamWindow *self = ITEAM_WINDOW (source);
  g_autoptr (GFile) backup = G_FILE (user_data);
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);

  if (g_strcmp0 (answer, "put-back") == 0 && iteam_session_get_damaged (self->session))
    iteam_session_put_back_async (self->session, backup, put_back_cb, g_object_ref (self));
}

static void
put_back_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  const IteamAnswer answers[] = {
    { "cancel", _("_Cancel"), ITEAM_ANSWER_PLAIN },
    { "put-back", _("_Put It Back"), ITEAM_ANSWER_SUGGESTED },
  };
  IteamWindow *self = ITEAM_WINDOW (widget);
  const IteamBackup *backup = iteam_damage_get_backup (self->damage);
  g_autofree char *day = iteam_backup_words_day (backup);
  g_autofree char *holds = iteam_backup_words_holds (backup->info);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  /* Translators: a day. */
  heading = g_strdup_printf (_("Put Back the Backup of %s?"), day);
  /* Translators: sentences about what the backup holds. */
  body = g_strdup_printf (_("%s\n\nWhat was written after that is not in it. The damaged file is kept beside it under another name, "
                            "and the backup stays where it is."), holds);
  iteam_ask_async (widget, heading, body, NULL, answers, G_N_ELEMENTS (answers), NULL,
                   put_back_answered_cb, g_file_new_for_path (backup->path));
}

/* What was done without being asked is told. */
static void
opened_cb (IteamWindow *self)
{
  const IteamAnswer close = { "close", _("_Close"), ITEAM_ANSWER_PLAIN };
  IteamShare *share = iteam_session_get_share (self->session);
  const char *notice = share != NULL ? iteam_share_get_notice (share) : NULL;

  if (notice != NULL)
    iteam_ask_async (GTK_WIDGET (self), _("Your Copy Was Made Anew"), notice, NULL, &close, 1, NULL, NULL, NULL);
}

static void
restore_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  IteamWindow *self = ITEAM_WINDOW (widget);

  /* What is restored takes the place of all that is there, so that is to be in it. */
  iteam_window_flush (self);
  gtk_window_present (GTK_WINDOW (iteam_restore_window_new (GTK_WINDOW (self), self->session, self->settings)));
}

static void
damage_changed_cb (IteamWindow *self)
{
  g_autofree char *text = NULL;
  g_autofree char *offer = NULL;

  g_object_get (self->damage, "text", &text, "offer", &offer, NULL);
  g_object_set (self->damage_banner, "text", text, "button-label", offer, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.put-back", offer != NULL);
}

/* Made when a file could not be opened: one that can should not wait for it. */
static void
ensure_failed_page (IteamWindow *self)
{
  if (iteam_session_get_state (self->session) == ITEAM_SESSION_FAILED && adw_bin_get_child (self->failed_bin) == NULL)
    adw_bin_set_child (self->failed_bin, iteam_failed_page_new (self->session, self->damage, self->primary_menu));
}

/* Private: the actions of this file. */
void
iteam_window_install_backups (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.put-back", NULL, put_back_action);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, restore_action);
}

/* Private: begins to make backups, and to look for damage. */
void
iteam_window_watch_backups (IteamWindow *self)
{
  self->daily_backup = iteam_daily_backup_new (self->session, self->settings);
  g_object_bind_property (self->daily_backup, "failure", self->backup_banner, "text", G_BINDING_SYNC_CREATE);

  g_signal_connect_object (self->session, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  self->damage = iteam_damage_new (self->session, self->settings);
  g_signal_connect_object (self->damage, "notify::offer", G_CALLBACK (damage_changed_cb), self, G_CONNECT_SWAPPED);
  damage_changed_cb (self);

  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (ensure_failed_page), self, G_CONNECT_SWAPPED);
  ensure_failed_page (self);
}
