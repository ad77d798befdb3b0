/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-directory.h"
#include "iteam-terms.h"

G_BEGIN_DECLS

void   iteam_person_choice_show (AdwComboRow *row, IteamDirectory *directory, gint64 person);
gint64 iteam_person_choice_get  (AdwComboRow *row, IteamDirectory *directory);

void   iteam_pillar_choice_show (AdwComboRow *row, IteamDirectory *directory, gint64 pillar);
gint64 iteam_pillar_choice_get  (AdwComboRow *row, IteamDirectory *directory);

void   iteam_terms_row_fill     (AdwComboRow *row, const IteamTerms *terms);

G_END_DECLS
