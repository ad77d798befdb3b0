/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-terms.h"

#include <glib/gi18n-lib.h>

/**
 * iteam_terms_nick:
 * @self: the words of an enumeration
 * @value: one of its values
 *
 * Returns: (nullable): the name under which the team file keeps it, %NULL for a
 *   value that it leaves empty.
 */
const char *
iteam_terms_nick (const IteamTerms *self,
                  int               value)
{
  g_return_val_if_fail (value >= 0 && value < self->n_terms, NULL);

  return self->terms[value].nick;
}

/**
 * iteam_terms_label:
 * @self: the words of an enumeration
 * @value: one of its values
 *
 * Returns: the word for it in the language of the interface.
 */
const char *
iteam_terms_label (const IteamTerms *self,
                   int               value)
{
  g_return_val_if_fail (value >= 0 && value < self->n_terms, NULL);

  return _(self->terms[value].label);
}

/**
 * iteam_terms_find:
 * @self: the words of an enumeration
 * @nick: (nullable): a name as iteam_terms_nick() gives it, whatever its capitals
 * @value: (out): the value, left alone for another name
 *
 * Returns: whether there is such a value; %NULL is the one that is left empty, if
 *   there is one.
 */
gboolean
iteam_terms_find (const IteamTerms *self,
                  const char       *nick,
                  int              *value)
{
  for (int i = 0; i < self->n_terms; i++)
    {
      const char *known = self->terms[i].nick;

      if (nick == NULL || known == NULL ? nick != known : g_ascii_strcasecmp (known, nick) != 0)
        continue;
      *value = i;

      return TRUE;
    }

  return FALSE;
}
