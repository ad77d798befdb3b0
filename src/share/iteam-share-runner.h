/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-share-engine.h"

G_BEGIN_DECLS

/**
 * IteamShareRunner:
 *
 * The thread that keeps a replica and a share alike: a round every moment, a
 * thorough one now and then. If the share hangs, so does this thread, and
 * nothing else.
 */
typedef struct _IteamShareRunner IteamShareRunner;

/**
 * IteamReportFunc:
 * @report: what came of a round
 * @user_data: what was handed in
 *
 * Called in the main context that the runner was made in.
 */
typedef void (*IteamReportFunc) (IteamShareReport *report, gpointer user_data);

IteamShareRunner *iteam_share_runner_new      (IteamStore *store, IteamShareFiles *files, IteamReplica *replica, IteamReportFunc func, gpointer user_data);
void              iteam_share_runner_show     (IteamShareRunner *self, const char *who, GArray *editing, gboolean open);
void              iteam_share_runner_kick     (IteamShareRunner *self);
void              iteam_share_runner_push     (IteamShareRunner *self, IteamRoundFlags flags, GTask *task);
gboolean          iteam_share_runner_claim    (GTask *task);
gint64            iteam_share_runner_get_wait (IteamShareRunner *self);
void              iteam_share_runner_stop     (IteamShareRunner *self, GTask *task);

G_END_DECLS
