/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-programme.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PROGRAMME_DESK (iteam_programme_desk_get_type ())
G_DECLARE_FINAL_TYPE (IteamProgrammeDesk, iteam_programme_desk, ITEAM, PROGRAMME_DESK, GObject)

IteamProgrammeDesk *iteam_programme_desk_new           (void);
void                iteam_programme_desk_set_store     (IteamProgrammeDesk *self, IteamStore *store);
IteamStore         *iteam_programme_desk_get_store     (IteamProgrammeDesk *self);
IteamDirectory     *iteam_programme_desk_get_directory (IteamProgrammeDesk *self);
gboolean            iteam_programme_desk_get_writable  (IteamProgrammeDesk *self);
IteamProgramme     *iteam_programme_desk_get_programme (IteamProgrammeDesk *self);
void                iteam_programme_desk_save          (IteamProgrammeDesk *self, GtkWidget *widget, IteamDraft *draft);
void                iteam_programme_desk_edit          (IteamProgrammeDesk *self, GtkWidget *widget, gpointer read, gpointer edited);
void                iteam_programme_desk_add           (IteamProgrammeDesk *self, GtkWidget *widget, gpointer entry);
void                iteam_programme_desk_remove        (IteamProgrammeDesk *self, GtkWidget *widget, gpointer entry);

G_END_DECLS
