/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-line-merge.h"

#include <string.h>

/* The table that finds the longest common run of lines has one cell for each
 * pair; beyond this, what lies between equal starts and ends is one change. */
#define MAX_CELLS (4 * 1000 * 1000)

/* Lines @start to @end of the base that a version replaces with lines @first
 * to @last of its own. */
typedef struct
{
  guint start;
  guint end;
  char **lines;
  guint first;
  guint last;
} Hunk;

static void
add_hunk (GArray *hunks,
          guint   start,
          guint   end,
          char  **lines,
          guint   first,
          guint   last)
{
  const Hunk hunk = { start, end, lines, first, last };

  if (start < end || first < last)
    g_array_append_val (hunks, hunk);
}

/* The hunks between @start and @end of @base and @first and @last of @lines,
 * which differ at both ends. */
static void
compare_middle (char  **base,
                guint   start,
                guint   end,
                char  **lines,
                guint   first,
                guint   last,
                GArray *hunks)
{
  gsize n = end - start, m = last - first;
  g_autofree guint32 *common = NULL;
  guint i = 0, j = 0;

  if (n == 0 || m == 0 || n * m > MAX_CELLS)
    {
      add_hunk (hunks, start, end, lines, first, last);

      return;
    }

  /* The length of the longest common sequence behind each pair of lines. */
  common = g_new0 (guint32, (n + 1) * (m + 1));
#define COMMON(a, b) common[(gsize) (a) * (m + 1) + (b)]
  for (gsize a = n; a-- > 0;)
    for (gsize b = m; b-- > 0;)
      COMMON (a, b) = g_str_equal (base[start + a], lines[first + b])
                        ? COMMON (a + 1, b + 1) + 1
                        : MAX (COMMON (a + 1, b), COMMON (a, b + 1));

  while (i < n || j < m)
    {
      guint from_i = i, from_j = j;

      while ((i < n || j < m) && !(i < n && j < m && g_str_equal (base[start + i], lines[first + j])))
        {
          if (j == m || (i < n && COMMON (i + 1, j) >= COMMON (i, j + 1)))
            i++;
          else
            j++;
        }
      add_hunk (hunks, start + from_i, start + i, lines, first + from_j, first + j);
      while (i < n && j < m && g_str_equal (base[start + i], lines[first + j]))
        i++, j++;
    }
#undef COMMON
}

static void
compare (char  **base,
         char  **lines,
         GArray *hunks)
{
  guint start = 0, end = g_strv_length (base), last = g_strv_length (lines);
  guint first;

  while (start < end && start < last && g_str_equal (base[start], lines[start]))
    start++;
  first = start;
  while (end > start && last > first && g_str_equal (base[end - 1], lines[last - 1]))
    end--, last--;

  compare_middle (base, start, end, lines, first, last, hunks);
}

static int
compare_hunks (gconstpointer a,
               gconstpointer b)
{
  const Hunk *first = a, *second = b;

  if (first->start != second->start)
    return first->start < second->start ? -1 : 1;

  return (first->end > second->end) - (first->end < second->end);
}

static gboolean
hunks_equal (const Hunk *first,
             const Hunk *second)
{
  guint length = first->last - first->first;

  if (first->start != second->start || first->end != second->end || length != second->last - second->first)
    return FALSE;
  for (guint i = 0; i < length; i++)
    if (!g_str_equal (first->lines[first->first + i], second->lines[second->first + i]))
      return FALSE;

  return TRUE;
}

/* Whether two hunks, in their order, cannot both be had. What is added at the
 * edge of another change could go on either side of it. */
static gboolean
hunks_clash (const Hunk *first,
             const Hunk *second)
{
  if (second->start < first->end)
    return TRUE;

  return second->start == first->end && (first->start == first->end || second->start == second->end);
}

static void
append_lines (GStrvBuilder *out,
              char        **lines,
              guint         first,
              guint         last)
{
  for (guint i = first; i < last; i++)
    g_strv_builder_add (out, lines[i]);
}

static char *
combine (char  **base,
         GArray *hunks)
{
  g_autoptr (GStrvBuilder) out = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;
  guint done = 0;

  for (guint i = 0; i < hunks->len; i++)
    {
      const Hunk *hunk = &g_array_index (hunks, Hunk, i);

      append_lines (out, base, done, hunk->start);
      append_lines (out, hunk->lines, hunk->first, hunk->last);
      done = hunk->end;
    }
  append_lines (out, base, done, g_strv_length (base));
  lines = g_strv_builder_end (out);

  return g_strjoinv ("\n", lines);
}

/**
 * iteam_line_merge:
 * @base: the text that all versions were made upon
 * @versions: (array length=n_versions): what became of it
 * @n_versions: how many there are
 *
 * Merges by lines: the outcome has what each version changed, if no two of
 * them changed the same lines in different ways. The order of the versions
 * does not matter.
 *
 * Returns: (transfer full) (nullable): the merged text, or %NULL if changes overlap.
 */
char *
iteam_line_merge (const char        *base,
                  const char *const *versions,
                  guint              n_versions)
{
  g_auto (GStrv) base_lines = g_strsplit (base, "\n", -1);
  g_autoptr (GPtrArray) split = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GArray) hunks = g_array_new (FALSE, FALSE, sizeof (Hunk));

  for (guint i = 0; i < n_versions; i++)
    {
      char **lines = g_strsplit (versions[i], "\n", -1);

      g_ptr_array_add (split, lines);
      compare (base_lines, lines, hunks);
    }
  g_array_sort (hunks, compare_hunks);

  for (guint i = 1; i < hunks->len;)
    {
      const Hunk *before = &g_array_index (hunks, Hunk, i - 1);
      const Hunk *hunk = &g_array_index (hunks, Hunk, i);

      if (hunks_equal (before, hunk))
        g_array_remove_index (hunks, i);
      else if (hunks_clash (before, hunk))
        return NULL;
      else
        i++;
    }

  return combine (base_lines, hunks);
}
