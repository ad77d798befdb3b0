/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sheet-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-error.h"

/* A row that is not blank. */
typedef struct
{
  guint number;
  guint first;
  guint n_cells;
} Row;

struct _IteamSheet
{
  /* owned */
  GArray *rows;
  GPtrArray *cells;
  GStringChunk *texts;
};

/* A workbook is a ZIP container. One from before 2007, or with a password, is an OLE one. */
static const char zip_mark[] = { 'P', 'K', '\x03', '\x04' };
static const char ole_mark[] = { '\xd0', '\xcf', '\x11', '\xe0' };

/* A workbook of a list is a few hundred kilobytes; what is said to be larger than this when
 * unpacked is meant to fill the memory. */
#define MAX_UNPACKED (256 * 1024 * 1024)
#define MAX_CELLS (8 * 1024 * 1024)

/* The place of a part in OpenDocument, and of what says where the parts are in Office Open XML. */
#define ODS_PART "content.xml"
#define XLSX_RELATIONS "_rels/.rels"

static gboolean
begins_with (const char *data,
             gsize       length,
             const char *mark)
{
  return length >= sizeof zip_mark && memcmp (data, mark, sizeof zip_mark) == 0;
}

/**
 * iteam_sheet_is_workbook:
 * @data: (array length=length): the content of a file
 * @length: its length in bytes
 *
 * Returns: whether it looks like a workbook of a spreadsheet program, and is not text.
 */
gboolean
iteam_sheet_is_workbook (const char *data,
                         gsize       length)
{
  return begins_with (data, length, zip_mark) || begins_with (data, length, ole_mark);
}

/* Private: a sheet without rows. */
IteamSheet *
iteam_sheet_new (void)
{
  IteamSheet *self = g_new0 (IteamSheet, 1);

  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->cells = g_ptr_array_new ();
  self->texts = g_string_chunk_new (64 * 1024);

  return self;
}

/**
 * iteam_sheet_free:
 * @self: a sheet
 *
 * Its cells are gone with it.
 */
void
iteam_sheet_free (IteamSheet *self)
{
  g_array_unref (self->rows);
  g_ptr_array_unref (self->cells);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/* Private: what follows are the cells of row @number, from 1. */
void
iteam_sheet_begin_row (IteamSheet *self,
                       guint       number)
{
  Row row = { .number = number, .first = self->cells->len };

  if (self->rows->len > 0 && g_array_index (self->rows, Row, self->rows->len - 1).n_cells == 0)
    g_array_set_size (self->rows, self->rows->len - 1);
  g_array_append_val (self->rows, row);
}

/* Private: sets a cell of the row, from left to right; @column is from 0. Returns FALSE if
 * there is no room for it. */
gboolean
iteam_sheet_set_cell (IteamSheet *self,
                      guint       column,
                      const char *text)
{
  Row *row = &g_array_index (self->rows, Row, self->rows->len - 1);

  if (column >= ITEAM_SHEET_MAX_COLUMNS || self->cells->len + column >= MAX_CELLS)
    return FALSE;

  while (row->n_cells < column)
    {
      g_ptr_array_add (self->cells, (gpointer) "");
      row->n_cells++;
    }
  if (row->n_cells == column)
    {
      g_ptr_array_add (self->cells, g_string_chunk_insert_const (self->texts, text));
      row->n_cells++;
    }

  return TRUE;
}

/**
 * iteam_sheet_get_n_rows:
 * @self: a sheet
 *
 * Returns: how many rows have a cell with text.
 */
guint
iteam_sheet_get_n_rows (IteamSheet *self)
{
  const GArray *rows = self->rows;

  return rows->len > 0 && g_array_index (rows, Row, rows->len - 1).n_cells == 0 ? rows->len - 1 : rows->len;
}

/**
 * iteam_sheet_get_row:
 * @self: a sheet
 * @index: which row of iteam_sheet_get_n_rows()
 * @cells: (element-type utf8): takes its cells, which stay those of @self
 *
 * Returns: the number of the row, as the spreadsheet shows it.
 */
guint
iteam_sheet_get_row (IteamSheet *self,
                     guint       index,
                     GPtrArray  *cells)
{
  const Row *row;

  g_return_val_if_fail (index < self->rows->len, 0);

  row = &g_array_index (self->rows, Row, index);
  g_ptr_array_set_size (cells, 0);
  for (guint i = 0; i < row->n_cells; i++)
    g_ptr_array_add (cells, self->cells->pdata[row->first + i]);

  return row->number;
}

/* Private: a part of the workbook, ready to be read, or NULL if it has none of that name. No
 * entity is followed out of it. */
xmlTextReader *
iteam_sheet_open_part (GHashTable *parts,
                       const char *name)
{
  GBytes *part = g_hash_table_lookup (parts, name);
  gsize length;
  const char *data;

  if (part == NULL)
    return NULL;

  data = g_bytes_get_data (part, &length);

  return xmlReaderForMemory (data, (int) length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

/* Private: whether the reader stands at the beginning of such an element. The two editions of
 * the formats differ in the namespaces, not in the names. */
gboolean
iteam_sheet_is_element (xmlTextReader *reader,
                        const char    *name)
{
  return xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT &&
         g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), name) == 0;
}

/* Private: an attribute by its name without a prefix, or NULL. */
char *
iteam_sheet_get_attribute (xmlTextReader *reader,
                           const char    *name)
{
  char *value = NULL;

  while (value == NULL && xmlTextReaderMoveToNextAttribute (reader) == 1)
    if (g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), name) == 0)
      value = g_strdup ((const char *) xmlTextReaderConstValue (reader));
  xmlTextReaderMoveToElement (reader);

  return value;
}

/* Private: a number as one would type it. */
char *
iteam_sheet_format_number (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", value));
}

/* Private: 0.74 as "74%". */
char *
iteam_sheet_format_share (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strconcat (g_ascii_formatd (text, sizeof text, "%.10g", value * 100), "%", NULL);
}

static gboolean
is_xml (const char *name)
{
  return g_str_has_suffix (name, ".xml") || g_str_has_suffix (name, ".rels");
}

/* Unpacks one part. Returns NULL if it is damaged or there is no room for it. */
static GBytes *
unpack_part (struct archive *archive,
             gsize          *room)
{
  g_autoptr (GByteArray) part = g_byte_array_new ();
  guint8 block[64 * 1024];
  la_ssize_t n_read;

  while ((n_read = archive_read_data (archive, block, sizeof block)) > 0)
    {
      if ((gsize) n_read > *room)
        return NULL;
      *room -= (gsize) n_read;
      g_byte_array_append (part, block, (guint) n_read);
    }

  return n_read == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&part)) : NULL;
}

/* Returns the parts by name, or NULL. */
static GHashTable *
unpack (const char *data,
        gsize       length)
{
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gsize room = MAX_UNPACKED;
  gboolean sound = archive_read_support_format_zip (archive) == ARCHIVE_OK &&
                   archive_read_open_memory (archive, data, length) == ARCHIVE_OK;
  int status = ARCHIVE_OK;

  while (sound && (status = archive_read_next_header (archive, &entry)) >= ARCHIVE_WARN && status != ARCHIVE_EOF)
    {
      const char *name = archive_entry_pathname (entry);
      GBytes *part;

      if (name == NULL || !is_xml (name))
        continue;
      part = unpack_part (archive, &room);
      if (part != NULL)
        g_hash_table_insert (parts, g_strdup (name), part);
      else
        sound = FALSE;
    }
  sound = sound && status == ARCHIVE_EOF;
  archive_read_free (archive);

  return sound ? g_steal_pointer (&parts) : NULL;
}

/* The part that is the workbook in Office Open XML, or NULL. */
static char *
find_workbook (GHashTable *parts)
{
  g_autoptr (xmlTextReader) reader = iteam_sheet_open_part (parts, XLSX_RELATIONS);

  while (reader != NULL && xmlTextReaderRead (reader) == 1)
    {
      g_autofree char *type = NULL;
      g_autofree char *target = NULL;

      if (!iteam_sheet_is_element (reader, "Relationship"))
        continue;
      type = iteam_sheet_get_attribute (reader, "Type");
      target = iteam_sheet_get_attribute (reader, "Target");
      if (type != NULL && target != NULL && g_str_has_suffix (type, "/officeDocument"))
        return g_strdup (*target == '/' ? target + 1 : target);
    }

  return NULL;
}

/**
 * iteam_sheet_read:
 * @data: (array length=length): a workbook: Office Open XML (.xlsx, ECMA-376) or OpenDocument
 *   (.ods, ISO 26300)
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its first visible sheet, or %NULL with
 *   %ITEAM_ERROR_INVALID.
 */
IteamSheet *
iteam_sheet_read (const char  *data,
                  gsize        length,
                  GError     **error)
{
  g_autoptr (IteamSheet) self = iteam_sheet_new ();
  g_autoptr (GHashTable) parts = NULL;
  g_autofree char *workbook = NULL;
  const char *wrong = NULL;

  if (begins_with (data, length, ole_mark))
    wrong = _("The spreadsheet is of an older kind, or has a password. Save it as .xlsx, .ods or CSV without one.");
  else
    {
      parts = unpack (data, length);
      if (parts != NULL)
        workbook = find_workbook (parts);
      if (parts != NULL && workbook == NULL && !g_hash_table_contains (parts, ODS_PART))
        wrong = _("The file is no spreadsheet that can be read. Save it as .xlsx, .ods or CSV.");
      else if (parts == NULL ||
               (workbook != NULL ? !iteam_sheet_read_xlsx (self, parts, workbook) : !iteam_sheet_read_ods (self, parts)))
        wrong = _("The spreadsheet is damaged, or larger than any list.");
    }

  if (wrong != NULL)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, wrong);

      return NULL;
    }

  return g_steal_pointer (&self);
}
