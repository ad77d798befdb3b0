/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-page-query.h"

#include <string.h>

#include "iteam-page-text.h"
#include "iteam-text.h"

#define HYPHEN 0x2010
#define SOFT_HYPHEN 0xad

/* On one page, this many places of a part are looked at for the best line. */
#define MOST_PLACES 64

/* A word or a phrase: as it was written, without quotes; folded; the same where
 * it is one word long enough to be found inside others; and words that hold it. */
typedef struct
{
  char *text;
  char *folded;
  char *inner;
  GPtrArray *inside;
} Part;

struct _IteamPageQuery
{
  GPtrArray *parts;
};

/* The text of a page as it is compared, and for each of its bytes where it comes
 * from: white space is one space, a word that a hyphen divides is whole. */
typedef struct
{
  char *text;
  guint *from;
  gsize length;
  gsize room;
} Folded;

/* A place where a part is. */
typedef struct
{
  gsize from;
  gsize to;
  guint line;
  guint part;
} Place;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->text);
  g_free (part->folded);
  g_free (part->inner);
  g_clear_pointer (&part->inside, g_ptr_array_unref);
  g_free (part);
}

/* Most characters by far are ASCII, and of those each is one byte. */
static inline void
add_byte (Folded *folded,
          char    c,
          gsize   from)
{
  if (folded->length + 1 >= folded->room)
    {
      folded->room = folded->room * 2 + 64;
      folded->text = g_realloc (folded->text, folded->room);
      folded->from = g_renew (guint, folded->from, folded->room);
    }
  folded->text[folded->length] = c;
  folded->from[folded->length++] = (guint) from;
}

/* The same as iteam_text_fold() for a single character. */
static void
add_folded (Folded     *folded,
            const char *p,
            gsize       from)
{
  g_autofree char *character = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
  g_autofree char *plain = iteam_text_fold (character);

  for (const char *q = plain; *q != '\0'; q++)
    add_byte (folded, *q, from);
}

static gboolean
divides_word (const Folded *folded,
              const char   *p)
{
  gunichar c = g_utf8_get_char (p);
  const char *next = g_utf8_next_char (p);
  const char *last;

  if ((c != '-' && c != HYPHEN && c != SOFT_HYPHEN) || *next != '\n')
    return FALSE;
  last = g_utf8_find_prev_char (folded->text, folded->text + folded->length);

  return last != NULL && g_unichar_isalpha (g_utf8_get_char (last)) && g_unichar_isalpha (g_utf8_get_char (next + 1));
}

static void
fold (Folded     *folded,
      const char *text)
{
  *folded = (Folded) { .room = strlen (text) + 64 };
  folded->text = g_malloc (folded->room);
  folded->from = g_new (guint, folded->room);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize from = (gsize) (p - text);
      gboolean ascii = (guchar) *p < 0x80;

      if (divides_word (folded, p))
        p = g_utf8_next_char (p);
      else if (ascii ? g_ascii_isspace (*p) : g_unichar_isspace (g_utf8_get_char (p)))
        {
          if (folded->length > 0 && folded->text[folded->length - 1] != ' ')
            add_byte (folded, ' ', from);
        }
      else if (ascii)
        add_byte (folded, g_ascii_tolower (*p), from);
      else
        add_folded (folded, p, from);
    }
  folded->text[folded->length] = '\0';
}

static void
folded_clear (Folded *folded)
{
  g_free (folded->text);
  g_free (folded->from);
}

static char *
fold_text (const char *text)
{
  Folded folded;
  char *result;

  fold (&folded, text);
  result = g_strdup (folded.text);
  folded_clear (&folded);

  return g_strstrip (result);
}

static void
add_part (IteamPageQuery *self,
          GString        *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text->str));
  gboolean has_word = FALSE, is_word = TRUE;
  Part *part;

  g_string_truncate (text, 0);
  for (const char *p = stripped; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      has_word = TRUE;
    else
      is_word = FALSE;
  if (!has_word)
    return;

  part = g_new0 (Part, 1);
  part->folded = fold_text (stripped);
  if (is_word && g_utf8_strlen (part->folded, -1) >= ITEAM_PAGE_TEXT_INSIDE)
    part->inner = g_strdup (part->folded);
  part->text = g_steal_pointer (&stripped);
  g_ptr_array_add (self->parts, part);
}

/**
 * iteam_page_query_new:
 * @text: (nullable): what someone typed; words that stand together in double
 *   quotes are a phrase, and what is still being typed may lack the second quote
 *
 * Returns: (transfer full): the query.
 */
IteamPageQuery *
iteam_page_query_new (const char *text)
{
  IteamPageQuery *self = g_new0 (IteamPageQuery, 1);
  g_autofree char *clean = iteam_page_text_clean (text != NULL ? text : "");
  g_autoptr (GString) part = g_string_new (NULL);
  gboolean quoted = FALSE;

  self->parts = g_ptr_array_new_with_free_func (part_free);
  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == 0x201c || c == 0x201d || c == 0x201e)
        quoted = !quoted;
      else if (quoted || !g_unichar_isspace (c))
        {
          g_string_append_unichar (part, c);
          continue;
        }
      add_part (self, part);
    }
  add_part (self, part);

  return self;
}

/**
 * iteam_page_query_free:
 * @self: (transfer full): a query
 */
void
iteam_page_query_free (IteamPageQuery *self)
{
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/**
 * iteam_page_query_get_n_parts:
 * @self: a query
 *
 * Returns: of how many words and phrases it is; nothing matches none.
 */
guint
iteam_page_query_get_n_parts (IteamPageQuery *self)
{
  return self->parts->len;
}

/**
 * iteam_page_query_get_inner:
 * @self: a query
 * @part: which part, from 0
 *
 * Returns: (nullable): the folded word that is to be found inside other words as
 *   well, or %NULL if it is too short for that, or a phrase.
 */
const char *
iteam_page_query_get_inner (IteamPageQuery *self,
                            guint           part)
{
  return ((Part *) self->parts->pdata[part])->inner;
}

/**
 * iteam_page_query_take_inside:
 * @self: a query
 * @part: which part, from 0
 * @words: (transfer full) (element-type utf8): folded words that hold it
 */
void
iteam_page_query_take_inside (IteamPageQuery *self,
                              guint           part,
                              GPtrArray      *words)
{
  Part *which = self->parts->pdata[part];

  g_clear_pointer (&which->inside, g_ptr_array_unref);
  which->inside = words;
}

/**
 * iteam_page_query_to_match:
 * @self: a query of one part at least
 *
 * Returns: (transfer full): it in the language of the index: the last word of each
 *   part may go on.
 */
char *
iteam_page_query_to_match (IteamPageQuery *self)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = self->parts->pdata[i];

      /* No part holds a quote: they end it. */
      g_string_append_printf (match, "%s(\"%s\" *", i > 0 ? " AND " : "", part->text);
      for (guint j = 0; part->inside != NULL && j < part->inside->len; j++)
        g_string_append_printf (match, " OR \"%s\"", (char *) part->inside->pdata[j]);
      g_string_append_c (match, ')');
    }

  return g_string_free (match, FALSE);
}

/**
 * iteam_page_query_in_title:
 * @self: a query
 * @title: the title of a document
 *
 * Returns: whether the title holds all of it.
 */
gboolean
iteam_page_query_in_title (IteamPageQuery *self,
                           const char     *title)
{
  g_autofree char *folded = fold_text (title);

  for (guint i = 0; i < self->parts->len; i++)
    if (strstr (folded, ((Part *) self->parts->pdata[i])->folded) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
begins_word (const Folded *folded,
             const char   *p)
{
  const char *previous = g_utf8_find_prev_char (folded->text, p);

  return previous == NULL || !g_unichar_isalnum (g_utf8_get_char (previous));
}

static guint
count_lines (const char *text,
             gsize       from,
             gsize       to)
{
  guint n = 0;

  for (gsize i = from; i < to; i++)
    n += text[i] == '\n';

  return n;
}

/* Looks for the first @length bytes of a part. */
static void
find_places (const Part   *part,
             guint         number,
             gsize         length,
             const Folded *folded,
             const char   *text,
             GArray       *places)
{
  g_autofree char *sought = g_strndup (part->folded, length);
  gsize counted = 0;
  guint line = 0, n = 0;

  for (const char *p = strstr (folded->text, sought); p != NULL && n < MOST_PLACES; p = strstr (p + length, sought))
    {
      gsize at = (gsize) (p - folded->text);
      Place place = { .part = number };

      if (part->inner == NULL && !begins_word (folded, p))
        continue;
      place.from = folded->from[at];
      place.to = folded->from[at + length - 1];
      place.to = (gsize) (g_utf8_next_char (text + place.to) - text);
      line += count_lines (text, counted, place.from);
      counted = place.from;
      place.line = line;
      g_array_append_val (places, place);
      n++;
    }
}

/* The index knows words alone: between those of a phrase there may be other marks
 * on the page than were typed. Its first word is there in any case. */
static void
find_part (const Part   *part,
           guint         number,
           const Folded *folded,
           const char   *text,
           GArray       *places)
{
  guint n_before = places->len;
  const char *first = part->folded;
  const char *end;

  find_places (part, number, strlen (part->folded), folded, text, places);
  if (places->len > n_before)
    return;
  for (end = first; g_unichar_isalnum (g_utf8_get_char (end)); end = g_utf8_next_char (end))
    ;
  if (end > first && *end != '\0')
    find_places (part, number, (gsize) (end - first), folded, text, places);
}

/* How many different parts the line of a place holds. */
static guint
count_parts (GArray *places,
             guint   line,
             guint   n_parts)
{
  guint n = 0;

  for (guint part = 0; part < n_parts; part++)
    for (guint i = 0; i < places->len; i++)
      {
        const Place *place = &g_array_index (places, Place, i);

        if (place->part == part && place->line == line)
          {
            n++;
            break;
          }
      }

  return n;
}

static const Place *
choose_place (GArray *places,
              guint   n_parts)
{
  const Place *best = &g_array_index (places, Place, 0);
  guint most = n_parts > 1 ? count_parts (places, best->line, n_parts) : 1;

  for (guint i = 1; i < places->len && most < n_parts; i++)
    {
      const Place *place = &g_array_index (places, Place, i);
      guint n = count_parts (places, place->line, n_parts);

      if (n > most)
        {
          best = place;
          most = n;
        }
    }

  return best;
}

/* In a table of contents dots lead to a number, which says nothing here. */
static void
cut_dots (char  *line,
          gsize  from)
{
  char *dots = strstr (line + from, " . . ");
  char *more = strstr (line + from, ".....");

  if (dots == NULL || (more != NULL && more < dots))
    dots = more;
  if (dots != NULL)
    *dots = '\0';
  g_strchomp (line);
}

static IteamPageContext *
new_context (const char  *text,
             const Place *place)
{
  IteamPageContext *context = g_new0 (IteamPageContext, 1);
  gsize from = place->from, to;

  while (from > 0 && text[from - 1] != '\n')
    from--;
  while (from < place->from && g_ascii_isspace (text[from]))
    from++;
  to = place->from + strcspn (text + place->from, "\n");
  context->line = g_strndup (text + from, to - from);
  cut_dots (context->line, MIN (place->to, to) - from);
  context->from = (guint) (place->from - from);
  context->to = (guint) MIN (place->to - from, strlen (context->line));
  context->number = place->line + 1;

  return context;
}

/**
 * iteam_page_query_find:
 * @self: a query
 * @text: the text of a page
 *
 * Finds the line of a page that holds most of what is looked for; of several the
 * first.
 *
 * Returns: (transfer full) (nullable): it, or %NULL if none holds anything of it.
 */
IteamPageContext *
iteam_page_query_find (IteamPageQuery *self,
                       const char     *text)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  IteamPageContext *context = NULL;
  Folded folded;

  fold (&folded, text);
  for (guint i = 0; i < self->parts->len; i++)
    find_part (self->parts->pdata[i], i, &folded, text, places);
  if (places->len > 0)
    context = new_context (text, choose_place (places, self->parts->len));
  folded_clear (&folded);

  return context;
}

/**
 * iteam_page_context_free:
 * @self: (transfer full): a place on a page
 */
void
iteam_page_context_free (IteamPageContext *self)
{
  g_free (self->line);
  g_free (self);
}
