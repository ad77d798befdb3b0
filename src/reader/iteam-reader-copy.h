/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *iteam_reader_copy_name      (const char *title);
void  iteam_reader_save_copy      (GtkWidget *parent, int fd, const char *title);
void  iteam_reader_open_elsewhere (GtkWidget *parent, int fd, const char *title);

void     iteam_reader_put_aside_async  (int fd, const char *title, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GFile   *iteam_reader_put_aside_finish (GAsyncResult *result, GError **error);

G_END_DECLS
