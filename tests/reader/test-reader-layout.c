/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "iteam-reader-layout.h"

#define M ITEAM_READER_MARGIN
#define S ITEAM_READER_SPACING

static void
assert_near (double a,
             double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, 1e-6);
}

/* Five pages: three standing, one lying, one standing. */
static IteamReaderLayout *
mixed_layout (IteamReaderColumns columns,
              unsigned           rotation,
              double             scale)
{
  IteamReaderLayout *layout = iteam_reader_layout_new ();

  iteam_reader_layout_set_pages (layout, 5, 100, 200);
  iteam_reader_layout_set_page_size (layout, 3, 300, 100);
  iteam_reader_layout_set_columns (layout, columns);
  iteam_reader_layout_set_rotation (layout, rotation);
  iteam_reader_layout_set_scale (layout, scale);
  iteam_reader_layout_set_width (layout, 1000);

  return layout;
}

static void
test_boxes (void)
{
  static const struct
  {
    IteamReaderColumns columns;
    unsigned rotation;
    unsigned page;
    double x, y, width, height;
  } cases[] = {
    { ITEAM_READER_COLUMNS_SINGLE, 0, 0, 400, M, 200, 400 },
    { ITEAM_READER_COLUMNS_SINGLE, 0, 3, 200, M + 3 * (400 + S), 600, 200 },
    { ITEAM_READER_COLUMNS_SINGLE, 0, 4, 400, M + 3 * (400 + S) + 200 + S, 200, 400 },
    { ITEAM_READER_COLUMNS_SINGLE, 90, 3, 400, M + 3 * (200 + S), 200, 600 },
    { ITEAM_READER_COLUMNS_SINGLE, 180, 4, 400, M + 3 * (400 + S) + 200 + S, 200, 400 },
    /* Narrower than two of the widest page: the view of 1000 is too small. */
    { ITEAM_READER_COLUMNS_DUAL, 0, 0, (1200 + S + 2 * M) / 2 - S / 2 - 200, M, 200, 400 },
    { ITEAM_READER_COLUMNS_DUAL, 0, 1, (1200 + S + 2 * M) / 2 + S / 2, M, 200, 400 },
    /* The lower of two stands in the middle of its row. */
    { ITEAM_READER_COLUMNS_DUAL, 0, 3, (1200 + S + 2 * M) / 2 + S / 2, M + 400 + S + 100, 600, 200 },
    { ITEAM_READER_COLUMNS_DUAL, 0, 4, (1200 + S + 2 * M) / 2 - S / 2 - 200, M + 2 * (400 + S), 200, 400 },
    { ITEAM_READER_COLUMNS_BOOK, 0, 0, (1200 + S + 2 * M) / 2 + S / 2, M, 200, 400 },
    { ITEAM_READER_COLUMNS_BOOK, 0, 1, (1200 + S + 2 * M) / 2 - S / 2 - 200, M + 400 + S, 200, 400 },
    { ITEAM_READER_COLUMNS_BOOK, 0, 4, (1200 + S + 2 * M) / 2 + S / 2, M + 2 * (400 + S), 200, 400 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamReaderLayout) layout = mixed_layout (cases[i].columns, cases[i].rotation, 2);
      IteamReaderBox box;

      g_test_message ("case %zu", i);
      iteam_reader_layout_get_page_box (layout, cases[i].page, &box);
      assert_near (box.x, cases[i].x);
      assert_near (box.y, cases[i].y);
      assert_near (box.width, cases[i].width);
      assert_near (box.height, cases[i].height);
    }
}

static void
test_size (void)
{
  g_autoptr (IteamReaderLayout) layout = mixed_layout (ITEAM_READER_COLUMNS_SINGLE, 0, 1);
  g_autoptr (IteamReaderLayout) empty = iteam_reader_layout_new ();
  unsigned first, last;
  double width, height;

  iteam_reader_layout_get_size (layout, &width, &height);
  assert_near (width, 300 + 2 * M);
  assert_near (height, 900 + 4 * S + 2 * M);

  iteam_reader_layout_set_columns (layout, ITEAM_READER_COLUMNS_BOOK);
  iteam_reader_layout_get_size (layout, &width, &height);
  assert_near (width, 600 + S + 2 * M);
  assert_near (height, 600 + 2 * S + 2 * M);

  iteam_reader_layout_get_size (empty, &width, &height);
  assert_near (height, 0);
  g_assert_false (iteam_reader_layout_get_range (empty, 0, 100, &first, &last));
}

static void
test_range (void)
{
  static const struct
  {
    IteamReaderColumns columns;
    double y, height;
    unsigned first, last;
  } cases[] = {
    { ITEAM_READER_COLUMNS_SINGLE, 0, 50, 0, 0 },
    { ITEAM_READER_COLUMNS_SINGLE, 0, M + 200 + S + 1, 0, 1 },
    /* The last pixel row of a page, and the first of the gap below it. */
    { ITEAM_READER_COLUMNS_SINGLE, M + 199, 300, 0, 2 },
    { ITEAM_READER_COLUMNS_SINGLE, M + 200, 300, 1, 2 },
    /* Nothing but a gap. */
    { ITEAM_READER_COLUMNS_SINGLE, M + 202, 4, 0, 0 },
    { ITEAM_READER_COLUMNS_SINGLE, 700, 5000, 3, 4 },
    { ITEAM_READER_COLUMNS_SINGLE, 90000, 100, 4, 4 },
    { ITEAM_READER_COLUMNS_SINGLE, -500, 100, 0, 0 },
    { ITEAM_READER_COLUMNS_DUAL, 0, 100, 0, 1 },
    { ITEAM_READER_COLUMNS_DUAL, 0, 5000, 0, 4 },
    { ITEAM_READER_COLUMNS_BOOK, 0, 100, 0, 0 },
    { ITEAM_READER_COLUMNS_BOOK, 0, 250, 0, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamReaderLayout) layout = mixed_layout (cases[i].columns, 0, 1);
      unsigned first, last;

      g_test_message ("case %zu", i);
      g_assert_true (iteam_reader_layout_get_range (layout, cases[i].y, cases[i].height, &first, &last));
      g_assert_cmpuint (first, ==, cases[i].first);
      g_assert_cmpuint (last, ==, cases[i].last);
    }
}

static void
test_steps (void)
{
  static const struct
  {
    IteamReaderColumns columns;
    unsigned page;
    int rows;
    unsigned expected;
  } cases[] = {
    { ITEAM_READER_COLUMNS_SINGLE, 0, 1, 1 },  { ITEAM_READER_COLUMNS_SINGLE, 0, -1, 0 },
    { ITEAM_READER_COLUMNS_SINGLE, 4, 1, 4 },  { ITEAM_READER_COLUMNS_SINGLE, 1, G_MAXINT, 4 },
    { ITEAM_READER_COLUMNS_DUAL, 1, 1, 2 },    { ITEAM_READER_COLUMNS_DUAL, 3, -1, 0 },
    { ITEAM_READER_COLUMNS_DUAL, 3, 0, 2 },    { ITEAM_READER_COLUMNS_BOOK, 0, 1, 1 },
    { ITEAM_READER_COLUMNS_BOOK, 2, 1, 3 },    { ITEAM_READER_COLUMNS_BOOK, 2, -1, 0 },
    { ITEAM_READER_COLUMNS_BOOK, 4, 1, 3 },    { ITEAM_READER_COLUMNS_BOOK, 3, G_MININT, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamReaderLayout) layout = mixed_layout (cases[i].columns, 0, 1);

      g_test_message ("case %zu", i);
      g_assert_cmpuint (iteam_reader_layout_step (layout, cases[i].page, cases[i].rows), ==, cases[i].expected);
    }
}

static void
test_fit (void)
{
  static const struct
  {
    IteamReaderColumns columns;
    unsigned rotation;
    IteamReaderFit fit;
    unsigned page;
    double scale;
  } cases[] = {
    { ITEAM_READER_COLUMNS_SINGLE, 0, ITEAM_READER_FIT_NONE, 0, 1 },
    { ITEAM_READER_COLUMNS_SINGLE, 0, ITEAM_READER_FIT_WIDTH, 0, 6 },
    { ITEAM_READER_COLUMNS_SINGLE, 0, ITEAM_READER_FIT_WIDTH, 3, 2 },
    { ITEAM_READER_COLUMNS_SINGLE, 0, ITEAM_READER_FIT_PAGE, 0, 2 },
    { ITEAM_READER_COLUMNS_SINGLE, 90, ITEAM_READER_FIT_PAGE, 0, 3 },
    { ITEAM_READER_COLUMNS_SINGLE, 90, ITEAM_READER_FIT_PAGE, 3, 400.0 / 300 },
    { ITEAM_READER_COLUMNS_DUAL, 0, ITEAM_READER_FIT_WIDTH, 0, (600 - S) / 2 / 100 },
    { ITEAM_READER_COLUMNS_DUAL, 0, ITEAM_READER_FIT_WIDTH, 2, (600 - S) / 2 / 300 },
    { ITEAM_READER_COLUMNS_DUAL, 0, ITEAM_READER_FIT_PAGE, 0, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamReaderLayout) layout = mixed_layout (cases[i].columns, cases[i].rotation, 1);

      g_test_message ("case %zu", i);
      assert_near (iteam_reader_layout_fit (layout, cases[i].fit, cases[i].page, 600 + 2 * M, 400 + 2 * M), cases[i].scale);
    }

  {
    g_autoptr (IteamReaderLayout) layout = mixed_layout (ITEAM_READER_COLUMNS_DUAL, 0, 1);

    /* A view smaller than its margins still gives a scale. */
    g_assert_cmpfloat (iteam_reader_layout_fit (layout, ITEAM_READER_FIT_PAGE, 0, 0, 0), >, 0);
  }
}

/* What is under the pointer is under it after any zoom and at any rotation. */
static void
test_spots (void)
{
  for (unsigned columns = 0; columns <= ITEAM_READER_COLUMNS_BOOK; columns++)
    for (unsigned rotation = 0; rotation < 360; rotation += 90)
      {
        g_autoptr (IteamReaderLayout) layout = mixed_layout (columns, rotation, 1);
        double width, height;

        iteam_reader_layout_get_size (layout, &width, &height);
        for (double y = 0; y < height; y += 7)
          for (double x = 0; x < 1000; x += 31)
            {
              IteamReaderSpot spot, again;
              double back_x, back_y;

              iteam_reader_layout_spot_at (layout, x, y, &spot);
              iteam_reader_layout_find_spot (layout, &spot, &back_x, &back_y);
              assert_near (back_x, x);
              assert_near (back_y, y);

              iteam_reader_layout_set_scale (layout, 3.7);
              iteam_reader_layout_find_spot (layout, &spot, &back_x, &back_y);
              iteam_reader_layout_spot_at (layout, back_x, back_y, &again);
              iteam_reader_layout_set_scale (layout, 1);
              /* Beside the pages, another may have become the nearest. */
              if (spot.x > 0 && spot.y > 0 && again.page == spot.page)
                {
                  assert_near (again.x, spot.x);
                  assert_near (again.y, spot.y);
                }
            }
      }
}

static void
test_spot_on_page (void)
{
  static const struct
  {
    unsigned rotation;
    double x, y; /* from the corner of the fourth page as it is shown, 300 × 100 at rotation 0 */
    double spot_x, spot_y;
  } cases[] = {
    { 0, 10, 20, 10, 20 },
    { 90, 10, 20, 20, 90 },
    { 180, 10, 20, 290, 80 },
    { 270, 10, 20, 280, 10 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IteamReaderLayout) layout = mixed_layout (ITEAM_READER_COLUMNS_SINGLE, cases[i].rotation, 2);
      IteamReaderBox box, part;
      IteamReaderSpot spot;

      g_test_message ("case %zu", i);
      iteam_reader_layout_get_page_box (layout, 3, &box);
      iteam_reader_layout_spot_at (layout, box.x + cases[i].x * 2, box.y + cases[i].y * 2, &spot);
      g_assert_cmpuint (spot.page, ==, 3);
      assert_near (spot.x, cases[i].spot_x);
      assert_near (spot.y, cases[i].spot_y);

      /* A mark of 4 × 6 points about that spot. */
      iteam_reader_layout_find_part (layout, 3, spot.x - 2, spot.y - 3, spot.x + 2, spot.y + 3, &part);
      assert_near (part.x + part.width / 2, cases[i].x * 2);
      assert_near (part.y + part.height / 2, cases[i].y * 2);
      assert_near (part.width, cases[i].rotation % 180 == 0 ? 8 : 12);
      assert_near (part.height, cases[i].rotation % 180 == 0 ? 12 : 8);
    }
}

/* A size that comes in moves what follows, and not what was looked at. */
static void
test_sizes_come_in (void)
{
  g_autoptr (IteamReaderLayout) layout = iteam_reader_layout_new ();
  IteamReaderSpot spot, after;
  double x, y, moved_x, moved_y;

  iteam_reader_layout_set_pages (layout, 2415, 595, 842);
  iteam_reader_layout_set_scale (layout, 1);
  iteam_reader_layout_set_width (layout, 1200);
  x = 600;
  y = M + 1000 * (842 + S) + 321;
  iteam_reader_layout_spot_at (layout, x, y, &spot);
  g_assert_cmpuint (spot.page, ==, 1000);
  assert_near (spot.y, 321);

  for (unsigned page = 0; page < 500; page++)
    iteam_reader_layout_set_page_size (layout, page, 842, 595);
  iteam_reader_layout_find_spot (layout, &spot, &moved_x, &moved_y);
  assert_near (moved_y, y - 500 * (842 - 595));
  iteam_reader_layout_spot_at (layout, moved_x, moved_y, &after);
  g_assert_cmpuint (after.page, ==, 1000);
  assert_near (after.y, 321);
}

/* The time that @turns turns of a page take, in seconds: the range, the boxes and the spot of each. */
static double
time_turns (unsigned n_pages,
            unsigned turns)
{
  g_autoptr (IteamReaderLayout) layout = iteam_reader_layout_new ();
  struct timespec before, after;
  double width, height;

  iteam_reader_layout_set_pages (layout, n_pages, 595, 842);
  iteam_reader_layout_get_size (layout, &width, &height);
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &before);
  for (unsigned i = 0; i < turns; i++)
    {
      double y = height * (i % 97) / 97;
      unsigned first, last;
      IteamReaderSpot spot;

      iteam_reader_layout_get_range (layout, y, 900, &first, &last);
      for (unsigned page = first; page <= last; page++)
        {
          IteamReaderBox box;

          iteam_reader_layout_get_page_box (layout, page, &box);
          g_assert_cmpfloat (box.height, >, 0);
        }
      iteam_reader_layout_spot_at (layout, 300, y + 450, &spot);
    }

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &after);

  return (double) (after.tv_sec - before.tv_sec) + (double) (after.tv_nsec - before.tv_nsec) / 1e9;
}

/* A turn costs the same with 17 and with 2,415 pages, but for halving seven times more. */
static void
test_turns_cost_nothing (void)
{
  double small = G_MAXDOUBLE, large = G_MAXDOUBLE;

  for (unsigned i = 0; i < 5; i++)
    {
      small = MIN (small, time_turns (17, 10000));
      large = MIN (large, time_turns (2415, 10000));
    }

  g_test_message ("%.2f µs a turn at 17 pages, %.2f µs at 2,415", small * 100, large * 100);
  /* Walking all pages would cost a hundred times more. It is work that is
   * counted, and not time, which others take as well. */
  g_assert_cmpfloat (large, <, 20 * small);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/layout/boxes", test_boxes);
  g_test_add_func ("/reader/layout/size", test_size);
  g_test_add_func ("/reader/layout/range", test_range);
  g_test_add_func ("/reader/layout/steps", test_steps);
  g_test_add_func ("/reader/layout/fit", test_fit);
  g_test_add_func ("/reader/layout/spots", test_spots);
  g_test_add_func ("/reader/layout/spot-on-page", test_spot_on_page);
  g_test_add_func ("/reader/layout/sizes-come-in", test_sizes_come_in);
  g_test_add_func ("/reader/layout/turns-cost-nothing", test_turns_cost_nothing);

  return g_test_run ();
}
