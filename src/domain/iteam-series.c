/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-series.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"
#include "iteam-recurrence.h"
#include "iteam-text.h"

/**
 * IteamSeries:
 *
 * Meetings that return: the I-team's every six weeks. It says how the next one is
 * made; a meeting that was made is its own.
 */
struct _IteamSeries
{
  IteamEntry parent_instance;

  IteamSeriesFields fields;
};

G_DEFINE_FINAL_TYPE (IteamSeries, iteam_series, ITEAM_TYPE_ENTRY)

static const IteamTerm kinds[] = {
  [ITEAM_MEETING_TEAM] = { "team", N_("I-team") },
  [ITEAM_MEETING_AWARENESS] = { "awareness", N_("I-bewust team") },
  [ITEAM_MEETING_TALK] = { "talk", N_("Theme talk") },
  [ITEAM_MEETING_DEPTH] = { "in-depth", N_("In-depth session") },
  [ITEAM_MEETING_EXECUTIVE] = { "executive", N_("With the municipal executive") },
  [ITEAM_MEETING_COUNCIL] = { "works-council", N_("With the works council") },
  [ITEAM_MEETING_OTHER] = { "other", N_("Other meeting") },
};

const IteamTerms iteam_meeting_kinds = { kinds, G_N_ELEMENTS (kinds) };

static const IteamColumn columns[] = {
  ITEAM_COLUMN (IteamSeries, title, TEXT),
  ITEAM_COLUMN_NAMED (IteamSeries, kind, &iteam_meeting_kinds),
  ITEAM_COLUMN (IteamSeries, recurrence, TEXT),
  ITEAM_COLUMN (IteamSeries, first, DAY),
  ITEAM_COLUMN (IteamSeries, exceptions, TEXT),
  ITEAM_COLUMN (IteamSeries, place, TEXT),
  ITEAM_COLUMN (IteamSeries, start, TIME),
  ITEAM_COLUMN (IteamSeries, ends, TIME),
  ITEAM_COLUMN (IteamSeries, chair, KEY),
  ITEAM_COLUMN (IteamSeries, minute_taker, KEY),
  ITEAM_COLUMN (IteamSeries, closed, MARK),
  ITEAM_COLUMN (IteamSeries, stopped, MARK),
  ITEAM_COLUMN (IteamSeries, guests, TEXT),
  ITEAM_COLUMN (IteamSeries, retention, TEXT),
  ITEAM_COLUMNS_END,
};

static void
iteam_series_class_init (IteamSeriesClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_SERIES;
  entry_class->added = N_("Meeting series added");
  entry_class->changed = N_("Meeting series changed");
  entry_class->deleted = N_("Meeting series deleted");

  iteam_entry_class_set_columns (entry_class, columns);
}

static void
iteam_series_init (IteamSeries *self)
{
}

/**
 * iteam_series_new:
 * @title: what its meetings are called
 * @kind: what sort of meetings
 *
 * Returns: (transfer full): a series with a new key.
 */
IteamSeries *
iteam_series_new (const char       *title,
                  IteamMeetingKind  kind)
{
  return g_object_new (ITEAM_TYPE_SERIES, "id", iteam_id_new (), "title", title, "kind", kind, NULL);
}

/**
 * iteam_series_get_fields:
 * @self: a series
 *
 * Returns: (transfer none): its fields, valid as long as @self is not changed.
 */
const IteamSeriesFields *
iteam_series_get_fields (IteamSeries *self)
{
  g_return_val_if_fail (ITEAM_IS_SERIES (self), NULL);

  return &self->fields;
}

static int
compare_days (gconstpointer first,
              gconstpointer second)
{
  const IteamDay *a = first, *b = second;

  return (*a > *b) - (*a < *b);
}

/**
 * iteam_series_is_excepted:
 * @self: a series
 * @day: a day of its rule
 *
 * Returns: whether there is no meeting on that day.
 */
gboolean
iteam_series_is_excepted (IteamSeries *self,
                          IteamDay     day)
{
  g_autofree char *iso = NULL;
  g_auto (GStrv) days = NULL;

  g_return_val_if_fail (ITEAM_IS_SERIES (self), FALSE);

  iso = iteam_day_to_iso (day);
  days = g_strsplit (self->fields.exceptions != NULL ? self->fields.exceptions : "", " ", -1);

  return iso != NULL && g_strv_contains ((const char *const *) days, iso);
}

/**
 * iteam_series_add_exception:
 * @self: a series that is edited
 * @day: a day on which there is to be no meeting
 */
void
iteam_series_add_exception (IteamSeries *self,
                            IteamDay     day)
{
  g_autofree char *iso = NULL;
  g_autofree char *exceptions = NULL;

  g_return_if_fail (ITEAM_IS_SERIES (self));
  g_return_if_fail (day != ITEAM_DAY_NONE);

  if (iteam_series_is_excepted (self, day))
    return;

  iso = iteam_day_to_iso (day);
  exceptions = self->fields.exceptions != NULL ? g_strconcat (self->fields.exceptions, " ", iso, NULL) : g_strdup (iso);
  g_object_set (self, "exceptions", exceptions, NULL);
}

/**
 * iteam_series_list_exceptions:
 * @self: a series
 *
 * Returns: (transfer full) (element-type IteamDay): the days on which there is no
 *   meeting, in order.
 */
GArray *
iteam_series_list_exceptions (IteamSeries *self)
{
  GArray *exceptions = g_array_new (FALSE, FALSE, sizeof (IteamDay));
  g_auto (GStrv) days = NULL;

  g_return_val_if_fail (ITEAM_IS_SERIES (self), exceptions);

  days = g_strsplit (self->fields.exceptions != NULL ? self->fields.exceptions : "", " ", -1);
  for (char **iso = days; *iso != NULL; iso++)
    {
      IteamDay day = iteam_day_from_iso (*iso);

      if (day != ITEAM_DAY_NONE)
        g_array_append_val (exceptions, day);
    }
  g_array_sort (exceptions, compare_days);

  return exceptions;
}

/**
 * iteam_series_remove_exception:
 * @self: a series that is edited
 * @day: a day on which there is a meeting after all, if its rule says so
 */
void
iteam_series_remove_exception (IteamSeries *self,
                               IteamDay     day)
{
  g_autoptr (GArray) exceptions = NULL;

  g_return_if_fail (ITEAM_IS_SERIES (self));

  exceptions = iteam_series_list_exceptions (self);
  g_object_set (self, "exceptions", NULL, NULL);
  for (guint i = 0; i < exceptions->len; i++)
    if (g_array_index (exceptions, IteamDay, i) != day)
      iteam_series_add_exception (self, g_array_index (exceptions, IteamDay, i));
}

/**
 * iteam_series_list_guests:
 * @self: a series
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of who is asked as a guest
 *   to each meeting, each once.
 */
char **
iteam_series_list_guests (IteamSeries *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (ITEAM_IS_SERIES (self), NULL);

  lines = g_strsplit (self->fields.guests != NULL ? self->fields.guests : "", "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (*g_strstrip (*line) != '\0' && g_hash_table_add (known, *line))
      g_strv_builder_add (names, *line);

  return g_strv_builder_end (names);
}

/**
 * iteam_series_add_guest:
 * @self: a series that is edited
 * @name: someone, or a function
 */
void
iteam_series_add_guest (IteamSeries *self,
                        const char  *name)
{
  g_autofree char *guests = NULL;

  g_return_if_fail (ITEAM_IS_SERIES (self));

  guests = g_strjoin (self->fields.guests != NULL ? "\n" : "", self->fields.guests != NULL ? self->fields.guests : "", name, NULL);
  g_object_set (self, "guests", guests, NULL);
}

/**
 * iteam_series_remove_guest:
 * @self: a series that is edited
 * @name: a guest as iteam_series_list_guests() has them
 */
void
iteam_series_remove_guest (IteamSeries *self,
                           const char  *name)
{
  g_auto (GStrv) names = NULL;

  g_return_if_fail (ITEAM_IS_SERIES (self));

  names = iteam_series_list_guests (self);
  g_object_set (self, "guests", NULL, NULL);
  for (char **other = names; *other != NULL; other++)
    if (!g_str_equal (*other, name))
      iteam_series_add_guest (self, *other);
}

/**
 * iteam_series_next_day:
 * @self: a series
 * @after: a day, or %ITEAM_DAY_NONE for the first meeting
 *
 * Returns: the first day of its rule behind @after on which there is a meeting, or
 *   %ITEAM_DAY_NONE if it has no rule, was stopped, or the rule has come to its end.
 */
IteamDay
iteam_series_next_day (IteamSeries *self,
                       IteamDay     after)
{
  const IteamSeriesFields *fields;
  IteamDay day;

  g_return_val_if_fail (ITEAM_IS_SERIES (self), ITEAM_DAY_NONE);

  fields = &self->fields;
  if (fields->recurrence == NULL || fields->first == ITEAM_DAY_NONE || fields->stopped)
    return ITEAM_DAY_NONE;

  day = after >= fields->first ? iteam_recurrence_next_after (fields->recurrence, fields->first, after, NULL) : fields->first;
  while (day != ITEAM_DAY_NONE && iteam_series_is_excepted (self, day))
    day = iteam_recurrence_next_after (fields->recurrence, fields->first, day, NULL);

  return day;
}

/**
 * iteam_series_describe:
 * @self: a series
 *
 * Returns: (transfer full): when its meetings are, in the language of the interface:
 *   "every 6 weeks on Tuesday, 9:30–11:00"; empty if that is not known.
 */
char *
iteam_series_describe (IteamSeries *self)
{
  g_autofree char *rule = NULL;
  g_autofree char *start = NULL;
  g_autofree char *ends = NULL;

  g_return_val_if_fail (ITEAM_IS_SERIES (self), NULL);

  if (self->fields.recurrence != NULL)
    rule = iteam_recurrence_describe (self->fields.recurrence, FALSE);
  start = iteam_time_format (self->fields.start);
  ends = iteam_time_format (self->fields.ends);

  return g_strdup_printf ("%s%s%s%s%s", rule != NULL ? rule : "", rule != NULL && start[0] != '\0' ? ", " : "",
                          start, start[0] != '\0' && ends[0] != '\0' ? "–" : "", start[0] != '\0' ? ends : "");
}

/**
 * iteam_series_fold:
 * @self: a series
 *
 * Returns: (transfer full): its title, kind, place and when its meetings are, as
 *   iteam_text_fold() folds them, to be searched in.
 */
char *
iteam_series_fold (IteamSeries *self)
{
  g_autofree char *times = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (ITEAM_IS_SERIES (self), NULL);

  times = iteam_series_describe (self);
  text = g_strjoin (" ", self->fields.title, iteam_terms_label (&iteam_meeting_kinds, self->fields.kind), times,
                    self->fields.place != NULL ? self->fields.place : "", NULL);

  return iteam_text_fold (text);
}

/**
 * IteamSeriesMember:
 *
 * That a person is asked to the meetings of a series.
 */
struct _IteamSeriesMember
{
  IteamEntry parent_instance;

  IteamSeriesMemberFields fields;
};

G_DEFINE_FINAL_TYPE (IteamSeriesMember, iteam_series_member, ITEAM_TYPE_ENTRY)

static const IteamColumn member_columns[] = {
  ITEAM_COLUMN (IteamSeriesMember, series, KEY),
  ITEAM_COLUMN (IteamSeriesMember, person, KEY),
  ITEAM_COLUMNS_END,
};

static void
iteam_series_member_class_init (IteamSeriesMemberClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_SERIES_MEMBER;
  entry_class->added = N_("Member added");
  entry_class->changed = N_("Member changed");
  entry_class->deleted = N_("Member removed");

  iteam_entry_class_set_columns (entry_class, member_columns);
}

static void
iteam_series_member_init (IteamSeriesMember *self)
{
}

/**
 * iteam_series_member_new:
 * @series: key of a series
 * @person: key of a person
 *
 * Returns: (transfer full): that person as a member; two people who add the same one
 *   make the same row.
 */
IteamSeriesMember *
iteam_series_member_new (gint64 series,
                         gint64 person)
{
  return g_object_new (ITEAM_TYPE_SERIES_MEMBER, "id", iteam_id_for_pair (series, person),
                       "series", series, "person", person, NULL);
}

/**
 * iteam_series_member_get_fields:
 * @self: a member
 *
 * Returns: (transfer none): its fields.
 */
const IteamSeriesMemberFields *
iteam_series_member_get_fields (IteamSeriesMember *self)
{
  g_return_val_if_fail (ITEAM_IS_SERIES_MEMBER (self), NULL);

  return &self->fields;
}
