/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-commit.h"
#include "iteam-store.h"
#include "iteam-worker.h"

G_BEGIN_DECLS

/**
 * IteamEdited:
 * @refs: (element-type IteamRef): what the edit touched
 * @people: (nullable) (element-type IteamPerson): all people, if one was touched
 * @pillars: (nullable) (element-type IteamPillar): all pillars, likewise
 * @words: (nullable): what was undone or done again
 * @draft: (nullable): the edit, if it was one that was drafted
 * @everything: whether all is to be read again
 *
 * What a job that changed or opened the file brings back to the main thread.
 */
typedef struct
{
  GArray     *refs;
  GPtrArray  *people;
  GPtrArray  *pillars;
  char       *words;
  IteamDraft *draft;
  gboolean    everything;
} IteamEdited;

IteamEdited *iteam_edited_new           (void);
void         iteam_edited_free          (IteamEdited *self);
gboolean     iteam_edited_read_directory (IteamEdited *self, IteamTeamFile *file, GError **error);

/**
 * IteamAccess:
 * @ITEAM_ACCESS_FREE: it begins and ends its transactions itself
 * @ITEAM_ACCESS_READ: it reads, in one transaction, so that what several queries give
 *   fits together
 * @ITEAM_ACCESS_WRITE: it writes, in one transaction, which is kept if there is an answer
 *
 * What the answer to a question does with the file.
 */
typedef enum
{
  ITEAM_ACCESS_FREE,
  ITEAM_ACCESS_READ,
  ITEAM_ACCESS_WRITE,
} IteamAccess;

/**
 * IteamAnswerFunc:
 * @file: the open file
 * @request: (nullable): what it is asked about
 * @cancellable: (nullable): the asker's
 * @error: return location for an error
 *
 * Runs in the store's thread.
 *
 * Returns: (transfer full) (nullable): the answer, %NULL with @error set on an error.
 */
typedef gpointer (*IteamAnswerFunc) (IteamTeamFile *file, gpointer request, GCancellable *cancellable, GError **error);

/**
 * IteamQuestion:
 * @tag: the function that asks it, as the source tag of its task
 * @access: what is done with the file
 * @patient: whether it is one piece of something long, which others need not wait for
 * @answer: answers it
 * @deliver: (nullable): called in the main context with the answer, before the asker is
 * @free_request: (nullable): frees what it is asked about
 * @free_answer: (nullable): frees an answer that nobody takes
 *
 * Something that the main thread asks the store's thread about the open file.
 */
typedef struct
{
  gpointer          tag;
  IteamAccess       access;
  gboolean          patient;
  IteamAnswerFunc   answer;
  IteamDeliverFunc  deliver;
  GDestroyNotify    free_request;
  GDestroyNotify    free_answer;
} IteamQuestion;

void         iteam_store_ask            (IteamStore *self, const IteamQuestion *question, gpointer request,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
void         iteam_store_deliver_own     (GTask *task, gpointer result);
void         iteam_store_deliver_foreign (GTask *task, gpointer result);
void         iteam_store_push           (IteamStore *self, IteamTurn turn, GTask *task, IteamJobFunc func, IteamDeliverFunc deliver,
                                         GDestroyNotify free_result);
void         iteam_store_deliver_edited (IteamStore *self, IteamEdited *edited, gboolean local);
IteamUser   *iteam_store_dup_user       (IteamStore *self);
void         iteam_user_free            (IteamUser *user);
IteamNewsReport *iteam_news_report_new  (void);
gboolean     iteam_store_require_file   (IteamTeamFile *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamEdited, iteam_edited_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamUser, iteam_user_free)

G_END_DECLS
