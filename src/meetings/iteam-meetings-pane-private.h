/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-agenda-list.h"
#include "iteam-breakpoint-bin.h"
#include "iteam-item-page.h"
#include "iteam-meeting-desk.h"
#include "iteam-meeting-form.h"
#include "iteam-meeting-list.h"
#include "iteam-meeting-register.h"
#include "iteam-meetings-pane.h"
#include "iteam-news-list.h"

G_BEGIN_DECLS

struct _IteamMeetingsPane
{
  AdwBin parent_instance;

  gboolean restoring;
  gboolean opened;
  gboolean room;
  int badge;
  gint64 wanted;
  gint64 wanted_item;
  guint clock_source;

  /* template children */
  IteamBreakpointBin *breakpoint;
  GtkSearchEntry *search_entry;
  GtkWidget *header;
  GtkWidget *list_box;
  GtkWidget *separator;
  GtkStack *list_stack;
  IteamMeetingList *list;
  AdwStatusPage *empty_page;
  GtkWidget *empty_add_button;
  GtkWidget *empty_clear_button;
  GtkWidget *meeting_box;
  GtkStack *meeting_stack;
  GtkWidget *back_button;
  GtkLabel *name_label;
  GtkLabel *facts_label;
  GtkLabel *clock_label;
  GtkButton *step_button;
  GtkWidget *adopt_button;
  IteamAgendaList *agenda;
  GtkStack *page_stack;
  IteamMeetingForm *form;
  IteamItemPage *item_page;

  /* owned */
  IteamMeetingRegister *meetings;
  IteamMeetingDesk *desk;
  IteamStore *store;
};

void iteam_meetings_pane_install_actions (GtkWidgetClass *widget_class);
void iteam_meetings_pane_update_actions  (IteamMeetingsPane *self);
void iteam_meetings_pane_set_opened      (IteamMeetingsPane *self, gboolean opened);
void iteam_meetings_pane_set_room        (IteamMeetingsPane *self, gboolean room);
void iteam_meetings_pane_search          (IteamMeetingsPane *self);
gboolean iteam_meetings_pane_choose_wanted (IteamMeetingsPane *self);

G_END_DECLS
