/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-report-detail.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_REPORT_DESK (iteam_report_desk_get_type ())
G_DECLARE_FINAL_TYPE (IteamReportDesk, iteam_report_desk, ITEAM, REPORT_DESK, GObject)

IteamReportDesk   *iteam_report_desk_new           (void);
void               iteam_report_desk_set_store     (IteamReportDesk *self, IteamStore *store);
IteamStore        *iteam_report_desk_get_store     (IteamReportDesk *self);
IteamDirectory    *iteam_report_desk_get_directory (IteamReportDesk *self);
gboolean           iteam_report_desk_get_writable  (IteamReportDesk *self);
int                iteam_report_desk_get_year      (IteamReportDesk *self);
void               iteam_report_desk_set_year      (IteamReportDesk *self, int year);
IteamReportDetail *iteam_report_desk_get_detail    (IteamReportDesk *self);
void               iteam_report_desk_save          (IteamReportDesk *self, GtkWidget *widget, IteamDraft *draft);
void               iteam_report_desk_edit          (IteamReportDesk *self, GtkWidget *widget, gpointer read, gpointer edited);

G_END_DECLS
