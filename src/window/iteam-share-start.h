/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-session.h"

G_BEGIN_DECLS

void     iteam_share_start_async  (GtkWidget            *parent,
                                   IteamSession         *session,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
gboolean iteam_share_start_finish (GtkWidget            *parent,
                                   GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
