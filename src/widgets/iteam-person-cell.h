/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-person.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PERSON_CELL (iteam_person_cell_get_type ())
G_DECLARE_FINAL_TYPE (IteamPersonCell, iteam_person_cell, ITEAM, PERSON_CELL, AdwBin)

GtkWidget   *iteam_person_cell_new_chip    (IteamPerson     *person,
                                            gboolean         removable);
IteamPerson *iteam_person_cell_get_person  (IteamPersonCell *self);
char        *iteam_person_cell_avatar_text (const char      *name);

G_END_DECLS
