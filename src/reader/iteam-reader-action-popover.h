/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-passage.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_READER_ACTION_POPOVER (iteam_reader_action_popover_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderActionPopover, iteam_reader_action_popover, ITEAM, READER_ACTION_POPOVER, GtkPopover)

IteamReaderActionPopover *iteam_reader_action_popover_new         (void);
void                      iteam_reader_action_popover_set_passage (IteamReaderActionPopover *self, IteamStore *store, IteamPassage *passage, const char *title, const char *page);

G_END_DECLS
