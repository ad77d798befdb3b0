/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-directory.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PEOPLE_POPOVER (iteam_people_popover_get_type ())
G_DECLARE_FINAL_TYPE (IteamPeoplePopover, iteam_people_popover, ITEAM, PEOPLE_POPOVER, GtkPopover)

GtkWidget    *iteam_people_popover_new           (void);
void          iteam_people_popover_set_directory (IteamPeoplePopover *self,
                                                  IteamDirectory     *directory);
void          iteam_people_popover_set_selected  (IteamPeoplePopover *self,
                                                  const gint64       *people,
                                                  guint               n_people);
const gint64 *iteam_people_popover_get_selected  (IteamPeoplePopover *self,
                                                  guint              *n_people);

G_END_DECLS
