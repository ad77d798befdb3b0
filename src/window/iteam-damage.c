/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-damage.h"

#include <glib/gi18n-lib.h>

#include "iteam-backup-words.h"

/* How long after a file was opened it is checked, in milliseconds: the window
 * comes first. */
#define CHECK_AFTER 1000

/**
 * IteamDamage:
 *
 * Whether the file that is open, or that could not be opened, is damaged, and
 * what can be done about it: the newest sound backup is looked for, and said to
 * be there or not.
 */
struct _IteamDamage
{
  GObject parent_instance;

  guint source;
  gboolean rebuilt;

  /* owned */
  IteamSession *session;
  GSettings *settings;
  GFile *file;
  IteamBackup *backup;
  char *text;
  char *offer;
};

enum
{
  PROP_TEXT = 1,
  PROP_OFFER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamDamage, iteam_damage, G_TYPE_OBJECT)

/* What cannot be opened says why it cannot, elsewhere. */
static void
tell (IteamDamage *self,
      const char  *text,
      const char  *offer)
{
  const IteamStore *store = iteam_session_get_store (self->session);
  g_autofree char *all = NULL;

  if (text != NULL && store != NULL)
    all = g_strdup_printf ("%s %s", iteam_store_get_read_only_reason ((IteamStore *) store), text);

  g_free (self->text);
  self->text = g_strdup (all != NULL ? all : text);
  g_free (self->offer);
  self->offer = g_strdup (offer);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFER]);
}

static void
tell_none (IteamDamage *self)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *text = NULL;

  /* Translators: the name of a file. */
  text = g_strdup_printf (_("No sound backup was found. What can still be read of the file, “iteamctl recover %s …” saves in a new one."), name);
  tell (self, text, NULL);
}

static void
tell_found (IteamDamage *self)
{
  g_autofree char *day = iteam_backup_words_day (self->backup);
  g_autofree char *name = g_file_get_basename (self->file);
  g_autofree char *text = NULL;

  /* Translators: a day, and the name of a file. */
  text = g_strdup_printf (_("The backup of %s is sound. What can still be read of the file itself, “iteamctl recover %s …” saves in a new one."),
                          day, name);
  tell (self, text, _("_Put the Backup Back…"));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (IteamDamage) self = ITEAM_DAMAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamBackup) backup = iteam_backups_find_sound_finish (G_FILE (source), result, &error);

  /* Something else was opened in the meantime. */
  if (self->session == NULL || self->file != G_FILE (source))
    return;

  g_clear_pointer (&self->backup, iteam_backup_free);
  self->backup = g_steal_pointer (&backup);
  if (self->backup != NULL)
    tell_found (self);
  else if (g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_EXISTS))
    tell (self, error->message, NULL);
  else
    tell_none (self);
}

/* Once: if it is still damaged then, the share could not be reached. */
static void
rebuild (IteamDamage *self)
{
  if (self->rebuilt)
    {
      tell (self, _("It is your own copy of a shared file. Open the file again when the share can be reached: the copy is then made anew."), NULL);
      return;
    }

  self->rebuilt = TRUE;
  tell (self, _("It is your own copy of a shared file, and is being made anew."), NULL);
  iteam_session_rebuild (self->session);
}

static void
update (IteamDamage *self)
{
  IteamShare *share = iteam_session_get_share (self->session);
  GFile *file = iteam_session_get_file (self->session);
  g_autofree char *chosen = NULL;
  g_autoptr (GFile) folder = NULL;

  g_clear_pointer (&self->backup, iteam_backup_free);
  g_clear_object (&self->file);
  if (!iteam_session_get_damaged (self->session) || file == NULL)
    {
      tell (self, NULL, NULL);
      return;
    }

  if (share != NULL && iteam_share_is_shared (share))
    {
      rebuild (self);
      return;
    }

  self->file = g_file_dup (file);
  chosen = g_settings_get_string (self->settings, "backup-folder");
  folder = iteam_backups_get_folder (file, chosen);
  tell (self, _("A sound backup is being looked for."), NULL);
  iteam_backups_find_sound_async (self->file, folder, NULL, found_cb, g_object_ref (self));
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (IteamDamage) self = ITEAM_DAMAGE (user_data);
  g_autoptr (GError) error = NULL;

  /* What was found is told by the store. */
  if (iteam_store_check_quick_finish (ITEAM_STORE (source), result, &error))
    self->rebuilt = FALSE;
  else if (error != NULL)
    g_debug ("Not checked: %s", error->message);
}

static gboolean
check_cb (gpointer data)
{
  IteamDamage *self = data;
  IteamStore *store = iteam_session_get_store (self->session);

  self->source = 0;
  if (store != NULL)
    iteam_store_check_quick_async (store, NULL, checked_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
opened_cb (IteamDamage *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (CHECK_AFTER, check_cb, self);
  g_source_set_name_by_id (self->source, "[iteam] check at opening");
}

static void
iteam_damage_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  IteamDamage *self = ITEAM_DAMAGE (object);

  switch (property_id)
    {
    case PROP_TEXT: g_value_set_string (value, self->text); break;
    case PROP_OFFER: g_value_set_string (value, self->offer); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_damage_dispose (GObject *object)
{
  IteamDamage *self = ITEAM_DAMAGE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->file);
  g_clear_pointer (&self->backup, iteam_backup_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->offer, g_free);

  G_OBJECT_CLASS (iteam_damage_parent_class)->dispose (object);
}

static void
iteam_damage_class_init (IteamDamageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_damage_get_property;
  object_class->dispose = iteam_damage_dispose;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_OFFER] = g_param_spec_string ("offer", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_damage_init (IteamDamage *self)
{
}

/**
 * iteam_damage_new:
 * @session: the file that is open, and those that come after it
 * @settings: the user's settings, with the folder of the backups
 *
 * Returns: (transfer full): what looks for damage, and for the way out.
 */
IteamDamage *
iteam_damage_new (IteamSession *session,
                  GSettings    *settings)
{
  IteamDamage *self;

  g_return_val_if_fail (ITEAM_IS_SESSION (session), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (ITEAM_TYPE_DAMAGE, NULL);
  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (session, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::damaged", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  if (iteam_session_get_store (session) != NULL)
    opened_cb (self);
  if (iteam_session_get_damaged (session))
    update (self);

  return self;
}

/**
 * iteam_damage_get_backup:
 * @self: what looks for damage
 *
 * Returns: (transfer none) (nullable): the newest sound backup of the damaged
 *   file, with what it holds, once it was found.
 */
const IteamBackup *
iteam_damage_get_backup (IteamDamage *self)
{
  g_return_val_if_fail (ITEAM_IS_DAMAGE (self), NULL);

  return self->backup;
}
