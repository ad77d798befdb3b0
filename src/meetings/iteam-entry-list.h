/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-entry.h"
#include "iteam-entry-row.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ENTRY_LIST (iteam_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (IteamEntryList, iteam_entry_list, ITEAM, ENTRY_LIST, AdwBin)

/**
 * IteamEntryLook:
 * @label: what the list is called for who hears it, an untranslated msgid
 * @compare: (nullable): the order; that of the model without
 * @heading: (nullable): what stands above the first of each sort, to be freed
 * @describe: tells of an entry; @data is what was given with the look
 * @fold: what is searched in, as iteam_text_fold() folds it
 *
 * How a list shows its entries.
 */
typedef struct
{
  const char      *label;
  GCompareDataFunc compare;
  char          *(*heading)  (gpointer entry);
  void           (*describe) (gpointer entry, gpointer data, IteamEntryWords *words);
  char          *(*fold)     (gpointer entry);
} IteamEntryLook;

void       iteam_entry_list_set_look     (IteamEntryList *self, const IteamEntryLook *look, gpointer data);
void       iteam_entry_list_set_entries  (IteamEntryList *self, GListModel *entries);
void       iteam_entry_list_search       (IteamEntryList *self, const char *text);
void       iteam_entry_list_update       (IteamEntryList *self);
guint      iteam_entry_list_get_n_shown  (IteamEntryList *self);
gpointer   iteam_entry_list_get_selected (IteamEntryList *self);
gboolean   iteam_entry_list_select       (IteamEntryList *self, gint64 id);
gboolean   iteam_entry_list_select_first (IteamEntryList *self);
GPtrArray *iteam_entry_list_list_shown   (IteamEntryList *self);

G_END_DECLS
