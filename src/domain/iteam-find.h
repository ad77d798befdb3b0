/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-page-query.h"

G_BEGIN_DECLS

/**
 * IteamFindFlags:
 * @ITEAM_FIND_NONE: capitals and accents do not matter
 * @ITEAM_FIND_MATCH_CASE: they do
 * @ITEAM_FIND_WHOLE_WORDS: not inside words
 */
typedef enum
{
  ITEAM_FIND_NONE = 0,
  ITEAM_FIND_MATCH_CASE = 1 << 0,
  ITEAM_FIND_WHOLE_WORDS = 1 << 1,
} IteamFindFlags;

/* More hits than this on one page are not read by anyone. */
#define ITEAM_FIND_MOST_ON_PAGE 500

/**
 * IteamFind:
 *
 * What someone looks for within one document, letter by letter, made ready.
 */
typedef struct _IteamFind IteamFind;

/**
 * IteamFoundFunc:
 * @context: the line that it is in, cut so that a row can show it
 * @first: the character of the page that it begins with
 * @last: the place after its last character
 * @user_data: what was handed in
 */
typedef void (*IteamFoundFunc) (const IteamPageContext *context, guint first, guint last, gpointer user_data);

IteamFind *iteam_find_new   (const char *query, IteamFindFlags flags);
IteamFind *iteam_find_ref   (IteamFind *self);
void       iteam_find_unref (IteamFind *self);
guint      iteam_find_run   (IteamFind *self, const char *text, guint most, IteamFoundFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamFind, iteam_find_unref)

G_END_DECLS
