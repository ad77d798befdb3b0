/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-programme-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_SPOTLIGHT_FORM (iteam_spotlight_form_get_type ())
G_DECLARE_FINAL_TYPE (IteamSpotlightForm, iteam_spotlight_form, ITEAM, SPOTLIGHT_FORM, AdwBin)

void iteam_spotlight_form_set_desk    (IteamSpotlightForm *self, IteamProgrammeDesk *desk);
void iteam_spotlight_form_show        (IteamSpotlightForm *self, IteamSpotlight *spotlight);
void iteam_spotlight_form_focus_title (IteamSpotlightForm *self);
void iteam_spotlight_form_flush       (IteamSpotlightForm *self);

G_END_DECLS
