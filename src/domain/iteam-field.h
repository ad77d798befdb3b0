/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-ref.h"

G_BEGIN_DECLS

IteamKind iteam_field_reference (const char *field);
gboolean  iteam_field_is_text   (IteamKind kind, const char *field, gboolean *multiline);

G_END_DECLS
