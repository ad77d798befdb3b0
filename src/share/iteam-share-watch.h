/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-share-files.h"

G_BEGIN_DECLS

/**
 * IteamShareWatch:
 *
 * The files of a share, with a note of how long the call at hand takes, which
 * another thread may read.
 */
typedef struct _IteamShareWatch IteamShareWatch;

IteamShareWatch *iteam_share_watch_new       (IteamShareFiles *files);
IteamShareWatch *iteam_share_watch_ref       (IteamShareWatch *self);
void             iteam_share_watch_unref     (IteamShareWatch *self);
IteamShareFiles *iteam_share_watch_get_files (IteamShareWatch *self);
gint64           iteam_share_watch_get_wait  (IteamShareWatch *self);
void             iteam_share_watch_stop      (IteamShareWatch *self);

G_END_DECLS
