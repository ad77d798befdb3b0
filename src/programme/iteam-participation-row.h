/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-programme-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PARTICIPATION_ROW (iteam_participation_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamParticipationRow, iteam_participation_row, ITEAM, PARTICIPATION_ROW, AdwActionRow)

GtkWidget          *iteam_participation_row_new  (IteamProgrammeDesk *desk, IteamParticipation *row);
void                iteam_participation_row_sync (IteamParticipationRow *self, IteamParticipation *row);
IteamParticipation *iteam_participation_row_get  (IteamParticipationRow *self);

G_END_DECLS
