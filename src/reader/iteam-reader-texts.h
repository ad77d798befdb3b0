/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-pdf-document.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_READER_TEXTS (iteam_reader_texts_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderTexts, iteam_reader_texts, ITEAM, READER_TEXTS, GObject)

IteamReaderTexts   *iteam_reader_texts_new       (IteamPdfDocument *document);
void                iteam_reader_texts_set_range (IteamReaderTexts *self, unsigned first, unsigned last);
IteamPdfText       *iteam_reader_texts_get       (IteamReaderTexts *self, unsigned page);
const IteamPdfLink *iteam_reader_texts_find_link (IteamReaderTexts *self, unsigned page, double x, double y);

G_END_DECLS
