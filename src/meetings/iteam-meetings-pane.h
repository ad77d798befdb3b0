/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-ref.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_MEETINGS_PANE (iteam_meetings_pane_get_type ())
G_DECLARE_FINAL_TYPE (IteamMeetingsPane, iteam_meetings_pane, ITEAM, MEETINGS_PANE, AdwBin)

GtkWidget *iteam_meetings_pane_new   (void);
void       iteam_meetings_pane_show  (IteamMeetingsPane *self, const IteamRef *ref, const char *fragment);
void       iteam_meetings_pane_flush (IteamMeetingsPane *self);

G_END_DECLS
