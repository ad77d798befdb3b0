/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-day.h"

G_BEGIN_DECLS

GArray  *iteam_backup_plan_surplus (const GArray *days);
char    *iteam_backup_plan_name    (const char *name, IteamDay day);
IteamDay iteam_backup_plan_parse   (const char *name, const char *file_name);

G_END_DECLS
