/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-reader-renderer.h"
#include "iteam-reader-texts.h"
#include "iteam-reader-view.h"

G_BEGIN_DECLS

struct _IteamReaderView
{
  GtkWidget parent_instance;

  IteamReaderFit fit;
  gboolean dark;
  unsigned page;
  int direction;
  double last_y;
  gboolean configuring;
  guint rest_source;
  unsigned n_blank;
  gboolean sharp;
  gboolean begun;

  /* What stays where it is in the view when sizes change. */
  gboolean kept;
  IteamReaderSpot kept_spot;
  double kept_x;
  double kept_y;

  /* Where to go as soon as it is drawn. */
  gboolean jumping;
  double jump_x;
  double jump_y;
  IteamReaderSpot jump_spot;
  guint jump_source;

  /* selecting */
  IteamReaderSelection selection;
  IteamReaderSelection drag_start;
  IteamReaderUnit drag_unit;
  gboolean dragging;
  /* whether a marked passage was clicked, perhaps for the first time of two */
  gboolean mark_clicked;
  IteamReaderPlace clicked_place;
  double pointer_x;
  double pointer_y;
  guint drag_tick;
  double pinch_scale;

  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;

  /* owned */
  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  IteamPdfDocument *document;
  IteamReaderLayout *layout;
  IteamReaderRenderer *renderer;
  IteamReaderTexts *texts;
  GPtrArray *hits;
  guint current_hit;
  IteamFind *sought;
  GPtrArray *marks;
  GCancellable *copying;

  /* for screen readers: the page, from 1, and its text */
  unsigned told_page;
  GtkWidget *page_label;
  GCancellable *telling;
};

/* iteam-reader-view-access.c */
void iteam_reader_view_tell_page    (IteamReaderView *self);
void iteam_reader_view_stop_telling (IteamReaderView *self);

/* iteam-reader-view.c */
double iteam_reader_view_get_x (IteamReaderView *self);
double iteam_reader_view_get_y (IteamReaderView *self);
void   iteam_reader_view_moved (IteamReaderView *self);
void   iteam_reader_view_link  (IteamReaderView *self, const IteamPdfLink *link);
void   iteam_reader_view_mark  (IteamReaderView *self, const IteamReaderPlace *place);

/* iteam-reader-view-place.c */
void iteam_reader_view_spot_in_view (IteamReaderView *self, double x, double y, IteamReaderSpot *spot);
void iteam_reader_view_keep         (IteamReaderView *self, double x, double y);
void iteam_reader_view_keep_top     (IteamReaderView *self);
void iteam_reader_view_set_page     (IteamReaderView *self, unsigned page);
void iteam_reader_view_follow_page  (IteamReaderView *self);
void iteam_reader_view_land         (IteamReaderView *self);
void iteam_reader_view_pass (IteamReaderView *self, unsigned page);
void iteam_reader_view_jump_again   (IteamReaderView *self);

/* iteam-reader-view-options.c */
void iteam_reader_view_take_scale   (IteamReaderView *self, double scale);
void iteam_reader_view_scale_around (IteamReaderView *self, double scale, double x, double y);
void iteam_reader_view_selected     (IteamReaderView *self);

/* iteam-reader-view-draw.c */
void     iteam_reader_view_wish     (IteamReaderView *self);
gboolean iteam_reader_view_is_drawn (IteamReaderView *self, double y);
void     iteam_reader_view_draw     (IteamReaderView *self, GtkSnapshot *snapshot);

/* iteam-reader-view-input.c */
void iteam_reader_view_install_keys  (GtkWidgetClass *widget_class);
void iteam_reader_view_listen        (IteamReaderView *self);
void iteam_reader_view_stop_dragging (IteamReaderView *self);

G_END_DECLS
