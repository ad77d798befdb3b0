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
 * @everything: whether all is to be read again
 *
 * What a job that changed or opened the file brings back to the main thread.
 */
typedef struct
{
  GArray    *refs;
  GPtrArray *people;
  GPtrArray *pillars;
  char      *words;
  gboolean   everything;
} IteamEdited;

IteamEdited *iteam_edited_new           (void);
void         iteam_edited_free          (IteamEdited *self);
gboolean     iteam_edited_read_directory (IteamEdited *self, IteamTeamFile *file, GError **error);

void         iteam_store_push           (IteamStore *self, GTask *task, IteamJobFunc func, IteamDeliverFunc deliver, GDestroyNotify free_result);
void         iteam_store_deliver_edited (IteamStore *self, IteamEdited *edited, gboolean local);
IteamUser   *iteam_store_dup_user       (IteamStore *self);
void         iteam_user_free            (IteamUser *user);
IteamNewsReport *iteam_news_report_new  (void);
gboolean     iteam_store_require_file   (IteamTeamFile *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamEdited, iteam_edited_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamUser, iteam_user_free)

G_END_DECLS
