/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-draft.h"
#include "iteam-record.h"
#include "iteam-team-file.h"

G_BEGIN_DECLS

/**
 * IteamUser:
 * @person: key of the person, or 0
 * @name: (nullable): the name
 *
 * Who makes a change.
 */
typedef struct
{
  gint64  person;
  char   *name;
} IteamUser;

gboolean iteam_commit_draft (IteamTeamFile *file, IteamDraft *draft, const IteamUser *user, GArray *refs, GError **error);
gboolean iteam_commit_resolution (IteamTeamFile *file, IteamDraft *draft, const IteamResolution *decided, const IteamUser *user, GArray *refs, GError **error);
char    *iteam_commit_undo  (IteamTeamFile *file, const IteamUser *user, GArray *refs, GError **error);
char    *iteam_commit_redo  (IteamTeamFile *file, const IteamUser *user, GArray *refs, GError **error);

G_END_DECLS
