/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "pdf-fixture.h"
#include "pdf-mutants.h"

/* Whatever mutants do to a worker, every question gets its answer in time, and the
 * next document opens.
 *
 * Usage: test-pdf-mutants [--mutants N] [--first N]; ITEAM_LONG=1 makes it 2,000 */

#define TIME_LIMIT 2000

static unsigned n_mutants = 60;
static unsigned seed = 1;

typedef struct
{
  unsigned sound;
  unsigned refused;
  unsigned killed;
  unsigned slow;
} Tally;

static void
count (Tally        *tally,
       const GError *error)
{
  if (error == NULL)
    {
      tally->sound++;

      return;
    }

  /* Nothing else may come out: not a broken bus, not a word of GLib's own. */
  g_assert_true (error->domain == ITEAM_PDF_ERROR);
  if (error->code == ITEAM_PDF_ERROR_PAGE_KILLED)
    tally->killed++;
  else if (error->code == ITEAM_PDF_ERROR_TIMED_OUT)
    tally->slow++;
  else
    tally->refused++;
}

static void
on_hits (GPtrArray *hits,
         unsigned   pages_done,
         gpointer   user_data)
{
}

/* Everything that a reader asks of a document, at once. */
static void
ask_all (IteamPdfDocument *document,
         Tally            *tally)
{
  enum { GEOMETRY, RENDER, SECOND, TEXT, LINKS, OUTLINE, INFO, STRUCTURE, FIND, N_QUESTIONS };
  PdfWait waits[N_QUESTIONS] = { 0 };

  iteam_pdf_document_render_async (document, &(IteamPdfRenderSpec) { .scale = 1 }, ITEAM_PDF_PRIORITY_VISIBLE, NULL, pdf_fixture_on_done, &waits[RENDER]);
  iteam_pdf_document_render_async (document, &(IteamPdfRenderSpec) { .page = 1, .scale = 1, .flags = ITEAM_PDF_RENDER_DARK }, ITEAM_PDF_PRIORITY_NEXT,
                                   NULL, pdf_fixture_on_done, &waits[SECOND]);
  iteam_pdf_document_load_geometry_async (document, NULL, pdf_fixture_on_done, &waits[GEOMETRY]);
  iteam_pdf_document_read_text_async (document, 0, ITEAM_PDF_PRIORITY_VISIBLE, NULL, pdf_fixture_on_done, &waits[TEXT]);
  iteam_pdf_document_read_links_async (document, 0, ITEAM_PDF_PRIORITY_VISIBLE, NULL, pdf_fixture_on_done, &waits[LINKS]);
  iteam_pdf_document_read_outline_async (document, NULL, pdf_fixture_on_done, &waits[OUTLINE]);
  iteam_pdf_document_read_info_async (document, NULL, pdf_fixture_on_done, &waits[INFO]);
  iteam_pdf_document_read_structure_async (document, 0, ITEAM_PDF_PRIORITY_NEXT, NULL, pdf_fixture_on_done, &waits[STRUCTURE]);
  iteam_pdf_document_find_async (document, "integriteit", ITEAM_FIND_NONE, 0, 20, on_hits, NULL, NULL, NULL, pdf_fixture_on_done, &waits[FIND]);

  for (unsigned i = 0; i < N_QUESTIONS; i++)
    {
      g_autoptr (GAsyncResult) result = pdf_fixture_wait (&waits[i]);
      g_autoptr (GError) error = NULL;

      switch (i)
        {
        case GEOMETRY:
          iteam_pdf_document_load_geometry_finish (document, result, &error);
          break;
        case RENDER:
        case SECOND:
          g_clear_pointer (&(IteamPdfImage *) { iteam_pdf_document_render_finish (document, result, &error) }, iteam_pdf_image_unref);
          break;
        case TEXT:
          g_clear_pointer (&(IteamPdfText *) { iteam_pdf_document_read_text_finish (document, result, &error) }, iteam_pdf_text_unref);
          break;
        case LINKS:
          g_clear_pointer (&(GPtrArray *) { iteam_pdf_document_read_links_finish (document, result, &error) }, g_ptr_array_unref);
          break;
        case OUTLINE:
          g_clear_pointer (&(GPtrArray *) { iteam_pdf_document_read_outline_finish (document, result, &error) }, g_ptr_array_unref);
          break;
        case INFO:
          g_clear_pointer (&(IteamPdfInfo *) { iteam_pdf_document_read_info_finish (document, result, &error) }, iteam_pdf_info_free);
          break;
        case STRUCTURE:
          g_clear_pointer (&(GPtrArray *) { iteam_pdf_document_read_structure_finish (document, result, &error) }, g_ptr_array_unref);
          break;
        default:
          iteam_pdf_document_find_finish (document, result, &error);
        }
      count (tally, error);
    }
}

static void
test_mutants (void)
{
  IteamPdfPool *pool = iteam_pdf_pool_new (2);
  g_autoptr (GBytes) sample = pdf_fixture_make (3);
  g_autoptr (GBytes) plain = pdf_mutants_make_plain ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Tally opening = { 0 }, asking = { 0 };
  double slowest = 0;

  iteam_pdf_pool_set_time_limit (pool, TIME_LIMIT);
  for (unsigned i = 0; i < n_mutants; i++)
    {
      g_autoptr (GBytes) mutant = pdf_mutants_mutate (i % 3 == 0 ? sample : plain, rand);
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (IteamPdfDocument) document = pdf_fixture_open (pool, mutant, NULL, &error);

      count (&opening, error);
      if (document != NULL)
        ask_all (document, &asking);
      slowest = MAX (slowest, (g_get_monotonic_time () - start) / 1e6);
    }

  /* The workers that are left are as good as new. */
  for (unsigned i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (IteamPdfDocument) document = pdf_fixture_open (pool, sample, NULL, &error);
      g_autoptr (IteamPdfText) text = NULL;

      g_assert_no_error (error);
      text = pdf_fixture_read_text (document, i % 3);
      g_assert_true (g_str_has_prefix (iteam_pdf_text_get_string (text), "Pagina "));
    }
  g_assert_cmpuint (opening.sound, >, n_mutants / 4);
  g_test_message ("%u mutants: %u opened, %u refused, %u killed the worker, %u too slow", n_mutants, opening.sound,
                  opening.refused, opening.killed, opening.slow);
  g_test_message ("questions: %u answered, %u refused, %u killed the worker, %u too slow; %u workers; the slowest mutant took %.1f s",
                  asking.sound, asking.refused, asking.killed, asking.slow, iteam_pdf_pool_get_n_started (pool), slowest);
  pdf_fixture_settle (pool);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (g_getenv ("ITEAM_LONG") != NULL)
    n_mutants = 2000;
  for (int i = 1; i + 1 < argc; i += 2)
    {
      if (g_str_equal (argv[i], "--mutants"))
        n_mutants = atoi (argv[i + 1]);
      else if (g_str_equal (argv[i], "--first"))
        seed = atoi (argv[i + 1]);
    }
  g_test_add_func ("/pdf/mutants", test_mutants);

  return g_test_run ();
}
