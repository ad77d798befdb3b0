/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE
#include "config.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "iteam-reader-copy.h"
#include "iteam-reader-print-options.h"
#include "iteam-reader-print.h"
#include "iteam-reader-properties.h"
#include "pdf-fixture.h"
#include "window-fixture.h"

static void
test_place (void)
{
  static const struct
  {
    IteamReaderPrintFit fit;
    double page_width, page_height;
    double scale, x, y;
  } cases[] = {
    { ITEAM_READER_PRINT_SHRINK, 500, 800, 1, 0, 0 },
    { ITEAM_READER_PRINT_SHRINK, 1000, 800, 0.5, 0, 200 },
    { ITEAM_READER_PRINT_SHRINK, 250, 400, 1, 125, 200 },
    { ITEAM_READER_PRINT_FIT, 250, 400, 2, 0, 0 },
    { ITEAM_READER_PRINT_FIT, 500, 400, 1, 0, 200 },
    { ITEAM_READER_PRINT_FIT, 1000, 1600, 0.5, 0, 0 },
    { ITEAM_READER_PRINT_ACTUAL, 600, 1000, 1, -50, -100 },
    { ITEAM_READER_PRINT_ACTUAL, 250, 400, 1, 125, 200 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double scale, x, y;

      iteam_reader_print_place (cases[i].fit, 500, 800, cases[i].page_width, cases[i].page_height, &scale, &x, &y);
      g_assert_cmpfloat_with_epsilon (scale, cases[i].scale, 1e-9);
      g_assert_cmpfloat_with_epsilon (x, cases[i].x, 1e-9);
      g_assert_cmpfloat_with_epsilon (y, cases[i].y, 1e-9);
    }
}

static void
test_options (void)
{
  GtkWidget *options = g_object_ref_sink (iteam_reader_print_options_new (ITEAM_READER_PRINT_ACTUAL, FALSE));

  g_assert_cmpint (iteam_reader_print_options_get_fit (ITEAM_READER_PRINT_OPTIONS (options)), ==, ITEAM_READER_PRINT_ACTUAL);
  g_assert_false (iteam_reader_print_options_get_turn (ITEAM_READER_PRINT_OPTIONS (options)));
  g_assert_finalize_object (options);
}

/* Prints a document to a file, and opens that. */
static IteamPdfDocument *
print_to_file (IteamPdfPool     *pool,
               IteamPdfDocument *document,
               const char       *path)
{
  IteamReaderPrint *print = iteam_reader_print_new (document, "Gedragscode", 0);
  GtkPrintOperation *operation = iteam_reader_print_get_operation (print);
  g_autoptr (GError) error = NULL;
  PdfWait wait = { 0 };

  gtk_print_operation_set_show_progress (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  iteam_reader_print_run_async (print, NULL, GTK_PRINT_OPERATION_ACTION_EXPORT, pdf_fixture_on_done, &wait);
  g_assert_true (iteam_reader_print_run_finish (print, pdf_fixture_wait (&wait), &error));
  g_assert_no_error (error);
  g_clear_object (&wait.result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (print);

  return pdf_fixture_open_path (pool, path);
}

/* How many pixels are red in a page at 1 pixel a point. */
static guint
count_red (IteamPdfDocument *document,
           unsigned          page)
{
  g_autoptr (IteamPdfImage) image = pdf_fixture_render (document, &(IteamPdfRenderSpec) { .page = page, .scale = 1 }, NULL);
  const guint32 *pixels = g_bytes_get_data (iteam_pdf_image_get_bytes (image), NULL);
  int stride = iteam_pdf_image_get_stride (image) / 4;
  guint n_red = 0;

  for (int y = 0; y < iteam_pdf_image_get_height (image); y++)
    for (int x = 0; x < iteam_pdf_image_get_width (image); x++)
      n_red += (pixels[y * stride + x] & 0xffffff) == 0xff0000 ? 1 : 0;

  return n_red;
}

/* Each page on paper that lies as it does, with all that is on it, and no pixels. */
static void
test_print (void)
{
  IteamPdfPool *pool = iteam_pdf_pool_new (1);
  g_autoptr (GBytes) bytes = pdf_fixture_make (3);
  IteamPdfDocument *document = pdf_fixture_open (pool, bytes, NULL, NULL);
  IteamPdfDocument *printed;
  g_autofree char *folder = g_dir_make_tmp ("iteam-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "gedrukt.pdf", NULL);
  g_autofree char *data = NULL;
  gsize length;
  PdfWait wait = { 0 };

  printed = print_to_file (pool, document, path);
  iteam_pdf_document_load_geometry_async (printed, NULL, pdf_fixture_on_done, &wait);
  g_assert_true (iteam_pdf_document_load_geometry_finish (printed, pdf_fixture_wait (&wait), NULL));
  g_clear_object (&wait.result);

  g_assert_cmpuint (iteam_pdf_document_get_n_pages (printed), ==, 3);
  for (unsigned page = 0; page < 3; page++)
    {
      double width, height;
      guint n_red;

      iteam_pdf_document_get_page_size (printed, page, &width, &height);
      g_assert_cmpint (width > height, ==, page == 2);

      /* A square of 50 points, a little smaller where the printer keeps an edge free. */
      n_red = count_red (printed, page);
      g_assert_cmpuint (n_red, >, 43 * 43);
      g_assert_cmpuint (n_red, <=, 51 * 51);
    }
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_null (memmem (data, length, "/Subtype /Image", strlen ("/Subtype /Image")));

  g_assert_finalize_object (printed);
  g_assert_finalize_object (document);
  pdf_fixture_settle (pool);
  remove_tree (folder);
}

static void
test_names (void)
{
  static const struct
  {
    const char *title;
    const char *name;
  } cases[] = {
    { "Gedragscode raad 2017", "Gedragscode raad 2017.pdf" },
    { "Wat te doen bij: a/b?", "Wat te doen bij- a-b-.pdf" },
    { "handreiking.PDF", "handreiking.PDF" },
    { "coördinatie …", "coördinatie ….pdf" },
    { "..", "Document.pdf" },
    { "", "Document.pdf" },
    { "a\nb", "a-b.pdf" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = iteam_reader_copy_name (cases[i].title);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_paper (void)
{
  g_autofree char *standing = iteam_reader_describe_paper (595, 842);
  g_autofree char *lying = iteam_reader_describe_paper (842, 595.3);
  g_autofree char *other = iteam_reader_describe_paper (300, 300);

  g_assert_cmpstr (standing, ==, "A4, 210 × 297 mm");
  g_assert_cmpstr (lying, ==, "A4 landscape, 297 × 210 mm");
  g_assert_cmpstr (other, ==, "106 × 106 mm");
}

/* Where another program finds it, to read and not to change. */
static void
test_aside (void)
{
  g_autoptr (GBytes) bytes = pdf_fixture_make (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) copy = NULL;
  g_autofree char *name = NULL;
  PdfWait wait = { 0 };
  int fd = iteam_pdf_file_from_bytes (bytes, &error);

  g_assert_no_error (error);
  iteam_reader_put_aside_async (fd, "Gedragscode: raad", NULL, pdf_fixture_on_done, &wait);
  close (fd);
  file = iteam_reader_put_aside_finish (pdf_fixture_wait (&wait), &error);
  g_assert_no_error (error);
  g_object_unref (wait.result);

  name = g_file_get_basename (file);
  g_assert_cmpstr (name, ==, "Gedragscode- raad.pdf");
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_UNIX_MODE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_assert_cmpuint (g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & 0777, ==, 0400);
  copy = g_file_load_bytes (file, NULL, NULL, NULL);
  g_assert_true (g_bytes_equal (copy, bytes));
}

static gboolean
shows_info (gpointer stack)
{
  return g_str_equal (gtk_stack_get_visible_child_name (stack), "info");
}

static void
test_properties (void)
{
  IteamPdfPool *pool = iteam_pdf_pool_new (1);
  g_autoptr (GBytes) bytes = pdf_fixture_make (3);
  IteamPdfDocument *document = pdf_fixture_open (pool, bytes, NULL, NULL);
  GtkWidget *window = iteam_reader_properties_new (NULL, document, 0, 1500);

  gtk_window_present (GTK_WINDOW (window));
  wait_until (shows_info, find_child (window, "stack"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_child (window, "title_row"))), ==, "Gedragscode integriteit");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_child (window, "author_row"))), ==, "Coördinator integriteit");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_child (window, "pages_row"))), ==, "3");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (find_child (window, "created_row"))), "November 2019"));
  g_assert_false (gtk_widget_get_visible (find_child (window, "subject_row")));

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (document);
  pdf_fixture_settle (pool);
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);
  if (gtk_init_check ())
    adw_init ();

  g_test_add_func ("/reader-print/place", test_place);
  g_test_add_func ("/reader-print/options", test_options);
  g_test_add_func ("/reader-print/print", test_print);
  g_test_add_func ("/reader-print/names", test_names);
  g_test_add_func ("/reader-print/paper", test_paper);
  g_test_add_func ("/reader-print/aside", test_aside);
  g_test_add_func ("/reader-print/properties", test_properties);

  return window_fixture_run ();
}
