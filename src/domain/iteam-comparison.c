/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-comparison.h"

#include <glib/gi18n-lib.h>

#include "iteam-year.h"

/* A year beside another one, as charts. Each figure says what it counts: what is shown of
 * it is counted from the same things. */

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

typedef struct
{
  IteamProgramme *programme;
  IteamDirectory *directory;
  IteamYear *years[2];
  gboolean exact;
} Comparison;

/* --- participation --- */

/* What a round tells of a unit; of the whole where @unit is NULL. */
static void
set_participation (Comparison *self,
                   IteamChart *chart,
                   guint       index,
                   const char *unit)
{
  IteamYear *year = self->years[index];
  IteamActivity *round = year->round;
  IteamCounted counted = { .kind = ITEAM_COUNTED_ROUND, .year = year->year, .id = round != NULL ? ID (round) : 0 };
  g_autoptr (IteamPublicTable) table = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  IteamTally tally = { ITEAM_FIGURE_NONE, ITEAM_FIGURE_NONE, ITEAM_FIGURE_NONE, FALSE };
  g_autofree char *text = NULL;
  int rate = ITEAM_FIGURE_NONE;

  if (round == NULL)
    return;
  if (self->exact)
    {
      rows = iteam_programme_list_participation (self->programme, ID (round));
      if (unit == NULL)
        tally = iteam_programme_tally (self->programme, ID (round));
      for (guint i = 0; unit != NULL && i < rows->len; i++)
        if (g_strcmp0 (iteam_participation_get_fields (rows->pdata[i])->unit, unit) == 0)
          tally = iteam_participation_get_tally (rows->pdata[i]);
      rate = tally.rate;
    }
  else
    {
      table = iteam_programme_public_table (self->programme, ID (round));
      rate = unit == NULL ? table->total.rate : ITEAM_FIGURE_NONE;
      for (guint i = 0; unit != NULL && i < table->rows->len; i++)
        if (g_strcmp0 (g_array_index (table->rows, IteamPublicRow, i).unit, unit) == 0)
          rate = g_array_index (table->rows, IteamPublicRow, i).rate;
    }
  text = iteam_percentage_format (rate);
  iteam_chart_set_value (chart, index, rate, text, &counted);
  if (self->exact && (tally.invited >= 0 || tally.completed >= 0))
    iteam_chart_get_row (chart, chart->rows->len - 1)->values[index].detail = iteam_tally_format (&tally);
}

/* Only what may leave the team has a row there. */
static gboolean
is_told (Comparison *self,
         guint       index,
         const char *unit)
{
  g_autoptr (IteamPublicTable) table = NULL;

  if (self->exact)
    return TRUE;
  table = iteam_programme_public_table (self->programme, ID (self->years[index]->round));
  for (guint i = 0; i < table->rows->len; i++)
    if (g_strcmp0 (g_array_index (table->rows, IteamPublicRow, i).unit, unit) == 0)
      return TRUE;

  return FALSE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* The units of both years, by name. */
static GPtrArray *
list_units (Comparison *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *units = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (self->years); i++)
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (self->years[i]->round == NULL)
        continue;
      rows = iteam_programme_list_participation (self->programme, ID (self->years[i]->round));
      for (guint j = 0; j < rows->len; j++)
        {
          const char *unit = iteam_participation_get_fields (rows->pdata[j])->unit;

          if (unit != NULL && is_told (self, i, unit) && g_hash_table_add (seen, (gpointer) unit))
            g_ptr_array_add (units, (gpointer) unit);
        }
    }
  g_ptr_array_sort (units, compare_names);

  return units;
}

static void
add_participation (Comparison *self,
                   GPtrArray  *charts)
{
  IteamChart *chart = iteam_chart_new (_("Participation in the dilemma training"), self->years[0]->year, self->years[1]->year, TRUE);
  g_autoptr (GPtrArray) units = list_units (self);

  iteam_chart_add_row (chart, _("The whole"), 0);
  for (guint i = 0; i < G_N_ELEMENTS (self->years); i++)
    set_participation (self, chart, i, NULL);
  iteam_chart_set_target (chart, self->years[0]->target);
  for (guint unit = 0; unit < units->len; unit++)
    {
      iteam_chart_add_row (chart, units->pdata[unit], 1);
      for (guint i = 0; i < G_N_ELEMENTS (self->years); i++)
        set_participation (self, chart, i, units->pdata[unit]);
      iteam_chart_set_target (chart, self->years[0]->target);
    }
  g_ptr_array_add (charts, chart);
}

/* --- what is counted --- */

static void
add_count (IteamChart         *chart,
           guint               index,
           guint               count,
           const IteamCounted *counted)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  iteam_chart_set_value (chart, index, (int) count, text, counted);
}

static void
add_activities (Comparison *self,
                GPtrArray  *charts)
{
  IteamChart *chart = iteam_chart_new (_("Talks and activities"), self->years[0]->year, self->years[1]->year, FALSE);

  iteam_chart_add_row (chart, _("Theme talks held"), 0);
  for (guint i = 0; i < G_N_ELEMENTS (self->years); i++)
    add_count (chart, i, self->years[i]->n_talks, &(IteamCounted) { .kind = ITEAM_COUNTED_TALKS, .year = self->years[i]->year });
  iteam_chart_add_row (chart, _("Activities"), 0);
  for (guint i = 0; i < G_N_ELEMENTS (self->years); i++)
    add_count (chart, i, self->years[i]->n_activities, &(IteamCounted) { .kind = ITEAM_COUNTED_ACTIVITIES, .year = self->years[i]->year });
  g_ptr_array_add (charts, chart);
}

static void
add_points (Comparison *self,
            GPtrArray  *charts)
{
  static const IteamFate fates[] = { ITEAM_FATE_DONE, ITEAM_FATE_MAINTAINED, ITEAM_FATE_ADJUSTED, ITEAM_FATE_DROPPED, ITEAM_FATE_OPEN };
  IteamChart *chart = iteam_chart_new (_("Points of improvement and attention"), self->years[0]->year, self->years[1]->year, FALSE);

  iteam_chart_add_row (chart, _("All points"), 0);
  for (guint i = 0; i < G_N_ELEMENTS (self->years); i++)
    add_count (chart, i, self->years[i]->points.n_points, &(IteamCounted) { .kind = ITEAM_COUNTED_POINTS, .year = self->years[i]->year });
  iteam_chart_add_row (chart, _("New this year"), 1);
  for (guint i = 0; i < G_N_ELEMENTS (self->years); i++)
    add_count (chart, i, self->years[i]->lineage.n_new, &(IteamCounted) { .kind = ITEAM_COUNTED_NEW, .year = self->years[i]->year });
  for (gsize j = 0; j < G_N_ELEMENTS (fates); j++)
    {
      iteam_chart_add_row (chart, iteam_terms_label (&iteam_fates, (int) fates[j]), 1);
      for (guint i = 0; i < G_N_ELEMENTS (self->years); i++)
        add_count (chart, i, self->years[i]->points.fates[fates[j]],
                   &(IteamCounted) { .kind = ITEAM_COUNTED_FATE, .year = self->years[i]->year, .index = (int) fates[j] });
    }
  if (self->years[0]->lineage.n_points > 0)
    chart->note = iteam_lineage_format (&self->years[0]->lineage);
  g_ptr_array_add (charts, chart);
}

static guint
count_months (guint months)
{
  guint n = 0;

  for (int month = 0; month < 12; month++)
    n += (months >> month) & 1;

  return n;
}

static void
add_spotlights (Comparison *self,
                GPtrArray  *charts)
{
  IteamChart *chart = iteam_chart_new (_("In the spotlight"), self->years[0]->year, self->years[1]->year, FALSE);

  for (guint row = 0; row < self->years[0]->n_pillars; row++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (iteam_directory_get_pillars (self->directory), row);

      iteam_chart_add_row (chart, iteam_pillar_get_name (pillar), 0);
      for (guint i = 0; i < G_N_ELEMENTS (self->years); i++)
        add_count (chart, i, self->years[i]->n_spotlights[row],
                   &(IteamCounted) { .kind = ITEAM_COUNTED_SPOTLIGHTS, .year = self->years[i]->year, .id = iteam_pillar_get_id (pillar) });
    }
  iteam_chart_add_row (chart, _("Months without a spotlight"), 0);
  for (guint i = 0; i < G_N_ELEMENTS (self->years); i++)
    add_count (chart, i, count_months (self->years[i]->empty_months),
               &(IteamCounted) { .kind = ITEAM_COUNTED_SPOTLIGHTS, .year = self->years[i]->year });
  g_ptr_array_add (charts, chart);
}

/* --- numbers of reports --- */

static IteamReportCount *
find_reports (Comparison *self,
              int         year,
              int         kind,
              int         side)
{
  for (guint i = 0; i < self->programme->counts->len; i++)
    {
      const IteamReportCountFields *fields = iteam_report_count_get_fields (self->programme->counts->pdata[i]);

      if (fields->year == year && fields->kind == kind && fields->side == side)
        return self->programme->counts->pdata[i];
    }

  return NULL;
}

static void
set_reports (Comparison       *self,
             IteamChart       *chart,
             guint             index,
             IteamReportCount *reports)
{
  int count = reports != NULL ? iteam_report_count_get_fields (reports)->count : ITEAM_FIGURE_NONE;
  IteamPublicFigure figure = iteam_public_figure_new (count);
  g_autofree char *text = self->exact && count >= 0 ? g_strdup_printf ("%d", count) : iteam_public_figure_format (&figure);
  IteamCounted counted = { .kind = ITEAM_COUNTED_REPORTS, .year = self->years[index]->year };

  if (reports == NULL)
    return;
  counted.id = ID (reports);
  /* What is only known to be small has no length. */
  iteam_chart_set_value (chart, index, self->exact || figure.relation == '=' ? count : ITEAM_FIGURE_NONE, text, &counted);
}

static void
add_reports (Comparison *self,
             GPtrArray  *charts)
{
  IteamChart *chart = iteam_chart_new (_("Numbers of reports"), self->years[0]->year, self->years[1]->year, FALSE);

  for (int kind = 0; kind < iteam_report_kinds.n_terms; kind++)
    for (int side = 0; side < iteam_sides.n_terms; side++)
      {
        g_autofree char *label = iteam_report_count_label (kind, side);
        IteamReportCount *found[2];

        for (guint i = 0; i < G_N_ELEMENTS (found); i++)
          found[i] = find_reports (self, self->years[i]->year, kind, side);
        if (found[0] == NULL && found[1] == NULL)
          continue;
        iteam_chart_add_row (chart, label, 0);
        for (guint i = 0; i < G_N_ELEMENTS (found); i++)
          set_reports (self, chart, i, found[i]);
      }
  if (chart->rows->len > 0)
    g_ptr_array_add (charts, chart);
  else
    iteam_chart_unref (chart);
}

/**
 * iteam_comparison_make:
 * @programme: the programme
 * @directory: the pillars
 * @year: a year
 * @before: the year beside it
 * @exact: with counts of people below %ITEAM_SUPPRESSION_LEAST, for the team alone
 *
 * Returns: (transfer full) (element-type IteamChart): the two years side by side:
 *   participation, talks and activities, points, spotlights, and numbers of reports if there
 *   are any.
 */
GPtrArray *
iteam_comparison_make (IteamProgramme *programme,
                       IteamDirectory *directory,
                       int             year,
                       int             before,
                       gboolean        exact)
{
  GPtrArray *charts = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_chart_unref);
  g_autoptr (IteamYear) first = iteam_year_new (programme, directory, year, before);
  g_autoptr (IteamYear) second = iteam_year_new (programme, directory, before, before - 1);
  Comparison self = { .programme = programme, .directory = directory, .years = { first, second }, .exact = exact };

  add_participation (&self, charts);
  add_activities (&self, charts);
  add_points (&self, charts);
  add_spotlights (&self, charts);
  add_reports (&self, charts);

  return charts;
}

/**
 * iteam_counted_has:
 * @programme: the programme
 * @counted: what a figure counts
 * @entry: (type IteamEntry): a thing of the programme
 *
 * Returns: whether it is one of them.
 */
gboolean
iteam_counted_has (IteamProgramme     *programme,
                   const IteamCounted *counted,
                   gpointer            entry)
{
  switch (counted->kind)
    {
    case ITEAM_COUNTED_ROUND: return ITEAM_IS_ACTIVITY (entry) && iteam_entry_get_id (entry) == counted->id;
    case ITEAM_COUNTED_TALKS: return ITEAM_IS_ACTIVITY (entry) && iteam_year_counts_talk (counted->year, ITEAM_ACTIVITY (entry));
    case ITEAM_COUNTED_ACTIVITIES: return ITEAM_IS_ACTIVITY (entry) && iteam_year_counts_activity (counted->year, ITEAM_ACTIVITY (entry));
    case ITEAM_COUNTED_POINTS: return ITEAM_IS_POINT (entry) && iteam_point_get_fields (ITEAM_POINT (entry))->year == counted->year;
    case ITEAM_COUNTED_NEW:
      return ITEAM_IS_POINT (entry) && iteam_lineage_is_new (programme->points, ITEAM_POINT (entry), counted->year);
    case ITEAM_COUNTED_FATE:
      return ITEAM_IS_POINT (entry) && iteam_point_get_fields (ITEAM_POINT (entry))->year == counted->year &&
             (int) iteam_lineage_get_fate (programme->points, ITEAM_POINT (entry)) == counted->index;
    case ITEAM_COUNTED_SPOTLIGHTS:
      return ITEAM_IS_SPOTLIGHT (entry) && iteam_spotlight_is_in_year (ITEAM_SPOTLIGHT (entry), counted->year) &&
             (counted->id == 0 || iteam_spotlight_get_fields (ITEAM_SPOTLIGHT (entry))->pillar == counted->id);
    case ITEAM_COUNTED_REPORTS: return ITEAM_IS_REPORT_COUNT (entry) && iteam_entry_get_id (entry) == counted->id;
    case ITEAM_COUNTED_NOTHING:
    default: return FALSE;
    }
}

/**
 * iteam_counted_list:
 * @programme: the programme
 * @counted: what a figure counts
 *
 * Returns: (transfer container) (element-type IteamEntry): that: activities, points,
 *   spotlights or a number of reports, in order.
 */
GPtrArray *
iteam_counted_list (IteamProgramme     *programme,
                    const IteamCounted *counted)
{
  GPtrArray *all[] = { programme->activities, programme->points, programme->spotlights, programme->counts };
  GPtrArray *list = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint j = 0; j < all[i]->len; j++)
      if (iteam_counted_has (programme, counted, all[i]->pdata[j]))
        g_ptr_array_add (list, all[i]->pdata[j]);

  return list;
}

/**
 * iteam_counted_describe:
 * @counted: what a figure counts
 * @directory: the pillars
 *
 * Returns: (transfer full): that in words: "Theme talks held, 2018".
 */
char *
iteam_counted_describe (const IteamCounted *counted,
                        IteamDirectory     *directory)
{
  const char *what = "";
  IteamPillar *pillar;

  switch (counted->kind)
    {
    case ITEAM_COUNTED_ROUND: what = _("Participation in the dilemma training"); break;
    case ITEAM_COUNTED_TALKS: what = _("Theme talks held"); break;
    case ITEAM_COUNTED_ACTIVITIES: what = _("Activities"); break;
    case ITEAM_COUNTED_POINTS: what = _("All points"); break;
    case ITEAM_COUNTED_NEW: what = _("New this year"); break;
    case ITEAM_COUNTED_FATE: what = iteam_terms_label (&iteam_fates, counted->index); break;
    case ITEAM_COUNTED_SPOTLIGHTS:
      pillar = iteam_directory_find_pillar (directory, counted->id);
      what = pillar != NULL ? iteam_pillar_get_name (pillar) : _("In the spotlight");
      break;
    case ITEAM_COUNTED_REPORTS: what = _("Numbers of reports"); break;
    case ITEAM_COUNTED_NOTHING:
    default: break;
    }

  /* Translators: what was counted, and in which year: "Theme talks held, 2018". */
  return g_strdup_printf (_("%s, %d"), what, counted->year);
}

/**
 * iteam_comparison_before:
 * @programme: the programme
 * @year: a year
 *
 * Returns: the last year before it that something is known of, or else the one before it.
 */
int
iteam_comparison_before (IteamProgramme *programme,
                         int             year)
{
  g_autoptr (GArray) years = iteam_years_list (programme);

  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, int, i) < year)
      return g_array_index (years, int, i);

  return year - 1;
}

/**
 * iteam_comparison_year:
 * @programme: the programme
 * @today: today
 * @before: (out): the year to put beside it
 *
 * Returns: the year that whoever asks for none wants to see: this one, or the last one that
 *   something is known of.
 */
int
iteam_comparison_year (IteamProgramme *programme,
                       IteamDay        today,
                       int            *before)
{
  g_autoptr (GArray) years = iteam_years_list (programme);
  int year;

  iteam_day_to_ymd (today, &year, NULL, NULL);
  /* Years are listed from the last one on; what is planned for later is not compared yet. */
  for (guint i = 0; i < years->len; i++)
    {
      if (g_array_index (years, int, i) > year)
        continue;
      year = g_array_index (years, int, i);
      break;
    }
  *before = iteam_comparison_before (programme, year);

  return year;
}
