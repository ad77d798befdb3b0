/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-ref.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_REPORT_PANE (iteam_report_pane_get_type ())
G_DECLARE_FINAL_TYPE (IteamReportPane, iteam_report_pane, ITEAM, REPORT_PANE, AdwBin)

GtkWidget *iteam_report_pane_new   (void);
void       iteam_report_pane_show  (IteamReportPane *self, const IteamRef *ref, const char *fragment);
void       iteam_report_pane_flush (IteamReportPane *self);

G_END_DECLS
