/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-csv-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* A spreadsheet takes a cell that begins so for a formula, and runs it
 * (OWASP, "CSV Injection"). An apostrophe in front makes it text. */
static gboolean
begins_like_formula (const char *cell)
{
  while (*cell == '\'')
    cell++;

  return *cell != '\0' && strchr ("=+-@\t\r", *cell) != NULL;
}

static gboolean
needs_quotes (const char *cell,
              char        separator)
{
  gsize length = strlen (cell);

  return strchr (cell, separator) != NULL || strpbrk (cell, "\"\r\n") != NULL ||
         (length > 0 && (g_ascii_isspace (cell[0]) || g_ascii_isspace (cell[length - 1])));
}

static void
append_cell (GString    *out,
             char        separator,
             const char *cell)
{
  gboolean quotes = needs_quotes (cell, separator);

  if (quotes)
    g_string_append_c (out, '"');
  if (begins_like_formula (cell))
    g_string_append_c (out, '\'');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (quotes)
    g_string_append_c (out, '"');
}

/**
 * iteam_csv_begin:
 *
 * Returns: (transfer full): an empty list with the byte order mark by which
 *   Excel knows UTF-8.
 */
GString *
iteam_csv_begin (void)
{
  return g_string_new (BYTE_ORDER_MARK);
}

/**
 * iteam_csv_separator:
 *
 * Returns: what spreadsheets in the language of the interface expect between cells.
 */
char
iteam_csv_separator (void)
{
  /* Translators: what spreadsheets in your language put between the cells of
   * a CSV file, a comma or a semicolon. */
  return C_("CSV separator", ",")[0];
}

/**
 * iteam_csv_format_day:
 * @day: a day
 * @separator: what stands between the cells of the list
 *
 * Returns: (transfer full) (nullable): @day as a spreadsheet knows it for a date, or %NULL
 *   for %ITEAM_DAY_NONE.
 */
char *
iteam_csv_format_day (IteamDay day,
                      char     separator)
{
  if (day == ITEAM_DAY_NONE)
    return NULL;

  /* A spreadsheet that expects semicolons expects the day first, too. */
  return separator == ';' ? iteam_day_format (day, day, ITEAM_DAY_NUMERIC) : iteam_day_to_iso (day);
}

/**
 * iteam_csv_append_row:
 * @out: a list
 * @separator: what to put between cells
 * @cells: (array length=n_cells): the cells; %NULL is an empty one
 * @n_cells: how many
 *
 * Appends a row as in RFC 4180. What a spreadsheet would take for a formula is
 * protected by an apostrophe, which iteam_csv_unprotect() takes away.
 */
void
iteam_csv_append_row (GString            *out,
                      char                separator,
                      const char *const  *cells,
                      guint               n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (out, separator);
      if (cells[i] != NULL)
        append_cell (out, separator, cells[i]);
    }
  g_string_append (out, "\r\n");
}

/**
 * iteam_csv_unprotect:
 * @cell: a cell as it was read
 *
 * Returns: (transfer none): @cell, behind the apostrophe that protects it if
 *   there is one.
 */
const char *
iteam_csv_unprotect (const char *cell)
{
  return cell[0] == '\'' && begins_like_formula (cell) ? cell + 1 : cell;
}
