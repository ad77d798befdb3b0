/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-directory.h"
#include "iteam-overview.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_OVERVIEW_ROW (iteam_overview_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamOverviewRow, iteam_overview_row, ITEAM, OVERVIEW_ROW, AdwActionRow)

GtkWidget      *iteam_overview_row_new_action    (IteamActionPoint *action, IteamDirectory *directory, IteamDay today, gboolean writable);
GtkWidget      *iteam_overview_row_new_meeting   (IteamMeeting *meeting, int n_without_presenter, IteamDay today);
GtkWidget      *iteam_overview_row_new_adoption  (IteamMeeting *meeting);
GtkWidget      *iteam_overview_row_new_review    (IteamDocument *document, IteamDay today);
GtkWidget      *iteam_overview_row_new_consent   (IteamDocument *document, IteamDay today);
GtkWidget      *iteam_overview_row_new_code      (IteamDocument *document);
GtkWidget      *iteam_overview_row_new_spotlight (IteamSpotlight *spotlight, IteamDirectory *directory, IteamDay today);
GtkWidget      *iteam_overview_row_new_news      (const IteamNews *news, const char *title);
GtkWidget      *iteam_overview_row_new_more      (const char *title, const char *pane);
const IteamRef *iteam_overview_row_get_ref       (IteamOverviewRow *self);

G_END_DECLS
