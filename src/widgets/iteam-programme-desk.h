/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-desk.h"
#include "iteam-programme.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PROGRAMME_DESK (iteam_programme_desk_get_type ())
G_DECLARE_FINAL_TYPE (IteamProgrammeDesk, iteam_programme_desk, ITEAM, PROGRAMME_DESK, IteamDesk)

IteamProgrammeDesk *iteam_programme_desk_new           (void);
IteamProgramme     *iteam_programme_desk_get_programme (IteamProgrammeDesk *self);

G_END_DECLS
