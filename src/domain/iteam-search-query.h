/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-ref.h"

G_BEGIN_DECLS

/**
 * IteamSearchScope:
 * @ITEAM_SEARCH_ALL: everything
 * @ITEAM_SEARCH_ACTIONS: action points
 * @ITEAM_SEARCH_MEETINGS: meetings and their series
 * @ITEAM_SEARCH_MINUTES: the items of agendas, with their minutes
 * @ITEAM_SEARCH_DECISIONS: decisions and commitments
 * @ITEAM_SEARCH_PROGRAMME: activities, points of improvement, pillars and spotlights
 * @ITEAM_SEARCH_DOCUMENTS: documents and their pages, and annual reports
 * @ITEAM_SEARCH_PEOPLE: people
 * @ITEAM_SEARCH_COMMANDS: what the program can do
 *
 * What the one search looks among, in the order in which a user sees them.
 */
typedef enum
{
  ITEAM_SEARCH_ALL,
  ITEAM_SEARCH_ACTIONS,
  ITEAM_SEARCH_MEETINGS,
  ITEAM_SEARCH_MINUTES,
  ITEAM_SEARCH_DECISIONS,
  ITEAM_SEARCH_PROGRAMME,
  ITEAM_SEARCH_DOCUMENTS,
  ITEAM_SEARCH_PEOPLE,
  ITEAM_SEARCH_COMMANDS,
} IteamSearchScope;

#define ITEAM_N_SEARCH_SCOPES (ITEAM_SEARCH_COMMANDS + 1)

/**
 * IteamSearchQuery:
 *
 * What someone looks for with the one search: words, and phrases in double quotes,
 * all of which a thing must hold; or the number of a thing.
 */
typedef struct _IteamSearchQuery IteamSearchQuery;

IteamSearchScope  iteam_search_scope_of_kind     (IteamKind kind);
const char       *iteam_search_scope_get_title   (IteamSearchScope scope);

IteamSearchQuery *iteam_search_query_new         (const char *text);
void              iteam_search_query_free        (IteamSearchQuery *self);
gboolean          iteam_search_query_is_empty    (IteamSearchQuery *self);
char            **iteam_search_query_get_words   (IteamSearchQuery *self);
double            iteam_search_query_weigh       (IteamSearchQuery *self, const char *folded, gboolean *complete);
gboolean          iteam_search_query_holds       (IteamSearchQuery *self, const char *title, const char *body);
char             *iteam_search_query_find_line   (IteamSearchQuery *self, const char *title, const char *body);
char             *iteam_search_query_to_markup   (IteamSearchQuery *self, const char *text, guint most_before);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamSearchQuery, iteam_search_query_free)

G_END_DECLS
