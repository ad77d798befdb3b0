/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "iteam-markup.h"

/* A line as one word each: "p0 text", "b1 text", "n1:3 text", with /emphasis/ and *strong*. */
static char *
describe (GPtrArray *lines)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const IteamMarkupLine *line = g_ptr_array_index (lines, i);
      gsize done = 0;

      g_string_append_printf (out, "%s%c%u", i > 0 ? "|" : "", "pbnh"[line->kind], line->depth);
      if (line->kind == ITEAM_MARKUP_NUMBER)
        g_string_append_printf (out, ":%u", line->number);
      g_string_append_c (out, ' ');
      for (guint j = 0; j < line->spans->len; j++)
        {
          const IteamMarkupSpan *span = &g_array_index (line->spans, IteamMarkupSpan, j);
          const char *mark = span->style == ITEAM_MARKUP_EMPHASIS ? "/" : span->style == ITEAM_MARKUP_STRONG ? "*" : "#";

          g_string_append_len (out, line->text + done, (gssize) (span->start - done));
          g_string_append (out, mark);
          g_string_append_len (out, line->text + span->start, (gssize) (span->end - span->start));
          g_string_append (out, mark);
          done = span->end;
        }
      g_string_append (out, line->text + done);
    }

  return g_string_free (out, FALSE);
}

static void
test_read (void)
{
  static const struct
  {
    const char *text;
    const char *lines;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "Eén regel", "p0 Eén regel" },
    { "Eén\nalinea", "p0 Eén alinea" },
    { "Eén\n\ntwee", "p0 Eén|p0 twee" },
    { "Eén\\\ntwee", "p0 Eén\342\200\250twee" },
    { "- een\n- twee", "b1 een|b1 twee" },
    { "- een\n  - twee\n- drie", "b1 een|b2 twee|b1 drie" },
    { "- een\n\n  vervolg\n\n  - twee", "b1 een|p1 vervolg|b2 twee" },
    { "3. een\n4. twee", "n1:3 een|n1:4 twee" },
    { "1. een\n   - twee", "n1:1 een|b2 twee" },
    { "- ", "b1 " },
    { "# Kop", "h0 Kop" },
    { "> geciteerd", "p0 geciteerd" },
    { "*een* en **twee** en ***drie***", "p0 /een/ en *twee* en #drie#" },
    { "**een *twee* drie**", "p0 *een *#twee#* drie*" },
    { "[de code](https://www.rijswijk.nl/code)", "p0 de code (https://www.rijswijk.nl/code)" },
    { "<https://www.rijswijk.nl>", "p0 https://www.rijswijk.nl" },
    { "    code\n    meer", "p0 code|p0 meer" },
    { "een `woord` en <b>nog</b>", "p0 een woord en <b>nog</b>" },
    { "<div>\nwat\n</div>", "p0 <div>|p0 wat|p0 </div>" },
    { "5 \\* 3 is 15", "p0 5 * 3 is 15" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lines = iteam_markup_read (cases[i].text);
      g_autofree char *got = describe (lines);

      g_assert_cmpstr (got, ==, cases[i].lines);
    }
}

/* What is written is what people typed, and reading it gives the same. */
static void
test_write (void)
{
  static const struct
  {
    const char *text;
    const char *written;
  } cases[] = {
    { "Eén\n\ntwee", "Eén\n\ntwee" },
    { "* een\n* twee", "  - een\n  - twee" },
    { "1. een\n2. twee", "1.  een\n2.  twee" },
    { "*een* en **twee**", "*een* en **twee**" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lines = iteam_markup_read (cases[i].text);
      g_autofree char *got = iteam_markup_write (lines);

      g_assert_cmpstr (got, ==, cases[i].written);
    }
}

/* People type what is markup to CommonMark, and mean it as it stands. */
static void
test_plain (void)
{
  static const char *const lines_typed[] = {
    "1. geen lijst", "- geen streepje", "# geen kop", "* ster", "5 * 3 * 2", "_onder_ en __streep__", "a_b_c",
    "> geen citaat", "    ingesprongen", "`code`", "<b>", "&amp;", "[x](y)", "![x](y)", "---", "===", "\\", "\\*",
    "1) ook niet", "+ plus", "https://www.rijswijk.nl/a_b", "€ 1.000,-", "=", "wie @HRM doet #scherm!", "tab\there",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines_typed); i++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_markup_line_free);
      g_autoptr (GPtrArray) read = NULL;
      g_autofree char *written = NULL;
      g_autofree char *wanted = NULL;
      g_autofree char *got = NULL;

      g_ptr_array_add (lines, iteam_markup_line_new (ITEAM_MARKUP_PARAGRAPH, 0, "Ervoor"));
      g_ptr_array_add (lines, iteam_markup_line_new (ITEAM_MARKUP_PARAGRAPH, 0, lines_typed[i]));
      g_ptr_array_add (lines, iteam_markup_line_new (ITEAM_MARKUP_BULLET, 1, lines_typed[i]));
      written = iteam_markup_write (lines);
      read = iteam_markup_read (written);
      for (guint j = 0; j < lines->len; j++)
        g_strstrip (((IteamMarkupLine *) g_ptr_array_index (lines, j))->text);
      wanted = describe (lines);
      got = describe (read);
      g_assert_cmpstr (got, ==, wanted);
    }
}

static void
add_random_line (GPtrArray *lines,
                 GRand     *rand)
{
  static const char *const words[] = { "de", "code", "(zie", "blz.", "12)", "*", "_", "1.", "-", "é", "a*b", "!", "“zo”", "B&W" };
  int kind = g_rand_int_range (rand, 0, 3);
  guint depth = kind == ITEAM_MARKUP_PARAGRAPH ? 0 : (guint) g_rand_int_range (rand, 1, 4);
  g_autoptr (GString) text = g_string_new (NULL);
  IteamMarkupLine *line;
  gsize at = 0;

  for (int i = g_rand_int_range (rand, 1, 8); i > 0; i--)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  line = iteam_markup_line_new ((IteamMarkupKind) kind, depth, text->str);
  while (at < text->len)
    {
      const char *next = text->str + at;

      for (int i = g_rand_int_range (rand, 1, 6); i > 0 && *next != '\0'; i--)
        next = g_utf8_next_char (next);
      iteam_markup_line_emphasise (line, at, (gsize) (next - text->str), (IteamMarkupStyle) g_rand_int_range (rand, 0, 4));
      at = (gsize) (next - text->str);
    }
  g_ptr_array_add (lines, line);
}

/* Whatever is emphasised and listed how: no word is lost, and a second writing is the first. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20191107);

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_markup_line_free);
      g_autoptr (GPtrArray) read = NULL;
      g_autoptr (GString) wanted = g_string_new (NULL);
      g_autoptr (GString) got = g_string_new (NULL);
      g_autofree char *written = NULL;

      for (int i = g_rand_int_range (rand, 1, 6); i > 0; i--)
        add_random_line (lines, rand);
      written = iteam_markup_write (lines);
      read = iteam_markup_read (written);
      for (guint i = 0; i < lines->len; i++)
        g_string_append_printf (wanted, "%s\n", ((IteamMarkupLine *) g_ptr_array_index (lines, i))->text);
      for (guint i = 0; i < read->len; i++)
        if (((IteamMarkupLine *) g_ptr_array_index (read, i))->text[0] != '\0')
          g_string_append_printf (got, "%s\n", ((IteamMarkupLine *) g_ptr_array_index (read, i))->text);
      g_assert_cmpstr (got->str, ==, wanted->str);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/markup/read", test_read);
  g_test_add_func ("/markup/write", test_write);
  g_test_add_func ("/markup/plain", test_plain);
  g_test_add_func ("/markup/random", test_random);

  return g_test_run ();
}
