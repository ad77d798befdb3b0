/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-grid.h"

G_BEGIN_DECLS

struct _IteamActionGrid
{
  AdwBin parent_instance;

  gboolean read_only;
  gboolean fit_is_due;
  gboolean fitting;
  guint wanted;
  guint raise_tick;
  guint n_frames;
  gint64 kept;
  gint64 rest_at;
  guint present;
  int probed;
  IteamActionColumn sort_column;
  gboolean sort_descending;

  /* template children */
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkMultiSelection *selection;

  /* owned */
  IteamActionList *list;
  IteamDirectory *directory;
  IteamNewsList *news;
  GtkColumnViewColumn *columns[ITEAM_N_ACTION_COLUMNS];
};

/* iteam-action-grid-columns.c */
void iteam_action_grid_add_columns (IteamActionGrid *self);

G_END_DECLS
