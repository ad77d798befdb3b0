/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-meeting-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_SERIES_PAGE (iteam_series_page_get_type ())
G_DECLARE_FINAL_TYPE (IteamSeriesPage, iteam_series_page, ITEAM, SERIES_PAGE, AdwBin)

void         iteam_series_page_set_desk (IteamSeriesPage *self, IteamMeetingDesk *desk);
void         iteam_series_page_show     (IteamSeriesPage *self, IteamSeries *series, GListModel *all);
IteamSeries *iteam_series_page_get      (IteamSeriesPage *self);
void         iteam_series_page_flush    (IteamSeriesPage *self);

G_END_DECLS
