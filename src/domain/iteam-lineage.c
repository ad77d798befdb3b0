/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-lineage.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"
#include "iteam-text.h"

/* How points go on from one year to the next: each year has its own, and one that goes on
 * names the one that it goes on from. */

#define ID(point) iteam_entry_get_id (ITEAM_ENTRY (point))

static const IteamTerm fates[] = {
  [ITEAM_FATE_OPEN] = { "open", N_("Still open") },
  [ITEAM_FATE_DONE] = { "done", N_("Done") },
  [ITEAM_FATE_MAINTAINED] = { "maintained", N_("Maintained") },
  [ITEAM_FATE_ADJUSTED] = { "adjusted", N_("Adjusted") },
  [ITEAM_FATE_DROPPED] = { "dropped", N_("Dropped") },
};

const IteamTerms iteam_fates = { fates, G_N_ELEMENTS (fates) };

static IteamPoint *
find_point (GPtrArray *points,
            gint64     id)
{
  for (guint i = 0; id != 0 && i < points->len; i++)
    if (ID (points->pdata[i]) == id)
      return points->pdata[i];

  return NULL;
}

/**
 * iteam_lineage_find_successor:
 * @points: (element-type IteamPoint): the points of all years
 * @point: one of them
 *
 * Returns: (transfer none) (nullable): the point of a later year that goes on from it, the
 *   earliest if there are several.
 */
IteamPoint *
iteam_lineage_find_successor (GPtrArray  *points,
                              IteamPoint *point)
{
  IteamPoint *successor = NULL;

  for (guint i = 0; i < points->len; i++)
    {
      const IteamPointFields *fields = iteam_point_get_fields (points->pdata[i]);

      /* So that there is an end to it whatever someone wrote. */
      if (fields->previous != ID (point) || fields->year <= iteam_point_get_fields (point)->year)
        continue;
      if (successor == NULL || fields->year < iteam_point_get_fields (successor)->year ||
          (fields->year == iteam_point_get_fields (successor)->year && ID (points->pdata[i]) < ID (successor)))
        successor = points->pdata[i];
    }

  return successor;
}

/**
 * iteam_lineage_get_fate:
 * @points: (element-type IteamPoint): the points of all years
 * @point: one of them
 *
 * Returns: what became of it. What a later year goes on with was not done or dropped after
 *   all.
 */
IteamFate
iteam_lineage_get_fate (GPtrArray  *points,
                        IteamPoint *point)
{
  IteamPoint *successor = iteam_lineage_find_successor (points, point);

  if (successor != NULL)
    return iteam_point_get_fields (successor)->came == ITEAM_POINT_ADJUSTED ? ITEAM_FATE_ADJUSTED : ITEAM_FATE_MAINTAINED;

  switch (iteam_point_get_fields (point)->state)
    {
    case ITEAM_POINT_DONE: return ITEAM_FATE_DONE;
    case ITEAM_POINT_DROPPED: return ITEAM_FATE_DROPPED;
    default: return ITEAM_FATE_OPEN;
    }
}

/**
 * iteam_lineage_list:
 * @points: (element-type IteamPoint): the points of all years
 * @point: one of them
 *
 * Returns: (transfer container) (element-type IteamPoint): what it goes on from, itself, and
 *   what goes on from it, by year.
 */
GPtrArray *
iteam_lineage_list (GPtrArray  *points,
                    IteamPoint *point)
{
  GPtrArray *line = g_ptr_array_new ();
  IteamPoint *earlier;

  for (IteamPoint *p = point; p != NULL; p = earlier)
    {
      g_ptr_array_insert (line, 0, p);
      earlier = find_point (points, iteam_point_get_fields (p)->previous);
      if (earlier != NULL && iteam_point_get_fields (earlier)->year >= iteam_point_get_fields (p)->year)
        earlier = NULL;
    }
  for (IteamPoint *p = iteam_lineage_find_successor (points, point); p != NULL; p = iteam_lineage_find_successor (points, p))
    g_ptr_array_add (line, p);

  return line;
}

/**
 * iteam_lineage_is_new:
 * @points: (element-type IteamPoint): the points of all years
 * @point: one of them
 * @year: a year
 *
 * Returns: whether it is a point of that year that goes on from no earlier one.
 */
gboolean
iteam_lineage_is_new (GPtrArray  *points,
                      IteamPoint *point,
                      int         year)
{
  const IteamPointFields *fields = iteam_point_get_fields (point);

  return fields->year == year && (fields->came == ITEAM_POINT_NEW || find_point (points, fields->previous) == NULL);
}

/**
 * iteam_lineage_count:
 * @points: (element-type IteamPoint): the points of all years
 * @year: a year
 * @next: a later one
 *
 * Returns: what became of the points of @year, and how many new ones @next has.
 */
IteamLineage
iteam_lineage_count (GPtrArray *points,
                     int        year,
                     int        next)
{
  IteamLineage self = { .year = year, .next = next };

  for (guint i = 0; i < points->len; i++)
    {
      const IteamPointFields *fields = iteam_point_get_fields (points->pdata[i]);

      if (fields->year == year)
        {
          self.n_points++;
          self.fates[iteam_lineage_get_fate (points, points->pdata[i])]++;
        }
      self.n_new += iteam_lineage_is_new (points, points->pdata[i], next);
    }

  return self;
}

static void
add_count (GString    *text,
           const char *words,
           guint       count)
{
  if (count == 0)
    return;

  g_string_append_printf (text, "%s%u %s", text->len > 0 ? ", " : "", count, words);
}

/**
 * iteam_lineage_format:
 * @self: the points of a year
 *
 * Returns: (transfer full): that in words, "12 of 2018: 7 done, 3 adjusted, 1 maintained, 1
 *   dropped, 4 new".
 */
char *
iteam_lineage_format (const IteamLineage *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_count (text, C_("points", "done"), self->fates[ITEAM_FATE_DONE]);
  add_count (text, C_("points", "adjusted"), self->fates[ITEAM_FATE_ADJUSTED]);
  add_count (text, C_("points", "maintained"), self->fates[ITEAM_FATE_MAINTAINED]);
  add_count (text, C_("points", "dropped"), self->fates[ITEAM_FATE_DROPPED]);
  add_count (text, C_("points", "open"), self->fates[ITEAM_FATE_OPEN]);
  add_count (text, C_("points", "new"), self->n_new);

  if (text->len == 0)
    /* Translators: how many points of improvement and attention a year had, and which year. */
    return g_strdup_printf (_("%u of %d"), self->n_points, self->year);

  /* Translators: how many points a year had, which year, and what became of them: "12 of 2018: 7 done, 4 new". */
  return g_strdup_printf (_("%u of %d: %s"), self->n_points, self->year, text->str);
}

/**
 * iteam_lineage_carry:
 * @point: a point
 * @year: a later year
 * @title: (nullable): what it is called then, %NULL for the same
 * @change: (nullable): what is changed in it; %NULL if it is maintained as it was
 * @today: today
 *
 * Returns: (transfer full): the point of @year that goes on from it. Two people who carry on
 *   the same one make the same point.
 */
IteamPoint *
iteam_lineage_carry (IteamPoint *point,
                     int         year,
                     const char *title,
                     const char *change,
                     IteamDay    today)
{
  const IteamPointFields *fields;
  g_autofree char *said = change != NULL ? iteam_text_strip (change) : NULL;
  gboolean renamed;

  g_return_val_if_fail (ITEAM_IS_POINT (point), NULL);

  fields = iteam_point_get_fields (point);
  g_return_val_if_fail (year > fields->year, NULL);
  renamed = title != NULL && title[0] != '\0' && g_strcmp0 (title, fields->title) != 0;

  return g_object_new (ITEAM_TYPE_POINT,
                       "id", iteam_id_for_pair (ID (point), year),
                       "kind", fields->kind,
                       "year", year,
                       "title", renamed ? title : fields->title,
                       "text", fields->text,
                       "came", said != NULL || renamed ? ITEAM_POINT_ADJUSTED : ITEAM_POINT_MAINTAINED,
                       "previous", ID (point),
                       "adjustment", said,
                       "pillar", fields->pillar,
                       "origin", fields->origin,
                       "origin-ref", fields->origin_ref,
                       "created", today,
                       NULL);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const IteamPointFields *first = iteam_point_get_fields (*(IteamPoint *const *) a);
  const IteamPointFields *second = iteam_point_get_fields (*(IteamPoint *const *) b);

  return (first->number > second->number) - (first->number < second->number);
}

/**
 * iteam_lineage_list_left:
 * @points: (element-type IteamPoint): the points of all years
 * @year: a year
 *
 * Returns: (transfer container) (element-type IteamPoint): the points of @year of which is
 *   still to be said what becomes of them, by number.
 */
GPtrArray *
iteam_lineage_list_left (GPtrArray *points,
                         int        year)
{
  GPtrArray *left = g_ptr_array_new ();

  for (guint i = 0; i < points->len; i++)
    if (iteam_point_get_fields (points->pdata[i])->year == year && iteam_lineage_get_fate (points, points->pdata[i]) == ITEAM_FATE_OPEN)
      g_ptr_array_add (left, points->pdata[i]);
  g_ptr_array_sort (left, compare_numbers);

  return left;
}
