/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-rate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-text.h"

/**
 * iteam_percentage_parse:
 * @text: what someone wrote: "74", "74 %", "74,5%", "0"
 * @permille: (out): the percentage in per mille
 *
 * Returns: whether that is a percentage, from 0 to 100 with at most one decimal.
 */
gboolean
iteam_percentage_parse (const char *text,
                        int        *permille)
{
  g_autofree char *stripped = iteam_text_strip (text);
  gsize n_digits = stripped != NULL ? strspn (stripped, "0123456789") : 0;
  const char *rest;
  int value;

  if (n_digits == 0 || n_digits > 3)
    return FALSE;

  value = (int) g_ascii_strtoll (stripped, NULL, 10) * 10;
  rest = stripped + n_digits;
  if ((rest[0] == ',' || rest[0] == '.') && g_ascii_isdigit (rest[1]))
    {
      value += rest[1] - '0';
      rest += 2;
    }
  while (*rest == ' ' || g_str_has_prefix (rest, "\u00a0"))
    rest += *rest == ' ' ? 1 : strlen ("\u00a0");
  if (*rest == '%')
    rest++;
  if (*rest != '\0' || value > 1000)
    return FALSE;
  *permille = value;

  return TRUE;
}

/**
 * iteam_percentage_format:
 * @permille: a percentage in per mille, or %ITEAM_FIGURE_NONE
 *
 * Returns: (transfer full): it as people write it, "74%" or "74.5%"; empty for none.
 */
char *
iteam_percentage_format (int permille)
{
  if (permille < 0)
    return g_strdup ("");
  if (permille % 10 == 0)
    /* Translators: a percentage. */
    return g_strdup_printf (_("%d%%"), permille / 10);

  /* Translators: a percentage with a decimal, "74.5%". */
  return g_strdup_printf (_("%d.%d%%"), permille / 10, permille % 10);
}

/* Half a per mille is rounded away from 0. */
static int
rate_of (gint64 completed,
         gint64 invited)
{
  return invited > 0 ? (int) ((completed * 2000 + invited) / (invited * 2)) : ITEAM_FIGURE_NONE;
}

/**
 * iteam_tally_new:
 * @invited: how many were invited, or %ITEAM_FIGURE_NONE
 * @completed: how many took part, or %ITEAM_FIGURE_NONE
 * @percentage: what part was told to have taken part, in per mille, or %ITEAM_FIGURE_NONE
 *
 * Returns: what is known: the rate is counted where it can be, and is what was told where not.
 */
IteamTally
iteam_tally_new (int invited,
                 int completed,
                 int percentage)
{
  IteamTally self = { invited, completed, percentage, FALSE };

  if (invited > 0 && completed >= 0)
    self.rate = rate_of (MIN (completed, invited), invited);

  return self;
}

/**
 * iteam_tally_sum:
 * @parts: (array length=n_parts): what is known of each part
 * @n_parts: how many parts there are
 *
 * Returns: what that makes of the whole. A part of which the counts are not known is not
 *   counted, and makes the whole partial; percentages are not averaged, since nobody knows
 *   how many stand behind each. One part alone is the whole.
 */
IteamTally
iteam_tally_sum (const IteamTally *parts,
                 guint             n_parts)
{
  IteamTally sum = { ITEAM_FIGURE_NONE, ITEAM_FIGURE_NONE, ITEAM_FIGURE_NONE, FALSE };

  if (n_parts == 1)
    return parts[0];

  for (guint i = 0; i < n_parts; i++)
    {
      if (parts[i].invited < 0 || parts[i].completed < 0)
        {
          sum.partial = TRUE;
          continue;
        }
      sum.invited = MAX (sum.invited, 0) + parts[i].invited;
      sum.completed = MAX (sum.completed, 0) + parts[i].completed;
    }
  sum.rate = sum.invited > 0 ? rate_of (MIN (sum.completed, sum.invited), sum.invited) : ITEAM_FIGURE_NONE;

  return sum;
}

/**
 * iteam_tally_format:
 * @self: what is known
 *
 * Returns: (transfer full): that in words, "74% (148 of 200)" or "74%"; empty if nothing is.
 */
char *
iteam_tally_format (const IteamTally *self)
{
  g_autofree char *rate = iteam_percentage_format (self->rate);

  if (self->invited < 0 && self->completed < 0)
    return g_steal_pointer (&rate);
  if (self->completed < 0)
    /* Translators: a percentage, perhaps nothing, and how many were invited to a training. */
    return g_strstrip (g_strdup_printf (_("%s (%d invited)"), rate, self->invited));
  if (self->invited < 0)
    /* Translators: a percentage, perhaps nothing, and how many did a training. */
    return g_strstrip (g_strdup_printf (_("%s (%d completed)"), rate, self->completed));

  /* Translators: a percentage, how many did a training, and how many were invited. */
  return g_strstrip (g_strdup_printf (_("%s (%d of %d)"), rate, self->completed, self->invited));
}
