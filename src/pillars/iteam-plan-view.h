/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-programme-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PLAN_VIEW (iteam_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (IteamPlanView, iteam_plan_view, ITEAM, PLAN_VIEW, GtkWidget)

void            iteam_plan_view_set_desk   (IteamPlanView *self, IteamProgrammeDesk *desk);
void            iteam_plan_view_show       (IteamPlanView *self, int year);
int             iteam_plan_view_get_year   (IteamPlanView *self);
void            iteam_plan_view_choose     (IteamPlanView *self, gint64 spotlight);
IteamSpotlight *iteam_plan_view_get_chosen (IteamPlanView *self);

G_END_DECLS
