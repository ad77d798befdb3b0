/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-ref.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PROGRAMME_PANE (iteam_programme_pane_get_type ())
G_DECLARE_FINAL_TYPE (IteamProgrammePane, iteam_programme_pane, ITEAM, PROGRAMME_PANE, AdwBin)

GtkWidget *iteam_programme_pane_new   (void);
void       iteam_programme_pane_show  (IteamProgrammePane *self, const IteamRef *ref, const char *fragment);
void       iteam_programme_pane_flush (IteamProgrammePane *self);

G_END_DECLS
