/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _IteamShareFiles IteamShareFiles;

/**
 * IteamShareFilesVtable:
 * @list: adds the names in a folder to an array of strings
 * @read: gives what a file holds from a byte on, at most so much; opened afresh
 *   and read around the caches of this computer
 * @write: cuts a file at a byte and writes from there, synced; makes the file
 * @claim: makes a file that was not there; tells whether it was this call that did
 * @replace: puts a file in the place of another, so that nobody sees half of it
 * @move: gives a file another name in the same folder, in the place of what had that
 * @measure: tells how many bytes a file has
 * @remove: removes a file
 * @make_folder: makes a folder, if it is not there
 * @fetch_meeting: copies the file at the meeting point to a local path
 * @store_meeting: puts a local file in the place of the one at the meeting point
 * @free: frees it
 *
 * What is asked of a share, and no more than this. Paths are within the changes
 * folder. Each call may fail, or take for ever. %ITEAM_ERROR_NOT_FOUND says
 * that a file or folder is not there.
 */
typedef struct
{
  gboolean (*list)          (IteamShareFiles *self, const char *folder, GPtrArray *names, GError **error);
  GBytes  *(*read)          (IteamShareFiles *self, const char *path, gint64 offset, gsize limit, GError **error);
  gboolean (*write)         (IteamShareFiles *self, const char *path, gint64 offset, GBytes *bytes, GError **error);
  gboolean (*claim)         (IteamShareFiles *self, const char *path, GBytes *bytes, gboolean *won, GError **error);
  gboolean (*replace)       (IteamShareFiles *self, const char *path, GBytes *bytes, GError **error);
  gboolean (*move)          (IteamShareFiles *self, const char *from, const char *to, GError **error);
  gboolean (*measure)       (IteamShareFiles *self, const char *path, gint64 *size, GError **error);
  gboolean (*remove)        (IteamShareFiles *self, const char *path, GError **error);
  gboolean (*make_folder)   (IteamShareFiles *self, const char *path, GError **error);
  gboolean (*fetch_meeting) (IteamShareFiles *self, const char *local, GError **error);
  gboolean (*store_meeting) (IteamShareFiles *self, const char *local, GError **error);
  void     (*free)          (IteamShareFiles *self);
} IteamShareFilesVtable;

/**
 * IteamShareFiles:
 * @vtable: what it can do
 *
 * The files of a share, as a struct that others begin with.
 */
struct _IteamShareFiles
{
  const IteamShareFilesVtable *vtable;
};

gboolean iteam_share_files_list          (IteamShareFiles *self, const char *folder, GPtrArray *names, GError **error);
GBytes  *iteam_share_files_read          (IteamShareFiles *self, const char *path, gint64 offset, gsize limit, GError **error);
gboolean iteam_share_files_write         (IteamShareFiles *self, const char *path, gint64 offset, GBytes *bytes, GError **error);
gboolean iteam_share_files_claim         (IteamShareFiles *self, const char *path, GBytes *bytes, gboolean *won, GError **error);
gboolean iteam_share_files_replace       (IteamShareFiles *self, const char *path, GBytes *bytes, GError **error);
gboolean iteam_share_files_move          (IteamShareFiles *self, const char *from, const char *to, GError **error);
gboolean iteam_share_files_measure       (IteamShareFiles *self, const char *path, gint64 *size, GError **error);
gboolean iteam_share_files_remove        (IteamShareFiles *self, const char *path, GError **error);
gboolean iteam_share_files_make_folder   (IteamShareFiles *self, const char *path, GError **error);
gboolean iteam_share_files_fetch_meeting (IteamShareFiles *self, const char *local, GError **error);
gboolean iteam_share_files_store_meeting (IteamShareFiles *self, const char *local, GError **error);
void     iteam_share_files_free          (IteamShareFiles *self);

IteamShareFiles *iteam_share_disk_new    (const char *meeting, const char *tag);
char            *iteam_share_disk_folder (const char *meeting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamShareFiles, iteam_share_files_free)

G_END_DECLS
