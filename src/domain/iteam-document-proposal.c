/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document-proposal.h"

#include <string.h>

#include "iteam-text.h"

/* What a PDF says of itself: rules for how municipalities write. A wrong proposal
 * costs more than none, so each rule asks for words that leave little doubt. */

/* So many lines of the first page may hold the title, and one of so many letters. */
#define TITLE_LINES 14
#define SHORTEST_TITLE 8
#define LONGEST_TITLE 120

#define MONTHS "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december" \
               "|january|february|march|may|june|july|august|october"
#define DATE "(?:\\d{1,2}\\s+(?:" MONTHS ")\\s+\\d{4}|\\d{1,2}-\\d{1,2}-\\d{4}|\\d{4}-\\d{2}-\\d{2})"
#define BODY "(?:de\\s+|het\\s+|the\\s+)?((?:[^\\s.,;:]+\\s+|B\\s*&\\s*W\\s+){1,6}?)"
#define ON "(?:op|d\\.d\\.|dd\\.?|van|in de vergadering van|on)\\s+"

static const struct
{
  const char *words;
  int month;
} months[] = {
  { "januari", 1 }, { "january", 1 }, { "februari", 2 }, { "february", 2 }, { "maart", 3 }, { "march", 3 },
  { "april", 4 }, { "mei", 5 }, { "may", 5 }, { "juni", 6 }, { "june", 6 }, { "juli", 7 }, { "july", 7 },
  { "augustus", 8 }, { "august", 8 }, { "september", 9 }, { "oktober", 10 }, { "october", 10 },
  { "november", 11 }, { "december", 12 },
};

/* The first group of a pattern that is in @text, or all of it. */
static char *
find (const char *pattern,
      const char *text,
      int         group)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_return_val_if_fail (regex != NULL, NULL);

  return g_regex_match (regex, text, 0, &match) ? g_match_info_fetch (match, group) : NULL;
}

static gboolean
holds (const char *pattern,
       const char *text)
{
  return g_regex_match_simple (pattern, text, G_REGEX_CASELESS, 0);
}

static int
read_month (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_ascii_strcasecmp (months[i].words, word) == 0)
      return months[i].month;

  return 0;
}

static IteamDay
check_day (int year,
           int month,
           int day)
{
  return g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year) ? iteam_day_from_ymd (year, month, day) : ITEAM_DAY_NONE;
}

/* A date that matches DATE. */
static IteamDay
read_date (const char *text)
{
  g_auto (GStrv) parts = g_regex_split_simple ("[\\s-]+", text, 0, 0);

  if (g_strv_length (parts) != 3)
    return ITEAM_DAY_NONE;
  if (strlen (parts[0]) == 4)
    return check_day (atoi (parts[0]), atoi (parts[1]), atoi (parts[2]));
  if (g_ascii_isdigit (parts[1][0]))
    return check_day (atoi (parts[2]), atoi (parts[1]), atoi (parts[0]));

  return check_day (atoi (parts[2]), read_month (parts[1]), atoi (parts[0]));
}

/* Whether a program wrote it, not a person. */
static gboolean
is_no_title (const char *title)
{
  return g_utf8_strlen (title, -1) < SHORTEST_TITLE || g_utf8_strlen (title, -1) > LONGEST_TITLE ||
         !holds ("\\pL{3}", title) ||
         holds ("\\.(?:docx?|dotx?|odt|rtf|pdf|pptx?|odp|xlsx?|ods|indd|qxp|qxd|wpd|pub|tiff?)$", title) ||
         holds ("^(?:microsoft|untitled|naamloos|titelloos|scan|document ?\\d|dia ?\\d|slide ?\\d|powerpoint|print|img|_)", title) ||
         !holds ("\\s", title);
}

static char *
clean_line (const char *line)
{
  g_autofree char *spaced = g_strdelimit (g_strdup (line), "\t\r\f", ' ');
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = g_strstrip (spaced); *p != '\0'; p++)
    if (*p != ' ' || out->len == 0 || out->str[out->len - 1] != ' ')
      g_string_append_c (out, *p);

  return g_strdup (out->str);
}

/* "Microsoft Word - Gedragscode raad" is what a person wrote behind what a program did. */
static char *
title_from_info (const char *info)
{
  g_autofree char *clean = info != NULL && g_utf8_validate (info, -1, NULL) ? clean_line (info) : NULL;
  g_autofree char *behind = NULL;

  if (clean == NULL)
    return NULL;
  behind = find ("^Microsoft\\s+\\w+\\s+-\\s+(.*)$", clean, 1);
  if (behind != NULL)
    return is_no_title (behind) ? NULL : g_steal_pointer (&behind);

  return is_no_title (clean) ? NULL : g_steal_pointer (&clean);
}

/* The first line that speaks of a kind of document as a heading does. */
static char *
title_from_text (char **lines)
{
  int n = 0;

  for (int i = 0; lines[i] != NULL && n < TITLE_LINES; i++)
    {
      const char *line = lines[i];

      if (line[0] == '\0')
        continue;
      n++;
      if (iteam_document_kind_guess (line) == ITEAM_DOCUMENT_OTHER || !g_unichar_isupper (g_utf8_get_char (line)) ||
          is_no_title (line) || holds ("[.:;,?]$", line))
        continue;
      /* A heading may go on at the next line, and then begins in the lower case. */
      if (lines[i + 1] != NULL && g_unichar_islower (g_utf8_get_char (lines[i + 1])) && !holds ("[.:;]$", lines[i + 1]))
        {
          g_autofree char *both = g_strjoin (" ", line, lines[i + 1], NULL);

          if (!is_no_title (both))
            return g_steal_pointer (&both);
        }

      return g_strdup (line);
    }

  return NULL;
}

static void
add_adoption (IteamDocument   *document,
              const char      *body,
              const char      *date,
              IteamAdoptionWay way)
{
  g_autofree char *clean = clean_line (body);
  IteamDay day = read_date (date);

  if (day != ITEAM_DAY_NONE && clean[0] != '\0' && !holds ("\\b" DATE, clean))
    iteam_document_put_adoption (document, iteam_adoption_new (0, clean, way, day));
}

/* "vastgesteld door de gemeenteraad op 12 december 2017 en door het college van
 * B&W op 5 december 2017" */
static void
propose_adoptions (IteamDocument *document,
                   const char    *text)
{
  static const struct
  {
    const char *verb;
    IteamAdoptionWay way;
  } ways[] = {
    { "(?:vastgesteld|(?<!kennisname\\s)aangenomen|adopted)\\s+(?:door|by)\\s+", ITEAM_ADOPTED },
    { "ter\\s+kennisname\\s+(?:aangenomen|gebracht)\\s+(?:door|van|aan)\\s+", ITEAM_NOTED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *pattern = g_strconcat ("(?:\\b", ways[i].verb, "|\\G(?<!^)\\s*(?:,|en|,\\s*en|and)\\s+(?:door\\s+|by\\s+)?)",
                                              BODY, ON, "(", DATE, ")", NULL);
      g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;

      for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *body = g_match_info_fetch (match, 1);
          g_autofree char *date = g_match_info_fetch (match, 2);

          add_adoption (document, body, date, ways[i].way);
        }
    }
}

static void
propose_version (IteamDocument *document,
                 const char    *text)
{
  g_autofree char *version = find ("\\b(?:versie|version)\\s*(?:nr\\.?\\s*)?:?\\s*(\\d{1,2}(?:\\.\\d{1,2}){0,2})(?![\\d-])", text, 1);

  if (version == NULL)
    version = find ("\\bv(\\d{1,2}(?:\\.\\d{1,2}){1,2})\\b", text, 1);
  if (version != NULL)
    g_object_set (document, "version", version, NULL);
}

/* What stands behind "Datum" or the place, else the first date, else the last day
 * on which someone adopted it. */
static IteamDay
find_date (const char *text)
{
  g_autofree char *dated = find ("\\b(?:datum|date|rijswijk)\\b\\s*[:,]?\\s*(?:d\\.d\\.\\s*)?(" DATE ")", text, 1);

  if (dated == NULL)
    dated = find ("(?<![\\d-])(" DATE ")(?![\\d-])", text, 1);

  return dated != NULL ? read_date (dated) : ITEAM_DAY_NONE;
}

/**
 * iteam_document_propose:
 * @document: a document that is being added, called as its file is
 * @title: (nullable): what the PDF says that it is called
 * @created: when the PDF says that it was made, or %ITEAM_DAY_NONE
 * @text: (nullable): the text of its first page
 *
 * Proposes title, kind, version, date and who adopted it from what the PDF itself
 * tells. What it does not tell stays as it is.
 */
void
iteam_document_propose (IteamDocument *document,
                        const char    *title,
                        IteamDay       created,
                        const char    *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_auto (GStrv) lines = g_strsplit (valid, "\n", -1);
  g_autofree char *proposed = title_from_info (title);
  IteamDay dated;

  g_return_if_fail (ITEAM_IS_DOCUMENT (document));

  for (int i = 0; lines[i] != NULL; i++)
    {
      char *line = clean_line (lines[i]);

      g_free (lines[i]);
      lines[i] = line;
    }
  if (proposed == NULL)
    proposed = title_from_text (lines);
  if (proposed != NULL)
    {
      g_object_set (document, "title", proposed, NULL);
      g_object_set (document, "kind", iteam_document_kind_guess (proposed), NULL);
    }

  propose_version (document, valid);
  propose_adoptions (document, valid);
  dated = find_date (valid);
  if (dated == ITEAM_DAY_NONE)
    dated = created;
  if (dated != ITEAM_DAY_NONE)
    g_object_set (document, "dated", dated, NULL);
}
