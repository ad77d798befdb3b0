/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-id.h"

#include <string.h>

/* The digits of a position, in the order in which SQLite and strcmp() sort them. */
static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

#define BASE ((int) sizeof digits - 1)

/**
 * iteam_id_new:
 *
 * Returns: a new random key, from 1 to 2⁶³−1. Two people who work apart do not
 *   draw the same one.
 */
gint64
iteam_id_new (void)
{
  gint64 id;

  do
    {
      /* A version 4 UUID is GLib's way to the system's random numbers; bits
       * 64 to 127 hold 62 of them behind the two of the variant. */
      g_autofree char *uuid = g_uuid_string_random ();
      guint64 high = g_ascii_strtoull ((char[]) { uuid[0], uuid[1], uuid[2], uuid[3], uuid[4], uuid[5], uuid[6], uuid[7], 0 }, NULL, 16);
      guint64 low = g_ascii_strtoull (uuid + 28, NULL, 16);

      id = (gint64) (((high << 32) ^ low) & G_MAXINT64);
    }
  while (id == 0);

  return id;
}

/**
 * iteam_id_for_pair:
 * @first: a key
 * @second: a key
 *
 * The key of a row that links two things. It follows from the two, so that two
 * people who lay the same link apart from one another make the same row.
 *
 * Returns: a key, from 1 to 2⁶³−1.
 */
gint64
iteam_id_for_pair (gint64 first,
                   gint64 second)
{
  guint64 x = (guint64) first * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) + (guint64) second;

  /* The finaliser of SplitMix64 (Steele, Lea, Flood, "Fast splittable
   * pseudorandom number generators", 2014). */
  x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  x = (x ^ (x >> 31)) & G_MAXINT64;

  return x != 0 ? (gint64) x : 1;
}

static int
digit_at (const char *position,
          gsize       index,
          int         beyond)
{
  const char *found;

  if (position == NULL || index >= strlen (position))
    return beyond;

  found = strchr (digits, position[index]);

  return found != NULL ? (int) (found - digits) : 0;
}

/**
 * iteam_position_between:
 * @before: (nullable): the position of the row above, or %NULL at the start
 * @after: (nullable): the position of the row below, or %NULL at the end
 *
 * A fractional position, written as the digits behind the point in base 62.
 * There is always room between two different ones, so moving a row changes
 * that row alone.
 *
 * Returns: (transfer full): a position that sorts behind @before and ahead of @after.
 */
char *
iteam_position_between (const char *before,
                        const char *after)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean below_after = after == NULL;

  for (gsize i = 0;; i++)
    {
      int low = digit_at (before, i, 0);
      int high = below_after ? BASE : digit_at (after, i, BASE);

      if (high - low > 1)
        {
          /* At the end of a list a small step leaves room for many more. */
          int step = below_after && before != NULL ? MIN (4, (high - low) / 2) : (high - low) / 2;

          g_string_append_c (out, digits[low + step]);

          return g_string_free (g_steal_pointer (&out), FALSE);
        }

      g_string_append_c (out, digits[low]);
      if (high > low)
        below_after = TRUE;

      /* Equal or crossed positions leave no room: behind @before will do. */
      if (i > 4096)
        return g_string_free (g_steal_pointer (&out), FALSE);
    }
}
