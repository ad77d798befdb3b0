/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_CHIP (iteam_chip_get_type ())
G_DECLARE_FINAL_TYPE (IteamChip, iteam_chip, ITEAM, CHIP, AdwBin)

GtkWidget  *iteam_chip_new       (const char *icon_name, const char *label, const char *remove_name);
const char *iteam_chip_get_label (IteamChip *self);

G_END_DECLS
