/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-share-contents.h"
#include "iteam-share-engine.h"

G_BEGIN_DECLS

struct _IteamShareEngine
{
  IteamShareBridge *bridge;
  IteamShareWatch *watch;
  IteamReplica *replica;
  IteamExchange *exchange;
  IteamShareContents *contents;
  gboolean contents_more;
  gint64 contents_retry;
  gint64 author;
  gint64 published;
  gboolean compared;
  gboolean recognised;

  GHashTable *meeting;
  guint n_documents;
  guint n_documents_out;
  guint n_documents_in;

  gint64 next_meeting;
  gint64 next_tidy;
  guint n_put_off;
  guint n_stalled;
};

gboolean iteam_share_engine_take_in    (IteamShareEngine *self, GPtrArray *records, IteamReplicaState *state, IteamShareReport *report, guint *n_applied, GError **error);
gboolean iteam_share_engine_publish    (IteamShareEngine *self, gint64 held, IteamShareReport *report, GError **error);
gboolean iteam_share_engine_catch_up   (IteamShareEngine *self, IteamReplicaState *state, IteamShareReport *report, GError **error);
gboolean iteam_share_engine_keep_house (IteamShareEngine *self, IteamRoundFlags flags, IteamReplicaState *state, IteamShareReport *report, GError **error);

G_END_DECLS
