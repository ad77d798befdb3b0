/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-page-text.h"

#include <string.h>

#include "iteam-text.h"

/* What is longer is no word that anybody looks for a part of. */
#define LONGEST_WORD 64

#define SOFT_HYPHEN 0x00ad
#define HYPHEN 0x2010

/**
 * iteam_page_text_clean:
 * @text: the text of a page
 *
 * Brings the text of a page to the form in which it is kept: ligatures taken
 * apart, soft hyphens left out but for those that divide a word over two lines, and
 * nothing in it that is not to be seen.
 *
 * Returns: (transfer full): the text, whose lines are those of @text.
 */
char *
iteam_page_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *out = g_string_sized_new (strlen (composed));

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\t' || (!g_unichar_iscntrl (c) && (c != SOFT_HYPHEN || *g_utf8_next_char (p) == '\n')))
        g_string_append_unichar (out, c);
    }

  return g_string_free (out, FALSE);
}

static gboolean
is_hyphen (gunichar c)
{
  return c == '-' || c == HYPHEN || c == SOFT_HYPHEN;
}

/* The character before @p. */
static gunichar
before (const char *start,
        const char *p)
{
  const char *previous = g_utf8_find_prev_char (start, p);

  return previous != NULL ? g_utf8_get_char (previous) : 0;
}

static const char *
begin_of_word (const char *start,
               const char *p)
{
  while (g_unichar_isalnum (before (start, p)))
    p = g_utf8_prev_char (p);

  return p;
}

static const char *
end_of_word (const char *p)
{
  while (g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

/**
 * iteam_page_text_join:
 * @text: the text of a page
 *
 * Puts words together that a hyphen divides over two lines.
 *
 * Returns: (transfer full) (nullable): those words, or %NULL if there are none.
 */
char *
iteam_page_text_join (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *end = strchr (text, '\n'); end != NULL; end = strchr (end + 1, '\n'))
    {
      const char *hyphen = g_utf8_find_prev_char (text, end);
      const char *first;

      if (hyphen == NULL || !is_hyphen (g_utf8_get_char (hyphen)) ||
          !g_unichar_isalpha (before (text, hyphen)) || !g_unichar_isalpha (g_utf8_get_char (end + 1)))
        continue;

      if (out->len > 0)
        g_string_append_c (out, '\n');
      first = begin_of_word (text, hyphen);
      g_string_append_len (out, first, hyphen - first);
      g_string_append_len (out, end + 1, end_of_word (end + 1) - (end + 1));
    }

  return g_string_free (out, out->len == 0);
}

static void
add_words (const char *text,
           GHashTable *words)
{
  g_autofree char *folded = iteam_text_fold (text);

  for (const char *p = folded; *p != '\0';)
    {
      const char *end = end_of_word (p);

      if (end == p)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      if (end - p <= LONGEST_WORD && g_utf8_strlen (p, end - p) > ITEAM_PAGE_TEXT_INSIDE)
        g_hash_table_add (words, g_strndup (p, (gsize) (end - p)));
      p = end;
    }
}

/**
 * iteam_page_text_words:
 * @text: the text of a page
 * @joined: (nullable): what iteam_page_text_join() made of it
 *
 * Returns: (transfer full) (element-type utf8): the words in which another can be
 *   found that they do not begin with, folded, each once.
 */
GPtrArray *
iteam_page_text_words (const char *text,
                       const char *joined)
{
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer word;

  add_words (text, words);
  if (joined != NULL)
    add_words (joined, words);
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      g_hash_table_iter_steal (&iter);
      g_ptr_array_add (list, word);
    }

  return list;
}
