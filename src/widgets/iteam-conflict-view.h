/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_CONFLICT_VIEW (iteam_conflict_view_get_type ())
G_DECLARE_FINAL_TYPE (IteamConflictView, iteam_conflict_view, ITEAM, CONFLICT_VIEW, AdwBin)

GtkWidget *iteam_conflict_view_new (const char *mine,
                                    const char *theirs);

G_END_DECLS
