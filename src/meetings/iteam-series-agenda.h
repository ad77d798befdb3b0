/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-meeting-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_SERIES_AGENDA (iteam_series_agenda_get_type ())
G_DECLARE_FINAL_TYPE (IteamSeriesAgenda, iteam_series_agenda, ITEAM, SERIES_AGENDA, AdwPreferencesGroup)

void iteam_series_agenda_set_desk (IteamSeriesAgenda *self, IteamMeetingDesk *desk);
void iteam_series_agenda_show     (IteamSeriesAgenda *self, IteamSeries *series, GListModel *all);

G_END_DECLS
