/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_CONFLICT_LIST (iteam_conflict_list_get_type ())
G_DECLARE_FINAL_TYPE (IteamConflictList, iteam_conflict_list, ITEAM, CONFLICT_LIST, GObject)

IteamConflictList *iteam_conflict_list_get           (IteamStore        *store);
GPtrArray         *iteam_conflict_list_get_conflicts (IteamConflictList *self);
const char        *iteam_conflict_list_get_problem   (IteamConflictList *self);
guint              iteam_conflict_list_count         (IteamConflictList *self,
                                                      const IteamRef    *thing);

G_END_DECLS
