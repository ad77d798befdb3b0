/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "pdf-fixture.h"

/* How long something may take to happen that happens at once, in milliseconds. */
#define PATIENCE 30000

static const char *own_path;

/* The processes that this one started and that are not gone. */
static GArray *
list_children (void)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GDir) dir = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
      g_autofree char *stat = NULL;
      const char *rest;
      int pid = atoi (name), parent;
      char state;

      if (pid == 0 || !g_file_get_contents (path, &stat, NULL, NULL))
        continue;
      rest = strrchr (stat, ')');
      if (rest != NULL && sscanf (rest + 1, " %c %d", &state, &parent) == 2 && parent == getpid () && state != 'Z')
        g_array_append_val (children, pid);
    }

  return children;
}

static int
get_worker (void)
{
  g_autoptr (GArray) children = list_children ();

  g_assert_cmpuint (children->len, ==, 1);

  return g_array_index (children, int, 0);
}

static void
assert_no_worker (void)
{
  g_autoptr (GArray) children = list_children ();

  /* One that was ended a moment ago is waited for by its exit. */
  for (unsigned i = 0; i < children->len; i++)
    {
      struct pollfd end = { syscall (SYS_pidfd_open, g_array_index (children, int, i), 0), POLLIN, 0 };

      if (end.fd < 0)
        continue;
      g_assert_cmpint (poll (&end, 1, PATIENCE), ==, 1);
      close (end.fd);
    }
}

static IteamPdfDocument *
open_sample (IteamPdfPool *pool)
{
  g_autoptr (GBytes) bytes = pdf_fixture_make (5);
  g_autoptr (GError) error = NULL;
  IteamPdfDocument *document = pdf_fixture_open (pool, bytes, NULL, &error);

  g_assert_no_error (error);

  return document;
}

static void
start_render (IteamPdfDocument *document,
              unsigned          page,
              PdfWait          *wait)
{
  iteam_pdf_document_render_async (document, &(IteamPdfRenderSpec) { .page = page, .scale = 1 }, ITEAM_PDF_PRIORITY_VISIBLE,
                                   NULL, pdf_fixture_on_done, wait);
}

static void
assert_rendered (IteamPdfDocument *document,
                 PdfWait          *wait)
{
  g_autoptr (GAsyncResult) result = pdf_fixture_wait (wait);
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamPdfImage) image = iteam_pdf_document_render_finish (document, result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (image);
}

static void
assert_failed (IteamPdfDocument *document,
               PdfWait          *wait,
               int               code)
{
  g_autoptr (GAsyncResult) result = pdf_fixture_wait (wait);
  g_autoptr (GError) error = NULL;

  g_assert_null (iteam_pdf_document_render_finish (document, result, &error));
  g_assert_error (error, ITEAM_PDF_ERROR, code);
}

/* From inside, past every library, the worker tries to open files that anyone
 * may read, to make a file, a socket of each kind, and a process. */
static void
test_walls (void)
{
  IteamPdfPool *pool = iteam_pdf_pool_new (1);
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *lines = NULL;

  iteam_pdf_pool_describe_sandbox_async (pool, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  lines = iteam_pdf_pool_describe_sandbox_finish (pool, result, &error);
  g_assert_no_error (error);
  g_test_message ("%s", lines);
  g_assert_nonnull (strstr (lines, "Limited time: yes"));
  if (strstr (lines, "seccomp): yes") != NULL)
    g_assert_nonnull (strstr (lines, "no file, socket or program can be opened"));
  else
    g_test_skip ("this kernel has no seccomp");

  g_clear_object (&result);
  pdf_fixture_settle (pool);
  assert_no_worker ();
}

/* Only the page that the worker died of has an error; what waited behind it is
 * drawn by the next worker, and the page is not tried again. */
static void
test_killed (void)
{
  IteamPdfPool *pool = iteam_pdf_pool_new (1);
  IteamPdfDocument *document = open_sample (pool);
  PdfWait first = { 0 }, waits[3] = { 0 }, again = { 0 };
  g_autoptr (IteamPdfText) text = NULL;
  int worker;

  start_render (document, 0, &first);
  assert_rendered (document, &first);
  worker = get_worker ();
  kill (worker, SIGSTOP);
  for (unsigned i = 0; i < G_N_ELEMENTS (waits); i++)
    start_render (document, i + 1, &waits[i]);
  kill (worker, SIGKILL);

  assert_failed (document, &waits[0], ITEAM_PDF_ERROR_PAGE_KILLED);
  assert_rendered (document, &waits[1]);
  assert_rendered (document, &waits[2]);
  g_assert_cmpuint (iteam_pdf_pool_get_n_started (pool), ==, 2);

  start_render (document, 1, &again);
  assert_failed (document, &again, ITEAM_PDF_ERROR_PAGE_KILLED);
  text = pdf_fixture_read_text (document, 1);
  g_assert_true (g_str_has_prefix (iteam_pdf_text_get_string (text), "Pagina 2"));
  g_assert_cmpuint (iteam_pdf_pool_get_n_started (pool), ==, 2);

  g_assert_finalize_object (document);
  pdf_fixture_settle (pool);
  assert_no_worker ();
}

static void
test_time_limit (void)
{
  IteamPdfPool *pool = iteam_pdf_pool_new (1);
  IteamPdfDocument *document = open_sample (pool);
  PdfWait first = { 0 }, second = { 0 };

  kill (get_worker (), SIGSTOP);
  iteam_pdf_pool_set_time_limit (pool, 200);
  start_render (document, 1, &first);
  start_render (document, 2, &second);
  assert_failed (document, &first, ITEAM_PDF_ERROR_TIMED_OUT);
  iteam_pdf_pool_set_time_limit (pool, PATIENCE);
  assert_rendered (document, &second);

  g_assert_finalize_object (document);
  pdf_fixture_settle (pool);
  assert_no_worker ();
}

/* A page of which each part draws the next part twice, thirty deep: it would
 * take years. */
static GBytes *
make_endless (void)
{
  GString *pdf = g_string_new ("%PDF-1.4\n"
                               "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                               "2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n"
                               "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources<</XObject<</X 6 0 R>>>>>>endobj\n"
                               "4 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n"
                               "5 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n");

  for (unsigned i = 6; i < 36; i++)
    g_string_append_printf (pdf, "%u 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</X %u 0 R>>>>/Length 11>>"
                            "stream\n/X Do /X Do\nendstream endobj\n", i, i + 1);
  g_string_append (pdf, "36 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Length 10>>stream\n0 0 9 9 re\nendstream endobj\n"
                        "trailer<</Root 1 0 R/Size 37>>\n");

  return g_string_free_to_bytes (pdf);
}

static void
test_endless (void)
{
  IteamPdfPool *pool = iteam_pdf_pool_new (1);
  g_autoptr (GBytes) bytes = make_endless ();
  g_autoptr (GError) error = NULL;
  IteamPdfDocument *document = pdf_fixture_open (pool, bytes, NULL, &error);
  PdfWait first = { 0 }, second = { 0 };

  g_assert_no_error (error);
  iteam_pdf_pool_set_time_limit (pool, 1000);
  start_render (document, 0, &first);
  start_render (document, 1, &second);
  assert_failed (document, &first, ITEAM_PDF_ERROR_TIMED_OUT);
  assert_rendered (document, &second);

  g_assert_finalize_object (document);
  pdf_fixture_settle (pool);
  assert_no_worker ();
}

static void
assert_does_not_start (const char *program)
{
  g_autofree char *worker = g_strdup (g_getenv ("ITEAM_PDF_WORKER"));
  IteamPdfPool *pool = iteam_pdf_pool_new (2);
  g_autoptr (GBytes) bytes = pdf_fixture_make (1);
  g_autoptr (GError) error = NULL;

  g_setenv ("ITEAM_PDF_WORKER", program, TRUE);
  g_assert_null (pdf_fixture_open (pool, bytes, NULL, &error));
  g_assert_error (error, ITEAM_PDF_ERROR, ITEAM_PDF_ERROR_NO_WORKER);
  g_clear_error (&error);

  /* Once it is there again, so are the documents. */
  g_setenv ("ITEAM_PDF_WORKER", worker, TRUE);
  g_object_unref (pdf_fixture_open (pool, bytes, NULL, &error));
  g_assert_no_error (error);
  pdf_fixture_settle (pool);
  assert_no_worker ();
}

static void
test_missing (void)
{
  assert_does_not_start ("/nowhere/integriteit-team-pdf-worker");
  assert_does_not_start ("/bin/false");
}

/* A window that is killed leaves no worker behind: what this runs opens a
 * document, says which worker did it, and dies. */
static int
run_orphan (void)
{
  IteamPdfPool *pool = iteam_pdf_pool_new (1);

  open_sample (pool);
  g_print ("%d\n", get_worker ());
  fflush (stdout);
  kill (getpid (), SIGKILL);

  return EXIT_FAILURE;
}

static void
test_orphan (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) window = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, own_path, "--orphan", NULL);
  g_autofree char *output = NULL;
  struct pollfd end = { 0 };

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (window, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (window));
  g_assert_cmpint (atoi (output), >, 1);
  end.fd = syscall (SYS_pidfd_open, atoi (output), 0);
  end.events = POLLIN;
  if (end.fd >= 0)
    {
      g_assert_cmpint (poll (&end, 1, PATIENCE), ==, 1);
      close (end.fd);
    }
  else
    {
      g_assert_cmpint (errno, ==, ESRCH);
    }
}

int
main (int   argc,
      char *argv[])
{
  own_path = argv[0];
  if (argc == 2 && g_str_equal (argv[1], "--orphan"))
    return run_orphan ();

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf/worker/walls", test_walls);
  g_test_add_func ("/pdf/worker/killed", test_killed);
  g_test_add_func ("/pdf/worker/time-limit", test_time_limit);
  g_test_add_func ("/pdf/worker/endless", test_endless);
  g_test_add_func ("/pdf/worker/missing", test_missing);
  g_test_add_func ("/pdf/worker/orphan", test_orphan);

  return g_test_run ();
}
