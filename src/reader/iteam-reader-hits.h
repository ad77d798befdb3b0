/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-find.h"
#include "iteam-pdf-hit.h"

G_BEGIN_DECLS

guint    iteam_reader_hits_find_page (GPtrArray *hits, guint page);
gboolean iteam_reader_hits_are_placed (GPtrArray *hits, guint page);
void     iteam_reader_hits_place     (GPtrArray *hits, guint page, IteamFind *sought, IteamPdfText *text);

G_END_DECLS
