/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-meeting-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_OUTCOME_ROW (iteam_outcome_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamOutcomeRow, iteam_outcome_row, ITEAM, OUTCOME_ROW, GtkListBoxRow)

GtkWidget *iteam_outcome_row_new  (IteamMeetingDesk *desk);
void       iteam_outcome_row_show (IteamOutcomeRow *self, IteamOutcome *outcome);

G_END_DECLS
