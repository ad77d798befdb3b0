/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamTerm:
 * @nick: (nullable): the name that the file and the terminal use; %NULL for what
 *   the file leaves empty
 * @label: the word that people read, an untranslated msgid
 *
 * A value of an enumeration.
 */
typedef struct
{
  const char *nick;
  const char *label;
} IteamTerm;

/**
 * IteamTerms:
 * @terms: (array length=n_terms): a term for each value, from 0
 * @n_terms: how many values there are
 *
 * The words of an enumeration.
 */
typedef struct
{
  const IteamTerm *terms;
  int              n_terms;
} IteamTerms;

const char *iteam_terms_nick  (const IteamTerms *self, int value);
const char *iteam_terms_label (const IteamTerms *self, int value);
gboolean    iteam_terms_find  (const IteamTerms *self, const char *nick, int *value);

G_END_DECLS
