/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-action-columns.h"
#include "iteam-action-filter.h"
#include "iteam-action-group.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_LIST (iteam_action_list_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionList, iteam_action_list, ITEAM, ACTION_LIST, GObject)

IteamActionList  *iteam_action_list_new           (void);

void              iteam_action_list_replace       (IteamActionList *self, GPtrArray *actions);
void              iteam_action_list_update        (IteamActionList *self, GPtrArray *actions);
void              iteam_action_list_remove        (IteamActionList *self, const gint64 *ids, guint n_ids);

void              iteam_action_list_set_directory (IteamActionList *self, IteamDirectory *directory);
void              iteam_action_list_set_user      (IteamActionList *self, gint64 person);
void              iteam_action_list_set_today     (IteamActionList *self, IteamDay today);
void              iteam_action_list_set_filter    (IteamActionList *self, IteamActionFilter *filter);
void              iteam_action_list_set_search    (IteamActionList *self, IteamActionFilter *search);
void              iteam_action_list_set_found     (IteamActionList *self, GArray *ids);
void              iteam_action_list_set_sort      (IteamActionList *self, IteamActionColumn column, gboolean descending);
void              iteam_action_list_set_grouping  (IteamActionList *self, IteamActionGrouping grouping);
void              iteam_action_list_set_limit     (IteamActionList *self, guint limit);
gboolean          iteam_action_list_fold_some     (IteamActionList *self);

IteamActionPoint *iteam_action_list_find          (IteamActionList *self, gint64 id);
gboolean          iteam_action_list_find_position (IteamActionList *self, gint64 id, guint *position);
guint             iteam_action_list_get_n_actions (IteamActionList *self);
guint             iteam_action_list_get_n_shown   (IteamActionList *self);
guint             iteam_action_list_get_count     (IteamActionList *self, IteamActionView view);
guint             iteam_action_list_get_n_late    (IteamActionList *self);

G_END_DECLS
