/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-session.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_APPLICATION (iteam_application_get_type ())
G_DECLARE_FINAL_TYPE (IteamApplication, iteam_application, ITEAM, APPLICATION, AdwApplication)

IteamApplication *iteam_application_new          (void);
IteamSession     *iteam_application_get_session  (IteamApplication *self);
GSettings        *iteam_application_get_settings (IteamApplication *self);
void              iteam_application_show         (IteamApplication *self, const char *thing);

G_END_DECLS
