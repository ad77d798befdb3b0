/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void        iteam_remark_drafts_read_async  (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GHashTable *iteam_remark_drafts_read_finish (GAsyncResult *result);
void        iteam_remark_drafts_keep        (gint64 item, const char *text);

G_END_DECLS
