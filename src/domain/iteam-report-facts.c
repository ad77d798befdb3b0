/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-facts-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

/* What the data say below each section of an annual report: what is told to the council,
 * so with small counts left out and without anybody's name. */

static void
fact_free (gpointer data)
{
  IteamReportFact *fact = data;

  g_free (fact->key);
  g_free (fact->value);
  g_strfreev (fact->cells);
  g_free (fact);
}

static void
group_free (gpointer data)
{
  IteamReportGroup *group = data;

  g_free (group->title);
  for (guint i = 0; i < group->n_columns; i++)
    g_free (group->headings[i]);
  g_ptr_array_unref (group->facts);
  g_free (group);
}

/* Begins a list; with columns, it is a table. */
IteamReportGroup *
iteam_report_group_begin (IteamReportGathering *self,
                          const char           *title)
{
  IteamReportGroup *group = g_new0 (IteamReportGroup, 1);

  group->title = g_strdup (title);
  group->facts = g_ptr_array_new_with_free_func (fact_free);
  g_ptr_array_add (self->groups, group);

  return group;
}

void
iteam_report_group_add_column (IteamReportGroup *group,
                               const char       *heading,
                               double            share)
{
  g_assert (group->n_columns < ITEAM_REPORT_COLUMNS);
  group->headings[group->n_columns] = g_strdup (heading);
  group->shares[group->n_columns++] = share;
}

/* @value is a line in the basis of a section. */
IteamReportFact *
iteam_report_group_add (IteamReportGroup  *group,
                        IteamKind          kind,
                        gint64             id,
                        const char        *value,
                        const char *const *cells)
{
  IteamReportFact *fact = g_new0 (IteamReportFact, 1);

  fact->ref = (IteamRef) { kind, id };
  fact->key = iteam_ref_to_string (&fact->ref);
  fact->value = g_strdelimit (g_strdup (value), "\t\n", ' ');
  fact->cells = g_strdupv ((char **) cells);
  g_ptr_array_add (group->facts, fact);

  return fact;
}

/* A row of a table of figures: what, this year, the year before. */
void
iteam_report_group_add_figure (IteamReportGroup *group,
                               const char       *key,
                               const char       *label,
                               int               value,
                               const char       *told,
                               const char       *before)
{
  g_autofree char *number = g_strdup_printf ("%d", value);
  const char *const cells[] = { label, told, before, NULL };
  IteamReportFact *fact = iteam_report_group_add (group, ITEAM_KIND_NONE, 0, number, cells);

  g_free (fact->key);
  fact->key = g_strdup (key);
}

/* Whether the council is told of @activity in this year's report: it was in the year, is
 * planned for the next one, or was done by the day of the report. */
gboolean
iteam_report_is_of_year (IteamReportGathering *self,
                         IteamActivity        *activity)
{
  const IteamActivityFields *fields = iteam_activity_get_fields (activity);
  const IteamReportFields *report = self->detail->report != NULL ? iteam_report_get_fields (self->detail->report) : NULL;
  IteamDay first = iteam_day_from_ymd (self->detail->year, 1, 1), last = iteam_day_from_ymd (self->detail->year, 12, 31);
  gboolean done = fields->state == ITEAM_ACTIVITY_DONE;

  if (fields->state == ITEAM_ACTIVITY_CANCELLED)
    return FALSE;
  if (fields->first == ITEAM_DAY_NONE)
    return !done && iteam_day_from_ymd (self->detail->year + 1, 12, 31) >= fields->created;
  if (fields->last < first || fields->first > iteam_day_from_ymd (self->detail->year + 1, 12, 31))
    return FALSE;

  return fields->first <= last || !done || (report != NULL && report->day != ITEAM_DAY_NONE && fields->first <= report->day);
}

gboolean
iteam_report_is_for_office (IteamActivity *activity)
{
  int audience = iteam_activity_get_fields (activity)->audience;

  return audience == ITEAM_AUDIENCE_COUNCIL || audience == ITEAM_AUDIENCE_EXECUTIVE || audience == ITEAM_AUDIENCE_OFFICE_HOLDERS;
}

/* When it was, for a reader who does not know today's year. */
char *
iteam_report_format_moment (IteamActivity *activity)
{
  const IteamActivityFields *fields = iteam_activity_get_fields (activity);
  IteamFuzzyDate date = iteam_activity_get_date (activity);

  if (iteam_fuzzy_date_is_exact (&date))
    return iteam_day_format (date.first, ITEAM_DAY_NONE, ITEAM_DAY_FULL);

  return g_strdup (fields->moment != NULL ? fields->moment : "");
}

/* “19 June 2018: Training for councillors (planned)” */
static char *
describe_activity (IteamActivity *activity,
                   gboolean       with_text)
{
  const IteamActivityFields *fields = iteam_activity_get_fields (activity);
  g_autofree char *moment = iteam_report_format_moment (activity);
  GString *text = g_string_new (NULL);

  if (moment[0] != '\0')
    g_string_append_printf (text, "%s: ", moment);
  g_string_append (text, fields->title);
  if (fields->supplier != NULL)
    g_string_append_printf (text, ", %s", fields->supplier);
  if (fields->state != ITEAM_ACTIVITY_DONE)
    {
      g_autofree char *state = g_utf8_strdown (iteam_terms_label (&iteam_activity_states, fields->state), -1);

      g_string_append_printf (text, " (%s)", state);
    }
  if (with_text && fields->text != NULL)
    g_string_append_printf (text, ". %s", fields->text);

  return g_string_free (text, FALSE);
}

void
iteam_report_list_activity (IteamReportGroup *group,
                            IteamActivity    *activity,
                            gboolean          with_text)
{
  const IteamActivityFields *fields = iteam_activity_get_fields (activity);
  g_autofree char *text = describe_activity (activity, with_text);
  g_autofree char *value = g_strdup_printf ("%s · %s · %s", fields->title, fields->moment != NULL ? fields->moment : "",
                                            iteam_terms_nick (&iteam_activity_states, fields->state));
  const char *const cells[] = { text, NULL };

  iteam_report_group_add (group, ITEAM_KIND_ACTIVITY, ID (activity), value, cells);
}

/* Which activities stand below which section, of those that are not of the module. */
static gboolean
belongs (IteamActivity   *activity,
         IteamReportPart  part)
{
  const IteamActivityFields *fields = iteam_activity_get_fields (activity);
  gboolean office = iteam_report_is_for_office (activity);

  switch (part)
    {
    case ITEAM_REPORT_TRAINING: return office && fields->kind == ITEAM_ACTIVITY_TRAINING;
    case ITEAM_REPORT_SCREENING: return fields->kind == ITEAM_ACTIVITY_SCREENING;
    case ITEAM_REPORT_MEDIA: return fields->kind == ITEAM_ACTIVITY_MEDIA;
    case ITEAM_REPORT_OFFICE_MODULE: return office && (fields->kind == ITEAM_ACTIVITY_ROUND || fields->kind == ITEAM_ACTIVITY_TALK);
    case ITEAM_REPORT_TRAINEES: return fields->audience == ITEAM_AUDIENCE_PARTNERS || fields->kind == ITEAM_ACTIVITY_PROJECT;
    case ITEAM_REPORT_PRIVACY: return !office && fields->kind == ITEAM_ACTIVITY_BRIEFING;
    default: return FALSE;
    }
}

static void
gather_activities (IteamReportGathering *self,
                   IteamReportPart       part)
{
  GPtrArray *activities = self->detail->programme->activities;
  IteamReportGroup *group = iteam_report_group_begin (self, NULL);
  gboolean with_text = part == ITEAM_REPORT_TRAINEES || part == ITEAM_REPORT_PRIVACY;

  for (guint i = 0; i < activities->len; i++)
    if (belongs (activities->pdata[i], part) && iteam_report_is_of_year (self, activities->pdata[i]))
      iteam_report_list_activity (group, activities->pdata[i], with_text);
}

/* Who are the I-team, as roles: the council is told no names. */
static void
gather_roles (IteamReportGathering *self,
              const IteamRole      *roles,
              guint                 n_roles)
{
  IteamReportGroup *group = iteam_report_group_begin (self, NULL);
  GListModel *people = iteam_directory_get_people (self->directory);
  IteamDay first = iteam_day_from_ymd (self->detail->year, 1, 1), last = iteam_day_from_ymd (self->detail->year, 12, 31);
  guint counts[ITEAM_N_ROLES][2] = { { 0 } };

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (people, i);
      GArray *terms = iteam_person_get_roles (person);

      for (guint j = 0; j < terms->len; j++)
        {
          const IteamRoleTerm *term = &g_array_index (terms, IteamRoleTerm, j);

          if (term->from <= last && (term->to == ITEAM_DAY_NONE || term->to >= first))
            counts[term->role][term->external ? 1 : 0]++;
        }
    }

  for (guint i = 0; i < n_roles; i++)
    for (guint side = 0; side < 2; side++)
      {
        guint count = counts[roles[i]][side];
        const char *label = iteam_role_label (roles[i], side == 1);
        g_autofree char *text = count > 1 ? g_strdup_printf ("%s (%u)", label, count) : g_strdup (label);
        g_autofree char *value = g_strdup_printf ("%s · %u", iteam_role_to_nick (roles[i]), count);
        const char *const cells[] = { text, NULL };
        IteamReportFact *fact;

        if (count == 0)
          continue;
        fact = iteam_report_group_add (group, ITEAM_KIND_NONE, 0, value, cells);
        g_free (fact->key);
        fact->key = g_strdup_printf ("role-%s-%u", iteam_role_to_nick (roles[i]), side);
      }
}

static void
gather_team (IteamReportGathering *self)
{
  static const IteamRole roles[] = {
    ITEAM_ROLE_COORDINATOR, ITEAM_ROLE_CONFIDENTIAL_ADVISER, ITEAM_ROLE_SOCIAL_WORKER, ITEAM_ROLE_WORKS_COUNCIL, ITEAM_ROLE_HRM,
  };
  g_autofree char *text = NULL;
  const char *cells[] = { NULL, NULL };
  IteamReportGroup *group;

  gather_roles (self, roles, G_N_ELEMENTS (roles));
  group = self->groups->pdata[self->groups->len - 1];
  if (self->detail->n_meetings > 0)
    {
      g_autofree char *number = g_strdup_printf ("%d", self->detail->n_meetings);
      IteamReportFact *fact;

      cells[0] = text = g_strdup_printf (_("Meetings of the I-team: %d"), self->detail->n_meetings);
      fact = iteam_report_group_add (group, ITEAM_KIND_NONE, 0, number, cells);
      g_free (fact->key);
      fact->key = g_strdup ("meetings");
    }
  iteam_report_gather_documents (self, FALSE, _("Codes, protocols and guides of the organisation"));
}

static void
gather_privacy (IteamReportGathering *self)
{
  static const IteamRole roles[] = { ITEAM_ROLE_PROTECTION_OFFICER };

  gather_roles (self, roles, G_N_ELEMENTS (roles));
  gather_activities (self, ITEAM_REPORT_PRIVACY);
}

static void
add_spotlight (IteamReportGroup *group,
               const char       *pillar,
               IteamSpotlight   *spotlight)
{
  const IteamSpotlightFields *fields = iteam_spotlight_get_fields (spotlight);
  g_autofree char *first = iteam_day_format (fields->first, ITEAM_DAY_NONE, ITEAM_DAY_FULL);
  g_autofree char *last = iteam_day_format (fields->last, ITEAM_DAY_NONE, ITEAM_DAY_FULL);
  g_autofree char *when = g_strdup_printf ("%s – %s", first, last);
  g_autofree char *value = g_strdup_printf ("%s · %d–%d", fields->title, (int) fields->first, (int) fields->last);
  const char *const cells[] = { pillar, fields->title, when, NULL };

  iteam_report_group_add (group, ITEAM_KIND_SPOTLIGHT, ID (spotlight), value, cells);
}

/* Each pillar is named, also if nothing was in the spotlight. */
static void
gather_pillars (IteamReportGathering *self)
{
  IteamReportGroup *group = iteam_report_group_begin (self, NULL);
  GListModel *pillars = iteam_directory_get_pillars (self->directory);
  GPtrArray *spotlights = self->detail->programme->spotlights;

  iteam_report_group_add_column (group, _("Pillar"), 34);
  iteam_report_group_add_column (group, _("In the spotlight"), 36);
  iteam_report_group_add_column (group, _("When"), 46);
  for (guint i = 0; i < g_list_model_get_n_items (pillars); i++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (pillars, i);
      const char *name = iteam_pillar_get_name (pillar);
      gboolean told = FALSE;

      for (guint j = 0; j < spotlights->len; j++)
        if (iteam_spotlight_get_fields (spotlights->pdata[j])->pillar == iteam_pillar_get_id (pillar) &&
            iteam_spotlight_is_in_year (spotlights->pdata[j], self->detail->year))
          {
            add_spotlight (group, name, spotlights->pdata[j]);
            told = TRUE;
          }
      if (!told)
        iteam_report_group_add (group, ITEAM_KIND_PILLAR, iteam_pillar_get_id (pillar), name, (const char *const[]) { name, "–", "–", NULL });
    }
}

static char *
tell_count (const IteamReportDetail *detail,
            int                      kind,
            int                      side,
            int                      year,
            int                     *count)
{
  GPtrArray *counts = detail->programme->counts;

  *count = ITEAM_FIGURE_NONE;
  for (guint i = 0; i < counts->len; i++)
    {
      const IteamReportCountFields *fields = iteam_report_count_get_fields (counts->pdata[i]);
      IteamPublicFigure figure;

      if (fields->kind != kind || fields->side != side || fields->year != year || fields->count == ITEAM_FIGURE_NONE)
        continue;
      *count = fields->count;
      figure = iteam_public_figure_new (fields->count);

      return iteam_public_figure_format (&figure);
    }

  return g_strdup ("–");
}

static void
gather_counts (IteamReportGathering *self)
{
  IteamReportGroup *group = iteam_report_group_begin (self, NULL);
  g_autofree char *year = g_strdup_printf ("%d", self->detail->year);
  g_autofree char *year_before = g_strdup_printf ("%d", self->detail->year - 1);

  iteam_report_group_add_column (group, _("Number"), 60);
  iteam_report_group_add_column (group, year, 20);
  iteam_report_group_add_column (group, year_before, 20);
  for (int kind = 0; kind < iteam_report_kinds.n_terms; kind++)
    for (int side = 0; side < iteam_sides.n_terms; side++)
      {
        int count, count_before;
        g_autofree char *told = tell_count (self->detail, kind, side, self->detail->year, &count);
        g_autofree char *before = tell_count (self->detail, kind, side, self->detail->year - 1, &count_before);
        g_autofree char *key = g_strdup_printf ("count-%s-%d", iteam_terms_nick (&iteam_report_kinds, kind), side);
        g_autofree char *label = side == ITEAM_SIDE_NONE ? g_strdup (iteam_terms_label (&iteam_report_kinds, kind))
                                                         : g_strdup_printf ("%s (%s)", iteam_terms_label (&iteam_report_kinds, kind),
                                                                            iteam_terms_label (&iteam_sides, side));

        if (count != ITEAM_FIGURE_NONE || count_before != ITEAM_FIGURE_NONE)
          iteam_report_group_add_figure (group, key, label, count, told, before);
      }
}

/**
 * iteam_report_facts_new:
 * @detail: a report with all that it tells of
 * @directory: the people and the pillars
 * @part: what a section is about
 * @today: today
 *
 * Returns: (transfer full) (element-type IteamReportGroup): what the data say below that
 *   section, as those outside the team may read it. Groups without facts are left out.
 */
GPtrArray *
iteam_report_facts_new (const IteamReportDetail *detail,
                        IteamDirectory          *directory,
                        IteamReportPart          part,
                        IteamDay                 today)
{
  IteamReportGathering self = { detail, directory, today, g_ptr_array_new_with_free_func (group_free) };

  g_return_val_if_fail (detail != NULL && detail->programme != NULL, NULL);

  switch (part)
    {
    case ITEAM_REPORT_CODES: iteam_report_gather_documents (&self, TRUE, NULL); break;
    case ITEAM_REPORT_TRAINING:
    case ITEAM_REPORT_SCREENING:
    case ITEAM_REPORT_MEDIA:
    case ITEAM_REPORT_OFFICE_MODULE:
    case ITEAM_REPORT_TRAINEES: gather_activities (&self, part); break;
    case ITEAM_REPORT_ITEAM: gather_team (&self); break;
    case ITEAM_REPORT_MODULE: iteam_report_gather_module (&self); break;
    case ITEAM_REPORT_AWARENESS: gather_pillars (&self); break;
    case ITEAM_REPORT_PRIVACY: gather_privacy (&self); break;
    case ITEAM_REPORT_COUNTS: gather_counts (&self); break;
    case ITEAM_REPORT_FOLLOW_UP: iteam_report_gather_follow_up (&self); break;
    case ITEAM_REPORT_OWN:
    case ITEAM_REPORT_INTRODUCTION:
    case ITEAM_REPORT_OFFICE:
    case ITEAM_REPORT_ORGANISATION:
    default: break;
    }
  for (guint i = self.groups->len; i > 0; i--)
    if (((IteamReportGroup *) self.groups->pdata[i - 1])->facts->len == 0)
      g_ptr_array_remove_index (self.groups, i - 1);

  return self.groups;
}

/**
 * iteam_report_facts_count:
 * @groups: (element-type IteamReportGroup): what the data say
 *
 * Returns: how many facts these are.
 */
guint
iteam_report_facts_count (GPtrArray *groups)
{
  guint n_facts = 0;

  for (guint i = 0; i < groups->len; i++)
    n_facts += ((IteamReportGroup *) groups->pdata[i])->facts->len;

  return n_facts;
}

/**
 * iteam_report_facts_to_basis:
 * @groups: (element-type IteamReportGroup): what the data say
 *
 * Returns: (transfer full): that as a section keeps it: what it was written upon. It is in
 *   no language, so that it compares the same for all.
 */
char *
iteam_report_facts_to_basis (GPtrArray *groups)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *facts = ((IteamReportGroup *) groups->pdata[i])->facts;

      for (guint j = 0; j < facts->len; j++)
        {
          const IteamReportFact *fact = facts->pdata[j];

          g_string_append_printf (text, "%s\t%s\n", fact->key, fact->value);
        }
    }

  /* Nothing is also something to be compared with. */
  if (text->len == 0)
    g_string_append_c (text, '\n');

  return g_string_free (text, FALSE);
}

/**
 * iteam_report_facts_compare:
 * @groups: (element-type IteamReportGroup): what the data say now
 * @basis: (nullable): what they said as a text was written; nothing is marked without it
 * @gone: (element-type utf8) (nullable): what they do not say any more is added to this
 *
 * Marks in @groups what is new and what changed.
 *
 * Returns: how many facts are new, changed or gone.
 */
guint
iteam_report_facts_compare (GPtrArray  *groups,
                            const char *basis,
                            GPtrArray  *gone)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) lines = g_strsplit (basis != NULL ? basis : "", "\n", -1);
  guint n_changes = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      char *tab = strchr (*line, '\t');

      if (tab == NULL)
        continue;
      *tab = '\0';
      g_hash_table_insert (known, *line, tab + 1);
    }

  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *facts = ((IteamReportGroup *) groups->pdata[i])->facts;

      for (guint j = 0; j < facts->len; j++)
        {
          IteamReportFact *fact = facts->pdata[j];
          const char *value = g_hash_table_lookup (known, fact->key);

          fact->news = basis == NULL || g_strcmp0 (value, fact->value) == 0 ? ITEAM_REPORT_SAME :
                       value == NULL ? ITEAM_REPORT_NEW : ITEAM_REPORT_CHANGED;
          n_changes += fact->news != ITEAM_REPORT_SAME ? 1 : 0;
          g_hash_table_remove (known, fact->key);
        }
    }

  for (char **line = lines; *line != NULL; line++)
    {
      const char *value = g_hash_table_lookup (known, *line);

      if (value == NULL)
        continue;
      n_changes++;
      if (gone != NULL)
        g_ptr_array_add (gone, g_strdup (value));
    }

  return n_changes;
}
