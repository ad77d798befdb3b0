/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-pdf-document.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_READER (iteam_reader_get_type ())
G_DECLARE_FINAL_TYPE (IteamReader, iteam_reader, ITEAM, READER, AdwBin)

GtkWidget *iteam_reader_new          (void);
void       iteam_reader_open_fd      (IteamReader *self, int fd, const char *hash, const char *title);
void       iteam_reader_open_document (IteamReader *self, IteamPdfDocument *document, const char *hash, const char *title);
gboolean   iteam_reader_open_again   (IteamReader *self, const char *hash, const char *title);
void       iteam_reader_forget       (IteamReader *self);
void       iteam_reader_set_thing    (IteamReader *self, IteamStore *store, gint64 document);
void       iteam_reader_go_to        (IteamReader *self, guint page, const char *query);
void       iteam_reader_show_waiting (IteamReader *self, const char *sentence);
void       iteam_reader_show_error   (IteamReader *self, const char *sentence);
void       iteam_reader_close        (IteamReader *self);
void       iteam_reader_flush        (IteamReader *self);

G_END_DECLS
