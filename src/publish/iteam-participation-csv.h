/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-activity.h"

G_BEGIN_DECLS

/**
 * IteamParticipationImport:
 * @rows: (element-type IteamParticipation): participation of the units of the list
 * @problems: (element-type utf8): what is wrong with it, a sentence for each
 *
 * What a supplier's list says of the participation in a round.
 */
typedef struct
{
  GPtrArray *rows;
  GPtrArray *problems;
} IteamParticipationImport;

IteamParticipationImport *iteam_participation_csv_read     (const char *text, gsize length, gint64 activity, IteamDay today, GError **error);
IteamDraft               *iteam_participation_import_draft (IteamParticipationImport *self, GPtrArray *known);
void                      iteam_participation_import_free  (IteamParticipationImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamParticipationImport, iteam_participation_import_free)

G_END_DECLS
