/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sample-meetings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-id.h"
#include "iteam-meeting-step.h"
#include "iteam-minutes-digest.h"
#include "iteam-sample-data.h"

/* The sample's meetings go through the rules that any meeting goes through: planned
 * from the series, with what the last one left. */

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

/* What is needed while they are made. @made: the meetings, in order. */
typedef struct
{
  IteamDirectory *directory;
  GPtrArray *actions;
  IteamSeries *series;
  GPtrArray *members;
  GPtrArray *standing;
  GPtrArray *meetings;
  GPtrArray *made;
} Maker;

static gint64
find_person (Maker      *maker,
             const char *short_name)
{
  IteamPerson *person = short_name != NULL ? iteam_directory_match_person (maker->directory, short_name) : NULL;

  return person != NULL ? iteam_person_get_id (person) : 0;
}

static void
set_row (Maker                 *maker,
         IteamAgendaItem       *item,
         const IteamSampleItem *row)
{
  g_object_set (item, "state", row->state, "minutes", row->minutes, NULL);
  if (row->planned == 0)
    return;

  g_object_set (item,
                "section", row->section,
                "kind", row->kind,
                "planned", row->planned,
                "presenter", find_person (maker, row->presenter),
                "text", row->text,
                "confidential", row->confidential,
                NULL);
}

static void
add_standing (Maker *maker)
{
  g_autofree char *position = NULL;

  for (const IteamSampleItem *row = iteam_sample_standing; row->title != NULL; row++)
    {
      IteamAgendaItem *item = iteam_agenda_item_new_waiting (ID (maker->series), row->title, TRUE, iteam_day_from_iso ("2018-01-09"));
      char *next = iteam_position_between (position, NULL);

      set_row (maker, item, row);
      g_object_set (item, "position", next, NULL);
      g_free (position);
      position = next;
      g_ptr_array_add (maker->standing, item);
    }
}

static void
set_attendance (Maker              *maker,
                IteamMeetingDetail *detail,
                const char         *names,
                IteamAttendanceState state)
{
  g_auto (GStrv) words = g_strsplit (names != NULL ? names : "", " ", -1);

  for (char **word = words; *word != NULL; word++)
    for (guint i = 0; i < detail->attendance->len; i++)
      if (iteam_attendance_get_fields (detail->attendance->pdata[i])->person == find_person (maker, *word))
        g_object_set (detail->attendance->pdata[i], "state", state, NULL);
}

static void
add_guests (IteamMeetingDetail *detail,
            const char         *names)
{
  g_auto (GStrv) list = g_strsplit (names != NULL ? names : "", ";", -1);

  for (char **name = list; *name != NULL; name++)
    g_ptr_array_add (detail->attendance, iteam_attendance_new (ID (detail->meeting), 0, g_strstrip (*name)));
}

static IteamAgendaItem *
find_item (IteamMeetingDetail *detail,
           const char         *title)
{
  for (guint i = 0; i < detail->items->len; i++)
    if (g_str_equal (iteam_agenda_item_get_fields (detail->items->pdata[i])->title, title))
      return detail->items->pdata[i];

  return NULL;
}

/* Ahead of what ends each meeting. */
static IteamAgendaItem *
add_topic (IteamMeetingDetail *detail,
           const char         *title,
           IteamDay            created)
{
  IteamAgendaItem *item = iteam_agenda_item_new (ID (detail->meeting), title, created);
  guint n_items = detail->items->len;
  g_autofree char *position = iteam_position_between (iteam_agenda_item_get_fields (detail->items->pdata[n_items - 2])->position,
                                                      iteam_agenda_item_get_fields (detail->items->pdata[n_items - 1])->position);

  g_object_set (item, "position", position, NULL);
  g_ptr_array_insert (detail->items, (int) n_items - 1, item);

  return item;
}

/* "HRM: a text" in its two parts. */
static char *
split_who (Maker      *maker,
           const char *text,
           gint64     *person)
{
  const char *colon = strstr (text, ": ");
  g_autofree char *who = g_strndup (text, (gsize) (colon - text));

  *person = find_person (maker, who);

  return g_strdup (colon + 2);
}

static void
link_actions (Maker              *maker,
              IteamMeetingDetail *detail,
              IteamAgendaItem    *item,
              const char         *keys)
{
  g_auto (GStrv) words = g_strsplit (keys != NULL ? keys : "", " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      IteamActionPoint *action = iteam_sample_find_action (maker->actions, *word);

      if (action == NULL)
        continue;
      g_ptr_array_add (detail->links, iteam_item_link_new_action (ID (item), iteam_action_point_get_id (action)));
      g_ptr_array_add (detail->actions, g_object_ref (action));
    }
}

static void
fill_item (Maker                 *maker,
           IteamMeetingDetail    *detail,
           const IteamSampleItem *row)
{
  IteamAgendaItem *item = find_item (detail, row->title);
  gint64 person;

  if (item == NULL)
    item = add_topic (detail, row->title, iteam_meeting_get_fields (detail->meeting)->created);
  set_row (maker, item, row);
  if (row->decision != NULL)
    g_ptr_array_add (detail->outcomes, iteam_outcome_new (ITEAM_KIND_DECISION, ID (item), row->decision));
  if (row->commitment != NULL)
    {
      g_autofree char *text = split_who (maker, row->commitment, &person);
      IteamOutcome *commitment = iteam_outcome_new (ITEAM_KIND_COMMITMENT, ID (item), text);

      g_object_set (commitment, "person", person, NULL);
      g_ptr_array_add (detail->outcomes, commitment);
    }
  if (row->remark != NULL)
    {
      g_autofree char *text = split_who (maker, row->remark, &person);
      IteamPerson *who = iteam_directory_find_person (maker->directory, person);

      g_ptr_array_add (detail->remarks,
                       iteam_remark_new (ID (item), person, who != NULL ? iteam_person_get_name (who) : NULL, text,
                                         iteam_meeting_get_fields (detail->meeting)->day + 9));
    }
  link_actions (maker, detail, item, row->actions);
}

/* In Dutch, as all of the sample. */
static void
name_adoptions (Maker              *maker,
                IteamMeetingDetail *detail)
{
  for (guint i = 0; i < detail->items->len; i++)
    for (guint j = 0; j < maker->made->len; j++)
      {
        IteamMeetingDetail *adopted = maker->made->pdata[j];
        g_autofree char *title = g_strdup_printf ("Verslag van %s vaststellen", iteam_sample_meetings[j].name);

        if (iteam_agenda_item_get_fields (detail->items->pdata[i])->adopts == ID (adopted->meeting))
          g_object_set (detail->items->pdata[i], "title", title, NULL);
      }
}

/* What was on the agenda of a meeting that was held, and of which the tables tell nothing. */
static void
treat_rest (IteamMeetingDetail *detail)
{
  for (guint i = 0; i < detail->items->len; i++)
    {
      const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (detail->items->pdata[i]);

      if (fields->state == ITEAM_ITEM_OPEN)
        g_object_set (detail->items->pdata[i],
                      "state", ITEAM_ITEM_TREATED,
                      "minutes", fields->adopts != 0 ? "Zonder wijzigingen vastgesteld." : "Loopt nog; zie de actielijst.",
                      NULL);
    }
}

static void
adopt (Maker              *maker,
       IteamMeetingDetail *detail,
       IteamMeetingDetail *next)
{
  g_autofree char *present = iteam_meeting_format_present (next, maker->directory);
  g_autofree char *hash = iteam_minutes_digest (detail);

  g_object_set (detail->meeting,
                "state", ITEAM_MEETING_ADOPTED,
                "adopted", iteam_meeting_get_fields (next->meeting)->day,
                "adopted-by", present,
                "hash", hash,
                NULL);
}

static void
make_meeting (Maker                    *maker,
              const IteamSampleMeeting *row)
{
  IteamMeetingDetail *last = maker->made->len > 0 ? maker->made->pdata[maker->made->len - 1] : NULL;
  IteamDay day = iteam_day_from_iso (row->day);
  g_autoptr (IteamDraft) draft = NULL;
  IteamMeetingDetail *detail;

  detail = iteam_series_plan_meeting (maker->series, day, maker->members, maker->standing, maker->meetings, last, day - 14, &draft);
  name_adoptions (maker, detail);
  for (const IteamSampleItem *item = iteam_sample_items; item->day != NULL; item++)
    if (g_str_equal (item->day, row->day))
      fill_item (maker, detail, item);
  set_attendance (maker, detail, row->present, ITEAM_ATTENDANCE_PRESENT);
  set_attendance (maker, detail, row->apologies, ITEAM_ATTENDANCE_APOLOGIES);
  add_guests (detail, row->guests);
  if (row->state != ITEAM_MEETING_PLANNED)
    {
      const IteamMeetingFields *fields = iteam_meeting_get_fields (detail->meeting);

      treat_rest (detail);
      /* So that the next one is to adopt it. */
      g_object_set (detail->meeting, "state", ITEAM_MEETING_FOR_ADOPTION, "began", fields->start, "ended", fields->ends, NULL);
      if (last != NULL)
        adopt (maker, last, detail);
    }
  g_ptr_array_add (maker->made, detail);
  g_ptr_array_add (maker->meetings, g_object_ref (detail->meeting));
}

static void
add_all (GPtrArray  *entries,
         IteamDraft *draft)
{
  for (guint i = 0; i < entries->len; i++)
    iteam_entry_add_to (entries->pdata[i], draft);
}

/* What arose at an item leads back to it. */
static void
lead_back (IteamMeetingDetail *detail,
           IteamDraft         *draft)
{
  g_autofree char *name = iteam_meeting_format_name (detail->meeting);

  for (guint i = 0; i < detail->links->len; i++)
    {
      const IteamItemLinkFields *link = iteam_item_link_get_fields (detail->links->pdata[i]);
      const IteamRef ref = { ITEAM_KIND_AGENDA_ITEM, link->item };

      for (guint j = 0; link->action != 0 && j < detail->actions->len; j++)
        {
          const IteamActionFields *action = iteam_action_point_get_fields (detail->actions->pdata[j]);
          g_autofree char *text = NULL;

          if (action->id != link->action || action->created != iteam_meeting_get_fields (detail->meeting)->day ||
              action->origin == NULL || !g_str_has_prefix (action->origin, "I-team"))
            continue;
          text = iteam_ref_to_string (&ref);
          iteam_draft_set_text (draft, ITEAM_KIND_ACTION, link->action, "origin_ref", NULL, text);
        }
    }
}

static IteamSeries *
make_series (Maker *maker)
{
  IteamSeries *series = iteam_series_new ("I-team", ITEAM_MEETING_TEAM);

  g_object_set (series,
                "recurrence", "FREQ=WEEKLY;INTERVAL=6;BYDAY=TU;UNTIL=20191231",
                "first", iteam_day_from_iso ("2018-01-09"),
                "exceptions", "2018-08-07 2019-12-24",
                "place", "Stadhuis, kamer 2.14",
                "start", 9 * 60 + 30,
                "ends", 11 * 60,
                "chair", find_person (maker, "CI"),
                "minute-taker", find_person (maker, "HRM"),
                NULL);

  return series;
}

static void
maker_clear (Maker *maker)
{
  g_clear_object (&maker->series);
  g_clear_pointer (&maker->members, g_ptr_array_unref);
  g_clear_pointer (&maker->standing, g_ptr_array_unref);
  g_clear_pointer (&maker->meetings, g_ptr_array_unref);
  g_clear_pointer (&maker->made, g_ptr_array_unref);
}

/**
 * iteam_sample_meetings_draft:
 * @directory: the people of a sample file
 * @actions: (element-type IteamActionPoint): its action points
 *
 * The I-team's series through 2018 and 2019: meetings whose minutes were adopted, one
 * whose minutes lie for adoption with a remark of the works council, and one to come.
 *
 * Returns: (transfer full): the draft that adds them.
 */
IteamDraft *
iteam_sample_meetings_draft (IteamDirectory *directory,
                             GPtrArray      *actions)
{
  static const char *const members[] = { "CI", "IVP", "EVP", "BMW", "OR", "HRM" };
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Sample filled in"));
  Maker maker = {
    .directory = directory,
    .actions = actions,
    .members = g_ptr_array_new_with_free_func (g_object_unref),
    .standing = g_ptr_array_new_with_free_func (g_object_unref),
    .meetings = g_ptr_array_new_with_free_func (g_object_unref),
    .made = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_meeting_detail_free),
  };

  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  maker.series = make_series (&maker);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    g_ptr_array_add (maker.members, iteam_series_member_new (ID (maker.series), find_person (&maker, members[i])));
  add_standing (&maker);
  for (guint i = 0; iteam_sample_meetings[i].day != NULL; i++)
    make_meeting (&maker, &iteam_sample_meetings[i]);

  iteam_entry_add_to (ITEAM_ENTRY (maker.series), draft);
  add_all (maker.members, draft);
  add_all (maker.standing, draft);
  for (int i = 0; iteam_sample_waiting[i] != NULL; i++)
    {
      g_autoptr (IteamAgendaItem) item = iteam_agenda_item_new_waiting (ID (maker.series), iteam_sample_waiting[i], FALSE,
                                                                        iteam_day_from_iso ("2019-01-22"));

      iteam_entry_add_to (ITEAM_ENTRY (item), draft);
    }
  for (guint i = 0; i < maker.meetings->len; i++)
    iteam_entry_add_to (maker.meetings->pdata[i], draft);
  /* When all are there. */
  for (guint i = 0; i + 1 < maker.meetings->len; i++)
    if (iteam_meeting_get_fields (maker.meetings->pdata[i])->state == ITEAM_MEETING_ADOPTED)
      iteam_draft_set_integer (draft, ITEAM_KIND_MEETING, ID (maker.meetings->pdata[i]), "adopted_in", 0, ID (maker.meetings->pdata[i + 1]));
  for (guint i = 0; i < maker.made->len; i++)
    {
      IteamMeetingDetail *detail = maker.made->pdata[i];

      add_all (detail->attendance, draft);
      add_all (detail->items, draft);
      add_all (detail->links, draft);
      add_all (detail->outcomes, draft);
      add_all (detail->remarks, draft);
      lead_back (detail, draft);
    }
  maker_clear (&maker);

  return g_steal_pointer (&draft);
}
