/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-search-query.h"
#include "iteam-store.h"

G_BEGIN_DECLS

/**
 * IteamFinding:
 * @ref: the thing
 * @place: the thing that it is shown in: @ref itself, or the agenda item of a decision
 * @page: a page of it, from 1, or 0
 * @title: its number and title
 * @context: (nullable): the line that holds what was looked for, if it is not the title;
 *   of a decision, the item of which meeting it is
 * @weight: how well it fits
 *
 * Something that the one search found.
 */
typedef struct
{
  IteamRef  ref;
  IteamRef  place;
  guint     page;
  char     *title;
  char     *context;
  double    weight;
} IteamFinding;

void       iteam_store_find_async      (IteamStore *self, const char *query, IteamSearchScope scope, guint limit, guint n_documents,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *iteam_store_find_finish     (IteamStore *self, GAsyncResult *result, GError **error);
char      *iteam_finding_to_reference  (const IteamFinding *self);
void       iteam_finding_free          (IteamFinding *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamFinding, iteam_finding_free)

G_END_DECLS
