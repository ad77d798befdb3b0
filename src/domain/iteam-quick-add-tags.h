/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"

G_BEGIN_DECLS

/* Names behind an "@", as they are compared. */
typedef struct _IteamQuickAddNames IteamQuickAddNames;

IteamQuickAddNames *iteam_quick_add_names_new  (IteamDirectory *directory, gint64 user);
void                iteam_quick_add_names_free (IteamQuickAddNames *self);
gint64              iteam_quick_add_names_match (IteamQuickAddNames *self, const char *text, gsize *length);

gboolean            iteam_quick_add_match_words (const char *text, gsize *length, guint most, gboolean (*match) (const char *words, gpointer data), gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamQuickAddNames, iteam_quick_add_names_free)

G_END_DECLS
