/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_DOCUMENT_ADDER (iteam_document_adder_get_type ())
G_DECLARE_FINAL_TYPE (IteamDocumentAdder, iteam_document_adder, ITEAM, DOCUMENT_ADDER, AdwBin)

void     iteam_document_adder_choose        (IteamDocumentAdder *self);
void     iteam_document_adder_add_files     (IteamDocumentAdder *self, GSList *files);
gboolean iteam_document_adder_paste         (IteamDocumentAdder *self);
void     iteam_document_adder_receive_drops (IteamDocumentAdder *self, GtkWidget *widget);

G_END_DECLS
