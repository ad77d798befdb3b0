/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "iteam-suppression-fives.h"

/* Tables of participation that leave the team: whoever reads one must not be able to read
 * or compute a count below five, of who were invited, took part or did not. */

#define NONE ITEAM_FIGURE_NONE

typedef struct
{
  char name[16];
  int invited;
  int completed;
} Unit;

static IteamPublicTable *
publish (const Unit       *units,
         guint             n_units,
         const IteamTally *whole)
{
  g_autoptr (GArray) tallies = g_array_new (FALSE, FALSE, sizeof (IteamUnitTally));

  for (guint i = 0; i < n_units; i++)
    {
      IteamUnitTally tally = { units[i].name, iteam_tally_new (units[i].invited, units[i].completed, NONE) };

      g_array_append_val (tallies, tally);
    }

  return iteam_public_table_new ((const IteamUnitTally *) tallies->data, n_units, whole);
}

/* What a reader writes on a slip: one number that the table gives, and which units it is
 * the sum of. */
typedef struct
{
  guint64 units;
  int     value;
} Slip;

static int
find_unit (const Unit *units,
           guint       n_units,
           const char *name)
{
  for (guint i = 0; i < n_units; i++)
    if (g_str_equal (units[i].name, name))
      return (int) i;

  return -1;
}

static void
add_slip (GArray *slips,
          guint64 units,
          int     value)
{
  const Slip slip = { units, value };

  g_array_append_val (slips, slip);
}

/* Column 0 is who were invited, 1 who took part, 2 who did not. */
static GArray *
read_slips (IteamPublicTable *table,
            const Unit       *units,
            guint             n_units,
            int               column)
{
  GArray *slips = g_array_new (FALSE, FALSE, sizeof (Slip));
  guint64 together = 0, all = n_units == 64 ? G_MAXUINT64 : ((guint64) 1 << n_units) - 1;

  for (guint i = 0; i < table->together->len; i++)
    together |= (guint64) 1 << find_unit (units, n_units, table->together->pdata[i]);
  for (guint i = 0; i <= table->rows->len; i++)
    {
      const IteamPublicRow *row = i < table->rows->len ? &g_array_index (table->rows, IteamPublicRow, i) : &table->total;
      guint64 who = row == &table->total ? all : row->unit == NULL ? together : (guint64) 1 << find_unit (units, n_units, row->unit);

      if (row->invited.relation != '=' || (column > 0 && row->completed.relation != '='))
        continue;
      add_slip (slips, who, column == 0 ? row->invited.value : column == 1 ? row->completed.value : row->invited.value - row->completed.value);
    }

  return slips;
}

/* Solves what the slips say of the units, as whoever knows how to solve equations does:
 * every equation that is left has a unit that no other one has, and one that tells of a
 * single unit stands alone if its number can be computed at all. */
static void
solve (double (*rows)[65],
       guint    n_rows,
       guint    n_units)
{
  guint done = 0;

  for (guint unit = 0; unit < n_units && done < n_rows; unit++)
    {
      guint pivot = done;

      while (pivot < n_rows && fabs (rows[pivot][unit]) < 0.5e-6)
        pivot++;
      if (pivot == n_rows)
        continue;
      for (guint k = 0; k <= 64; k++)
        {
          double swap = rows[pivot][k];

          rows[pivot][k] = rows[done][k];
          rows[done][k] = swap;
        }
      for (guint k = 64 + 1; k-- > 0;)
        if (k != unit)
          rows[done][k] /= rows[done][unit];
      rows[done][unit] = 1;
      for (guint row = 0; row < n_rows; row++)
        {
          double factor = rows[row][unit];

          for (guint k = 0; row != done && k <= 64; k++)
            rows[row][k] -= factor * rows[done][k];
        }
      done++;
    }
}

/* The numbers of units, alone or together, that come out of it. */
static guint
compute (GArray *slips,
         guint   n_units)
{
  g_autofree double (*rows)[65] = g_malloc0 (slips->len * sizeof *rows);
  guint n = 0;

  for (guint i = 0; i < slips->len; i++)
    {
      const Slip *slip = &g_array_index (slips, Slip, i);

      for (guint unit = 0; unit < n_units; unit++)
        rows[i][unit] = (slip->units >> unit) & 1;
      rows[i][64] = slip->value;
    }
  solve (rows, slips->len, n_units);
  for (guint i = 0; i < slips->len; i++)
    {
      gboolean sum = TRUE, empty = TRUE;

      for (guint unit = 0; unit < n_units; unit++)
        {
          double k = rows[i][unit];

          sum = sum && (fabs (k) < 1e-6 || fabs (k - 1) < 1e-6);
          empty = empty && fabs (k) < 1e-6;
        }
      if (empty || !sum)
        continue;
      g_assert_cmpfloat (rows[i][64], >, ITEAM_SUPPRESSION_LEAST - 1e-6);
      n++;
    }

  return n;
}

/* Whoever knows the table and nothing else: no number that was read or computed for any
 * set of units is below five. Returns how many numbers there were. */
static guint
attack (IteamPublicTable *table,
        const Unit       *units,
        guint             n_units)
{
  guint n = 0;

  for (int column = 0; column < 3; column++)
    {
      g_autoptr (GArray) slips = read_slips (table, units, n_units, column);

      for (guint i = 0; i < slips->len; i++)
        g_assert_cmpint (g_array_index (slips, Slip, i).value, >=, ITEAM_SUPPRESSION_LEAST);
      n += compute (slips, n_units);
    }

  return n;
}

/* What is told is true. */
static void
assert_true_figures (IteamPublicTable *table,
                     const Unit       *units,
                     guint             n_units)
{
  int invited = 0, completed = 0;

  for (guint i = 0; i < n_units; i++)
    {
      invited += units[i].invited;
      completed += units[i].completed;
    }
  if (table->total.invited.relation == '=')
    g_assert_cmpint (table->total.invited.value, ==, invited);
  if (table->total.completed.relation == '=')
    g_assert_cmpint (table->total.completed.value, ==, completed);
  if (table->total.completed.relation == '>')
    g_assert_cmpint (completed, >, table->total.completed.value);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const IteamPublicRow *row = &g_array_index (table->rows, IteamPublicRow, i);
      int unit = row->unit != NULL ? find_unit (units, n_units, row->unit) : -1;

      if (unit < 0)
        continue;
      g_assert_cmpint (row->invited.value, ==, units[unit].invited);
      g_assert_cmpint (row->completed.value, ==, units[unit].completed);
    }
}

static void
name_units (Unit  *units,
            guint  n_units)
{
  for (guint i = 0; i < n_units; i++)
    g_snprintf (units[i].name, sizeof units[i].name, "Team %02u", i + 1);
}

/* An organisation of thirty small units, a thousand times over. */
static void
test_thirty_units (void)
{
  guint n_numbers = 0, n_tables = 0, n_open = 0;

  for (guint32 seed = 1; seed <= 1000; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (IteamPublicTable) table = NULL;
      Unit units[30];

      /* Mostly small counts, or hardly any. */
      for (guint i = 0; i < G_N_ELEMENTS (units); i++)
        {
          gboolean any = seed % 2 == 0 || i < seed % 3 + 1;

          units[i].invited = g_rand_int_range (random, any ? 1 : 10, 24);
          units[i].completed = any ? g_rand_int_range (random, 0, units[i].invited + 1) : g_rand_int_range (random, 5, units[i].invited - 4);
        }
      name_units (units, G_N_ELEMENTS (units));
      table = publish (units, G_N_ELEMENTS (units), NULL);
      n_numbers += attack (table, units, G_N_ELEMENTS (units));
      assert_true_figures (table, units, G_N_ELEMENTS (units));
      n_open += table->rows->len;
      n_tables += table->together->len > 0;
    }
  /* There was something to compute with, and something to hide. */
  g_assert_cmpuint (n_numbers, >, 10000);
  g_assert_cmpuint (n_open, >, 2000);
  g_assert_cmpuint (n_tables, >, 700);
}

/* The same with a whole that was counted by itself: what is in no unit can be computed,
 * too. */
static void
test_whole (void)
{
  for (guint32 seed = 1; seed <= 500; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (IteamPublicTable) table = NULL;
      Unit units[13];
      IteamTally whole;
      int invited = 0, completed = 0;

      for (guint i = 0; i < G_N_ELEMENTS (units); i++)
        {
          units[i].invited = g_rand_int_range (random, 1, 60);
          units[i].completed = g_rand_int_range (random, 0, units[i].invited + 1);
          invited += units[i].invited;
          completed += units[i].completed;
        }
      name_units (units, G_N_ELEMENTS (units));
      /* The last one is in nobody's list. */
      whole = iteam_tally_new (invited, completed, NONE);
      table = publish (units, G_N_ELEMENTS (units) - 1, &whole);
      /* Whoever takes the units from the whole computes it. */
      g_assert_cmpint (table->total.invited.relation == '=' ? table->total.invited.value : invited, ==, invited);
      {
        gint64 rest_invited = table->total.invited.value, rest_completed = table->total.completed.value;

        for (guint i = 0; i < table->rows->len; i++)
          {
            const IteamPublicRow *row = &g_array_index (table->rows, IteamPublicRow, i);

            rest_invited -= row->invited.value;
            rest_completed -= row->completed.value;
          }
        if (table->total.completed.relation == '=')
          g_assert_true ((rest_invited == 0 && rest_completed == 0) ||
                         (rest_completed >= 5 && rest_invited - rest_completed >= 5));
      }
    }
}

/* One small unit: another one goes with it, always the same. */
static void
test_one_small (void)
{
  Unit units[] = { { "A", 40, 30 }, { "B", 12, 3 }, { "C", 20, 10 }, { "D", 20, 12 } };
  Unit turned[] = { { "D", 20, 12 }, { "C", 20, 10 }, { "B", 12, 3 }, { "A", 40, 30 } };
  g_autoptr (IteamPublicTable) table = publish (units, 4, NULL);
  g_autoptr (IteamPublicTable) again = publish (turned, 4, NULL);
  const IteamPublicRow *rest = &g_array_index (table->rows, IteamPublicRow, 2);

  g_assert_cmpuint (table->together->len, ==, 2);
  g_assert_cmpstr (table->together->pdata[0], ==, "B");
  g_assert_cmpstr (table->together->pdata[1], ==, "C");
  g_assert_null (rest->unit);
  g_assert_cmpint (rest->invited.value, ==, 32);
  g_assert_cmpint (rest->completed.value, ==, 13);
  g_assert_cmpint (rest->rate, ==, 410);
  g_assert_cmpint (table->total.invited.value, ==, 92);
  g_assert_cmpuint (again->together->len, ==, 2);
  g_assert_cmpstr (again->together->pdata[0], ==, "C");
}

/* Small as a whole: bounds, and no unit. */
static void
test_small_whole (void)
{
  Unit all[] = { { "A", 20, 19 }, { "B", 15, 14 } };
  Unit few[] = { { "A", 3, 2 } };
  Unit none[] = { { "A", 30, 2 } };
  g_autoptr (IteamPublicTable) high = publish (all, 2, NULL);
  g_autoptr (IteamPublicTable) small = publish (few, 1, NULL);
  g_autoptr (IteamPublicTable) low = publish (none, 1, NULL);
  g_autofree char *most = iteam_public_figure_format (&high->total.completed);
  g_autofree char *invited = iteam_public_figure_format (&small->total.invited);
  g_autofree char *completed = iteam_public_figure_format (&low->total.completed);

  g_assert_cmpuint (high->rows->len, ==, 0);
  g_assert_cmpint (high->total.invited.value, ==, 35);
  g_assert_cmpstr (most, ==, ">30");
  g_assert_cmpint (high->total.rate, ==, NONE);
  g_assert_cmpstr (invited, ==, "<5");
  g_assert_cmpint (low->total.invited.value, ==, 30);
  g_assert_cmpstr (completed, ==, "<5");
}

/* A percentage without a count stays one, and is told with no count that makes one of it. */
static void
test_percentages (void)
{
  const IteamTally told = iteam_tally_new (NONE, NONE, 740);
  const IteamUnitTally units[] = {
    { "A", iteam_tally_new (NONE, NONE, 740) },
    { "B", iteam_tally_new (20, NONE, 950) },
    { "C", iteam_tally_new (20, NONE, 500) },
    { "D", iteam_tally_new (4, NONE, NONE) },
    { "E", iteam_tally_new (NONE, NONE, NONE) },
  };
  g_autoptr (IteamPublicTable) alone = iteam_public_table_new (NULL, 0, &told);
  g_autoptr (IteamPublicTable) table = iteam_public_table_new (units, 5, NULL);
  const IteamPublicRow *rows = (const IteamPublicRow *) table->rows->data;
  g_autofree char *few = iteam_public_figure_format (&rows[3].invited);
  g_autofree char *dash = iteam_public_figure_format (&rows[0].completed);

  g_assert_cmpint (alone->total.rate, ==, 740);
  g_assert_cmpint (alone->total.invited.relation, ==, 0);
  g_assert_cmpuint (table->rows->len, ==, 4);
  g_assert_cmpint (rows[0].rate, ==, 740);
  g_assert_cmpstr (dash, ==, "–");
  /* 95% of 20 is all but one. */
  g_assert_cmpint (rows[1].invited.relation, ==, 0);
  g_assert_cmpint (rows[1].rate, ==, 950);
  g_assert_cmpint (rows[2].invited.value, ==, 20);
  g_assert_cmpstr (few, ==, "<5");
}

static void
test_figures (void)
{
  static const struct { int count; const char *text; } cases[] = {
    { 0, "<5" }, { 1, "<5" }, { 4, "<5" }, { 5, "5" }, { 17, "17" }, { NONE, "–" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      IteamPublicFigure figure = iteam_public_figure_new (cases[i].count);
      g_autofree char *text = iteam_public_figure_format (&figure);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Counts of a round that runs are told in fives: between two times that it is let out, no
 * number of a row or of the whole has changed by less than five, and none is below five. */
static void
test_running (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2019);

  for (int trial = 0; trial < 500; trial++)
    {
      Unit units[30];
      guint n_units = (guint) g_rand_int_range (random, 1, 31);
      g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < n_units; i++)
        {
          g_snprintf (units[i].name, sizeof units[i].name, "Team %u", i);
          units[i].invited = g_rand_int_range (random, 1, 60);
          units[i].completed = g_rand_int_range (random, 0, units[i].invited + 1);
        }
      for (int time = 0; time < 4; time++)
        {
          g_autoptr (IteamPublicTable) table = publish (units, n_units, NULL);

          iteam_public_table_coarsen (table);
          for (guint i = 0; i <= table->rows->len; i++)
            {
              const IteamPublicRow *row = i < table->rows->len ? &g_array_index (table->rows, IteamPublicRow, i) : &table->total;
              g_autofree char *name = g_strdup_printf ("%s %u", row == &table->total ? "whole" : row->unit != NULL ? row->unit : "together", i);

              if (row->completed.relation != '=')
                continue;
              g_assert_cmpint (row->completed.value % 5, ==, 0);
              g_assert_cmpint (row->invited.value % 5, ==, 0);
              g_assert_cmpint (row->completed.value, >=, 5);
              g_assert_cmpint (row->invited.value - row->completed.value, >=, 5);
              if (g_hash_table_contains (told, name))
                {
                  int before = GPOINTER_TO_INT (g_hash_table_lookup (told, name));

                  g_assert_cmpint (ABS (row->completed.value - before) % 5, ==, 0);
                }
              g_hash_table_insert (told, g_steal_pointer (&name), GINT_TO_POINTER (row->completed.value));
            }
          for (guint i = 0; i < n_units; i++)
            if (units[i].completed < units[i].invited && g_rand_boolean (random))
              units[i].completed++;
        }
    }
}

/* 36, then 38 of 42: the same is told both times. */
static void
test_running_twice (void)
{
  Unit units[] = { { "Beheer", 42, 36 }, { "Balie", 31, 22 } };
  g_autoptr (IteamPublicTable) first = publish (units, 2, NULL);
  g_autoptr (IteamPublicTable) second = NULL;

  units[0].completed = 37;
  second = publish (units, 2, NULL);
  iteam_public_table_coarsen (first);
  iteam_public_table_coarsen (second);
  for (guint i = 0; i < 2; i++)
    {
      const IteamPublicRow *row = &g_array_index (first->rows, IteamPublicRow, i);
      const IteamPublicRow *other = &g_array_index (second->rows, IteamPublicRow, i);

      g_assert_cmpint (row->completed.value, ==, other->completed.value);
      g_assert_cmpint (row->rate, ==, other->rate);
    }
  g_assert_cmpint (first->total.invited.value, ==, 70);
  g_assert_cmpint (first->total.completed.value, ==, 55);
  g_assert_cmpint (second->total.completed.value, ==, 55);
  g_assert_cmpint (second->total.rate, ==, 790);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/suppression/figures", test_figures);
  g_test_add_func ("/suppression/one-small", test_one_small);
  g_test_add_func ("/suppression/small-whole", test_small_whole);
  g_test_add_func ("/suppression/percentages", test_percentages);
  g_test_add_func ("/suppression/thirty-units", test_thirty_units);
  g_test_add_func ("/suppression/whole", test_whole);
  g_test_add_func ("/suppression/running", test_running);
  g_test_add_func ("/suppression/running-twice", test_running_twice);

  return g_test_run ();
}
