/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-day.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DAY_POPOVER (iteam_day_popover_get_type ())
G_DECLARE_FINAL_TYPE (IteamDayPopover, iteam_day_popover, ITEAM, DAY_POPOVER, GtkPopover)

GtkWidget *iteam_day_popover_new     (void);
IteamDay   iteam_day_popover_get_day (IteamDayPopover *self);
void       iteam_day_popover_set_day (IteamDayPopover *self,
                                      IteamDay         day);

G_END_DECLS
