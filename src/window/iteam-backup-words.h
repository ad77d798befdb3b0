/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-backups.h"

G_BEGIN_DECLS

char *iteam_backup_words_day   (const IteamBackup *backup);
char *iteam_backup_words_kind  (const IteamBackup *backup);
char *iteam_backup_words_holds (const IteamStoreInfo *info);

G_END_DECLS
