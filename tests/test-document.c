/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "iteam-document.h"

#include "iteam-document-filter.h"
#include "iteam-error.h"
#include "iteam-passage.h"
#include "iteam-place.h"

static void
test_adoption (void)
{
  static const struct
  {
    const char *text;
    const char *body;
    IteamAdoptionWay way;
    const char *day;
  } cases[] = {
    { "gemeenteraad:2018-05-15", "gemeenteraad", ITEAM_ADOPTED, "2018-05-15" },
    { "noted:constituerend beraad:2018-05-31", "constituerend beraad", ITEAM_NOTED, "2018-05-31" },
    { "adopted:college van B&W", "college van B&W", ITEAM_ADOPTED, NULL },
    { " OR ", "OR", ITEAM_ADOPTED, NULL },
    { "gemeenteraad:morgen", NULL, ITEAM_ADOPTED, NULL },
    { "gemeenteraad:2018-02-30", NULL, ITEAM_ADOPTED, NULL },
    { ":2018-05-15", NULL, ITEAM_ADOPTED, NULL },
    { "noted:", NULL, ITEAM_ADOPTED, NULL },
    { "", NULL, ITEAM_ADOPTED, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IteamAdoption) adoption = iteam_adoption_parse (cases[i].text, &error);

      if (cases[i].body == NULL)
        {
          g_assert_null (adoption);
          g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (adoption->body, ==, cases[i].body);
      g_assert_cmpint (adoption->way, ==, cases[i].way);
      g_assert_cmpuint (adoption->day, ==, iteam_day_from_iso (cases[i].day));
    }
}

static void
test_guess (void)
{
  static const struct
  {
    const char *title;
    IteamDocumentKind kind;
  } cases[] = {
    { "Gedragscode integriteit raad en raadsleden gemeente Rijswijk 2017", ITEAM_DOCUMENT_CODE },
    { "Protocol vermoedens integriteitsschendingen politieke ambtsdragers", ITEAM_DOCUMENT_PROTOCOL },
    { "HANDREIKING integriteit, inclusief de model gedragscodes", ITEAM_DOCUMENT_GUIDE },
    { "Adviesrapport trainees", ITEAM_DOCUMENT_ADVICE },
    { "Informatienota integriteit", ITEAM_DOCUMENT_NOTE },
    { "Ansichtkaart", ITEAM_DOCUMENT_OTHER },
    { "", ITEAM_DOCUMENT_OTHER },
    { NULL, ITEAM_DOCUMENT_OTHER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (iteam_document_kind_guess (cases[i].title), ==, cases[i].kind);
}

static void
test_state (void)
{
  IteamDay today = iteam_day_from_ymd (2022, 5, 15);
  static const struct
  {
    int review;
    gint64 superseded_by;
    IteamDocumentState state;
  } cases[] = {
    { 0, 0, ITEAM_DOCUMENT_IN_FORCE },
    { +1, 0, ITEAM_DOCUMENT_IN_FORCE },
    { -1, 0, ITEAM_DOCUMENT_DUE },
    { -1, 7, ITEAM_DOCUMENT_SUPERSEDED },
    { 0, 7, ITEAM_DOCUMENT_SUPERSEDED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamDocument) document = iteam_document_new ("Gedragscode", today);

      g_object_set (document, "superseded-by", cases[i].superseded_by,
                    "review", cases[i].review != 0 ? today + cases[i].review : ITEAM_DAY_NONE, NULL);
      g_assert_cmpint (iteam_document_get_state (document, today), ==, cases[i].state);
    }
}

static void
test_adoptions (void)
{
  g_autoptr (IteamDocument) document = iteam_document_new ("Handreiking", iteam_day_from_ymd (2018, 6, 1));
  g_autofree char *words = NULL;

  g_assert_null (iteam_document_get_last_adoption (document));
  iteam_document_put_adoption (document, iteam_adoption_new (3, "later", ITEAM_NOTED, iteam_day_from_ymd (2020, 1, 1)));
  g_assert_cmpint (iteam_document_get_last_adoption (document)->id, ==, 3);
  iteam_document_put_adoption (document, iteam_adoption_new (2, "ooit", ITEAM_ADOPTED, ITEAM_DAY_NONE));
  iteam_document_put_adoption (document, iteam_adoption_new (1, "gemeenteraad", ITEAM_ADOPTED, iteam_day_from_ymd (2018, 5, 15)));
  g_assert_cmpint (iteam_document_get_last_adoption (document)->id, ==, 1);
  g_assert_cmpint (((IteamAdoption *) g_ptr_array_index (iteam_document_get_adoptions (document), 2))->id, ==, 2);
  words = iteam_adoption_describe (iteam_document_get_last_adoption (document), iteam_day_from_ymd (2019, 1, 1));
  g_assert_cmpstr (words, ==, "Adopted by gemeenteraad, 15 May 2018");

  iteam_document_put_adoption (document, iteam_adoption_new (1, "raad", ITEAM_ADOPTED, iteam_day_from_ymd (2018, 5, 15)));
  g_assert_cmpuint (iteam_document_get_adoptions (document)->len, ==, 3);
  iteam_document_remove_adoption (document, 1);
  g_assert_cmpuint (iteam_document_get_adoptions (document)->len, ==, 2);
}

/* None takes the place of one that took its, by either way to ask. */
static void
test_successors (void)
{
  g_autoptr (GListStore) documents = g_list_store_new (ITEAM_TYPE_DOCUMENT);
  /* 1 → 2 → 3, 4 alone, and 5 and 6 that two people made go round. */
  static const gint64 later[] = { 2, 3, 0, 0, 6, 5 };

  for (guint i = 0; i < G_N_ELEMENTS (later); i++)
    {
      g_autoptr (IteamDocument) document = iteam_document_new_with_id (i + 1);

      g_object_set (document, "superseded-by", later[i], NULL);
      g_list_store_append (documents, document);
    }
  for (gint64 id = 1; id <= (gint64) G_N_ELEMENTS (later); id++)
    {
      g_autoptr (GPtrArray) successors = iteam_documents_find_successors (G_LIST_MODEL (documents), id);
      guint n_successors = 0;

      for (gint64 other = 1; other <= (gint64) G_N_ELEMENTS (later); other++)
        {
          gboolean found = FALSE;

          for (guint i = 0; i < successors->len; i++)
            found = found || iteam_document_get_id (successors->pdata[i]) == other;
          g_assert_cmpint (found, ==, iteam_documents_may_supersede (G_LIST_MODEL (documents), id, other));
          n_successors += found;
        }
      g_assert_cmpuint (n_successors, ==, ((const guint[]) { 3, 2, 1, 3, 4, 4 })[id - 1]);
    }
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              gpointer    user_data)
{
  (*(int *) user_data)++;
}

static void
test_assign (void)
{
  g_autoptr (IteamDocument) shown = iteam_document_new_with_id (5);
  g_autoptr (IteamDocument) read = iteam_document_new_with_id (5);
  int n_titles = 0, n_versions = 0;

  g_signal_connect (shown, "notify::title", G_CALLBACK (count_notify), &n_titles);
  g_signal_connect (shown, "notify::version", G_CALLBACK (count_notify), &n_versions);
  g_object_set (read, "title", "Gedragscode", NULL);
  iteam_document_assign (shown, read);
  g_assert_cmpint (n_titles, ==, 1);
  g_assert_cmpint (n_versions, ==, 0);
  g_assert_cmpstr (iteam_document_get_folded (shown), ==, "d-... gedragscode");
}

/* A passage is found again however its page is read. */
static void
test_passage (void)
{
  static const struct
  {
    const char *text;
    const char *quote;
    unsigned near;
    int first;
    int last;
  } cases[] = {
    { "Artikel 4 Geschenken\nGeschenken worden geweigerd", "Geschenken", 0, 10, 20 },
    { "Artikel 4 Geschenken\nGeschenken worden geweigerd", "Geschenken", 22, 21, 31 },
    { "Artikel 4 Geschenken\nGeschenken worden geweigerd", "Geschenken Geschenken", 40, 10, 31 },
    { "een politieke ambts\302\255\ndrager", "politieke ambtsdrager", 0, 4, 27 },
    { "co\303\253fficiënt", "fficiënt", 0, 3, 11 },
    { "Artikel 4", "Artikel 5", 0, -1, -1 },
    { "Artikel 4", " ", 0, -1, -1 },
    { "", "Artikel", 0, -1, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint first = 0, last = 0;
      gboolean found = iteam_passage_find (cases[i].text, cases[i].quote, cases[i].near, &first, &last);

      g_test_message ("%s", cases[i].quote);
      g_assert_cmpint (found, ==, cases[i].first >= 0);
      g_assert_cmpint (found ? (int) first : -1, ==, cases[i].first);
      g_assert_cmpint (found ? (int) last : -1, ==, cases[i].last);
    }
}

/* A quote is one line, and not a whole page. */
static void
test_quote (void)
{
  g_autoptr (IteamPassage) passage = iteam_passage_new (7, 0, ITEAM_PASSAGE_NOTE);
  g_autofree char *page = g_strnfill (5000, 'x');

  iteam_passage_set_quote (passage, "  Geschenken\nworden\n\n geweigerd\n");
  g_assert_cmpstr (iteam_passage_get_fields (passage)->quote, ==, "Geschenken worden geweigerd");
  iteam_passage_set_quote (passage, page);
  g_assert_cmpint (g_utf8_strlen (iteam_passage_get_fields (passage)->quote, -1), ==, 400);
  iteam_passage_set_quote (passage, " \n");
  g_assert_null (iteam_passage_get_fields (passage)->quote);
}

/* A reference leads back to the page, and to the words on it. */
static void
test_place (void)
{
  static const struct
  {
    const char *quote;
    const char *ref;
    const char *words;
  } cases[] = {
    { NULL, "document:7#page=12", NULL },
    { "", "document:7#page=12", NULL },
    { "meer dan 50 euro", "document:7#page=12&search=meer%20dan%2050%20euro", "meer dan 50 euro" },
    { "R&D #5 = 100%", "document:7#page=12&search=R%26D%20%235%20%3D%20100%25", "R&D #5 = 100%" },
    { "een coördinator", "document:7#page=12&search=een%20coördinator", "een coördinator" },
    { "Een medewerker neemt geen geschenken aan van meer dan vijftig euro per jaar",
      "document:7#page=12&search=Een%20medewerker%20neemt%20geen%20geschenken%20aan%20van%20meer%20dan",
      "Een medewerker neemt geen geschenken aan van meer dan" },
  };
  const char *nowhere[] = { NULL, "", "note", "page=0", "page=x", "search=a" };
  guint page;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ref = iteam_place_to_ref (7, 11, cases[i].quote);
      g_autofree char *fragment = NULL, *words = NULL;
      IteamRef thing;

      g_assert_cmpstr (ref, ==, cases[i].ref);
      g_assert_true (iteam_ref_parse (ref, &thing, &fragment));
      g_assert_cmpint (thing.id, ==, 7);
      g_assert_true (iteam_place_parse (fragment, &page, &words));
      g_assert_cmpuint (page, ==, 11);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (nowhere); i++)
    g_assert_false (iteam_place_parse (nowhere[i], &page, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/adoption", test_adoption);
  g_test_add_func ("/document/guess", test_guess);
  g_test_add_func ("/document/state", test_state);
  g_test_add_func ("/document/adoptions", test_adoptions);
  g_test_add_func ("/document/successors", test_successors);
  g_test_add_func ("/document/assign", test_assign);
  g_test_add_func ("/document/passage", test_passage);
  g_test_add_func ("/document/quote", test_quote);
  g_test_add_func ("/document/place", test_place);

  return g_test_run ();
}
