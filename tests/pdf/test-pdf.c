/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "pdf-fixture.h"

typedef struct
{
  IteamPdfPool *pool;
  IteamPdfDocument *document;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) bytes = pdf_fixture_make (GPOINTER_TO_UINT (data));
  g_autoptr (GError) error = NULL;

  fixture->pool = iteam_pdf_pool_new (2);
  fixture->document = pdf_fixture_open (fixture->pool, bytes, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->document);
  pdf_fixture_settle (fixture->pool);
}

static guint32
get_pixel (IteamPdfImage *image,
           int            x,
           int            y)
{
  const guint32 *pixels = g_bytes_get_data (iteam_pdf_image_get_bytes (image), NULL);

  g_assert_cmpint (x, <, iteam_pdf_image_get_width (image));
  g_assert_cmpint (y, <, iteam_pdf_image_get_height (image));

  return pixels[y * iteam_pdf_image_get_width (image) + x];
}

static IteamPdfImage *
render (Fixture                  *fixture,
        const IteamPdfRenderSpec *spec)
{
  g_autoptr (GError) error = NULL;
  IteamPdfImage *image = pdf_fixture_render (fixture->document, spec, &error);

  g_assert_no_error (error);

  return image;
}

static void
test_geometry (Fixture       *fixture,
               gconstpointer  data)
{
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  double width, height;

  g_assert_cmpuint (iteam_pdf_document_get_n_pages (fixture->document), ==, 5);
  g_assert_true (iteam_pdf_document_get_page_size (fixture->document, 0, &width, &height));
  g_assert_cmpfloat_with_epsilon (width, 595, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 842, 0.01);
  g_assert_false (iteam_pdf_document_get_page_size (fixture->document, 2, &width, &height));
  g_assert_cmpfloat_with_epsilon (width, 595, 0.01);
  g_assert_null (iteam_pdf_document_get_page_label (fixture->document, 0));

  iteam_pdf_document_load_geometry_async (fixture->document, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  g_assert_true (iteam_pdf_document_load_geometry_finish (fixture->document, result, NULL));
  g_assert_true (iteam_pdf_document_get_page_size (fixture->document, 2, &width, &height));
  g_assert_cmpfloat_with_epsilon (width, 842, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 595, 0.01);
  g_assert_cmpstr (iteam_pdf_document_get_page_label (fixture->document, 0), ==, "voorblad");
  g_assert_null (iteam_pdf_document_get_page_label (fixture->document, 1));
}

static void
test_render (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (IteamPdfImage) image = render (fixture, &(IteamPdfRenderSpec) { .scale = 2 });

  g_assert_cmpint (iteam_pdf_image_get_width (image), ==, 1190);
  g_assert_cmpint (iteam_pdf_image_get_height (image), ==, 1684);
  g_assert_cmphex (get_pixel (image, 10, 10), ==, 0xffffffff);
  g_assert_cmphex (get_pixel (image, 250, 850), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (image, 350, 850), ==, 0xffffffff);
}

static void
test_rotation (Fixture       *fixture,
               gconstpointer  data)
{
  /* Where the middle of the red square is after turning the page. */
  static const struct
  {
    unsigned rotation;
    int x;
    int y;
  } cases[] = { { 0, 125, 425 }, { 90, 417, 125 }, { 180, 470, 417 }, { 270, 425, 470 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamPdfImage) image = render (fixture, &(IteamPdfRenderSpec) { .scale = 1, .rotation = cases[i].rotation });

      g_assert_cmpint (iteam_pdf_image_get_width (image), ==, cases[i].rotation % 180 == 0 ? 595 : 842);
      g_assert_cmphex (get_pixel (image, cases[i].x, cases[i].y), ==, 0xffff0000);
      g_assert_cmphex (get_pixel (image, cases[i].x - 35, cases[i].y), ==, 0xffffffff);
      g_assert_cmphex (get_pixel (image, cases[i].x, cases[i].y + 35), ==, 0xffffffff);
    }
}

/* The parts of a page are the page. */
static void
test_part (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (IteamPdfImage) whole = render (fixture, &(IteamPdfRenderSpec) { .scale = 1.5 });
  g_autoptr (IteamPdfImage) part = render (fixture, &(IteamPdfRenderSpec) { .scale = 1.5, .x = 100, .y = 120, .width = 300, .height = 100 });
  unsigned different = 0;

  g_assert_cmpint (iteam_pdf_image_get_width (part), ==, 300);
  g_assert_cmpint (iteam_pdf_image_get_height (part), ==, 100);
  for (int y = 0; y < 100; y++)
    for (int x = 0; x < 300; x++)
      different += get_pixel (part, x, y) != get_pixel (whole, x + 100, y + 120);
  g_assert_cmpuint (different, ==, 0);
}

static void
test_beyond (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (pdf_fixture_render (fixture->document, &(IteamPdfRenderSpec) { .page = 5, .scale = 1 }, &error));
  g_assert_error (error, ITEAM_PDF_ERROR, ITEAM_PDF_ERROR_NO_SUCH_PAGE);
  g_clear_error (&error);
  g_assert_null (pdf_fixture_render (fixture->document, &(IteamPdfRenderSpec) { .scale = 1, .x = 500, .width = 100, .height = 1 }, &error));
  g_assert_error (error, ITEAM_PDF_ERROR, ITEAM_PDF_ERROR_NO_SUCH_PAGE);
  g_clear_error (&error);
  g_assert_null (pdf_fixture_render (fixture->document, &(IteamPdfRenderSpec) { .scale = 1000 }, &error));
  g_assert_error (error, ITEAM_PDF_ERROR, ITEAM_PDF_ERROR_TOO_LARGE);
}

/* A page of another size than the first is drawn as it is, before its size is known. */
static void
test_unknown_size (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (IteamPdfImage) image = render (fixture, &(IteamPdfRenderSpec) { .page = 2, .scale = 1 });
  g_autoptr (IteamPdfImage) larger = NULL;
  double width, height;

  g_assert_cmpint (iteam_pdf_image_get_width (image), ==, 842);
  g_assert_cmpint (iteam_pdf_image_get_height (image), ==, 595);
  g_assert_cmphex (get_pixel (image, 125, 425), ==, 0xffff0000);
  g_assert_true (iteam_pdf_document_get_page_size (fixture->document, 2, &width, &height));
  larger = render (fixture, &(IteamPdfRenderSpec) { .page = 3, .scale = 3 });
  g_assert_cmphex (get_pixel (larger, 375, 1275), ==, 0xffff0000);
}

static void
test_dark (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (IteamPdfImage) image = render (fixture, &(IteamPdfRenderSpec) { .scale = 1, .flags = ITEAM_PDF_RENDER_DARK });
  guint32 paper = get_pixel (image, 10, 10);
  guint32 red = get_pixel (image, 125, 425);

  g_assert_cmphex (paper, ==, 0xff1e1e1e);
  /* Red stays red: as light as it is dark. */
  g_assert_cmpuint (red >> 16 & 0xff, ==, 0xff);
  g_assert_cmpuint (red & 0xff, ==, 0x1e);
}

/* A picture of a page, of thin lines: half as large it is grey, as it is far away. */
static void
test_scan (void)
{
  IteamPdfPool *pool = iteam_pdf_pool_new (1);
  g_autoptr (GBytes) bytes = pdf_fixture_make_scan ();
  g_autoptr (GError) error = NULL;
  IteamPdfDocument *document = pdf_fixture_open (pool, bytes, NULL, &error);

  g_assert_no_error (error);
  for (unsigned i = 0; i < 2; i++)
    {
      g_autoptr (IteamPdfImage) image = pdf_fixture_render (document, &(IteamPdfRenderSpec) { .page = i, .scale = 100 / 72.0 }, &error);
      guint32 pixel;

      g_assert_no_error (error);
      g_assert_cmpint (iteam_pdf_image_get_width (image), ==, 400);
      for (int x = 100; x < 110; x++)
        {
          pixel = get_pixel (image, x, 50 + x);
          g_assert_cmphex (pixel >> 24, ==, 0xff);
          g_assert_cmpint (ABS ((int) (pixel & 0xff) - 0x80), <, 0x30);
          g_assert_cmpint (pixel >> 16 & 0xff, ==, pixel & 0xff);
        }
    }
  g_assert_finalize_object (document);
  pdf_fixture_settle (pool);
}

/* An image stays what it is while others are drawn, and lets its memory go after. */
static void
test_memory (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (IteamPdfImage) kept = render (fixture, &(IteamPdfRenderSpec) { .scale = 1 });
  g_autoptr (GBytes) copy = g_bytes_new (g_bytes_get_data (iteam_pdf_image_get_bytes (kept), NULL),
                                         g_bytes_get_size (iteam_pdf_image_get_bytes (kept)));

  for (unsigned i = 0; i < 20; i++)
    {
      g_autoptr (IteamPdfImage) other = render (fixture, &(IteamPdfRenderSpec) { .page = 1 + i % 4, .scale = 1 + i % 3 });

      g_assert_true (g_bytes_get_data (iteam_pdf_image_get_bytes (other), NULL) != g_bytes_get_data (iteam_pdf_image_get_bytes (kept), NULL));
    }
  g_assert_true (g_bytes_equal (copy, iteam_pdf_image_get_bytes (kept)));
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (IteamPdfText) text = pdf_fixture_read_text (fixture->document, 1);
  const char *string = iteam_pdf_text_get_string (text);
  const char *word = strstr (string, "geschenken");
  unsigned index, from, to;
  g_autofree char *part = NULL;
  g_autoptr (GArray) rects = NULL;
  IteamPdfRect box;

  g_assert_true (g_str_has_prefix (string, "Pagina 2\n"));
  g_assert_nonnull (strstr (string, "coördinator"));
  g_assert_nonnull (word);
  g_assert_cmpuint (iteam_pdf_text_get_n_chars (text), ==, g_utf8_strlen (string, -1));

  /* "P" stands on the line that is 100 points from the top, 72 from the left. */
  g_assert_true (iteam_pdf_text_get_box (text, 0, &box));
  g_assert_cmpfloat_with_epsilon (box.x1, 72, 1);
  g_assert_cmpfloat (box.y1, <, 92);
  g_assert_cmpfloat (box.y2, >, 99);
  g_assert_false (iteam_pdf_text_get_box (text, strlen ("Pagina 2"), &box));

  index = g_utf8_pointer_to_offset (string, word);
  iteam_pdf_text_get_word (text, index + 3, &from, &to);
  part = iteam_pdf_text_get_part (text, from, to);
  g_assert_cmpstr (part, ==, "geschenken");
  rects = iteam_pdf_text_get_rects (text, from, to);
  g_assert_cmpuint (rects->len, ==, 1);
  box = g_array_index (rects, IteamPdfRect, 0);
  g_assert_cmpint (iteam_pdf_text_find_char (text, box.x1 + 1, (box.y1 + box.y2) / 2), ==, from);
  g_assert_cmpint (iteam_pdf_text_find_char (text, box.x2 - 1, (box.y1 + box.y2) / 2), ==, to);
  iteam_pdf_text_get_line (text, index, &from, &to);
  g_clear_pointer (&part, g_free);
  part = iteam_pdf_text_get_part (text, from, to);
  g_assert_cmpstr (part, ==, "Een medewerker neemt geen geschenken aan van meer dan 50 euro.");
}

static void
test_find (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    const char *query;
    IteamFindFlags flags;
    unsigned hits_a_page;
  } cases[] = {
    { "geschenken", ITEAM_FIND_NONE, 1 },
    { "GESCHENKEN", ITEAM_FIND_NONE, 1 },
    { "GESCHENKEN", ITEAM_FIND_MATCH_CASE, 0 },
    { "schenk", ITEAM_FIND_NONE, 1 },
    { "schenk", ITEAM_FIND_WHOLE_WORDS, 0 },
    { "geschenken", ITEAM_FIND_WHOLE_WORDS, 1 },
    { "coordinat", ITEAM_FIND_NONE, 2 },
    { "coördinat", ITEAM_FIND_MATCH_CASE, 2 },
    { "coordinat", ITEAM_FIND_MATCH_CASE, 0 },
    { "dilemmatrainingen", ITEAM_FIND_NONE, 1 },
    { "dilemma-trainingen", ITEAM_FIND_NONE, 1 },
    { "euro.  over de", ITEAM_FIND_NONE, 1 },
    { "paardenbloem", ITEAM_FIND_NONE, 0 },
    { "", ITEAM_FIND_NONE, 0 },
    { " ", ITEAM_FIND_NONE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) hits = pdf_fixture_find (fixture->document, cases[i].query, cases[i].flags, 0);

      if (hits->len != 40 * cases[i].hits_a_page)
        g_error ("%u hits of “%s” (flags %u)", hits->len, cases[i].query, cases[i].flags);
    }
}

static void
test_hits (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) hits = pdf_fixture_find (fixture->document, "Geschenken aan", ITEAM_FIND_NONE, 38);
  g_autoptr (GPtrArray) divided = pdf_fixture_find (fixture->document, "dilemmatrainingen", ITEAM_FIND_NONE, 0);
  static const unsigned pages[] = { 38, 39, 0, 1 };
  const IteamPdfHit *hit;
  g_autofree char *found = NULL;

  g_assert_cmpuint (hits->len, ==, 40);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    g_assert_cmpuint (((IteamPdfHit *) g_ptr_array_index (hits, i))->page, ==, pages[i]);

  hit = g_ptr_array_index (hits, 0);
  found = g_strndup (hit->line + hit->from, hit->to - hit->from);
  g_assert_cmpstr (found, ==, "geschenken aan");
  g_assert_cmpstr (hit->line, ==, "Een medewerker neemt geen geschenken aan van meer dan 50 euro.");
  g_assert_cmpuint (hit->line_number, ==, 2);
  g_assert_cmpuint (hit->rects->len, ==, 1);

  hit = g_ptr_array_index (divided, 0);
  g_assert_cmpstr (hit->line, ==, "Over de hele coördinatie van dilemma- trainingen gaat de coördinator.");
  g_assert_cmpuint (hit->rects->len, ==, 2);
}

static void
on_page_text (unsigned    page,
              const char *text,
              gpointer    user_data)
{
  GPtrArray *texts = user_data;

  g_assert_cmpuint (page, ==, texts->len);
  g_ptr_array_add (texts, g_strdup (text));
}

static void
test_read_all (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  iteam_pdf_document_read_all_async (fixture->document, on_page_text, texts, NULL, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  g_assert_true (iteam_pdf_document_read_all_finish (fixture->document, result, NULL));
  g_assert_cmpuint (texts->len, ==, 40);
  for (unsigned i = 0; i < 40; i++)
    {
      g_autofree char *label = g_strdup_printf ("Pagina %u\n", i + 1);

      g_assert_true (g_str_has_prefix (g_ptr_array_index (texts, i), label));
    }
}

static void
test_outline (Fixture       *fixture,
              gconstpointer  data)
{
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items = NULL;
  const IteamPdfOutlineItem *item;

  iteam_pdf_document_read_outline_async (fixture->document, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  items = iteam_pdf_document_read_outline_finish (fixture->document, result, NULL);
  g_assert_cmpuint (items->len, ==, 2);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpstr (item->title, ==, "Inleiding");
  g_assert_cmpuint (item->depth, ==, 0);
  g_assert_cmpint (item->page, ==, 0);
  g_assert_true (item->expanded);
  item = g_ptr_array_index (items, 1);
  g_assert_cmpstr (item->title, ==, "Geschenken");
  g_assert_cmpuint (item->depth, ==, 1);
  g_assert_cmpint (item->page, ==, 1);
  g_assert_cmpfloat_with_epsilon (item->y, 200, 1);
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) links = NULL;
  unsigned inside = 0, outside = 0;

  iteam_pdf_document_read_links_async (fixture->document, 0, ITEAM_PDF_PRIORITY_NEXT, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  links = iteam_pdf_document_read_links_finish (fixture->document, result, NULL);
  g_assert_cmpuint (links->len, ==, 2);
  for (unsigned i = 0; i < links->len; i++)
    {
      const IteamPdfLink *link = g_ptr_array_index (links, i);
      gboolean to_page = link->page >= 0;

      g_assert_cmpfloat_with_epsilon (link->rect.x1, 72, 1);
      g_assert_cmpfloat_with_epsilon (link->rect.y1, to_page ? 300 : 330, 1);
      g_assert_cmpfloat_with_epsilon (link->rect.y2, to_page ? 320 : 350, 1);
      g_assert_cmpstr (link->uri, ==, to_page ? NULL : "https://example.org/code");
      if (to_page)
        g_assert_cmpint (link->page, ==, 4);
      inside += to_page;
      outside += !to_page;
    }
  g_assert_cmpuint (inside, ==, 1);
  g_assert_cmpuint (outside, ==, 1);
}

static void
test_info (Fixture       *fixture,
           gconstpointer  data)
{
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamPdfInfo) info = NULL;

  iteam_pdf_document_read_info_async (fixture->document, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  info = iteam_pdf_document_read_info_finish (fixture->document, result, NULL);
  g_assert_cmpstr (info->title, ==, "Gedragscode integriteit");
  g_assert_cmpstr (info->author, ==, "Coördinator integriteit");
  g_assert_null (info->subject);
  g_assert_true (g_str_has_prefix (info->format, "PDF-1."));
  g_assert_nonnull (info->created);
  g_assert_cmpint (g_date_time_get_year (info->created), ==, 2019);
  g_assert_true (info->may_print);
}

static void
test_structure (void)
{
  /* What a word processor writes: a heading, a paragraph, a picture with words for it. */
  static const char tagged[] =
    "%PDF-1.5\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/StructParents 0"
    "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n"
    "4 0 obj<</Length 172>>stream\n"
    "/H2<</MCID 0>>BDC BT/F 20 Tf 72 742 Td(Geschenken)Tj ET EMC\n"
    "/P<</MCID 1>>BDC BT/F 12 Tf 72 700 Td(Tot vijftig euro.)Tj ET EMC\n"
    "/Figure<</MCID 2>>BDC 72 500 50 50 re f EMC         \nendstream endobj\n"
    "5 0 obj<</Nums[0[7 0 R 8 0 R 9 0 R]]>>endobj\n"
    "6 0 obj<</Type/StructTreeRoot/K 10 0 R/ParentTree 5 0 R>>endobj\n"
    "7 0 obj<</Type/StructElem/S/H2/P 10 0 R/Pg 3 0 R/K 0>>endobj\n"
    "8 0 obj<</Type/StructElem/S/P/P 10 0 R/Pg 3 0 R/K 1>>endobj\n"
    "9 0 obj<</Type/StructElem/S/Figure/P 10 0 R/Pg 3 0 R/K 2/Alt(Een doos bonbons)>>endobj\n"
    "10 0 obj<</Type/StructElem/S/Document/P 6 0 R/K[7 0 R 8 0 R 9 0 R]>>endobj\n"
    "trailer<</Root 1 0 R/Size 11>>\n";
  static const IteamPdfBlock expected[] = {
    { ITEAM_PDF_BLOCK_HEADING, 2, (char *) "Geschenken" },
    { ITEAM_PDF_BLOCK_TEXT, 0, (char *) "Tot vijftig euro." },
    { ITEAM_PDF_BLOCK_FIGURE, 0, (char *) "Een doos bonbons" },
  };
  IteamPdfPool *pool = iteam_pdf_pool_new (1);
  g_autoptr (GBytes) bytes = g_bytes_new_static (tagged, sizeof tagged - 1);
  g_autoptr (GError) error = NULL;
  IteamPdfDocument *document = pdf_fixture_open (pool, bytes, NULL, &error);
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) blocks = NULL;

  g_assert_no_error (error);
  iteam_pdf_document_read_structure_async (document, 0, ITEAM_PDF_PRIORITY_NEXT, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  blocks = iteam_pdf_document_read_structure_finish (document, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (blocks->len, ==, G_N_ELEMENTS (expected));
  for (unsigned i = 0; i < blocks->len; i++)
    {
      const IteamPdfBlock *block = g_ptr_array_index (blocks, i);

      g_assert_cmpuint (block->kind, ==, expected[i].kind);
      g_assert_cmpuint (block->level, ==, expected[i].level);
      g_assert_cmpstr (block->text, ==, expected[i].text);
    }

  g_clear_object (&result);
  g_assert_finalize_object (document);
  pdf_fixture_settle (pool);
}

/* A document that does not say what its lines are is read as lines. */
static void
test_plain_structure (Fixture       *fixture,
                      gconstpointer  data)
{
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) blocks = NULL;
  const IteamPdfBlock *block;

  iteam_pdf_document_read_structure_async (fixture->document, 1, ITEAM_PDF_PRIORITY_NEXT, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);
  blocks = iteam_pdf_document_read_structure_finish (fixture->document, result, NULL);
  g_assert_cmpuint (blocks->len, >=, 1);
  block = g_ptr_array_index (blocks, 0);
  g_assert_cmpuint (block->kind, ==, ITEAM_PDF_BLOCK_TEXT);
  g_assert_true (g_str_has_prefix (block->text, "Pagina 2"));
}

static int
export (Fixture              *fixture,
        const unsigned       *pages,
        gsize                 n_pages,
        IteamPdfExportFormat  format,
        GError              **error)
{
  PdfWait wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  iteam_pdf_document_export_async (fixture->document, pages, n_pages, format, NULL, pdf_fixture_on_done, &wait);
  result = pdf_fixture_wait (&wait);

  return iteam_pdf_document_export_finish (fixture->document, result, error);
}

/* What is printed is text still: it can be read from the pages that come out. */
static void
test_export (Fixture       *fixture,
             gconstpointer  data)
{
  static const unsigned pages[] = { 3, 1 }, beyond[] = { 0, 7 };
  g_autoptr (GError) error = NULL;
  int pdf = export (fixture, pages, 2, ITEAM_PDF_EXPORT_PDF, &error);
  int svg;
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  IteamPdfDocument *printed;

  g_assert_no_error (error);
  file = g_mapped_file_new_from_fd (pdf, FALSE, &error);
  g_assert_no_error (error);
  bytes = g_mapped_file_get_bytes (file);
  printed = pdf_fixture_open (fixture->pool, bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (iteam_pdf_document_get_n_pages (printed), ==, 2);
  for (unsigned i = 0; i < 2; i++)
    {
      g_autoptr (IteamPdfText) text = pdf_fixture_read_text (printed, i);
      g_autofree char *label = g_strdup_printf ("Pagina %u\n", pages[i] + 1);

      g_assert_true (g_str_has_prefix (iteam_pdf_text_get_string (text), label));
    }
  g_assert_finalize_object (printed);
  close (pdf);

  svg = export (fixture, pages, 1, ITEAM_PDF_EXPORT_SVG, &error);
  g_assert_no_error (error);
  g_clear_pointer (&file, g_mapped_file_unref);
  file = g_mapped_file_new_from_fd (svg, FALSE, &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), "<svg"));
  g_assert_nonnull (g_strstr_len (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), "</svg>"));
  close (svg);

  g_assert_cmpint (export (fixture, beyond, 2, ITEAM_PDF_EXPORT_PDF, &error), ==, -1);
  g_assert_error (error, ITEAM_PDF_ERROR, ITEAM_PDF_ERROR_NO_SUCH_PAGE);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  PdfWait waits[20] = { 0 };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  for (unsigned i = 0; i < G_N_ELEMENTS (waits); i++)
    iteam_pdf_document_render_async (fixture->document, &(IteamPdfRenderSpec) { .page = i % 5, .scale = 3 },
                                     ITEAM_PDF_PRIORITY_NEXT, i % 2 == 0 ? cancellable : NULL, pdf_fixture_on_done, &waits[i]);
  g_cancellable_cancel (cancellable);
  for (unsigned i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autoptr (GAsyncResult) result = pdf_fixture_wait (&waits[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (IteamPdfImage) image = iteam_pdf_document_render_finish (fixture->document, result, &error);

      if (i % 2 == 0)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_no_error (error);
    }
}

static void
assert_refused (GBytes     *bytes,
                const char *password,
                int         code)
{
  IteamPdfPool *pool = iteam_pdf_pool_new (1);
  g_autoptr (GError) error = NULL;

  g_assert_null (pdf_fixture_open (pool, bytes, password, &error));
  g_assert_error (error, ITEAM_PDF_ERROR, code);
  pdf_fixture_settle (pool);
}

static void
test_not_a_pdf (void)
{
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) letter = g_bytes_new_static ("Geachte raad,\n", 14);
  g_autoptr (GBytes) head = g_bytes_new_static ("%PDF-1.7\n", 9);

  assert_refused (empty, NULL, ITEAM_PDF_ERROR_NOT_A_PDF);
  assert_refused (letter, NULL, ITEAM_PDF_ERROR_NOT_A_PDF);
  assert_refused (head, NULL, ITEAM_PDF_ERROR_DAMAGED);
}

static void
test_password (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "pdf", "protected.pdf", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  IteamPdfPool *pool = iteam_pdf_pool_new (2);
  IteamPdfDocument *document;
  g_autoptr (GError) error = NULL;

  assert_refused (bytes, NULL, ITEAM_PDF_ERROR_NEEDS_PASSWORD);
  assert_refused (bytes, "", ITEAM_PDF_ERROR_NEEDS_PASSWORD);
  assert_refused (bytes, "vergeten", ITEAM_PDF_ERROR_WRONG_PASSWORD);

  document = pdf_fixture_open (pool, bytes, "geheim", &error);
  g_assert_no_error (error);
  /* Also in the second worker, which opens it by itself. */
  for (unsigned i = 0; i < 6; i++)
    {
      g_autoptr (IteamPdfText) text = pdf_fixture_read_text (document, 0);

      g_assert_true (g_str_has_prefix (iteam_pdf_text_get_string (text), "Pagina 1\n"));
    }
  g_assert_finalize_object (document);
  pdf_fixture_settle (pool);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    unsigned n_pages;
    void (*test) (Fixture *fixture, gconstpointer data);
  } cases[] = {
    { "/pdf/geometry", 5, test_geometry },
    { "/pdf/render", 5, test_render },
    { "/pdf/rotation", 5, test_rotation },
    { "/pdf/part", 5, test_part },
    { "/pdf/beyond", 5, test_beyond },
    { "/pdf/unknown-size", 5, test_unknown_size },
    { "/pdf/dark", 5, test_dark },
    { "/pdf/memory", 5, test_memory },
    { "/pdf/text", 5, test_text },
    { "/pdf/find", 40, test_find },
    { "/pdf/hits", 40, test_hits },
    { "/pdf/read-all", 40, test_read_all },
    { "/pdf/outline", 5, test_outline },
    { "/pdf/links", 5, test_links },
    { "/pdf/info", 5, test_info },
    { "/pdf/plain-structure", 5, test_plain_structure },
    { "/pdf/export", 5, test_export },
    { "/pdf/cancel", 5, test_cancel },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].name, Fixture, GUINT_TO_POINTER (cases[i].n_pages), set_up, cases[i].test, tear_down);
  g_test_add_func ("/pdf/scan", test_scan);
  g_test_add_func ("/pdf/structure", test_structure);
  g_test_add_func ("/pdf/not-a-pdf", test_not_a_pdf);
  g_test_add_func ("/pdf/password", test_password);

  return g_test_run ();
}
