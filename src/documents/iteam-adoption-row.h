/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-adoption.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ADOPTION_ROW (iteam_adoption_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamAdoptionRow, iteam_adoption_row, ITEAM, ADOPTION_ROW, AdwExpanderRow)

GtkWidget           *iteam_adoption_row_new         (IteamStore *store, gint64 id, gboolean editable);
void                 iteam_adoption_row_show        (IteamAdoptionRow *self, const IteamAdoption *adoption);
gint64               iteam_adoption_row_get_id      (IteamAdoptionRow *self);
const IteamAdoption *iteam_adoption_row_get_read    (IteamAdoptionRow *self);
gboolean             iteam_adoption_row_is_typed    (IteamAdoptionRow *self);
void                 iteam_adoption_row_begin       (IteamAdoptionRow *self);
void                 iteam_adoption_row_flush       (IteamAdoptionRow *self);

G_END_DECLS
