/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-replica.h"
#include "iteam-share-runner.h"
#include "iteam-share.h"

G_BEGIN_DECLS

/**
 * IteamShare:
 *
 * A team file as several people have it open: beside the store, which holds this
 * user's replica, it keeps that and the share alike. Belongs to the main thread,
 * which never waits for the share.
 */
struct _IteamShare
{
  GObject parent_instance;

  IteamShareStatus status;
  gint64 n_left;
  guint check_source;
  gulong changed_handler;
  gulong user_handler;
  IteamShareWrapFunc wrap;
  gpointer wrap_data;

  /* owned */
  IteamStore *store;
  IteamShareRunner *runner;
  IteamReplica *replica;
  GArray *editing;
  char *notice;
};

void iteam_share_clear_status (IteamShare *self);
void iteam_share_tell         (IteamShare *self);
void iteam_share_show         (IteamShare *self, gboolean open);
void iteam_share_start_runner (IteamShare *self, const char *meeting);
void iteam_share_stop_runner  (IteamShare *self, GTask *task);
void iteam_share_set_deadline (GTask *task, guint milliseconds);
void iteam_share_end_deadline (GAsyncResult *result);

G_END_DECLS
