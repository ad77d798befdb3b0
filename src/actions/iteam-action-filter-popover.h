/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-action-filter.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_FILTER_POPOVER (iteam_action_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionFilterPopover, iteam_action_filter_popover, ITEAM, ACTION_FILTER_POPOVER, GtkPopover)

void iteam_action_filter_popover_set_filter (IteamActionFilterPopover *self, IteamActionFilter *filter);

G_END_DECLS
