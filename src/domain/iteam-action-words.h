/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-point.h"

G_BEGIN_DECLS

gboolean iteam_action_status_from_words (const char *text, IteamActionStatus *status);
gboolean iteam_action_kind_from_words   (const char *text, IteamActionKind *kind);
gboolean iteam_priority_from_words      (const char *text, IteamPriority *priority);
char    *iteam_action_words_fold        (const char *text);

G_END_DECLS
