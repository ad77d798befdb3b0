/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-share-bridge.h"
#include "iteam-share-files.h"

G_BEGIN_DECLS

/**
 * IteamShareContents:
 *
 * Large contents on their way to a share and from it: each travels once, piece
 * by piece, as a file by its hash. It belongs to one thread.
 */
typedef struct _IteamShareContents IteamShareContents;

/**
 * IteamContentsReport:
 * @n_held: how many contents the share holds
 * @n_out: how many contents are here and not on the share
 * @n_in: how many contents things have that are not here
 * @more: whether there is something to carry at once
 * @problem: (nullable): why one could not be carried
 *
 * How far contents are.
 */
typedef struct
{
  guint    n_held;
  guint    n_out;
  guint    n_in;
  gboolean more;
  GError  *problem;
} IteamContentsReport;

IteamShareContents *iteam_share_contents_new  (IteamShareBridge *bridge, IteamShareFiles *files, gint64 author);
void                iteam_share_contents_free (IteamShareContents *self);
gboolean            iteam_share_contents_step (IteamShareContents *self, gboolean relist, gint64 until, IteamContentsReport *report, GError **error);
gboolean            iteam_share_contents_take (IteamShareContents *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamShareContents, iteam_share_contents_free)

G_END_DECLS
