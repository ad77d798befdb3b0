/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-programme-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PROGRAMME_LINKS (iteam_programme_links_get_type ())
G_DECLARE_FINAL_TYPE (IteamProgrammeLinks, iteam_programme_links, ITEAM, PROGRAMME_LINKS, AdwBin)

void iteam_programme_links_set_desk (IteamProgrammeLinks *self, IteamProgrammeDesk *desk);
void iteam_programme_links_show     (IteamProgrammeLinks *self, IteamEntry *entry);

G_END_DECLS
