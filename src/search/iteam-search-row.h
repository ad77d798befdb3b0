/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-search-query.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_SEARCH_ROW (iteam_search_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamSearchRow, iteam_search_row, ITEAM, SEARCH_ROW, GtkListBoxRow)

GtkWidget *iteam_search_row_new (void);
void       iteam_search_row_set (IteamSearchRow   *self,
                                 IteamSearchQuery *query,
                                 const char       *icon_name,
                                 const char       *title,
                                 const char       *context,
                                 const char       *note);

G_END_DECLS
