/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-chart.h"
#include "iteam-programme-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_COMPARISON_VIEW (iteam_comparison_view_get_type ())
G_DECLARE_FINAL_TYPE (IteamComparisonView, iteam_comparison_view, ITEAM, COMPARISON_VIEW, AdwBin)

void iteam_comparison_view_set_desk (IteamComparisonView *self, IteamProgrammeDesk *desk);
void iteam_comparison_view_update   (IteamComparisonView *self);
void iteam_comparison_view_go       (IteamComparisonView *self, int by);
void iteam_comparison_view_save     (IteamComparisonView *self);
int  iteam_comparison_view_get_year (IteamComparisonView *self);

G_END_DECLS
