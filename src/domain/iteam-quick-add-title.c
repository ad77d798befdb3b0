/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-quick-add-title.h"

#include <string.h>

/* What is left of a line when the parts that were recognised are taken out,
 * without the commas, brackets and "and" that stood around them. */

static gboolean
is_joiner (const char *text,
           gsize       length)
{
  static const char *const joiners[] = { "en", "and", "&", "+", NULL };
  g_autofree char *word = g_ascii_strdown (text, (gssize) length);

  return g_strv_contains (joiners, word);
}

/* Whether nothing but punctuation and an "and" stands between two parts. */
static gboolean
is_between (const char *text,
            gsize       length)
{
  while (length > 0 && strchr (" \t,;:.-", text[0]) != NULL)
    {
      text++;
      length--;
    }
  while (length > 0 && strchr (" \t,;:.-", text[length - 1]) != NULL)
    length--;

  return length == 0 || is_joiner (text, length);
}

/* Appends bytes with single spaces, and none ahead of what closes. */
static void
append_text (GString    *title,
             const char *text,
             gsize       length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          if (title->len > 0 && title->str[title->len - 1] != ' ')
            g_string_append_c (title, ' ');
          continue;
        }
      if (c == ')' && title->len > 0 && g_str_has_suffix (title->str, "("))
        {
          g_string_truncate (title, title->len - 1);
          continue;
        }
      g_string_append_unichar (title, c);
    }
}

/* A part that was taken out leaves no space in "(@HRM)", and no comma in
 * "bellen, morgen." */
static void
close_gap (GString    *title,
           const char *rest)
{
  if (*rest == '\0' || strchr (".,;:!?)", *rest) == NULL)
    return;

  while (title->len > 0 && strchr (" ,;:", title->str[title->len - 1]) != NULL)
    g_string_truncate (title, title->len - 1);
}

static void
trim_end (GString *title)
{
  gsize before;

  do
    {
      const char *last;

      before = title->len;
      while (title->len > 0 && strchr (" ,;:-", title->str[title->len - 1]) != NULL)
        g_string_truncate (title, title->len - 1);

      /* What joined the title to a part behind it. */
      last = strrchr (title->str, ' ');
      if (last != NULL && is_joiner (last + 1, strlen (last + 1)))
        g_string_truncate (title, last - title->str);
    }
  while (title->len < before);
}

static void
trim_start (GString *title)
{
  gsize length = strspn (title->str, " ,;:.");
  gsize word;

  g_string_erase (title, 0, (gssize) length);
  word = strcspn (title->str, " ");
  if (title->str[word] == ' ' && is_joiner (title->str, word))
    g_string_erase (title, 0, (gssize) word + 1);
}

/**
 * iteam_quick_add_make_title:
 * @text: a line, in UTF-8
 * @spans: (element-type IteamQuickAddSpan): what to take out, in order
 *
 * Returns: (transfer full): what is left, perhaps empty.
 */
char *
iteam_quick_add_make_title (const char *text,
                            GArray     *spans)
{
  GString *title = g_string_new (NULL);
  gsize at = 0;
  gboolean taken_start = FALSE, taken_end = FALSE;

  for (guint i = 0; i < spans->len; i++)
    {
      const IteamQuickAddSpan *span = &g_array_index (spans, IteamQuickAddSpan, i);
      gboolean taken = span->keep == span->end;

      if (i == 0 || !taken_end || !taken || !is_between (text + at, span->start - at))
        append_text (title, text + at, span->start - at);
      append_text (title, text + span->keep, span->end - span->keep);
      if (taken)
        close_gap (title, text + span->end);
      taken_start = taken_start || (taken && title->len == 0);
      taken_end = taken;
      at = span->end;
    }
  append_text (title, text + at, strlen (text + at));
  g_strchomp (title->str);
  g_string_set_size (title, strlen (title->str));

  if (taken_start)
    trim_start (title);
  if (spans->len > 0)
    trim_end (title);

  return g_string_free (title, FALSE);
}
