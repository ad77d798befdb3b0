/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ITEAM_FILE_ENDING ".iteam"

char  *iteam_file_get_name     (GFile      *file);
char  *iteam_file_get_location (GFile      *file);
GFile *iteam_file_with_ending  (GFile      *file);

void   iteam_recent_add        (GSettings  *settings,
                                GFile      *file);
void   iteam_recent_remove     (GSettings  *settings,
                                GFile      *file);
void   iteam_recent_fill_menu  (GSettings  *settings,
                                GMenu      *menu);

G_END_DECLS
