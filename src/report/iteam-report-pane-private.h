/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-report-desk.h"
#include "iteam-report-pane.h"

G_BEGIN_DECLS

IteamReportDesk *iteam_report_pane_get_desk    (IteamReportPane *self);
void             iteam_report_pane_save_action (GtkWidget *widget, const char *action_name, GVariant *parameter);
void             iteam_report_pane_keep_action (GtkWidget *widget, const char *action_name, GVariant *parameter);
void             iteam_report_pane_send_action (GtkWidget *widget, const char *action_name, GVariant *parameter);

G_END_DECLS
