/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-connection.h"
#include "iteam-day.h"
#include "iteam-search-query.h"

G_BEGIN_DECLS

/**
 * IteamTitleList:
 *
 * The titles of all things in a file, in memory, with how fresh each is: a search as
 * one types weighs all of them at each key, which is too much to ask SQLite.
 */
typedef struct _IteamTitleList IteamTitleList;

/**
 * IteamTitle:
 * @ref: the thing
 * @place: the key of the thing it is shown in, 0 if it is shown itself
 * @favour: what its kind, its state and its age count for it
 * @text: where its title begins in the list's text
 *
 * The title of a thing.
 */
typedef struct
{
  IteamRef ref;
  gint64   place;
  float    favour;
  guint    text;
} IteamTitle;

IteamTitleList   *iteam_title_list_read     (IteamConnection *connection, IteamDay today, GError **error);
void              iteam_title_list_free     (IteamTitleList *self);
gboolean          iteam_title_list_is_fresh (IteamTitleList *self, IteamConnection *connection, IteamDay today, gboolean *fresh, GError **error);
guint             iteam_title_list_get_size (IteamTitleList *self);
const IteamTitle *iteam_title_list_get      (IteamTitleList *self, guint index);
const IteamTitle *iteam_title_list_get_favoured (IteamTitleList *self, guint rank);
const char       *iteam_title_list_get_text (IteamTitleList *self, const IteamTitle *title);
const IteamTitle *iteam_title_list_look_up  (IteamTitleList *self, gint64 key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamTitleList, iteam_title_list_free)

G_END_DECLS
