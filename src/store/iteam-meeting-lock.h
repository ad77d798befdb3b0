/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-connection.h"
#include "iteam-draft.h"

G_BEGIN_DECLS

gboolean iteam_meeting_lock_check (IteamConnection *connection, IteamDraft *draft, GError **error);

G_END_DECLS
