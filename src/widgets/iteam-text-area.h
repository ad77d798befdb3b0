/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_TEXT_AREA (iteam_text_area_get_type ())
G_DECLARE_FINAL_TYPE (IteamTextArea, iteam_text_area, ITEAM, TEXT_AREA, AdwBin)

void        iteam_text_area_show       (IteamTextArea *self,
                                        const char    *text);
const char *iteam_text_area_get_read   (IteamTextArea *self);
char       *iteam_text_area_get_typed  (IteamTextArea *self);
gboolean    iteam_text_area_is_typed   (IteamTextArea *self);
void        iteam_text_area_type       (IteamTextArea *self,
                                        const char    *text);
void        iteam_text_area_take_saved (IteamTextArea *self,
                                        const char    *text);
void        iteam_text_area_revert     (IteamTextArea *self);
void        iteam_text_area_finish     (IteamTextArea *self);
void        iteam_text_area_set_label  (IteamTextArea *self,
                                        const char    *label);

G_END_DECLS
