/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-point.h"
#include "iteam-draft.h"
#include "iteam-meeting-detail.h"

G_BEGIN_DECLS

char       *iteam_place_to_ref       (gint64 document, guint page, const char *quote);
gboolean    iteam_place_parse        (const char *fragment, guint *page, char **quote);
char       *iteam_place_shorten      (const char *quote);
char       *iteam_place_describe     (const char *title, const char *label);
IteamDraft *iteam_place_draft_action (IteamActionPoint *action, gint64 document, guint page, const char *origin, const char *quote);
IteamDraft *iteam_place_draft_citation (const IteamMeetingDetail *detail, IteamAgendaItem *item, gint64 document, guint page, const char *quote, const char *minutes);

G_END_DECLS
