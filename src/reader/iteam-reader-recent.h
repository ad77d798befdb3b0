/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-pdf-document.h"

G_BEGIN_DECLS

/**
 * IteamReaderRecent:
 *
 * The documents that were read last, still open for who goes back to one of them.
 */
typedef struct _IteamReaderRecent IteamReaderRecent;

IteamReaderRecent *iteam_reader_recent_new    (void);
void               iteam_reader_recent_free   (IteamReaderRecent *self);
void               iteam_reader_recent_keep   (IteamReaderRecent *self, const char *hash, IteamPdfDocument *document);
IteamPdfDocument  *iteam_reader_recent_take   (IteamReaderRecent *self, const char *hash);
void               iteam_reader_recent_forget (IteamReaderRecent *self);

G_END_DECLS
