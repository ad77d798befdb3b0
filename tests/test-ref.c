/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-ref.h"

static void
test_numbers (void)
{
  const struct
  {
    const char *text;
    IteamKind kind;
    int number;
  } cases[] = {
    { "A-1", ITEAM_KIND_ACTION, 1 },
    { "A-2147483647", ITEAM_KIND_ACTION, G_MAXINT },
    { "A-2147483648", ITEAM_KIND_NONE, 0 },
    { "A-0", ITEAM_KIND_NONE, 0 },
    { "A--1", ITEAM_KIND_NONE, 0 },
    { "A-", ITEAM_KIND_NONE, 0 },
    { "A1", ITEAM_KIND_NONE, 0 },
    { "A-1.new-4f", ITEAM_KIND_NONE, 0 },
    { "a-1", ITEAM_KIND_NONE, 0 },
    { "-1", ITEAM_KIND_NONE, 0 },
    { "", ITEAM_KIND_NONE, 0 },
    { "?-1", ITEAM_KIND_NONE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      IteamKind kind = ITEAM_KIND_NONE;
      int number = 0;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (iteam_number_parse (cases[i].text, &kind, &number), ==, cases[i].kind != ITEAM_KIND_NONE);
      g_assert_cmpint (kind, ==, cases[i].kind);
      g_assert_cmpint (number, ==, cases[i].number);
    }
}

/* Whose numbers they are must be told by the letter alone. */
static void
test_letters (void)
{
  guint n_numbered = 0;

  for (int i = 0; i < ITEAM_N_KINDS; i++)
    {
      const char *letter = iteam_kind_get_letter ((IteamKind) i);
      g_autofree char *text = letter != NULL ? g_strconcat (letter, "-7", NULL) : NULL;
      IteamKind kind;
      int number;

      if (letter == NULL)
        continue;
      n_numbered++;
      g_assert_true (iteam_number_parse (text, &kind, &number));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpint (number, ==, 7);
    }
  g_assert_cmpuint (n_numbered, >, 0);
}

static void
test_references (void)
{
  g_autofree char *fragment = NULL;
  g_autofree char *text = NULL;
  IteamRef ref;

  g_assert_true (iteam_ref_parse ("action:1042#note", &ref, &fragment));
  g_assert_cmpint (ref.kind, ==, ITEAM_KIND_ACTION);
  g_assert_cmpint (ref.id, ==, 1042);
  g_assert_cmpstr (fragment, ==, "note");
  text = iteam_ref_to_string (&ref);
  g_assert_cmpstr (text, ==, "action:1042");
  g_assert_false (iteam_ref_parse ("action:", &ref, NULL));
  g_assert_false (iteam_ref_parse ("nothing:1", &ref, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ref/numbers", test_numbers);
  g_test_add_func ("/ref/letters", test_letters);
  g_test_add_func ("/ref/references", test_references);

  return g_test_run ();
}
