/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-daily-backup.h"

#include <glib/gi18n-lib.h>

#include "iteam-backups.h"

/* How long after a file was opened, in milliseconds: the window comes first. */
#define FIRST_AFTER 3000

/* How often it is looked whether a new day has come, in seconds. A backup that
 * failed is tried again then. */
#define AGAIN_AFTER (60 * 60)

/**
 * IteamDailyBackup:
 *
 * The backup of the day of the file that is open. One that was missed is made
 * when the file is next opened. When it cannot be made, that is told once a day
 * for a file, in the property "failure".
 */
struct _IteamDailyBackup
{
  GObject parent_instance;

  gboolean running;
  guint source;

  /* owned */
  IteamSession *session;
  GSettings *settings;
  char *failure;
};

enum
{
  PROP_FAILURE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamDailyBackup, iteam_daily_backup, G_TYPE_OBJECT)

static void
set_failure (IteamDailyBackup *self,
             const char       *failure)
{
  if (g_strcmp0 (self->failure, failure) == 0)
    return;

  g_free (self->failure);
  self->failure = g_strdup (failure);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILURE]);
}

/* Says it, unless it was said today. */
static void
tell (IteamDailyBackup *self,
      const GError     *error)
{
  g_autofree char *told = g_settings_get_string (self->settings, "backup-failure");
  g_autofree char *uri = g_file_get_uri (iteam_session_get_file (self->session));
  g_autofree char *today = iteam_day_to_iso (iteam_day_today ());
  g_autofree char *now = g_strconcat (today, " ", uri, NULL);
  g_autofree char *failure = NULL;

  if (g_str_equal (told, now))
    return;

  g_settings_set_string (self->settings, "backup-failure", now);
  /* Translators: a sentence that says why. */
  failure = g_strdup_printf (_("Today’s backup could not be made. %s Your work is safe in the team file; it is tried again every hour."),
                             error->message);
  set_failure (self, failure);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamDailyBackup) self = ITEAM_DAILY_BACKUP (user_data);
  g_autoptr (GError) error = NULL;
  gboolean made = iteam_backups_daily_finish (ITEAM_STORE (source), result, &error);

  self->running = FALSE;
  if (self->session == NULL || iteam_session_get_store (self->session) != ITEAM_STORE (source))
    return;

  if (!made)
    {
      tell (self, error);
      return;
    }
  g_settings_reset (self->settings, "backup-failure");
  set_failure (self, NULL);
}

/* There is nothing to lose in the sample, and a file that can only be read is
 * someone else's to keep. */
static void
make (IteamDailyBackup *self)
{
  IteamStore *store = iteam_session_get_store (self->session);
  GFile *file = iteam_session_get_file (self->session);
  g_autofree char *chosen = g_settings_get_string (self->settings, "backup-folder");
  g_autoptr (GFile) folder = NULL;

  if (self->running || store == NULL || iteam_session_get_sample (self->session) || iteam_store_get_read_only (store))
    return;

  self->running = TRUE;
  folder = iteam_backups_get_folder (file, chosen);
  iteam_backups_daily_async (store, file, folder, NULL, made_cb, g_object_ref (self));
}

static gboolean
again_cb (gpointer data)
{
  make (data);

  return G_SOURCE_CONTINUE;
}

static gboolean
first_cb (gpointer data)
{
  IteamDailyBackup *self = data;

  self->source = g_timeout_add_seconds (AGAIN_AFTER, again_cb, self);
  g_source_set_name_by_id (self->source, "[iteam] daily backup");
  make (self);

  return G_SOURCE_REMOVE;
}

static void
opened_cb (IteamDailyBackup *self)
{
  set_failure (self, NULL);
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (FIRST_AFTER, first_cb, self);
  g_source_set_name_by_id (self->source, "[iteam] first backup");
}

/* Another folder may be the answer to what was told. */
static void
folder_changed_cb (IteamDailyBackup *self)
{
  g_settings_reset (self->settings, "backup-failure");
  set_failure (self, NULL);
  make (self);
}

static void
iteam_daily_backup_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  IteamDailyBackup *self = ITEAM_DAILY_BACKUP (object);

  switch (property_id)
    {
    case PROP_FAILURE: g_value_set_string (value, self->failure); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_daily_backup_dispose (GObject *object)
{
  IteamDailyBackup *self = ITEAM_DAILY_BACKUP (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->failure, g_free);

  G_OBJECT_CLASS (iteam_daily_backup_parent_class)->dispose (object);
}

static void
iteam_daily_backup_class_init (IteamDailyBackupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = iteam_daily_backup_get_property;
  object_class->dispose = iteam_daily_backup_dispose;

  properties[PROP_FAILURE] = g_param_spec_string ("failure", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_daily_backup_init (IteamDailyBackup *self)
{
}

/**
 * iteam_daily_backup_new:
 * @session: the file that is open, and those that come after it
 * @settings: the user's settings, with the folder in them
 *
 * Returns: (transfer full): what makes the backup of each day.
 */
IteamDailyBackup *
iteam_daily_backup_new (IteamSession *session,
                        GSettings    *settings)
{
  IteamDailyBackup *self;

  g_return_val_if_fail (ITEAM_IS_SESSION (session), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (ITEAM_TYPE_DAILY_BACKUP, NULL);
  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (session, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::backup-folder", G_CALLBACK (folder_changed_cb), self, G_CONNECT_SWAPPED);
  if (iteam_session_get_store (session) != NULL)
    opened_cb (self);

  return self;
}
