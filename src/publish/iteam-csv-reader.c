/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-csv-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-csv-writer.h"
#include "iteam-error.h"
#include "iteam-sheet.h"

/**
 * IteamCsvReader:
 *
 * Reads rows of cells as spreadsheets write and copy them: UTF-8, UTF-16 with
 * a byte order mark, or Windows-1252; with commas, semicolons or tabs; with
 * line ends, separators and doubled quotation marks inside quoted cells. The
 * text is cut up in place, so that a cell is a pointer into it. Of a workbook
 * the first sheet is read, whose rows are its lines.
 */
struct _IteamCsvReader
{
  gboolean copied;
  char separator;
  char *next;
  guint line;
  guint next_row;

  /* owned */
  char *text;
  IteamSheet *sheet;
};

/* In the order of preference when a text fits several. */
static const char separators[] = { '\t', ';', ',' };

/* How many rows are looked at to find the separator. */
#define N_SNIFFED_ROWS 20

static char *
to_utf8 (const char  *text,
         gsize        length,
         GError     **error)
{
  static const char utf8_mark[] = { '\xef', '\xbb', '\xbf' };
  static const char utf16le_mark[] = { '\xff', '\xfe' };
  static const char utf16be_mark[] = { '\xfe', '\xff' };
  char *converted = NULL;

  if (length >= sizeof utf16le_mark &&
      (memcmp (text, utf16le_mark, sizeof utf16le_mark) == 0 || memcmp (text, utf16be_mark, sizeof utf16be_mark) == 0))
    converted = g_convert (text, length, "UTF-8", "UTF-16", NULL, NULL, NULL);
  else if (memchr (text, '\0', length) == NULL)
    {
      if (length >= sizeof utf8_mark && memcmp (text, utf8_mark, sizeof utf8_mark) == 0)
        {
          text += sizeof utf8_mark;
          length -= sizeof utf8_mark;
        }
      if (g_utf8_validate (text, length, NULL))
        return g_strndup (text, length);

      converted = g_convert (text, length, "UTF-8", "WINDOWS-1252", NULL, NULL, NULL);
    }

  if (converted == NULL || !g_utf8_validate (converted, -1, NULL))
    {
      g_free (converted);
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                           _("The list is not text that can be read. Save it from the spreadsheet as CSV (UTF-8)."));

      return NULL;
    }

  return converted;
}

/* The separator that stands most often in each of the first rows; titles have
 * commas too, but not all the same number. */
static char
find_separator (const char *text)
{
  guint least[G_N_ELEMENTS (separators)], count[G_N_ELEMENTS (separators)] = { 0 };
  guint first[G_N_ELEMENTS (separators)] = { 0 };
  gboolean quoted = FALSE, has_text = FALSE;
  gsize best = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    least[i] = G_MAXUINT;

  for (int row = 0; row < N_SNIFFED_ROWS; text++)
    {
      if (*text == '\0' || (*text == '\n' && !quoted))
        {
          for (gsize i = 0; has_text && i < G_N_ELEMENTS (separators); i++)
            {
              least[i] = MIN (least[i], count[i]);
              if (row == 0)
                first[i] = count[i];
            }
          memset (count, 0, sizeof count);
          row += has_text;
          has_text = FALSE;
          if (*text == '\0')
            break;
          continue;
        }

      has_text = has_text || !g_ascii_isspace (*text);
      if (*text == '"')
        quoted = !quoted;
      for (gsize i = 0; !quoted && i < G_N_ELEMENTS (separators); i++)
        count[i] += *text == separators[i];
    }

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    if (least[i] == G_MAXUINT)
      least[i] = 0;
  for (gsize i = 1; i < G_N_ELEMENTS (separators); i++)
    if (least[i] > least[best] || (least[i] == least[best] && first[i] > first[best]))
      best = i;

  return least[best] == 0 && first[best] == 0 ? ',' : separators[best];
}

static gboolean
at_row_end (const char *p)
{
  return *p == '\0' || *p == '\n' || (*p == '\r' && p[1] == '\n');
}

/* Copies a quoted cell down over itself without its quotation marks. Text
 * behind the closing one is taken as it is, as spreadsheets do. */
static gboolean
read_quoted (IteamCsvReader  *self,
             char           **end,
             char           **rest)
{
  char *to = self->next;
  const char *from = self->next + 1;

  while (*from != '"' || from[1] == '"')
    {
      if (*from == '\0')
        return FALSE;
      if (*from == '"')
        from++;
      else if (*from == '\n')
        self->line++;
      if (*from == '\r' && from[1] == '\n')
        from++;
      else
        *to++ = *from++;
    }

  for (from++; *from != self->separator && !at_row_end (from); from++)
    *to++ = *from;

  *end = to;
  *rest = (char *) from;

  return TRUE;
}

static void
read_plain (IteamCsvReader  *self,
            char           **end,
            char           **rest)
{
  char *p = self->next;

  while (*p != self->separator && !at_row_end (p))
    p++;

  *end = *rest = p;
}

/* Of what is copied, a cell is quoted only where it has to be: one that begins
 * with a quotation in its text is not. */
static gboolean
is_quoted (IteamCsvReader *self,
           const char     *cell)
{
  if (*cell != '"' || !self->copied)
    return *cell == '"';

  for (cell++; *cell != '"' || cell[1] == '"'; cell++)
    {
      if (*cell == '\0')
        return FALSE;
      if (*cell == '"')
        cell++;
    }

  return cell[1] == self->separator || at_row_end (cell + 1);
}

/* Returns whether the row goes on behind this cell. */
static gboolean
read_cell (IteamCsvReader  *self,
           GPtrArray       *cells,
           gboolean        *unclosed)
{
  char *cell = self->next;
  char *end, *rest;
  gboolean more;

  *unclosed = FALSE;
  if (is_quoted (self, cell))
    {
      if (!read_quoted (self, &end, &rest))
        {
          *unclosed = TRUE;

          return FALSE;
        }
    }
  else
    read_plain (self, &end, &rest);

  more = *rest == self->separator;
  if (*rest == '\r')
    rest++;
  if (*rest == '\n')
    self->line++;
  self->next = *rest != '\0' ? rest + 1 : rest;

  *end = '\0';
  g_ptr_array_add (cells, (gpointer) iteam_csv_unprotect (cell));

  return more;
}

static gboolean
row_is_blank (GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    for (const char *p = cells->pdata[i]; *p != '\0'; p++)
      if (!g_ascii_isspace (*p))
        return FALSE;

  return TRUE;
}

static IteamCsvReader *
sheet_reader_new (const char  *data,
                  gsize        length,
                  GError     **error)
{
  IteamSheet *sheet = iteam_sheet_read (data, length, error);
  IteamCsvReader *self;

  if (sheet == NULL)
    return NULL;

  self = g_new0 (IteamCsvReader, 1);
  self->sheet = sheet;
  self->separator = ',';

  return self;
}

static gboolean
next_of_sheet (IteamCsvReader *self,
               GPtrArray      *cells,
               guint          *line)
{
  while (self->next_row < iteam_sheet_get_n_rows (self->sheet))
    {
      *line = iteam_sheet_get_row (self->sheet, self->next_row++, cells);
      if (!row_is_blank (cells))
        return TRUE;
    }

  return FALSE;
}

/**
 * iteam_csv_reader_new:
 * @text: (array length=length): what a spreadsheet wrote or copied
 * @length: its length in bytes
 * @separator: what stands between cells as a spreadsheet copied them, or 0 to
 *   find that out of a file that it wrote
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a reader at the first row, or %NULL
 *   with %ITEAM_ERROR_INVALID if @text is no text.
 */
IteamCsvReader *
iteam_csv_reader_new (const char  *text,
                      gsize        length,
                      char         separator,
                      GError     **error)
{
  g_autofree char *utf8 = NULL;
  IteamCsvReader *self;

  if (separator == 0 && iteam_sheet_is_workbook (text, length))
    return sheet_reader_new (text, length, error);

  utf8 = to_utf8 (text, length, error);
  if (utf8 == NULL)
    return NULL;

  self = g_new0 (IteamCsvReader, 1);
  self->text = g_steal_pointer (&utf8);
  self->next = self->text;
  self->line = 1;

  if (separator != 0)
    {
      self->copied = TRUE;
      self->separator = separator;
    }
  /* The first line by which Excel says what separates the cells. */
  else if (g_ascii_strncasecmp (self->text, "sep=", 4) == 0 && self->text[4] != '\0' && at_row_end (self->text + 5))
    {
      self->separator = self->text[4];
      self->next = self->text + 5;
      while (*self->next == '\r' || *self->next == '\n')
        self->line += *self->next++ == '\n';
    }
  else
    self->separator = find_separator (self->text);

  return self;
}

/**
 * iteam_csv_reader_free:
 * @self: a reader
 *
 * Cells that it read are gone with it.
 */
void
iteam_csv_reader_free (IteamCsvReader *self)
{
  g_clear_pointer (&self->sheet, iteam_sheet_free);
  g_free (self->text);
  g_free (self);
}

/**
 * iteam_csv_reader_get_separator:
 * @self: a reader
 *
 * Returns: what stands between cells: a comma, a semicolon or a tab.
 */
char
iteam_csv_reader_get_separator (IteamCsvReader *self)
{
  g_return_val_if_fail (self != NULL, ',');

  return self->separator;
}

/**
 * iteam_csv_reader_next:
 * @self: a reader
 * @cells: (element-type utf8): takes the cells of the row; they are valid as
 *   long as @self
 * @line: (out): the line of the text on which the row starts, from 1
 * @error: return location for an error
 *
 * Reads the next row that is not blank.
 *
 * Returns: whether there was a row; with %FALSE either @error is set
 *   (%ITEAM_ERROR_INVALID) or all rows were read.
 */
gboolean
iteam_csv_reader_next (IteamCsvReader  *self,
                       GPtrArray       *cells,
                       guint           *line,
                       GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->sheet != NULL)
    return next_of_sheet (self, cells, line);

  while (*self->next != '\0')
    {
      guint last_line;
      gboolean more, unclosed;

      g_ptr_array_set_size (cells, 0);
      *line = self->line;
      do
        {
          last_line = self->line;
          more = read_cell (self, cells, &unclosed);
        }
      while (more);

      if (unclosed)
        {
          *self->next = '\0';
          g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                       _("Line %u, column %u: a quotation mark is opened and not closed."), last_line, cells->len + 1);

          return FALSE;
        }
      if (!row_is_blank (cells))
        return TRUE;
    }

  return FALSE;
}
