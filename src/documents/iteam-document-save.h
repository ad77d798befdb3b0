/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-document.h"
#include "iteam-store.h"

G_BEGIN_DECLS

void iteam_document_save_copy (GtkWidget *parent, IteamStore *store, IteamDocument *document);

G_END_DECLS
