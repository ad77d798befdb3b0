/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-directory.h"
#include "iteam-document-filter.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DOCUMENT_FILTER_BAR (iteam_document_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (IteamDocumentFilterBar, iteam_document_filter_bar, ITEAM, DOCUMENT_FILTER_BAR, AdwBin)

void iteam_document_filter_bar_update (IteamDocumentFilterBar *self, GListModel *documents, IteamDirectory *directory);
void iteam_document_filter_bar_clear  (IteamDocumentFilterBar *self);
void iteam_document_filter_bar_apply  (IteamDocumentFilterBar *self, IteamDocumentFilter *filter);

G_END_DECLS
