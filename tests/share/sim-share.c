/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim-share.h"

#include <string.h>

#include "iteam-error.h"

typedef struct
{
  GByteArray *bytes;
  guint born;
  int maker;
} File;

struct _SimShare
{
  GRand *random;
  GHashTable *files;
  GHashTable *folders;
  GHashTable *locals;
  gpointer meeting;
  double faults;
  double crashes;
  double stale;
  guint n_calls;
  guint n_faults;
};

typedef enum
{
  FINE,
  BEFORE,
  DURING,
  AFTER,
} Fault;

static void
file_free (gpointer data)
{
  File *file = data;

  g_byte_array_unref (file->bytes);
  g_free (file);
}

SimShare *
sim_share_new (GRand *random)
{
  SimShare *share = g_new0 (SimShare, 1);

  share->random = random;
  share->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, file_free);
  share->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  share->locals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return share;
}

void
sim_share_free (SimShare *share)
{
  g_hash_table_unref (share->files);
  g_hash_table_unref (share->folders);
  g_hash_table_unref (share->locals);
  g_free (share);
}

void
sim_share_set_faults (SimShare *share,
                      double    faults,
                      double    crashes,
                      double    stale)
{
  share->faults = faults;
  share->crashes = crashes;
  share->stale = stale;
}

guint
sim_share_count_files (SimShare *share)
{
  return g_hash_table_size (share->files);
}

guint
sim_share_count_faults (SimShare *share)
{
  return share->n_faults;
}

/* What a file holds, borrowed, and as nobody in the simulation would see it; NULL
 * if there is none. */
GByteArray *
sim_share_peek (SimShare   *share,
                const char *path)
{
  File *file = g_hash_table_lookup (share->files, path);

  return file != NULL ? file->bytes : NULL;
}

/* A team file on a local disk is whatever the caller says. */
void
sim_share_put_local (SimShare   *share,
                     const char *path,
                     gpointer    contents)
{
  g_hash_table_insert (share->locals, g_strdup (path), contents);
}

gpointer
sim_share_get_local (SimShare   *share,
                     const char *path)
{
  return g_hash_table_lookup (share->locals, path);
}

static gboolean
happens (SimShare *share,
         double    probability)
{
  return probability > 0 && g_rand_double (share->random) < probability;
}

static Fault
begin (SimClient *client)
{
  SimShare *share = client->share;

  share->n_calls++;
  if (client->crashed)
    return BEFORE;
  if (happens (share, share->crashes))
    client->crashed = TRUE;
  else if (!happens (share, share->faults))
    return FINE;
  share->n_faults++;

  return (Fault) g_rand_int_range (share->random, BEFORE, AFTER + 1);
}

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_UNREACHABLE, "The simulated share does not answer.");

  return FALSE;
}

static gboolean
missing (GError **error)
{
  g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, "Not on the simulated share.");

  return FALSE;
}

static File *
make (SimClient  *client,
      const char *path)
{
  SimShare *share = client->share;
  File *file = g_hash_table_lookup (share->files, path);

  if (file == NULL)
    {
      file = g_new0 (File, 1);
      file->bytes = g_byte_array_new ();
      file->born = share->n_calls;
      file->maker = client->computer;
      g_hash_table_insert (share->files, g_strdup (path), file);
    }

  return file;
}

static guint
cut (SimShare *share,
     guint     length)
{
  return length > 0 ? (guint) g_rand_int_range (share->random, 0, (int) length) : 0;
}

/* Whether a name that is new is not in the listing yet. A computer knows at once
 * what it made itself. */
static gboolean
lags (SimClient *client,
      guint      born,
      int        maker)
{
  SimShare *share = client->share;

  return maker != client->computer && share->stale > 0 && share->n_calls - born < 60 && happens (share, 0.5);
}

static void
list_names (SimClient  *client,
            GHashTable *table,
            const char *folder,
            GPtrArray  *names,
            gboolean    are_files)
{
  gsize length = strlen (folder);
  GHashTableIter iter;
  gpointer path, value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &path, &value))
    {
      const char *rest = path;

      if (length > 0)
        {
          if (!g_str_has_prefix (rest, folder) || rest[length] != '/')
            continue;
          rest += length + 1;
        }
      if (*rest == '\0' || strchr (rest, '/') != NULL || lags (client, are_files ? ((File *) value)->born : *(guint *) value, are_files ? ((File *) value)->maker : 0))
        continue;
      g_ptr_array_add (names, g_strdup (rest));
    }
}

static gboolean
sim_list (IteamShareFiles  *files,
          const char       *folder,
          GPtrArray        *names,
          GError          **error)
{
  SimClient *client = (SimClient *) files;
  SimShare *share = client->share;

  if (begin (client) != FINE)
    return fail (error);
  if (folder[0] != '\0' && !g_hash_table_contains (share->folders, folder))
    return missing (error);
  list_names (client, share->files, folder, names, TRUE);
  list_names (client, share->folders, folder, names, FALSE);

  return TRUE;
}

static GBytes *
sim_read (IteamShareFiles  *files,
          const char       *path,
          gint64            offset,
          gsize             limit,
          GError          **error)
{
  SimClient *client = (SimClient *) files;
  SimShare *share = client->share;
  File *file;
  gsize length;

  if (begin (client) != FINE)
    {
      fail (error);

      return NULL;
    }
  file = g_hash_table_lookup (share->files, path);
  if (file == NULL)
    {
      missing (error);

      return NULL;
    }

  length = file->bytes->len;
  if (happens (share, share->stale))
    length -= cut (share, MIN (file->bytes->len, 2000));
  if ((gsize) offset >= length)
    return g_bytes_new (NULL, 0);

  return g_bytes_new (file->bytes->data + offset, MIN (length - (gsize) offset, limit));
}

static gboolean
sim_write (IteamShareFiles  *files,
           const char       *path,
           gint64            offset,
           GBytes           *bytes,
           GError          **error)
{
  SimClient *client = (SimClient *) files;
  SimShare *share = client->share;
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  Fault fault = begin (client);
  File *file;

  if (fault == BEFORE)
    return fail (error);

  file = make (client, path);
  if (file->bytes->len < (guint) offset)
    return fail (error);
  if (fault == DURING)
    {
      length = cut (share, (guint) length);
      /* It may have got no further than cutting the old end off, or not even that. */
      if (length == 0 && g_rand_boolean (share->random))
        return fail (error);
    }
  g_byte_array_set_size (file->bytes, (guint) offset);
  g_byte_array_append (file->bytes, data, (guint) length);

  return fault == FINE || fail (error);
}

static gboolean
sim_claim (IteamShareFiles  *files,
           const char       *path,
           GBytes           *bytes,
           gboolean         *won,
           GError          **error)
{
  SimClient *client = (SimClient *) files;
  Fault fault = begin (client);

  *won = FALSE;
  if (fault == BEFORE)
    return fail (error);
  if (!g_hash_table_contains (client->share->files, path))
    {
      make (client, path);
      *won = TRUE;
    }

  return fault == FINE || fail (error);
}

static gboolean
sim_replace (IteamShareFiles  *files,
             const char       *path,
             GBytes           *bytes,
             GError          **error)
{
  SimClient *client = (SimClient *) files;
  Fault fault = begin (client);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (fault == FINE || fault == AFTER)
    {
      File *file = make (client, path);

      g_byte_array_set_size (file->bytes, 0);
      g_byte_array_append (file->bytes, data, (guint) length);
    }

  return fault == FINE || fail (error);
}

static gboolean
sim_move (IteamShareFiles  *files,
          const char       *from,
          const char       *to,
          GError          **error)
{
  SimClient *client = (SimClient *) files;
  GHashTable *table = client->share->files;
  Fault fault = begin (client);
  gpointer path, file;

  if (fault != FINE && fault != AFTER)
    return fail (error);
  if (!g_hash_table_contains (table, from))
    return fault == FINE ? missing (error) : fail (error);
  g_hash_table_steal_extended (table, from, &path, &file);
  g_free (path);
  g_hash_table_insert (table, g_strdup (to), file);

  return fault == FINE || fail (error);
}

static gboolean
sim_measure (IteamShareFiles  *files,
             const char       *path,
             gint64           *size,
             GError          **error)
{
  SimClient *client = (SimClient *) files;
  File *file;

  if (begin (client) != FINE)
    return fail (error);
  file = g_hash_table_lookup (client->share->files, path);
  if (file == NULL)
    return missing (error);
  *size = file->bytes->len;

  return TRUE;
}

static gboolean
sim_remove (IteamShareFiles  *files,
            const char       *path,
            GError          **error)
{
  SimClient *client = (SimClient *) files;
  Fault fault = begin (client);

  if (fault == FINE || fault == AFTER)
    g_hash_table_remove (client->share->files, path);

  return fault == FINE || fail (error);
}

static gboolean
sim_make_folder (IteamShareFiles  *files,
                 const char       *path,
                 GError          **error)
{
  SimClient *client = (SimClient *) files;
  SimShare *share = client->share;
  Fault fault = begin (client);

  if ((fault == FINE || fault == AFTER) && path[0] != '\0' && !g_hash_table_contains (share->folders, path))
    g_hash_table_insert (share->folders, g_strdup (path), g_memdup2 (&share->n_calls, sizeof share->n_calls));

  return fault == FINE || fail (error);
}

static gboolean
sim_fetch_meeting (IteamShareFiles  *files,
                   const char       *local,
                   GError          **error)
{
  SimClient *client = (SimClient *) files;

  if (begin (client) != FINE)
    return fail (error);
  if (client->share->meeting == NULL)
    return missing (error);
  sim_share_put_local (client->share, local, client->share->meeting);

  return TRUE;
}

static gboolean
sim_store_meeting (IteamShareFiles  *files,
                   const char       *local,
                   GError          **error)
{
  SimClient *client = (SimClient *) files;
  Fault fault = begin (client);

  if (fault == FINE || fault == AFTER)
    client->share->meeting = sim_share_get_local (client->share, local);

  return fault == FINE || fail (error);
}

static const IteamShareFilesVtable vtable = {
  .list = sim_list,
  .read = sim_read,
  .write = sim_write,
  .claim = sim_claim,
  .replace = sim_replace,
  .move = sim_move,
  .measure = sim_measure,
  .remove = sim_remove,
  .make_folder = sim_make_folder,
  .fetch_meeting = sim_fetch_meeting,
  .store_meeting = sim_store_meeting,
  .free = (void (*) (IteamShareFiles *)) g_free,
};

SimClient *
sim_client_new (SimShare *share,
                int       computer)
{
  SimClient *client = g_new0 (SimClient, 1);

  client->parent.vtable = &vtable;
  client->share = share;
  client->computer = computer;

  return client;
}
