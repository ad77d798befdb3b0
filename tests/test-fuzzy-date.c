/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-fuzzy-date.h"

/* The day on which people write. */
#define TODAY "2019-01-22"

static const struct { const char *text, *first, *last; } cases[] = {
  /* exact */
  { "19 juni 2018", "2018-06-19", "2018-06-19" }, { "op 19 juni 2018", "2018-06-19", "2018-06-19" },
  { "19-6-2018", "2018-06-19", "2018-06-19" }, { "2019-02-12", "2019-02-12", "2019-02-12" },
  { "12 February 2019", "2019-02-12", "2019-02-12" }, { "12 februari", "2019-02-12", "2019-02-12" },
  { "morgen", "2019-01-23", "2019-01-23" },

  /* months, quarters, weeks, years */
  { "mei 2018", "2018-05-01", "2018-05-31" }, { "in februari", "2019-02-01", "2019-02-28" }, { "May 2018", "2018-05-01", "2018-05-31" },
  { "februari 2020", "2020-02-01", "2020-02-29" }, { "2018", "2018-01-01", "2018-12-31" }, { "in 2019", "2019-01-01", "2019-12-31" },
  { "het derde kwartaal van 2019", "2019-07-01", "2019-09-30" }, { "Q3 2019", "2019-07-01", "2019-09-30" },
  { "week 12 2019", "2019-03-18", "2019-03-24" },

  /* seasons */
  { "najaar 2019", "2019-09-01", "2019-11-30" }, { "het najaar van 2019", "2019-09-01", "2019-11-30" },
  { "in het najaar van 2019", "2019-09-01", "2019-11-30" }, { "autumn 2019", "2019-09-01", "2019-11-30" },
  { "Autumn of 2019", "2019-09-01", "2019-11-30" }, { "herfst 2018", "2018-09-01", "2018-11-30" },
  { "voorjaar 2019", "2019-03-01", "2019-05-31" }, { "spring 2019", "2019-03-01", "2019-05-31" }, { "zomer", "2019-06-01", "2019-08-31" },
  { "najaar", "2019-09-01", "2019-11-30" }, { "winter", "2018-12-01", "2019-02-28" }, { "winter 2018-2019", "2018-12-01", "2019-02-28" },
  { "winter 2018/2019", "2018-12-01", "2019-02-28" }, { "winter 2019", "2019-12-01", "2020-02-29" },

  /* parts */
  { "eind 2018", "2018-11-01", "2018-12-31" }, { "Eind 2018", "2018-11-01", "2018-12-31" }, { "the end of 2018", "2018-11-01", "2018-12-31" },
  { "begin 2019", "2019-01-01", "2019-02-28" }, { "medio 2019", "2019-06-01", "2019-07-31" },
  { "eind februari", "2019-02-21", "2019-02-28" }, { "end of February", "2019-02-21", "2019-02-28" },
  { "begin maart", "2019-03-01", "2019-03-10" }, { "half maart 2019", "2019-03-11", "2019-03-20" }, { "mid-March", "2019-03-11", "2019-03-20" },
  { "eind van het jaar", "2019-11-01", "2019-12-31" }, { "begin najaar 2019", "2019-09-01", "2019-09-30" },
  { "late autumn 2019", "2019-11-01", "2019-11-30" }, { "eerste helft 2019", "2019-01-01", "2019-06-30" },
  { "tweede helft van 2019", "2019-07-01", "2019-12-31" }, { "voor de zomer", "2019-04-01", "2019-05-31" },
  { "na de zomer", "2019-09-01", "2019-10-31" }, { "after the summer of 2019", "2019-09-01", "2019-10-31" },

  /* from one to another */
  { "september – november 2019", "2019-09-01", "2019-11-30" }, { "september t/m november 2019", "2019-09-01", "2019-11-30" },
  { "van 3 tot 7 juni 2019", "2019-06-03", "2019-06-07" }, { "3 – 7 juni 2019", "2019-06-03", "2019-06-07" },
  { "2018-2019", "2018-01-01", "2019-12-31" }, { "december 2018 tot en met januari 2019", "2018-12-01", "2019-01-31" },
  { "eind 2018 – begin 2019", "2018-11-01", "2019-02-28" },

  /* no days */
  { "nog te bepalen", NULL, NULL }, { "", NULL, NULL }, { "  ", NULL, NULL }, { "najaar 19", NULL, NULL }, { "na de vakantie", NULL, NULL },
  { "ooit", NULL, NULL }, { "31 februari 2019", NULL, NULL }, { "eind", NULL, NULL }, { "van", NULL, NULL }, { "–", NULL, NULL },
  { "november – september", NULL, NULL }, { "\xff\xfe", NULL, NULL },
};

static void
test_parse (void)
{
  IteamFuzzyDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean known = iteam_fuzzy_date_parse (cases[i].text, iteam_day_from_iso (TODAY), &date);
      g_autofree char *first = iteam_day_to_iso (date.first);
      g_autofree char *last = iteam_day_to_iso (date.last);

      if (g_utf8_validate (cases[i].text, -1, NULL))
        g_test_message ("%s: %s..%s", cases[i].text, first, last);
      g_assert_cmpstr (first, ==, cases[i].first);
      g_assert_cmpstr (last, ==, cases[i].last);
      g_assert_cmpint (known, ==, cases[i].first != NULL);
    }
  g_assert_false (iteam_fuzzy_date_parse (NULL, iteam_day_from_iso (TODAY), &date));
}

/* As a reader expects to find them below one another. */
static void
test_order (void)
{
  static const char *const in_order[] = {
    "mei 2018", "19 juni 2018", "2018", "najaar 2018", "eind 2018", "december 2018", "eind december 2018", "winter 2018-2019",
    "februari 2019", "eind februari 2019", "voor de zomer", "2019", "najaar 2019", "nog te bepalen",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (in_order); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (in_order); j++)
      {
        IteamFuzzyDate first, second;
        int order;

        iteam_fuzzy_date_parse (in_order[i], iteam_day_from_iso (TODAY), &first);
        iteam_fuzzy_date_parse (in_order[j], iteam_day_from_iso (TODAY), &second);
        order = iteam_fuzzy_date_compare (&first, &second);
        g_test_message ("%s, %s", in_order[i], in_order[j]);
        g_assert_cmpint (order < 0, ==, i < j);
        g_assert_cmpint (order > 0, ==, i > j);
      }
}

static void
test_format (void)
{
  const IteamFuzzyDate exact = { iteam_day_from_iso ("2018-06-19"), iteam_day_from_iso ("2018-06-19") };
  const IteamFuzzyDate season = { iteam_day_from_iso ("2019-09-01"), iteam_day_from_iso ("2019-11-30") };
  const IteamFuzzyDate unknown = { ITEAM_DAY_NONE, ITEAM_DAY_NONE };
  g_autofree char *day = iteam_fuzzy_date_format (&exact, "19 juni jl.", iteam_day_from_iso (TODAY));
  g_autofree char *said = iteam_fuzzy_date_format (&season, "in het najaar van 2019", iteam_day_from_iso (TODAY));
  g_autofree char *open = iteam_fuzzy_date_format (&unknown, "nog te bepalen", iteam_day_from_iso (TODAY));
  g_autofree char *none = iteam_fuzzy_date_format (&unknown, NULL, iteam_day_from_iso (TODAY));

  g_assert_cmpstr (day, ==, "19 Jun 2018");
  g_assert_cmpstr (said, ==, "in het najaar van 2019");
  g_assert_cmpstr (open, ==, "nog te bepalen");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpint (iteam_fuzzy_date_get_year (&season), ==, 2019);
  g_assert_cmpint (iteam_fuzzy_date_get_year (&unknown), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fuzzy-date/parse", test_parse);
  g_test_add_func ("/fuzzy-date/order", test_order);
  g_test_add_func ("/fuzzy-date/format", test_format);

  return g_test_run ();
}
