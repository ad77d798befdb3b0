/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-chart.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_CHART_VIEW (iteam_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (IteamChartView, iteam_chart_view, ITEAM, CHART_VIEW, GtkWidget)

GtkWidget *iteam_chart_view_new  (void);
void       iteam_chart_view_show (IteamChartView *self, IteamChart *chart);

G_END_DECLS
