/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>

#include "iteam-recurrence.h"

static void
print_days (const char *rule,
            IteamDay    first,
            IteamDay    until)
{
  g_autofree char *rest = g_strdup (rule);
  IteamDay before = first;

  for (IteamDay day = first; day != ITEAM_DAY_NONE;)
    {
      g_autofree char *next_rest = NULL;
      g_autofree char *iso = NULL;
      IteamDay next = iteam_recurrence_next_after (rest, day, day, &next_rest);

      if (next == ITEAM_DAY_NONE || next > until)
        {
          /* The last one is also what a count from the beginning gives. */
          if (day != first && iteam_recurrence_next_after (rule, first, before, NULL) != day)
            printf ("from-the-beginning-another-day ");
          break;
        }
      iso = iteam_day_to_iso (next);
      printf ("%s ", iso);
      before = day;
      day = next;
      g_free (rest);
      rest = g_steal_pointer (&next_rest);
    }
  printf ("\n");
}

/* Prints the days of the rules that it reads: a line "RULE FIRST UNTIL" gives a line of the
 * days behind FIRST up to UNTIL, each counted from the one before. */
int
main (void)
{
  char line[512];

  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_auto (GStrv) words = g_strsplit (g_strchomp (line), " ", 3);

      print_days (words[0], iteam_day_from_iso (words[1]), iteam_day_from_iso (words[2]));
    }

  return 0;
}
