/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-directory.h"
#include "iteam-spotlight.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PLAN_BAR (iteam_plan_bar_get_type ())
G_DECLARE_FINAL_TYPE (IteamPlanBarWidget, iteam_plan_bar, ITEAM, PLAN_BAR, GtkWidget)

GtkWidget      *iteam_plan_bar_new           (IteamSpotlight *spotlight);
void            iteam_plan_bar_show          (IteamPlanBarWidget *self, guint row, const char *pillar, gboolean chosen);
IteamSpotlight *iteam_plan_bar_get_spotlight (IteamPlanBarWidget *self);
IteamSpotlight *iteam_plan_bar_get_shown     (IteamPlanBarWidget *self);

G_END_DECLS
