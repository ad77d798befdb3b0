/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-conditions.h"

#include <glib/gi18n-lib.h>

static void
condition_free (gpointer data)
{
  IteamActionCondition *condition = data;

  g_free (condition->label);
  g_free (condition);
}

static void
add (GPtrArray                *conditions,
     IteamActionConditionType  type,
     int                       which,
     gint64                    value,
     char                     *label)
{
  IteamActionCondition *condition = g_new0 (IteamActionCondition, 1);

  condition->type = type;
  condition->which = which;
  condition->value = value;
  condition->label = label;
  g_ptr_array_add (conditions, condition);
}

/* A label stands by itself elsewhere, and here behind a colon. */
static char *
behind_colon (const char *format,
              const char *label)
{
  g_autofree char *small = g_utf8_strdown (label, -1);

  return g_strdup_printf (format, small);
}

static char *
mask_label (IteamFilterMask which,
            guint           value)
{
  switch (which)
    {
    /* Translators: a condition on the list of action points, "Status: waiting". */
    case ITEAM_FILTER_STATUS: return behind_colon (_("Status: %s"), iteam_action_status_label (value));
    case ITEAM_FILTER_KIND: return behind_colon (_("Kind: %s"), iteam_action_kind_label (value));
    case ITEAM_FILTER_PRIORITY: return behind_colon (_("Priority: %s"), iteam_priority_label (value));
    case ITEAM_FILTER_DUE:
      if (value == ITEAM_DUE_NONE)
        return g_strdup (iteam_due_term_label (value));
      return behind_colon (_("Due: %s"), iteam_due_term_label (value));
    default: g_return_val_if_reached (g_strdup (""));
    }
}

static char *
range_label (IteamDay from,
             IteamDay to,
             IteamDay today)
{
  g_autofree char *first = iteam_day_format (from, today, ITEAM_DAY_SHORT);
  g_autofree char *last = iteam_day_format (to, today, ITEAM_DAY_SHORT);

  if (from == to)
    return g_strdup_printf (_("Due: %s"), first);
  if (to == ITEAM_DAY_NONE)
    return g_strdup_printf (_("Due from %s"), first);
  if (from == ITEAM_DAY_NONE)
    return g_strdup_printf (_("Due until %s"), last);

  /* Translators: the first and the last due date of a range. */
  return g_strdup_printf (_("Due: %s – %s"), first, last);
}

static char *
owner_label (IteamDirectory *directory,
             gint64          key)
{
  IteamPerson *person;

  if (key == ITEAM_OWNER_ME)
    return g_strdup (_("Owner: me"));
  if (key == ITEAM_OWNER_NOBODY)
    return g_strdup (_("Without an owner"));

  person = iteam_directory_find_person (directory, key);

  return g_strdup_printf (_("Owner: %s"), person != NULL ? iteam_person_get_short_name (person) : _("someone"));
}

static char *
pillar_label (IteamDirectory *directory,
              gint64          key)
{
  IteamPillar *pillar;

  if (key == 0)
    return g_strdup (_("Without a pillar"));

  pillar = iteam_directory_find_pillar (directory, key);

  return g_strdup_printf (_("Pillar: %s"), pillar != NULL ? iteam_pillar_get_short_name (pillar) : _("a pillar"));
}

/**
 * iteam_action_conditions_list:
 * @filter: a filter
 * @today: the current day, whose year dates leave out
 *
 * Returns: (transfer full) (element-type IteamActionCondition): its conditions
 *   besides the view, in the order in which a person would tell them.
 */
GPtrArray *
iteam_action_conditions_list (IteamActionFilter *filter,
                              IteamDay           today)
{
  GPtrArray *conditions = g_ptr_array_new_with_free_func (condition_free);
  IteamDirectory *directory = iteam_action_filter_get_directory (filter);
  IteamDay from, to;

  for (int which = 0; which < ITEAM_N_FILTER_MASKS; which++)
    {
      guint mask = iteam_action_filter_get_mask (filter, (IteamFilterMask) which);

      for (guint value = 0; mask >> value != 0; value++)
        if ((mask & (1u << value)) != 0)
          add (conditions, ITEAM_ACTION_CONDITION_MASK, which, value, mask_label ((IteamFilterMask) which, value));
    }

  iteam_action_filter_get_due_range (filter, &from, &to);
  if (from != ITEAM_DAY_NONE || to != ITEAM_DAY_NONE)
    add (conditions, ITEAM_ACTION_CONDITION_RANGE, 0, 0, range_label (from, to, today));

  for (int which = 0; which < ITEAM_N_FILTER_KEYS; which++)
    {
      guint n_keys;
      const gint64 *keys = iteam_action_filter_get_keys (filter, (IteamFilterKeys) which, &n_keys);

      for (guint i = 0; i < n_keys; i++)
        add (conditions, ITEAM_ACTION_CONDITION_KEY, which, keys[i],
             which == ITEAM_FILTER_OWNER ? owner_label (directory, keys[i]) : pillar_label (directory, keys[i]));
    }

  for (guint i = 0; i < iteam_action_filter_get_n_words (filter); i++)
    add (conditions, ITEAM_ACTION_CONDITION_WORD, 0, i,
         g_strdup_printf (_("Contains “%s”"), iteam_action_filter_get_word (filter, i)));
  if (iteam_action_filter_get_match_nothing (filter))
    add (conditions, ITEAM_ACTION_CONDITION_UNKNOWN, 0, 0, g_strdup (_("Something Unknown")));

  return conditions;
}

/**
 * iteam_action_condition_remove:
 * @self: a condition of @filter
 * @filter: a filter that was not changed since @self was listed
 */
void
iteam_action_condition_remove (const IteamActionCondition *self,
                               IteamActionFilter          *filter)
{
  IteamFilterMask mask = (IteamFilterMask) self->which;

  switch (self->type)
    {
    case ITEAM_ACTION_CONDITION_MASK:
      iteam_action_filter_set_mask (filter, mask, iteam_action_filter_get_mask (filter, mask) & ~(1u << self->value));
      break;
    case ITEAM_ACTION_CONDITION_RANGE:
      iteam_action_filter_set_due_range (filter, ITEAM_DAY_NONE, ITEAM_DAY_NONE);
      break;
    case ITEAM_ACTION_CONDITION_KEY:
      iteam_action_filter_toggle_key (filter, (IteamFilterKeys) self->which, self->value, FALSE);
      break;
    case ITEAM_ACTION_CONDITION_WORD:
      iteam_action_filter_remove_word (filter, (guint) self->value);
      break;
    case ITEAM_ACTION_CONDITION_UNKNOWN:
      iteam_action_filter_set_match_nothing (filter, FALSE);
      break;
    default:
      g_return_if_reached ();
    }
}

/**
 * iteam_action_filter_toggle_key:
 * @filter: a filter
 * @which: which condition
 * @key: a key, or one of the values that stand for a special one
 * @wanted: whether it is to be among those that are let through
 */
void
iteam_action_filter_toggle_key (IteamActionFilter *filter,
                                IteamFilterKeys    which,
                                gint64             key,
                                gboolean           wanted)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_keys;
  const gint64 *before = iteam_action_filter_get_keys (filter, which, &n_keys);
  gboolean present = FALSE;

  for (guint i = 0; i < n_keys; i++)
    {
      present = present || before[i] == key;
      if (before[i] != key || wanted)
        g_array_append_val (keys, before[i]);
    }
  if (wanted && !present)
    g_array_append_val (keys, key);

  iteam_action_filter_set_keys (filter, which, (const gint64 *) (gpointer) keys->data, keys->len);
}
