/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-pdf-document.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_READER_PRINT (iteam_reader_print_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderPrint, iteam_reader_print, ITEAM, READER_PRINT, GObject)

IteamReaderPrint  *iteam_reader_print_new           (IteamPdfDocument *document, const char *title, guint page);
GtkPrintOperation *iteam_reader_print_get_operation (IteamReaderPrint *self);
void               iteam_reader_print_run_async     (IteamReaderPrint *self, GtkWindow *parent, GtkPrintOperationAction action, GAsyncReadyCallback callback, gpointer user_data);
gboolean           iteam_reader_print_run_finish    (IteamReaderPrint *self, GAsyncResult *result, GError **error);

G_END_DECLS
