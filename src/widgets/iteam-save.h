/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-store.h"

G_BEGIN_DECLS

void     iteam_save_async  (GtkWidget           *parent,
                            IteamStore          *store,
                            IteamDraft          *draft,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data);
gboolean iteam_save_finish (GtkWidget           *parent,
                            GAsyncResult        *result,
                            GError             **error);

/**
 * IteamSaveFunc:
 * @parent: the widget in which the edit was made
 * @written: whether something of the edit is in the file now
 *
 * Called when iteam_save_and_tell() has come to an end.
 */
typedef void (*IteamSaveFunc) (GtkWidget *parent, gboolean written);

void     iteam_save_and_tell (GtkWidget     *parent,
                              IteamStore    *store,
                              IteamDraft    *draft,
                              const char    *told,
                              IteamSaveFunc  func);

G_END_DECLS
