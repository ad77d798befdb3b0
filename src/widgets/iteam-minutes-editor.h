/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-ref.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_MINUTES_EDITOR (iteam_minutes_editor_get_type ())
G_DECLARE_FINAL_TYPE (IteamMinutesEditor, iteam_minutes_editor, ITEAM, MINUTES_EDITOR, AdwBin)

void        iteam_minutes_editor_show       (IteamMinutesEditor *self, const char *text);
const char *iteam_minutes_editor_get_read   (IteamMinutesEditor *self);
char       *iteam_minutes_editor_get_typed  (IteamMinutesEditor *self);
void        iteam_minutes_editor_take_saved (IteamMinutesEditor *self, const char *text);
void        iteam_minutes_editor_replace    (IteamMinutesEditor *self, const char *text);
void        iteam_minutes_editor_finish     (IteamMinutesEditor *self);

G_END_DECLS
