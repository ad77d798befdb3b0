/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-application.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_REMINDER (iteam_reminder_get_type ())
G_DECLARE_FINAL_TYPE (IteamReminder, iteam_reminder, ITEAM, REMINDER, GObject)

IteamReminder *iteam_reminder_new (IteamApplication *application);

G_END_DECLS
