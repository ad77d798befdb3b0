/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-meeting-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_AGENDA_LIST (iteam_agenda_list_get_type ())
G_DECLARE_FINAL_TYPE (IteamAgendaList, iteam_agenda_list, ITEAM, AGENDA_LIST, AdwBin)

void iteam_agenda_list_set_desk (IteamAgendaList *self, IteamMeetingDesk *desk);

void iteam_agenda_list_flush    (IteamAgendaList *self);

G_END_DECLS
