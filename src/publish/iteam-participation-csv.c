/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-participation-csv.h"

#include <glib/gi18n-lib.h>

#include "iteam-csv-reader.h"
#include "iteam-error.h"
#include "iteam-text.h"

/* A list of participation by unit, as the supplier of a training sends it. Columns with
 * names of people, or any other that is not known, are not read. */

enum
{
  COLUMN_UNIT,
  COLUMN_INVITED,
  COLUMN_COMPLETED,
  COLUMN_PERCENTAGE,
  N_COLUMNS
};

static const struct
{
  int column;
  const char *heading;
} headings[] = {
  { COLUMN_UNIT, "unit" }, { COLUMN_UNIT, "onderdeel" }, { COLUMN_UNIT, "afdeling" }, { COLUMN_UNIT, "team" },
  { COLUMN_UNIT, "opgave" }, { COLUMN_UNIT, "organisatieonderdeel" }, { COLUMN_UNIT, "department" }, { COLUMN_UNIT, "eenheid" },
  { COLUMN_INVITED, "invited" }, { COLUMN_INVITED, "uitgenodigd" }, { COLUMN_INVITED, "genodigd" },
  { COLUMN_INVITED, "aantal uitgenodigd" }, { COLUMN_INVITED, "deelnemers" }, { COLUMN_INVITED, "medewerkers" },
  { COLUMN_COMPLETED, "completed" }, { COLUMN_COMPLETED, "gedaan" }, { COLUMN_COMPLETED, "voltooid" },
  { COLUMN_COMPLETED, "afgerond" }, { COLUMN_COMPLETED, "aantal afgerond" }, { COLUMN_COMPLETED, "ingevuld" },
  { COLUMN_PERCENTAGE, "percentage" }, { COLUMN_PERCENTAGE, "participation" }, { COLUMN_PERCENTAGE, "deelname" },
  { COLUMN_PERCENTAGE, "deelnamepercentage" }, { COLUMN_PERCENTAGE, "%" },
};

/* Rows that sum up the others. */
static const char *const totals[] = { "totaal", "total", "eindtotaal", "organisatie", "geheel", "gemeente", NULL };

typedef struct
{
  IteamParticipationImport *list;
  GPtrArray *cells;
  guint line;
  int columns[N_COLUMNS];
  GHashTable *units;
} Reading;

static gboolean
find_columns (Reading *reading)
{
  for (int i = 0; i < N_COLUMNS; i++)
    reading->columns[i] = -1;
  for (guint cell = 0; cell < reading->cells->len; cell++)
    {
      g_autofree char *stripped = iteam_text_strip (reading->cells->pdata[cell]);
      g_autofree char *folded = stripped != NULL ? iteam_text_fold (stripped) : NULL;

      for (gsize i = 0; folded != NULL && i < G_N_ELEMENTS (headings); i++)
        if (g_str_equal (folded, headings[i].heading) && reading->columns[headings[i].column] < 0)
          reading->columns[headings[i].column] = (int) cell;
    }

  return reading->columns[COLUMN_UNIT] >= 0 &&
         (reading->columns[COLUMN_PERCENTAGE] >= 0 || (reading->columns[COLUMN_INVITED] >= 0 && reading->columns[COLUMN_COMPLETED] >= 0));
}

static char *
get_text (Reading *reading,
          int      column)
{
  int cell = reading->columns[column];

  return cell >= 0 && cell < (int) reading->cells->len ? iteam_text_strip (reading->cells->pdata[cell]) : NULL;
}

static G_GNUC_PRINTF (2, 3) void
add_problem (Reading    *reading,
             const char *format,
             ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: the line of a list, then what is wrong there, a sentence. */
  g_ptr_array_add (reading->list->problems, g_strdup_printf (_("Line %u: %s"), reading->line, message));
}

/* Reads a count. Returns FALSE if it is none. */
static gboolean
read_count (Reading *reading,
            int      column,
            int     *count)
{
  g_autofree char *text = get_text (reading, column);
  guint64 value;

  *count = ITEAM_FIGURE_NONE;
  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &value, NULL))
    {
      add_problem (reading, _("“%s” is not a number."), text);

      return FALSE;
    }
  *count = (int) value;

  return TRUE;
}

static gboolean
read_percentage (Reading *reading,
                 int     *permille)
{
  g_autofree char *text = get_text (reading, COLUMN_PERCENTAGE);

  *permille = ITEAM_FIGURE_NONE;
  if (text == NULL || iteam_percentage_parse (text, permille))
    return TRUE;
  add_problem (reading, _("“%s” is not a percentage."), text);

  return FALSE;
}

static void
read_row (Reading  *reading,
          gint64    activity,
          IteamDay  today)
{
  g_autofree char *unit = get_text (reading, COLUMN_UNIT);
  g_autofree char *folded = unit != NULL ? iteam_text_fold (unit) : NULL;
  int invited, completed, percentage;
  IteamParticipation *row;

  if (!read_count (reading, COLUMN_INVITED, &invited) || !read_count (reading, COLUMN_COMPLETED, &completed) ||
      !read_percentage (reading, &percentage))
    return;
  if (unit == NULL && invited < 0 && completed < 0 && percentage < 0)
    return;
  if (unit == NULL)
    add_problem (reading, _("It does not say of which unit these figures are."));
  else if (invited >= 0 && completed > invited)
    add_problem (reading, _("More took part (%d) than were invited (%d)."), completed, invited);
  else if (!g_hash_table_add (reading->units, g_strdup (folded)))
    add_problem (reading, _("“%s” is in the list twice."), unit);
  /* Of what was counted by unit, the whole is counted here. */
  else if (!g_strv_contains (totals, folded))
    {
      row = iteam_participation_new (activity, unit);
      g_object_set (row, "invited", invited, "completed", completed,
                    "percentage", invited >= 0 && completed >= 0 ? ITEAM_FIGURE_NONE : percentage,
                    "updated", today, NULL);
      g_ptr_array_add (reading->list->rows, row);
    }
}

/**
 * iteam_participation_csv_read:
 * @text: the list, as a spreadsheet or a supplier saved it
 * @length: how many bytes it has
 * @activity: key of the round
 * @today: today
 * @error: return location for an error, if it is no list of participation at all
 *
 * Its first row says what the columns are, in Dutch or English: the unit, and how many were
 * invited and took part, or a percentage alone.
 *
 * Returns: (transfer full) (nullable): what it says.
 */
IteamParticipationImport *
iteam_participation_csv_read (const char  *text,
                              gsize        length,
                              gint64       activity,
                              IteamDay     today,
                              GError     **error)
{
  g_autoptr (IteamParticipationImport) list = g_new0 (IteamParticipationImport, 1);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GHashTable) units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (IteamCsvReader) reader = NULL;
  g_autoptr (GError) local_error = NULL;
  Reading reading = { .list = list, .cells = cells, .units = units };

  list->rows = g_ptr_array_new_with_free_func (g_object_unref);
  list->problems = g_ptr_array_new_with_free_func (g_free);
  reader = iteam_csv_reader_new (text, length, 0, error);
  if (reader == NULL)
    return NULL;

  if (!iteam_csv_reader_next (reader, cells, &reading.line, &local_error) || !find_columns (&reading))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                             _("The first row does not say which column is the unit, and which are the figures: “Unit”, “Invited” and “Completed”, or “Percentage”."));

      return NULL;
    }
  while (iteam_csv_reader_next (reader, cells, &reading.line, &local_error))
    read_row (&reading, activity, today);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));

      return NULL;
    }

  return g_steal_pointer (&list);
}

static IteamParticipation *
find_known (GPtrArray *known,
            gint64     id)
{
  for (guint i = 0; i < known->len; i++)
    if (iteam_entry_get_id (known->pdata[i]) == id)
      return known->pdata[i];

  return NULL;
}

/**
 * iteam_participation_import_draft:
 * @self: what a list says
 * @known: (element-type IteamParticipation): the participation that the team file has of the
 *   same round
 *
 * A unit that is known gets the figures of the list, so that a round that goes on can be
 * imported over and over.
 *
 * Returns: (transfer full): the draft that takes it over, perhaps empty.
 */
IteamDraft *
iteam_participation_import_draft (IteamParticipationImport *self,
                                  GPtrArray                *known)
{
  IteamDraft *draft = iteam_draft_new (N_("Participation imported"));

  for (guint i = 0; i < self->rows->len; i++)
    {
      IteamEntry *row = self->rows->pdata[i];
      IteamParticipation *before = find_known (known, iteam_entry_get_id (row));

      if (before == NULL)
        iteam_entry_add_to (row, draft);
      else
        {
          const IteamParticipationFields *old = iteam_participation_get_fields (before);
          const IteamParticipationFields *new = iteam_participation_get_fields (ITEAM_PARTICIPATION (row));

          /* When nothing is new, no day is either. */
          if (old->invited == new->invited && old->completed == new->completed && old->percentage == new->percentage)
            continue;
          g_object_set (row, "unit", old->unit, NULL);
          iteam_entry_change_in (ITEAM_ENTRY (before), row, draft);
        }
    }

  return draft;
}

/**
 * iteam_participation_import_free:
 * @self: (transfer full): what a list says
 */
void
iteam_participation_import_free (IteamParticipationImport *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}
