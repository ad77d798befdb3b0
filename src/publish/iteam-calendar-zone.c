/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-calendar-private.h"

/* The time that clocks in the Netherlands show, with the summer time of the European
 * Union since 1996 (directive 2000/84/EC). It goes along in every file, so that a
 * calendar need not know the zone; and it is what invitations are converted to, also on
 * a computer that is set to another zone or knows none. */

static const char definition[] =
  "BEGIN:VTIMEZONE\r\n"
  "TZID:Europe/Amsterdam\r\n"
  "BEGIN:DAYLIGHT\r\n"
  "DTSTART:19960331T020000\r\n"
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
  "TZNAME:CEST\r\n"
  "TZOFFSETFROM:+0100\r\n"
  "TZOFFSETTO:+0200\r\n"
  "END:DAYLIGHT\r\n"
  "BEGIN:STANDARD\r\n"
  "DTSTART:19961027T030000\r\n"
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
  "TZNAME:CET\r\n"
  "TZOFFSETFROM:+0200\r\n"
  "TZOFFSETTO:+0100\r\n"
  "END:STANDARD\r\n"
  "END:VTIMEZONE\r\n";

/* Private: the zone that the municipality is in. */
icaltimezone *
iteam_calendar_zone (void)
{
  static gsize zone = 0;

  if (g_once_init_enter (&zone))
    {
      icaltimezone *made = icaltimezone_new ();

      icaltimezone_set_component (made, icalcomponent_new_from_string (definition));
      g_once_init_leave (&zone, (gsize) made);
    }

  return (icaltimezone *) zone;
}

/* Private: a moment there, or the whole day if no time is known. */
struct icaltimetype
iteam_calendar_make_time (IteamDay  day,
                          IteamTime time)
{
  struct icaltimetype moment = icaltime_null_time ();

  iteam_day_to_ymd (day, &moment.year, &moment.month, &moment.day);
  moment.is_date = time == ITEAM_TIME_NONE;
  if (!moment.is_date)
    {
      moment.hour = time / 60;
      moment.minute = time % 60;
      moment.zone = iteam_calendar_zone ();
    }

  return moment;
}
