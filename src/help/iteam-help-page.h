/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-manual.h"
#include "iteam-search-query.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_HELP_PAGE (iteam_help_page_get_type ())
G_DECLARE_FINAL_TYPE (IteamHelpPage, iteam_help_page, ITEAM, HELP_PAGE, AdwBin)

void       iteam_help_page_show          (IteamHelpPage *self, const IteamManualChapter *chapter, IteamSearchQuery *query);
GtkWidget *iteam_help_page_get_first_hit (IteamHelpPage *self);

G_END_DECLS
