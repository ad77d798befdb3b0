/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-layout.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-words.h"
#include "iteam-csv-reader.h"
#include "iteam-error.h"
#include "iteam-text.h"

struct _IteamActionLayout
{
  guint line;
  guint n_columns;

  /* owned, one for each column */
  GPtrArray *headings;
  GPtrArray *examples;
  int *columns;
};

/* How many rows are looked at for examples. */
#define N_EXAMPLE_ROWS 40

/**
 * iteam_action_layout_new:
 * @cells: (element-type utf8): a row that may hold headings
 * @line: the line on which it stands, from 1
 *
 * Returns: (transfer full): what the headings in Dutch or English say of the columns.
 */
IteamActionLayout *
iteam_action_layout_new (GPtrArray *cells,
                         guint      line)
{
  IteamActionLayout *self = g_new0 (IteamActionLayout, 1);
  int title;

  self->line = line;
  self->n_columns = cells->len;
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->examples = g_ptr_array_new_with_free_func (g_free);
  self->columns = g_new (int, cells->len);

  for (guint i = 0; i < cells->len; i++)
    {
      char *heading = iteam_text_strip (cells->pdata[i]);
      IteamCsvColumn column;

      g_ptr_array_add (self->headings, heading);
      g_ptr_array_add (self->examples, NULL);
      self->columns[i] = ITEAM_CSV_LEFT_OUT;
      if (heading != NULL && iteam_csv_column_from_heading (heading, &column) && iteam_action_layout_find (self, column) < 0)
        self->columns[i] = (int) column;
    }

  /* A list with descriptions only has them for titles. */
  title = iteam_action_layout_find (self, ITEAM_CSV_TITLE);
  if (title < 0)
    title = iteam_action_layout_find (self, ITEAM_CSV_DESCRIPTION);
  if (title >= 0)
    self->columns[title] = ITEAM_CSV_TITLE;

  return self;
}

static char *
copy_text (const char *text,
           gpointer    data)
{
  return g_strdup (text);
}

/**
 * iteam_action_layout_copy:
 * @self: a layout
 *
 * Returns: (transfer full): the same once more, for another thread.
 */
IteamActionLayout *
iteam_action_layout_copy (IteamActionLayout *self)
{
  IteamActionLayout *copy = g_new0 (IteamActionLayout, 1);

  copy->line = self->line;
  copy->n_columns = self->n_columns;
  copy->headings = g_ptr_array_copy (self->headings, (GCopyFunc) copy_text, NULL);
  copy->examples = g_ptr_array_copy (self->examples, (GCopyFunc) copy_text, NULL);
  copy->columns = g_memdup2 (self->columns, self->n_columns * sizeof (int));

  return copy;
}

/**
 * iteam_action_layout_free:
 * @self: a layout
 */
void
iteam_action_layout_free (IteamActionLayout *self)
{
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->examples);
  g_free (self->columns);
  g_free (self);
}

/* Takes the first text in each column behind the headings. */
static void
take_examples (IteamActionLayout *self,
               GPtrArray         *cells)
{
  for (guint i = 0; i < MIN (cells->len, self->n_columns); i++)
    if (self->examples->pdata[i] == NULL)
      self->examples->pdata[i] = iteam_text_strip (cells->pdata[i]);
}

/* How much a row looks like one of headings: by those that are known, or else by how many there
 * are; a title of the list itself stands alone in its row. */
static guint
rate_headings (IteamActionLayout *self)
{
  guint n_known = 0, n_headings = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      n_known += self->columns[i] >= 0;
      n_headings += self->headings->pdata[i] != NULL;
    }

  return n_known > 0 ? 2 + n_known : MIN (n_headings, 2);
}

static gboolean
looks_better (IteamActionLayout *self,
              IteamActionLayout *other)
{
  if (iteam_action_layout_find (other, ITEAM_CSV_TITLE) >= 0)
    return FALSE;

  return iteam_action_layout_find (self, ITEAM_CSV_TITLE) >= 0 || rate_headings (self) > rate_headings (other);
}

/**
 * iteam_action_layout_read:
 * @text: (array length=length): a list as a spreadsheet saved it
 * @length: its length in bytes
 * @error: return location for an error
 *
 * Looks at the beginning of a list. Its headings are the first row that has one for the title of
 * an action point; or else the row that looks most like headings, and not like a title of the
 * list itself.
 *
 * Returns: (transfer full) (nullable): what its columns seem to be, with an example of each, or
 *   %NULL with %ITEAM_ERROR_INVALID if it cannot be read or is empty.
 */
IteamActionLayout *
iteam_action_layout_read (const char  *text,
                          gsize        length,
                          GError     **error)
{
  g_autoptr (IteamCsvReader) reader = iteam_csv_reader_new (text, length, 0, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (IteamActionLayout) self = NULL;
  g_autoptr (GError) row_error = NULL;
  guint first = 0;

  if (reader == NULL)
    return NULL;

  while (rows->len < N_EXAMPLE_ROWS)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new ();
      g_autoptr (IteamActionLayout) layout = NULL;
      guint line;

      if (!iteam_csv_reader_next (reader, cells, &line, &row_error))
        break;
      layout = iteam_action_layout_new (cells, line);
      g_ptr_array_add (rows, g_steal_pointer (&cells));
      if (self == NULL || (rows->len <= ITEAM_ACTION_LAYOUT_N_ROWS && looks_better (layout, self)))
        {
          g_clear_pointer (&self, iteam_action_layout_free);
          self = g_steal_pointer (&layout);
          first = rows->len;
        }
    }

  if (row_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&row_error));

      return NULL;
    }
  if (self == NULL)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("The list is empty."));

      return NULL;
    }

  for (guint i = first; i < rows->len; i++)
    take_examples (self, rows->pdata[i]);

  return g_steal_pointer (&self);
}

/**
 * iteam_action_layout_get_line:
 * @self: a layout
 *
 * Returns: the line of the headings, from 1.
 */
guint
iteam_action_layout_get_line (IteamActionLayout *self)
{
  return self->line;
}

/**
 * iteam_action_layout_get_n_columns:
 * @self: a layout
 *
 * Returns: how many columns the list has.
 */
guint
iteam_action_layout_get_n_columns (IteamActionLayout *self)
{
  return self->n_columns;
}

/**
 * iteam_action_layout_get_heading:
 * @self: a layout
 * @index: which column of the list, from 0
 *
 * Returns: (nullable): what stands above it.
 */
const char *
iteam_action_layout_get_heading (IteamActionLayout *self,
                                 guint              index)
{
  return index < self->n_columns ? self->headings->pdata[index] : NULL;
}

/**
 * iteam_action_layout_get_example:
 * @self: a layout
 * @index: which column of the list, from 0
 *
 * Returns: (nullable): the first text that stands in it.
 */
const char *
iteam_action_layout_get_example (IteamActionLayout *self,
                                 guint              index)
{
  return index < self->n_columns ? self->examples->pdata[index] : NULL;
}

/**
 * iteam_action_layout_get_column:
 * @self: a layout
 * @index: which column of the list, from 0
 *
 * Returns: what it is, an #IteamCsvColumn or %ITEAM_CSV_LEFT_OUT.
 */
int
iteam_action_layout_get_column (IteamActionLayout *self,
                                guint              index)
{
  return index < self->n_columns ? self->columns[index] : ITEAM_CSV_LEFT_OUT;
}

/**
 * iteam_action_layout_set_column:
 * @self: a layout
 * @index: which column of the list, from 0
 * @column: what it is, an #IteamCsvColumn or %ITEAM_CSV_LEFT_OUT
 *
 * Says what a column is. Another one that was the same is left out from now on.
 */
void
iteam_action_layout_set_column (IteamActionLayout *self,
                                guint              index,
                                int                column)
{
  int other;

  g_return_if_fail (index < self->n_columns);

  other = column >= 0 ? iteam_action_layout_find (self, (IteamCsvColumn) column) : -1;
  if (other >= 0)
    self->columns[other] = ITEAM_CSV_LEFT_OUT;
  self->columns[index] = column;
}

/**
 * iteam_action_layout_find:
 * @self: a layout
 * @column: a column
 *
 * Returns: where it stands in the list, from 0, or -1.
 */
int
iteam_action_layout_find (IteamActionLayout *self,
                          IteamCsvColumn     column)
{
  for (guint i = 0; i < self->headings->len; i++)
    if (self->columns[i] == (int) column)
      return (int) i;

  return -1;
}

/**
 * iteam_action_layout_find_heading:
 * @self: a layout
 * @heading: what stands above a column, in capitals or not
 *
 * Returns: where it stands in the list, from 0, or -1.
 */
int
iteam_action_layout_find_heading (IteamActionLayout *self,
                                  const char        *heading)
{
  g_autofree char *folded = iteam_action_words_fold (heading);

  for (guint i = 0; i < self->n_columns; i++)
    if (self->headings->pdata[i] != NULL)
      {
        g_autofree char *other = iteam_action_words_fold (self->headings->pdata[i]);

        if (g_str_equal (folded, other))
          return (int) i;
      }

  return -1;
}

/* What is remembered of a column that is left out. */
#define NICK_LEFT_OUT ""

/**
 * iteam_action_layout_remember:
 * @self: a layout
 * @remembered: what was remembered before, of type `a{ss}`
 *
 * Returns: (transfer full): that, and what the headings of this list stand for; a floating
 *   reference.
 */
GVariant *
iteam_action_layout_remember (IteamActionLayout *self,
                              GVariant          *remembered)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  g_autoptr (GHashTable) own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GVariantIter iter;
  const char *heading, *nick;

  for (guint i = 0; i < self->n_columns; i++)
    {
      char *folded;

      if (self->headings->pdata[i] == NULL)
        continue;
      folded = iteam_action_words_fold (self->headings->pdata[i]);
      nick = self->columns[i] >= 0 ? iteam_csv_column_to_nick ((IteamCsvColumn) self->columns[i]) : NICK_LEFT_OUT;
      if (g_hash_table_add (own, folded))
        g_variant_builder_add (&builder, "{ss}", folded, nick);
    }

  g_variant_iter_init (&iter, remembered);
  while (g_variant_iter_next (&iter, "{&s&s}", &heading, &nick))
    if (!g_hash_table_contains (own, heading))
      g_variant_builder_add (&builder, "{ss}", heading, nick);

  return g_variant_builder_end (&builder);
}

/**
 * iteam_action_layout_recall:
 * @self: a layout
 * @remembered: what was remembered of lists before, of type `a{ss}`
 *
 * Takes the columns for what someone said they are.
 */
void
iteam_action_layout_recall (IteamActionLayout *self,
                            GVariant          *remembered)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *folded = self->headings->pdata[i] != NULL ? iteam_action_words_fold (self->headings->pdata[i]) : NULL;
      const char *nick;
      IteamCsvColumn column;

      if (folded == NULL || !g_variant_lookup (remembered, folded, "&s", &nick))
        continue;
      if (iteam_csv_column_from_nick (nick, &column))
        iteam_action_layout_set_column (self, i, (int) column);
      else if (g_str_equal (nick, NICK_LEFT_OUT))
        iteam_action_layout_set_column (self, i, ITEAM_CSV_LEFT_OUT);
    }
}
