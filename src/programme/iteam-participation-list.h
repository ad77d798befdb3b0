/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-programme-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PARTICIPATION_LIST (iteam_participation_list_get_type ())
G_DECLARE_FINAL_TYPE (IteamParticipationList, iteam_participation_list, ITEAM, PARTICIPATION_LIST, AdwBin)

void iteam_participation_list_set_desk  (IteamParticipationList *self, IteamProgrammeDesk *desk);
void iteam_participation_list_show      (IteamParticipationList *self, IteamActivity *activity);
void iteam_participation_list_take_file (IteamParticipationList *self, GFile *file);

G_END_DECLS
