/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store-contents.h"
#include "iteam-store-retention.h"

G_BEGIN_DECLS

/**
 * IteamShareBridge:
 *
 * The store as another thread sees it: each call waits for the main thread to
 * ask the store and for its answer. The main thread never waits for the other.
 */
typedef struct _IteamShareBridge IteamShareBridge;

IteamShareBridge  *iteam_share_bridge_new        (IteamStore *store);
IteamShareBridge  *iteam_share_bridge_ref        (IteamShareBridge *self);
void               iteam_share_bridge_unref      (IteamShareBridge *self);
void               iteam_share_bridge_stop       (IteamShareBridge *self);
IteamReplicaState *iteam_share_bridge_read_state (IteamShareBridge *self, GError **error);
gboolean           iteam_share_bridge_renew      (IteamShareBridge *self, gint64 upto, GError **error);
GPtrArray         *iteam_share_bridge_export     (IteamShareBridge *self, gint64 since, guint limit, GError **error);
IteamApplied      *iteam_share_bridge_apply      (IteamShareBridge *self, GPtrArray *records, GError **error);
gboolean           iteam_share_bridge_commit     (IteamShareBridge *self, IteamDraft *draft, GError **error);
GHashTable        *iteam_share_bridge_write_meeting (IteamShareBridge *self, const char *path, gboolean insist, GError **error);

IteamWiping       *iteam_share_bridge_read_wiping   (IteamShareBridge *self, GError **error);
gboolean           iteam_share_bridge_note_wiped    (IteamShareBridge *self, gint64 n_destroyed, GError **error);

GPtrArray         *iteam_share_bridge_list_contents  (IteamShareBridge *self, GError **error);
IteamContentState *iteam_share_bridge_begin_content  (IteamShareBridge *self, const char *hash, gint64 size, GError **error);
gboolean           iteam_share_bridge_put_piece      (IteamShareBridge *self, const char *hash, guint number, GBytes *bytes, GError **error);
GBytes            *iteam_share_bridge_read_piece     (IteamShareBridge *self, const char *hash, guint number, GError **error);
gboolean           iteam_share_bridge_finish_content (IteamShareBridge *self, const char *hash, GError **error);
gboolean           iteam_share_bridge_drop_content   (IteamShareBridge *self, const char *hash, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamShareBridge, iteam_share_bridge_unref)

G_END_DECLS
