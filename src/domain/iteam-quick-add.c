/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-quick-add.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-action-words.h"
#include "iteam-date-words.h"
#include "iteam-quick-add-tags.h"
#include "iteam-quick-add-title.h"
#include "iteam-recurrence.h"
#include "iteam-text.h"

/* A line on its way to an action point. What was recognised is masked with a
 * dash and spaces, so that what is read next sees a pause and nothing else
 * there, at the same bytes. */
typedef struct
{
  const char *text;
  IteamDirectory *directory;
  gint64 user;
  const char *const *removed;
  IteamDay today;

  /* owned */
  char *masked;
  GPtrArray *parts;
  GArray *spans;
} Reading;

static void
part_free (gpointer data)
{
  IteamQuickAddPart *part = data;

  g_free (part->text);
  g_free (part->label);
  g_free (part->rule);
  g_free (part);
}

static void
mask (Reading *reading,
      gsize    start,
      gsize    end)
{
  memset (reading->masked + start, ' ', end - start);
  reading->masked[start] = '-';
}

/* Whether the user has said of these words that they mean nothing. They stay in
 * the title, and no other part is made of them. */
static gboolean
is_removed (Reading *reading,
            gsize    start,
            gsize    end)
{
  for (const char *const *removed = reading->removed; removed != NULL && *removed != NULL; removed++)
    if (strlen (*removed) == end - start && strncmp (*removed, reading->text + start, end - start) == 0)
      {
        mask (reading, start, end);

        return TRUE;
      }

  return FALSE;
}

static gboolean
has_part (Reading           *reading,
          IteamQuickAddKind  kind,
          gint64             id)
{
  for (guint i = 0; i < reading->parts->len; i++)
    {
      const IteamQuickAddPart *part = g_ptr_array_index (reading->parts, i);

      if (part->kind == kind && (id == 0 || part->id == id))
        return TRUE;
    }

  return FALSE;
}

static IteamQuickAddPart *
add_part (Reading           *reading,
          IteamQuickAddKind  kind,
          gsize              start,
          gsize              end)
{
  IteamQuickAddPart *part = g_new0 (IteamQuickAddPart, 1);

  part->kind = kind;
  part->start = start;
  part->end = end;
  part->text = g_strndup (reading->text + start, end - start);
  g_ptr_array_add (reading->parts, part);

  return part;
}

/* Takes bytes out of the title, all but those from @keep on. */
static void
take (Reading *reading,
      gsize    start,
      gsize    keep,
      gsize    end)
{
  const IteamQuickAddSpan span = { start, keep, end };

  g_array_append_val (reading->spans, span);
  mask (reading, start, end);
}

/* The word that ends ahead of @at, folded, and where it begins; what stands
 * between is space. */
static char *
word_before (Reading *reading,
             gsize    at,
             gsize   *start)
{
  const char *text = reading->text;
  const char *end = text + at;
  const char *begin;
  g_autofree char *word = NULL;

  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  for (begin = end; begin > text && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (begin)));)
    begin = g_utf8_prev_char (begin);

  *start = begin - text;
  word = g_strndup (begin, end - begin);

  return iteam_text_fold (word);
}

/* Whether the title needs the word: "bellen met @HRM" is "bellen met HRM", and
 * "bellen met @HRM en @OR" is "bellen met HRM en OR". */
static gboolean
title_needs (Reading *reading,
             gsize    at)
{
  static const char *const prepositions[] = {
    "met", "voor", "aan", "van", "bij", "over", "naar", "rond", "with", "for", "to", "of", "about", "from", "around", NULL
  };
  static const char *const joiners[] = { "en", "and", "&", "of", "or", NULL };
  g_autofree char *before = NULL;
  gsize start;

  if (at == 0)
    return FALSE;

  before = word_before (reading, at, &start);
  if (g_strv_contains (prepositions, before))
    return TRUE;

  if (g_strv_contains (joiners, before))
    while (start > 0 && g_ascii_isspace (reading->text[start - 1]))
      start--;
  else
    return FALSE;

  if (reading->spans->len > 0)
    {
      const IteamQuickAddSpan *last = &g_array_index (reading->spans, IteamQuickAddSpan, reading->spans->len - 1);

      return last->end == start && last->keep < last->end;
    }

  return FALSE;
}

static void
read_owner (Reading            *reading,
            IteamQuickAddNames *names,
            gsize               at)
{
  g_autofree char *before = NULL;
  gsize length, start = at, end, begin;
  gint64 id = iteam_quick_add_names_match (names, reading->text + at + 1, &length);
  IteamQuickAddPart *part;

  if (id == 0)
    return;

  end = at + 1 + length;
  before = word_before (reading, at, &begin);
  if (strcmp (before, "door") == 0 || strcmp (before, "by") == 0)
    start = begin;
  if (is_removed (reading, start, end))
    return;

  /* Whoever is named twice has one chip. */
  if (!has_part (reading, ITEAM_QUICK_ADD_OWNER, id))
    {
      part = add_part (reading, ITEAM_QUICK_ADD_OWNER, start, end);
      part->id = id;
      part->label = g_strdup (iteam_person_get_short_name (iteam_directory_find_person (reading->directory, id)));
    }
  take (reading, start, start == at && title_needs (reading, at) ? at + 1 : end, end);
}

static gboolean
match_pillar (const char *words,
              gpointer    data)
{
  return iteam_directory_match_pillar (data, words) != NULL;
}

static gboolean
match_kind (const char *words,
            gpointer    data)
{
  return iteam_action_kind_from_words (words, data);
}

static void
read_tag (Reading *reading,
          gsize    at)
{
  const char *text = reading->text + at + 1;
  IteamActionKind action_kind;
  IteamQuickAddPart *part;
  gboolean pillar;
  gsize length, end;

  pillar = iteam_quick_add_match_words (text, &length, 5, match_pillar, reading->directory);
  if (!pillar && !iteam_quick_add_match_words (text, &length, 3, match_kind, &action_kind))
    return;

  end = at + 1 + length;
  if (has_part (reading, pillar ? ITEAM_QUICK_ADD_PILLAR : ITEAM_QUICK_ADD_ACTION_KIND, 0) || is_removed (reading, at, end))
    return;

  part = add_part (reading, pillar ? ITEAM_QUICK_ADD_PILLAR : ITEAM_QUICK_ADD_ACTION_KIND, at, end);
  if (pillar)
    {
      g_autofree char *name = g_strndup (text, length);
      IteamPillar *found = iteam_directory_match_pillar (reading->directory, name);

      part->id = iteam_pillar_get_id (found);
      part->label = g_strdup (iteam_pillar_get_short_name (found));
    }
  else
    {
      part->action_kind = action_kind;
      part->label = g_strdup (iteam_action_kind_label (action_kind));
    }
  take (reading, at, title_needs (reading, at) ? at + 1 : end, end);
}

/* "!", "!!", "!hoog", "!1" */
static void
read_priority (Reading *reading,
               gsize    at)
{
  const char *text = reading->text + at;
  gsize length = strcspn (text, " \t\n"), marks = strspn (text, "!");
  g_autofree char *word = NULL;
  IteamPriority priority = ITEAM_PRIORITY_HIGH;
  IteamQuickAddPart *part;

  while (length > marks && strchr (".,;:!?)", text[length - 1]) != NULL)
    length--;
  word = g_strndup (text + marks, length - marks);
  if (word[0] >= '1' && word[0] <= '3' && word[1] == '\0')
    priority = (IteamPriority) (ITEAM_PRIORITY_HIGH - (word[0] - '1'));
  else if (word[0] != '\0' && !iteam_priority_from_words (word, &priority))
    return;

  if (has_part (reading, ITEAM_QUICK_ADD_PRIORITY, 0) || is_removed (reading, at, at + length))
    return;

  part = add_part (reading, ITEAM_QUICK_ADD_PRIORITY, at, at + length);
  part->priority = priority;
  part->label = g_strdup (iteam_priority_label (priority));
  take (reading, at, at + length, at + length);
}

/* "verbeterpunt: …" */
static void
read_prefix (Reading *reading)
{
  const char *colon = strchr (reading->text, ':');
  g_autofree char *word = NULL;
  IteamActionKind action_kind;
  IteamQuickAddPart *part;
  gsize start = strspn (reading->text, " \t"), end;

  if (colon == NULL)
    return;

  end = colon + 1 - reading->text;
  word = g_strndup (reading->text, colon - reading->text);
  if (start + 1 >= end || !iteam_action_kind_from_words (word, &action_kind) || is_removed (reading, start, end))
    return;

  part = add_part (reading, ITEAM_QUICK_ADD_ACTION_KIND, start, end);
  part->action_kind = action_kind;
  part->label = g_strdup (iteam_action_kind_label (action_kind));
  take (reading, start, end, end);
}

static void
read_marks (Reading *reading)
{
  g_autoptr (IteamQuickAddNames) names = NULL;
  gboolean starts = TRUE;

  for (const char *p = reading->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize at = p - reading->text;

      /* Inside a word it is that of an e-mail address, or of C#. */
      if (starts && *p == '@' && reading->masked[at] == '@')
        {
          if (names == NULL)
            names = iteam_quick_add_names_new (reading->directory, reading->user);
          read_owner (reading, names, at);
        }
      else if (starts && *p == '#' && reading->masked[at] == '#')
        read_tag (reading, at);
      else if (starts && *p == '!' && reading->masked[at] == '!')
        read_priority (reading, at);

      starts = g_unichar_isspace (g_utf8_get_char (p)) || *p == '(' || *p == ',' || *p == ';' || *p == '/';
    }
}

static void
read_recurrence (Reading *reading)
{
  gsize from = 0;

  for (;;)
    {
      g_auto (IteamRecurrenceMatch) match = { 0, };
      IteamQuickAddPart *part;

      if (!iteam_recurrence_find (reading->masked, from, &match))
        return;

      from = match.end;
      if (is_removed (reading, match.start, match.end))
        continue;

      part = add_part (reading, ITEAM_QUICK_ADD_RECURRENCE, match.start, match.end);
      part->rule = g_steal_pointer (&match.rule);
      part->from_completion = match.from_completion;
      take (reading, match.start, match.end, match.end);

      return;
    }
}

static void
add_day (Reading              *reading,
         IteamQuickAddKind     kind,
         const IteamDateMatch *match)
{
  IteamQuickAddPart *part = add_part (reading, kind, match->start, match->end);
  g_autofree char *text = iteam_day_format (match->day, reading->today, ITEAM_DAY_RELATIVE);

  part->day = match->day;
  part->sure = match->cue == ITEAM_DATE_CUE_DUE;
  if (kind == ITEAM_QUICK_ADD_START)
    /* Translators: a start date. */
    part->label = g_strdup_printf (_("from %s"), text);
  else
    part->label = g_steal_pointer (&text);
  take (reading, match->start, match->end, match->end);
}

/* Of several due dates the one with the clearest cue, and of these the last:
 * "overleg op 3 mei voorbereiden, uiterlijk 1 mei". */
static void
read_days (Reading *reading)
{
  static const int weight[] = {
    [ITEAM_DATE_CUE_NONE] = 1, [ITEAM_DATE_CUE_ON] = 2, [ITEAM_DATE_CUE_DUE] = 3, [ITEAM_DATE_CUE_START] = 0,
  };
  IteamDateMatch match, due = { 0, 0, ITEAM_DAY_NONE, ITEAM_DATE_CUE_NONE }, start = due;
  gsize from = 0;

  while (iteam_date_words_find_next (reading->masked, from, reading->today, &match))
    {
      from = match.end;
      if (is_removed (reading, match.start, match.end))
        continue;

      if (match.cue == ITEAM_DATE_CUE_START)
        {
          if (start.day == ITEAM_DAY_NONE)
            start = match;
        }
      else if (due.day == ITEAM_DAY_NONE || weight[match.cue] >= weight[due.cue])
        due = match;
    }

  if (start.day != ITEAM_DAY_NONE)
    add_day (reading, ITEAM_QUICK_ADD_START, &start);
  if (due.day != ITEAM_DAY_NONE)
    add_day (reading, ITEAM_QUICK_ADD_DUE, &due);
}

static const IteamQuickAddPart *
find_part (GPtrArray         *parts,
           IteamQuickAddKind  kind)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const IteamQuickAddPart *part = g_ptr_array_index (parts, i);

      if (part->kind == kind)
        return part;
    }

  return NULL;
}

/* "Elke eerste maandag" says by itself when it is due first; the chip tells. */
static void
label_recurrence (Reading *reading)
{
  IteamQuickAddPart *part = (IteamQuickAddPart *) find_part (reading->parts, ITEAM_QUICK_ADD_RECURRENCE);
  const IteamQuickAddPart *start = find_part (reading->parts, ITEAM_QUICK_ADD_START);

  if (part == NULL)
    return;

  part->label = iteam_recurrence_describe (part->rule, part->from_completion);
  if (find_part (reading->parts, ITEAM_QUICK_ADD_DUE) == NULL && iteam_recurrence_names_days (part->rule))
    part->day = iteam_recurrence_first (part->rule, start != NULL ? start->day : reading->today);
  if (part->day != ITEAM_DAY_NONE)
    {
      g_autofree char *described = g_steal_pointer (&part->label);
      g_autofree char *day = iteam_day_format (part->day, reading->today, ITEAM_DAY_SHORT);

      /* Translators: the first due date, and how often it recurs: "1 Jun, every month on the first Monday". */
      part->label = g_strdup_printf (C_("recurrence", "%s, %s"), day, described);
    }
}

static int
compare_parts (gconstpointer a,
               gconstpointer b)
{
  const IteamQuickAddPart *first = *(const IteamQuickAddPart *const *) a;
  const IteamQuickAddPart *second = *(const IteamQuickAddPart *const *) b;

  return first->start < second->start ? -1 : first->start > second->start;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const IteamQuickAddSpan *first = a, *second = b;

  return first->start < second->start ? -1 : first->start > second->start;
}

/**
 * iteam_quick_add_read:
 * @text: a line in Dutch or English, "folder maken @HRM uiterlijk 15 mei #scherm"
 * @directory: the people and pillars that it may name
 * @user: the key of whom "@me" stands for, or 0
 * @removed: (nullable) (array zero-terminated=1): the texts of parts that the
 *   user does not want to be any; they are words of the title
 * @today: the day that dates are relative to
 *
 * Returns: (transfer full): what the line says.
 */
IteamQuickAdd *
iteam_quick_add_read (const char        *text,
                      IteamDirectory    *directory,
                      gint64             user,
                      const char *const *removed,
                      IteamDay           today)
{
  IteamQuickAdd *self;
  g_autofree char *valid = NULL;
  Reading reading;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);
  g_return_val_if_fail (today != ITEAM_DAY_NONE, NULL);

  valid = g_utf8_make_valid (text, -1);
  reading = (Reading) {
    .text = valid,
    .directory = directory,
    .user = user,
    .removed = removed,
    .today = today,
    .masked = g_strdup (valid),
    .parts = g_ptr_array_new_with_free_func (part_free),
    .spans = g_array_new (FALSE, FALSE, sizeof (IteamQuickAddSpan)),
  };

  read_prefix (&reading);
  read_marks (&reading);
  read_recurrence (&reading);
  read_days (&reading);
  label_recurrence (&reading);

  self = g_new0 (IteamQuickAdd, 1);
  self->parts = reading.parts;
  g_ptr_array_sort (self->parts, compare_parts);
  g_array_sort (reading.spans, compare_spans);
  self->title = iteam_quick_add_make_title (valid, reading.spans);

  g_array_unref (reading.spans);
  g_free (reading.masked);

  return self;
}

/* That something is done every year is what was decided, and not how often it is to be
 * ticked off. */
static gboolean
is_of_outcome (const IteamQuickAddPart *part)
{
  return part->kind == ITEAM_QUICK_ADD_OWNER || (part->kind == ITEAM_QUICK_ADD_DUE && part->sure);
}

/**
 * iteam_quick_add_read_outcome:
 * @text: a line of minutes, "de OR krijgt de stukken vooraf @HRM uiterlijk 15 mei"
 * @directory: who can be meant
 * @user: the key of who types, or 0
 * @today: the day of today
 *
 * Reads a decision or a commitment: only who it is for and until when are taken out of
 * the line, and every other word stays, as it was decided.
 *
 * Returns: (transfer full): what was read.
 */
IteamQuickAdd *
iteam_quick_add_read_outcome (const char     *text,
                              IteamDirectory *directory,
                              gint64          user,
                              IteamDay        today)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_null_terminated (4, g_free, TRUE);

  for (;;)
    {
      g_autoptr (IteamQuickAdd) line = iteam_quick_add_read (text, directory, user, (const char *const *) words->pdata, today);
      guint n_words = words->len;

      for (guint i = 0; i < line->parts->len; i++)
        {
          const IteamQuickAddPart *part = g_ptr_array_index (line->parts, i);

          if (!is_of_outcome (part))
            g_ptr_array_add (words, g_strdup (part->text));
        }
      if (words->len == n_words)
        return g_steal_pointer (&line);
    }
}

/**
 * iteam_quick_add_to_action:
 * @self: what a line says
 * @today: the day on which it is added
 *
 * Returns: (transfer full) (nullable): the action point, or %NULL as long as
 *   the title is empty.
 */
IteamActionPoint *
iteam_quick_add_to_action (const IteamQuickAdd *self,
                           IteamDay             today)
{
  IteamActionPoint *action;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->title[0] == '\0')
    return NULL;

  action = iteam_action_point_new (self->title, today);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const IteamQuickAddPart *part = g_ptr_array_index (self->parts, i);

      switch (part->kind)
        {
        case ITEAM_QUICK_ADD_OWNER: iteam_action_point_add_owner (action, part->id); break;
        case ITEAM_QUICK_ADD_START: iteam_action_point_set_start (action, part->day); break;
        case ITEAM_QUICK_ADD_DUE: iteam_action_point_set_due (action, part->day); break;
        case ITEAM_QUICK_ADD_PILLAR: iteam_action_point_set_pillar (action, part->id); break;
        case ITEAM_QUICK_ADD_PRIORITY: iteam_action_point_set_priority (action, part->priority); break;
        case ITEAM_QUICK_ADD_ACTION_KIND: iteam_action_point_set_kind (action, part->action_kind); break;
        case ITEAM_QUICK_ADD_RECURRENCE:
          iteam_action_point_set_recurrence (action, part->rule, part->from_completion);
          if (part->day != ITEAM_DAY_NONE)
            iteam_action_point_set_due (action, part->day);
          break;
        default: g_assert_not_reached ();
        }
    }

  return action;
}

/**
 * iteam_quick_add_free:
 * @self: what a line says
 */
void
iteam_quick_add_free (IteamQuickAdd *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->parts);
  g_free (self);
}
