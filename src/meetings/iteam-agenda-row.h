/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-agenda-item.h"
#include "iteam-directory.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_AGENDA_ROW (iteam_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamAgendaRow, iteam_agenda_row, ITEAM, AGENDA_ROW, GtkListBoxRow)

GtkWidget  *iteam_agenda_row_new         (void);
void        iteam_agenda_row_show        (IteamAgendaRow *self, IteamAgendaItem *item, IteamDirectory *directory, guint number, IteamTime time, gboolean late);
gint64      iteam_agenda_row_get_item    (IteamAgendaRow *self);
const char *iteam_agenda_row_get_section (IteamAgendaRow *self);

G_END_DECLS
