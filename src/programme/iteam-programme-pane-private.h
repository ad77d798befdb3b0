/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-activity-form.h"
#include "iteam-attention.h"
#include "iteam-breakpoint-bin.h"
#include "iteam-comparison-view.h"
#include "iteam-editing-mark.h"
#include "iteam-point-form.h"
#include "iteam-programme-list.h"
#include "iteam-programme-pane.h"
#include "iteam-reports-view.h"

G_BEGIN_DECLS

struct _IteamProgrammePane
{
  AdwBin parent_instance;

  /* whether the fields are shown where they take the place of the list */
  gboolean details;
  /* where something stood that is deleted, or -1 */
  int place;
  /* what is to be chosen when it is there, and whether it is new and has no title of its own */
  gint64 wanted;
  gboolean wanted_is_new;

  /* template children */
  IteamBreakpointBin *breakpoint;
  GtkSearchEntry *search_entry;
  GtkWidget *content;
  GtkLabel *line_label;
  GtkWidget *counted_box;
  GtkLabel *counted_label;
  GtkStack *stack;
  IteamProgrammeList *list;
  IteamComparisonView *comparison;
  IteamReportsView *reports;
  AdwStatusPage *empty_page;
  GtkWidget *empty_add_button;
  GtkWidget *empty_clear_button;
  GtkWidget *panel_box;
  GtkWidget *back_button;
  GtkWidget *details_button;
  GtkStack *panel;
  IteamActivityForm *activity_form;
  IteamEditingMark *activity_mark;
  IteamEditingMark *point_mark;
  IteamPointForm *point_form;

  /* owned */
  char *view;
  IteamProgrammeDesk *desk;
  IteamNewsList *news;
  IteamAttention *attention;
};

gboolean  iteam_programme_pane_is_list     (IteamProgrammePane *self);
IteamKind iteam_programme_pane_get_kind    (IteamProgrammePane *self);
void      iteam_programme_pane_set_view    (IteamProgrammePane *self, const char *view);
void      iteam_programme_pane_set_details (IteamProgrammePane *self, gboolean details);
void      iteam_programme_pane_search      (IteamProgrammePane *self);
void      iteam_programme_pane_show_counted (IteamProgrammePane *self, const IteamCounted *counted);
void      iteam_programme_pane_want        (IteamProgrammePane *self, gint64 id, gboolean is_new);

void      iteam_programme_pane_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
