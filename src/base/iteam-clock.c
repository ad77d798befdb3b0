/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-clock.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-text.h"

/* Times of the day and spans of minutes as people write them, in Dutch and
 * English. */

/* The longest that anything is planned for. */
#define DAY_MINUTES (24 * 60)

/**
 * iteam_time_now:
 *
 * Returns: the time of the day.
 */
IteamTime
iteam_time_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
}

/**
 * iteam_time_from_iso:
 * @iso: (nullable): a time as in ISO 8601, "09:30"
 *
 * Returns: the time, or %ITEAM_TIME_NONE if @iso is %NULL or not exactly such a time.
 */
IteamTime
iteam_time_from_iso (const char *iso)
{
  int hour, minute;

  if (iso == NULL || strlen (iso) != 5 || iso[2] != ':' || !g_ascii_isdigit (iso[0]) || !g_ascii_isdigit (iso[1]) ||
      !g_ascii_isdigit (iso[3]) || !g_ascii_isdigit (iso[4]))
    return ITEAM_TIME_NONE;

  hour = (iso[0] - '0') * 10 + iso[1] - '0';
  minute = (iso[3] - '0') * 10 + iso[4] - '0';

  return hour < 24 && minute < 60 ? hour * 60 + minute : ITEAM_TIME_NONE;
}

/**
 * iteam_time_to_iso:
 * @self: a time
 *
 * Returns: (transfer full) (nullable): "09:30", or %NULL for %ITEAM_TIME_NONE.
 */
char *
iteam_time_to_iso (IteamTime self)
{
  if (self < 0 || self > ITEAM_TIME_LAST)
    return NULL;

  return g_strdup_printf ("%02d:%02d", self / 60, self % 60);
}

/**
 * iteam_time_format:
 * @self: a time
 *
 * Returns: (transfer full): "9:30"; empty for %ITEAM_TIME_NONE.
 */
char *
iteam_time_format (IteamTime self)
{
  if (self < 0 || self > ITEAM_TIME_LAST)
    return g_strdup ("");

  return g_strdup_printf ("%d:%02d", self / 60, self % 60);
}

/* A text as figures and words, without what stands between them. */
typedef struct
{
  const char *at;
} Reader;

static void
skip_space (Reader *reader)
{
  while (*reader->at == ' ')
    reader->at++;
}

static gboolean
take_number (Reader *reader,
             int    *number,
             int    *n_digits)
{
  skip_space (reader);
  *number = *n_digits = 0;
  while (g_ascii_isdigit (*reader->at) && *n_digits < 4)
    {
      *number = *number * 10 + *reader->at++ - '0';
      (*n_digits)++;
    }

  return *n_digits > 0 && !g_ascii_isdigit (*reader->at);
}

/* One of @words, separated by "|", that no further letter follows. */
static gboolean
take_word (Reader     *reader,
           const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  skip_space (reader);
  for (int i = 0; list[i] != NULL; i++)
    {
      gsize length = strlen (list[i]);

      if (strncmp (reader->at, list[i], length) != 0 || g_ascii_isalpha (reader->at[length]))
        continue;
      reader->at += length;

      return TRUE;
    }

  return FALSE;
}

static gboolean
at_end (Reader *reader)
{
  skip_space (reader);

  return *reader->at == '\0';
}

#define HOURS "uren|uur|uurs|u|hours|hour|hrs|hr|h"
#define MINUTES "minuten|minuut|minutes|minute|mins|min|m"

static const char *const hour_words[] = {
  "een|one", "twee|two", "drie|three", "vier|four", "vijf|five", "zes|six",
  "zeven|seven", "acht|eight", "negen|nine", "tien|ten", "elf|eleven", "twaalf|twelve",
};

static gboolean
take_hour (Reader *reader,
           int    *hour)
{
  int n_digits;

  for (gsize i = 0; i < G_N_ELEMENTS (hour_words); i++)
    if (take_word (reader, hour_words[i]))
      {
        *hour = (int) i + 1;

        return TRUE;
      }

  return take_number (reader, hour, &n_digits) && *hour < 24;
}

/* "half tien", "kwart over negen", "half past nine": people meet by day, so that
 * "half drie" is in the afternoon. */
static IteamTime
parse_spoken (Reader reader)
{
  gboolean quarter = FALSE;
  int hour, minutes = 0;

  if (take_word (&reader, "half past"))
    minutes = 30;
  else if (take_word (&reader, "half"))
    minutes = -30;
  else if (take_word (&reader, "kwart|quarter"))
    quarter = TRUE;
  else
    return ITEAM_TIME_NONE;

  if (quarter)
    {
      if (take_word (&reader, "over|past"))
        minutes = 15;
      else if (take_word (&reader, "voor|to"))
        minutes = -15;
      else
        return ITEAM_TIME_NONE;
    }
  if (!take_hour (&reader, &hour) || hour > 12)
    return ITEAM_TIME_NONE;
  take_word (&reader, "uur");
  if (!at_end (&reader))
    return ITEAM_TIME_NONE;
  if (hour * 60 + minutes < 7 * 60)
    hour += 12;

  return (hour * 60 + minutes) % DAY_MINUTES;
}

/**
 * iteam_time_parse:
 * @text: a time as someone types it: "9:30", "9.30 uur", "930", "14u", "2 pm", "half tien"
 *
 * Returns: the time, or %ITEAM_TIME_NONE.
 */
IteamTime
iteam_time_parse (const char *text)
{
  g_autofree char *folded = NULL;
  Reader reader;
  int hour, minute = 0, n_digits;

  g_return_val_if_fail (text != NULL, ITEAM_TIME_NONE);

  folded = iteam_text_fold (text);
  reader.at = folded;
  if (take_word (&reader, "om|at"))
    skip_space (&reader);
  if (!g_ascii_isdigit (*reader.at))
    return take_word (&reader, "noon") && at_end (&reader) ? 12 * 60 : parse_spoken (reader);

  if (!take_number (&reader, &hour, &n_digits))
    return ITEAM_TIME_NONE;
  if (n_digits > 2)
    {
      minute = hour % 100;
      hour /= 100;
    }
  else if (*reader.at == ':' || *reader.at == '.' || (*reader.at == 'u' && g_ascii_isdigit (reader.at[1])) ||
           (*reader.at == 'h' && g_ascii_isdigit (reader.at[1])))
    {
      reader.at++;
      if (!take_number (&reader, &minute, &n_digits) || n_digits != 2)
        return ITEAM_TIME_NONE;
    }

  if (hour <= 12 && take_word (&reader, "pm|p.m."))
    hour = hour % 12 + 12;
  else if (hour <= 12 && take_word (&reader, "am|a.m."))
    hour %= 12;
  else
    take_word (&reader, HOURS);

  return at_end (&reader) && hour < 24 && minute < 60 ? hour * 60 + minute : ITEAM_TIME_NONE;
}

/* What stands behind the point of "1.5", in minutes of an hour. */
static gboolean
take_fraction (Reader *reader,
               int    *minutes)
{
  int number, n_digits, scale = 1;

  if ((*reader->at != '.' && *reader->at != ',') || !g_ascii_isdigit (reader->at[1]))
    return FALSE;
  reader->at++;
  if (!take_number (reader, &number, &n_digits))
    return FALSE;
  for (int i = 0; i < n_digits; i++)
    scale *= 10;
  *minutes = (number * 60 + scale / 2) / scale;

  return TRUE;
}

static int
parse_spoken_duration (Reader reader)
{
  static const struct
  {
    const char *words;
    int minutes;
  } spoken[] = {
    { "anderhalf uur|an hour and a half", 90 },
    { "half uur|een half uur|half an hour|halfuur|een halfuur", 30 },
    { "drie kwartier|three quarters of an hour", 45 },
    { "kwartier|een kwartier|quarter|a quarter|quarter of an hour|a quarter of an hour", 15 },
    { "een uur|uur|an hour|one hour|hour", 60 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spoken); i++)
    {
      g_auto (GStrv) words = g_strsplit (spoken[i].words, "|", -1);

      if (g_strv_contains ((const char *const *) words, reader.at))
        return spoken[i].minutes;
    }

  return -1;
}

/**
 * iteam_duration_parse:
 * @text: a span of time as someone types it: "10", "1u30", "1:30", "1,5 uur", "90 min",
 *   "een kwartier"; a mere number is minutes
 *
 * Returns: how many minutes, up to a day; -1 for what is no span of time.
 */
int
iteam_duration_parse (const char *text)
{
  g_autofree char *folded = NULL;
  Reader reader;
  int number, minutes = 0, n_digits, total;

  g_return_val_if_fail (text != NULL, -1);

  folded = g_strstrip (iteam_text_fold (text));
  reader.at = folded;
  if (!g_ascii_isdigit (*reader.at))
    return parse_spoken_duration (reader);
  if (!take_number (&reader, &number, &n_digits))
    return -1;

  if (*reader.at == ':')
    {
      reader.at++;
      if (!take_number (&reader, &minutes, &n_digits) || n_digits != 2 || minutes > 59)
        return -1;
      take_word (&reader, HOURS);
      total = number * 60 + minutes;
    }
  else if (take_fraction (&reader, &minutes))
    {
      /* Half a minute is of no use to anyone. */
      if (!take_word (&reader, HOURS))
        return -1;
      total = number * 60 + minutes;
    }
  else if ((*reader.at == 'u' || *reader.at == 'h') && g_ascii_isdigit (reader.at[1]))
    {
      reader.at++;
      if (!take_number (&reader, &minutes, &n_digits) || minutes > 59)
        return -1;
      take_word (&reader, MINUTES);
      total = number * 60 + minutes;
    }
  else if (take_word (&reader, HOURS))
    {
      take_word (&reader, "en|and");
      if (!at_end (&reader) && (!take_number (&reader, &minutes, &n_digits) || minutes > 59))
        return -1;
      take_word (&reader, MINUTES);
      total = number * 60 + minutes;
    }
  else
    {
      take_word (&reader, MINUTES);
      total = number;
    }

  return at_end (&reader) && total <= DAY_MINUTES ? total : -1;
}

/**
 * iteam_duration_format:
 * @minutes: how many minutes, 0 or more
 *
 * Returns: (transfer full): "45 min" or "1 h 30 min", in the language of the interface.
 */
char *
iteam_duration_format (int minutes)
{
  if (minutes < 60)
    /* Translators: a span of time in minutes. */
    return g_strdup_printf (_("%d min"), minutes);
  if (minutes % 60 == 0)
    /* Translators: a span of time in hours. */
    return g_strdup_printf (_("%d h"), minutes / 60);

  /* Translators: a span of time in hours and minutes. */
  return g_strdup_printf (_("%d h %d min"), minutes / 60, minutes % 60);
}
