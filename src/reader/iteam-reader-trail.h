/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-reader-layout.h"

G_BEGIN_DECLS

typedef struct _IteamReaderTrail IteamReaderTrail;

IteamReaderTrail *iteam_reader_trail_new         (void);
void              iteam_reader_trail_free        (IteamReaderTrail *self);
void              iteam_reader_trail_leave       (IteamReaderTrail *self, const IteamReaderSpot *spot);
gboolean          iteam_reader_trail_can_go      (IteamReaderTrail *self, gboolean forward);
gboolean          iteam_reader_trail_go          (IteamReaderTrail *self, gboolean forward, const IteamReaderSpot *here, IteamReaderSpot *spot);
void              iteam_reader_trail_clear       (IteamReaderTrail *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamReaderTrail, iteam_reader_trail_free)

G_END_DECLS
