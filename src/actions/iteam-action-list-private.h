/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-list.h"
#include "iteam-action-order.h"
#include "iteam-list-edits.h"

G_BEGIN_DECLS

/**
 * IteamActionList:
 *
 * All action points of a team file as the table shows them: filtered, searched,
 * sorted and grouped in one pass over plain arrays. It tells its changes in the
 * smallest steps, so that selection, scroll place and an edit under way in a
 * row survive what others write. Items are #IteamActionPoint and, above each
 * group, #IteamActionGroup.
 */
struct _IteamActionList
{
  GObject parent_instance;

  IteamActionOrder order;
  IteamDay today;
  gint64 user;
  guint limit;
  guint n_shown;
  guint n_folded;
  guint n_late;
  guint counts[ITEAM_N_ACTION_VIEWS];

  /* owned */
  IteamDirectory *directory;
  IteamActionFilter *filter;
  IteamActionFilter *search;
  GHashTable *found;
  GHashTable *entries;
  GHashTable *groups;
  GPtrArray *sorted;
  GPtrArray *rows;
};

/**
 * IteamActionEntry:
 * @row: what stands in the table; first, so that an array of rows holds entries and headings
 * @id: its key, by which the list finds it
 * @action: the action point
 * @keys: by what it is sorted
 * @views: the views that it belongs in, a bit each
 * @late: whether the user has it and it is overdue
 * @shown: whether the filter and the search let it through
 *
 * An action point of the list, shown or not.
 */
typedef struct
{
  IteamListRow      row;
  gint64            id;
  IteamActionPoint *action;
  IteamActionKeys   keys;
  guint             views;
  gboolean          late;
  gboolean          shown;
} IteamActionEntry;

GHashTable       *iteam_action_list_new_entries   (void);
GHashTable       *iteam_action_list_new_groups    (void);
IteamActionEntry *iteam_action_list_add_entry     (IteamActionList *self, IteamActionPoint *action);
void              iteam_action_entry_free         (gpointer data);

void              iteam_action_list_make_keys     (IteamActionList *self, IteamActionEntry *entry);
void              iteam_action_list_insert_sorted (IteamActionList *self, IteamActionEntry *entry);
void              iteam_action_list_sort          (IteamActionList *self);
void              iteam_action_list_sort_afresh   (IteamActionList *self);
void              iteam_action_list_update_ranks  (IteamActionList *self);
void              iteam_action_list_show_rows     (IteamActionList *self);

G_END_DECLS
