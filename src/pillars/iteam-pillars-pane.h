/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-ref.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PILLARS_PANE (iteam_pillars_pane_get_type ())
G_DECLARE_FINAL_TYPE (IteamPillarsPane, iteam_pillars_pane, ITEAM, PILLARS_PANE, AdwBin)

GtkWidget *iteam_pillars_pane_new   (void);
void       iteam_pillars_pane_show  (IteamPillarsPane *self, const IteamRef *ref, const char *fragment);
void       iteam_pillars_pane_flush (IteamPillarsPane *self);

G_END_DECLS
