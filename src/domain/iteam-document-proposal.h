/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-document.h"

G_BEGIN_DECLS

void iteam_document_propose (IteamDocument *document, const char *title, IteamDay created, const char *text);

G_END_DECLS
