/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-action-point.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_STATUS_PILL (iteam_status_pill_get_type ())
G_DECLARE_FINAL_TYPE (IteamStatusPill, iteam_status_pill, ITEAM, STATUS_PILL, AdwBin)

GtkWidget  *iteam_status_pill_new  (void);
void        iteam_status_pill_show (IteamStatusPill   *self,
                                    IteamActionStatus  status,
                                    gboolean           overdue);
const char *iteam_status_icon_name (IteamActionStatus  status);

G_END_DECLS
