/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-pdf-document.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_READER_FIND (iteam_reader_find_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderFind, iteam_reader_find, ITEAM, READER_FIND, AdwBin)

IteamReaderFind *iteam_reader_find_new          (void);
void             iteam_reader_find_set_document (IteamReaderFind *self, IteamPdfDocument *document);
void             iteam_reader_find_set_stored   (IteamReaderFind *self, IteamStore *store, const char *hash);
void             iteam_reader_find_set_page     (IteamReaderFind *self, guint page);
void             iteam_reader_find_begin        (IteamReaderFind *self, const char *query);
void             iteam_reader_find_step         (IteamReaderFind *self, gboolean forward);
void             iteam_reader_find_stop         (IteamReaderFind *self);
GPtrArray       *iteam_reader_find_get_hits     (IteamReaderFind *self);
IteamFind       *iteam_reader_find_get_sought   (IteamReaderFind *self);
guint            iteam_reader_find_get_current  (IteamReaderFind *self);

G_END_DECLS
