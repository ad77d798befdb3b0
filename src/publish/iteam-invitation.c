/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-invitation.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-calendar-private.h"
#include "iteam-error.h"
#include "iteam-meeting.h"
#include "iteam-recurrence.h"
#include "iteam-text.h"

/* Reads the calendar files that mail programs attach to an invitation. They come from
 * anyone: what is not as it should be is refused with a word, or left out. */

/* What no invitation needs, and what libical would choke on: it frees what stands within
 * one another by recursion. */
#define MOST_BYTES (1024 * 1024)
#define MOST_DEPTH 8
#define MOST_EVENTS 100
#define MOST_INVITEES 200
#define MOST_LETTERS 200

static void
invitee_free (IteamInvitee *invitee)
{
  g_free (invitee->name);
  g_free (invitee->email);
  g_free (invitee);
}

/**
 * iteam_invitation_free:
 * @self: (transfer full): an invitation
 */
void
iteam_invitation_free (IteamInvitation *self)
{
  g_free (self->title);
  g_free (self->place);
  g_free (self->recurrence);
  g_clear_pointer (&self->organizer, invitee_free);
  g_clear_pointer (&self->invitees, g_ptr_array_unref);
  g_free (self);
}

/* One line of bounded length, or NULL. */
static char *
clean (const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  glong n_letters = 0;

  for (const char *p = text != NULL ? text : ""; *p != '\0' && n_letters < MOST_LETTERS; p = g_utf8_next_char (p), n_letters++)
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_unichar_isspace (letter) || g_unichar_iscntrl (letter))
        letter = ' ';
      if (letter != ' ' || (line->len > 0 && line->str[line->len - 1] != ' '))
        g_string_append_unichar (line, letter);
    }

  return iteam_text_strip (line->str);
}

/* What was folded to keep lines short (RFC 5545, 3.1) in one piece. */
static char *
unfold (const char *text)
{
  g_autoptr (GRegex) folds = g_regex_new ("\\r?\\n[ \\t]", G_REGEX_OPTIMIZE, 0, NULL);

  return g_regex_replace_literal (folds, text, -1, 0, "", 0, NULL);
}

static gboolean
is_shallow (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  int depth = 0;

  for (char **line = lines; *line != NULL; line++)
    {
      const char *start = *line + strspn (*line, " \t");

      if (g_ascii_strncasecmp (start, "BEGIN", 5) == 0 && ++depth > MOST_DEPTH)
        return FALSE;
      if (g_ascii_strncasecmp (start, "END", 3) == 0)
        depth--;
    }

  return TRUE;
}

static icalcomponent *
parse (const char  *text,
       gsize        length,
       GError     **error)
{
  g_autofree char *copy = NULL;
  g_autofree char *whole = NULL;
  icalcomponent *root;

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }
  if (length > MOST_BYTES)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("This file is too large for an invitation."));

      return NULL;
    }
  copy = g_strndup (text, length);
  whole = g_utf8_validate_len (text, length, NULL) ? unfold (copy) : NULL;
  root = whole != NULL && is_shallow (whole) ? icalcomponent_new_from_string (whole) : NULL;
  if (root == NULL)
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("This is not a calendar file, or it is damaged."));

  return root;
}

static struct icaltimetype
to_local (struct icaltimetype time)
{
  /* A time without a zone is one where people are. */
  if (time.is_date || time.zone == NULL)
    return time;

  return icaltime_convert_to_zone (time, iteam_calendar_zone ());
}

static IteamDay
day_of (struct icaltimetype time)
{
  if (icaltime_is_null_time (time) || !icaltime_is_valid_time (time) || time.year < 1900 || time.year > 9999 ||
      !g_date_valid_dmy ((GDateDay) time.day, (GDateMonth) time.month, (GDateYear) time.year))
    return ITEAM_DAY_NONE;

  return iteam_day_from_ymd (time.year, time.month, time.day);
}

static IteamTime
time_of (struct icaltimetype time)
{
  if (time.is_date || time.hour < 0 || time.hour > 23 || time.minute < 0 || time.minute > 59)
    return ITEAM_TIME_NONE;

  return time.hour * 60 + time.minute;
}

/* NULL for who has neither name nor address, and for what is a room or a machine. */
static IteamInvitee *
read_invitee (icalproperty *property,
              const char   *address)
{
  icalparameter *type = icalproperty_get_first_parameter (property, ICAL_CUTYPE_PARAMETER);
  icalparameter *name = icalproperty_get_first_parameter (property, ICAL_CN_PARAMETER);
  g_autofree char *known = name != NULL ? clean (icalparameter_get_cn (name)) : NULL;
  g_autofree char *email = NULL;
  IteamInvitee *invitee;

  if (type != NULL && (icalparameter_get_cutype (type) == ICAL_CUTYPE_RESOURCE || icalparameter_get_cutype (type) == ICAL_CUTYPE_ROOM))
    return NULL;
  if (address != NULL && g_ascii_strncasecmp (address, "mailto:", 7) == 0)
    email = clean (address + 7);
  if (known == NULL && email == NULL)
    return NULL;

  invitee = g_new0 (IteamInvitee, 1);
  invitee->name = g_steal_pointer (&known);
  invitee->email = g_steal_pointer (&email);

  return invitee;
}

static void
read_people (IteamInvitation *self,
             icalcomponent   *event)
{
  icalproperty *organizer = icalcomponent_get_first_property (event, ICAL_ORGANIZER_PROPERTY);

  if (organizer != NULL)
    self->organizer = read_invitee (organizer, icalproperty_get_organizer (organizer));
  for (icalproperty *attendee = icalcomponent_get_first_property (event, ICAL_ATTENDEE_PROPERTY);
       attendee != NULL && self->invitees->len < MOST_INVITEES;
       attendee = icalcomponent_get_next_property (event, ICAL_ATTENDEE_PROPERTY))
    {
      IteamInvitee *invitee = read_invitee (attendee, icalproperty_get_attendee (attendee));

      if (invitee != NULL)
        g_ptr_array_add (self->invitees, invitee);
    }
}

/* Its rule, and the first day of it that is still to come. */
static void
read_recurrence (IteamInvitation *self,
                 icalcomponent   *event,
                 IteamDay         today)
{
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY);
  struct icalrecurrencetype recurrence;
  g_autofree char *rest = NULL;
  char *rule;
  IteamDay next;

  if (property == NULL)
    return;
  recurrence = icalproperty_get_rrule (property);
  rule = icalrecurrencetype_as_string_r (&recurrence);
  if (iteam_recurrence_is_valid (rule))
    self->recurrence = g_strdup (rule);
  icalmemory_free_buffer (rule);
  if (self->recurrence == NULL || self->day >= today)
    return;

  next = iteam_recurrence_next_after (self->recurrence, self->day, today - 1, &rest);
  if (next == ITEAM_DAY_NONE)
    return;
  self->day = next;
  g_free (self->recurrence);
  self->recurrence = g_steal_pointer (&rest);
}

static gint64
read_uid (icalcomponent *event)
{
  const char *uid = icalcomponent_get_uid (event);
  g_autofree char *key = NULL;
  gint64 meeting;

  if (uid == NULL || !g_str_has_prefix (uid, ITEAM_CALENDAR_MEETING "-") || !g_str_has_suffix (uid, ITEAM_CALENDAR_DOMAIN))
    return 0;
  key = g_strndup (uid + strlen (ITEAM_CALENDAR_MEETING "-"),
                   strlen (uid) - strlen (ITEAM_CALENDAR_MEETING "-") - strlen (ITEAM_CALENDAR_DOMAIN));

  return g_ascii_string_to_signed (key, 10, 1, G_MAXINT64, &meeting, NULL) ? meeting : 0;
}

/* NULL for an event that does not say when it is. */
static IteamInvitation *
read_event (icalcomponent *event,
            gboolean       withdrawn,
            IteamDay       today)
{
  struct icaltimetype start = to_local (icalcomponent_get_dtstart (event));
  struct icaltimetype end = to_local (icalcomponent_get_dtend (event));
  IteamDay day = day_of (start);
  IteamInvitation *self;

  if (day == ITEAM_DAY_NONE)
    return NULL;

  self = g_new0 (IteamInvitation, 1);
  self->meeting = read_uid (event);
  self->withdrawn = withdrawn || icalcomponent_get_status (event) == ICAL_STATUS_CANCELLED;
  self->title = clean (icalcomponent_get_summary (event));
  if (self->title == NULL)
    self->title = g_strdup (_("Meeting"));
  self->day = day;
  self->start = time_of (start);
  self->ends = day_of (end) == day && time_of (end) > self->start ? time_of (end) : ITEAM_TIME_NONE;
  self->place = clean (icalcomponent_get_location (event));
  self->invitees = g_ptr_array_new_with_free_func ((GDestroyNotify) invitee_free);
  read_people (self, event);
  read_recurrence (self, event, today);

  return self;
}

/* An answer to an invitation comes in a calendar file, too. */
static gboolean
invites (icalcomponent *calendar)
{
  switch ((int) icalcomponent_get_method (calendar))
    {
    case ICAL_METHOD_REPLY:
    case ICAL_METHOD_REFRESH:
    case ICAL_METHOD_COUNTER:
    case ICAL_METHOD_DECLINECOUNTER:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
read_calendar (icalcomponent *calendar,
               IteamDay       today,
               GPtrArray     *invitations)
{
  gboolean withdrawn = icalcomponent_get_method (calendar) == ICAL_METHOD_CANCEL;
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
       event != NULL && invitations->len <= MOST_EVENTS;
       event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    {
      const char *uid = icalcomponent_get_uid (event);
      /* One of a series that stands in the same file, on another day. */
      gboolean other = uid != NULL && icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY) != NULL &&
                       g_hash_table_contains (known, uid);
      IteamInvitation *invitation = other ? NULL : read_event (event, withdrawn, today);

      if (invitation != NULL)
        g_ptr_array_add (invitations, invitation);
      if (uid != NULL)
        g_hash_table_add (known, (gpointer) uid);
    }
}

/**
 * iteam_invitation_read:
 * @text: what a calendar file holds
 * @length: how many bytes that is
 * @today: the day of today
 * @error: return location for an error, %ITEAM_ERROR_INVALID with a sentence
 *
 * Returns: (transfer full) (nullable) (element-type IteamInvitation): the meetings that it
 *   proposes or withdraws, at least one, with their times where the municipality is.
 */
GPtrArray *
iteam_invitation_read (const char  *text,
                       gsize        length,
                       IteamDay     today,
                       GError     **error)
{
  g_autoptr (GPtrArray) invitations = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_invitation_free);
  icalcomponent *root;
  gboolean answers = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  root = parse (text, length, error);
  if (root == NULL)
    return NULL;

  if (icalcomponent_isa (root) == ICAL_VCALENDAR_COMPONENT)
    {
      answers = !invites (root);
      if (!answers)
        read_calendar (root, today, invitations);
    }
  /* Several in one file stand below one that holds them. */
  for (icalcomponent *calendar = icalcomponent_get_first_component (root, ICAL_VCALENDAR_COMPONENT); calendar != NULL;
       calendar = icalcomponent_get_next_component (root, ICAL_VCALENDAR_COMPONENT))
    if (invites (calendar))
      read_calendar (calendar, today, invitations);
  icalcomponent_free (root);

  if (answers)
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("This is an answer to an invitation, not an invitation."));
  else if (invitations->len == 0)
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("There is no meeting in this calendar file."));
  else if (invitations->len > MOST_EVENTS)
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("This is a whole calendar, not an invitation."));
  else
    return g_steal_pointer (&invitations);

  return NULL;
}

/**
 * iteam_invitation_describe:
 * @self: an invitation
 *
 * Returns: (transfer full): what it proposes: "Theme talk · Tuesday 2 March 2027 ·
 *   9:30–11:00 · Town hall".
 */
char *
iteam_invitation_describe (const IteamInvitation *self)
{
  GString *text = g_string_new (self->title);
  g_autofree char *day = iteam_day_format (self->day, iteam_day_today (), ITEAM_DAY_LONG);
  g_autofree char *start = iteam_time_format (self->start);
  g_autofree char *ends = iteam_time_format (self->ends);
  g_autofree char *rule = self->recurrence != NULL ? iteam_recurrence_describe (self->recurrence, FALSE) : NULL;

  g_string_append_printf (text, " · %s", day);
  if (start[0] != '\0')
    g_string_append_printf (text, " · %s%s%s", start, ends[0] != '\0' ? "–" : "", ends);
  if (self->place != NULL)
    g_string_append_printf (text, " · %s", self->place);
  if (rule != NULL)
    g_string_append_printf (text, " · %s", rule);

  return g_string_free (text, FALSE);
}

static IteamPerson *
match (const IteamInvitee *invitee,
       IteamDirectory     *directory)
{
  IteamPerson *person = NULL;

  if (invitee != NULL && invitee->email != NULL)
    person = iteam_directory_match_person (directory, invitee->email);
  if (invitee != NULL && invitee->name != NULL && person == NULL)
    person = iteam_directory_match_person (directory, invitee->name);

  return person;
}

/* Those of the team are members; of others the name is kept, if they have one, and
 * never their address. */
static void
add_attendance (const IteamInvitation *self,
                IteamDirectory        *directory,
                gint64                 meeting,
                IteamDraft            *draft)
{
  g_autoptr (GHashTable) added = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i <= self->invitees->len; i++)
    {
      const IteamInvitee *invitee = i == 0 ? self->organizer : g_ptr_array_index (self->invitees, i - 1);
      IteamPerson *person = match (invitee, directory);
      const char *name = NULL;
      g_autoptr (IteamAttendance) attendance = NULL;

      if (person != NULL)
        name = iteam_person_get_name (person);
      else if (invitee != NULL && invitee->name != NULL && strchr (invitee->name, '@') == NULL)
        name = invitee->name;
      if (name == NULL || !g_hash_table_add (added, (gpointer) name))
        continue;
      attendance = iteam_attendance_new (meeting, person != NULL ? iteam_person_get_id (person) : 0, person != NULL ? NULL : name);
      iteam_entry_add_to (ITEAM_ENTRY (attendance), draft);
    }
}

/**
 * iteam_invitation_draft:
 * @self: an invitation that was not withdrawn
 * @directory: the people
 * @today: the day of today
 * @meeting: (out): the key of the meeting
 *
 * Returns: (transfer full): the draft that adds the meeting it proposes, with who is
 *   asked; who invites chairs it if they are of the team.
 */
IteamDraft *
iteam_invitation_draft (const IteamInvitation *self,
                        IteamDirectory        *directory,
                        IteamDay               today,
                        gint64                *meeting)
{
  g_autoptr (IteamMeeting) added = NULL;
  IteamPerson *chair;
  IteamDraft *draft;

  g_return_val_if_fail (self != NULL && !self->withdrawn, NULL);
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  chair = match (self->organizer, directory);
  added = iteam_meeting_new (self->title, ITEAM_MEETING_OTHER, self->day, today);
  g_object_set (added,
                "start", self->start,
                "ends", self->ends,
                "place", self->place,
                "chair", chair != NULL ? iteam_person_get_id (chair) : (gint64) 0,
                NULL);
  *meeting = iteam_entry_get_id (ITEAM_ENTRY (added));
  draft = iteam_entry_draft_new (ITEAM_ENTRY (added));
  add_attendance (self, directory, *meeting, draft);

  return draft;
}
