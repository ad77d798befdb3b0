/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-day.h"
#include "iteam-store.h"

G_BEGIN_DECLS

/**
 * IteamBackupKind:
 * @ITEAM_BACKUP_DAILY: one of a day
 * @ITEAM_BACKUP_MIGRATION: the file as it was before its format changed
 *
 * How a backup came to be.
 */
typedef enum
{
  ITEAM_BACKUP_DAILY,
  ITEAM_BACKUP_MIGRATION,
} IteamBackupKind;

/**
 * IteamBackup:
 * @path: where it is
 * @kind: how it came to be
 * @day: of which day it is
 * @size: its size in bytes
 * @info: (nullable): what it holds, once it was looked at
 *
 * A backup of a team file.
 */
typedef struct
{
  char            *path;
  IteamBackupKind  kind;
  IteamDay         day;
  gint64           size;
  IteamStoreInfo  *info;
} IteamBackup;

GFile       *iteam_backups_get_folder      (GFile *file, const char *chosen);

void         iteam_backups_daily_async     (IteamStore *store, GFile *file, GFile *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean     iteam_backups_daily_finish    (IteamStore *store, GAsyncResult *result, GError **error);

void         iteam_backups_list_async      (GFile *file, GFile *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray   *iteam_backups_list_finish     (GFile *file, GAsyncResult *result, GError **error);
void         iteam_backups_look_async      (GFile *backup, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamStoreInfo *iteam_backups_look_finish  (GFile *backup, GAsyncResult *result, GError **error);
void         iteam_backups_find_sound_async  (GFile *file, GFile *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamBackup *iteam_backups_find_sound_finish (GFile *file, GAsyncResult *result, GError **error);

void         iteam_backups_restore_async   (IteamStore *store, GFile *backup, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean     iteam_backups_restore_finish  (IteamStore *store, GAsyncResult *result, GError **error);
void         iteam_backups_put_back_async  (GFile *file, GFile *backup, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char        *iteam_backups_put_back_finish (GFile *file, GAsyncResult *result, GError **error);

void         iteam_backup_free             (IteamBackup *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamBackup, iteam_backup_free)

G_END_DECLS
