/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-part.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_FORM (iteam_action_form_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionForm, iteam_action_form, ITEAM, ACTION_FORM, IteamActionPart)

void iteam_action_form_set_status    (IteamActionForm   *self,
                                      IteamActionStatus  status);
void iteam_action_form_set_checklist (IteamActionForm   *self,
                                      GPtrArray         *checklist);

G_END_DECLS
