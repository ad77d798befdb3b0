/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-search-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-text.h"

/* How well a word fits, by where in the title it stands. Dutch writes words as one:
 * the end of a word tells as much of what a thing is as its beginning, but people
 * type from the beginning. */
#define WHOLE_WORD 10.0
#define WORD_BEGINS 8.5
#define WORD_ENDS 6.5
#define INSIDE 5.0

/* For the words as they were typed, one behind the other; the first of them at the
 * beginning; all of the title. */
#define TOGETHER 1.0
#define AT_FRONT 2.0
#define ALL_OF_IT 4.0
#define COVERAGE 2.0

/* Nobody who types the number of a thing wants another one first. */
#define NUMBER 100.0

struct _IteamSearchQuery
{
  char **words;
  char *phrase;
  char *number;
};

/**
 * iteam_search_scope_of_kind:
 * @kind: a kind of thing
 *
 * Returns: under what the one search finds it; %ITEAM_SEARCH_ALL if it finds no such things.
 */
IteamSearchScope
iteam_search_scope_of_kind (IteamKind kind)
{
  switch ((int) kind)
    {
    case ITEAM_KIND_ACTION: return ITEAM_SEARCH_ACTIONS;
    case ITEAM_KIND_MEETING:
    case ITEAM_KIND_SERIES: return ITEAM_SEARCH_MEETINGS;
    case ITEAM_KIND_AGENDA_ITEM: return ITEAM_SEARCH_MINUTES;
    case ITEAM_KIND_DECISION:
    case ITEAM_KIND_COMMITMENT: return ITEAM_SEARCH_DECISIONS;
    case ITEAM_KIND_ACTIVITY:
    case ITEAM_KIND_POINT:
    case ITEAM_KIND_PILLAR:
    case ITEAM_KIND_SPOTLIGHT: return ITEAM_SEARCH_PROGRAMME;
    case ITEAM_KIND_DOCUMENT:
    case ITEAM_KIND_REPORT: return ITEAM_SEARCH_DOCUMENTS;
    case ITEAM_KIND_PERSON: return ITEAM_SEARCH_PEOPLE;
    default: return ITEAM_SEARCH_ALL;
    }
}

/**
 * iteam_search_scope_get_title:
 * @scope: a scope
 *
 * Returns: what it is called.
 */
const char *
iteam_search_scope_get_title (IteamSearchScope scope)
{
  switch (scope)
    {
    case ITEAM_SEARCH_ACTIONS: return _("Action Points");
    case ITEAM_SEARCH_MEETINGS: return _("Meetings");
    case ITEAM_SEARCH_MINUTES: return _("Minutes");
    case ITEAM_SEARCH_DECISIONS: return _("Decisions");
    case ITEAM_SEARCH_PROGRAMME: return _("Programme");
    case ITEAM_SEARCH_DOCUMENTS: return _("Documents");
    case ITEAM_SEARCH_PEOPLE: return _("People");
    case ITEAM_SEARCH_COMMANDS: return _("Commands");
    case ITEAM_SEARCH_ALL:
    default: return C_("search", "All");
    }
}

/* "a12" and "A-12" are the number of the same thing: as titles begin with it, "a-12". */
static char *
read_number (const char *folded)
{
  g_autofree char *text = g_strstrip (g_ascii_strup (folded, -1));
  g_autofree char *hyphened = NULL;
  IteamKind kind;
  int number;

  if (g_ascii_isalpha (text[0]) && g_ascii_isdigit (text[1]))
    hyphened = g_strdup_printf ("%c-%s", text[0], text + 1);

  if (!iteam_number_parse (hyphened != NULL ? hyphened : text, &kind, &number))
    return NULL;

  return g_strdup_printf ("%c-%d", g_ascii_tolower (iteam_kind_get_letter (kind)[0]), number);
}

/**
 * iteam_search_query_new:
 * @text: (nullable): what was typed
 *
 * Returns: (transfer full): the query.
 */
IteamSearchQuery *
iteam_search_query_new (const char *text)
{
  IteamSearchQuery *self = g_new0 (IteamSearchQuery, 1);

  self->words = iteam_text_words (text);
  self->phrase = g_strjoinv (" ", self->words);
  self->number = read_number (self->phrase);
  if (self->number != NULL)
    {
      /* It is found as it is written in titles. */
      g_strfreev (self->words);
      self->words = g_new0 (char *, 2);
      self->words[0] = g_strdup (self->number);
    }

  return self;
}

/**
 * iteam_search_query_free:
 * @self: (transfer full): a query
 */
void
iteam_search_query_free (IteamSearchQuery *self)
{
  g_strfreev (self->words);
  g_free (self->phrase);
  g_free (self->number);
  g_free (self);
}

/**
 * iteam_search_query_is_empty:
 * @self: a query
 *
 * Returns: whether there is nothing to look for.
 */
gboolean
iteam_search_query_is_empty (IteamSearchQuery *self)
{
  return self->words[0] == NULL;
}

/**
 * iteam_search_query_get_words:
 * @self: a query
 *
 * Returns: (transfer none) (array zero-terminated=1): its words and phrases, folded.
 */
char **
iteam_search_query_get_words (IteamSearchQuery *self)
{
  return self->words;
}

/* Letters beyond ASCII are part of a word, and so is a digit. */
static gboolean
in_word (char c)
{
  return g_ascii_isalnum (c) || (guchar) c >= 0x80;
}

/* How well @word fits where it fits best, 0 where it is not. */
static double
weigh_word (const char *word,
            const char *text)
{
  gsize length = strlen (word);
  double best = 0;

  for (const char *p = strstr (text, word); p != NULL && best < WHOLE_WORD; p = strstr (p + 1, word))
    {
      gboolean begins = p == text || !in_word (p[-1]) || !in_word (p[0]);
      gboolean ends = !in_word (p[length]) || !in_word (p[length - 1]);

      if (begins && ends)
        best = WHOLE_WORD;
      else
        best = MAX (best, begins ? WORD_BEGINS : ends ? WORD_ENDS : INSIDE);
    }

  return best;
}

static const char *
skip_number (const char *title)
{
  const char *p = title;

  if (!g_ascii_isalpha (p[0]) || p[1] != '-' || !g_ascii_isdigit (p[2]))
    return title;
  p += 2;
  while (g_ascii_isdigit (*p))
    p++;

  return *p == ' ' ? p + 1 : title;
}

/**
 * iteam_search_query_weigh:
 * @self: a query
 * @folded: a title, folded, its number in front: "a-12 repeat the training"
 * @complete: (out): whether it holds all that is looked for
 *
 * Returns: how well the title fits: the more the better, 0 if it holds none of the words.
 */
double
iteam_search_query_weigh (IteamSearchQuery *self,
                          const char       *folded,
                          gboolean         *complete)
{
  double sum = 0;
  guint n_words = 0, n_found = 0;
  const char *title;
  gsize length;

  for (; self->words[n_words] != NULL; n_words++)
    {
      double weight = weigh_word (self->words[n_words], folded);

      sum += weight;
      n_found += weight > 0;
    }
  *complete = n_words > 0 && n_found == n_words;
  if (n_found == 0)
    return 0;

  sum /= n_words;
  length = strlen (self->phrase);
  if (self->number != NULL)
    {
      gsize digits = strlen (self->number);

      if (strncmp (folded, self->number, digits) == 0 && (folded[digits] == ' ' || folded[digits] == '\0'))
        return sum + NUMBER;
    }
  if (!*complete)
    return sum;

  title = skip_number (folded);
  if (n_words > 1 && strstr (title, self->phrase) != NULL)
    sum += TOGETHER;
  if (g_str_has_prefix (title, self->words[0]))
    sum += AT_FRONT;
  if (g_str_equal (title, self->phrase))
    sum += ALL_OF_IT;

  return sum + COVERAGE * (double) length / (double) MAX (strlen (title), length);
}

/**
 * iteam_search_query_holds:
 * @self: a query
 * @title: a title, folded
 * @body: a text, folded
 *
 * Returns: whether each word is in one of them.
 */
gboolean
iteam_search_query_holds (IteamSearchQuery *self,
                          const char       *title,
                          const char       *body)
{
  for (int i = 0; self->words[i] != NULL; i++)
    if (strstr (title, self->words[i]) == NULL && strstr (body, self->words[i]) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * iteam_search_query_find_line:
 * @self: a query
 * @title: the title of a thing
 * @body: its text
 *
 * Returns: (transfer full) (nullable): the line of @body that holds most of the words that
 *   @title does not hold, the first of several; %NULL if there is none.
 */
char *
iteam_search_query_find_line (IteamSearchQuery *self,
                              const char       *title,
                              const char       *body)
{
  g_autofree char *folded_title = iteam_text_fold (title);
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  const char *best = NULL;
  guint most = 0;

  for (int i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *folded = iteam_text_fold (lines[i]);
      guint n = 0;

      for (int j = 0; self->words[j] != NULL; j++)
        if (strstr (folded_title, self->words[j]) == NULL && strstr (folded, self->words[j]) != NULL)
          n++;
      if (n > most)
        {
          most = n;
          best = lines[i];
        }
    }

  return iteam_text_strip (best);
}

/* Folds @text, with for each byte of that where in @text it comes from. */
static char *
fold_with_places (const char *text,
                  GArray     *places)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *character = g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
      g_autofree char *plain = iteam_text_fold (character);
      guint place = (guint) (p - text);

      for (const char *q = plain; *q != '\0'; q++)
        g_array_append_val (places, place);
      g_string_append (folded, plain);
    }

  {
    guint end = (guint) strlen (text);

    g_array_append_val (places, end);
  }

  return g_string_free (folded, FALSE);
}

/* For each byte of @text whether it is to be marked, and where the first mark is. */
static char *
find_marks (IteamSearchQuery *self,
            const char       *text,
            gsize            *first)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = fold_with_places (text, places);
  gsize length = strlen (text);
  char *marks = g_malloc0 (length + 1);

  *first = length;
  for (int i = 0; self->words[i] != NULL; i++)
    {
      gsize word = strlen (self->words[i]);

      for (const char *p = strstr (folded, self->words[i]); p != NULL; p = strstr (p + word, self->words[i]))
        {
          guint from = g_array_index (places, guint, p - folded);
          guint last = g_array_index (places, guint, (gsize) (p - folded) + word - 1);
          gsize to = (gsize) (g_utf8_next_char (text + last) - text);

          memset (marks + from, 1, to - from);
          *first = MIN (*first, from);
        }
    }

  return marks;
}

/* Where to begin so that what is found is soon seen, not in the middle of a word. */
static gsize
find_beginning (const char *text,
                gsize       first,
                guint       most_before)
{
  const char *start = text + first;

  if (text[first] == '\0' || (gsize) g_utf8_pointer_to_offset (text, start) <= most_before)
    return 0;
  for (guint i = 0; i < most_before; i++)
    start = g_utf8_prev_char (start);
  while (start < text + first && !g_ascii_isspace (*start))
    start = g_utf8_next_char (start);
  while (g_ascii_isspace (*start))
    start++;

  return (gsize) (start - text);
}

/**
 * iteam_search_query_to_markup:
 * @self: a query
 * @text: a line
 * @most_before: so many characters at most stand before what is found; 0 for all
 *
 * Returns: (transfer full): Pango markup of the line, with what is looked for in bold.
 */
char *
iteam_search_query_to_markup (IteamSearchQuery *self,
                              const char       *text,
                              guint             most_before)
{
  GString *markup = g_string_new (NULL);
  gsize first, begin, length = strlen (text);
  g_autofree char *marks = find_marks (self, text, &first);

  begin = most_before > 0 ? find_beginning (text, first, most_before) : 0;
  if (begin > 0)
    g_string_append (markup, "…");
  for (gsize i = begin; i < length;)
    {
      gsize end = i;
      g_autofree char *piece = NULL;

      while (end < length && marks[end] == marks[i])
        end++;
      piece = g_markup_escape_text (text + i, (gssize) (end - i));
      g_string_append_printf (markup, marks[i] ? "<b>%s</b>" : "%s", piece);
      i = end;
    }

  return g_string_free (markup, FALSE);
}
