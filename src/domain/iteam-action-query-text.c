/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-filter.h"

#include <string.h>

#include "iteam-ref.h"

/* A filter written as the words that iteam_action_filter_set_query() reads:
 * in English, whatever the language of the interface, since it is kept. */

typedef const char *(*NickFunc) (guint value);

static const char *
status_nick (guint value)
{
  return iteam_action_status_to_nick ((IteamActionStatus) value);
}

static const char *
kind_nick (guint value)
{
  return iteam_action_kind_to_nick ((IteamActionKind) value);
}

static const char *
priority_nick (guint value)
{
  return iteam_priority_to_nick ((IteamPriority) value);
}

static const char *
due_nick (guint value)
{
  return iteam_due_term_to_nick ((IteamDueTerm) value);
}

static const struct
{
  const char *key;
  NickFunc to_nick;
  guint n_values;
} masks[] = {
  [ITEAM_FILTER_STATUS] = { "status", status_nick, ITEAM_N_ACTION_STATUSES },
  [ITEAM_FILTER_KIND] = { "kind", kind_nick, ITEAM_N_ACTION_KINDS },
  [ITEAM_FILTER_PRIORITY] = { "priority", priority_nick, ITEAM_N_PRIORITIES },
  [ITEAM_FILTER_DUE] = { "due", due_nick, ITEAM_N_DUE_TERMS },
};

static gboolean
needs_quotes (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/* The reader has no way to write a quotation mark: it only groups. */
static void
append_value (GString    *query,
              const char *value)
{
  const char *quote = needs_quotes (value) ? "\"" : "";

  g_string_append (query, quote);
  for (const char *p = value; *p != '\0'; p++)
    if (*p != '"')
      g_string_append_c (query, *p);
  g_string_append (query, quote);
}

/* The key stands before the first value, a comma before each that follows. */
static void
begin_value (GString    *query,
             const char *key,
             gboolean   *first)
{
  if (*first)
    g_string_append_printf (query, " %s:", key);
  else
    g_string_append_c (query, ',');
  *first = FALSE;
}

static void
append_day (GString  *query,
            IteamDay  day)
{
  g_autofree char *iso = day != ITEAM_DAY_NONE ? iteam_day_to_iso (day) : NULL;

  g_string_append (query, iso != NULL ? iso : "");
}

static void
append_mask (GString           *query,
             IteamActionFilter *self,
             IteamFilterMask    which)
{
  guint mask = iteam_action_filter_get_mask (self, which);
  gboolean first = TRUE;

  for (guint value = 0; value < masks[which].n_values; value++)
    if ((mask & (1u << value)) != 0)
      {
        begin_value (query, masks[which].key, &first);
        g_string_append (query, masks[which].to_nick (value));
      }

  if (which == ITEAM_FILTER_DUE)
    {
      IteamDay from, to;

      iteam_action_filter_get_due_range (self, &from, &to);
      if (from == ITEAM_DAY_NONE && to == ITEAM_DAY_NONE)
        return;

      begin_value (query, masks[which].key, &first);
      append_day (query, from);
      g_string_append (query, "..");
      append_day (query, to);
    }
}

static gboolean
can_be_read (const char *name)
{
  return name != NULL && name[0] != '\0' && strpbrk (name, ",\"") == NULL;
}

static gboolean
names_one_person (IteamDirectory *directory,
                  const char     *name)
{
  GListModel *people = iteam_directory_get_people (directory);
  guint n_matches = 0;

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (people, i);

      n_matches += iteam_person_matches (person, name);
    }

  return n_matches == 1;
}

/* By a name that people know, if that names this person and no other. */
static void
append_owner (GString        *query,
              IteamDirectory *directory,
              gint64          key)
{
  IteamPerson *person = key > 0 ? iteam_directory_find_person (directory, key) : NULL;
  IteamRef ref = { ITEAM_KIND_PERSON, key };
  g_autofree char *text = NULL;
  const char *names[3] = { NULL };

  if (key <= 0)
    {
      g_string_append (query, key == ITEAM_OWNER_ME ? "me" : "nobody");
      return;
    }
  if (person != NULL)
    {
      names[0] = iteam_person_get_short_name (person);
      names[1] = iteam_person_get_name (person);
      names[2] = iteam_person_get_email (person);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (can_be_read (names[i]) && names_one_person (directory, names[i]))
      {
        append_value (query, names[i]);
        return;
      }

  text = iteam_ref_to_string (&ref);
  g_string_append (query, text);
}

static void
append_pillar (GString        *query,
               IteamDirectory *directory,
               gint64          key)
{
  IteamPillar *pillar = key != 0 ? iteam_directory_find_pillar (directory, key) : NULL;
  IteamRef ref = { ITEAM_KIND_PILLAR, key };
  g_autofree char *text = NULL;
  const char *names[2] = { NULL };

  if (key == 0)
    {
      g_string_append (query, "none");
      return;
    }
  if (pillar != NULL)
    {
      names[0] = iteam_pillar_get_nick (pillar);
      names[1] = iteam_pillar_get_name (pillar);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (can_be_read (names[i]) && iteam_directory_match_pillar (directory, names[i]) == pillar)
      {
        append_value (query, names[i]);
        return;
      }

  text = iteam_ref_to_string (&ref);
  g_string_append (query, text);
}

static void
append_keys (GString           *query,
             IteamActionFilter *self,
             IteamFilterKeys    which)
{
  IteamDirectory *directory = iteam_action_filter_get_directory (self);
  guint n_keys;
  const gint64 *keys = iteam_action_filter_get_keys (self, which, &n_keys);
  gboolean first = TRUE;

  for (guint i = 0; i < n_keys; i++)
    {
      begin_value (query, which == ITEAM_FILTER_OWNER ? "owner" : "pillar", &first);
      if (which == ITEAM_FILTER_OWNER)
        append_owner (query, directory, keys[i]);
      else
        append_pillar (query, directory, keys[i]);
    }
}

/**
 * iteam_action_filter_to_query:
 * @self: a filter
 *
 * Writes the view and the conditions as a query; a filter that reads it with
 * iteam_action_filter_set_query() has the same ones. That @self lets nothing
 * through is not written.
 *
 * Returns: (transfer full): the query, "view:today status:waiting owner:HRM".
 */
char *
iteam_action_filter_to_query (IteamActionFilter *self)
{
  GString *query;

  g_return_val_if_fail (ITEAM_IS_ACTION_FILTER (self), NULL);

  query = g_string_new ("view:");
  g_string_append (query, iteam_action_view_to_nick (iteam_action_filter_get_view (self)));
  for (int which = 0; which < ITEAM_N_FILTER_MASKS; which++)
    append_mask (query, self, (IteamFilterMask) which);
  for (int which = 0; which < ITEAM_N_FILTER_KEYS; which++)
    append_keys (query, self, (IteamFilterKeys) which);

  for (guint i = 0; i < iteam_action_filter_get_n_words (self); i++)
    {
      g_string_append_c (query, ' ');
      append_value (query, iteam_action_filter_get_word (self, i));
    }

  return g_string_free (query, FALSE);
}
