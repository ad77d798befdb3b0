/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-report-facts-private.h"
#include "iteam-text.h"
#include "iteam-year.h"

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

/* The longer lists below an annual report: documents, the module, and what follows. */

/* Bodies of the political office-holders. The executive by itself also adopts what is for
 * the staff, and the works council's name ends in “raad”, too. */
static gboolean
is_political (const char *body)
{
  static const char *const words[] = { "gemeenteraad", "constituerend", "presidium", "raad", "council" };
  g_autofree char *folded = iteam_text_fold (body);
  g_auto (GStrv) parts = g_strsplit_set (folded, " ,/-", -1);

  if (strstr (folded, "works council") != NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strv_contains ((const char *const *) parts, words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_for_office (IteamDocument *document)
{
  GPtrArray *adoptions = iteam_document_get_adoptions (document);

  for (guint i = 0; i < adoptions->len; i++)
    if (is_political (((const IteamAdoption *) adoptions->pdata[i])->body))
      return TRUE;

  return FALSE;
}

/* A document and a body that adopted or noted it. */
typedef struct
{
  IteamDocument *document;
  const IteamAdoption *adoption;
} Adopted;

/* By day; of the same day what was adopted before what was noted, then as they are in the register. */
static int
compare_adopted (gconstpointer a,
                 gconstpointer b)
{
  const Adopted *first = a, *second = b;
  int number = iteam_document_get_fields (first->document)->number, other = iteam_document_get_fields (second->document)->number;

  if (first->adoption->day != second->adoption->day)
    return first->adoption->day < second->adoption->day ? -1 : 1;
  if (first->adoption->way != second->adoption->way)
    return first->adoption->way < second->adoption->way ? -1 : 1;

  return (number > other) - (number < other);
}

static void
add_adopted (IteamReportGroup *group,
             const Adopted    *adopted)
{
  const IteamDocumentFields *fields = iteam_document_get_fields (adopted->document);
  g_autofree char *day = iteam_day_format (adopted->adoption->day, ITEAM_DAY_NONE, ITEAM_DAY_FULL);
  g_autofree char *iso = iteam_day_to_iso (adopted->adoption->day);
  g_autofree char *value = g_strdup_printf ("%s · %s · %s", fields->title, adopted->adoption->body, iso);
  const char *const cells[] = { day, fields->title, adopted->adoption->body, iteam_adoption_way_label (adopted->adoption->way), NULL };
  IteamReportFact *fact = iteam_report_group_add (group, ITEAM_KIND_DOCUMENT, fields->id, value, cells);

  g_free (fact->key);
  fact->key = g_strdup_printf ("adoption:%" G_GINT64_FORMAT, adopted->adoption->id);
}

/* The codes, protocols and guides that were in force at the end of the year: of the
 * political office-holders, or of the organisation. */
void
iteam_report_gather_documents (IteamReportGathering *self,
                               gboolean              office,
                               const char           *title)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Adopted));
  IteamDay last = iteam_day_from_ymd (self->detail->year, 12, 31);
  IteamReportGroup *group = iteam_report_group_begin (self, title);

  for (guint i = 0; i < self->detail->documents->len; i++)
    {
      IteamDocument *document = self->detail->documents->pdata[i];
      const IteamDocumentFields *fields = iteam_document_get_fields (document);
      GPtrArray *adoptions = iteam_document_get_adoptions (document);

      if (fields->kind > ITEAM_DOCUMENT_POLICY || fields->superseded_by != 0 || is_for_office (document) != office)
        continue;
      for (guint j = 0; j < adoptions->len; j++)
        {
          const Adopted adopted = { document, adoptions->pdata[j] };

          if (adopted.adoption->day != ITEAM_DAY_NONE && adopted.adoption->day <= last)
            g_array_append_val (all, adopted);
        }
    }
  g_array_sort (all, compare_adopted);

  iteam_report_group_add_column (group, _("Date"), 24);
  iteam_report_group_add_column (group, _("Document"), 56);
  iteam_report_group_add_column (group, _("Body"), 28);
  iteam_report_group_add_column (group, _("Adopted or noted"), 28);
  for (guint i = 0; i < all->len; i++)
    add_adopted (group, &g_array_index (all, Adopted, i));
}

static gboolean
is_round_of (IteamActivity *activity,
             int            year)
{
  const IteamActivityFields *fields = iteam_activity_get_fields (activity);

  return fields->kind == ITEAM_ACTIVITY_ROUND && fields->state != ITEAM_ACTIVITY_CANCELLED &&
         !iteam_report_is_for_office (activity) && iteam_activity_get_year (activity) == year;
}

/* What part took part in the last round of a year, in per mille. */
static int
rate_of (IteamReportGathering *self,
         int                   year,
         int                  *target)
{
  GPtrArray *activities = self->detail->programme->activities;
  int rate = ITEAM_FIGURE_NONE;

  *target = ITEAM_FIGURE_NONE;
  for (guint i = 0; i < activities->len; i++)
    if (is_round_of (activities->pdata[i], year))
      {
        g_autoptr (IteamPublicTable) table = iteam_programme_public_table (self->detail->programme, ID (activities->pdata[i]));

        rate = table->total.rate;
        *target = iteam_activity_get_fields (activities->pdata[i])->target;
      }

  return rate;
}

static char *
tell_rate (int rate)
{
  return rate == ITEAM_FIGURE_NONE ? g_strdup ("–") : iteam_percentage_format (rate);
}

static guint
count_points (IteamReportGathering *self,
              int                   year,
              int                   kind)
{
  GPtrArray *points = self->detail->programme->points;
  guint n_points = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const IteamPointFields *fields = iteam_point_get_fields (points->pdata[i]);

      n_points += fields->year == year && fields->kind == kind ? 1 : 0;
    }

  return n_points;
}

static void
add_number (IteamReportGroup *group,
            const char       *key,
            const char       *label,
            guint             value,
            guint             before)
{
  g_autofree char *told = g_strdup_printf ("%u", value);
  g_autofree char *told_before = g_strdup_printf ("%u", before);

  if (value > 0 || before > 0)
    iteam_report_group_add_figure (group, key, label, (int) value, told, told_before);
}

static void
gather_figures (IteamReportGathering *self)
{
  int year = self->detail->year;
  g_autoptr (IteamYear) now = iteam_year_new (self->detail->programme, self->directory, year, year - 1);
  g_autoptr (IteamYear) before = iteam_year_new (self->detail->programme, self->directory, year - 1, year - 2);
  IteamReportGroup *group = iteam_report_group_begin (self, _("In figures"));
  int target, target_before;
  int rate = rate_of (self, year, &target), rate_before = rate_of (self, year - 1, &target_before);
  g_autofree char *heading = g_strdup_printf ("%d", year);
  g_autofree char *heading_before = g_strdup_printf ("%d", year - 1);
  g_autofree char *told = tell_rate (rate);
  g_autofree char *told_before = tell_rate (rate_before);
  g_autofree char *aim = tell_rate (target);
  g_autofree char *aim_before = tell_rate (target_before);

  iteam_report_group_add_column (group, _("Figure"), 60);
  iteam_report_group_add_column (group, heading, 20);
  iteam_report_group_add_column (group, heading_before, 20);
  if (rate != ITEAM_FIGURE_NONE || rate_before != ITEAM_FIGURE_NONE)
    iteam_report_group_add_figure (group, "rate", _("Participation in the dilemma training"), rate, told, told_before);
  if (target != ITEAM_FIGURE_NONE || target_before != ITEAM_FIGURE_NONE)
    iteam_report_group_add_figure (group, "target", _("Aimed at"), target, aim, aim_before);
  add_number (group, "talks", _("Theme talks held"), now->n_talks, before->n_talks);
  add_number (group, "improvements", _("Points of improvement"), count_points (self, year, ITEAM_POINT_IMPROVEMENT),
              count_points (self, year - 1, ITEAM_POINT_IMPROVEMENT));
  add_number (group, "attentions", _("Points of attention"), count_points (self, year, ITEAM_POINT_ATTENTION),
              count_points (self, year - 1, ITEAM_POINT_ATTENTION));
}

static char *
tell_unit (const IteamPublicTable *table,
           const IteamPublicRow   *row)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (row->unit != NULL)
    return g_strdup (row->unit);
  for (guint i = 0; i < table->together->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *) table->together->pdata[i]);

  /* Translators: units whose small numbers are only told as one. */
  return g_strdup_printf (_("Together: %s"), names->str);
}

static void
add_units (IteamReportGathering *self,
           IteamActivity        *round)
{
  g_autoptr (IteamPublicTable) table = iteam_programme_public_table (self->detail->programme, ID (round));
  IteamReportGroup *group;

  if (table->rows->len == 0)
    return;
  group = iteam_report_group_begin (self, iteam_activity_get_fields (round)->title);
  iteam_report_group_add_column (group, _("Unit"), 50);
  iteam_report_group_add_column (group, _("Invited"), 20);
  iteam_report_group_add_column (group, _("Completed"), 20);
  iteam_report_group_add_column (group, _("Participation"), 22);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const IteamPublicRow *row = &g_array_index (table->rows, IteamPublicRow, i);
      g_autofree char *unit = tell_unit (table, row);
      g_autofree char *invited = iteam_public_figure_format (&row->invited);
      g_autofree char *completed = iteam_public_figure_format (&row->completed);
      g_autofree char *rate = tell_rate (row->rate);
      g_autofree char *value = g_strdup_printf ("%s · %s · %s", invited, completed, rate);
      const char *const cells[] = { unit, invited, completed, rate, NULL };
      IteamReportFact *fact = iteam_report_group_add (group, ITEAM_KIND_ACTIVITY, ID (round), value, cells);

      g_free (fact->key);
      fact->key = g_strdup_printf ("unit:%" G_GINT64_FORMAT ":%s", ID (round), row->unit != NULL ? row->unit : "");
      g_strdelimit (fact->key, "\t\n", ' ');
    }
}

/* A talk is told of by its function group; how many were there only if that is not few. */
static void
add_talk (IteamReportGroup *group,
          IteamActivity    *talk)
{
  const IteamActivityFields *fields = iteam_activity_get_fields (talk);
  g_autofree char *moment = iteam_report_format_moment (talk);
  IteamPublicFigure figure = fields->head_count != ITEAM_FIGURE_NONE ? iteam_public_figure_new (fields->head_count) : (IteamPublicFigure) { 0, 0 };
  g_autofree char *present = fields->head_count != ITEAM_FIGURE_NONE ? iteam_public_figure_format (&figure) : g_strdup ("–");
  g_autofree char *value = g_strdup_printf ("%s · %s · %s", fields->title, fields->moment != NULL ? fields->moment : "", present);
  const char *const cells[] = {
    moment, fields->title, fields->side != ITEAM_SIDE_NONE ? iteam_terms_label (&iteam_sides, fields->side) : "–", present, NULL,
  };

  iteam_report_group_add (group, ITEAM_KIND_ACTIVITY, ID (talk), value, cells);
}

static void
gather_talks (IteamReportGathering *self)
{
  GPtrArray *activities = self->detail->programme->activities;
  IteamReportGroup *group = iteam_report_group_begin (self, _("Theme talks"));

  iteam_report_group_add_column (group, _("When"), 26);
  iteam_report_group_add_column (group, _("Theme talk"), 56);
  iteam_report_group_add_column (group, _("Colleagues"), 30);
  iteam_report_group_add_column (group, _("Present"), 18);
  for (guint i = 0; i < activities->len; i++)
    {
      const IteamActivityFields *fields = iteam_activity_get_fields (activities->pdata[i]);

      if (fields->kind == ITEAM_ACTIVITY_TALK && fields->state == ITEAM_ACTIVITY_DONE && !iteam_report_is_for_office (activities->pdata[i]) &&
          iteam_activity_get_year (activities->pdata[i]) == self->detail->year)
        add_talk (group, activities->pdata[i]);
    }
}

static void
add_point (IteamReportGroup *group,
           IteamPoint       *point,
           const char       *what,
           const char       *nick)
{
  const IteamPointFields *fields = iteam_point_get_fields (point);
  g_autofree char *value = g_strdup_printf ("%s · %s", fields->title, nick);
  const char *const cells[] = { fields->title, iteam_terms_label (&iteam_point_kinds, fields->kind), what, NULL };

  iteam_report_group_add (group, ITEAM_KIND_POINT, ID (point), value, cells);
}

static void
gather_points (IteamReportGathering *self,
               int                   year,
               const char           *title,
               gboolean              fates)
{
  GPtrArray *points = self->detail->programme->points;
  IteamReportGroup *group = iteam_report_group_begin (self, title);

  iteam_report_group_add_column (group, _("Point"), 70);
  iteam_report_group_add_column (group, _("Kind"), 30);
  iteam_report_group_add_column (group, fates ? _("Outcome") : _("Came as"), 24);
  for (guint i = 0; i < points->len; i++)
    {
      const IteamPointFields *fields = iteam_point_get_fields (points->pdata[i]);
      int word = fates ? (int) iteam_lineage_get_fate (points, points->pdata[i]) : fields->came;
      const IteamTerms *terms = fates ? &iteam_fates : &iteam_point_cames;

      if (fields->year == year)
        add_point (group, points->pdata[i], iteam_terms_label (terms, word), iteam_terms_nick (terms, word));
    }
}

/* The rounds of the year with their participation, the talks, and what came of them. */
void
iteam_report_gather_module (IteamReportGathering *self)
{
  GPtrArray *activities = self->detail->programme->activities;
  g_autofree char *title = g_strdup_printf (_("Points of improvement and attention of %d"), self->detail->year);
  IteamReportGroup *rounds = iteam_report_group_begin (self, NULL);

  for (guint i = 0; i < activities->len; i++)
    if (is_round_of (activities->pdata[i], self->detail->year))
      iteam_report_list_activity (rounds, activities->pdata[i], FALSE);
  gather_figures (self);
  for (guint i = 0; i < activities->len; i++)
    if (is_round_of (activities->pdata[i], self->detail->year))
      add_units (self, activities->pdata[i]);
  gather_talks (self);
  gather_points (self, self->detail->year, title, TRUE);
}

/* What the organisation does next year, and the points that it does that for. */
void
iteam_report_gather_follow_up (IteamReportGathering *self)
{
  GPtrArray *activities = self->detail->programme->activities;
  int next = self->detail->year + 1;
  g_autofree char *planned = g_strdup_printf (_("Planned for %d"), next);
  g_autofree char *points = g_strdup_printf (_("Points of improvement and attention for %d"), next);
  IteamReportGroup *group = iteam_report_group_begin (self, planned);

  for (guint i = 0; i < activities->len; i++)
    {
      const IteamActivityFields *fields = iteam_activity_get_fields (activities->pdata[i]);

      if ((fields->kind == ITEAM_ACTIVITY_ROUND || fields->kind == ITEAM_ACTIVITY_TALK) && !iteam_report_is_for_office (activities->pdata[i]) &&
          iteam_activity_get_year (activities->pdata[i]) == next && iteam_report_is_of_year (self, activities->pdata[i]))
        iteam_report_list_activity (group, activities->pdata[i], TRUE);
    }
  gather_points (self, next, points, FALSE);
}
