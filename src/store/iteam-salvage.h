/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamPublishedFunc:
 * @author: an author
 * @user_data: what was handed in
 *
 * Returns: the last of the author's changes that the share was seen to hold, or 0.
 */
typedef gint64 (*IteamPublishedFunc) (gint64 author, gpointer user_data);

gboolean iteam_salvage_replica (const char *damaged, const char *fresh, IteamPublishedFunc get_published, gpointer user_data, guint *n_lost, GError **error);

G_END_DECLS
