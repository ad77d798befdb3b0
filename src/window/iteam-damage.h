/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-backups.h"
#include "iteam-session.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DAMAGE (iteam_damage_get_type ())
G_DECLARE_FINAL_TYPE (IteamDamage, iteam_damage, ITEAM, DAMAGE, GObject)

IteamDamage       *iteam_damage_new        (IteamSession *session,
                                            GSettings    *settings);
const IteamBackup *iteam_damage_get_backup (IteamDamage  *self);

G_END_DECLS
