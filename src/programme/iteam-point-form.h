/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-programme-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_POINT_FORM (iteam_point_form_get_type ())
G_DECLARE_FINAL_TYPE (IteamPointForm, iteam_point_form, ITEAM, POINT_FORM, AdwBin)

void iteam_point_form_set_desk    (IteamPointForm *self, IteamProgrammeDesk *desk);
void iteam_point_form_show        (IteamPointForm *self, IteamPoint *point);
void iteam_point_form_focus_title (IteamPointForm *self);
void iteam_point_form_flush       (IteamPointForm *self);

G_END_DECLS
