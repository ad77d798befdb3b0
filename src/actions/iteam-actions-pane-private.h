/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-bulk-bar.h"
#include "iteam-action-filter-bar.h"
#include "iteam-action-grid.h"
#include "iteam-action-loader.h"
#include "iteam-action-panel.h"
#include "iteam-action-selection.h"
#include "iteam-action-search.h"
#include "iteam-actions-empty-page.h"
#include "iteam-actions-pane.h"
#include "iteam-attention.h"
#include "iteam-breakpoint-bin.h"
#include "iteam-news-list.h"
#include "iteam-quick-add-bar.h"
#include "iteam-share.h"

G_BEGIN_DECLS

struct _IteamActionsPane
{
  AdwBin parent_instance;

  int badge;
  gboolean panel_visible;
  gboolean opened;
  gboolean restoring;
  guint update_source;
  guint fold_source;
  guint place;
  gint64 wanted;
  IteamActionGrouping grouping;

  /* template children */
  IteamBreakpointBin *breakpoint;
  GtkSearchEntry *search_entry;
  GtkMenuButton *view_button;
  GtkToggleButton *panel_button;
  GtkWidget *main_box;
  GtkWidget *panel_box;
  GtkWidget *no_panel;
  GtkWidget *back_button;
  IteamQuickAddBar *quick_add_bar;
  IteamActionFilterBar *filter_bar;
  GtkStack *stack;
  AdwBin *empty_bin;
  IteamActionGrid *grid;
  GtkRevealer *bulk_revealer;

  /* borrowed: made when they are first needed */
  IteamActionBulkBar *bulk_bar;
  IteamActionPanel *panel;

  /* owned */
  IteamStore *store;
  IteamShare *share;
  GSettings *settings;
  IteamActionList *list;
  IteamActionLoader *loader;
  IteamActionFilter *filter;
  IteamActionSearch *search;
  IteamNewsList *news;
  IteamAttention *attention;
  GSimpleActionGroup *columns;
};

/* iteam-actions-pane.c */
GPtrArray *iteam_actions_pane_get_selected    (IteamActionsPane *self);
void       iteam_actions_pane_popup_at        (IteamActionsPane *self, GtkWidget *popover, const GdkRectangle *place);
void       iteam_actions_pane_queue_update    (IteamActionsPane *self);
void       iteam_actions_pane_close_panel     (IteamActionsPane *self);

/* iteam-actions-pane-news.c */
void       iteam_actions_pane_install_news    (GtkWidgetClass *widget_class);
void       iteam_actions_pane_follow_news     (IteamActionsPane *self, gboolean follow);
void       iteam_actions_pane_look            (IteamActionsPane *self);

/* iteam-actions-pane-search.c */
void       iteam_actions_pane_search_entered  (IteamActionsPane *self);
void       iteam_actions_pane_search_changed  (IteamActionsPane *self);
void       iteam_actions_pane_search_stopped  (IteamActionsPane *self);
void       iteam_actions_pane_search_activated (IteamActionsPane *self);

/* iteam-actions-pane-lists.c */
void       iteam_actions_pane_install_lists   (GtkWidgetClass *widget_class);

/* iteam-actions-pane-state.c */
void       iteam_actions_pane_restore         (IteamActionsPane *self);
void       iteam_actions_pane_remember_sort   (IteamActionsPane *self);

/* iteam-actions-pane-edits.c */
void       iteam_actions_pane_install_edits   (GtkWidgetClass *widget_class);
void       iteam_actions_pane_update_edits    (IteamActionsPane *self);
void       iteam_actions_pane_save            (IteamActionsPane *self, IteamDraft *draft, gboolean tell);
void       iteam_actions_pane_edit_column     (IteamActionsPane *self, IteamActionColumn column, const GdkRectangle *place);
void       iteam_actions_pane_add             (IteamActionsPane *self, GPtrArray *actions);
void       iteam_actions_pane_set_done        (IteamActionsPane *self, GPtrArray *actions, gboolean done);
void       iteam_actions_pane_paste           (IteamActionsPane *self, const char *text);

G_END_DECLS
