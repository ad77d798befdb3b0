/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-share-files.h"

G_BEGIN_DECLS

gboolean iteam_share_renewal_wait (IteamShareFiles *files, gint64 file, GError **error);

G_END_DECLS
