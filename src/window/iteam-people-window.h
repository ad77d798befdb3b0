/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PEOPLE_WINDOW (iteam_people_window_get_type ())
G_DECLARE_FINAL_TYPE (IteamPeopleWindow, iteam_people_window, ITEAM, PEOPLE_WINDOW, AdwWindow)

GtkWidget *iteam_people_window_new (GtkWindow  *parent,
                                    IteamStore *store);
void       iteam_people_window_select (IteamPeopleWindow *self,
                                       gint64             person);

G_END_DECLS
