/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-store-pages.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PAGE_ROW (iteam_page_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamPageRow, iteam_page_row, ITEAM, PAGE_ROW, GtkListBoxRow)

GtkWidget  *iteam_page_row_new          (const IteamDocumentHits *document, const IteamPageHit *hit);
gint64      iteam_page_row_get_document (IteamPageRow *self);
guint       iteam_page_row_get_page     (IteamPageRow *self);
const char *iteam_page_row_get_title    (IteamPageRow *self);
const char *iteam_page_row_get_found    (IteamPageRow *self);

G_END_DECLS
