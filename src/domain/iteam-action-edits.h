/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-point.h"
#include "iteam-words.h"

G_BEGIN_DECLS

IteamDraft *iteam_action_edits_status       (GPtrArray *actions, IteamActionStatus status, const char *reason, IteamDay today);
IteamDraft *iteam_action_edits_complete     (GPtrArray *actions, GHashTable *checklists, IteamDay today);
IteamDraft *iteam_action_edits_priority     (GPtrArray *actions, IteamPriority priority);
IteamDraft *iteam_action_edits_kind         (GPtrArray *actions, IteamActionKind kind);
IteamDraft *iteam_action_edits_pillar       (GPtrArray *actions, gint64 pillar);
IteamDraft *iteam_action_edits_owners       (GPtrArray *actions, const gint64 *before, guint n_before, const gint64 *after, guint n_after);
IteamDraft *iteam_action_edits_due          (GPtrArray *actions, IteamDay due);
IteamDraft *iteam_action_edits_postpone     (GPtrArray *actions, IteamUnit unit, int number, IteamDay today);
IteamDraft *iteam_action_edits_delete       (GPtrArray *actions);
IteamDay    iteam_action_postponed_due      (IteamDay due, IteamUnit unit, int number, IteamDay today);
gint64     *iteam_action_edits_common_owners (GPtrArray *actions, guint *n_owners);

G_END_DECLS
