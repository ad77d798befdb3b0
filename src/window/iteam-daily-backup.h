/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-session.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DAILY_BACKUP (iteam_daily_backup_get_type ())
G_DECLARE_FINAL_TYPE (IteamDailyBackup, iteam_daily_backup, ITEAM, DAILY_BACKUP, GObject)

IteamDailyBackup *iteam_daily_backup_new (IteamSession *session,
                                          GSettings    *settings);

G_END_DECLS
