/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-pdf-hit.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_READER_HIT (iteam_reader_hit_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderHit, iteam_reader_hit, ITEAM, READER_HIT, GObject)

IteamReaderHit *iteam_reader_hit_new     (IteamPdfHit *hit, const char *label);
IteamPdfHit    *iteam_reader_hit_get_hit (IteamReaderHit *self);

G_END_DECLS
