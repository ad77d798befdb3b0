/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-peer-note.h"
#include "iteam-record.h"
#include "iteam-ref.h"
#include "iteam-share-files.h"

G_BEGIN_DECLS

/**
 * IteamExchange:
 *
 * What a replica does on a share: hold its own changes there, read those of the
 * others, claim numbers, keep the file at the meeting point fresh. Each call
 * works on the share at once and may take long: it belongs to one thread, which
 * is not the main one. Nothing is remembered that a look at the share would not tell.
 */
typedef struct _IteamExchange IteamExchange;

/**
 * IteamLook:
 * @records: (element-type IteamRecord): changes of others that the replica has not
 * @n_peers: how many other authors there are
 * @gap: whether changes that the replica needs are only in the file at the
 *   meeting point
 * @problem: (nullable): why an author's changes cannot be read, if one's cannot
 * @problem_author: whose
 *
 * What a look at the share found.
 */
typedef struct
{
  GPtrArray *records;
  guint      n_peers;
  gboolean   gap;
  GError    *problem;
  gint64     problem_author;
} IteamLook;

IteamExchange *iteam_exchange_new           (IteamShareFiles *files, gint64 file, gint64 author);
void           iteam_exchange_set_segment_size (IteamExchange *self, gint64 size);
void           iteam_exchange_free          (IteamExchange *self);
gboolean       iteam_exchange_found         (IteamShareFiles *files, gint64 file, gint64 now, GError **error);
gboolean       iteam_exchange_join          (IteamShareFiles *files, gint64 *file, GError **error);
gboolean       iteam_exchange_prepare       (IteamExchange *self, gint64 *held, GError **error);
gboolean       iteam_exchange_publish       (IteamExchange *self, GPtrArray *records, GError **error);
void           iteam_exchange_forget        (IteamExchange *self);
IteamLook     *iteam_exchange_look          (IteamExchange *self, GHashTable *have, gboolean relist, GError **error);
void           iteam_exchange_look_around    (IteamExchange *self);
gboolean       iteam_exchange_find_others    (IteamExchange *self, GError **error);
gint64         iteam_exchange_get_last_clock (IteamExchange *self);
GPtrArray     *iteam_exchange_read_own      (IteamExchange *self, gint64 since, GError **error);
gboolean       iteam_exchange_show          (IteamExchange *self, const IteamPresence *presence, GError **error);
GPtrArray     *iteam_exchange_get_peers     (IteamExchange *self);
gboolean       iteam_exchange_claim         (IteamExchange *self, IteamKind kind, int above, guint wanted, GArray *numbers, GError **error);
GHashTable    *iteam_exchange_read_meeting  (IteamExchange *self, gint64 *written, GError **error);
gboolean       iteam_exchange_disown_meeting (IteamExchange *self, GError **error);
gboolean       iteam_exchange_put_meeting   (IteamExchange *self, const char *local, GHashTable *vector, gint64 now, GError **error);
gboolean       iteam_exchange_tidy          (IteamExchange *self, GHashTable *meeting, const int *highest, gint64 now, guint *n_removed, GError **error);

void           iteam_look_free              (IteamLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamExchange, iteam_exchange_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamLook, iteam_look_free)

G_END_DECLS
