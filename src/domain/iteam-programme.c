/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-programme.h"

#include "iteam-suppression-fives.h"

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

/**
 * iteam_programme_new:
 *
 * Returns: (transfer full): a programme of nothing.
 */
IteamProgramme *
iteam_programme_new (void)
{
  IteamProgramme *self = g_new0 (IteamProgramme, 1);
  GPtrArray **all[] = {
    &self->activities, &self->participation, &self->documents, &self->points,
    &self->point_actions, &self->spotlights, &self->links, &self->counts,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    *all[i] = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

/**
 * iteam_programme_free:
 * @self: (transfer full): a programme
 */
void
iteam_programme_free (IteamProgramme *self)
{
  GPtrArray *all[] = {
    self->activities, self->participation, self->documents, self->points,
    self->point_actions, self->spotlights, self->links, self->counts,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_ptr_array_unref (all[i]);
  g_free (self);
}

/**
 * iteam_programme_is_part:
 * @kind: a kind of thing
 *
 * Returns: whether a change of such a thing changes the programme. Rows that are part of
 *   another one are told of as changes of that.
 */
gboolean
iteam_programme_is_part (IteamKind kind)
{
  return kind == ITEAM_KIND_ACTIVITY || kind == ITEAM_KIND_POINT || kind == ITEAM_KIND_SPOTLIGHT ||
         kind == ITEAM_KIND_PILLAR || kind == ITEAM_KIND_REPORT_COUNT;
}

static int
compare_activities (gconstpointer a,
                    gconstpointer b)
{
  return iteam_activity_compare (*(IteamActivity *const *) a, *(IteamActivity *const *) b);
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  const IteamPointFields *first = iteam_point_get_fields (*(IteamPoint *const *) a);
  const IteamPointFields *second = iteam_point_get_fields (*(IteamPoint *const *) b);

  if (first->year != second->year)
    return first->year < second->year ? -1 : 1;

  return (first->number > second->number) - (first->number < second->number);
}

static int
compare_spotlights (gconstpointer a,
                    gconstpointer b)
{
  return iteam_spotlight_compare (*(IteamSpotlight *const *) a, *(IteamSpotlight *const *) b);
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  return iteam_report_count_compare (*(IteamReportCount *const *) a, *(IteamReportCount *const *) b);
}

/* The whole first, then the units by name. */
static int
compare_units (gconstpointer a,
               gconstpointer b)
{
  const char *first = iteam_participation_get_fields (*(IteamParticipation *const *) a)->unit;
  const char *second = iteam_participation_get_fields (*(IteamParticipation *const *) b)->unit;

  if (first == NULL || second == NULL)
    return (first != NULL) - (second != NULL);

  return g_utf8_collate (first, second);
}

/**
 * iteam_programme_sort:
 * @self: a programme that was read
 *
 * Brings all into their order.
 */
void
iteam_programme_sort (IteamProgramme *self)
{
  g_ptr_array_sort (self->activities, compare_activities);
  g_ptr_array_sort (self->participation, compare_units);
  g_ptr_array_sort (self->points, compare_points);
  g_ptr_array_sort (self->spotlights, compare_spotlights);
  g_ptr_array_sort (self->counts, compare_counts);
}

/**
 * iteam_programme_find:
 * @self: a programme
 * @kind: %ITEAM_KIND_ACTIVITY, %ITEAM_KIND_POINT or %ITEAM_KIND_SPOTLIGHT
 * @id: a key
 *
 * Returns: (transfer none) (nullable) (type IteamEntry): that thing.
 */
gpointer
iteam_programme_find (IteamProgramme *self,
                      IteamKind       kind,
                      gint64          id)
{
  GPtrArray *all = kind == ITEAM_KIND_ACTIVITY ? self->activities : kind == ITEAM_KIND_POINT ? self->points : self->spotlights;

  for (guint i = 0; i < all->len; i++)
    if (ID (all->pdata[i]) == id)
      return all->pdata[i];

  return NULL;
}

/**
 * iteam_programme_list_activities:
 * @self: a programme
 * @year: a year, 0 for all
 *
 * Returns: (transfer container) (element-type IteamActivity): the activities of that year, in
 *   order.
 */
GPtrArray *
iteam_programme_list_activities (IteamProgramme *self,
                                 int             year)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->activities->len; i++)
    if (year == 0 || iteam_activity_get_year (self->activities->pdata[i]) == year)
      g_ptr_array_add (list, self->activities->pdata[i]);

  return list;
}

/**
 * iteam_programme_list_points:
 * @self: a programme
 * @year: a year, 0 for all
 *
 * Returns: (transfer container) (element-type IteamPoint): the points of that year, in order.
 */
GPtrArray *
iteam_programme_list_points (IteamProgramme *self,
                             int             year)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->points->len; i++)
    if (year == 0 || iteam_point_get_fields (self->points->pdata[i])->year == year)
      g_ptr_array_add (list, self->points->pdata[i]);

  return list;
}

/**
 * iteam_programme_list_participation:
 * @self: a programme
 * @activity: key of a round
 *
 * Returns: (transfer container) (element-type IteamParticipation): its participation, that of
 *   the whole first if it was told by itself.
 */
GPtrArray *
iteam_programme_list_participation (IteamProgramme *self,
                                    gint64          activity)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->participation->len; i++)
    if (iteam_participation_get_fields (self->participation->pdata[i])->activity == activity)
      g_ptr_array_add (list, self->participation->pdata[i]);

  return list;
}

/**
 * iteam_programme_tally:
 * @self: a programme
 * @activity: key of a round
 *
 * Returns: the participation of the whole: what was told of it, or else the sum of its units.
 */
IteamTally
iteam_programme_tally (IteamProgramme *self,
                       gint64          activity)
{
  g_autoptr (GPtrArray) list = iteam_programme_list_participation (self, activity);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (IteamTally));

  for (guint i = 0; i < list->len; i++)
    {
      IteamTally tally = iteam_participation_get_tally (list->pdata[i]);

      if (iteam_participation_get_fields (list->pdata[i])->unit == NULL)
        return tally;
      g_array_append_val (parts, tally);
    }

  return iteam_tally_sum ((const IteamTally *) parts->data, parts->len);
}

/**
 * iteam_programme_public_table:
 * @self: a programme
 * @activity: key of a round
 *
 * Returns: (transfer full): its participation as it may leave the team; in fives as long as
 *   the round is not over.
 */
IteamPublicTable *
iteam_programme_public_table (IteamProgramme *self,
                              gint64          activity)
{
  g_autoptr (GPtrArray) list = iteam_programme_list_participation (self, activity);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (IteamUnitTally));
  IteamActivity *round = iteam_programme_find (self, ITEAM_KIND_ACTIVITY, activity);
  IteamPublicTable *table;
  IteamTally whole;
  gboolean has_whole = FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      IteamUnitTally unit = {
        iteam_participation_get_fields (list->pdata[i])->unit,
        iteam_participation_get_tally (list->pdata[i]),
      };

      if (unit.unit == NULL)
        {
          whole = unit.tally;
          has_whole = TRUE;
        }
      else
        g_array_append_val (units, unit);
    }

  table = iteam_public_table_new ((const IteamUnitTally *) units->data, units->len, has_whole ? &whole : NULL);
  if (round != NULL && iteam_activity_get_fields (round)->state != ITEAM_ACTIVITY_DONE)
    iteam_public_table_coarsen (table);

  return table;
}
