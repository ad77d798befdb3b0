/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-text.h"

#include <string.h>

/**
 * iteam_text_fold:
 * @text: (nullable): text in UTF-8
 *
 * Brings text to the form in which it is compared and searched: lower case,
 * without diacritics, ligatures taken apart. "Één ﬁets" becomes "een fiets".
 *
 * Returns: (transfer full): the folded text, empty for %NULL.
 */
char *
iteam_text_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *folded = NULL;
  gboolean ascii = TRUE;
  GString *out;

  if (text == NULL)
    return g_strdup ("");

  for (const char *p = text; *p != '\0' && ascii; p++)
    ascii = (guchar) *p < 0x80;

  if (ascii)
    return g_ascii_strdown (text, -1);

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return g_ascii_strdown (text, -1);

  folded = g_utf8_casefold (decomposed, -1);
  out = g_string_sized_new (strlen (folded));
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

/**
 * iteam_text_words:
 * @query: (nullable): what someone typed into a search entry
 *
 * Splits a query at white space, except within double quotes, and folds each
 * part with iteam_text_fold(). A thing matches a query when it holds every
 * part, anywhere in a word.
 *
 * Returns: (transfer full) (array zero-terminated=1): the parts, perhaps none.
 */
char **
iteam_text_words (const char *query)
{
  g_autofree char *folded = iteam_text_fold (query);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gboolean ends = *p == '\0' || *p == '"' || (!quoted && g_unichar_isspace (g_utf8_get_char (p)));

      if (!ends)
        {
          g_string_append_unichar (word, g_utf8_get_char (p));
          continue;
        }

      g_strstrip (word->str);
      if (word->str[0] != '\0')
        g_strv_builder_add (words, word->str);
      g_string_truncate (word, 0);

      if (*p == '\0')
        break;
      if (*p == '"')
        quoted = !quoted;
    }

  return g_strv_builder_end (words);
}

/**
 * iteam_text_strip:
 * @text: (nullable): text in UTF-8
 *
 * Returns: (transfer full) (nullable): @text without white space at its ends,
 *   or %NULL when nothing is left.
 */
char *
iteam_text_strip (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped != NULL && stripped[0] != '\0' ? g_steal_pointer (&stripped) : NULL;
}
