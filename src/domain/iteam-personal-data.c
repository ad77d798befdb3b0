/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-personal-data.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What looks like personal data in a text that people type. It is a warning and no
 * more: what is found may be an order number, and what is not may be a name. */

static const char *const labels[] = {
  [ITEAM_PERSONAL_SERVICE_NUMBER] = N_("a citizen service number"),
  [ITEAM_PERSONAL_EMAIL] = N_("an e-mail address"),
  [ITEAM_PERSONAL_PHONE] = N_("a phone number"),
  [ITEAM_PERSONAL_CASE] = N_("the number of a case or report"),
  [ITEAM_PERSONAL_IBAN] = N_("a bank account number"),
};

/* Each part of an expression is bounded, so that none takes long on any text. */
static const struct
{
  IteamPersonalKind kind;
  const char *expression;
} patterns[] = {
  { ITEAM_PERSONAL_EMAIL, "[\\w.+-]{1,64}@[\\w-]{1,63}(\\.[\\w-]{2,63}){1,4}" },
  { ITEAM_PERSONAL_IBAN, "(?<![A-Za-z0-9])[A-Z]{2}\\d{2}( ?[A-Z0-9]{4}){2,7}( ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])" },
  { ITEAM_PERSONAL_PHONE, "(?<![\\w+])(\\+31|0031|\\(?0)[ -]{0,2}(\\(0\\))?[1-9]([ .-]?\\)?[ .-]{0,3}?\\d){8}(?!\\d)" },
  { ITEAM_PERSONAL_SERVICE_NUMBER, "(?<![\\d.-])\\d{4}[. ]\\d{2}[. ]\\d{3}(?![\\d-])|(?<![\\d.-])\\d{3}[. ]\\d{3}[. ]\\d{3}(?![\\d-])|(?<![\\d.-])\\d{8,9}(?![\\d-])" },
  { ITEAM_PERSONAL_CASE,
    "\\b(zaak|dossier|melding|schending|case|report)(s?-?(nummer|nr\\.?)|[ -]{1,2}(met nummer|number|nummer|no\\.?|nr\\.?))?[ :]{0,3}"
    "(?=[\\w./-]{0,12}\\d)([A-Z]{1,3}[-/.]?)?(\\d{2,4}[-/.]\\d{2,8}([-/.]\\d{2,8})?|\\d{5,12})\\b" },
};

/**
 * iteam_personal_is_service_number:
 * @digits: digits, perhaps with something in between
 *
 * The check digits of a citizen service number: nine digits, weighted 9 to 2 and -1, whose
 * sum is a multiple of 11 (Regeling BSN); the first may be left out if it is 0.
 *
 * Returns: whether @digits can be one.
 */
gboolean
iteam_personal_is_service_number (const char *digits)
{
  int number[9] = { 0 };
  int n_digits = 0, sum = 0, shift;

  g_return_val_if_fail (digits != NULL, FALSE);

  for (const char *p = digits; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      {
        if (n_digits == 9)
          return FALSE;
        number[n_digits++] = *p - '0';
      }
  if (n_digits < 8)
    return FALSE;

  shift = 9 - n_digits;
  for (int i = 0; i < n_digits; i++)
    sum += number[i] * (i + shift < 8 ? 9 - i - shift : -1);

  return sum != 0 && sum % 11 == 0;
}

/**
 * iteam_personal_is_iban:
 * @text: letters and digits, perhaps with spaces in between
 *
 * The check digits of an International Bank Account Number (ISO 13616): with its first four
 * characters behind the others, and letters as numbers from 10, it is 1 modulo 97.
 *
 * Returns: whether @text can be one.
 */
gboolean
iteam_personal_is_iban (const char *text)
{
  char bare[35];
  guint length = 0, rest = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == ' ')
        continue;
      if (!g_ascii_isalnum (*p) || length == 34)
        return FALSE;
      bare[length++] = g_ascii_toupper (*p);
    }
  if (length < 15)
    return FALSE;

  for (guint i = 0; i < length; i++)
    {
      char c = bare[(i + 4) % length];

      rest = g_ascii_isdigit (c) ? rest * 10 + (guint) (c - '0') : rest * 100 + (guint) (c - 'A') + 10;
      rest %= 97;
    }

  return rest == 1;
}

/* Words of four letters behind an account number look like more of it: those are left out.
 * Returns %FALSE if none of it is one. */
static gboolean
trim_iban (char  *found,
           gsize *end)
{
  for (gsize length = strlen (found); length > 14; length--)
    {
      if (found[length] != '\0' && found[length] != ' ')
        continue;
      *end -= strlen (found) - length;
      found[length] = '\0';
      if (iteam_personal_is_iban (found))
        return TRUE;
    }

  return FALSE;
}

/* The digits of a phone number, as within the country. */
static char *
bare_phone (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  if (g_str_has_prefix (digits->str, "0031"))
    g_string_erase (digits, 0, 4);
  else if (text[0] == '+' && g_str_has_prefix (digits->str, "31"))
    g_string_erase (digits, 0, 2);
  if (digits->str[0] == '0')
    g_string_erase (digits, 0, 1);

  return g_string_free (digits, FALSE);
}

static gboolean
is_known (IteamPersonalKind  kind,
          const char        *text,
          IteamDirectory    *directory)
{
  GListModel *people;

  if (directory == NULL || (kind != ITEAM_PERSONAL_EMAIL && kind != ITEAM_PERSONAL_PHONE))
    return FALSE;

  people = iteam_directory_get_people (directory);
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (people, i);
      const char *email = iteam_person_get_email (person);
      const char *phone = iteam_person_get_phone (person);

      if (kind == ITEAM_PERSONAL_EMAIL && email != NULL && g_ascii_strcasecmp (email, text) == 0)
        return TRUE;
      if (kind == ITEAM_PERSONAL_PHONE && phone != NULL)
        {
          g_autofree char *known = bare_phone (phone);
          g_autofree char *found = bare_phone (text);

          if (g_str_equal (known, found))
            return TRUE;
        }
    }

  return FALSE;
}

static gboolean
overlaps (GArray *matches,
          gsize   start,
          gsize   end)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const IteamPersonalMatch *match = &g_array_index (matches, IteamPersonalMatch, i);

      if (start < match->end && match->start < end)
        return TRUE;
    }

  return FALSE;
}

static int
compare_start (gconstpointer first,
               gconstpointer second)
{
  const IteamPersonalMatch *a = first, *b = second;

  return (a->start > b->start) - (a->start < b->start);
}

/**
 * iteam_personal_data_find:
 * @text: (nullable): a text that someone typed
 * @directory: (nullable): the team, whose own addresses and numbers are no matter
 *
 * Returns: (transfer full) (element-type IteamPersonalMatch): the places that look like
 *   personal data, in order.
 */
GArray *
iteam_personal_data_find (const char     *text,
                          IteamDirectory *directory)
{
  static GRegex *regexes[G_N_ELEMENTS (patterns)];
  static gsize made;
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (IteamPersonalMatch));

  if (g_once_init_enter (&made))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
        {
          regexes[i] = g_regex_new (patterns[i].expression, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
          g_assert (regexes[i] != NULL);
        }
      g_once_init_leave (&made, 1);
    }

  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GMatchInfo) info = NULL;

      g_regex_match (regexes[i], text, 0, &info);
      for (; g_match_info_matches (info); g_match_info_next (info, NULL))
        {
          g_autofree char *found = g_match_info_fetch (info, 0);
          IteamPersonalMatch match = { .kind = patterns[i].kind };
          int start, end;

          g_match_info_fetch_pos (info, 0, &start, &end);
          match.start = (gsize) start;
          match.end = (gsize) end;
          if (overlaps (matches, match.start, match.end) || is_known (match.kind, found, directory) ||
              (match.kind == ITEAM_PERSONAL_SERVICE_NUMBER && !iteam_personal_is_service_number (found)) ||
              (match.kind == ITEAM_PERSONAL_IBAN && !trim_iban (found, &match.end)))
            continue;
          g_array_append_val (matches, match);
        }
    }
  g_array_sort (matches, compare_start);

  return matches;
}

/**
 * iteam_personal_kind_label:
 * @kind: what a text looks like
 *
 * Returns: the words for it in the language of the interface, with an article: "a phone
 *   number".
 */
const char *
iteam_personal_kind_label (IteamPersonalKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (labels), NULL);

  return _(labels[kind]);
}
