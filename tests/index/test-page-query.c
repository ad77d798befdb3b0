/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-page-query.h"
#include "iteam-page-text.h"

/* How the texts of pages are kept, and what is found in them. */

static void
test_clean (void)
{
  static const struct
  {
    const char *text;
    const char *clean;
  } cases[] = {
    { "Een gedragscode.\nTwee", "Een gedragscode.\nTwee" },
    { "of\xef\xac\x81" "cieel", "officieel" },
    { "inte\xc2\xadgriteit", "integriteit" },
    { "inte\xc2\xad\ngriteit", "inte\xc2\xad\ngriteit" },
    { "e\xcc\x81\xc3\xa9n\f", "\xc3\xa9\xc3\xa9n" },
    { "a\xff" "b", "a\xef\xbf\xbd" "b" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = iteam_page_text_clean (cases[i].text);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

static void
test_join (void)
{
  static const struct
  {
    const char *text;
    const char *joined;
  } cases[] = {
    { "dilemma-\ntrainingen gaat", "dilemmatrainingen" },
    { "inte\xc2\xad\ngriteit telt", "integriteit" },
    { "de co\xc3\xb6r-\ndinator, en de ge-\nmeente", "co\xc3\xb6rdinator\ngemeente" },
    { "een - \nstreep", NULL },
    { "2018-\n2019", NULL },
    { "aan het eind-", NULL },
    { "aan het eind-\n", NULL },
    { "-\nbegin", NULL },
    { "gewoon", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *joined = iteam_page_text_join (cases[i].text);

      g_assert_cmpstr (joined, ==, cases[i].joined);
    }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
test_words (void)
{
  g_autoptr (GPtrArray) words = iteam_page_text_words ("De Co\xc3\xb6rdinator, de co\xc3\xb6rdinator en code 12345", "dilemmatraining");

  g_ptr_array_sort (words, compare);
  g_assert_cmpuint (words->len, ==, 3);
  g_assert_cmpstr (words->pdata[0], ==, "12345");
  g_assert_cmpstr (words->pdata[1], ==, "coordinator");
  g_assert_cmpstr (words->pdata[2], ==, "dilemmatraining");
}

static void
test_match (void)
{
  static const struct
  {
    const char *query;
    const char *match;
  } cases[] = {
    { "code", "(\"code\" *)" },
    { "  gedragscode  raad ", "(\"gedragscode\" *) AND (\"raad\" *)" },
    { "\"code of conduct\" raad", "(\"code of conduct\" *) AND (\"raad\" *)" },
    { "\"nog niet af", "(\"nog niet af\" *)" },
    { "\xe2\x80\x9ekrom\xe2\x80\x9d", "(\"krom\" *)" },
    { "e-mail - %", "(\"e-mail\" *)" },
    { "AND OR NOT NEAR(", "(\"AND\" *) AND (\"OR\" *) AND (\"NOT\" *) AND (\"NEAR(\" *)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamPageQuery) query = iteam_page_query_new (cases[i].query);
      g_autofree char *match = iteam_page_query_to_match (query);

      g_assert_cmpstr (match, ==, cases[i].match);
    }
}

static void
test_inside (void)
{
  g_autoptr (IteamPageQuery) query = iteam_page_query_new ("Code raad \"de code\" co");
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *match = NULL;

  g_assert_cmpuint (iteam_page_query_get_n_parts (query), ==, 4);
  g_assert_cmpstr (iteam_page_query_get_inner (query, 0), ==, "code");
  g_assert_cmpstr (iteam_page_query_get_inner (query, 1), ==, "raad");
  g_assert_cmpstr (iteam_page_query_get_inner (query, 2), ==, NULL);
  g_assert_cmpstr (iteam_page_query_get_inner (query, 3), ==, NULL);

  g_ptr_array_add (words, g_strdup ("gedragscode"));
  iteam_page_query_take_inside (query, 0, words);
  match = iteam_page_query_to_match (query);
  g_assert_cmpstr (match, ==, "(\"Code\" * OR \"gedragscode\") AND (\"raad\" *) AND (\"de code\" *) AND (\"co\" *)");
}

static void
test_nothing (void)
{
  static const char *const queries[] = { NULL, "", "  ", "\"\"", "\"", "% - .", "\xff" };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (IteamPageQuery) query = iteam_page_query_new (queries[i]);

      g_assert_cmpuint (iteam_page_query_get_n_parts (query), ==, 0);
    }
}

static void
test_find (void)
{
  static const struct
  {
    const char *query;
    const char *text;
    const char *line;
    const char *hit;
    guint number;
  } cases[] = {
    { "code", "Inleiding\n  De Gedragscode geldt.\n", "De Gedragscode geldt.", "code", 2 },
    { "coordinator", "de\nCo\xc3\xb6rdinator leest", "Co\xc3\xb6rdinator leest", "Co\xc3\xb6rdinator", 2 },
    /* The line that holds both comes before the first that holds one. */
    { "raad code", "de raad\nde code\nde code van de raad", "de code van de raad", "raad", 3 },
    { "\"neemt geen\"", "Een medewerker neemt\ngeen geschenken aan", "Een medewerker neemt", "neemt", 1 },
    { "dilemmatraining", "De dilemma-\ntrainingen", "De dilemma-", "dilemma-", 1 },
    { "dilemma-trainingen", "De dilemma-\ntrainingen", "De dilemma-", "dilemma", 1 },
    { "\"de co\"", "onder code de code", "onder code de code", "de co", 1 },
    { "geschenken", "3. Geschenken . . . . . 12", "3. Geschenken", "Geschenken", 1 },
    { "geschenken", "3. Geschenken........12", "3. Geschenken", "Geschenken", 1 },
    { "xyz", "niets", NULL, NULL, 0 },
    { "een", "", NULL, NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamPageQuery) query = iteam_page_query_new (cases[i].query);
      g_autoptr (IteamPageContext) context = iteam_page_query_find (query, cases[i].text);
      g_autofree char *hit = NULL;

      if (cases[i].line == NULL)
        {
          g_assert_null (context);
          continue;
        }
      g_assert_nonnull (context);
      g_assert_cmpstr (context->line, ==, cases[i].line);
      g_assert_cmpuint (context->number, ==, cases[i].number);
      hit = g_strndup (context->line + context->from, context->to - context->from);
      g_assert_cmpstr (hit, ==, cases[i].hit);
    }
}

static void
test_title (void)
{
  g_autoptr (IteamPageQuery) query = iteam_page_query_new ("code raad");

  g_assert_true (iteam_page_query_in_title (query, "Gedragscode voor de Raad"));
  g_assert_false (iteam_page_query_in_title (query, "Gedragscode voor het college"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-text/clean", test_clean);
  g_test_add_func ("/page-text/join", test_join);
  g_test_add_func ("/page-text/words", test_words);
  g_test_add_func ("/page-query/match", test_match);
  g_test_add_func ("/page-query/inside", test_inside);
  g_test_add_func ("/page-query/nothing", test_nothing);
  g_test_add_func ("/page-query/find", test_find);
  g_test_add_func ("/page-query/title", test_title);

  return g_test_run ();
}
