/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_ENTRY_ROW (iteam_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamEntryRow, iteam_entry_row, ITEAM, ENTRY_ROW, AdwBin)

/**
 * IteamEntryWords:
 * @title: (nullable): what it is called
 * @facts: (nullable): what else is to be known, in small letters below
 * @number: (nullable): its number, told when the pointer rests on the row
 * @state: (nullable): how far it is
 * @waits: whether it waits for somebody
 * @faint: whether it is not of much interest any more
 *
 * What a row tells of an entry.
 */
typedef struct
{
  char       *title;
  char       *facts;
  char       *number;
  const char *state;
  gboolean    waits;
  gboolean    faint;
} IteamEntryWords;

GtkWidget *iteam_entry_row_new   (void);
void       iteam_entry_row_show  (IteamEntryRow *self, const IteamEntryWords *words, const char *heading);

void       iteam_entry_words_clear (IteamEntryWords *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IteamEntryWords, iteam_entry_words_clear)

G_END_DECLS
