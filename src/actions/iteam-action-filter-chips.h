/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-action-filter.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_FILTER_CHIPS (iteam_action_filter_chips_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionFilterChips, iteam_action_filter_chips, ITEAM, ACTION_FILTER_CHIPS, GtkWidget)

void iteam_action_filter_chips_set_filter (IteamActionFilterChips *self, IteamActionFilter *filter);

G_END_DECLS
