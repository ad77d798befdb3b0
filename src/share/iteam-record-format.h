/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-frame.h"
#include "iteam-record.h"

G_BEGIN_DECLS

void         iteam_record_append (const IteamRecord *record, GByteArray *bytes);
IteamRecord *iteam_record_parse  (const IteamFrame *frame, GError **error);

G_END_DECLS
