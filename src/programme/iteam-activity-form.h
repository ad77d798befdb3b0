/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-programme-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTIVITY_FORM (iteam_activity_form_get_type ())
G_DECLARE_FINAL_TYPE (IteamActivityForm, iteam_activity_form, ITEAM, ACTIVITY_FORM, AdwBin)

void iteam_activity_form_set_desk    (IteamActivityForm *self, IteamProgrammeDesk *desk);
void iteam_activity_form_show        (IteamActivityForm *self, IteamActivity *activity);
void iteam_activity_form_focus_title (IteamActivityForm *self);
void iteam_activity_form_flush       (IteamActivityForm *self);

G_END_DECLS
