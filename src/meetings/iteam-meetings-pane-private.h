/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-agenda-list.h"
#include "iteam-breakpoint-bin.h"
#include "iteam-entry-list.h"
#include "iteam-entry-reader.h"
#include "iteam-item-page.h"
#include "iteam-meeting-desk.h"
#include "iteam-meeting-form.h"
#include "iteam-meetings-pane.h"
#include "iteam-news-list.h"
#include "iteam-register.h"
#include "iteam-series-page.h"

G_BEGIN_DECLS

/**
 * IteamMeetingsView:
 * @ITEAM_MEETINGS_VIEW_MEETINGS: the meetings
 * @ITEAM_MEETINGS_VIEW_DECISIONS: the decisions of all years
 * @ITEAM_MEETINGS_VIEW_TOPICS: what is to be talked about some day
 * @ITEAM_MEETINGS_VIEW_SERIES: the series
 *
 * The lists of the pane.
 */
typedef enum
{
  ITEAM_MEETINGS_VIEW_MEETINGS,
  ITEAM_MEETINGS_VIEW_DECISIONS,
  ITEAM_MEETINGS_VIEW_TOPICS,
  ITEAM_MEETINGS_VIEW_SERIES,
} IteamMeetingsView;

#define ITEAM_MEETINGS_N_VIEWS (ITEAM_MEETINGS_VIEW_SERIES + 1)

struct _IteamMeetingsPane
{
  AdwBin parent_instance;

  gboolean restoring;
  gboolean opened;
  gboolean room;
  int badge;
  IteamMeetingsView view;
  gint64 wanted;
  gint64 wanted_item;
  gint64 wanted_series;
  guint clock_source;
  gint64 timed_item;
  gint64 timed_since;

  /* template children */
  IteamBreakpointBin *breakpoint;
  GtkSearchEntry *search_entry;
  GtkWidget *header;
  GtkWidget *list_box;
  GtkWidget *separator;
  GtkStack *list_stack;
  GtkStack *lists_stack;
  GtkDropDown *view_choice;
  GtkWidget *topic_box;
  GtkEntry *topic_entry;
  AdwStatusPage *empty_page;
  GtkWidget *empty_add_button;
  GtkWidget *empty_series_button;
  GtkWidget *empty_clear_button;
  GtkWidget *meeting_box;
  GtkStack *meeting_stack;
  GtkWidget *back_button;
  GtkWidget *series_back_button;
  GtkLabel *series_label;
  IteamSeriesPage *series_page;
  GtkWidget *meeting_paned;
  GtkLabel *name_label;
  GtkLabel *facts_label;
  GtkLabel *clock_label;
  GtkButton *step_button;
  IteamAgendaList *agenda;
  GtkStack *page_stack;
  IteamMeetingForm *form;
  IteamItemPage *item_page;

  /* borrowed */
  IteamEntryList *lists[ITEAM_MEETINGS_N_VIEWS];

  /* owned */
  IteamEntryReader *readers[ITEAM_MEETINGS_N_VIEWS];
  IteamRegister *meetings;
  IteamMeetingDesk *desk;
  IteamStore *store;
  IteamShare *share;
  GHashTable *spent;
};

void iteam_meetings_pane_install_actions (GtkWidgetClass *widget_class);
void iteam_meetings_pane_update_actions  (IteamMeetingsPane *self);
void iteam_meetings_pane_set_opened      (IteamMeetingsPane *self, gboolean opened);
void iteam_meetings_pane_set_room        (IteamMeetingsPane *self, gboolean room);
void iteam_meetings_pane_search          (IteamMeetingsPane *self);
gboolean iteam_meetings_pane_choose_wanted (IteamMeetingsPane *self);
void iteam_meetings_pane_choose          (IteamMeetingsPane *self, gint64 meeting, gint64 item);
void iteam_meetings_pane_update_page     (IteamMeetingsPane *self);
void iteam_meetings_pane_update_layout   (IteamMeetingsPane *self);
void iteam_meetings_pane_update_stack    (IteamMeetingsPane *self);
void iteam_meetings_pane_receive_invitations (IteamMeetingsPane *self);

void iteam_meetings_pane_install_list_actions (GtkWidgetClass *widget_class);
void iteam_meetings_pane_update_list_actions  (IteamMeetingsPane *self);
void iteam_meetings_pane_init_lists           (IteamMeetingsPane *self);
void iteam_meetings_pane_set_list_store       (IteamMeetingsPane *self, IteamStore *store);
void iteam_meetings_pane_set_view             (IteamMeetingsPane *self, IteamMeetingsView view);

G_END_DECLS
