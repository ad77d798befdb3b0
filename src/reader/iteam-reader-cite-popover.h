/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-passage.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_READER_CITE_POPOVER (iteam_reader_cite_popover_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderCitePopover, iteam_reader_cite_popover, ITEAM, READER_CITE_POPOVER, GtkPopover)

IteamReaderCitePopover *iteam_reader_cite_popover_new         (void);
void                    iteam_reader_cite_popover_set_passage (IteamReaderCitePopover *self, IteamStore *store, IteamPassage *passage, const char *citation);

G_END_DECLS
