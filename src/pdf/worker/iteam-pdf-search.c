/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-search.h"

#include <string.h>

#define SOFT_HYPHEN 0xad

/* Text as it is compared: folded characters, and which character of the page
 * each comes from. A ligature is several of them, a soft hyphen is none. */
typedef struct
{
  gunichar *chars;
  unsigned *from;
  unsigned n;
  unsigned room;
} Folded;

struct _IteamPdfSearch
{
  IteamPdfFindFlags flags;
  gboolean with_hyphen;
  Folded query;
};

static void
folded_clear (Folded *folded)
{
  g_clear_pointer (&folded->chars, g_free);
  g_clear_pointer (&folded->from, g_free);
}

static void
add (Folded   *folded,
     gunichar  c,
     unsigned  index)
{
  if (folded->n == folded->room)
    {
      folded->room = MAX (folded->room * 2, 4096);
      folded->chars = g_renew (gunichar, folded->chars, folded->room);
      folded->from = g_renew (unsigned, folded->from, folded->room);
    }
  folded->chars[folded->n] = c;
  folded->from[folded->n] = index;
  folded->n++;
}

static void
add_folded (Folded            *folded,
            gunichar           c,
            unsigned           index,
            IteamPdfFindFlags  flags)
{
  gboolean exact = flags & ITEAM_PDF_FIND_MATCH_CASE;
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts;

  if (c < 0x80)
    {
      add (folded, exact ? c : (gunichar) g_ascii_tolower (c), index);

      return;
    }

  n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    {
      if (exact)
        add (folded, parts[i], index);
      else if (!g_unichar_ismark (parts[i]))
        add (folded, g_unichar_tolower (parts[i]), index);
    }
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

static void
fold (Folded            *folded,
      const char        *text,
      IteamPdfFindFlags  flags,
      gboolean           with_hyphen)
{
  unsigned index = 0;

  folded->n = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), index++)
    {
      gunichar c = g_utf8_get_char (p);

      if (c == SOFT_HYPHEN)
        {
          if (p[2] == '\n')
            {
              p = g_utf8_next_char (p);
              index++;
            }
          continue;
        }
      if ((c == '-' || c == 0x2010) && divides_word (folded, p))
        {
          if (with_hyphen)
            add (folded, '-', index);
          p = g_utf8_next_char (p);
          index++;
          continue;
        }
      if (!g_unichar_isspace (c))
        add_folded (folded, c, index, flags);
      else if (folded->n > 0 && folded->chars[folded->n - 1] != ' ')
        add (folded, ' ', index);
    }
}

/**
 * iteam_pdf_search_new:
 * @query: what to look for
 * @flags: how
 *
 * Returns: (transfer full): the search
 */
IteamPdfSearch *
iteam_pdf_search_new (const char        *query,
                      IteamPdfFindFlags  flags)
{
  IteamPdfSearch *self = g_new0 (IteamPdfSearch, 1);

  self->flags = flags;
  self->with_hyphen = strchr (query, '-') != NULL;
  fold (&self->query, query, flags, TRUE);
  if (self->query.n > 0 && self->query.chars[self->query.n - 1] == ' ')
    self->query.n--;

  return self;
}

/**
 * iteam_pdf_search_free:
 * @self: (transfer full): a search
 */
void
iteam_pdf_search_free (IteamPdfSearch *self)
{
  folded_clear (&self->query);
  g_free (self);
}

static gboolean
stands_alone (const Folded *text,
              unsigned      at,
              unsigned      length)
{
  return (at == 0 || !g_unichar_isalnum (text->chars[at - 1])) &&
         (at + length >= text->n || !g_unichar_isalnum (text->chars[at + length]));
}

/**
 * iteam_pdf_search_run:
 * @self: a search
 * @text: the text of a page
 * @most: hits that are enough
 * @func: called for each hit, in order
 * @user_data: handed to @func
 *
 * Hits do not overlap. A word that is divided over two lines is found too.
 *
 * Returns: how many hits there are
 */
unsigned
iteam_pdf_search_run (IteamPdfSearch    *self,
                      const char        *text,
                      unsigned           most,
                      IteamPdfFoundFunc  func,
                      gpointer           user_data)
{
  const unsigned length = self->query.n;
  Folded folded = { 0 };
  unsigned n_hits = 0;

  if (length == 0)
    return 0;

  fold (&folded, text, self->flags, self->with_hyphen);
  for (unsigned i = 0; i + length <= folded.n && n_hits < most; i++)
    {
      if (folded.chars[i] != self->query.chars[0] ||
          memcmp (folded.chars + i, self->query.chars, length * sizeof (gunichar)) != 0)
        continue;
      if (self->flags & ITEAM_PDF_FIND_WHOLE_WORDS && !stands_alone (&folded, i, length))
        continue;

      func (folded.from[i], folded.from[i + length - 1] + 1, user_data);
      n_hits++;
      i += length - 1;
    }
  folded_clear (&folded);

  return n_hits;
}
