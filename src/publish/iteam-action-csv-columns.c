/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-csv-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-action-words.h"

static const char *const labels[] = {
  [ITEAM_CSV_NUMBER] = N_("Number"),
  [ITEAM_CSV_TITLE] = N_("Title"),
  [ITEAM_CSV_OWNERS] = N_("Owners"),
  [ITEAM_CSV_START] = N_("Start date"),
  [ITEAM_CSV_DUE] = N_("Due date"),
  [ITEAM_CSV_STATUS] = N_("Status"),
  [ITEAM_CSV_WAITING_FOR] = N_("Waiting for"),
  [ITEAM_CSV_REASON] = N_("Reason"),
  [ITEAM_CSV_KIND] = N_("Kind"),
  [ITEAM_CSV_PRIORITY] = N_("Priority"),
  [ITEAM_CSV_PILLAR] = N_("Pillar"),
  [ITEAM_CSV_DESCRIPTION] = N_("Description"),
  [ITEAM_CSV_ORIGIN] = N_("Origin"),
  [ITEAM_CSV_RECURRENCE] = N_("Recurrence"),
  [ITEAM_CSV_CREATED] = N_("Added on"),
  [ITEAM_CSV_CLOSED] = N_("Closed on"),
  [ITEAM_CSV_NOTE] = N_("Note"),
};

/* What a column is called on a command line and in settings. */
static const char *const nicks[] = {
  [ITEAM_CSV_NUMBER] = "number",
  [ITEAM_CSV_TITLE] = "title",
  [ITEAM_CSV_OWNERS] = "owners",
  [ITEAM_CSV_START] = "start",
  [ITEAM_CSV_DUE] = "due",
  [ITEAM_CSV_STATUS] = "status",
  [ITEAM_CSV_WAITING_FOR] = "waiting-for",
  [ITEAM_CSV_REASON] = "reason",
  [ITEAM_CSV_KIND] = "kind",
  [ITEAM_CSV_PRIORITY] = "priority",
  [ITEAM_CSV_PILLAR] = "pillar",
  [ITEAM_CSV_DESCRIPTION] = "description",
  [ITEAM_CSV_ORIGIN] = "origin",
  [ITEAM_CSV_RECURRENCE] = "recurrence",
  [ITEAM_CSV_CREATED] = "added",
  [ITEAM_CSV_CLOSED] = "closed",
  [ITEAM_CSV_NOTE] = "note",
};

/* What action lists in Dutch and in English have above their columns. */
static const struct
{
  IteamCsvColumn column;
  const char *heading;
} headings[] = {
  { ITEAM_CSV_NUMBER, "number" },
  { ITEAM_CSV_NUMBER, "nummer" },
  { ITEAM_CSV_NUMBER, "nr" },
  { ITEAM_CSV_NUMBER, "nr." },
  { ITEAM_CSV_NUMBER, "no." },
  { ITEAM_CSV_NUMBER, "#" },
  { ITEAM_CSV_TITLE, "title" },
  { ITEAM_CSV_TITLE, "titel" },
  { ITEAM_CSV_TITLE, "action" },
  { ITEAM_CSV_TITLE, "action point" },
  { ITEAM_CSV_TITLE, "actie" },
  { ITEAM_CSV_TITLE, "actiepunt" },
  { ITEAM_CSV_TITLE, "onderwerp" },
  { ITEAM_CSV_TITLE, "subject" },
  { ITEAM_CSV_TITLE, "taak" },
  { ITEAM_CSV_TITLE, "task" },
  { ITEAM_CSV_TITLE, "wat" },
  { ITEAM_CSV_TITLE, "what" },
  { ITEAM_CSV_OWNERS, "owner" },
  { ITEAM_CSV_OWNERS, "owners" },
  { ITEAM_CSV_OWNERS, "actiehouder" },
  { ITEAM_CSV_OWNERS, "actiehouders" },
  { ITEAM_CSV_OWNERS, "houder" },
  { ITEAM_CSV_OWNERS, "verantwoordelijke" },
  { ITEAM_CSV_OWNERS, "assigned to" },
  { ITEAM_CSV_OWNERS, "wie" },
  { ITEAM_CSV_OWNERS, "who" },
  { ITEAM_CSV_START, "start" },
  { ITEAM_CSV_START, "start date" },
  { ITEAM_CSV_START, "startdatum" },
  { ITEAM_CSV_START, "begin" },
  { ITEAM_CSV_START, "begindatum" },
  { ITEAM_CSV_DUE, "due" },
  { ITEAM_CSV_DUE, "due date" },
  { ITEAM_CSV_DUE, "deadline" },
  { ITEAM_CSV_DUE, "einddatum" },
  { ITEAM_CSV_DUE, "uiterlijk" },
  { ITEAM_CSV_DUE, "gereed op" },
  { ITEAM_CSV_DUE, "wanneer" },
  { ITEAM_CSV_DUE, "when" },
  { ITEAM_CSV_STATUS, "status" },
  { ITEAM_CSV_WAITING_FOR, "waiting for" },
  { ITEAM_CSV_WAITING_FOR, "wacht op" },
  { ITEAM_CSV_REASON, "reason" },
  { ITEAM_CSV_REASON, "reden" },
  { ITEAM_CSV_KIND, "kind" },
  { ITEAM_CSV_KIND, "type" },
  { ITEAM_CSV_KIND, "soort" },
  { ITEAM_CSV_PRIORITY, "priority" },
  { ITEAM_CSV_PRIORITY, "prioriteit" },
  { ITEAM_CSV_PRIORITY, "prio" },
  { ITEAM_CSV_PILLAR, "pillar" },
  { ITEAM_CSV_PILLAR, "pijler" },
  { ITEAM_CSV_DESCRIPTION, "description" },
  { ITEAM_CSV_DESCRIPTION, "omschrijving" },
  { ITEAM_CSV_DESCRIPTION, "beschrijving" },
  { ITEAM_CSV_DESCRIPTION, "toelichting" },
  { ITEAM_CSV_ORIGIN, "origin" },
  { ITEAM_CSV_ORIGIN, "source" },
  { ITEAM_CSV_ORIGIN, "herkomst" },
  { ITEAM_CSV_ORIGIN, "bron" },
  { ITEAM_CSV_RECURRENCE, "recurrence" },
  { ITEAM_CSV_RECURRENCE, "herhaling" },
  { ITEAM_CSV_CREATED, "added" },
  { ITEAM_CSV_CREATED, "added on" },
  { ITEAM_CSV_CREATED, "created" },
  { ITEAM_CSV_CREATED, "toegevoegd" },
  { ITEAM_CSV_CREATED, "toegevoegd op" },
  { ITEAM_CSV_CREATED, "aangemaakt" },
  { ITEAM_CSV_CLOSED, "closed" },
  { ITEAM_CSV_CLOSED, "closed on" },
  { ITEAM_CSV_CLOSED, "gesloten op" },
  { ITEAM_CSV_CLOSED, "afgerond op" },
  { ITEAM_CSV_NOTE, "note" },
  { ITEAM_CSV_NOTE, "notes" },
  { ITEAM_CSV_NOTE, "notitie" },
  { ITEAM_CSV_NOTE, "notities" },
  { ITEAM_CSV_NOTE, "opmerking" },
  { ITEAM_CSV_NOTE, "opmerkingen" },
  { ITEAM_CSV_NOTE, "voortgang" },
};

/**
 * iteam_csv_column_label:
 * @column: a column
 *
 * Returns: its heading in the language of the interface.
 */
const char *
iteam_csv_column_label (IteamCsvColumn column)
{
  g_return_val_if_fail ((int) column >= 0 && column < ITEAM_N_CSV_COLUMNS, NULL);

  return _(labels[column]);
}

/**
 * iteam_csv_column_to_nick:
 * @column: a column
 *
 * Returns: its name on a command line and in settings.
 */
const char *
iteam_csv_column_to_nick (IteamCsvColumn column)
{
  g_return_val_if_fail ((int) column >= 0 && column < ITEAM_N_CSV_COLUMNS, NULL);

  return nicks[column];
}

/**
 * iteam_csv_column_from_nick:
 * @nick: a name as of iteam_csv_column_to_nick()
 * @column: (out): the column
 *
 * Returns: whether there is one.
 */
gboolean
iteam_csv_column_from_nick (const char     *nick,
                            IteamCsvColumn *column)
{
  for (int i = 0; i < ITEAM_N_CSV_COLUMNS; i++)
    if (g_str_equal (nicks[i], nick))
      {
        *column = (IteamCsvColumn) i;

        return TRUE;
      }

  return FALSE;
}

/**
 * iteam_csv_column_from_heading:
 * @heading: what stands above a column, in Dutch or in English:
 *   "Actiehouder(s)", "Due date"
 * @column: (out): the column
 *
 * Returns: whether the heading is known.
 */
gboolean
iteam_csv_column_from_heading (const char     *heading,
                               IteamCsvColumn *column)
{
  g_autofree char *folded = iteam_action_words_fold (heading);

  /* What stands in parentheses only explains: "Einddatum (d-m-jjjj)". */
  folded[strcspn (folded, "(:")] = '\0';
  g_strchomp (folded);

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_str_equal (headings[i].heading, folded))
      {
        *column = headings[i].column;

        return TRUE;
      }

  return FALSE;
}
