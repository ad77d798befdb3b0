/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-draft.h"
#include "iteam-receiver.h"

G_BEGIN_DECLS

gboolean iteam_supersession_is_step (IteamKind kind, const char *column);
gboolean iteam_supersession_check   (IteamConnection *connection, IteamDraft *draft, GError **error);
gboolean iteam_supersession_written (IteamConnection *connection, gint64 change, gboolean *written, GError **error);
gboolean iteam_supersession_settle  (IteamReceiver *receiver, GError **error);

G_END_DECLS
