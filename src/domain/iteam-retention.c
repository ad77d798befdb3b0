/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-retention.h"

#include <stdio.h>
#include <string.h>

#include "iteam-text.h"

/* How long documents and minutes are kept, as the municipality's archivist says it, and
 * what is left of one that was destroyed. */

/* What holds content, of all that is destroyed with a document or a meeting. Marks, days
 * and keys stay: without them the change history would not fit together any more. */
static const char *const document_fields[] = { "title", "version", "summary", "retention", "tags", "content", "file_name", NULL };
static const char *const adoption_fields[] = { "body", NULL };
static const char *const passage_fields[] = { "quote", "text", "who", NULL };
static const char *const meeting_fields[] = { "title", "place", "reason", "adopted_by", "hash", "reopened", "retention", NULL };
static const char *const attendance_fields[] = { "name", NULL };
static const char *const item_fields[] = { "section", "title", "text", "presenter_name", "minutes", NULL };
static const char *const remark_fields[] = { "who", "text", "answer", "answered_by", NULL };
static const char *const outcome_fields[] = { "text", NULL };
static const char *const no_fields[] = { NULL };

/**
 * iteam_retention_get_wiped:
 * @kind: a kind of row
 *
 * Returns: (transfer none) (array zero-terminated=1): the fields that hold content, of
 *   which nothing is left when the thing is destroyed that such a row is or belongs to.
 */
const char *const *
iteam_retention_get_wiped (IteamKind kind)
{
  switch ((int) kind)
    {
    case ITEAM_KIND_DOCUMENT: return document_fields;
    case ITEAM_KIND_DOCUMENT_ADOPTION: return adoption_fields;
    case ITEAM_KIND_PASSAGE: return passage_fields;
    case ITEAM_KIND_MEETING: return meeting_fields;
    case ITEAM_KIND_ATTENDANCE: return attendance_fields;
    case ITEAM_KIND_AGENDA_ITEM: return item_fields;
    case ITEAM_KIND_REMARK: return remark_fields;
    case ITEAM_KIND_DECISION:
    case ITEAM_KIND_COMMITMENT: return outcome_fields;
    default: return no_fields;
    }
}

/**
 * iteam_retention_is_wiped:
 * @kind: a kind of row
 * @field: the name of a field
 *
 * Returns: whether nothing is left of the field when its thing is destroyed.
 */
gboolean
iteam_retention_is_wiped (IteamKind   kind,
                          const char *field)
{
  const char *const *fields = iteam_retention_get_wiped (kind);

  for (int i = 0; fields[i] != NULL; i++)
    if (g_str_equal (fields[i], field))
      return TRUE;

  return FALSE;
}

/**
 * iteam_retention_fill:
 * @kind: a kind of row
 * @field: the name of a field
 * @value: (nullable): what it held
 *
 * What stands in the place of a text that was destroyed has as many bytes, so that what
 * comes behind it in a log stays where it is.
 *
 * Returns: (transfer full) (nullable): what is left of @value.
 */
GVariant *
iteam_retention_fill (IteamKind   kind,
                      const char *field,
                      GVariant   *value)
{
  g_autofree char *filling = NULL;
  gsize length;

  if (value == NULL)
    return NULL;
  if (!iteam_retention_is_wiped (kind, field) || !g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_ref (value);

  length = strlen (g_variant_get_string (value, NULL));
  filling = g_strnfill (length, 'x');

  return g_variant_ref_sink (g_variant_new_string (filling));
}

/* Takes a whole number from @words; 0 if they begin with none. */
static int
read_number (const char **words)
{
  static const struct
  {
    const char *word;
    int number;
  } names[] = {
    { "een ", 1 }, { "one ", 1 }, { "twee ", 2 }, { "two ", 2 }, { "drie ", 3 }, { "three ", 3 }, { "vijf ", 5 }, { "five ", 5 },
    { "zeven ", 7 }, { "seven ", 7 }, { "tien ", 10 }, { "ten ", 10 }, { "twintig ", 20 }, { "twenty ", 20 },
  };
  int number = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (*words, names[i].word))
      {
        *words += strlen (names[i].word);

        return names[i].number;
      }
  for (; g_ascii_isdigit (**words) && number < 10000; (*words)++)
    number = number * 10 + (**words - '0');
  while (**words == ' ')
    (*words)++;

  return number;
}

static gboolean
begins (const char *words,
        const char *const *beginnings)
{
  for (int i = 0; beginnings[i] != NULL; i++)
    if (g_str_has_prefix (words, beginnings[i]))
      return TRUE;

  return FALSE;
}

/* A year, or a day as 2030-12-31 or 31-12-2030; with @through, the day behind it. */
static IteamDay
read_day (const char *words,
          gboolean    through)
{
  int first = 0, second = 0, third = 0;
  int n = sscanf (words, "%4d-%2d-%4d", &first, &second, &third);
  IteamDay day = ITEAM_DAY_NONE;

  if (n == 3)
    {
      day = first > 31 ? iteam_day_from_ymd (first, second, third) : iteam_day_from_ymd (third, second, first);

      return day != ITEAM_DAY_NONE && through ? day + 1 : day;
    }

  return n == 1 && first >= 1900 ? iteam_day_from_ymd (first + (through ? 1 : 0), 1, 1) : ITEAM_DAY_NONE;
}

/**
 * iteam_retention_until:
 * @term: (nullable): how long something is kept: "7 jaar", "10 years after adoption",
 *   "tot en met 2030", "until 2030-07-01", or "V5" as in the selection list of the Dutch
 *   municipalities (VNG, "Selectielijst": V for destroy, after so many years)
 * @from: the day from which that counts
 *
 * Returns: the first day on which it need not be kept any more, or %ITEAM_DAY_NONE for
 *   what is kept for good, and for words that do not say it.
 */
IteamDay
iteam_retention_until (const char *term,
                       IteamDay    from)
{
  static const char *const through[] = { "tot en met ", "t/m ", "through ", "up to and including ", NULL };
  static const char *const until[] = { "tot ", "until ", NULL };
  static const char *const years[] = { "jaar", "jaren", "year", "jr", NULL };
  static const char *const months[] = { "maand", "month", "mnd", NULL };
  g_autofree char *folded = term != NULL ? iteam_text_fold (term) : NULL;
  const char *words = folded;
  gboolean closed;
  int number;

  if (words == NULL)
    return ITEAM_DAY_NONE;
  words = g_strstrip (folded);
  closed = begins (words, through);
  if (closed || begins (words, until))
    {
      const char *last = closed && g_str_has_prefix (words, "tot en met ") ? words + strlen ("tot en met ") : NULL;

      for (int i = 0; last == NULL && closed && through[i] != NULL; i++)
        if (g_str_has_prefix (words, through[i]))
          last = words + strlen (through[i]);
      for (int i = 0; last == NULL && until[i] != NULL; i++)
        if (g_str_has_prefix (words, until[i]))
          last = words + strlen (until[i]);

      return read_day (last, closed);
    }
  if (words[0] == 'v' && g_ascii_isdigit (words[1]))
    {
      words++;
      number = read_number (&words);

      return number > 0 && words[0] == '\0' && from != ITEAM_DAY_NONE ? iteam_day_add_months (from, 12 * number) : ITEAM_DAY_NONE;
    }

  number = read_number (&words);
  if (number == 0 || number > 1000 || from == ITEAM_DAY_NONE)
    return ITEAM_DAY_NONE;
  if (begins (words, years))
    return iteam_day_add_months (from, 12 * number);
  if (begins (words, months))
    return iteam_day_add_months (from, number);

  return ITEAM_DAY_NONE;
}

/**
 * iteam_retained_free:
 * @self: (transfer full): something with a retention period
 */
void
iteam_retained_free (IteamRetained *self)
{
  g_free (self->title);
  g_free (self->term);
  g_free (self);
}

/**
 * iteam_destruction_free:
 * @self: (transfer full): what is known of something that was destroyed
 */
void
iteam_destruction_free (IteamDestruction *self)
{
  g_free (self->who);
  g_free (self);
}
