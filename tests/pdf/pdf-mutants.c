/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-mutants.h"

#include <string.h>

/* The same things as the sample, but not compressed, so that what is changed is
 * read as it stands. */
GBytes *
pdf_mutants_make_plain (void)
{
  static const char plain[] =
    "%PDF-1.7\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R/Outlines 9 0 R/PageLabels<</Nums[0<</S/r>>2<</S/D>>]>>/Names<</Dests 12 0 R>>>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 595 842]>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/Rotate 90/Contents[5 0 R 6 0 R]/Annots[8 0 R]/Resources 7 0 R>>endobj\n"
    "4 0 obj<</Type/Page/Parent 2 0 R/CropBox[10 10 500 700]/Contents 6 0 R/Resources 7 0 R>>endobj\n"
    "5 0 obj<</Length 62>>stream\nBT/F 12 Tf 72 742 Td(Gedragscode integriteit)Tj ET 1 0 0 rg    \nendstream endobj\n"
    "6 0 obj<</Length 92>>stream\nq 10 0 0 10 100 100 cm /I Do Q /X Do /P sh 5 w 0 0 m 100 100 200 50 300 300 c S [3 2] 0 d    \nendstream endobj\n"
    "7 0 obj<</Font<</F<</Type/Font/Subtype/TrueType/BaseFont/Arial/FirstChar 32/LastChar 34/Widths[300 400 500]>>>>"
    "/XObject<</I 10 0 R/X 11 0 R>>/Shading<</P<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 200 200]"
    "/Function<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 1]/N 2>>>>>>>>endobj\n"
    "8 0 obj<</Type/Annot/Subtype/Link/Rect[72 700 200 720]/A<</S/URI/URI(https://example.org)>>>>endobj\n"
    "9 0 obj<</Type/Outlines/First 13 0 R/Last 13 0 R/Count 1>>endobj\n"
    "10 0 obj<</Type/XObject/Subtype/Image/Width 4/Height 4/BitsPerComponent 8/ColorSpace/DeviceGray/Length 16>>stream\n0123456789abcdef\nendstream endobj\n"
    "11 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 99 99]/Group<</S/Transparency>>/Resources 7 0 R/Length 18>>stream\n0 0 50 50 re f*   \nendstream endobj\n"
    "12 0 obj<</Names[(einde)[4 0 R/XYZ 0 100 0]]>>endobj\n"
    "13 0 obj<</Title(Inleiding)/Parent 9 0 R/Dest(einde)>>endobj\n"
    "trailer<</Root 1 0 R/Size 14>>\n";

  return g_bytes_new_static (plain, sizeof plain - 1);
}

static void
replace (GByteArray *data,
         unsigned    at,
         unsigned    length,
         const void *by,
         unsigned    by_length)
{
  g_autofree guint8 *tail = NULL;
  unsigned n_tail = data->len - at - length;

  tail = g_memdup2 (data->data + at + length, n_tail);
  g_byte_array_set_size (data, at);
  g_byte_array_append (data, by, by_length);
  if (n_tail > 0)
    g_byte_array_append (data, tail, n_tail);
}

/* A number somewhere becomes an absurd one. */
static void
spoil_number (GByteArray *data,
              GRand      *rand)
{
  static const char *numbers[] = { "0", "-1", "4294967295", "2147483647", "99999999999999999999", "1e300", "-0.0000001", "65536" };
  const char *number = numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers))];
  unsigned at = g_rand_int_range (rand, 0, data->len), length = 0;

  while (at < data->len && !g_ascii_isdigit (data->data[at]))
    at++;
  while (at + length < data->len && g_ascii_isdigit (data->data[at + length]))
    length++;
  if (length > 0)
    replace (data, at, length, number, strlen (number));
}

/* A reference somewhere leads to another object, or back to itself. */
static void
spoil_reference (GByteArray *data,
                 GRand      *rand)
{
  unsigned at = g_rand_int_range (rand, 0, data->len);
  g_autofree char *number = g_strdup_printf ("%d", g_rand_int_range (rand, 1, 14));
  unsigned length = 0;

  while (at + 5 < data->len && memcmp (data->data + at, " 0 R", 4) != 0)
    at++;
  if (at + 5 >= data->len)
    return;
  while (length < at && g_ascii_isdigit (data->data[at - length - 1]))
    length++;
  replace (data, at - length, length, number, strlen (number));
}

static void
nest (GByteArray *data,
      GRand      *rand)
{
  static const char *brackets[] = { "[", "<<", "<</K", "(", "q ", "/X Do " };
  const char *bracket = brackets[g_rand_int_range (rand, 0, G_N_ELEMENTS (brackets))];
  GString *deep = g_string_new (NULL);
  unsigned at = g_rand_int_range (rand, 0, data->len);

  for (unsigned i = 0; i < 100000; i++)
    g_string_append (deep, bracket);
  replace (data, at, 0, deep->str, deep->len);
  g_string_free (deep, TRUE);
}

static void
enlarge (GByteArray *data,
         GRand      *rand)
{
  static const char *boxes[] = { "/MediaBox[0 0 1e9 1e9]", "/MediaBox[0 0 0 0]", "/MediaBox[-9e9 5 nan 1]", "/MediaBox[0 0 14400 14400]", "/UserUnit 1e6/MediaBox[0 0 9 9]" };
  const char *box = boxes[g_rand_int_range (rand, 0, G_N_ELEMENTS (boxes))];
  char *at = g_strstr_len ((char *) data->data, data->len, "/Type/Page/");

  if (at != NULL)
    replace (data, at - (char *) data->data, 0, box, strlen (box));
}

/* One to three things are wrong with it. */
GBytes *
pdf_mutants_mutate (GBytes *sound,
                    GRand  *rand)
{
  GByteArray *data = g_byte_array_new ();
  gsize size;
  gconstpointer bytes = g_bytes_get_data (sound, &size);

  g_byte_array_append (data, bytes, size);
  for (int n = g_rand_int_range (rand, 1, 4); n > 0 && data->len > 1; n--)
    {
      unsigned at = g_rand_int_range (rand, 0, data->len);
      unsigned length = g_rand_int_range (rand, 0, MIN (data->len - at, 400) + 1);

      switch (g_rand_int_range (rand, 0, 9))
        {
        case 0:
          g_byte_array_set_size (data, at);
          break;
        case 1:
          for (unsigned i = 0; i < 20; i++)
            data->data[g_rand_int_range (rand, 0, data->len)] ^= 1 << g_rand_int_range (rand, 0, 8);
          break;
        case 2:
          replace (data, at, length, "", 0);
          break;
        case 3:
          {
            g_autofree guint8 *copy = g_memdup2 (data->data + at, length);

            replace (data, at, 0, copy, length);
            break;
          }
        case 4:
          nest (data, rand);
          break;
        case 5:
          enlarge (data, rand);
          break;
        case 6:
          spoil_reference (data, rand);
          break;
        default:
          spoil_number (data, rand);
        }
    }

  return g_byte_array_free_to_bytes (data);
}
