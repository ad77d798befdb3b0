/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-person.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PERSON_CHIP (iteam_person_chip_get_type ())
G_DECLARE_FINAL_TYPE (IteamPersonChip, iteam_person_chip, ITEAM, PERSON_CHIP, AdwBin)

GtkWidget   *iteam_person_chip_new        (IteamPerson     *person,
                                           gboolean         removable);
IteamPerson *iteam_person_chip_get_person (IteamPersonChip *self);

G_END_DECLS
