/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "iteam-paper.h"

static IteamPaper *
make_paper (int n_items)
{
  static const IteamPaperColumn columns[] = { { "Tijd", 1 }, { "Agendapunt", 5 }, { "Wie", 2 } };
  IteamPaper *paper = iteam_paper_new ("Verslag I-team 13 februari 2019", "nl");

  iteam_paper_add_title (paper, "Verslag", "I-team, 13 februari 2019");
  iteam_paper_add_notice (paper, "Concept");
  iteam_paper_add_fact (paper, "Datum", "woensdag 13 februari 2019, 14:00–15:30");
  iteam_paper_add_fact (paper, "Plaats", "Stadhuis, kamer 2.14");
  iteam_paper_add_fact (paper, "Niets", NULL);
  iteam_paper_add_fact (paper, "Aanwezig", "Coördinator integriteit (voorzitter), Vertrouwenspersoon intern, Vertrouwenspersoon extern, Bedrijfsmaatschappelijk werker, Ondernemingsraad (OR), HRM en Facilitair");
  iteam_paper_begin_table (paper, columns, 3);
  for (int i = 0; i < n_items; i++)
    {
      g_autofree char *title = g_strdup_printf ("Agendapunt %d over de gedragscode en wat daaruit volgt voor de organisatie", i + 1);

      if (i % 8 == 0)
        iteam_paper_add_row (paper, (const char *const[]) { "Ter bespreking" }, 1);
      iteam_paper_add_row (paper, (const char *const[]) { "14:00", title, "HRM" }, 3);
    }
  for (int i = 0; i < n_items; i++)
    {
      g_autofree char *title = g_strdup_printf ("%d. Dilemmatraining ronde %d", i + 1, i + 1);
      g_autofree char *label = g_strdup_printf ("Besluit B-%d", i + 1);

      if (i % 4 == 0)
        iteam_paper_add_heading (paper, 1, "Ter bespreking", NULL);
      iteam_paper_add_heading (paper, 2, title, "14:10 · 10 min");
      iteam_paper_add_text (paper,
                            "Van de uitgenodigde medewerkers heeft **74%** de training gevolgd. De *vertrouwenspersonen* vinden dat hoog en vragen "
                            "aandacht voor wie in de buitendienst werkt: daar was het rooster de reden om niet te komen, niet de onwil.\n\n"
                            "- Een herhaling in het najaar, met kleinere groepen en een andere begeleider dan in het voorjaar, zodat de "
                            "buitendienst mee kan doen\n  - ook ’s avonds\n  - ook op locatie\n- Een evaluatie\n\n"
                            "1. Eerst de planning\n2. Dan de uitnodigingen\n\nDe afdelingen fiscale zaken en officiële stukken sluiten aan.");
      iteam_paper_add_outcome (paper, label, "De training wordt in het najaar herhaald.", NULL);
      iteam_paper_add_outcome (paper, "Actiepunt A-12", "Rooster voor de buitendienst maken", "HRM · uiterlijk 15 mei 2019");
    }

  return paper;
}

/* What a tool of poppler's says of @pdf; the tool reads a file, and writes to its output. */
static char *
ask_poppler (GBytes             *pdf,
             const char *const  *before,
             const char         *behind)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  char *output = NULL;
  int status;
  int fd = g_file_open_tmp ("paper-XXXXXX.pdf", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  for (guint i = 0; before[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) before[i]);
  g_ptr_array_add (argv, path);
  if (behind != NULL)
    g_ptr_array_add (argv, (gpointer) behind);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  if (g_getenv ("ITEAM_TEST_KEEP") == NULL)
    g_remove (path);
  else
    g_print ("# %s\n", path);

  return output;
}

static void
test_info (void)
{
  g_autoptr (IteamPaper) paper = make_paper (8);
  g_autoptr (GError) error = NULL;
  int n_pages = 0;
  g_autoptr (GBytes) pdf = iteam_paper_to_pdf (paper, &n_pages, &error);
  g_autofree char *info = NULL;
  g_autofree char *fonts = NULL;
  g_autofree char *pages = g_strdup_printf ("Pages:           %d\n", n_pages);
  g_auto (GStrv) rows = NULL;
  gsize size;
  const char *data;

  g_assert_no_error (error);
  info = ask_poppler (pdf, (const char *const[]) { "pdfinfo", NULL }, NULL);
  g_assert_nonnull (strstr (info, "Title:           Verslag I-team 13 februari 2019\n"));
  g_assert_nonnull (strstr (info, "Tagged:          yes\n"));
  g_assert_nonnull (strstr (info, "(A4)\n"));
  g_assert_nonnull (strstr (info, pages));
  fonts = ask_poppler (pdf, (const char *const[]) { "pdffonts", NULL }, NULL);
  rows = g_strsplit (g_strstrip (fonts), "\n", -1);
  g_assert_cmpuint (g_strv_length (rows), >, 2);
  /* "emb sub uni", behind the encoding. */
  for (guint i = 2; rows[i] != NULL; i++)
    g_assert_nonnull (strstr (rows[i], " yes yes yes "));
  data = g_bytes_get_data (pdf, &size);
  g_assert_nonnull (g_strrstr_len (data + size - 2000, 2000, "/Lang (nl)"));
  g_assert_nonnull (g_strrstr_len (data + size - 2000, 2000, "/DisplayDocTitle true"));
}

/* Who hears the document hears headings, lists and tables, each word of them once. */
static void
test_structure (void)
{
  static const char *const parts[] = { "Document", "  H1", "  H2", "  H3", "  P", "    LI", "Lbl", "LBody", "  Table", "TH", "TD" };
  g_autoptr (IteamPaper) paper = make_paper (9);
  g_autoptr (GBytes) pdf = iteam_paper_to_pdf (paper, NULL, NULL);
  g_autofree char *structure = ask_poppler (pdf, (const char *const[]) { "pdfinfo", "-struct-text", NULL }, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (structure, parts[i]) == NULL)
      g_error ("no %s in:\n%s", parts[i], structure);
  for (int i = 1; i <= 9; i++)
    {
      g_autofree char *decision = g_strdup_printf ("Besluit B-%d  De training", i);

      g_assert_nonnull (strstr (structure, decision));
      g_assert_null (strstr (strstr (structure, decision) + 1, decision));
    }
  /* Where lines are broken, and where what belongs to an outcome stands below it. */
  g_assert_nonnull (strstr (structure, "Bedrijfsmaatschappelijk werker, Ondernemingsraad (OR), HRM en Facilitair"));
  g_assert_nonnull (strstr (structure, "kleinere groepen en een andere begeleider dan in het voorjaar, zodat de buitendienst mee kan doen"));
  g_assert_nonnull (strstr (structure, "Rooster voor de buitendienst maken HRM · uiterlijk 15 mei 2019"));
}

/* Every word of it, in order, as who copies or searches the text finds it. */
static void
test_words (void)
{
  g_autoptr (IteamPaper) paper = iteam_paper_new ("Verslag", "nl");
  g_autoptr (GString) written = g_string_new (NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;
  const char *at;

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (GString) item = g_string_new (NULL);

      for (int j = 0; j < 40 + i; j++)
        g_string_append_printf (item, "woord%d-%d%s", i, j, j % 9 == 8 ? ", " : " ");
      iteam_paper_add_plain (paper, item->str);
      iteam_paper_add_bullet (paper, item->str);
      iteam_paper_add_outcome (paper, "Besluit", item->str, NULL);
      for (int j = 0; j < 3; j++)
        g_string_append_printf (written, "%s%s", j == 2 ? "Besluit " : "", item->str);
    }
  pdf = iteam_paper_to_pdf (paper, NULL, NULL);
  text = ask_poppler (pdf, (const char *const[]) { "pdftotext", NULL }, "-");
  words = g_strsplit_set (written->str, " ", -1);
  at = text;
  for (char **word = words; *word != NULL; word++)
    {
      at = strstr (at, *word);
      if (at == NULL)
        g_error ("“%s” is missing, or not in its place", *word);
      at += strlen (*word);
    }
}

/* Letters that a font would join are those that were written, for who searches. */
static void
test_letters (void)
{
  g_autoptr (IteamPaper) paper = iteam_paper_new ("Griffier", "nl");
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  iteam_paper_add_plain (paper, "Griffier");
  iteam_paper_add_text (paper, "**officiële** stukken");
  iteam_paper_add_outcome (paper, "Besluit", "fiscale zaken, flink afgekort", NULL);
  pdf = iteam_paper_to_pdf (paper, NULL, NULL);
  text = ask_poppler (pdf, (const char *const[]) { "pdftotext", NULL }, "-");
  g_assert_nonnull (strstr (text, "Griffier"));
  g_assert_nonnull (strstr (text, "officiële"));
  g_assert_nonnull (strstr (text, "fiscale zaken, flink"));
}

/* A list does not leave one line of itself at the end or the beginning of a page, and
 * a heading does not stand there without what it heads. */
static void
test_breaks (void)
{
  g_autoptr (IteamPaper) paper = make_paper (60);
  int n_pages = 0;
  g_autoptr (GBytes) pdf = iteam_paper_to_pdf (paper, &n_pages, NULL);
  g_autofree char *text = ask_poppler (pdf, (const char *const[]) { "pdftotext", "-layout", NULL }, "-");
  g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

  g_assert_cmpint (n_pages, >, 10);
  for (int i = 0; i < n_pages; i++)
    {
      g_auto (GStrv) lines = g_strsplit (pages[i], "\n", -1);
      const char *last = "";
      const char *foot = "";

      for (char **line = lines; *line != NULL; line++)
        if (g_strstrip (*line)[0] != '\0')
          {
            last = foot;
            foot = *line;
          }
      g_assert_true (g_str_has_prefix (foot, "Verslag I-team"));
      g_test_message ("page %d ends on “%s”", i + 1, last);
      g_assert_false (g_str_equal (last, "Ter bespreking"));
      g_assert_null (strstr (last, "Dilemmatraining ronde"));
      g_assert_false (g_str_equal (last, "•"));
    }
}

/* Forty pages are made while a person looks away for a moment. */
static void
test_many_pages (void)
{
  g_autoptr (IteamPaper) paper = make_paper (115);
  gint64 start = g_get_monotonic_time ();
  int n_pages = 0;
  g_autoptr (GBytes) pdf = iteam_paper_to_pdf (paper, &n_pages, NULL);
  double seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

  g_assert_nonnull (pdf);
  g_assert_cmpint (n_pages, >=, 40);
  g_test_minimized_result (seconds, "%d pages in %.2f s", n_pages, seconds);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/info", test_info);
  g_test_add_func ("/paper/structure", test_structure);

  g_test_add_func ("/paper/words", test_words);
  g_test_add_func ("/paper/breaks", test_breaks);
  g_test_add_func ("/paper/letters", test_letters);
  g_test_add_func ("/paper/many-pages", test_many_pages);

  return g_test_run ();
}
