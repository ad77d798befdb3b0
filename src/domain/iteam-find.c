/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-find.h"

#include <string.h>

#define SOFT_HYPHEN 0xad
#define HYPHEN 0x2010

/* Bytes of a line that are shown around what was found. */
#define LINE_BEFORE 120
#define LINE_AFTER 200

/* Text as it is compared: folded characters, and which character of the page
 * each comes from. A ligature is several of them, a soft hyphen is none. There is
 * always room for as many as the text still has bytes. */
typedef struct
{
  gunichar *chars;
  guint *from;
  gsize n;
  gsize room;
} Folded;

struct _IteamFind
{
  IteamFindFlags flags;
  gboolean with_hyphen;
  Folded query;

  /* What a byte is that is compared as it stands or as its small letter; 0 for one
   * that has to be looked at. */
  guchar plain[256];

  /* The page that is looked at: its memory serves for the next. */
  Folded page;
};

static void
folded_clear (Folded *folded)
{
  g_clear_pointer (&folded->chars, g_free);
  g_clear_pointer (&folded->from, g_free);
}

static void
reserve (Folded *folded,
         gsize   n_more)
{
  if (folded->n + n_more <= folded->room)
    return;

  folded->room = MAX (folded->room * 2, folded->n + n_more);
  folded->chars = g_renew (gunichar, folded->chars, folded->room);
  folded->from = g_renew (guint, folded->from, folded->room);
}

static inline void
add (Folded   *folded,
     gunichar  c,
     guint     index)
{
  folded->chars[folded->n] = c;
  folded->from[folded->n] = index;
  folded->n++;
}

static void
add_decomposed (Folded         *folded,
                gunichar        c,
                guint           index,
                IteamFindFlags  flags)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n_parts; i++)
    {
      if (flags & ITEAM_FIND_MATCH_CASE)
        add (folded, parts[i], index);
      else if (!g_unichar_ismark (parts[i]))
        add (folded, g_unichar_tolower (parts[i]), index);
    }
}

static inline void
add_space (Folded *folded,
           guint   index)
{
  if (folded->n > 0 && folded->chars[folded->n - 1] != ' ')
    add (folded, ' ', index);
}

/* A hyphen that only divides a word over two lines: between a letter and a
 * small letter. */
static gboolean
divides_word (const Folded *folded,
              const char   *hyphen)
{
  const char *next = g_utf8_next_char (hyphen);

  return folded->n > 0 && g_unichar_isalpha (folded->chars[folded->n - 1]) && *next == '\n' &&
         g_unichar_islower (g_utf8_get_char (next + 1));
}

/* Whether a character is nothing but the division of a word, which goes on in the
 * next line. */
static gboolean
is_division (const Folded *folded,
             const char   *p,
             gunichar      c)
{
  return c == SOFT_HYPHEN ? p[2] == '\n' : (c == '-' || c == HYPHEN) && divides_word (folded, p);
}

/* Nearly all characters are letters of ASCII, and a document has millions of them. */
static const char *
add_plain (Folded       *folded,
           const guchar *plain,
           const char   *p,
           guint        *index)
{
  gunichar *chars = folded->chars + folded->n;
  guint *from = folded->from + folded->n;
  const char *start = p;
  guint at = *index;

  for (guchar c; (c = plain[(guchar) *p]) != 0; p++)
    {
      *chars++ = c;
      *from++ = at++;
    }
  folded->n += (gsize) (p - start);
  *index = at;

  return p;
}

static void
fold (IteamFind  *self,
      Folded     *folded,
      const char *text,
      gboolean    with_hyphen)
{
  const char *end = text + strlen (text);
  const char *p = text;
  guint index = 0;

  folded->n = 0;
  reserve (folded, (gsize) (end - text));
  while (*(p = add_plain (folded, self->plain, p, &index)) != '\0')
    {
      gunichar c = (guchar) *p;

      if (c < 0x80 && c != '-')
        {
          add_space (folded, index++);
          p++;
          continue;
        }

      c = g_utf8_get_char (p);
      if (is_division (folded, p, c))
        {
          if (with_hyphen && c != SOFT_HYPHEN)
            add (folded, '-', index);
          p = g_utf8_next_char (p);
          index++;
        }
      else if (g_unichar_isspace (c))
        add_space (folded, index);
      else if (c < 0x80)
        add (folded, c, index);
      else if (c != SOFT_HYPHEN)
        {
          reserve (folded, (gsize) (end - p) + G_UNICHAR_MAX_DECOMPOSITION_LENGTH);
          add_decomposed (folded, c, index, self->flags);
        }
      p = g_utf8_next_char (p);
      index++;
    }
}

static void
learn_plain (IteamFind *self)
{
  for (guchar c = 1; c < 0x80; c++)
    if (c != '-' && !g_ascii_isspace (c))
      self->plain[c] = self->flags & ITEAM_FIND_MATCH_CASE ? c : (guchar) g_ascii_tolower (c);
}

/**
 * iteam_find_new:
 * @query: what to look for; ends of lines, ligatures and soft hyphens do not matter
 * @flags: how
 *
 * Returns: (transfer full): it, to be looked for by one thread at a time.
 */
IteamFind *
iteam_find_new (const char     *query,
                IteamFindFlags  flags)
{
  IteamFind *self = g_atomic_rc_box_new0 (IteamFind);

  self->flags = flags;
  self->with_hyphen = strchr (query, '-') != NULL;
  learn_plain (self);
  fold (self, &self->query, query, TRUE);
  if (self->query.n > 0 && self->query.chars[self->query.n - 1] == ' ')
    self->query.n--;

  return self;
}

/**
 * iteam_find_ref:
 * @self: what is looked for
 *
 * Returns: (transfer full): the same.
 */
IteamFind *
iteam_find_ref (IteamFind *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
find_clear (gpointer data)
{
  IteamFind *self = data;

  folded_clear (&self->query);
  folded_clear (&self->page);
}

/**
 * iteam_find_unref:
 * @self: (transfer full): what is looked for
 */
void
iteam_find_unref (IteamFind *self)
{
  g_atomic_rc_box_release_full (self, find_clear);
}

static gboolean
stands_alone (const Folded *text,
              gsize         at,
              gsize         length)
{
  return (at == 0 || !g_unichar_isalnum (text->chars[at - 1])) &&
         (at + length >= text->n || !g_unichar_isalnum (text->chars[at + length]));
}

/* Where the query is next, from @at on; the end of the page if it is not. */
static gsize
find_next (IteamFind *self,
           gsize      at)
{
  const Folded *page = &self->page, *query = &self->query;

  for (; at + query->n <= page->n; at++)
    if (page->chars[at] == query->chars[0] &&
        memcmp (page->chars + at, query->chars, query->n * sizeof (gunichar)) == 0 &&
        (!(self->flags & ITEAM_FIND_WHOLE_WORDS) || stands_alone (page, at, query->n)))
      return at;

  return page->n;
}

/* The line in which it begins, of which so much around it that a row can show it;
 * what goes on below brings those lines too. */
static char *
cut_line (const char       *text,
          const char       *from,
          const char       *to,
          IteamPageContext *context)
{
  const char *begin = from, *end = to;
  char *line;

  while (begin > text && begin[-1] != '\n' && from - begin < LINE_BEFORE)
    begin = g_utf8_prev_char (begin);
  while (*end != '\0' && *end != '\n' && end - to < LINE_AFTER)
    end = g_utf8_next_char (end);

  line = g_strndup (begin, (gsize) (end - begin));
  g_strdelimit (line, "\n\t\r", ' ');
  context->from = (guint) (from - begin);
  context->to = (guint) (to - begin);

  return line;
}

/**
 * iteam_find_run:
 * @self: what is looked for
 * @text: the text of a page
 * @most: hits that are enough
 * @func: (scope call): called for each hit, in order
 * @user_data: handed to @func
 *
 * Hits do not overlap. A word that is divided over two lines is found too.
 *
 * Returns: how many hits there are.
 */
guint
iteam_find_run (IteamFind      *self,
                const char     *text,
                guint           most,
                IteamFoundFunc  func,
                gpointer        user_data)
{
  const gsize length = self->query.n;
  IteamPageContext context = { .number = 1 };
  const char *at = text;
  guint index = 0, n_hits = 0;

  if (length == 0)
    return 0;

  fold (self, &self->page, text, self->with_hyphen);
  for (gsize i = find_next (self, 0); i < self->page.n && n_hits < most; i = find_next (self, i + length))
    {
      guint first = self->page.from[i], last = self->page.from[i + length - 1] + 1;

      for (; index < first; at = g_utf8_next_char (at), index++)
        context.number += *at == '\n';
      context.line = cut_line (text, at, g_utf8_offset_to_pointer (at, (glong) (last - first)), &context);
      func (&context, first, last, user_data);
      g_free (context.line);
      n_hits++;
    }

  return n_hits;
}
