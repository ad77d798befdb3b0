/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-seen.h"

#define GROUP_ALL "all"
#define GROUP_THINGS "things"
#define KEY_UPTO "upto"

struct _IteamSeen
{
  gint64 upto;
  GHashTable *things;
};

/**
 * iteam_seen_new:
 * @upto: the last change that was seen
 *
 * Returns: (transfer full): everything up to there was seen, and nothing since.
 */
IteamSeen *
iteam_seen_new (gint64 upto)
{
  IteamSeen *self = g_new0 (IteamSeen, 1);

  self->upto = upto;
  self->things = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return self;
}

/**
 * iteam_seen_free:
 * @self: (transfer full): what was seen
 */
void
iteam_seen_free (IteamSeen *self)
{
  g_hash_table_unref (self->things);
  g_free (self);
}

/**
 * iteam_seen_parse:
 * @text: what iteam_seen_format() wrote
 *
 * Returns: (transfer full) (nullable): what was seen; %NULL if that is not what
 *   the text tells.
 */
IteamSeen *
iteam_seen_parse (const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) keys = NULL;
  IteamSeen *self;

  if (!g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, NULL) ||
      !g_key_file_has_key (file, GROUP_ALL, KEY_UPTO, NULL))
    return NULL;

  self = iteam_seen_new (g_key_file_get_int64 (file, GROUP_ALL, KEY_UPTO, NULL));
  keys = g_key_file_get_keys (file, GROUP_THINGS, NULL, NULL);
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    iteam_seen_add (self, g_ascii_strtoll (keys[i], NULL, 10), g_key_file_get_int64 (file, GROUP_THINGS, keys[i], NULL));

  return self;
}

/**
 * iteam_seen_format:
 * @self: what was seen
 *
 * Returns: (transfer full): the same as a text.
 */
char *
iteam_seen_format (const IteamSeen *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  GHashTableIter iter;
  gpointer thing, change;

  g_key_file_set_int64 (file, GROUP_ALL, KEY_UPTO, self->upto);
  g_hash_table_iter_init (&iter, self->things);
  while (g_hash_table_iter_next (&iter, &thing, &change))
    {
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, *(gint64 *) thing);

      g_key_file_set_int64 (file, GROUP_THINGS, key, *(gint64 *) change);
    }

  return g_key_file_to_data (file, NULL, NULL);
}

/**
 * iteam_seen_get_upto:
 * @self: what was seen
 *
 * Returns: the last change up to which everything was seen.
 */
gint64
iteam_seen_get_upto (const IteamSeen *self)
{
  return self->upto;
}

/**
 * iteam_seen_has:
 * @self: what was seen
 * @thing: key of a thing
 * @change: a change of it
 *
 * Returns: whether it was seen.
 */
gboolean
iteam_seen_has (const IteamSeen *self,
                gint64           thing,
                gint64           change)
{
  const gint64 *seen;

  if (change <= self->upto)
    return TRUE;
  seen = g_hash_table_lookup (self->things, &thing);

  return seen != NULL && change <= *seen;
}

/**
 * iteam_seen_add:
 * @self: what was seen
 * @thing: key of a thing
 * @change: a change of it, which was seen with all before it
 */
void
iteam_seen_add (IteamSeen *self,
                gint64     thing,
                gint64     change)
{
  if (!iteam_seen_has (self, thing, change))
    g_hash_table_replace (self->things, g_memdup2 (&thing, sizeof thing), g_memdup2 (&change, sizeof change));
}

static gboolean
is_settled (gpointer thing,
            gpointer change,
            gpointer upto)
{
  return *(gint64 *) change <= *(gint64 *) upto;
}

/**
 * iteam_seen_settle:
 * @self: what was seen
 * @upto: a change up to which nothing is left to be seen
 *
 * Keeps in one number what can be.
 */
void
iteam_seen_settle (IteamSeen *self,
                   gint64     upto)
{
  self->upto = MAX (self->upto, upto);
  g_hash_table_foreach_remove (self->things, is_settled, &self->upto);
}
