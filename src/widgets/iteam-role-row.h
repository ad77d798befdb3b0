/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-person.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ROLE_ROW (iteam_role_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamRoleRow, iteam_role_row, ITEAM, ROLE_ROW, AdwExpanderRow)

GtkWidget           *iteam_role_row_new      (const IteamRoleTerm *term);
const IteamRoleTerm *iteam_role_row_get_read (IteamRoleRow        *self);
const IteamRoleTerm *iteam_role_row_get_term (IteamRoleRow        *self);
void                 iteam_role_row_update   (IteamRoleRow        *self,
                                              const IteamRoleTerm *term);
void                 iteam_role_row_take_saved (IteamRoleRow      *self);
void                 iteam_role_row_flush    (IteamRoleRow        *self);

G_END_DECLS
