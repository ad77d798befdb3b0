/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sheet-private.h"

#include <math.h>
#include <string.h>

#include "iteam-day.h"

/* Reads a sheet of Office Open XML (ECMA-376 part 1, chapter 18, SpreadsheetML). */

/* What the format of a cell makes of a number. */
typedef enum
{
  LOOK_NUMBER,
  LOOK_DATE,
  LOOK_SHARE,
} Look;

typedef struct
{
  IteamSheet *sheet;
  GHashTable *parts;
  gboolean since_1904;

  /* owned */
  char *folder;
  char *sheet_part;
  GPtrArray *strings;
  GArray *looks;
} Workbook;

static void
workbook_clear (Workbook *book)
{
  g_free (book->folder);
  g_free (book->sheet_part);
  g_ptr_array_unref (book->strings);
  g_array_unref (book->looks);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, workbook_clear)

/* The name of a part to which another in @folder refers. */
static char *
resolve (const char *folder,
         const char *target)
{
  g_autofree char *path = *target == '/' ? g_strdup (target) : g_build_filename ("/", folder, target, NULL);
  g_autofree char *canonical = g_canonicalize_filename (path, "/");

  return g_strdup (canonical + 1);
}

/* The part for which the workbook has such a relation: of type @type, or by the name @id. */
static char *
find_related (Workbook   *book,
              const char *workbook,
              const char *type,
              const char *id)
{
  g_autofree char *name = g_path_get_basename (workbook);
  g_autofree char *relations = g_strconcat (name, ".rels", NULL);
  g_autofree char *part = g_build_filename (book->folder, "_rels", relations, NULL);
  g_autofree char *canonical = resolve ("", part);
  g_autoptr (xmlTextReader) reader = iteam_sheet_open_part (book->parts, canonical);

  while (reader != NULL && xmlTextReaderRead (reader) == 1)
    {
      g_autofree char *this_type = NULL;
      g_autofree char *this_id = NULL;
      g_autofree char *target = NULL;

      if (!iteam_sheet_is_element (reader, "Relationship"))
        continue;
      this_type = iteam_sheet_get_attribute (reader, "Type");
      this_id = iteam_sheet_get_attribute (reader, "Id");
      target = iteam_sheet_get_attribute (reader, "Target");
      if (target == NULL || this_type == NULL)
        continue;
      if (id != NULL ? g_strcmp0 (this_id, id) == 0 : g_str_has_suffix (this_type, type))
        return resolve (book->folder, target);
    }

  return NULL;
}

static gboolean
is_true (const char *text)
{
  return text != NULL && (g_str_equal (text, "1") || g_str_equal (text, "true"));
}

/* Finds the first sheet that is to be seen. */
static gboolean
read_workbook (Workbook   *book,
               const char *workbook)
{
  g_autoptr (xmlTextReader) reader = iteam_sheet_open_part (book->parts, workbook);
  g_autofree char *id = NULL;

  while (reader != NULL && id == NULL && xmlTextReaderRead (reader) == 1)
    if (iteam_sheet_is_element (reader, "workbookPr"))
      {
        g_autofree char *since_1904 = iteam_sheet_get_attribute (reader, "date1904");

        book->since_1904 = is_true (since_1904);
      }
    else if (iteam_sheet_is_element (reader, "sheet"))
      {
        g_autofree char *state = iteam_sheet_get_attribute (reader, "state");

        if (state == NULL || g_str_equal (state, "visible"))
          id = iteam_sheet_get_attribute (reader, "id");
      }

  if (id != NULL)
    book->sheet_part = find_related (book, workbook, NULL, id);

  return book->sheet_part != NULL;
}

/* Takes the text of an element that may be cut up in runs; how a word is pronounced does not
 * belong to it. The reader stands at its end then. */
static char *
read_runs (xmlTextReader *reader)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int depth = xmlTextReaderDepth (reader);
  gboolean in_text = FALSE, spoken = FALSE;

  if (xmlTextReaderIsEmptyElement (reader))
    return g_strdup ("");

  while (xmlTextReaderRead (reader) == 1 && xmlTextReaderDepth (reader) > depth)
    {
      const char *name = (const char *) xmlTextReaderConstLocalName (reader);

      switch (xmlTextReaderNodeType (reader))
        {
        case XML_READER_TYPE_ELEMENT:
          in_text = g_strcmp0 (name, "t") == 0 && !xmlTextReaderIsEmptyElement (reader);
          spoken = spoken || g_strcmp0 (name, "rPh") == 0;
          break;

        case XML_READER_TYPE_END_ELEMENT:
          in_text = FALSE;
          if (g_strcmp0 (name, "rPh") == 0)
            spoken = FALSE;
          break;

        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
        case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
          if (in_text && !spoken)
            g_string_append (text, (const char *) xmlTextReaderConstValue (reader));
          break;

        default:
          break;
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
read_strings (Workbook   *book,
              const char *part)
{
  g_autoptr (xmlTextReader) reader = iteam_sheet_open_part (book->parts, part);

  while (reader != NULL && xmlTextReaderRead (reader) == 1)
    if (iteam_sheet_is_element (reader, "si"))
      g_ptr_array_add (book->strings, read_runs (reader));
}

/* The formats that every program has, by their numbers. */
static Look
look_of_known (int number)
{
  if (number == 9 || number == 10)
    return LOOK_SHARE;

  return (number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 36) || (number >= 50 && number <= 58)
    ? LOOK_DATE
    : LOOK_NUMBER;
}

/* What a format says of a number: "d mmm yyyy" and "[$-413]dd/mm/jj" are dates, "0,0%" is a
 * share. Texts in it say nothing, nor what stands behind the first semicolon. */
static Look
look_of_code (const char *code)
{
  gboolean day = FALSE, month = FALSE, clock = FALSE;

  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    switch (*p)
      {
      case '"':
      case '[':
        {
          const char *end = strchr (p + 1, *p == '"' ? '"' : ']');

          if (end == NULL)
            return LOOK_NUMBER;
          p = end;
        }
        break;

      case '\\':
      case '_':
      case '*':
        if (p[1] != '\0')
          p++;
        break;

      case '%':
        return LOOK_SHARE;

      case 'd':
      case 'D':
      case 'y':
      case 'Y':
      case 'j':
      case 'J':
        day = TRUE;
        break;

      case 'm':
      case 'M':
        month = TRUE;
        break;

      case 'h':
      case 'H':
      case 's':
      case 'S':
        clock = TRUE;
        break;

      case 'G':
        /* "General", whatever it is followed by. */
        return LOOK_NUMBER;

      default:
        break;
      }

  return day || (month && !clock) ? LOOK_DATE : LOOK_NUMBER;
}

static int
get_number (xmlTextReader *reader,
            const char    *attribute,
            int            fallback)
{
  g_autofree char *text = iteam_sheet_get_attribute (reader, attribute);
  gint64 value;

  return text != NULL && g_ascii_string_to_signed (text, 10, 0, G_MAXINT, &value, NULL) ? (int) value : fallback;
}

static void
read_styles (Workbook   *book,
             const char *part)
{
  g_autoptr (xmlTextReader) reader = iteam_sheet_open_part (book->parts, part);
  g_autoptr (GHashTable) codes = g_hash_table_new (NULL, NULL);
  gboolean of_cells = FALSE;

  while (reader != NULL && xmlTextReaderRead (reader) == 1)
    if (iteam_sheet_is_element (reader, "numFmt"))
      {
        g_autofree char *code = iteam_sheet_get_attribute (reader, "formatCode");

        if (code != NULL)
          g_hash_table_insert (codes, GINT_TO_POINTER (get_number (reader, "numFmtId", -1)), GINT_TO_POINTER (look_of_code (code)));
      }
    else if (iteam_sheet_is_element (reader, "cellXfs"))
      of_cells = !xmlTextReaderIsEmptyElement (reader);
    else if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_END_ELEMENT &&
             g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), "cellXfs") == 0)
      of_cells = FALSE;
    else if (of_cells && iteam_sheet_is_element (reader, "xf"))
      {
        int number = get_number (reader, "numFmtId", 0);
        gpointer own;
        Look look = g_hash_table_lookup_extended (codes, GINT_TO_POINTER (number), NULL, &own)
          ? (Look) GPOINTER_TO_INT (own)
          : look_of_known (number);

        g_array_append_val (book->looks, look);
      }
}

/* The day with that number in a workbook, or NONE. The days of 1900 are one off up to the 29th of February
 * that the year did not have. */
static IteamDay
day_from_serial (Workbook *book,
                 double    serial)
{
  IteamDay first;

  if (!(serial >= 1 && serial < 2958466))
    return ITEAM_DAY_NONE;

  if (book->since_1904)
    first = iteam_day_from_ymd (1904, 1, 1);
  else
    first = iteam_day_from_ymd (1899, 12, serial < 60 ? 31 : 30);

  return first + (IteamDay) serial;
}

static char *
format_value (Workbook   *book,
              const char *text,
              Look        look)
{
  char *end;
  double value = g_ascii_strtod (text, &end);
  IteamDay day;

  if (*text == '\0' || *end != '\0' || !isfinite (value))
    return g_strdup (text);

  day = look == LOOK_DATE ? day_from_serial (book, value) : ITEAM_DAY_NONE;
  if (day != ITEAM_DAY_NONE)
    return iteam_day_to_iso (day);

  return look == LOOK_SHARE ? iteam_sheet_format_share (value) : iteam_sheet_format_number (value);
}

/* The column, from 0, of a place such as "AB12". */
static guint
column_from_place (const char *place)
{
  guint column = 0;

  for (; g_ascii_isupper (*place) && column < ITEAM_SHEET_MAX_COLUMNS; place++)
    column = column * 26 + (guint) (*place - 'A') + 1;

  return column > 0 ? column - 1 : 0;
}

/* What the text of a cell says, by the type of the cell. */
static char *
read_value (Workbook   *book,
            const char *type,
            const char *text,
            int         style)
{
  Look look = style >= 0 && style < (int) book->looks->len ? g_array_index (book->looks, Look, style) : LOOK_NUMBER;

  if (g_str_equal (type, "s"))
    {
      guint64 index;

      return g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &index, NULL) && index < book->strings->len
        ? g_strdup (book->strings->pdata[index])
        : NULL;
    }
  /* What a formula failed at is no text of anyone. */
  if (g_str_equal (type, "e"))
    return NULL;

  return g_str_equal (type, "n") ? format_value (book, text, look) : g_strdup (text);
}

/* Reads a cell, at whose beginning the reader stands. Returns FALSE if there is no room for it. */
static gboolean
read_cell (Workbook      *book,
           xmlTextReader *reader,
           guint         *column)
{
  g_autofree char *place = iteam_sheet_get_attribute (reader, "r");
  g_autofree char *given = iteam_sheet_get_attribute (reader, "t");
  const char *type = given != NULL ? given : "n";
  int style = get_number (reader, "s", 0);
  int depth = xmlTextReaderDepth (reader);
  g_autofree char *text = NULL;
  gboolean empty = xmlTextReaderIsEmptyElement (reader), in_value = FALSE;

  if (place != NULL)
    *column = column_from_place (place);
  while (!empty && xmlTextReaderRead (reader) == 1 && xmlTextReaderDepth (reader) > depth)
    if (iteam_sheet_is_element (reader, "is"))
      {
        g_free (text);
        text = read_runs (reader);
      }
    else if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT)
      in_value = iteam_sheet_is_element (reader, "v");
    else if (in_value && text == NULL && xmlTextReaderHasValue (reader))
      text = read_value (book, type, (const char *) xmlTextReaderConstValue (reader), style);

  if (text != NULL && *text != '\0' && !iteam_sheet_set_cell (book->sheet, *column, text))
    return FALSE;
  (*column)++;

  return TRUE;
}

static gboolean
read_sheet (Workbook *book)
{
  g_autoptr (xmlTextReader) reader = iteam_sheet_open_part (book->parts, book->sheet_part);
  guint row = 0, column = 0;
  int status = reader != NULL ? 1 : -1;

  while (status == 1 && (status = xmlTextReaderRead (reader)) == 1)
    if (iteam_sheet_is_element (reader, "row"))
      {
        row = (guint) get_number (reader, "r", (int) row + 1);
        column = 0;
        if (row > ITEAM_SHEET_MAX_ROWS)
          return FALSE;
        iteam_sheet_begin_row (book->sheet, row);
      }
    else if (row > 0 && iteam_sheet_is_element (reader, "c") && !read_cell (book, reader, &column))
      return FALSE;

  return status == 0;
}

/* Private: reads the first visible sheet of @workbook, one of @parts. */
gboolean
iteam_sheet_read_xlsx (IteamSheet *self,
                       GHashTable *parts,
                       const char *workbook)
{
  g_auto (Workbook) book = {
    .sheet = self,
    .parts = parts,
    .folder = g_path_get_dirname (workbook),
    .strings = g_ptr_array_new_with_free_func (g_free),
    .looks = g_array_new (FALSE, FALSE, sizeof (Look)),
  };
  g_autofree char *strings = NULL;
  g_autofree char *styles = NULL;

  if (!read_workbook (&book, workbook))
    return FALSE;

  strings = find_related (&book, workbook, "/sharedStrings", NULL);
  styles = find_related (&book, workbook, "/styles", NULL);
  if (strings != NULL)
    read_strings (&book, strings);
  if (styles != NULL)
    read_styles (&book, styles);

  return read_sheet (&book);
}
