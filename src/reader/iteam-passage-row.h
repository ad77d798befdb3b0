/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-passage.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PASSAGE_ROW (iteam_passage_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamPassageRow, iteam_passage_row, ITEAM, PASSAGE_ROW, GtkListBoxRow)

GtkWidget    *iteam_passage_row_new            (IteamPassage *passage, const char *page, gboolean editable);
IteamPassage *iteam_passage_row_get_passage    (IteamPassageRow *self);
void          iteam_passage_row_show           (IteamPassageRow *self, IteamPassage *passage, const char *page, gboolean editable);
gboolean      iteam_passage_row_is_typed       (IteamPassageRow *self);
void          iteam_passage_row_flush          (IteamPassageRow *self);
void          iteam_passage_row_watch_conflicts (IteamPassageRow *self, IteamStore *store);

G_END_DECLS
