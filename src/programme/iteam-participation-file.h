/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-programme-desk.h"

G_BEGIN_DECLS

void iteam_participation_file_choose (GtkWidget *widget, IteamProgrammeDesk *desk, IteamActivity *round);
void iteam_participation_file_take   (GtkWidget *widget, IteamProgrammeDesk *desk, IteamActivity *round, GFile *file);

G_END_DECLS
