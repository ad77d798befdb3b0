/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-action-point.h"
#include "iteam-person.h"
#include "iteam-pillar.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DIRECTORY (iteam_directory_get_type ())
G_DECLARE_FINAL_TYPE (IteamDirectory, iteam_directory, ITEAM, DIRECTORY, GObject)

IteamDirectory *iteam_directory_new          (void);
IteamDirectory *iteam_directory_copy         (IteamDirectory *self);
void            iteam_directory_update       (IteamDirectory *self, GPtrArray *people, GPtrArray *pillars);
GListModel     *iteam_directory_get_people   (IteamDirectory *self);
GListModel     *iteam_directory_get_pillars  (IteamDirectory *self);
IteamPerson    *iteam_directory_find_person  (IteamDirectory *self, gint64 id);
IteamPillar    *iteam_directory_find_pillar  (IteamDirectory *self, gint64 id);
IteamPerson    *iteam_directory_match_person (IteamDirectory *self, const char *text);
IteamPillar    *iteam_directory_match_pillar (IteamDirectory *self, const char *text);
IteamPerson    *iteam_directory_match_login  (IteamDirectory *self, const char *login);
char           *iteam_directory_format_owners (IteamDirectory *self, IteamActionPoint *action);

G_END_DECLS
