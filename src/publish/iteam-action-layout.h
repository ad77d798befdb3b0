/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-csv-columns.h"

G_BEGIN_DECLS

/* In the place of a column that is left out. */
#define ITEAM_CSV_LEFT_OUT (-1)

/* The headings stand in one of so many rows: a list may have a title of its own above them. */
#define ITEAM_ACTION_LAYOUT_N_ROWS 10

/**
 * IteamActionLayout:
 *
 * What the columns of a list of action points are. Lists have headings of their own, which
 * their owner can explain once.
 */
typedef struct _IteamActionLayout IteamActionLayout;

IteamActionLayout *iteam_action_layout_new           (GPtrArray *cells, guint line);
IteamActionLayout *iteam_action_layout_copy          (IteamActionLayout *self);
IteamActionLayout *iteam_action_layout_read          (const char *text, gsize length, GError **error);
void               iteam_action_layout_free          (IteamActionLayout *self);
guint              iteam_action_layout_get_line      (IteamActionLayout *self);
guint              iteam_action_layout_get_n_columns (IteamActionLayout *self);
const char        *iteam_action_layout_get_heading   (IteamActionLayout *self, guint index);
const char        *iteam_action_layout_get_example   (IteamActionLayout *self, guint index);
int                iteam_action_layout_get_column    (IteamActionLayout *self, guint index);
void               iteam_action_layout_set_column    (IteamActionLayout *self, guint index, int column);
int                iteam_action_layout_find          (IteamActionLayout *self, IteamCsvColumn column);
int                iteam_action_layout_find_heading  (IteamActionLayout *self, const char *heading);
GVariant          *iteam_action_layout_remember      (IteamActionLayout *self, GVariant *remembered);
void               iteam_action_layout_recall        (IteamActionLayout *self, GVariant *remembered);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamActionLayout, iteam_action_layout_free)

G_END_DECLS
