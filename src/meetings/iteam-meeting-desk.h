/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-meeting-detail.h"
#include "iteam-meeting-rules.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_MEETING_DESK (iteam_meeting_desk_get_type ())
G_DECLARE_FINAL_TYPE (IteamMeetingDesk, iteam_meeting_desk, ITEAM, MEETING_DESK, GObject)

IteamMeetingDesk         *iteam_meeting_desk_new           (void);
void                      iteam_meeting_desk_set_store     (IteamMeetingDesk *self, IteamStore *store);
IteamStore               *iteam_meeting_desk_get_store     (IteamMeetingDesk *self);
IteamDirectory           *iteam_meeting_desk_get_directory (IteamMeetingDesk *self);
void                      iteam_meeting_desk_show          (IteamMeetingDesk *self, gint64 meeting);
gint64                    iteam_meeting_desk_get_shown     (IteamMeetingDesk *self);
const IteamMeetingDetail *iteam_meeting_desk_get_detail    (IteamMeetingDesk *self);
IteamAgendaItem          *iteam_meeting_desk_get_item      (IteamMeetingDesk *self);
guint                     iteam_meeting_desk_get_position  (IteamMeetingDesk *self);
void                      iteam_meeting_desk_choose        (IteamMeetingDesk *self, gint64 item);
gboolean                  iteam_meeting_desk_get_writable  (IteamMeetingDesk *self);
gboolean                  iteam_meeting_desk_may           (IteamMeetingDesk *self, IteamMeetingDeed deed);
void                      iteam_meeting_desk_save          (IteamMeetingDesk *self, GtkWidget *widget, gpointer read, gpointer edited);
void                      iteam_meeting_desk_commit        (IteamMeetingDesk *self, GtkWidget *widget, IteamDraft *draft, const char *told);

void                      iteam_meeting_desk_commit_typed (IteamMeetingDesk *self, GtkWidget *widget, IteamDraft *draft, GtkEditable *entry);
void                      iteam_meeting_desk_add_item     (IteamMeetingDesk *self, GtkWidget *widget, IteamAgendaItem *item, GtkEditable *entry);

void                      iteam_meeting_desk_begin_write  (IteamMeetingDesk *self, IteamDraft *draft, gboolean shown);
void                      iteam_meeting_desk_end_write    (IteamMeetingDesk *self);

void                      iteam_meeting_desk_order        (IteamMeetingDesk *self);

G_END_DECLS
