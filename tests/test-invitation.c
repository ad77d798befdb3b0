/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "iteam-error.h"
#include "iteam-invitation.h"
#include "iteam-meeting.h"

#define DAY(iso) iteam_day_from_iso (iso)
#define TIME(text) iteam_time_from_iso (text)

#define EVENT(lines) \
  "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Elders//NL\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1@elders\r\n" \
  "DTSTAMP:20270101T000000Z\r\n" lines "END:VEVENT\r\nEND:VCALENDAR\r\n"

#define NEW_YORK \
  "BEGIN:VTIMEZONE\r\nTZID:Kantoor\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0500\r\n" \
  "END:STANDARD\r\nEND:VTIMEZONE\r\n"

static GPtrArray *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *invitations = iteam_invitation_read (text, strlen (text), DAY ("2027-01-01"), &error);

  g_assert_no_error (error);

  return invitations;
}

/* When a meeting is, however the file says it, as the clock shows it in Rijswijk. */
static void
test_times (void)
{
  static const struct
  {
    const char *lines;
    const char *day;
    const char *start;
    const char *ends;
  } cases[] = {
    { "DTSTART:20270114T083000Z\r\nDTEND:20270114T100000Z\r\n", "2027-01-14", "09:30", "11:00" },
    { "DTSTART:20270714T073000Z\r\nDTEND:20270714T090000Z\r\n", "2027-07-14", "09:30", "11:00" },
    { "DTSTART:20270714T223000Z\r\nDURATION:PT1H\r\n", "2027-07-15", "00:30", "01:30" },
    { "DTSTART:20270714T093000\r\nDTEND:20270714T110000\r\n", "2027-07-14", "09:30", "11:00" },
    { "DTSTART;TZID=Europe/London:20270714T083000\r\nDTEND;TZID=Europe/London:20270714T100000\r\n", "2027-07-14", "09:30", "11:00" },
    { "DTSTART;VALUE=DATE:20270714\r\nDTEND;VALUE=DATE:20270715\r\n", "2027-07-14", NULL, NULL },
    { "DTSTART:20270714T093000\r\nDTEND:20270715T110000\r\n", "2027-07-14", "09:30", NULL },
    { "DTSTART:20270714T093000\r\nDTEND:20270714T080000\r\n", "2027-07-14", "09:30", NULL },
    { "DTSTART:20270714T093000\r\n", "2027-07-14", "09:30", NULL },
    /* The first that is still to come. */
    { "DTSTART:20240109T093000\r\nRRULE:FREQ=WEEKLY;INTERVAL=6;BYDAY=TU\r\n", "2027-01-05", "09:30", NULL },
    { "DTSTART:20240109T093000\r\nRRULE:FREQ=SECONDLY\r\n", "2024-01-09", "09:30", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1@elders\r\nSUMMARY:Overleg\r\n", cases[i].lines,
                                           "END:VEVENT\r\nEND:VCALENDAR\r\n", NULL);
      g_autoptr (GPtrArray) invitations = read_text (text);
      const IteamInvitation *invitation = invitations->pdata[0];
      g_autofree char *day = iteam_day_to_iso (invitation->day);
      g_autofree char *start = iteam_time_to_iso (invitation->start);
      g_autofree char *ends = iteam_time_to_iso (invitation->ends);

      g_test_message ("%s", cases[i].lines);
      g_assert_cmpuint (invitations->len, ==, 1);
      g_assert_cmpstr (day, ==, cases[i].day);
      g_assert_cmpstr (start, ==, cases[i].start);
      g_assert_cmpstr (ends, ==, cases[i].ends);
    }
}

/* A zone that only the file itself knows. */
static void
test_own_zone (void)
{
  g_autoptr (GPtrArray) invitations = read_text ("BEGIN:VCALENDAR\r\n" NEW_YORK
                                                 "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Overleg\r\nDTSTART;TZID=Kantoor:20270114T033000\r\n"
                                                 "END:VEVENT\r\nEND:VCALENDAR\r\n");

  g_assert_cmpint (((IteamInvitation *) invitations->pdata[0])->start, ==, TIME ("09:30"));
}

/* What a person reads of it. */
static void
test_words (void)
{
  g_autoptr (GPtrArray) invitations = read_text ("\xef\xbb\xbf" EVENT ("SUMMARY:Lange titel\\, \r\n met een vouw\\nen een regel\r\n"
                                                                        "LOCATION:Raadzaal\r\nDTSTART:20270114T093000\r\nDTEND:20270114T110000\r\n"
                                                                        "ORGANIZER;CN=Coördinator:mailto:c@elders.example\r\n"
                                                                        "ATTENDEE;CUTYPE=ROOM;CN=Raadzaal:mailto:zaal@elders.example\r\n"
                                                                        "ATTENDEE:mailto:hrm@elders.example\r\n"));
  const IteamInvitation *invitation = invitations->pdata[0];
  g_autofree char *words = iteam_invitation_describe (invitation);

  g_assert_cmpstr (invitation->title, ==, "Lange titel, met een vouw en een regel");
  g_assert_cmpstr (words, ==, "Lange titel, met een vouw en een regel · Thursday 14 January 2027 · 9:30–11:00 · Raadzaal");
  g_assert_cmpstr (invitation->organizer->name, ==, "Coördinator");
  g_assert_cmpuint (invitation->invitees->len, ==, 1);
  g_assert_cmpstr (((IteamInvitee *) invitation->invitees->pdata[0])->email, ==, "hrm@elders.example");
  g_assert_false (invitation->withdrawn);
}

/* What cannot be taken is refused with a sentence. */
static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "%PDF-1.4",
    "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    EVENT ("SUMMARY:Zonder dag\r\n"),
    EVENT ("SUMMARY:Onzin\r\nDTSTART:morgen\r\n"),
    EVENT ("SUMMARY:Onzin\r\nDTSTART:20271399T996199\r\n"),
    "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nDTSTART:20270114T093000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", texts[i]);
      g_assert_null (iteam_invitation_read (texts[i], strlen (texts[i]), DAY ("2027-01-01"), &error));
      g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static void
refuse_long (GString *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (iteam_invitation_read (text->str, text->len, DAY ("2027-01-01"), &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
}

/* What was made to bring a reader down. */
static void
test_hostile (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GString) many = g_string_new ("BEGIN:VCALENDAR\r\n");
  g_autoptr (GString) large = g_string_new_len (NULL, 0);
  g_autoptr (GString) zeros = g_string_new_len ("BEGIN:VCALENDAR\r\n\0\0\r\nEND:VCALENDAR", 33);

  for (int i = 0; i < 60000; i++)
    {
      g_string_append (deep, "BEGIN:X-A\r\n");
      g_string_append (folded, "BEG\r\n IN:X-A\r\n");
    }
  for (int i = 0; i < 200; i++)
    g_string_append_printf (many, "BEGIN:VEVENT\r\nUID:%d\r\nDTSTART:20270114T093000\r\nEND:VEVENT\r\n", i);
  g_string_append (many, "END:VCALENDAR\r\n");
  g_string_set_size (large, 3 * 1024 * 1024);
  memset (large->str, 'A', large->len);

  refuse_long (deep);
  refuse_long (folded);
  refuse_long (many);
  refuse_long (large);
  refuse_long (zeros);
}

/* Whatever becomes of a file on its way, it is read or refused. */
static void
test_damaged (void)
{
  const char *whole = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n" NEW_YORK
                      "BEGIN:VEVENT\r\nUID:meeting-42@org.rijswijk.IntegriteitTeam\r\nDTSTART;TZID=Kantoor:20270114T093000\r\n"
                      "DURATION:PT1H30M\r\nSUMMARY:Één overleg\r\nRRULE:FREQ=MONTHLY;BYDAY=2TU;COUNT=9\r\nEXDATE:20270209T093000\r\n"
                      "RECURRENCE-ID:20270114T093000\r\nATTENDEE;CN=\"Één, twee\";ROLE=CHAIR:mailto:a@elders.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  gsize length = strlen (whole);
  g_autoptr (GRand) random = g_rand_new_with_seed (5545);

  for (int i = 0; i < 4000; i++)
    {
      g_autofree char *text = g_strdup (whole);
      gsize end = i % 2 == 0 ? length : (gsize) g_rand_int_range (random, 0, (gint32) length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) invitations = NULL;

      for (int j = g_rand_int_range (random, 0, 5); j > 0; j--)
        text[g_rand_int_range (random, 0, (gint32) length)] = (char) g_rand_int_range (random, 1, 127);
      invitations = iteam_invitation_read (text, end, DAY ("2027-01-01"), &error);
      g_assert_true ((invitations != NULL) != (error != NULL));
      for (guint j = 0; invitations != NULL && j < invitations->len; j++)
        {
          g_autofree char *words = iteam_invitation_describe (invitations->pdata[j]);

          g_assert_true (g_utf8_validate (words, -1, NULL));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/invitation/times", test_times);
  g_test_add_func ("/invitation/own-zone", test_own_zone);
  g_test_add_func ("/invitation/words", test_words);
  g_test_add_func ("/invitation/refused", test_refused);
  g_test_add_func ("/invitation/hostile", test_hostile);
  g_test_add_func ("/invitation/damaged", test_damaged);

  return g_test_run ();
}
