/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "pdf-fixture.h"

/* What is read from a page is what pdftotext reads there, white space aside, and
 * hyphens at the ends of lines, which it takes out (of "US-ASCII" too); and what
 * is found on it is at least what pdfgrep finds: words over two lines it does not. The files are those of Debian
 * packages; one that is not on this machine is passed over, and said so. */

static const char *files[] = {
  "/usr/share/doc/shared-mime-info/shared-mime-info-spec.pdf",
  "/usr/share/doc/debian-policy/policy.pdf.gz",
  "/usr/share/R/doc/manual/refman.pdf",
};

typedef struct
{
  char *folder;
  char *path;
  IteamPdfPool *pool;
  IteamPdfDocument *document;
} Fixture;

static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_autoptr (GBytes) output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);

  return g_strndup (g_bytes_get_data (output, NULL) != NULL ? g_bytes_get_data (output, NULL) : "", g_bytes_get_size (output));
}

/* The file as it is, unpacked if need be; %FALSE if it is not here. */
static gboolean
prepare (Fixture    *fixture,
         const char *path)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *words = g_strdup_printf ("%s is not on this machine", path);

      g_test_skip (words);

      return FALSE;
    }

  fixture->folder = g_dir_make_tmp ("iteam-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "file.pdf", NULL);
  if (g_str_has_suffix (path, ".gz"))
    {
      g_autofree char *command = g_strdup_printf ("gzip -dc '%s' > '%s'", path, fixture->path);

      g_free (run ((const char *[]) { "sh", "-c", command, NULL }));
    }
  else
    {
      g_free (run ((const char *[]) { "cp", path, fixture->path, NULL }));
    }
  fixture->pool = iteam_pdf_pool_new (2);
  fixture->document = pdf_fixture_open_path (fixture->pool, fixture->path);

  return TRUE;
}

static void
tidy_up (Fixture *fixture)
{
  g_assert_finalize_object (fixture->document);
  pdf_fixture_settle (fixture->pool);
  g_free (run ((const char *[]) { "rm", "-r", fixture->folder, NULL }));
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* The words with one space between them. */
static char *
normalise (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t\r\f", -1);
  GString *line = g_string_new (NULL);

  for (unsigned i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      if (line->len > 1 && line->str[line->len - 1] == '-')
        g_string_truncate (line, line->len - 1);
      else if (line->len > 0)
        g_string_append_c (line, ' ');
      g_string_append (line, words[i]);
    }

  return g_string_free (line, FALSE);
}

/* To where two texts begin to differ. */
static void
skip_alike (const char **a,
            const char **b)
{
  while (**a != '\0' && **a == **b)
    {
      (*a)++;
      (*b)++;
    }
}

static void
on_page_text (unsigned    page,
              const char *text,
              gpointer    user_data)
{
  g_ptr_array_add (user_data, g_strdup (text));
}

static void
test_text (gconstpointer path)
{
  Fixture fixture = { 0 };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *output = NULL;
  g_auto (GStrv) pages = NULL;
  unsigned differ = 0;

  if (!prepare (&fixture, path))
    return;

  iteam_pdf_document_read_all_async (fixture.document, on_page_text, texts, NULL, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  g_assert_true (iteam_pdf_document_read_all_finish (fixture.document, result, NULL));
  output = run ((const char *[]) { "pdftotext", "-enc", "UTF-8", fixture.path, "-", NULL });
  pages = g_strsplit (output, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), >=, texts->len);
  for (unsigned i = 0; i < texts->len; i++)
    {
      g_autofree char *ours = normalise (g_ptr_array_index (texts, i));
      g_autofree char *theirs = normalise (pages[i]);
      const char *ours_at = ours, *theirs_at = theirs;

      if (g_str_equal (ours, theirs))
        continue;
      differ++;
      if (differ > 3)
        continue;
      skip_alike (&ours_at, &theirs_at);
      g_test_message ("page %u\n  ours:   %.300s\n  theirs: %.300s", i + 1, ours_at, theirs_at);
    }
  g_test_message ("%u of %u pages differ", differ, texts->len);
  g_assert_cmpuint (differ, ==, 0);

  g_clear_object (&result);
  tidy_up (&fixture);
}

/* How many lines of each page have the word, as pdfgrep has it. */
static void
test_hits (gconstpointer path)
{
  static const char *words[] = { "package", "Debian", "the same", "function (" };
  Fixture fixture = { 0 };

  if (!prepare (&fixture, path))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GPtrArray) hits = pdf_fixture_find (fixture.document, words[i], ITEAM_FIND_NONE, 0);
      unsigned n_pages = iteam_pdf_document_get_n_pages (fixture.document);
      g_autofree unsigned *ours = g_new0 (unsigned, n_pages + 1);
      g_autofree char *output = run ((const char *[]) { "pdfgrep", "-i", "-F", "-p", words[i], fixture.path, NULL });
      g_auto (GStrv) lines = g_strsplit (output, "\n", -1);
      unsigned fewer = 0, more = 0;

      for (unsigned j = 0; j < hits->len; j++)
        ours[((IteamPdfHit *) g_ptr_array_index (hits, j))->page]++;
      for (unsigned j = 0; lines[j] != NULL; j++)
        {
          const char *colon = strchr (lines[j], ':');
          unsigned page = atoi (lines[j]);

          if (colon == NULL || page == 0 || page > n_pages)
            continue;
          if (ours[page - 1] < (unsigned) atoi (colon + 1))
            fewer++, g_test_message ("page %u: %u, they %s", page, ours[page - 1], colon + 1);
          if (ours[page - 1] > (unsigned) atoi (colon + 1))
            more++;
          ours[page - 1] = 0;
        }
      for (unsigned j = 0; j < n_pages; j++)
        more += ours[j] > 0;
      g_test_message ("“%s”: %u hits, fewer on %u pages, more on %u", words[i], hits->len, fewer, more);
      g_assert_cmpuint (fewer, ==, 0);
    }
  tidy_up (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* The last is large: it takes a minute. */
  for (gsize i = 0; i < (g_getenv ("ITEAM_LONG") != NULL ? 3 : 2); i++)
    {
      g_autofree char *name = g_path_get_basename (files[i]);
      g_autofree char *text = g_strdup_printf ("/pdf/agreement/text/%s", name);
      g_autofree char *hits = g_strdup_printf ("/pdf/agreement/hits/%s", name);

      g_test_add_data_func (text, files[i], test_text);
      g_test_add_data_func (hits, files[i], test_hits);
    }

  return g_test_run ();
}
