/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_OVERVIEW_PANE (iteam_overview_pane_get_type ())
G_DECLARE_FINAL_TYPE (IteamOverviewPane, iteam_overview_pane, ITEAM, OVERVIEW_PANE, AdwBin)

GtkWidget *iteam_overview_pane_new (void);

G_END_DECLS
