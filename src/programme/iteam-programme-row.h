/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-programme.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PROGRAMME_ROW (iteam_programme_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamProgrammeRow, iteam_programme_row, ITEAM, PROGRAMME_ROW, AdwBin)

GtkWidget  *iteam_programme_row_new       (void);
void        iteam_programme_row_show      (IteamProgrammeRow *self, IteamEntry *entry, IteamProgramme *programme);
IteamEntry *iteam_programme_row_get_entry (IteamProgrammeRow *self);
void        iteam_programme_row_set_news  (IteamProgrammeRow *self, const char *news);

G_END_DECLS
