/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamPageQuery:
 *
 * What someone looks for in the texts of pages: words, and phrases in double
 * quotes, all of which a page must hold.
 */
typedef struct _IteamPageQuery IteamPageQuery;

/**
 * IteamPageContext:
 * @line: (not nullable): the line of a page that holds what was looked for
 * @from: the first byte of it within @line
 * @to: the byte after its last
 * @number: of the line on its page, from 1
 *
 * Where on a page something was found.
 */
typedef struct
{
  char *line;
  guint from;
  guint to;
  guint number;
} IteamPageContext;

IteamPageQuery   *iteam_page_query_new       (const char *text);
void              iteam_page_query_free      (IteamPageQuery *self);
guint             iteam_page_query_get_n_parts (IteamPageQuery *self);
const char       *iteam_page_query_get_inner (IteamPageQuery *self, guint part);
void              iteam_page_query_take_inside (IteamPageQuery *self, guint part, GPtrArray *words);
char             *iteam_page_query_to_match  (IteamPageQuery *self);
gboolean          iteam_page_query_in_title  (IteamPageQuery *self, const char *title);
IteamPageContext *iteam_page_query_find      (IteamPageQuery *self, const char *text);
void              iteam_page_context_free    (IteamPageContext *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPageQuery, iteam_page_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPageContext, iteam_page_context_free)

G_END_DECLS
