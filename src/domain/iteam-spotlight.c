/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-spotlight.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"

/**
 * IteamSpotlight:
 *
 * That a pillar is in the spotlight for some weeks of the year plan. The plan is made of
 * whole weeks: a spotlight begins on a Monday and ends on a Sunday.
 */
struct _IteamSpotlight
{
  IteamEntry parent_instance;

  IteamSpotlightFields fields;
};

G_DEFINE_FINAL_TYPE (IteamSpotlight, iteam_spotlight, ITEAM_TYPE_ENTRY)

static const IteamColumn columns[] = {
  ITEAM_COLUMN (IteamSpotlight, pillar, KEY),
  ITEAM_COLUMN (IteamSpotlight, title, TEXT),
  ITEAM_COLUMN (IteamSpotlight, first, DAY),
  ITEAM_COLUMN (IteamSpotlight, last, DAY),
  ITEAM_COLUMN (IteamSpotlight, text, TEXT),
  ITEAM_COLUMN (IteamSpotlight, results, TEXT),
  ITEAM_COLUMN (IteamSpotlight, draft, MARK),
  ITEAM_COLUMNS_END,
};

static void
iteam_spotlight_class_init (IteamSpotlightClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_SPOTLIGHT;
  entry_class->added = N_("Spotlight added");
  entry_class->changed = N_("Spotlight changed");
  entry_class->deleted = N_("Spotlight removed");

  iteam_entry_class_set_columns (entry_class, columns);
}

static void
iteam_spotlight_init (IteamSpotlight *self)
{
}

static IteamDay
monday_of (IteamDay day)
{
  return day - (iteam_day_weekday (day) - 1);
}

/**
 * iteam_spotlight_new:
 * @pillar: key of a pillar
 * @title: what it is about
 * @first: a day of the first week
 * @last: a day of the last week
 *
 * Returns: (transfer full): a spotlight of whole weeks with a new key.
 */
IteamSpotlight *
iteam_spotlight_new (gint64      pillar,
                     const char *title,
                     IteamDay    first,
                     IteamDay    last)
{
  g_return_val_if_fail (first != ITEAM_DAY_NONE && last >= first, NULL);

  return g_object_new (ITEAM_TYPE_SPOTLIGHT,
                       "id", iteam_id_new (), "pillar", pillar, "title", title,
                       "first", monday_of (first), "last", monday_of (last) + 6,
                       NULL);
}

/**
 * iteam_spotlight_get_fields:
 * @self: a spotlight
 *
 * Returns: (transfer none): its fields, valid as long as @self is not changed.
 */
const IteamSpotlightFields *
iteam_spotlight_get_fields (IteamSpotlight *self)
{
  g_return_val_if_fail (ITEAM_IS_SPOTLIGHT (self), NULL);

  return &self->fields;
}

/**
 * iteam_spotlight_compare:
 * @self: a spotlight
 * @other: another
 *
 * Returns: less than, equal to or more than 0, by when they begin and end.
 */
int
iteam_spotlight_compare (IteamSpotlight *self,
                         IteamSpotlight *other)
{
  const IteamSpotlightFields *first = iteam_spotlight_get_fields (self);
  const IteamSpotlightFields *second = iteam_spotlight_get_fields (other);

  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  if (first->last != second->last)
    return first->last < second->last ? -1 : 1;

  return g_strcmp0 (first->title, second->title);
}

/**
 * iteam_spotlight_is_in_month:
 * @self: a spotlight
 * @year: a year
 * @month: a month of it, from 1
 *
 * A week counts for the month that its Thursday is in, as it does for the year.
 *
 * Returns: whether one of its weeks is in that month.
 */
gboolean
iteam_spotlight_is_in_month (IteamSpotlight *self,
                             int             year,
                             int             month)
{
  IteamDay begin = iteam_day_from_ymd (year, month, 1);
  IteamDay beyond = iteam_day_add_months (begin, 1);

  g_return_val_if_fail (ITEAM_IS_SPOTLIGHT (self), FALSE);

  return monday_of (self->fields.first) + 3 < beyond && monday_of (self->fields.last) + 3 >= begin;
}

/**
 * iteam_spotlight_is_in_year:
 * @self: a spotlight
 * @year: a year
 *
 * Returns: whether one of its weeks is in that year.
 */
gboolean
iteam_spotlight_is_in_year (IteamSpotlight *self,
                            int             year)
{
  for (int month = 1; month <= 12; month++)
    if (iteam_spotlight_is_in_month (self, year, month))
      return TRUE;

  return FALSE;
}

/**
 * iteam_spotlight_move:
 * @self: a spotlight that is edited
 * @weeks: by how many weeks, ahead if less than 0
 */
void
iteam_spotlight_move (IteamSpotlight *self,
                      int             weeks)
{
  g_return_if_fail (ITEAM_IS_SPOTLIGHT (self));

  g_object_set (self,
                "first", (IteamDay) ((int) self->fields.first + weeks * 7),
                "last", (IteamDay) ((int) self->fields.last + weeks * 7),
                "draft", FALSE,
                NULL);
}

/**
 * iteam_spotlight_resize:
 * @self: a spotlight that is edited
 * @weeks_before: by how many weeks its beginning moves, ahead if less than 0
 * @weeks_after: by how many weeks its end moves
 *
 * What is left is a week at least.
 */
void
iteam_spotlight_resize (IteamSpotlight *self,
                        int             weeks_before,
                        int             weeks_after)
{
  IteamDay first, last;

  g_return_if_fail (ITEAM_IS_SPOTLIGHT (self));

  first = (IteamDay) ((int) self->fields.first + weeks_before * 7);
  last = (IteamDay) ((int) self->fields.last + weeks_after * 7);
  if (last < first + 6 && weeks_before != 0)
    first = monday_of (last);
  else if (last < first + 6)
    last = first + 6;
  g_object_set (self, "first", first, "last", last, "draft", FALSE, NULL);
}

/**
 * iteam_spotlight_repeat:
 * @self: a spotlight
 * @year: another year
 *
 * Returns: (transfer full): the same in the same weeks of @year, as a draft; two people who
 *   take over the same one make the same. Week 53 becomes week 52 of a year that has none.
 */
IteamSpotlight *
iteam_spotlight_repeat (IteamSpotlight *self,
                        int             year)
{
  IteamDay thursday, first;
  int own_year, week, n_weeks;

  g_return_val_if_fail (ITEAM_IS_SPOTLIGHT (self), NULL);

  thursday = monday_of (self->fields.first) + 3;
  iteam_day_to_ymd (thursday, &own_year, NULL, NULL);
  week = (int) (thursday - iteam_day_from_ymd (own_year, 1, 1)) / 7;
  n_weeks = (int) (self->fields.last - self->fields.first) / 7;
  first = monday_of (iteam_day_from_ymd (year, 1, 4)) + 7 * (IteamDay) week;
  if (first >= monday_of (iteam_day_from_ymd (year + 1, 1, 4)))
    first -= 7;

  return g_object_new (ITEAM_TYPE_SPOTLIGHT,
                       "id", iteam_id_for_pair (iteam_entry_get_id (ITEAM_ENTRY (self)), year),
                       "pillar", self->fields.pillar, "title", self->fields.title, "text", self->fields.text,
                       "first", first, "last", first + 7 * (IteamDay) n_weeks + 6, "draft", TRUE,
                       NULL);
}

/**
 * iteam_spotlights_empty_months:
 * @spotlights: (element-type IteamSpotlight): spotlights
 * @year: a year
 *
 * Returns: the months of that year in which nothing is in the spotlight, a bit for each:
 *   1 << 0 for January.
 */
guint
iteam_spotlights_empty_months (GPtrArray *spotlights,
                               int        year)
{
  guint empty = (1 << 12) - 1;

  for (guint i = 0; i < spotlights->len; i++)
    for (int month = 1; month <= 12; month++)
      if (iteam_spotlight_is_in_month (spotlights->pdata[i], year, month))
        empty &= ~(1u << (month - 1));

  return empty;
}

/**
 * IteamPillarLink:
 *
 * Material of a pillar that is elsewhere: a page of the intranet, a film.
 */
struct _IteamPillarLink
{
  IteamEntry parent_instance;

  IteamPillarLinkFields fields;
};

G_DEFINE_FINAL_TYPE (IteamPillarLink, iteam_pillar_link, ITEAM_TYPE_ENTRY)

static const IteamColumn link_columns[] = {
  ITEAM_COLUMN (IteamPillarLink, pillar, KEY),
  ITEAM_COLUMN (IteamPillarLink, title, TEXT),
  ITEAM_COLUMN (IteamPillarLink, address, TEXT),
  ITEAM_COLUMNS_END,
};

static void
iteam_pillar_link_class_init (IteamPillarLinkClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_PILLAR_LINK;
  entry_class->added = N_("Link added");
  entry_class->changed = N_("Link changed");
  entry_class->deleted = N_("Link removed");

  iteam_entry_class_set_columns (entry_class, link_columns);
}

static void
iteam_pillar_link_init (IteamPillarLink *self)
{
}

/**
 * iteam_pillar_link_new:
 * @pillar: key of a pillar
 * @title: what it is
 * @address: (nullable): where it is
 *
 * Returns: (transfer full): a link with a new key.
 */
IteamPillarLink *
iteam_pillar_link_new (gint64      pillar,
                       const char *title,
                       const char *address)
{
  return g_object_new (ITEAM_TYPE_PILLAR_LINK, "id", iteam_id_new (), "pillar", pillar, "title", title, "address", address, NULL);
}

/**
 * iteam_pillar_link_get_fields:
 * @self: a link
 *
 * Returns: (transfer none): its fields.
 */
const IteamPillarLinkFields *
iteam_pillar_link_get_fields (IteamPillarLink *self)
{
  g_return_val_if_fail (ITEAM_IS_PILLAR_LINK (self), NULL);

  return &self->fields;
}
