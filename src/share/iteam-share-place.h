/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-replica.h"

G_BEGIN_DECLS

/**
 * IteamSharePlace:
 * @kind: what is at the path
 * @replica: (nullable): this user's replica of it, there for the opening; %NULL
 *   for a file that is opened in place
 * @notice: (nullable): what a person has to know of it, a sentence or two
 *
 * How a team file is to be opened.
 */
typedef struct
{
  IteamPlaceKind  kind;
  IteamReplica   *replica;
  char           *notice;
} IteamSharePlace;

IteamSharePlace *iteam_share_place_enter (const char *path, gboolean share, GError **error);
gboolean         iteam_share_place_stop  (const char *path, const char *plain, GError **error);
void             iteam_share_place_free  (IteamSharePlace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamSharePlace, iteam_share_place_free)

G_END_DECLS
