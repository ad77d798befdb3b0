/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-search-query.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_SEARCH_WINDOW (iteam_search_window_get_type ())
G_DECLARE_FINAL_TYPE (IteamSearchWindow, iteam_search_window, ITEAM, SEARCH_WINDOW, AdwWindow)

GtkWidget *iteam_search_window_new         (GtkWindow  *parent,
                                            IteamStore *store);
void       iteam_search_window_add_command (IteamSearchWindow *self,
                                            guint              command,
                                            const char        *title,
                                            const char        *other_words,
                                            const char        *icon_name,
                                            const char        *keys);
void       iteam_search_window_set_text    (IteamSearchWindow *self,
                                            const char        *text);

G_END_DECLS
