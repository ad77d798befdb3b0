/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DOCUMENTS_PANE (iteam_documents_pane_get_type ())
G_DECLARE_FINAL_TYPE (IteamDocumentsPane, iteam_documents_pane, ITEAM, DOCUMENTS_PANE, AdwBin)

GtkWidget *iteam_documents_pane_new   (void);
void       iteam_documents_pane_show  (IteamDocumentsPane *self, const IteamRef *ref, const char *fragment);
void       iteam_documents_pane_flush (IteamDocumentsPane *self);

G_END_DECLS
