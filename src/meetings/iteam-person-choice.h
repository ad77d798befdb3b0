/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-directory.h"

G_BEGIN_DECLS

void   iteam_person_choice_show (AdwComboRow *row, IteamDirectory *directory, gint64 person);
gint64 iteam_person_choice_get  (AdwComboRow *row, IteamDirectory *directory);

G_END_DECLS
