/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-filter.h"

#include <string.h>

#include "iteam-text.h"

/* What is searched for, and whom and what it may name besides titles. */
typedef struct
{
  char *text;
  int number;
  GArray *people;
  GArray *pillars;
} Word;

/**
 * IteamActionFilter:
 *
 * Says of an action point whether it belongs in a list: conditions of which
 * all must hold, each a set of which one must fit; an empty set holds always.
 * It is asked of each action point at every keystroke, so that asking
 * compares and does nothing else; whatever costs is done when a condition is
 * set. Emits "changed" when a condition changed, also when people or pillars
 * were renamed that a word may mean.
 */
struct _IteamActionFilter
{
  GObject parent_instance;

  IteamActionView view;
  gint64 user;
  guint masks[ITEAM_N_FILTER_MASKS];
  IteamDay due_from;
  IteamDay due_to;
  gboolean nothing;
  int frozen;
  gboolean change_is_due;

  /* owned */
  IteamDirectory *directory;
  GArray *keys[ITEAM_N_FILTER_KEYS];
  GPtrArray *words;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamActionFilter, iteam_action_filter, G_TYPE_OBJECT)

static void
word_free (gpointer data)
{
  Word *word = data;

  g_free (word->text);
  g_array_unref (word->people);
  g_array_unref (word->pillars);
  g_free (word);
}

static void
changed (IteamActionFilter *self)
{
  if (self->frozen > 0)
    self->change_is_due = TRUE;
  else
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
has_id (GArray *ids,
        gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* Names are found by the beginnings of their words: "hr" is HRM, but "or" is
 * not the coördinator. */
static gboolean
name_has_word (const char *name,
               const char *word)
{
  g_autofree char *folded = iteam_text_fold (name);
  const char *found = folded;

  while ((found = strstr (found, word)) != NULL)
    {
      if (found == folded || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found))))
        return TRUE;
      found++;
    }

  return FALSE;
}

static void
word_look_up (Word           *word,
              IteamDirectory *directory)
{
  GListModel *people = iteam_directory_get_people (directory);
  GListModel *pillars = iteam_directory_get_pillars (directory);
  glong length = g_utf8_strlen (word->text, -1);

  g_array_set_size (word->people, 0);
  g_array_set_size (word->pillars, 0);

  for (guint i = 0; length >= 2 && i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (people, i);
      gint64 id = iteam_person_get_id (person);

      if (name_has_word (iteam_person_get_name (person), word->text) ||
          name_has_word (iteam_person_get_short_name (person), word->text))
        g_array_append_val (word->people, id);
    }

  /* "In" and "je" are words of pillars' names, but of most titles too. */
  for (guint i = 0; length >= 3 && i < g_list_model_get_n_items (pillars); i++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (pillars, i);
      gint64 id = iteam_pillar_get_id (pillar);

      if (name_has_word (iteam_pillar_get_short_name (pillar), word->text))
        g_array_append_val (word->pillars, id);
    }
}

static gboolean
word_matches (const Word              *word,
              IteamActionPoint        *action,
              const IteamActionFields *fields)
{
  if (word->number != 0 && word->number == fields->number)
    return TRUE;

  if (word->number == 0 && strstr (iteam_action_point_get_folded (action), word->text) != NULL)
    return TRUE;

  for (guint i = 0; i < word->people->len; i++)
    if (iteam_action_point_has_owner (action, g_array_index (word->people, gint64, i)))
      return TRUE;

  return fields->pillar != 0 && has_id (word->pillars, fields->pillar);
}

static gboolean
due_term_matches (IteamDueTerm             term,
                  const IteamActionFields *fields,
                  IteamDay                 today)
{
  IteamDay due = fields->due;
  IteamDay monday;
  int year, month, due_year, due_month;

  if (term == ITEAM_DUE_NONE || due == ITEAM_DAY_NONE)
    return term == ITEAM_DUE_NONE && due == ITEAM_DAY_NONE;

  monday = today - (iteam_day_weekday (today) - 1);
  switch (term)
    {
    case ITEAM_DUE_OVERDUE: return due < today && fields->status < ITEAM_ACTION_DONE;
    case ITEAM_DUE_TODAY: return due == today;
    case ITEAM_DUE_TOMORROW: return due == today + 1;
    case ITEAM_DUE_WEEK: return due >= monday && due < monday + 7;
    case ITEAM_DUE_NEXT_WEEK: return due >= monday + 7 && due < monday + 14;
    case ITEAM_DUE_MONTH:
      iteam_day_to_ymd (today, &year, &month, NULL);
      iteam_day_to_ymd (due, &due_year, &due_month, NULL);
      return year == due_year && month == due_month;
    case ITEAM_DUE_NONE:
    default: g_return_val_if_reached (FALSE);
    }
}

static gboolean
due_matches (IteamActionFilter       *self,
             const IteamActionFields *fields,
             IteamDay                 today)
{
  gboolean has_range = self->due_from != ITEAM_DAY_NONE || self->due_to != ITEAM_DAY_NONE;

  if (self->masks[ITEAM_FILTER_DUE] == 0 && !has_range)
    return TRUE;

  if (has_range && fields->due != ITEAM_DAY_NONE && fields->due >= self->due_from &&
      (self->due_to == ITEAM_DAY_NONE || fields->due <= self->due_to))
    return TRUE;

  for (int term = 0; self->masks[ITEAM_FILTER_DUE] >> term != 0; term++)
    if ((self->masks[ITEAM_FILTER_DUE] & (1u << term)) != 0 && due_term_matches ((IteamDueTerm) term, fields, today))
      return TRUE;

  return FALSE;
}

static gboolean
in_mask (IteamActionFilter *self,
         IteamFilterMask    which,
         guint              value)
{
  return self->masks[which] == 0 || (self->masks[which] & (1u << value)) != 0;
}

static gboolean
owners_match (IteamActionFilter *self,
              IteamActionPoint  *action)
{
  GArray *owners = self->keys[ITEAM_FILTER_OWNER];
  guint n_owners;

  if (owners->len == 0)
    return TRUE;

  iteam_action_point_get_owners (action, &n_owners);
  for (guint i = 0; i < owners->len; i++)
    {
      gint64 owner = g_array_index (owners, gint64, i);

      if (owner == ITEAM_OWNER_ME)
        owner = self->user != 0 ? self->user : ITEAM_OWNER_ME;
      if (owner == ITEAM_OWNER_NOBODY ? n_owners == 0 : iteam_action_point_has_owner (action, owner))
        return TRUE;
    }

  return FALSE;
}

static void
on_directory_changed (IteamActionFilter *self)
{
  if (self->words->len == 0)
    return;

  for (guint i = 0; i < self->words->len; i++)
    word_look_up (g_ptr_array_index (self->words, i), self->directory);
  changed (self);
}

static void
iteam_action_filter_finalize (GObject *object)
{
  IteamActionFilter *self = ITEAM_ACTION_FILTER (object);

  g_object_unref (self->directory);
  for (int which = 0; which < ITEAM_N_FILTER_KEYS; which++)
    g_array_unref (self->keys[which]);
  g_ptr_array_unref (self->words);

  G_OBJECT_CLASS (iteam_action_filter_parent_class)->finalize (object);
}

static void
iteam_action_filter_class_init (IteamActionFilterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = iteam_action_filter_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
iteam_action_filter_init (IteamActionFilter *self)
{
  for (int which = 0; which < ITEAM_N_FILTER_KEYS; which++)
    self->keys[which] = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->words = g_ptr_array_new_with_free_func (word_free);
}

/**
 * iteam_action_point_get_views:
 * @self: an action point
 * @user: key of the person whose action points count as "mine", or 0
 * @today: the current day
 *
 * Returns: the views that it belongs in, a bit each: 1 << #IteamActionView.
 */
guint
iteam_action_point_get_views (IteamActionPoint *self,
                              gint64            user,
                              IteamDay          today)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (self);
  guint views = 1u << ITEAM_ACTION_VIEW_ALL;

  if (fields->status == ITEAM_ACTION_WAITING)
    views |= 1u << ITEAM_ACTION_VIEW_WAITING;
  if (fields->status >= ITEAM_ACTION_DONE)
    return views | 1u << ITEAM_ACTION_VIEW_CLOSED;

  views |= 1u << ITEAM_ACTION_VIEW_OPEN;
  if (fields->due != ITEAM_DAY_NONE && fields->due <= today && fields->start <= today)
    views |= 1u << ITEAM_ACTION_VIEW_TODAY;
  if (fields->due > today || fields->start > today)
    views |= 1u << ITEAM_ACTION_VIEW_SCHEDULED;
  if (fields->due != ITEAM_DAY_NONE && fields->due < today)
    views |= 1u << ITEAM_ACTION_VIEW_OVERDUE;
  if (user != 0 && iteam_action_point_has_owner (self, user))
    views |= 1u << ITEAM_ACTION_VIEW_MINE;

  return views;
}

/**
 * iteam_action_filter_new:
 * @directory: the people and pillars that words and terms may name
 *
 * Returns: (transfer full): a filter that lets every action point through.
 */
IteamActionFilter *
iteam_action_filter_new (IteamDirectory *directory)
{
  IteamActionFilter *self = g_object_new (ITEAM_TYPE_ACTION_FILTER, NULL);

  self->directory = g_object_ref (directory);
  g_signal_connect_object (directory, "changed", G_CALLBACK (on_directory_changed), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * iteam_action_filter_matches:
 * @self: a filter
 * @action: an action point
 * @today: the current day
 *
 * Returns: whether @action meets all conditions of @self.
 */
gboolean
iteam_action_filter_matches (IteamActionFilter *self,
                             IteamActionPoint  *action,
                             IteamDay           today)
{
  const IteamActionFields *fields;
  GArray *pillars;

  g_return_val_if_fail (ITEAM_IS_ACTION_FILTER (self), FALSE);

  pillars = self->keys[ITEAM_FILTER_PILLAR];
  fields = iteam_action_point_get_fields (action);
  if (self->nothing ||
      !in_mask (self, ITEAM_FILTER_STATUS, fields->status) ||
      !in_mask (self, ITEAM_FILTER_KIND, fields->kind) ||
      !in_mask (self, ITEAM_FILTER_PRIORITY, fields->priority) ||
      (pillars->len > 0 && !has_id (pillars, fields->pillar)) ||
      (iteam_action_point_get_views (action, self->user, today) & (1u << self->view)) == 0 ||
      !due_matches (self, fields, today) ||
      !owners_match (self, action))
    return FALSE;

  for (guint i = 0; i < self->words->len; i++)
    if (!word_matches (g_ptr_array_index (self->words, i), action, fields))
      return FALSE;

  return TRUE;
}

/**
 * iteam_action_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether it has no condition besides its view.
 */
gboolean
iteam_action_filter_is_empty (IteamActionFilter *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_FILTER (self), TRUE);

  for (int which = 0; which < ITEAM_N_FILTER_MASKS; which++)
    if (self->masks[which] != 0)
      return FALSE;
  for (int which = 0; which < ITEAM_N_FILTER_KEYS; which++)
    if (self->keys[which]->len > 0)
      return FALSE;

  return !self->nothing && self->words->len == 0 &&
         self->due_from == ITEAM_DAY_NONE && self->due_to == ITEAM_DAY_NONE;
}

/**
 * iteam_action_filter_clear:
 * @self: a filter
 *
 * Takes all conditions away; the view stays, and so does the user.
 */
void
iteam_action_filter_clear (IteamActionFilter *self)
{
  g_return_if_fail (ITEAM_IS_ACTION_FILTER (self));

  if (iteam_action_filter_is_empty (self))
    return;

  self->nothing = FALSE;
  memset (self->masks, 0, sizeof self->masks);
  self->due_from = self->due_to = ITEAM_DAY_NONE;
  for (int which = 0; which < ITEAM_N_FILTER_KEYS; which++)
    g_array_set_size (self->keys[which], 0);
  g_ptr_array_set_size (self->words, 0);
  changed (self);
}

/**
 * iteam_action_filter_get_view:
 * @self: a filter
 *
 * Returns: the view.
 */
IteamActionView
iteam_action_filter_get_view (IteamActionFilter *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_FILTER (self), ITEAM_ACTION_VIEW_ALL);

  return self->view;
}

/**
 * iteam_action_filter_set_view:
 * @self: a filter
 * @view: the view
 */
void
iteam_action_filter_set_view (IteamActionFilter *self,
                              IteamActionView    view)
{
  g_return_if_fail (ITEAM_IS_ACTION_FILTER (self));

  if (self->view == view)
    return;

  self->view = view;
  changed (self);
}

/**
 * iteam_action_filter_get_user:
 * @self: a filter
 *
 * Returns: key of the person who is the user, or 0.
 */
gint64
iteam_action_filter_get_user (IteamActionFilter *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_FILTER (self), 0);

  return self->user;
}

/**
 * iteam_action_filter_set_user:
 * @self: a filter
 * @person: key of the person who is the user, or 0
 *
 * Whose action points the view "mine" and the owner %ITEAM_OWNER_ME mean.
 */
void
iteam_action_filter_set_user (IteamActionFilter *self,
                              gint64             person)
{
  g_return_if_fail (ITEAM_IS_ACTION_FILTER (self));

  if (self->user == person)
    return;

  self->user = person;
  changed (self);
}

/**
 * iteam_action_filter_get_mask:
 * @self: a filter
 * @which: which condition
 *
 * Returns: a mask of the values that are let through, or 0 for any.
 */
guint
iteam_action_filter_get_mask (IteamActionFilter *self,
                              IteamFilterMask    which)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_FILTER (self), 0);
  g_return_val_if_fail ((int) which >= 0 && which < ITEAM_N_FILTER_MASKS, 0);

  return self->masks[which];
}

/**
 * iteam_action_filter_set_mask:
 * @self: a filter
 * @which: which condition
 * @mask: a mask of the values to let through, or 0 for any
 */
void
iteam_action_filter_set_mask (IteamActionFilter *self,
                              IteamFilterMask    which,
                              guint              mask)
{
  g_return_if_fail (ITEAM_IS_ACTION_FILTER (self));
  g_return_if_fail ((int) which >= 0 && which < ITEAM_N_FILTER_MASKS);

  if (self->masks[which] == mask)
    return;

  self->masks[which] = mask;
  changed (self);
}

/**
 * iteam_action_filter_get_keys:
 * @self: a filter
 * @which: which condition
 * @n_keys: (out): how many
 *
 * Returns: (transfer none) (array length=n_keys): the keys, one of which an
 *   action point must have; none for any.
 */
const gint64 *
iteam_action_filter_get_keys (IteamActionFilter *self,
                              IteamFilterKeys    which,
                              guint             *n_keys)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_FILTER (self), NULL);
  g_return_val_if_fail ((int) which >= 0 && which < ITEAM_N_FILTER_KEYS, NULL);

  *n_keys = self->keys[which]->len;

  return (const gint64 *) (gpointer) self->keys[which]->data;
}

/**
 * iteam_action_filter_set_keys:
 * @self: a filter
 * @which: which condition
 * @keys: (array length=n_keys) (nullable): keys of what is let through
 * @n_keys: how many; 0 for any
 */
void
iteam_action_filter_set_keys (IteamActionFilter *self,
                              IteamFilterKeys    which,
                              const gint64      *keys,
                              guint              n_keys)
{
  GArray *before;

  g_return_if_fail (ITEAM_IS_ACTION_FILTER (self));
  g_return_if_fail ((int) which >= 0 && which < ITEAM_N_FILTER_KEYS);

  before = self->keys[which];
  if (before->len == n_keys && (n_keys == 0 || memcmp (before->data, keys, n_keys * sizeof *keys) == 0))
    return;

  self->keys[which] = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_keys);
  if (n_keys > 0)
    g_array_append_vals (self->keys[which], keys, n_keys);
  g_array_unref (before);
  changed (self);
}

/**
 * iteam_action_filter_get_due_range:
 * @self: a filter
 * @from: (out): the first due date, or %ITEAM_DAY_NONE
 * @to: (out): the last due date, or %ITEAM_DAY_NONE
 */
void
iteam_action_filter_get_due_range (IteamActionFilter *self,
                                   IteamDay          *from,
                                   IteamDay          *to)
{
  g_return_if_fail (ITEAM_IS_ACTION_FILTER (self));

  *from = self->due_from;
  *to = self->due_to;
}

/**
 * iteam_action_filter_set_due_range:
 * @self: a filter
 * @from: the first due date, or %ITEAM_DAY_NONE if there is no first
 * @to: the last due date, or %ITEAM_DAY_NONE if there is no last
 *
 * Both %ITEAM_DAY_NONE is no condition at all.
 */
void
iteam_action_filter_set_due_range (IteamActionFilter *self,
                                   IteamDay           from,
                                   IteamDay           to)
{
  g_return_if_fail (ITEAM_IS_ACTION_FILTER (self));

  if (self->due_from == from && self->due_to == to)
    return;

  self->due_from = from;
  self->due_to = to;
  changed (self);
}

/**
 * iteam_action_filter_get_directory:
 * @self: a filter
 *
 * Returns: (transfer none): the people and pillars that it knows.
 */
IteamDirectory *
iteam_action_filter_get_directory (IteamActionFilter *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_FILTER (self), NULL);

  return self->directory;
}

/**
 * iteam_action_filter_add_word:
 * @self: a filter
 * @word: a word or phrase
 *
 * Lets only through what has @word in its number or title, or in the name of
 * an owner or of its pillar. "A-12" is that number and not A-120.
 */
void
iteam_action_filter_add_word (IteamActionFilter *self,
                              const char        *word)
{
  Word *added;
  gint64 number;

  g_return_if_fail (ITEAM_IS_ACTION_FILTER (self));
  g_return_if_fail (word != NULL);

  added = g_new0 (Word, 1);
  added->text = iteam_text_fold (word);
  if (g_str_has_prefix (added->text, "a-") &&
      g_ascii_string_to_signed (added->text + strlen ("a-"), 10, 1, G_MAXINT, &number, NULL))
    added->number = (int) number;
  added->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  added->pillars = g_array_new (FALSE, FALSE, sizeof (gint64));
  word_look_up (added, self->directory);
  g_ptr_array_add (self->words, added);
  changed (self);
}

/**
 * iteam_action_filter_get_n_words:
 * @self: a filter
 *
 * Returns: how many words must be found.
 */
guint
iteam_action_filter_get_n_words (IteamActionFilter *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_FILTER (self), 0);

  return self->words->len;
}

/**
 * iteam_action_filter_get_word:
 * @self: a filter
 * @index: which word, below iteam_action_filter_get_n_words()
 *
 * Returns: (transfer none): the word or phrase, folded.
 */
const char *
iteam_action_filter_get_word (IteamActionFilter *self,
                              guint              index)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_FILTER (self), NULL);
  g_return_val_if_fail (index < self->words->len, NULL);

  return ((Word *) g_ptr_array_index (self->words, index))->text;
}

/**
 * iteam_action_filter_remove_word:
 * @self: a filter
 * @index: which word, below iteam_action_filter_get_n_words()
 */
void
iteam_action_filter_remove_word (IteamActionFilter *self,
                                 guint              index)
{
  g_return_if_fail (ITEAM_IS_ACTION_FILTER (self));
  g_return_if_fail (index < self->words->len);

  g_ptr_array_remove_index (self->words, index);
  changed (self);
}

/**
 * iteam_action_filter_get_match_nothing:
 * @self: a filter
 *
 * Returns: whether it lets nothing through, whatever its other conditions are.
 */
gboolean
iteam_action_filter_get_match_nothing (IteamActionFilter *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_FILTER (self), FALSE);

  return self->nothing;
}

/**
 * iteam_action_filter_set_match_nothing:
 * @self: a filter
 * @nothing: whether to let nothing through, for a term that names nothing
 *   there is; %FALSE leaves it to the other conditions
 */
void
iteam_action_filter_set_match_nothing (IteamActionFilter *self,
                                       gboolean           nothing)
{
  g_return_if_fail (ITEAM_IS_ACTION_FILTER (self));

  if (self->nothing == nothing)
    return;

  self->nothing = nothing;
  changed (self);
}

/**
 * iteam_action_filter_freeze:
 * @self: a filter
 *
 * Keeps "changed" until iteam_action_filter_thaw() is called as often, for
 * several changes that are one.
 */
void
iteam_action_filter_freeze (IteamActionFilter *self)
{
  g_return_if_fail (ITEAM_IS_ACTION_FILTER (self));

  self->frozen++;
}

/**
 * iteam_action_filter_thaw:
 * @self: a filter
 */
void
iteam_action_filter_thaw (IteamActionFilter *self)
{
  g_return_if_fail (ITEAM_IS_ACTION_FILTER (self));
  g_return_if_fail (self->frozen > 0);

  self->frozen--;
  if (self->frozen == 0 && self->change_is_due)
    {
      self->change_is_due = FALSE;
      changed (self);
    }
}
