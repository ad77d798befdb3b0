/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-day.h"

G_BEGIN_DECLS

typedef struct _IteamJson IteamJson;

IteamJson *iteam_json_new     (void);
void       iteam_json_begin   (IteamJson *self, const char *name, char bracket);
void       iteam_json_end     (IteamJson *self);
void       iteam_json_string  (IteamJson *self, const char *name, const char *value);
void       iteam_json_integer (IteamJson *self, const char *name, gint64 value);
void       iteam_json_boolean (IteamJson *self, const char *name, gboolean value);
void       iteam_json_day     (IteamJson *self, const char *name, IteamDay value);
void       iteam_json_time    (IteamJson *self, const char *name, gint64 microseconds);
void       iteam_json_print   (IteamJson *self);
void       iteam_json_free    (IteamJson *self);

G_END_DECLS
