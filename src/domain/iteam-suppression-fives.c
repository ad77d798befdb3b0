/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-suppression-fives.h"

/* A round that is not over is let out more than once, and each time a few more have taken
 * part: how few, nobody is to compute. */

static int
whole_percent (gint64 completed,
               gint64 invited)
{
  return (int) ((completed * 200 + invited) / (invited * 2)) * 10;
}

/* Down to a multiple of the least: of two such counts nobody knows by how many they differ. */
static int
in_fives (gint64 count)
{
  return (int) (count / ITEAM_SUPPRESSION_LEAST * ITEAM_SUPPRESSION_LEAST);
}

/* How many took part of how many, where both are told or a percentage tells of it. */
static void
coarsen_row (IteamPublicRow *row)
{
  gint64 completed = row->completed.value;

  if (row->invited.relation == '=' && row->completed.relation == 0 && row->rate >= 0)
    completed = (gint64) row->invited.value * row->rate / 1000;
  else if (row->invited.relation != '=' || row->completed.relation != '=')
    {
      row->invited.value = in_fives (row->invited.value);
      row->completed.value = in_fives (row->completed.value);

      return;
    }
  row->invited.value = in_fives (row->invited.value);
  if (row->completed.relation == '=')
    row->completed.value = in_fives (completed);
  row->rate = row->invited.value > 0 ? whole_percent (in_fives (completed), row->invited.value) : ITEAM_FIGURE_NONE;
}

/**
 * iteam_public_table_coarsen:
 * @self: participation in a round that is not over
 *
 * Tells every count in fives, rounded down, and percentages of these. Whoever compares what
 * was let out of the same round at two times then cannot compute how few have taken part
 * since. The whole is the sum of what is told, so that it tells no more than its parts.
 */
void
iteam_public_table_coarsen (IteamPublicTable *self)
{
  gboolean summed = self->total.invited.relation == '=' && self->total.completed.relation == '=';
  int rest_invited = self->total.invited.value, rest_completed = self->total.completed.value;
  int invited = 0, completed = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      IteamPublicRow *row = &g_array_index (self->rows, IteamPublicRow, i);
      gboolean counted = row->invited.relation == '=' && row->completed.relation == '=';

      rest_invited -= counted ? row->invited.value : 0;
      rest_completed -= counted ? row->completed.value : 0;
      coarsen_row (row);
      invited += counted ? row->invited.value : 0;
      completed += counted ? row->completed.value : 0;
    }
  if (!summed)
    {
      coarsen_row (&self->total);

      return;
    }
  self->total.invited.value = invited + in_fives (MAX (rest_invited, 0));
  self->total.completed.value = completed + in_fives (MAX (rest_completed, 0));
  self->total.rate = self->total.invited.value > 0 ? whole_percent (self->total.completed.value, self->total.invited.value) : ITEAM_FIGURE_NONE;
}
