/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-programme-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PILLAR_PAGE (iteam_pillar_page_get_type ())
G_DECLARE_FINAL_TYPE (IteamPillarPage, iteam_pillar_page, ITEAM, PILLAR_PAGE, AdwBin)

void iteam_pillar_page_set_desk (IteamPillarPage *self, IteamProgrammeDesk *desk);
void iteam_pillar_page_show     (IteamPillarPage *self, IteamPillar *pillar);
void iteam_pillar_page_flush    (IteamPillarPage *self);

G_END_DECLS
