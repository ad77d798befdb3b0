/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-action-filter.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTIONS_EMPTY_PAGE (iteam_actions_empty_page_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionsEmptyPage, iteam_actions_empty_page, ITEAM, ACTIONS_EMPTY_PAGE, AdwBin)

GtkWidget *iteam_actions_empty_page_new          (void);
void       iteam_actions_empty_page_tell_none    (IteamActionsEmptyPage *self);
void       iteam_actions_empty_page_tell_nothing (IteamActionsEmptyPage *self, IteamActionView view);

G_END_DECLS
