/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-quick-add-tags.h"

#include <string.h>

#include "iteam-text.h"

/* What stands behind an "@" or a "#" may be several words; the longest that
 * means something is meant. */

#define MOST_WORDS 8

typedef struct
{
  gint64   id;
  gboolean active;
  /* Whether it is a whole name, or a word of one. */
  gboolean whole;
  char    *folded;
} Name;

struct _IteamQuickAddNames
{
  gint64 user;

  /* owned */
  GArray *names;
};

static void
clear_name (gpointer data)
{
  g_free (((Name *) data)->folded);
}

static void
add_name (IteamQuickAddNames *self,
          IteamPerson        *person,
          const char         *text,
          gboolean            whole)
{
  Name name = { iteam_person_get_id (person), iteam_person_get_active (person), whole, NULL };

  if (text == NULL || text[0] == '\0')
    return;

  name.folded = iteam_text_fold (text);
  g_array_append_val (self->names, name);
}

static void
add_words (IteamQuickAddNames *self,
           IteamPerson        *person)
{
  const char *name = iteam_person_get_name (person);
  const char *start = NULL;

  for (const char *p = name; p != NULL; p = g_utf8_next_char (p))
    {
      gboolean letter = g_unichar_isalnum (g_utf8_get_char (p));

      if (letter && start == NULL)
        start = p;
      if (!letter && start != NULL)
        {
          g_autofree char *word = g_strndup (start, p - start);

          add_name (self, person, word, FALSE);
          start = NULL;
        }
      if (*p == '\0')
        break;
    }
}

/**
 * iteam_quick_add_names_new:
 * @directory: the people
 * @user: the key of whom "@me" stands for, or 0
 *
 * Returns: (transfer full): their names.
 */
IteamQuickAddNames *
iteam_quick_add_names_new (IteamDirectory *directory,
                           gint64          user)
{
  GListModel *people = iteam_directory_get_people (directory);
  IteamQuickAddNames *self = g_new0 (IteamQuickAddNames, 1);

  self->user = user;
  self->names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_set_clear_func (self->names, clear_name);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (people, i);

      add_name (self, person, iteam_person_get_name (person), TRUE);
      add_name (self, person, iteam_person_get_short_name (person), TRUE);
      add_name (self, person, iteam_person_get_email (person), TRUE);
      if (iteam_person_get_active (person))
        add_words (self, person);
    }

  return self;
}

/**
 * iteam_quick_add_names_free:
 * @self: names
 */
void
iteam_quick_add_names_free (IteamQuickAddNames *self)
{
  g_array_unref (self->names);
  g_free (self);
}

/* Whoever is here still goes before a namesake who has left. */
static gint64
find_whole (IteamQuickAddNames *self,
            const char         *folded)
{
  gint64 found = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);

      if (!name->whole || strcmp (name->folded, folded) != 0)
        continue;
      if (name->active)
        return name->id;
      if (found == 0)
        found = name->id;
    }

  return found;
}

/* "@griffier" for "Griffier van de raad", if there is but one. */
static gint64
find_word (IteamQuickAddNames *self,
           const char         *folded)
{
  gint64 found = 0;

  for (guint i = 0; strlen (folded) >= 2 && i < self->names->len; i++)
    {
      const Name *name = &g_array_index (self->names, Name, i);

      if (name->whole || strcmp (name->folded, folded) != 0)
        continue;
      if (found != 0 && found != name->id)
        return 0;
      found = name->id;
    }

  return found;
}

static gboolean
is_user (const char *folded)
{
  static const char *const words[] = { "ik", "mij", "me", "mezelf", "mijzelf", "i", "myself", NULL };

  return g_strv_contains (words, folded);
}

typedef struct
{
  IteamQuickAddNames *names;
  gint64              found;
} Search;

static gboolean
match_whole (const char *words,
             gpointer    data)
{
  Search *search = data;
  g_autofree char *folded = iteam_text_fold (words);

  search->found = find_whole (search->names, folded);

  return search->found != 0;
}

static gboolean
match_word (const char *words,
            gpointer    data)
{
  Search *search = data;
  g_autofree char *folded = iteam_text_fold (words);

  search->found = is_user (folded) ? search->names->user : find_word (search->names, folded);

  return search->found != 0;
}

/**
 * iteam_quick_add_names_match:
 * @self: names
 * @text: what stands behind an "@"
 * @length: (out): how many bytes of it are the name, set only if there is one
 *
 * Returns: the key of whom it names, or 0.
 */
gint64
iteam_quick_add_names_match (IteamQuickAddNames *self,
                             const char         *text,
                             gsize              *length)
{
  Search search = { self, 0 };

  if (iteam_quick_add_match_words (text, length, MOST_WORDS, match_whole, &search) ||
      iteam_quick_add_match_words (text, length, 1, match_word, &search))
    return search.found;

  return 0;
}

/**
 * iteam_quick_add_match_words:
 * @text: text in UTF-8 that begins with a word
 * @length: (out): how many bytes of it match, set only if some do
 * @most: how many words to try, at most %MOST_WORDS
 * @match: whether words mean something
 * @data: for @match
 *
 * Tries the first words of @text, most of them first, with and without the
 * punctuation behind them; words ahead of the next "@", "#" or "!".
 *
 * Returns: whether some match.
 */
gboolean
iteam_quick_add_match_words (const char *text,
                             gsize      *length,
                             guint       most,
                             gboolean  (*match) (const char *words, gpointer data),
                             gpointer    data)
{
  gsize ends[MOST_WORDS];
  guint n_ends = 0;
  const char *p = text;

  while (n_ends < MIN (most, MOST_WORDS) && *p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
    {
      while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      ends[n_ends++] = p - text;

      while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (strchr ("@#!", *p) != NULL)
        break;
    }

  while (n_ends-- > 0)
    for (gsize end = ends[n_ends]; end > 0; end--)
      {
        g_autofree char *words = g_strndup (text, end);

        if (match (words, data))
          {
            *length = end;

            return TRUE;
          }
        if (strchr (".,;:!?)]\"'", text[end - 1]) == NULL)
          break;
      }

  return FALSE;
}
