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

G_END_DECLS
