/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-pdf-document.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_READER_PROPERTIES (iteam_reader_properties_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderProperties, iteam_reader_properties, ITEAM, READER_PROPERTIES, AdwWindow)

GtkWidget *iteam_reader_properties_new   (GtkWindow *parent, IteamPdfDocument *document, guint page, gint64 size);
char      *iteam_reader_describe_paper   (double width, double height);

G_END_DECLS
