/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PERSON_EDITOR (iteam_person_editor_get_type ())
G_DECLARE_FINAL_TYPE (IteamPersonEditor, iteam_person_editor, ITEAM, PERSON_EDITOR, AdwBin)

void iteam_person_editor_flush      (IteamPersonEditor *self);
void iteam_person_editor_focus_name (IteamPersonEditor *self);

G_END_DECLS
