/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-attention.h"
#include "iteam-breakpoint-bin.h"
#include "iteam-document-adder.h"
#include "iteam-document-filter-bar.h"
#include "iteam-document-list.h"
#include "iteam-document-panel.h"
#include "iteam-document-reading.h"
#include "iteam-page-results.h"
#include "iteam-documents-pane.h"
#include "iteam-register.h"

G_BEGIN_DECLS

struct _IteamDocumentsPane
{
  AdwBin parent_instance;

  gboolean restoring;
  /* whether the fields are shown where they take the place of something */
  gboolean details;
  gboolean reads;
  /* whether something is going to be read as soon as the register is */
  gboolean awaits;
  int badge;
  /* where something stood that is deleted, or -1 */
  int place;
  gint64 wanted;
  char *wanted_place;
  IteamDocumentFilter filter;

  /* template children */
  IteamBreakpointBin *breakpoint;
  GtkWidget *panel_box;
  GtkWidget *back_button;
  GtkWidget *details_button;
  GtkStack *content;
  GtkSearchEntry *search_entry;
  IteamDocumentFilterBar *filter_bar;
  GtkStack *stack;
  IteamDocumentList *list;
  AdwStatusPage *empty_page;
  GtkWidget *empty_add_button;
  GtkWidget *empty_clear_button;
  IteamDocumentAdder *adder;
  IteamDocumentReading *reading;
  IteamPageResults *page_results;

  /* borrowed; made when they are seen */
  IteamDocumentPanel *panel;

  /* owned */
  GSettings *settings;
  IteamStore *store;
  IteamShare *share;
  IteamRegister *documents;
  IteamNewsList *news;
  IteamAttention *attention;
  char *grouping;
  char *order;
};

void iteam_documents_pane_set_details    (IteamDocumentsPane *self, gboolean details);
void iteam_documents_pane_stop_reading   (IteamDocumentsPane *self);
void iteam_documents_pane_open           (IteamDocumentsPane *self);
void iteam_documents_pane_filter         (IteamDocumentsPane *self);
void iteam_documents_pane_choose_again   (IteamDocumentsPane *self);

void iteam_documents_pane_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
