/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "iteam-draft.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PILLAR (iteam_pillar_get_type ())
G_DECLARE_FINAL_TYPE (IteamPillar, iteam_pillar, ITEAM, PILLAR, GObject)

IteamPillar *iteam_pillar_new            (gint64 id, const char *nick, const char *name, const char *description, gint64 lead, const char *position);
IteamPillar *iteam_pillar_copy           (IteamPillar *self);
void         iteam_pillar_assign         (IteamPillar *self, IteamPillar *other);
gint64       iteam_pillar_get_id         (IteamPillar *self);
const char  *iteam_pillar_get_nick       (IteamPillar *self);
const char  *iteam_pillar_get_name       (IteamPillar *self);
const char  *iteam_pillar_get_short_name (IteamPillar *self);
const char  *iteam_pillar_get_description (IteamPillar *self);
gint64       iteam_pillar_get_lead       (IteamPillar *self);
const char  *iteam_pillar_get_position   (IteamPillar *self);
gboolean     iteam_pillar_matches        (IteamPillar *self, const char *text);

IteamDraft  *iteam_pillar_draft_defaults (void);
IteamDraft  *iteam_pillar_draft_description (IteamPillar *self, const char *before, const char *description);
IteamDraft  *iteam_pillar_draft_lead     (IteamPillar *self, gint64 lead);

G_END_DECLS
