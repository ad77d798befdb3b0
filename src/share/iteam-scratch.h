/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char    *iteam_scratch_new    (GError **error);
void     iteam_scratch_remove (const char *folder);
gboolean iteam_scratch_copy   (const char *from, const char *to, GError **error);
void     iteam_scratch_run    (GTaskThreadFunc func, gpointer data, GDestroyNotify free_data, GAsyncReadyCallback callback, gpointer user_data);
gpointer iteam_scratch_finish (GAsyncResult *result, GError **error);

G_END_DECLS
