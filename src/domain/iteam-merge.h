/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-record.h"

G_BEGIN_DECLS

/**
 * IteamWrite:
 * @stamp: the change
 * @clock: its hybrid logical clock
 * @read: (nullable): what the field held where the change was made
 * @value: (nullable): what the change put there
 * @data: for the caller
 *
 * What one change did to one field. Writes are ordered by clock, then by author:
 * that order agrees with who had seen what.
 */
typedef struct
{
  IteamStamp  stamp;
  gint64      clock;
  GVariant   *read;
  GVariant   *value;
  gpointer    data;
} IteamWrite;

/**
 * IteamSeesFunc:
 * @later: a change
 * @earlier: another change
 * @user_data: what was handed in
 *
 * Returns: whether the author of @later had @earlier in its replica by then.
 */
typedef gboolean (*IteamSeesFunc) (const IteamStamp *later, const IteamStamp *earlier, gpointer user_data);

/**
 * IteamLoss:
 * @loser: the write that got lost
 * @winner: the write that took its place without having seen it
 *
 * A conflict: by the place of both in the sorted writes.
 */
typedef struct
{
  guint loser;
  guint winner;
} IteamLoss;

int       iteam_write_compare  (gconstpointer a, gconstpointer b);
GVariant *iteam_merge_writes   (GArray *writes, IteamSeesFunc sees, gpointer user_data, GArray *losses);
gboolean  iteam_merge_revives  (GArray *deletions, GArray *touches, IteamSeesFunc sees, gpointer user_data, guint *deletion);
gboolean  iteam_merge_is_quiet (const char *field);

G_END_DECLS
