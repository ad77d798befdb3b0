/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-files.h"

/**
 * iteam_share_files_list:
 * @self: the files of a share
 * @folder: the path of a folder, "" for the changes folder
 * @names: (element-type utf8): its names are added to this
 * @error: return location for an error
 *
 * Returns: whether it was read.
 */
gboolean
iteam_share_files_list (IteamShareFiles  *self,
                        const char       *folder,
                        GPtrArray        *names,
                        GError          **error)
{
  return self->vtable->list (self, folder, names, error);
}

/**
 * iteam_share_files_read:
 * @self: the files of a share
 * @path: a path
 * @offset: where to begin
 * @limit: how many bytes at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is there, perhaps nothing.
 */
GBytes *
iteam_share_files_read (IteamShareFiles  *self,
                        const char       *path,
                        gint64            offset,
                        gsize             limit,
                        GError          **error)
{
  return self->vtable->read (self, path, offset, limit, error);
}

/**
 * iteam_share_files_write:
 * @self: the files of a share
 * @path: a path
 * @offset: where to begin
 * @bytes: what to write
 * @error: return location for an error
 *
 * Returns: whether it is on the share.
 */
gboolean
iteam_share_files_write (IteamShareFiles  *self,
                         const char       *path,
                         gint64            offset,
                         GBytes           *bytes,
                         GError          **error)
{
  return self->vtable->write (self, path, offset, bytes, error);
}

/**
 * iteam_share_files_claim:
 * @self: the files of a share
 * @path: a path
 * @bytes: what to write
 * @won: (out): whether this call made it
 * @error: return location for an error
 *
 * Returns: whether it is known who made it.
 */
gboolean
iteam_share_files_claim (IteamShareFiles  *self,
                         const char       *path,
                         GBytes           *bytes,
                         gboolean         *won,
                         GError          **error)
{
  return self->vtable->claim (self, path, bytes, won, error);
}

/**
 * iteam_share_files_replace:
 * @self: the files of a share
 * @path: a path
 * @bytes: what to write
 * @error: return location for an error
 *
 * Returns: whether it is on the share.
 */
gboolean
iteam_share_files_replace (IteamShareFiles  *self,
                           const char       *path,
                           GBytes           *bytes,
                           GError          **error)
{
  return self->vtable->replace (self, path, bytes, error);
}

/**
 * iteam_share_files_move:
 * @self: the files of a share
 * @from: a path
 * @to: another in the same folder; what is there is replaced
 * @error: return location for an error
 *
 * Returns: whether it has the other name.
 */
gboolean
iteam_share_files_move (IteamShareFiles  *self,
                        const char       *from,
                        const char       *to,
                        GError          **error)
{
  return self->vtable->move (self, from, to, error);
}

/**
 * iteam_share_files_measure:
 * @self: the files of a share
 * @path: a path
 * @size: (out): how many bytes it has
 * @error: return location for an error
 *
 * Returns: whether that is known.
 */
gboolean
iteam_share_files_measure (IteamShareFiles  *self,
                           const char       *path,
                           gint64           *size,
                           GError          **error)
{
  return self->vtable->measure (self, path, size, error);
}

/**
 * iteam_share_files_remove:
 * @self: the files of a share
 * @path: a path
 * @error: return location for an error
 *
 * Returns: whether it is gone.
 */
gboolean
iteam_share_files_remove (IteamShareFiles  *self,
                          const char       *path,
                          GError          **error)
{
  return self->vtable->remove (self, path, error);
}

/**
 * iteam_share_files_make_folder:
 * @self: the files of a share
 * @path: a path
 * @error: return location for an error
 *
 * Returns: whether it is there.
 */
gboolean
iteam_share_files_make_folder (IteamShareFiles  *self,
                               const char       *path,
                               GError          **error)
{
  return self->vtable->make_folder (self, path, error);
}

/**
 * iteam_share_files_fetch_meeting:
 * @self: the files of a share
 * @local: a path on a local disk
 * @error: return location for an error
 *
 * Returns: whether it was copied.
 */
gboolean
iteam_share_files_fetch_meeting (IteamShareFiles  *self,
                                 const char       *local,
                                 GError          **error)
{
  return self->vtable->fetch_meeting (self, local, error);
}

/**
 * iteam_share_files_store_meeting:
 * @self: the files of a share
 * @local: a path on a local disk
 * @error: return location for an error
 *
 * Returns: whether it is on the share.
 */
gboolean
iteam_share_files_store_meeting (IteamShareFiles  *self,
                                 const char       *local,
                                 GError          **error)
{
  return self->vtable->store_meeting (self, local, error);
}

/**
 * iteam_share_files_free:
 * @self: (transfer full): the files of a share
 */
void
iteam_share_files_free (IteamShareFiles *self)
{
  self->vtable->free (self);
}
