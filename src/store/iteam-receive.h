/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-record.h"
#include "iteam-team-file.h"

G_BEGIN_DECLS

/**
 * IteamRefusal:
 * @stamp: a record that was not taken
 * @message: why, a sentence
 *
 * A record that says what a team file cannot hold.
 */
typedef struct
{
  IteamStamp  stamp;
  char       *message;
} IteamRefusal;

gboolean iteam_receive_records (IteamTeamFile *file, GPtrArray *records, guint *n_applied, GArray *refs, GPtrArray *refusals, GError **error);
gboolean iteam_receive_recheck (IteamTeamFile *file, gint64 change, const IteamResolution *decided, GArray *refs, GError **error);
gboolean iteam_receive_expect  (IteamTeamFile *file, IteamKind kind, gint64 row, const char *field, GVariant **value, GError **error);
void     iteam_refusal_free    (IteamRefusal *self);

G_END_DECLS
