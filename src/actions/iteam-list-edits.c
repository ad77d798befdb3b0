/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-list-edits.h"

static IteamListRow *
row_at (GPtrArray *rows,
        guint      index)
{
  return g_ptr_array_index (rows, index);
}

/* Marks as kept the longest sequence of rows that stand in both lists in the
 * same order: the fewest rows then move. This is the longest increasing
 * subsequence of the new indices, found by patience sorting; where nothing
 * moved each row only goes on top of the last pile. */
static void
mark_kept (GPtrArray *before,
           guint      start,
           guint      end)
{
  g_autofree guint *piles = g_new (guint, end - start);
  g_autofree guint *previous = g_new (guint, end - start);
  guint n_piles = 0;

  for (guint i = start; i < end; i++)
    {
      guint index = row_at (before, i)->index;
      guint low = 0, high = n_piles;

      if (index == G_MAXUINT)
        continue;

      if (n_piles > 0 && row_at (before, piles[n_piles - 1])->index < index)
        low = n_piles;
      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (row_at (before, piles[middle])->index < index)
            low = middle + 1;
          else
            high = middle;
        }

      previous[i - start] = low > 0 ? piles[low - 1] : G_MAXUINT;
      piles[low] = i;
      n_piles = MAX (n_piles, low + 1);
    }

  for (guint i = n_piles > 0 ? piles[n_piles - 1] : G_MAXUINT; i != G_MAXUINT; i = previous[i - start])
    row_at (before, i)->kept = TRUE;
}

/**
 * iteam_list_edits:
 * @before: (element-type IteamListRow): a list
 * @after: (element-type IteamListRow): what it is to be; rows that stay are the same pointers
 * @max_edits: how many steps it may take, at least 1
 *
 * Finds the smallest steps that make one list of the other, so that whoever
 * shows the list keeps all rows that stay: their selection, their place, and
 * what is being typed in them. When that would take more than @max_edits
 * steps, everything between the first and the last difference is one step.
 *
 * Returns: (transfer full) (element-type IteamListEdit): the steps, in order.
 */
GArray *
iteam_list_edits (GPtrArray *before,
                  GPtrArray *after,
                  guint      max_edits)
{
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (IteamListEdit));
  guint start = 0, before_end = before->len, after_end = after->len, position;

  while (start < before_end && start < after_end && before->pdata[start] == after->pdata[start])
    start++;
  while (before_end > start && after_end > start && before->pdata[before_end - 1] == after->pdata[after_end - 1])
    before_end--, after_end--;

  if (start == before_end && start == after_end)
    return g_steal_pointer (&edits);

  for (guint i = start; i < before_end; i++)
    row_at (before, i)->index = G_MAXUINT;
  for (guint i = start; i < after_end; i++)
    {
      row_at (after, i)->index = i;
      row_at (after, i)->kept = FALSE;
    }
  mark_kept (before, start, before_end);

  position = start;
  for (guint i = start, j = start; i < before_end || j < after_end;)
    {
      IteamListEdit edit = { .position = position, .first = j };

      for (; i < before_end && (row_at (before, i)->index == G_MAXUINT || !row_at (before, i)->kept); i++)
        edit.n_removed++;
      for (; j < after_end && !row_at (after, j)->kept; j++)
        edit.n_added++;
      position += edit.n_added;

      if (edit.n_removed > 0 || edit.n_added > 0)
        g_array_append_val (edits, edit);
      for (; i < before_end && j < after_end && before->pdata[i] == after->pdata[j] && row_at (after, j)->kept; i++, j++)
        position++;

      if (edits->len > max_edits)
        {
          IteamListEdit whole = { start, before_end - start, after_end - start, start };

          g_array_set_size (edits, 0);
          g_array_append_val (edits, whole);
          break;
        }
    }

  return g_steal_pointer (&edits);
}
