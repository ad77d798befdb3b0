/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-exchange.h"
#include "iteam-replica.h"
#include "iteam-share-bridge.h"
#include "iteam-share-watch.h"

G_BEGIN_DECLS

/**
 * IteamShareReport:
 * @exchanging: whether this program exchanges, not another one of this user
 * @n_waiting: how many changes of this replica the share does not hold yet
 * @n_unnumbered: how many things wait for a number
 * @n_conflicts: how many conflicts wait for a decision
 * @n_documents: how many large contents the share holds
 * @n_documents_out: how many large contents are here and not on the share
 * @n_documents_in: how many of those that documents have are not here
 * @more: whether there is more to carry at once
 * @n_received: how many changes of others came in
 * @finished: when this was, microseconds since 1970
 * @meeting_fresh: whether the file at the meeting point has all that is here
 * @peers: (element-type IteamPeerNote): the others
 * @error: (nullable): why the share could not be used, if it could not
 * @problem: (nullable): why the changes of one of the others cannot be read
 * @problem_author: whose
 *
 * What came of a round.
 */
typedef struct
{
  gboolean   exchanging;
  gint64     n_waiting;
  guint      n_unnumbered;
  int        n_conflicts;
  guint      n_documents;
  guint      n_documents_out;
  guint      n_documents_in;
  gboolean   more;
  guint      n_received;
  gint64     finished;
  gboolean   meeting_fresh;
  GPtrArray *peers;
  GError    *error;
  GError    *problem;
  gint64     problem_author;
} IteamShareReport;

/**
 * IteamRoundFlags:
 * @ITEAM_ROUND_LOOK: only look at what is new
 * @ITEAM_ROUND_LIST: also look for new authors, show oneself, number things
 * @ITEAM_ROUND_MEETING: also write the file at the meeting point if it is behind
 * @ITEAM_ROUND_SHOW: also tell what has changed of oneself
 * @ITEAM_ROUND_AROUND: also read what the others tell of themselves
 *
 * How thorough a round is.
 */
typedef enum
{
  ITEAM_ROUND_LOOK = 0,
  ITEAM_ROUND_LIST = 1 << 0,
  ITEAM_ROUND_MEETING = 1 << 1,
  ITEAM_ROUND_SHOW = 1 << 2,
  ITEAM_ROUND_AROUND = 1 << 3,
} IteamRoundFlags;

/**
 * IteamShareEngine:
 *
 * What keeps a replica and a share alike, in a thread of its own.
 */
typedef struct _IteamShareEngine IteamShareEngine;

IteamShareEngine *iteam_share_engine_new   (IteamShareBridge *bridge, IteamShareWatch *watch, IteamReplica *replica);
void              iteam_share_engine_free  (IteamShareEngine *self);
IteamShareReport *iteam_share_engine_round (IteamShareEngine *self, IteamRoundFlags flags, const IteamPresence *presence);
void              iteam_share_report_free  (IteamShareReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamShareEngine, iteam_share_engine_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamShareReport, iteam_share_report_free)

G_END_DECLS
