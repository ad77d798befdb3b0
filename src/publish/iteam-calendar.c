/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-calendar.h"

#include <glib/gi18n-lib.h>

#include "iteam-calendar-private.h"
#include "iteam-meeting-paper-private.h"
#include "iteam-meeting-step.h"
#include "iteam-recurrence.h"

/* Meetings and series as iCalendar (RFC 5545): as an invitation or its withdrawal
 * (RFC 5546), or published for who wants them in a calendar of their own. Each meeting
 * is an event by itself, also one of a series: it may be moved, and its series may get
 * another rule. A series is an event that recurs on the days for which there is no
 * meeting yet. */

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

static icalcomponent *
new_calendar (icalproperty_method method)
{
  return icalcomponent_vanew (ICAL_VCALENDAR_COMPONENT,
                              icalproperty_new_version ("2.0"),
                              icalproperty_new_prodid ("-//Gemeente Rijswijk//Integriteit Team " ITEAM_VERSION "//NL"),
                              icalproperty_new_calscale ("GREGORIAN"),
                              icalproperty_new_method (method),
                              icalcomponent_new_clone (icaltimezone_get_component (iteam_calendar_zone ())),
                              NULL);
}

static char *
finish_calendar (icalcomponent *calendar)
{
  char *written = icalcomponent_as_ical_string_r (calendar);
  char *text = g_strdup (written);

  icalmemory_free_buffer (written);
  icalcomponent_free (calendar);

  return text;
}

static void
add_time (icalcomponent      *event,
          icalproperty       *property,
          struct icaltimetype time)
{
  if (time.is_date)
    icalproperty_add_parameter (property, icalparameter_new_value (ICAL_VALUE_DATE));
  else
    icalproperty_add_parameter (property, icalparameter_new_tzid (icaltimezone_get_tzid (iteam_calendar_zone ())));
  icalcomponent_add_property (event, property);
}

static icalcomponent *
new_event (const char *kind,
           gint64      id,
           int         sequence,
           const char *title,
           const char *place,
           gboolean    closed)
{
  g_autofree char *uid = g_strdup_printf ("%s-%" G_GINT64_FORMAT ITEAM_CALENDAR_DOMAIN, kind, id);
  icalcomponent *event = icalcomponent_vanew (ICAL_VEVENT_COMPONENT,
                                              icalproperty_new_uid (uid),
                                              icalproperty_new_dtstamp (icaltime_current_time_with_zone (icaltimezone_get_utc_timezone ())),
                                              icalproperty_new_sequence (sequence),
                                              icalproperty_new_summary (title),
                                              icalproperty_new_class (closed ? ICAL_CLASS_CONFIDENTIAL : ICAL_CLASS_PUBLIC),
                                              NULL);

  if (place != NULL)
    icalcomponent_add_property (event, icalproperty_new_location (place));

  return event;
}

static void
add_times (icalcomponent *event,
           IteamDay       day,
           IteamTime      start,
           IteamTime      ends)
{
  struct icaltimetype begin = iteam_calendar_make_time (day, start);

  add_time (event, icalproperty_new_dtstart (begin), begin);
  if (start != ITEAM_TIME_NONE && ends > start)
    {
      struct icaltimetype end = iteam_calendar_make_time (day, ends);

      add_time (event, icalproperty_new_dtend (end), end);
    }
}

/* Where messages for a person go; one without an address gets a name that is only
 * theirs (RFC 9562, 5.8), as calendar servers give to people, and not an invented
 * address. */
static char *
make_address (IteamPerson *person,
              gint64       id)
{
  if (person != NULL && iteam_person_get_email (person) != NULL)
    return g_strconcat ("mailto:", iteam_person_get_email (person), NULL);

  return g_strdup_printf ("urn:uuid:%08x-0000-8000-8000-%012" G_GINT64_MODIFIER "x", (guint) (id >> 48), id & 0xffffffffffff);
}

/* The chair, who asks the others to come; without one it is the meeting itself. */
static void
add_organizer (icalcomponent  *event,
               IteamDirectory *directory,
               gint64          chair,
               gint64          id,
               const char     *title)
{
  IteamPerson *person = chair != 0 ? iteam_directory_find_person (directory, chair) : NULL;
  g_autofree char *address = make_address (person, person != NULL ? chair : id);
  icalproperty *organizer = icalproperty_new_organizer (address);

  icalproperty_add_parameter (organizer, icalparameter_new_cn (person != NULL ? iteam_person_get_name (person) : title));
  icalcomponent_add_property (event, organizer);
}

static void
add_attendee (icalcomponent         *event,
              IteamDirectory        *directory,
              gint64                 id,
              gint64                 person_id,
              const char            *name,
              icalparameter_role     role,
              icalparameter_partstat partstat)
{
  IteamPerson *person = person_id != 0 ? iteam_directory_find_person (directory, person_id) : NULL;
  g_autofree char *address = make_address (person, person != NULL ? person_id : id);
  g_autofree char *known = iteam_meeting_paper_format_person (directory, person_id, name);
  icalproperty *attendee;

  if (known[0] == '\0')
    return;
  attendee = icalproperty_new_attendee (address);
  icalproperty_add_parameter (attendee, icalparameter_new_cn (known));
  icalproperty_add_parameter (attendee, icalparameter_new_role (role));
  icalproperty_add_parameter (attendee, icalparameter_new_partstat (partstat));
  if (partstat == ICAL_PARTSTAT_NEEDSACTION && g_str_has_prefix (address, "mailto:"))
    icalproperty_add_parameter (attendee, icalparameter_new_rsvp (ICAL_RSVP_TRUE));
  icalcomponent_add_property (event, attendee);
}

static icalparameter_partstat
participation (int state)
{
  switch ((IteamAttendanceState) state)
    {
    case ITEAM_ATTENDANCE_PRESENT: return ICAL_PARTSTAT_ACCEPTED;
    case ITEAM_ATTENDANCE_APOLOGIES: return ICAL_PARTSTAT_DECLINED;
    case ITEAM_ATTENDANCE_EXPECTED:
    case ITEAM_ATTENDANCE_ABSENT:
    case ITEAM_ATTENDANCE_GUEST:
    default: return ICAL_PARTSTAT_NEEDSACTION;
    }
}

static void
add_attendance (icalcomponent            *event,
                const IteamMeetingDetail *detail,
                IteamDirectory           *directory)
{
  gint64 chair = iteam_meeting_get_fields (detail->meeting)->chair;

  for (guint i = 0; i < detail->attendance->len; i++)
    {
      const IteamAttendanceFields *fields = iteam_attendance_get_fields (detail->attendance->pdata[i]);
      icalparameter_role role = ICAL_ROLE_REQPARTICIPANT;

      if (fields->person == 0 || fields->state == ITEAM_ATTENDANCE_GUEST)
        role = ICAL_ROLE_OPTPARTICIPANT;
      else if (fields->person == chair)
        role = ICAL_ROLE_CHAIR;
      add_attendee (event, directory, ID (detail->attendance->pdata[i]), fields->person, fields->name, role, participation (fields->state));
    }
}

/* "1. Title (9:30, who, 10 min)", of what there is. */
static void
describe_item (GString         *text,
               IteamAgendaItem *item,
               IteamDirectory  *directory,
               guint            number,
               IteamTime        time)
{
  const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
  g_autofree char *clock = iteam_time_format (time);
  g_autofree char *who = iteam_meeting_paper_format_person (directory, fields->presenter, fields->presenter_name);
  g_autofree char *minutes = iteam_duration_format (fields->planned);
  const char *facts[] = { clock, who, minutes };
  const char *before = " (";

  g_string_append_printf (text, "%u. %s", number, fields->title);
  for (gsize i = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i][0] != '\0')
      {
        g_string_append_printf (text, "%s%s", before, facts[i]);
        before = ", ";
      }
  g_string_append (text, before[0] == ',' ? ")\n" : "\n");
}

/* A line an item, below their sections. */
static char *
describe_agenda (const IteamMeetingDetail *detail,
                 IteamDirectory           *directory,
                 gboolean                  confidential)
{
  GString *text = g_string_new (NULL);
  g_autofree char *left_out = iteam_meeting_paper_describe_left_out (detail, confidential);
  IteamTime time = iteam_meeting_get_fields (detail->meeting)->start;
  const char *section = "";

  for (guint i = 0; i < detail->items->len; i++)
    {
      IteamAgendaItem *item = detail->items->pdata[i];
      const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
      const char *own = fields->section != NULL ? fields->section : "";

      if (!iteam_meeting_paper_is_left_out (item, confidential))
        {
          if (!g_str_equal (own, section))
            g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "", own);
          section = own;
          describe_item (text, item, directory, i + 1, time);
        }
      time = iteam_meeting_paper_go_on (time, fields->planned);
    }
  if (left_out != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", left_out);

  return g_strchomp (g_string_free (text, FALSE));
}

static icalcomponent *
new_meeting_event (IteamMeeting   *meeting,
                   IteamDirectory *directory)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (meeting);
  gboolean cancelled = fields->state == ITEAM_MEETING_CANCELLED;
  icalcomponent *event = new_event (ITEAM_CALENDAR_MEETING, ID (meeting), fields->sequence, fields->title, fields->place, fields->closed);

  add_times (event, fields->day, fields->start, fields->ends);
  add_organizer (event, directory, fields->chair, ID (meeting), fields->title);
  icalcomponent_add_property (event, icalproperty_new_status (cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  if (cancelled && fields->reason != NULL)
    icalcomponent_add_property (event, icalproperty_new_comment (fields->reason));

  return event;
}

/* Its days without an exception are the days on which there is no meeting. */
static void
add_exceptions (icalcomponent *event,
                IteamSeries   *series,
                IteamDay       first)
{
  const IteamSeriesFields *fields = iteam_series_get_fields (series);
  g_auto (GStrv) days = g_strsplit (fields->exceptions != NULL ? fields->exceptions : "", " ", -1);

  for (char **day = days; *day != NULL; day++)
    {
      IteamDay excepted = iteam_day_from_iso (*day);
      struct icaltimetype time;

      if (excepted == ITEAM_DAY_NONE || excepted < first)
        continue;
      time = iteam_calendar_make_time (excepted, fields->start);
      add_time (event, icalproperty_new_exdate (time), time);
    }
}

/* Where the start is a time at a place, the end of a rule is a moment everywhere
 * (RFC 5545, 3.3.10): the last of its last day. */
static void
add_rule (icalcomponent *event,
          const char    *rule,
          gboolean       timed)
{
  struct icalrecurrencetype recurrence = icalrecurrencetype_from_string (rule);

  if (timed && !icaltime_is_null_time (recurrence.until))
    {
      recurrence.until.is_date = 0;
      recurrence.until.hour = 23;
      recurrence.until.minute = recurrence.until.second = 59;
      recurrence.until.zone = iteam_calendar_zone ();
      recurrence.until = icaltime_convert_to_zone (recurrence.until, icaltimezone_get_utc_timezone ());
    }
  icalcomponent_add_property (event, icalproperty_new_rrule (recurrence));
}

static GPtrArray *
list_own (IteamSeries *series,
          GPtrArray   *meetings)
{
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < meetings->len; i++)
    if (iteam_meeting_get_fields (meetings->pdata[i])->series == ID (series))
      g_ptr_array_add (own, meetings->pdata[i]);

  return own;
}

/* NULL if no more meetings are to come than there are. */
static icalcomponent *
new_series_event (IteamSeries    *series,
                  GPtrArray      *meetings,
                  IteamDirectory *directory)
{
  const IteamSeriesFields *fields = iteam_series_get_fields (series);
  g_autoptr (GPtrArray) own = list_own (series, meetings);
  IteamDay first = iteam_series_next_day (series, iteam_series_last_occurrence (own));
  g_autofree char *rule = NULL;
  icalcomponent *event;

  if (first == ITEAM_DAY_NONE)
    return NULL;
  if (first > fields->first)
    iteam_recurrence_next_after (fields->recurrence, fields->first, first - 1, &rule);
  else
    rule = iteam_recurrence_pin (fields->recurrence, first);

  /* With each meeting that is made, one day of it goes. */
  event = new_event (ITEAM_CALENDAR_SERIES, ID (series), (int) own->len, fields->title, fields->place, fields->closed);
  add_times (event, first, fields->start, fields->ends);
  add_rule (event, rule, fields->start != ITEAM_TIME_NONE);
  add_exceptions (event, series, first);
  add_organizer (event, directory, fields->chair, ID (series), fields->title);
  icalcomponent_add_property (event, icalproperty_new_status (ICAL_STATUS_CONFIRMED));

  return event;
}

/**
 * iteam_calendar_invite:
 * @detail: a meeting with all that belongs to it
 * @directory: the people
 * @confidential: whether the agenda in it has confidential items, too
 *
 * An invitation that calendars and mail programs take: who is asked, and the agenda as
 * its description. Of a meeting that was cancelled, the withdrawal of it. It is the same
 * event each time, and newer whenever the meeting was moved or cancelled.
 *
 * Returns: (transfer full): the text of an iCalendar file.
 */
char *
iteam_calendar_invite (const IteamMeetingDetail *detail,
                       IteamDirectory           *directory,
                       gboolean                  confidential)
{
  g_autofree char *agenda = NULL;
  icalcomponent *calendar;
  icalcomponent *event;
  gboolean cancelled;

  g_return_val_if_fail (detail != NULL, NULL);
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  cancelled = iteam_meeting_get_fields (detail->meeting)->state == ITEAM_MEETING_CANCELLED;
  calendar = new_calendar (cancelled ? ICAL_METHOD_CANCEL : ICAL_METHOD_REQUEST);
  event = new_meeting_event (detail->meeting, directory);
  add_attendance (event, detail, directory);
  agenda = describe_agenda (detail, directory, confidential);
  if (agenda[0] != '\0')
    icalcomponent_add_property (event, icalproperty_new_description (agenda));
  icalcomponent_add_component (calendar, event);

  return finish_calendar (calendar);
}

/**
 * iteam_calendar_invite_series:
 * @series: a series
 * @meetings: (element-type IteamMeeting): the meetings that there are, perhaps also of
 *   other series
 * @members: (element-type IteamSeriesMember): who is asked
 * @directory: the people
 *
 * An invitation to the meetings of a series that were not made yet; those that were are
 * invited to by themselves.
 *
 * Returns: (transfer full) (nullable): the text of an iCalendar file, or %NULL if no more
 *   are to come.
 */
char *
iteam_calendar_invite_series (IteamSeries    *series,
                              GPtrArray      *meetings,
                              GPtrArray      *members,
                              IteamDirectory *directory)
{
  icalcomponent *calendar;
  icalcomponent *event;

  g_return_val_if_fail (ITEAM_IS_SERIES (series), NULL);
  g_return_val_if_fail (meetings != NULL && members != NULL, NULL);
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  event = new_series_event (series, meetings, directory);
  if (event == NULL)
    return NULL;
  for (guint i = 0; i < members->len; i++)
    {
      gint64 person = iteam_series_member_get_fields (members->pdata[i])->person;
      gboolean chair = person == iteam_series_get_fields (series)->chair;

      add_attendee (event, directory, ID (members->pdata[i]), person, NULL, chair ? ICAL_ROLE_CHAIR : ICAL_ROLE_REQPARTICIPANT,
                    ICAL_PARTSTAT_NEEDSACTION);
    }
  calendar = new_calendar (ICAL_METHOD_REQUEST);
  icalcomponent_add_component (calendar, event);

  return finish_calendar (calendar);
}

/**
 * iteam_calendar_publish:
 * @meetings: (element-type IteamMeeting): meetings
 * @series: (element-type IteamSeries): series, for what is to come of them
 * @directory: the people
 *
 * A calendar of them to subscribe to or to take over, without who is asked
 * (RFC 5546, 3.2.1) and without agendas.
 *
 * Returns: (transfer full): the text of an iCalendar file.
 */
char *
iteam_calendar_publish (GPtrArray      *meetings,
                        GPtrArray      *series,
                        IteamDirectory *directory)
{
  icalcomponent *calendar;

  g_return_val_if_fail (meetings != NULL && series != NULL, NULL);
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  calendar = new_calendar (ICAL_METHOD_PUBLISH);
  for (guint i = 0; i < meetings->len; i++)
    icalcomponent_add_component (calendar, new_meeting_event (meetings->pdata[i], directory));
  for (guint i = 0; i < series->len; i++)
    {
      icalcomponent *event = new_series_event (series->pdata[i], meetings, directory);

      if (event != NULL)
        icalcomponent_add_component (calendar, event);
    }

  return finish_calendar (calendar);
}
