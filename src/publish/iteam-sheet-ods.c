/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sheet-private.h"

#include <string.h>

/* Reads a sheet of OpenDocument (ISO 26300 part 1, chapter 9). */

/* The namespace of what a cell holds: another one repeats it in its own way. */
#define OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

typedef struct
{
  IteamSheet *sheet;
  guint row;
  guint column;
} Place;

static char *
get_office (xmlTextReader *reader,
            const char    *name)
{
  xmlChar *value = xmlTextReaderGetAttributeNs (reader, (const xmlChar *) name, (const xmlChar *) OFFICE);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);

  return copy;
}

/* How often a row or a cell stands there. */
static guint
get_times (xmlTextReader *reader,
           const char    *attribute)
{
  g_autofree char *text = iteam_sheet_get_attribute (reader, attribute);
  guint64 times;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 1, ITEAM_SHEET_MAX_ROWS, &times, NULL) ? (guint) times : 1;
}

/* The blanks that one element stands for. */
static void
append_blank (GString       *text,
              xmlTextReader *reader)
{
  if (iteam_sheet_is_element (reader, "s"))
    for (guint i = MIN (get_times (reader, "c"), 256); i > 0; i--)
      g_string_append_c (text, ' ');
  else if (iteam_sheet_is_element (reader, "tab"))
    g_string_append_c (text, ' ');
  else if (iteam_sheet_is_element (reader, "line-break"))
    g_string_append_c (text, '\n');
}

/* The text of the cell at whose beginning the reader stands; at its end then. What someone
 * remarked at the cell does not belong to it. */
static char *
read_text (xmlTextReader *reader)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int depth = xmlTextReaderDepth (reader);
  guint n_paragraphs = 0;
  int status;

  if (xmlTextReaderIsEmptyElement (reader))
    return g_strdup ("");

  status = xmlTextReaderRead (reader);
  while (status == 1 && xmlTextReaderDepth (reader) > depth)
    {
      if (iteam_sheet_is_element (reader, "annotation"))
        {
          status = xmlTextReaderNext (reader);
          continue;
        }

      if (iteam_sheet_is_element (reader, "p"))
        {
          if (n_paragraphs++ > 0)
            g_string_append_c (text, '\n');
        }
      else if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT)
        append_blank (text, reader);
      else if (n_paragraphs > 0 && xmlTextReaderHasValue (reader))
        g_string_append (text, (const char *) xmlTextReaderConstValue (reader));
      status = xmlTextReaderRead (reader);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What the cell holds rather than what it shows: "3 mei" is a date with a year. */
static char *
read_value (xmlTextReader *reader)
{
  g_autofree char *type = get_office (reader, "value-type");
  g_autofree char *number = get_office (reader, "value");
  g_autofree char *date = get_office (reader, "date-value");
  g_autofree char *shown = read_text (reader);

  if (g_strcmp0 (type, "date") == 0 && date != NULL)
    return g_steal_pointer (&date);
  if (g_strcmp0 (type, "percentage") == 0 && number != NULL)
    return iteam_sheet_format_share (g_ascii_strtod (number, NULL));
  if (g_strcmp0 (type, "float") == 0 && number != NULL)
    return iteam_sheet_format_number (g_ascii_strtod (number, NULL));

  return g_steal_pointer (&shown);
}

/* Returns FALSE if there is no room for the cell. */
static gboolean
read_cell (Place         *place,
           xmlTextReader *reader)
{
  guint times = get_times (reader, "number-columns-repeated");
  g_autofree char *text = read_value (reader);

  if (*text == '\0')
    {
      place->column += times;

      return TRUE;
    }
  for (; times > 0; times--, place->column++)
    if (!iteam_sheet_set_cell (place->sheet, place->column, text))
      return FALSE;

  return TRUE;
}

/* Private: reads the first sheet. A row that stands there several times is read once: nobody
 * writes the same action point twice. */
gboolean
iteam_sheet_read_ods (IteamSheet *self,
                      GHashTable *parts)
{
  g_autoptr (xmlTextReader) reader = iteam_sheet_open_part (parts, "content.xml");
  Place place = { .sheet = self, .row = 1 };
  guint times = 0;
  int depth = -1, status = reader != NULL ? 1 : -1;

  while (status == 1 && (status = xmlTextReaderRead (reader)) == 1)
    {
      if (depth < 0)
        {
          if (iteam_sheet_is_element (reader, "table"))
            depth = xmlTextReaderDepth (reader);
          continue;
        }
      if (xmlTextReaderDepth (reader) <= depth)
        return TRUE;

      if (iteam_sheet_is_element (reader, "table-row"))
        {
          place.row += times;
          place.column = 0;
          times = get_times (reader, "number-rows-repeated");
          iteam_sheet_begin_row (self, place.row);
        }
      else if (times > 0 && (iteam_sheet_is_element (reader, "table-cell") || iteam_sheet_is_element (reader, "covered-table-cell")) &&
               !read_cell (&place, reader))
        return FALSE;
    }

  return FALSE;
}
