/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-exchange.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_SHARE (iteam_share_get_type ())
G_DECLARE_FINAL_TYPE (IteamShare, iteam_share, ITEAM, SHARE, GObject)

/**
 * IteamShareState:
 * @ITEAM_SHARE_NONE: no team file is open
 * @ITEAM_SHARE_LOCAL: the file is opened in place
 * @ITEAM_SHARE_STARTING: the share has not answered yet
 * @ITEAM_SHARE_IN_SYNC: the share holds all that is here
 * @ITEAM_SHARE_WAITING: changes of this replica wait to go out
 * @ITEAM_SHARE_UNREACHABLE: the share cannot be reached
 * @ITEAM_SHARE_ELSEWHERE: another program of this user exchanges for both
 *
 * Where the team file is, and how fresh.
 */
typedef enum
{
  ITEAM_SHARE_NONE,
  ITEAM_SHARE_LOCAL,
  ITEAM_SHARE_STARTING,
  ITEAM_SHARE_IN_SYNC,
  ITEAM_SHARE_WAITING,
  ITEAM_SHARE_UNREACHABLE,
  ITEAM_SHARE_ELSEWHERE,
} IteamShareState;

/**
 * IteamShareStatus:
 * @state: in a word
 * @meeting: (nullable): path of the team file at the meeting point
 * @n_waiting: how many changes wait to go out
 * @n_unnumbered: how many things wait for a number
 * @n_conflicts: how many conflicts wait for a decision
 * @n_documents: of how many documents the share holds the contents
 * @n_documents_out: of how many documents the contents wait to go out
 * @n_documents_in: of how many documents the contents are not here yet
 * @unreachable_since: since when the share cannot be reached, microseconds since 1970, or 0
 * @last_exchange: when the share last answered, or 0
 * @meeting_fresh: whether the file at the meeting point has all that is here
 * @peers: (element-type IteamPeerNote): the other replicas
 * @error: (nullable): why the share cannot be used, a sentence
 * @problem: (nullable): why someone's changes cannot be read, a sentence
 *
 * What there is to tell of a shared team file.
 */
typedef struct
{
  IteamShareState  state;
  char            *meeting;
  gint64           n_waiting;
  guint            n_unnumbered;
  int              n_conflicts;
  guint            n_documents;
  guint            n_documents_out;
  guint            n_documents_in;
  gint64           unreachable_since;
  gint64           last_exchange;
  gboolean         meeting_fresh;
  GPtrArray       *peers;
  char            *error;
  char            *problem;
} IteamShareStatus;

/**
 * IteamShareWrapFunc:
 * @files: (transfer full): the files of a share
 * @user_data: what was handed in
 *
 * Puts something between the program and a share, such as a share that is slow.
 *
 * Returns: (transfer full): the files to use instead.
 */
typedef IteamShareFiles *(*IteamShareWrapFunc) (IteamShareFiles *files, gpointer user_data);

IteamShare *iteam_share_new            (IteamStore *store);
IteamStore *iteam_share_get_store      (IteamShare *self);
void        iteam_share_set_wrap       (IteamShare *self, IteamShareWrapFunc func, gpointer user_data);
void        iteam_share_open_async     (IteamShare *self, GFile *file, gboolean share, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean    iteam_share_open_finish    (IteamShare *self, GAsyncResult *result, GError **error);
void        iteam_share_sync_async     (IteamShare *self, guint timeout, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean    iteam_share_sync_finish    (IteamShare *self, GAsyncResult *result, GError **error);
void        iteam_share_close_async    (IteamShare *self, guint timeout, GAsyncReadyCallback callback, gpointer user_data);
gboolean    iteam_share_close_finish   (IteamShare *self, GAsyncResult *result, GError **error);
gint64      iteam_share_get_n_left     (IteamShare *self);
void        iteam_share_leave_async    (IteamShare *self, gboolean stop, GAsyncReadyCallback callback, gpointer user_data);
gboolean    iteam_share_leave_finish   (IteamShare *self, GAsyncResult *result, GError **error);
void        iteam_share_set_damaged_async  (IteamShare *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean    iteam_share_set_damaged_finish (IteamShare *self, GAsyncResult *result, GError **error);
void        iteam_share_set_editing    (IteamShare *self, GArray *refs);
const IteamShareStatus *iteam_share_get_status (IteamShare *self);
const char *iteam_share_get_notice     (IteamShare *self);
gboolean    iteam_share_is_shared      (IteamShare *self);

G_END_DECLS
