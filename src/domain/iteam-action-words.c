/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-words.h"

#include <string.h>

#include "iteam-text.h"

/* What people and spreadsheets call the values of an action point, in Dutch
 * and in English whatever the language of the interface: a list made by one
 * colleague is read by another. All folded. */

typedef struct
{
  int value;
  const char *word;
} Word;

static const Word statuses[] = {
  { ITEAM_ACTION_NOT_STARTED, "not started" },
  { ITEAM_ACTION_NOT_STARTED, "nog niet begonnen" },
  { ITEAM_ACTION_NOT_STARTED, "niet begonnen" },
  { ITEAM_ACTION_NOT_STARTED, "niet gestart" },
  { ITEAM_ACTION_NOT_STARTED, "open" },
  { ITEAM_ACTION_NOT_STARTED, "new" },
  { ITEAM_ACTION_NOT_STARTED, "nieuw" },
  { ITEAM_ACTION_NOT_STARTED, "to do" },
  { ITEAM_ACTION_NOT_STARTED, "todo" },
  { ITEAM_ACTION_IN_PROGRESS, "in progress" },
  { ITEAM_ACTION_IN_PROGRESS, "in uitvoering" },
  { ITEAM_ACTION_IN_PROGRESS, "in behandeling" },
  { ITEAM_ACTION_IN_PROGRESS, "ongoing" },
  { ITEAM_ACTION_IN_PROGRESS, "started" },
  { ITEAM_ACTION_IN_PROGRESS, "lopend" },
  { ITEAM_ACTION_IN_PROGRESS, "loopt" },
  { ITEAM_ACTION_IN_PROGRESS, "bezig" },
  { ITEAM_ACTION_WAITING, "waiting" },
  { ITEAM_ACTION_WAITING, "waiting for" },
  { ITEAM_ACTION_WAITING, "on hold" },
  { ITEAM_ACTION_WAITING, "wacht op" },
  { ITEAM_ACTION_WAITING, "wacht" },
  { ITEAM_ACTION_WAITING, "wachten" },
  { ITEAM_ACTION_WAITING, "wachtend" },
  { ITEAM_ACTION_DONE, "done" },
  { ITEAM_ACTION_DONE, "completed" },
  { ITEAM_ACTION_DONE, "finished" },
  { ITEAM_ACTION_DONE, "closed" },
  { ITEAM_ACTION_DONE, "afgerond" },
  { ITEAM_ACTION_DONE, "afgehandeld" },
  { ITEAM_ACTION_DONE, "gereed" },
  { ITEAM_ACTION_DONE, "gedaan" },
  { ITEAM_ACTION_DONE, "klaar" },
  { ITEAM_ACTION_DONE, "gesloten" },
  { ITEAM_ACTION_DROPPED, "dropped" },
  { ITEAM_ACTION_DROPPED, "cancelled" },
  { ITEAM_ACTION_DROPPED, "canceled" },
  { ITEAM_ACTION_DROPPED, "vervallen" },
  { ITEAM_ACTION_DROPPED, "geannuleerd" },
  { ITEAM_ACTION_DROPPED, "ingetrokken" },
};

static const Word kinds[] = {
  { ITEAM_ACTION_KIND_ACTION, "action point" },
  { ITEAM_ACTION_KIND_ACTION, "action" },
  { ITEAM_ACTION_KIND_ACTION, "actiepunt" },
  { ITEAM_ACTION_KIND_ACTION, "actie" },
  { ITEAM_ACTION_KIND_IMPROVEMENT, "point of improvement" },
  { ITEAM_ACTION_KIND_IMPROVEMENT, "improvement" },
  { ITEAM_ACTION_KIND_IMPROVEMENT, "verbeterpunt" },
  { ITEAM_ACTION_KIND_IMPROVEMENT, "verbetering" },
  { ITEAM_ACTION_KIND_ATTENTION, "point of attention" },
  { ITEAM_ACTION_KIND_ATTENTION, "attention" },
  { ITEAM_ACTION_KIND_ATTENTION, "aandachtspunt" },
  { ITEAM_ACTION_KIND_ATTENTION, "aandacht" },
};

static const Word priorities[] = {
  { ITEAM_PRIORITY_LOW, "low" },
  { ITEAM_PRIORITY_LOW, "laag" },
  { ITEAM_PRIORITY_NORMAL, "normal" },
  { ITEAM_PRIORITY_NORMAL, "medium" },
  { ITEAM_PRIORITY_NORMAL, "normaal" },
  { ITEAM_PRIORITY_NORMAL, "gemiddeld" },
  { ITEAM_PRIORITY_NORMAL, "midden" },
  { ITEAM_PRIORITY_HIGH, "high" },
  { ITEAM_PRIORITY_HIGH, "urgent" },
  { ITEAM_PRIORITY_HIGH, "hoog" },
  { ITEAM_PRIORITY_HIGH, "dringend" },
};

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

/**
 * iteam_action_words_fold:
 * @text: (nullable): a value as someone wrote it, "In-Uitvoering"
 *
 * Returns: (transfer full): it folded, without space at its ends, with a
 *   single space for each "-", "_" or run of spaces: "in uitvoering".
 */
char *
iteam_action_words_fold (const char *text)
{
  g_autofree char *folded = iteam_text_fold (text);
  GString *out = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != '-' && c != '_' && !g_unichar_isspace (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }

  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

/**
 * iteam_action_status_from_words:
 * @text: (nullable): a status in Dutch or English, "in uitvoering" or "done"
 * @status: (out): the status
 *
 * Returns: whether @text names a status.
 */
gboolean
iteam_action_status_from_words (const char        *text,
                                IteamActionStatus *status)
{
  int value;
  gboolean found = find_word (statuses, G_N_ELEMENTS (statuses), text, &value);

  if (found)
    *status = (IteamActionStatus) value;

  return found;
}

/**
 * iteam_action_kind_from_words:
 * @text: (nullable): a kind in Dutch or English, "verbeterpunt" or "attention"
 * @kind: (out): the kind
 *
 * Returns: whether @text names a kind.
 */
gboolean
iteam_action_kind_from_words (const char      *text,
                              IteamActionKind *kind)
{
  int value;
  gboolean found = find_word (kinds, G_N_ELEMENTS (kinds), text, &value);

  if (found)
    *kind = (IteamActionKind) value;

  return found;
}

/**
 * iteam_priority_from_words:
 * @text: (nullable): a priority in Dutch or English, "hoog" or "low"
 * @priority: (out): the priority
 *
 * Returns: whether @text names a priority.
 */
gboolean
iteam_priority_from_words (const char    *text,
                           IteamPriority *priority)
{
  int value;
  gboolean found = find_word (priorities, G_N_ELEMENTS (priorities), text, &value);

  if (found)
    *priority = (IteamPriority) value;

  return found;
}
