/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-comparison.h"
#include "iteam-news-list.h"
#include "iteam-programme-desk.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PROGRAMME_LIST (iteam_programme_list_get_type ())
G_DECLARE_FINAL_TYPE (IteamProgrammeList, iteam_programme_list, ITEAM, PROGRAMME_LIST, AdwBin)

void        iteam_programme_list_set_desk     (IteamProgrammeList *self, IteamProgrammeDesk *desk);
void        iteam_programme_list_set_news     (IteamProgrammeList *self, IteamNewsList *news);
void        iteam_programme_list_set_view     (IteamProgrammeList *self, IteamKind kind, const char *search);
void                iteam_programme_list_set_counted  (IteamProgrammeList *self, const IteamCounted *counted);
const IteamCounted *iteam_programme_list_get_counted  (IteamProgrammeList *self);
void        iteam_programme_list_update       (IteamProgrammeList *self);
guint       iteam_programme_list_get_n_shown  (IteamProgrammeList *self);
IteamEntry *iteam_programme_list_get_selected (IteamProgrammeList *self);
gboolean    iteam_programme_list_select       (IteamProgrammeList *self, gint64 id);
int         iteam_programme_list_get_place    (IteamProgrammeList *self);
gboolean    iteam_programme_list_select_near  (IteamProgrammeList *self, int index);
void        iteam_programme_list_focus        (IteamProgrammeList *self);

G_END_DECLS
