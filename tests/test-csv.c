/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "iteam-csv-reader.h"
#include "iteam-csv-writer.h"
#include "iteam-error.h"

/* Rows with "line:" before them, cells between brackets. */
static char *
read_all (const char  *text,
          gsize        length,
          char        *separator,
          GError     **error)
{
  g_autoptr (IteamCsvReader) reader = iteam_csv_reader_new (text, length, 0, error);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  guint line;

  if (reader == NULL)
    return NULL;

  *separator = iteam_csv_reader_get_separator (reader);
  while (iteam_csv_reader_next (reader, cells, &line, error))
    {
      g_string_append_printf (out, "%u:", line);
      for (guint i = 0; i < cells->len; i++)
        g_string_append_printf (out, "[%s]", (char *) cells->pdata[i]);
    }

  return g_strdup (out->str);
}

static void
test_read (void)
{
  const struct { const char *text; char separator; const char *rows; } cases[] = {
    { "", ',', "" },
    { "\r\n\r\n", ',', "" },
    { "a", ',', "1:[a]" },
    { "a,b\n1,2\n", ',', "1:[a][b]2:[1][2]" },
    { "a;b\r\n1;2", ';', "1:[a][b]2:[1][2]" },
    { "a\tb\n1\t2\n", '\t', "1:[a][b]2:[1][2]" },
    { "a;b;\n;;\n\n1;2;", ';', "1:[a][b][]4:[1][2][]" },
    { "\xef\xbb\xbftitel;houder\nÉén;OR\n", ';', "1:[titel][houder]2:[Één][OR]" },
    { "\"a;b\";c\n\"d\";e\n", ';', "1:[a;b][c]2:[d][e]" },
    { "\"a \"\"b\"\" c\",d\n", ',', "1:[a \"b\" c][d]" },
    { "\"\",\"\"\"\"\n", ',', "1:[][\"]" },
    { "\"a\nb\",c\nd,e\n", ',', "1:[a\nb][c]3:[d][e]" },
    { "\"a\r\nb\",c\r\nd,e\r\n", ',', "1:[a\nb][c]3:[d][e]" },
    { "\"a\"b,c\n", ',', "1:[ab][c]" },
    { "5\" scherm,c\n", ',', "1:[5\" scherm][c]" },
    { " a , b \n", ',', "1:[ a ][ b ]" },
    { "sep=;\r\na,b;c\r\n", ';', "2:[a,b][c]" },
    { "sep=,\na;b,c\n", ',', "2:[a;b][c]" },
    { "maak, druk, deel;HRM\nverspreid;OR\n", ';', "1:[maak, druk, deel][HRM]2:[verspreid][OR]" },
    { "titel;wie\n\"a, b, c, d\";x\n", ';', "1:[titel][wie]2:[a, b, c, d][x]" },
    { "'=1+1,'-a,'@b,'+c,''=d,'e\n", ',', "1:[=1+1][-a][@b][+c]['=d]['e]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      char separator = '?';
      g_autofree char *rows = read_all (cases[i].text, strlen (cases[i].text), &separator, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, cases[i].rows);
      g_assert_cmpint (separator, ==, cases[i].separator);
    }
}

static void
test_encodings (void)
{
  static const char windows[] = "Co\xf6rdinator;\x80 5\r\n";
  static const char utf16le[] = "\xff\xfe" "a\0\t\0\xe9\0\r\0\n\0";
  static const char utf16be[] = "\xfe\xff" "\0a\0\t\0\xe9\0\r\0\n";
  const struct { const char *text; gsize length; const char *rows; } cases[] = {
    { windows, sizeof windows - 1, "1:[Coördinator][€ 5]" },
    { utf16le, sizeof utf16le - 1, "1:[a][é]" },
    { utf16be, sizeof utf16be - 1, "1:[a][é]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      char separator;
      g_autofree char *rows = read_all (cases[i].text, cases[i].length, &separator, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

static void
test_errors (void)
{
  static const char zero[] = "PK\x03\x04\0\0\0";
  static const char open[] = "a,b\nc,\"d\n\ne,f\n";
  g_autoptr (GError) error = NULL;
  char separator;
  g_autofree char *rows = NULL;

  g_assert_null (read_all (zero, sizeof zero - 1, &separator, &error));
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
  g_clear_error (&error);

  rows = read_all (open, sizeof open - 1, &separator, &error);
  g_assert_cmpstr (rows, ==, "1:[a][b]");
  g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Line 2, column 2"));
}

static void
test_write (void)
{
  const struct { const char *cell, *text; } cases[] = {
    { "a", "a" }, { NULL, "" }, { "", "" }, { "a;b", "\"a;b\"" }, { "a,b", "a,b" }, { "a \"b\"", "\"a \"\"b\"\"\"" },
    { "a\nb", "\"a\nb\"" }, { " a", "\" a\"" }, { "=1+1", "'=1+1" }, { "+31", "'+31" }, { "- een", "'- een" }, { "@x", "'@x" },
    { "\tx", "\"'\tx\"" }, { "'=x", "''=x" }, { "'t is", "'t is" }, { "a=b", "a=b" }, { "=HYPERLINK(\"a\";\"b\")", "\"'=HYPERLINK(\"\"a\"\";\"\"b\"\")\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = iteam_csv_begin ();
      g_autofree char *expected = g_strdup_printf ("\xef\xbb\xbfx;%s\r\n", cases[i].text);
      const char *cells[] = { "x", cases[i].cell };
      g_autoptr (IteamCsvReader) reader = NULL;
      g_autoptr (GPtrArray) read = g_ptr_array_new ();
      guint line;

      iteam_csv_append_row (out, ';', cells, 2);
      g_assert_cmpstr (out->str, ==, expected);

      reader = iteam_csv_reader_new (out->str, out->len, 0, NULL);
      g_assert_true (iteam_csv_reader_next (reader, read, &line, NULL));
      g_assert_cmpuint (read->len, ==, 2);
      g_assert_cmpstr (read->pdata[1], ==, cases[i].cell != NULL ? cases[i].cell : "");
    }
}

/* No text, however broken, makes it read past its end or go on for ever. */
static void
test_noise (void)
{
  const char letters[] = "\"\";;,\t\r\n'=a\xc3\xa9\xff";

  for (int i = 0; i < 5000; i++)
    {
      char text[64];
      gsize length = g_test_rand_int_range (0, sizeof text);
      g_autofree char *copy = NULL;
      g_autofree char *rows = NULL;
      char separator;

      for (gsize j = 0; j < length; j++)
        text[j] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      /* On the heap and without an end, so that a sanitizer sees a step beyond. */
      copy = g_memdup2 (text, length);
      rows = read_all (copy != NULL ? copy : "", length, &separator, NULL);
      g_assert_true (rows == NULL || g_utf8_validate (rows, -1, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv/read", test_read);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/errors", test_errors);
  g_test_add_func ("/csv/write", test_write);
  g_test_add_func ("/csv/noise", test_noise);

  return g_test_run ();
}
