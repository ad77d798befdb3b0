/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-seen.h"

#include <string.h>

#define A 42
#define B G_GINT64_CONSTANT (9007199254740993)

/* What was seen before and after it went through a text. */
static void
check (const IteamSeen *seen)
{
  g_assert_cmpint (iteam_seen_get_upto (seen), ==, 10);
  g_assert_true (iteam_seen_has (seen, A, 10));
  g_assert_false (iteam_seen_has (seen, A, 11));
  g_assert_true (iteam_seen_has (seen, B, 14));
  g_assert_false (iteam_seen_has (seen, B, 15));
}

static void
test_add (void)
{
  g_autoptr (IteamSeen) seen = iteam_seen_new (10);
  g_autoptr (IteamSeen) again = NULL;
  g_autofree char *text = NULL;

  iteam_seen_add (seen, B, 14);
  /* Earlier ones are part of that. */
  iteam_seen_add (seen, B, 12);
  iteam_seen_add (seen, A, 9);
  check (seen);

  text = iteam_seen_format (seen);
  again = iteam_seen_parse (text);
  g_assert_nonnull (again);
  check (again);
}

static void
test_settle (void)
{
  g_autoptr (IteamSeen) seen = iteam_seen_new (10);
  g_autofree char *text = NULL;

  iteam_seen_add (seen, A, 12);
  iteam_seen_add (seen, B, 16);
  iteam_seen_settle (seen, 15);
  g_assert_true (iteam_seen_has (seen, A, 15));
  g_assert_false (iteam_seen_has (seen, A, 16));
  g_assert_true (iteam_seen_has (seen, B, 16));
  /* It does not go back. */
  iteam_seen_settle (seen, 3);
  g_assert_cmpint (iteam_seen_get_upto (seen), ==, 15);

  iteam_seen_settle (seen, 16);
  text = iteam_seen_format (seen);
  g_assert_null (strstr (text, "[things]"));
}

static const char *const bad[] = { "", "something else", "[all]\n", "[things]\n42=7\n", "\xff\xfe" };

static void
test_bad (gconstpointer data)
{
  g_assert_null (iteam_seen_parse (data));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/seen/add", test_add);
  g_test_add_func ("/seen/settle", test_settle);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strdup_printf ("/seen/bad/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, bad[i], test_bad);
    }

  return g_test_run ();
}
