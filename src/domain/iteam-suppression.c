/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-suppression.h"

#include <glib/gi18n-lib.h>

/* Of a unit three counts are known once two are: who was invited, who took part, and who
 * did not. If one of them is small, the unit is taken together with others until none of
 * the three is small for all of them. What is told are then sums over sets of units that
 * have no unit in common, so that every sum or difference of what is told is again a sum
 * over such sets, and as large as one of them at least. */

/* A set of units of which the counts are known. */
typedef struct
{
  gint64 invited;
  gint64 completed;
} Counts;

static gboolean
is_small (gint64 count)
{
  return count < ITEAM_SUPPRESSION_LEAST;
}

static gboolean
is_safe (const Counts *counts)
{
  return !is_small (counts->completed) && !is_small (counts->invited - counts->completed);
}

static gboolean
is_known (const IteamTally *tally)
{
  return tally->invited >= 0 && tally->completed >= 0;
}

/* As many cannot have taken part as were not invited; and a percentage of a count that is
 * told tells the other count. */
static Counts
count (const IteamTally *tally)
{
  gint64 completed = tally->completed;

  if (completed < 0 && tally->rate >= 0)
    completed = ((gint64) tally->invited * tally->rate + 500) / 1000;

  return (Counts) { tally->invited, CLAMP (completed, 0, tally->invited) };
}

/**
 * iteam_public_figure_new:
 * @count: a count of people, or %ITEAM_FIGURE_NONE
 *
 * Returns: the count as it may leave the team, if nothing else is told that it could be
 *   computed from: a small one as "<5".
 */
IteamPublicFigure
iteam_public_figure_new (int count)
{
  if (count < 0)
    return (IteamPublicFigure) { 0, 0 };
  if (is_small (count))
    return (IteamPublicFigure) { ITEAM_SUPPRESSION_LEAST, '<' };

  return (IteamPublicFigure) { count, '=' };
}

/**
 * iteam_public_figure_format:
 * @self: a figure
 *
 * Returns: (transfer full): that as text: "12", "<5", ">45"; "–" where nothing is told.
 */
char *
iteam_public_figure_format (const IteamPublicFigure *self)
{
  switch (self->relation)
    {
    case '=': return g_strdup_printf ("%d", self->value);
    case '<':
    case '>': return g_strdup_printf ("%c%d", self->relation, self->value);
    default: return g_strdup ("–");
    }
}

/* The smallest first, and by name those that are alike, so that the same units always
 * give the same table. */
static int
compare_units (gconstpointer a,
               gconstpointer b)
{
  const IteamUnitTally *first = *(const IteamUnitTally *const *) a;
  const IteamUnitTally *second = *(const IteamUnitTally *const *) b;

  if (first->tally.invited != second->tally.invited)
    return first->tally.invited < second->tally.invited ? -1 : 1;

  return g_strcmp0 (first->unit, second->unit);
}

static int
whole_percent (gint64 completed,
               gint64 invited)
{
  return (int) ((completed * 200 + invited) / (invited * 2)) * 10;
}

static IteamPublicRow
safe_row (const char   *unit,
          const Counts *counts)
{
  return (IteamPublicRow) {
    .unit = g_strdup (unit),
    .invited = { (int) counts->invited, '=' },
    .completed = { (int) counts->completed, '=' },
    .rate = whole_percent (counts->completed, counts->invited),
  };
}

/* A whole that has a small count: how many did not take part says how many did. */
static IteamPublicRow
small_row (const Counts *counts)
{
  IteamPublicRow row = { .invited = iteam_public_figure_new ((int) counts->invited), .rate = ITEAM_FIGURE_NONE };

  if (row.invited.relation == '<' || is_small (counts->completed))
    row.completed = (IteamPublicFigure) { ITEAM_SUPPRESSION_LEAST, '<' };
  else
    row.completed = (IteamPublicFigure) { (int) counts->invited - ITEAM_SUPPRESSION_LEAST, '>' };

  return row;
}

/* A unit of which only the percentage is known, or how many were invited. */
static gboolean
bare_row (const IteamUnitTally *unit,
          IteamPublicRow       *row)
{
  const IteamTally *tally = &unit->tally;

  *row = (IteamPublicRow) { .rate = ITEAM_FIGURE_NONE };
  if (tally->invited < 0 && tally->completed < 0 && tally->rate < 0)
    return FALSE;

  if (tally->invited >= 0 && tally->rate >= 0)
    {
      Counts counts = count (tally);

      /* The percentage alone tells of nobody. */
      if (is_safe (&counts))
        row->invited = iteam_public_figure_new (tally->invited);
    }
  else
    {
      row->invited = iteam_public_figure_new (tally->invited);
      row->completed = iteam_public_figure_new (tally->completed);
    }
  if (tally->rate >= 0)
    row->rate = (tally->rate + 5) / 10 * 10;
  row->unit = g_strdup (unit->unit);

  return TRUE;
}

static void
clear_row (gpointer data)
{
  g_free (((IteamPublicRow *) data)->unit);
}

/* What is to be taken together: every unit with a small count, and of the others the
 * smallest until all of them together have none. */
static GHashTable *
choose_together (GPtrArray *known,
                 Counts    *counts)
{
  GHashTable *together = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < known->len; i++)
    {
      const IteamUnitTally *unit = known->pdata[i];
      Counts own = count (&unit->tally);

      if (is_safe (&own))
        continue;
      g_hash_table_add (together, known->pdata[i]);
      counts->invited += own.invited;
      counts->completed += own.completed;
    }
  for (guint i = 0; g_hash_table_size (together) > 0 && !is_safe (counts) && i < known->len; i++)
    {
      const IteamUnitTally *unit = known->pdata[i];
      Counts own = count (&unit->tally);

      if (!g_hash_table_add (together, known->pdata[i]))
        continue;
      counts->invited += own.invited;
      counts->completed += own.completed;
    }

  return together;
}

/* The whole is told as the sum of the units. What was counted for the whole and is in none
 * of them is one more unit. */
static Counts
count_whole (GPtrArray        *known,
             const IteamTally *whole,
             IteamUnitTally   *rest)
{
  Counts sum = { 0, 0 };
  Counts own;

  for (guint i = 0; i < known->len; i++)
    {
      const IteamUnitTally *unit = known->pdata[i];
      Counts counts = count (&unit->tally);

      sum.invited += counts.invited;
      sum.completed += counts.completed;
    }
  if (whole == NULL || !is_known (whole))
    return sum;

  own = count (whole);
  if (own.invited > sum.invited && own.completed >= sum.completed && own.invited - own.completed >= sum.invited - sum.completed)
    {
      rest->tally = iteam_tally_new ((int) (own.invited - sum.invited), (int) (own.completed - sum.completed), ITEAM_FIGURE_NONE);
      g_ptr_array_add (known, rest);

      return own;
    }

  return known->len > 0 ? sum : own;
}

static void
fill_rows (IteamPublicTable     *self,
           const IteamUnitTally *units,
           guint                 n_units,
           GHashTable           *together,
           const Counts         *counts)
{
  for (guint i = 0; i < n_units; i++)
    {
      IteamPublicRow row;
      Counts own = count (&units[i].tally);

      if (g_hash_table_contains (together, &units[i]))
        g_ptr_array_add (self->together, g_strdup (units[i].unit));
      else if (is_known (&units[i].tally))
        {
          row = safe_row (units[i].unit, &own);
          g_array_append_val (self->rows, row);
        }
      else if (bare_row (&units[i], &row))
        g_array_append_val (self->rows, row);
    }
  if (g_hash_table_size (together) > 0 && is_safe (counts))
    {
      IteamPublicRow row = safe_row (NULL, counts);

      g_array_append_val (self->rows, row);
    }
}

/**
 * iteam_public_table_new:
 * @units: (array length=n_units): participation by unit
 * @n_units: how many units there are
 * @whole: (nullable): participation of the whole, if that was counted by itself
 *
 * Returns: (transfer full): what may leave the team, so that no count of people below
 *   %ITEAM_SUPPRESSION_LEAST can be read in it or computed from it, whether of those who
 *   were invited, who took part or who did not.
 */
IteamPublicTable *
iteam_public_table_new (const IteamUnitTally *units,
                        guint                 n_units,
                        const IteamTally     *whole)
{
  IteamPublicTable *self = g_new0 (IteamPublicTable, 1);
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autoptr (GHashTable) together = NULL;
  IteamUnitTally rest = { NULL, { ITEAM_FIGURE_NONE, ITEAM_FIGURE_NONE, ITEAM_FIGURE_NONE, FALSE } };
  Counts counts = { 0, 0 }, total;

  self->rows = g_array_new (FALSE, FALSE, sizeof (IteamPublicRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->together = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_units; i++)
    if (is_known (&units[i].tally))
      g_ptr_array_add (known, (gpointer) &units[i]);
  total = count_whole (known, whole, &rest);
  g_ptr_array_sort (known, compare_units);
  together = choose_together (known, &counts);
  fill_rows (self, units, n_units, together, &counts);

  /* What was told of the whole is what is told on, but no count beside those of its units. */
  if (whole != NULL && whole->rate >= 0 && !is_known (whole) && known->len > 0)
    self->total = (IteamPublicRow) { .rate = (whole->rate + 5) / 10 * 10 };
  else if (is_safe (&total))
    self->total = safe_row (NULL, &total);
  else if (known->len > 0 || (whole != NULL && is_known (whole)))
    self->total = small_row (&total);
  else if (whole == NULL || !bare_row (&(IteamUnitTally) { NULL, *whole }, &self->total))
    self->total = (IteamPublicRow) { .rate = ITEAM_FIGURE_NONE };

  return self;
}

/**
 * iteam_public_table_free:
 * @self: (transfer full): a table
 */
void
iteam_public_table_free (IteamPublicTable *self)
{
  g_array_unref (self->rows);
  g_ptr_array_unref (self->together);
  g_free (self->total.unit);
  g_free (self);
}
