/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-programme.h"

#include <glib/gi18n-lib.h>

#include "iteam-comparison-paper.h"
#include "iteam-comparison.h"
#include "iteam-ctl-json.h"
#include "iteam-ctl-print.h"
#include "iteam-plan-paper.h"
#include "iteam-year.h"

/* The verbs of the year: in figures, beside another one, and as a plan. */

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

typedef struct
{
  IteamCtl *ctl;
  IteamProgramme *programme;
  IteamYear *years[2];
  guint n_years;
  gboolean exact;
  GPtrArray *cells;
} Comparison;

/* How a figure is told of a year, or NULL. */
typedef char *(*Tell) (Comparison *self, IteamYear *year, guint index);

static char *
tell_rate (Comparison *self,
           IteamYear  *year,
           guint       index)
{
  return iteam_percentage_format (year->rate);
}

static char *
tell_target (Comparison *self,
             IteamYear  *year,
             guint       index)
{
  return iteam_percentage_format (year->target);
}

static char *
tell_talks (Comparison *self,
            IteamYear  *year,
            guint       index)
{
  return g_strdup_printf ("%u", year->n_talks);
}

static char *
tell_activities (Comparison *self,
                 IteamYear  *year,
                 guint       index)
{
  return g_strdup_printf ("%u", year->n_activities);
}

static char *
tell_points (Comparison *self,
             IteamYear  *year,
             guint       index)
{
  return g_strdup_printf ("%u", year->points.n_points);
}

static char *
tell_new (Comparison *self,
          IteamYear  *year,
          guint       index)
{
  return g_strdup_printf ("%u", year->lineage.n_new);
}

static char *
tell_fate (Comparison *self,
           IteamYear  *year,
           guint       index)
{
  return g_strdup_printf ("%u", year->points.fates[index]);
}

static char *
tell_spotlights (Comparison *self,
                 IteamYear  *year,
                 guint       index)
{
  return g_strdup_printf ("%u", year->n_spotlights[index]);
}

static char *
tell_empty (Comparison *self,
            IteamYear  *year,
            guint       index)
{
  guint n = 0;

  for (int month = 0; month < 12; month++)
    n += (year->empty_months >> month) & 1;

  return g_strdup_printf ("%u", n);
}

static const IteamReportCountFields *
find_count (Comparison *self,
            int         year,
            int         kind,
            int         side)
{
  for (guint i = 0; i < self->programme->counts->len; i++)
    {
      const IteamReportCountFields *fields = iteam_report_count_get_fields (self->programme->counts->pdata[i]);

      if (fields->year == year && fields->kind == kind && fields->side == side)
        return fields;
    }

  return NULL;
}

static char *
format_count (Comparison                   *self,
              const IteamReportCountFields *fields)
{
  IteamPublicFigure figure = iteam_public_figure_new (fields != NULL ? fields->count : ITEAM_FIGURE_NONE);

  if (self->exact && fields != NULL && fields->count >= 0)
    return g_strdup_printf ("%d", fields->count);

  return iteam_public_figure_format (&figure);
}

/* @index holds the kind and the side. */
static char *
tell_count (Comparison *self,
            IteamYear  *year,
            guint       index)
{
  return format_count (self, find_count (self, year->year, (int) index / iteam_sides.n_terms, (int) index % iteam_sides.n_terms));
}

static void
add_line (Comparison *self,
          const char *label,
          Tell        tell,
          guint       index)
{
  g_ptr_array_add (self->cells, g_strdup (label));
  for (guint i = 0; i < self->n_years; i++)
    {
      g_autofree char *text = tell (self, self->years[i], index);

      g_ptr_array_add (self->cells, g_strdup (text[0] != '\0' ? text : "–"));
    }
}

static void
add_counts (Comparison *self)
{
  for (int kind = 0; kind < iteam_report_kinds.n_terms; kind++)
    for (int side = 0; side < iteam_sides.n_terms; side++)
      {
        g_autofree char *label = NULL;
        gboolean known = FALSE;

        for (guint i = 0; i < self->n_years; i++)
          known = known || find_count (self, self->years[i]->year, kind, side) != NULL;
        if (!known)
          continue;
        label = iteam_report_count_label (kind, side);
        add_line (self, label, tell_count, (guint) (kind * iteam_sides.n_terms + side));
      }
}

/* What is told of a unit in a year, or NULL. */
static char *
tell_unit (Comparison *self,
           IteamYear  *year,
           const char *unit)
{
  for (guint i = year->rounds->len; i-- > 0;)
    {
      g_autoptr (IteamPublicTable) table = iteam_programme_public_table (self->programme, ID (year->rounds->pdata[i]));

      for (guint j = 0; j < table->rows->len; j++)
        {
          const IteamPublicRow *row = &g_array_index (table->rows, IteamPublicRow, j);

          if (row->unit != NULL && g_str_equal (row->unit, unit))
            return iteam_percentage_format (row->rate);
        }
    }

  return NULL;
}

static void
add_unit (Comparison *self,
          const char *unit)
{
  g_ptr_array_add (self->cells, g_strdup_printf ("  %s", unit));
  for (guint i = 0; i < self->n_years; i++)
    {
      char *text = tell_unit (self, self->years[i], unit);

      g_ptr_array_add (self->cells, text != NULL ? text : g_strdup ("–"));
    }
}

/* Every unit of which something is told in one of the years. */
static void
add_units (Comparison *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->n_years; i++)
    for (guint j = 0; j < self->years[i]->rounds->len; j++)
      {
        g_autoptr (IteamPublicTable) table = iteam_programme_public_table (self->programme, ID (self->years[i]->rounds->pdata[j]));

        for (guint k = 0; k < table->rows->len; k++)
          {
            const IteamPublicRow *row = &g_array_index (table->rows, IteamPublicRow, k);

            if (row->unit != NULL && g_hash_table_add (seen, g_strdup (row->unit)))
              add_unit (self, row->unit);
          }
      }
}

static void
print_comparison (Comparison     *self,
                  IteamDirectory *directory)
{
  const char *headings[3] = { "", NULL, NULL };
  g_autofree char *first = g_strdup_printf ("%d", self->years[0]->year);
  g_autofree char *second = self->n_years > 1 ? g_strdup_printf ("%d", self->years[1]->year) : NULL;
  IteamLineage *lineage = self->n_years > 1 ? &self->years[0]->lineage : &self->years[0]->points;
  g_autofree char *line = iteam_lineage_format (lineage);

  headings[1] = first;
  headings[2] = second;
  add_line (self, _("Participation in the dilemma training"), tell_rate, 0);
  add_units (self);
  add_line (self, _("Target"), tell_target, 0);
  add_line (self, _("Theme talks held"), tell_talks, 0);
  add_line (self, _("Activities"), tell_activities, 0);
  add_line (self, _("Points of improvement and attention"), tell_points, 0);
  add_line (self, _("New this year"), tell_new, 0);
  for (guint fate = 0; fate < ITEAM_N_FATES; fate++)
    add_line (self, iteam_terms_label (&iteam_fates, (int) fate), tell_fate, fate);
  for (guint i = 0; i < self->years[0]->n_pillars; i++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (iteam_directory_get_pillars (directory), i);
      /* Translators: a pillar, of which follows how often it was in the spotlight. */
      g_autofree char *label = g_strdup_printf (_("In the spotlight: %s"), iteam_pillar_get_name (pillar));

      add_line (self, label, tell_spotlights, i);
    }
  add_line (self, _("Months without a spotlight"), tell_empty, 0);
  add_counts (self);
  iteam_ctl_print_table (headings, self->n_years + 1, self->cells);
  if (lineage->n_points > 0)
    g_print ("\n%s\n", line);
}

static void
json_permille (IteamJson  *json,
               const char *name,
               int         permille)
{
  g_autofree char *text = permille >= 0 ? g_strdup_printf (permille % 10 == 0 ? "%d" : "%d.%d", permille / 10, permille % 10) : NULL;

  iteam_json_string (json, name, text);
}

static void
json_lineage (IteamJson          *json,
              const char         *name,
              const IteamLineage *lineage)
{
  iteam_json_begin (json, name, '{');
  iteam_json_integer (json, "year", lineage->year);
  iteam_json_integer (json, "points", lineage->n_points);
  for (int fate = 0; fate < ITEAM_N_FATES; fate++)
    iteam_json_integer (json, iteam_terms_nick (&iteam_fates, fate), lineage->fates[fate]);
  iteam_json_integer (json, "new", lineage->n_new);
  iteam_json_end (json);
}

static void
json_year (Comparison     *self,
           IteamJson      *json,
           IteamYear      *year,
           IteamDirectory *directory)
{
  iteam_json_begin (json, NULL, '{');
  iteam_json_integer (json, "year", year->year);
  json_permille (json, "participation", year->rate);
  json_permille (json, "target", year->target);
  iteam_json_integer (json, "talks", year->n_talks);
  iteam_json_integer (json, "activities", year->n_activities);
  json_lineage (json, "points", &year->points);
  json_lineage (json, "before", &year->lineage);
  iteam_json_begin (json, "spotlights", '[');
  for (guint i = 0; i < year->n_pillars; i++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (iteam_directory_get_pillars (directory), i);

      iteam_json_begin (json, NULL, '{');
      iteam_json_string (json, "pillar", iteam_pillar_get_name (pillar));
      iteam_json_integer (json, "count", year->n_spotlights[i]);
      iteam_json_end (json);
    }
  iteam_json_end (json);
  iteam_json_begin (json, "empty_months", '[');
  for (int month = 0; month < 12; month++)
    if ((year->empty_months >> month) & 1)
      iteam_json_integer (json, NULL, month + 1);
  iteam_json_end (json);
  iteam_json_begin (json, "reports", '[');
  for (guint i = 0; i < self->programme->counts->len; i++)
    {
      const IteamReportCountFields *fields = iteam_report_count_get_fields (self->programme->counts->pdata[i]);
      g_autofree char *count = format_count (self, fields);

      if (fields->year != year->year)
        continue;
      iteam_json_begin (json, NULL, '{');
      iteam_json_string (json, "kind", iteam_terms_nick (&iteam_report_kinds, fields->kind));
      iteam_json_string (json, "side", iteam_terms_nick (&iteam_sides, fields->side));
      iteam_json_string (json, "count", count);
      iteam_json_string (json, "remark", fields->remark);
      iteam_json_end (json);
    }
  iteam_json_end (json);
  iteam_json_end (json);
}

/* What goes out is as it may leave the team. Returns the exit code. */
static int
write_comparison (IteamProgramme *programme,
                  IteamDirectory *directory,
                  int             year,
                  int             against,
                  const char     *output)
{
  IteamPaper *paper = iteam_comparison_paper_new (programme, directory, year, against);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = iteam_paper_to_pdf (paper, NULL, &error);

  iteam_paper_free (paper);
  if (pdf == NULL || !iteam_ctl_write (output, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error))
    return iteam_ctl_fail (error);

  return ITEAM_CTL_DONE;
}

static gboolean
read_year (const char *text,
           int        *year)
{
  gint64 value;

  if (!g_ascii_string_to_signed (text, 10, 1900, 2199, &value, NULL))
    return FALSE;
  *year = (int) value;

  return TRUE;
}

/**
 * iteam_ctl_year:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl year FILE 2018 [--against 2017] [--exact] [--json] [-o OUT.pdf]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_year (IteamCtl  *ctl,
                int        argc,
                char     **argv)
{
  int year, against = 0;
  g_autofree char *output = NULL;
  Comparison self = { .ctl = ctl };
  const GOptionEntry entries[] = {
    { "against", 0, 0, G_OPTION_ARG_INT, &against, N_("Beside another year"), N_("YEAR") },
    { "exact", 0, 0, G_OPTION_ARG_NONE, &self.exact, N_("With counts below 5, for the team alone"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Draw it beside the other year, as a PDF"), N_("OUT.pdf") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE YEAR"),
    .summary = _("Tells a year in figures: participation, talks, points of improvement and attention, spotlights."),
    .description = _("No count of people below 5 is told, or can be computed from what is told."),
    .least = 2, .most = 2, .writes = TRUE, .lists = TRUE,
  };
  IteamDirectory *directory = iteam_store_get_directory (ctl->store);
  g_autoptr (IteamProgramme) programme = NULL;
  g_autoptr (IteamYear) first = NULL;
  g_autoptr (IteamYear) second = NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  IteamJson *json;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (!read_year (argv[2], &year))
    return iteam_ctl_misused (_("“%s” is not a year."), argv[2]);
  if (against == year)
    return iteam_ctl_misused (_("A year is compared with another one."));
  if (iteam_ctl_open (ctl, argv[1], &error))
    programme = iteam_ctl_read_programme (ctl, &error);
  if (programme == NULL)
    return iteam_ctl_fail (error);
  if (output != NULL)
    return write_comparison (programme, directory, year, against != 0 ? against : iteam_comparison_before (programme, year), output);

  first = iteam_year_new (programme, directory, year, against != 0 ? against : year - 1);
  if (against != 0)
    second = iteam_year_new (programme, directory, against, against - 1);
  self.programme = programme;
  self.years[0] = first;
  self.years[1] = second;
  self.n_years = second != NULL ? 2 : 1;
  self.cells = cells;
  if (!ctl->json)
    {
      print_comparison (&self, directory);

      return ITEAM_CTL_DONE;
    }

  json = iteam_json_new ();
  iteam_json_begin (json, NULL, '[');
  for (guint i = 0; i < self.n_years; i++)
    json_year (&self, json, self.years[i], directory);
  iteam_json_end (json);
  iteam_json_print (json);

  return ITEAM_CTL_DONE;
}

static gboolean
tell_format (const char      *output,
             IteamPlanFormat *format)
{
  static const struct { const char *suffix; IteamPlanFormat format; } formats[] = {
    { ".pdf", ITEAM_PLAN_PDF }, { ".png", ITEAM_PLAN_PNG }, { ".svg", ITEAM_PLAN_SVG },
  };
  g_autofree char *lower = g_ascii_strdown (output, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      {
        *format = formats[i].format;

        return TRUE;
      }

  return FALSE;
}

/**
 * iteam_ctl_plan:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl plan FILE 2019 -o OUT.pdf|OUT.png|OUT.svg
 *
 * Returns: the exit code.
 */
int
iteam_ctl_plan (IteamCtl  *ctl,
                int        argc,
                char     **argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write it"), N_("OUT.pdf") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE YEAR -o OUT.pdf|OUT.png|OUT.svg"),
    .summary = _("Draws the year plan: twelve months by the pillars, with what is in the spotlight when."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (IteamProgramme) programme = NULL;
  g_autoptr (GBytes) drawn = NULL;
  g_autoptr (GError) error = NULL;
  IteamPlanFormat format;
  int status, year;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (!read_year (argv[2], &year))
    return iteam_ctl_misused (_("“%s” is not a year."), argv[2]);
  if (output == NULL || !tell_format (output, &format))
    return iteam_ctl_misused (_("“%s” does not say what is to be written: %s does."), output != NULL ? output : "-o",
                              _("OUT.pdf, OUT.png or OUT.svg"));
  if (iteam_ctl_open (ctl, argv[1], &error))
    programme = iteam_ctl_read_programme (ctl, &error);
  if (programme == NULL)
    return iteam_ctl_fail (error);

  drawn = iteam_plan_paper_make (programme->spotlights, iteam_store_get_directory (ctl->store), year, format, &error);
  if (drawn == NULL || !iteam_ctl_write (output, g_bytes_get_data (drawn, NULL), g_bytes_get_size (drawn), &error))
    return iteam_ctl_fail (error);

  return ITEAM_CTL_DONE;
}
