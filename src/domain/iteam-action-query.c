/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-action-words.h"
#include "iteam-date-words.h"
#include "iteam-error.h"
#include "iteam-ref.h"
#include "iteam-text.h"

/* The words of a filter: "status:open", "houder:HRM", "einddatum:vandaag". */

typedef gboolean (*ApplyValue) (IteamActionFilter *filter, const char *value);

typedef struct
{
  int value;
  const char *word;
} Word;

static const struct
{
  const char *nick;
  const char *label;
} views[] = {
  [ITEAM_ACTION_VIEW_ALL] = { "all", N_("All") },
  [ITEAM_ACTION_VIEW_OPEN] = { "open", NC_("action points", "Open") },
  [ITEAM_ACTION_VIEW_TODAY] = { "today", N_("Today") },
  [ITEAM_ACTION_VIEW_SCHEDULED] = { "scheduled", N_("Scheduled") },
  [ITEAM_ACTION_VIEW_OVERDUE] = { "overdue", N_("Overdue") },
  [ITEAM_ACTION_VIEW_WAITING] = { "waiting", N_("Waiting") },
  [ITEAM_ACTION_VIEW_MINE] = { "mine", N_("Mine") },
  [ITEAM_ACTION_VIEW_CLOSED] = { "closed", NC_("action points", "Closed") },
};

static const Word view_words[] = {
  { ITEAM_ACTION_VIEW_ALL, "alle" },
  { ITEAM_ACTION_VIEW_ALL, "alles" },
  { ITEAM_ACTION_VIEW_OPEN, "openstaand" },
  { ITEAM_ACTION_VIEW_TODAY, "vandaag" },
  { ITEAM_ACTION_VIEW_SCHEDULED, "gepland" },
  { ITEAM_ACTION_VIEW_OVERDUE, "te laat" },
  { ITEAM_ACTION_VIEW_WAITING, "wacht op" },
  { ITEAM_ACTION_VIEW_WAITING, "wacht" },
  { ITEAM_ACTION_VIEW_MINE, "mijn" },
  { ITEAM_ACTION_VIEW_MINE, "van mij" },
  { ITEAM_ACTION_VIEW_CLOSED, "gesloten" },
};

static const struct
{
  const char *nick;
  const char *label;
} due_terms[] = {
  [ITEAM_DUE_NONE] = { "none", N_("No due date") },
  [ITEAM_DUE_OVERDUE] = { "overdue", N_("Overdue") },
  [ITEAM_DUE_TODAY] = { "today", N_("Today") },
  [ITEAM_DUE_TOMORROW] = { "tomorrow", N_("Tomorrow") },
  [ITEAM_DUE_WEEK] = { "week", N_("This week") },
  [ITEAM_DUE_NEXT_WEEK] = { "next-week", N_("Next week") },
  [ITEAM_DUE_MONTH] = { "month", N_("This month") },
};

static const Word due_words[] = {
  { ITEAM_DUE_NONE, "none" },
  { ITEAM_DUE_NONE, "geen" },
  { ITEAM_DUE_OVERDUE, "overdue" },
  { ITEAM_DUE_OVERDUE, "te laat" },
  { ITEAM_DUE_TODAY, "today" },
  { ITEAM_DUE_TODAY, "vandaag" },
  { ITEAM_DUE_TOMORROW, "tomorrow" },
  { ITEAM_DUE_TOMORROW, "morgen" },
  { ITEAM_DUE_WEEK, "week" },
  { ITEAM_DUE_WEEK, "this week" },
  { ITEAM_DUE_WEEK, "deze week" },
  { ITEAM_DUE_NEXT_WEEK, "next week" },
  { ITEAM_DUE_NEXT_WEEK, "volgende week" },
  { ITEAM_DUE_MONTH, "month" },
  { ITEAM_DUE_MONTH, "this month" },
  { ITEAM_DUE_MONTH, "maand" },
  { ITEAM_DUE_MONTH, "deze maand" },
};

static const Word owner_words[] = {
  { ITEAM_OWNER_NOBODY, "none" },
  { ITEAM_OWNER_NOBODY, "nobody" },
  { ITEAM_OWNER_NOBODY, "geen" },
  { ITEAM_OWNER_NOBODY, "niemand" },
  { ITEAM_OWNER_ME, "me" },
  { ITEAM_OWNER_ME, "mij" },
  { ITEAM_OWNER_ME, "ik" },
};

#define OPEN_STATUSES ((1u << ITEAM_ACTION_NOT_STARTED) | (1u << ITEAM_ACTION_IN_PROGRESS) | (1u << ITEAM_ACTION_WAITING))
#define CLOSED_STATUSES ((1u << ITEAM_ACTION_DONE) | (1u << ITEAM_ACTION_DROPPED))

static gboolean
find_word (const Word *words,
           gsize       n_words,
           const char *text,
           int        *value)
{
  g_autofree char *folded = iteam_action_words_fold (text);

  for (gsize i = 0; i < n_words; i++)
    if (g_str_equal (words[i].word, folded))
      {
        *value = words[i].value;

        return TRUE;
      }

  return FALSE;
}

static void
add_to_mask (IteamActionFilter *filter,
             IteamFilterMask    which,
             int                value)
{
  iteam_action_filter_set_mask (filter, which, iteam_action_filter_get_mask (filter, which) | (1u << value));
}

static void
add_key (IteamActionFilter *filter,
         IteamFilterKeys    which,
         gint64             key)
{
  guint n_keys;
  const gint64 *before = iteam_action_filter_get_keys (filter, which, &n_keys);
  g_autoptr (GArray) keys_now = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (n_keys > 0)
    g_array_append_vals (keys_now, before, n_keys);
  g_array_append_val (keys_now, key);
  iteam_action_filter_set_keys (filter, which, (const gint64 *) (gpointer) keys_now->data, keys_now->len);
}

static gboolean
apply_view (IteamActionFilter *filter,
            const char        *value)
{
  IteamActionView view;

  if (!iteam_action_view_from_words (value, &view))
    return FALSE;

  iteam_action_filter_set_view (filter, view);

  return TRUE;
}

static gboolean
apply_status (IteamActionFilter *filter,
              const char        *value)
{
  guint mask = iteam_action_filter_get_mask (filter, ITEAM_FILTER_STATUS);
  g_autofree char *word = iteam_action_words_fold (value);
  IteamActionStatus status;

  if (g_str_equal (word, "open") || g_str_equal (word, "openstaand"))
    mask |= OPEN_STATUSES;
  else if (g_str_equal (word, "closed") || g_str_equal (word, "gesloten"))
    mask |= CLOSED_STATUSES;
  else if (iteam_action_status_from_words (value, &status))
    mask |= 1u << status;
  else
    return FALSE;

  iteam_action_filter_set_mask (filter, ITEAM_FILTER_STATUS, mask);

  return TRUE;
}

static gboolean
apply_kind (IteamActionFilter *filter,
            const char        *value)
{
  IteamActionKind kind;

  if (!iteam_action_kind_from_words (value, &kind))
    return FALSE;

  add_to_mask (filter, ITEAM_FILTER_KIND, kind);

  return TRUE;
}

static gboolean
apply_priority (IteamActionFilter *filter,
                const char        *value)
{
  IteamPriority priority;

  if (!iteam_priority_from_words (value, &priority))
    return FALSE;

  add_to_mask (filter, ITEAM_FILTER_PRIORITY, priority);

  return TRUE;
}

static gboolean
apply_due (IteamActionFilter *filter,
           const char        *value)
{
  g_auto (GStrv) ends = NULL;
  IteamDay today = iteam_day_today ();
  IteamDay from, to;
  int term;

  if (find_word (due_words, G_N_ELEMENTS (due_words), value, &term))
    {
      add_to_mask (filter, ITEAM_FILTER_DUE, term);

      return TRUE;
    }

  ends = g_strsplit (value, "..", 2);
  if (ends[0] == NULL)
    return FALSE;

  from = iteam_date_words_parse (ends[0], today);
  to = ends[1] != NULL ? iteam_date_words_parse (ends[1], today) : from;
  if ((from == ITEAM_DAY_NONE && ends[0][0] != '\0') ||
      (to == ITEAM_DAY_NONE && (ends[1] == NULL || ends[1][0] != '\0')) ||
      (from == ITEAM_DAY_NONE && to == ITEAM_DAY_NONE))
    return FALSE;

  iteam_action_filter_set_due_range (filter, from, to);

  return TRUE;
}

/* A thing that its words alone do not name is named by its reference,
 * "person:101", whether the file has it or not: it may have had it. */
static gboolean
apply_ref (IteamActionFilter *filter,
           IteamFilterKeys    which,
           IteamKind          kind,
           const char        *value)
{
  IteamRef ref;

  if (!iteam_ref_parse (value, &ref, NULL) || ref.kind != kind)
    return FALSE;

  add_key (filter, which, ref.id);

  return TRUE;
}

/* Someone whose name is exactly that, else all whose names have it in them. */
static gboolean
apply_owner (IteamActionFilter *filter,
             const char        *value)
{
  IteamDirectory *directory = iteam_action_filter_get_directory (filter);
  GListModel *people = iteam_directory_get_people (directory);
  IteamPerson *exact = iteam_directory_match_person (directory, value);
  g_autofree char *folded = iteam_text_fold (value);
  gboolean found = FALSE;
  int special;

  if (exact != NULL)
    {
      add_key (filter, ITEAM_FILTER_OWNER, iteam_person_get_id (exact));

      return TRUE;
    }
  if (find_word (owner_words, G_N_ELEMENTS (owner_words), value, &special))
    {
      add_key (filter, ITEAM_FILTER_OWNER, special);

      return TRUE;
    }
  if (apply_ref (filter, ITEAM_FILTER_OWNER, ITEAM_KIND_PERSON, value))
    return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (people, i);
      g_autofree char *name = iteam_text_fold (iteam_person_get_name (person));
      g_autofree char *short_name = iteam_text_fold (iteam_person_get_short_name (person));

      if (strstr (name, folded) == NULL && strstr (short_name, folded) == NULL)
        continue;

      add_key (filter, ITEAM_FILTER_OWNER, iteam_person_get_id (person));
      found = TRUE;
    }

  return found;
}

static gboolean
apply_pillar (IteamActionFilter *filter,
              const char        *value)
{
  IteamDirectory *directory = iteam_action_filter_get_directory (filter);
  GListModel *pillars = iteam_directory_get_pillars (directory);
  IteamPillar *exact = iteam_directory_match_pillar (directory, value);
  g_autofree char *folded = iteam_action_words_fold (value);
  gboolean found = FALSE;

  if (exact != NULL)
    {
      add_key (filter, ITEAM_FILTER_PILLAR, iteam_pillar_get_id (exact));

      return TRUE;
    }
  if (g_str_equal (folded, "none") || g_str_equal (folded, "geen"))
    {
      add_key (filter, ITEAM_FILTER_PILLAR, 0);

      return TRUE;
    }
  if (apply_ref (filter, ITEAM_FILTER_PILLAR, ITEAM_KIND_PILLAR, value))
    return TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (pillars); i++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (pillars, i);
      g_autofree char *name = iteam_text_fold (iteam_pillar_get_short_name (pillar));

      if (strstr (name, folded) == NULL)
        continue;

      add_key (filter, ITEAM_FILTER_PILLAR, iteam_pillar_get_id (pillar));
      found = TRUE;
    }

  return found;
}

static const struct
{
  const char *key;
  ApplyValue apply;
} keys[] = {
  { "status", apply_status },
  { "owner", apply_owner },
  { "actiehouder", apply_owner },
  { "houder", apply_owner },
  { "wie", apply_owner },
  { "pillar", apply_pillar },
  { "pijler", apply_pillar },
  { "kind", apply_kind },
  { "soort", apply_kind },
  { "priority", apply_priority },
  { "prioriteit", apply_priority },
  { "due", apply_due },
  { "einddatum", apply_due },
  { "deadline", apply_due },
  { "view", apply_view },
  { "weergave", apply_view },
};

static ApplyValue
find_key (const char *term,
          const char *colon)
{
  g_autofree char *key = g_strndup (term, colon - term);
  g_autofree char *folded = iteam_text_fold (key);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].key, folded))
      return keys[i].apply;

  return NULL;
}

/**
 * iteam_action_filter_add_term:
 * @self: a filter
 * @term: a word or phrase, or a key and its value: "status:waiting,done",
 *   "owner:HRM", "pillar:scherm", "kind:improvement", "priority:high",
 *   "due:overdue", "due:2019-01-01..2019-03-31", "view:today", in English or
 *   in Dutch
 * @error: return location for an error
 *
 * Adds a condition. Values of one key widen it, whether they stand in one term
 * with commas between or in several; what is no key that is known is a word.
 *
 * Returns: whether @term was understood; with %FALSE the filter lets nothing
 *   through, and @error is %ITEAM_ERROR_INVALID.
 */
gboolean
iteam_action_filter_add_term (IteamActionFilter  *self,
                              const char         *term,
                              GError            **error)
{
  const char *colon;
  ApplyValue apply;
  g_auto (GStrv) values = NULL;

  g_return_val_if_fail (ITEAM_IS_ACTION_FILTER (self), FALSE);
  g_return_val_if_fail (term != NULL, FALSE);

  colon = strchr (term, ':');
  apply = colon != NULL ? find_key (term, colon) : NULL;
  if (apply == NULL)
    {
      if (term[0] != '\0')
        iteam_action_filter_add_word (self, term);

      return TRUE;
    }

  values = g_strsplit (colon[1] != '\0' ? colon + 1 : ",", ",", -1);
  for (char **value = values; *value != NULL; value++)
    {
      g_autofree char *key = NULL;

      if ((*value)[0] != '\0' && apply (self, *value))
        continue;

      key = g_strndup (term, colon - term);
      iteam_action_filter_set_match_nothing (self, TRUE);
      /* Translators: the first is a key such as "status", the second what was typed behind it. */
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” cannot be “%s”."), key, *value);

      return FALSE;
    }

  return TRUE;
}

/**
 * iteam_action_filter_set_query:
 * @self: a filter
 * @query: (nullable): terms as iteam_action_filter_add_term() takes them, with
 *   space between; quotation marks keep the words of a term together
 * @error: return location for an error
 *
 * Replaces the conditions of @self, its view excepted unless @query names one.
 *
 * Returns: whether all terms were understood; with %FALSE the filter lets
 *   nothing through, and @error (%ITEAM_ERROR_INVALID) says which term.
 */
gboolean
iteam_action_filter_set_query (IteamActionFilter  *self,
                               const char         *query,
                               GError            **error)
{
  g_autoptr (GString) term = g_string_new (NULL);
  gboolean quoted = FALSE, success = TRUE;

  g_return_val_if_fail (ITEAM_IS_ACTION_FILTER (self), FALSE);

  iteam_action_filter_freeze (self);
  iteam_action_filter_clear (self);
  for (const char *p = query != NULL ? query : "";; p = g_utf8_next_char (p))
    {
      if (*p == '"')
        quoted = !quoted;
      else if (*p != '\0' && (quoted || !g_unichar_isspace (g_utf8_get_char (p))))
        g_string_append_unichar (term, g_utf8_get_char (p));
      else if (term->len > 0)
        {
          success = iteam_action_filter_add_term (self, term->str, success ? error : NULL) && success;
          g_string_truncate (term, 0);
        }

      if (*p == '\0')
        break;
    }
  iteam_action_filter_thaw (self);

  return success;
}

/**
 * iteam_action_view_to_nick:
 * @view: a view
 *
 * Returns: its name in settings and in the terminal, "today".
 */
const char *
iteam_action_view_to_nick (IteamActionView view)
{
  g_return_val_if_fail ((int) view >= 0 && view < ITEAM_N_ACTION_VIEWS, NULL);

  return views[view].nick;
}

/**
 * iteam_action_view_from_words:
 * @text: (nullable): its name as iteam_action_view_to_nick() gives it, or in Dutch
 * @view: (out): the view
 *
 * Returns: whether @text names a view.
 */
gboolean
iteam_action_view_from_words (const char      *text,
                              IteamActionView *view)
{
  g_autofree char *folded = iteam_action_words_fold (text);
  int value;

  for (int i = 0; i < ITEAM_N_ACTION_VIEWS; i++)
    if (g_str_equal (views[i].nick, folded))
      {
        *view = (IteamActionView) i;

        return TRUE;
      }

  if (!find_word (view_words, G_N_ELEMENTS (view_words), text, &value))
    return FALSE;

  *view = (IteamActionView) value;

  return TRUE;
}

/**
 * iteam_action_view_label:
 * @view: a view
 *
 * Returns: @view in the language of the interface.
 */
const char *
iteam_action_view_label (IteamActionView view)
{
  g_return_val_if_fail ((int) view >= 0 && view < ITEAM_N_ACTION_VIEWS, NULL);

  if (view == ITEAM_ACTION_VIEW_OPEN || view == ITEAM_ACTION_VIEW_CLOSED)
    return g_dpgettext2 (GETTEXT_PACKAGE, "action points", views[view].label);

  return _(views[view].label);
}

/**
 * iteam_due_term_to_nick:
 * @term: when something is due
 *
 * Returns: its name in a query, "next-week".
 */
const char *
iteam_due_term_to_nick (IteamDueTerm term)
{
  g_return_val_if_fail ((int) term >= 0 && term < ITEAM_N_DUE_TERMS, NULL);

  return due_terms[term].nick;
}

/**
 * iteam_due_term_label:
 * @term: when something is due
 *
 * Returns: @term in the language of the interface.
 */
const char *
iteam_due_term_label (IteamDueTerm term)
{
  g_return_val_if_fail ((int) term >= 0 && term < ITEAM_N_DUE_TERMS, NULL);

  return _(due_terms[term].label);
}
