/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-paper.h"

#include <string.h>

#include "iteam-paper-private.h"

/* How wide the text of an e-mail is: what a reader quotes still fits. */
#define TEXT_WIDTH 76

static void
block_free (IteamPaperBlock *block)
{
  g_strfreev (block->cells);
  g_free (block->shares);
  g_clear_pointer (&block->line, iteam_markup_line_free);
  g_clear_pointer (&block->chart, iteam_chart_unref);
  g_clear_pointer (&block->png, g_bytes_unref);
  g_clear_pointer (&block->picture, cairo_surface_destroy);
  g_free (block);
}

static IteamPaperBlock *
add_block (IteamPaper         *self,
           IteamPaperBlockKind kind,
           const char *const  *cells,
           guint               n_cells)
{
  IteamPaperBlock *block = g_new0 (IteamPaperBlock, 1);

  block->kind = kind;
  block->n_cells = n_cells;
  block->cells = g_new0 (char *, n_cells + 1);
  for (guint i = 0; i < n_cells; i++)
    block->cells[i] = g_strdup (cells[i] != NULL ? cells[i] : "");
  g_ptr_array_add (self->blocks, block);

  return block;
}

/**
 * iteam_paper_new:
 * @title: the title by which it is known
 * @language: the language that it is in, an RFC 5646 tag: "nl"
 *
 * Returns: (transfer full): an empty paper.
 */
IteamPaper *
iteam_paper_new (const char *title,
                 const char *language)
{
  IteamPaper *self = g_new0 (IteamPaper, 1);

  self->title = g_strdup (title);
  self->language = g_strdup (language);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);

  return self;
}

/**
 * iteam_paper_free:
 * @self: (transfer full): a paper
 */
void
iteam_paper_free (IteamPaper *self)
{
  g_free (self->title);
  g_free (self->language);
  g_free (self->letterhead);
  g_free (self->author);
  g_free (self->created);
  g_free (self->page_word);
  g_free (self->of_word);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * iteam_paper_get_title:
 * @self: a paper
 *
 * Returns: (transfer none): the title by which it is known.
 */
const char *
iteam_paper_get_title (IteamPaper *self)
{
  return self->title;
}

/**
 * iteam_paper_set_letterhead:
 * @self: a paper
 * @letterhead: who sends it, for the head of each page; without, that is the municipality
 */
void
iteam_paper_set_letterhead (IteamPaper *self,
                            const char *letterhead)
{
  char *copy = g_strdup (letterhead);

  g_free (self->letterhead);
  self->letterhead = copy;
}

/**
 * iteam_paper_set_imprint:
 * @self: a paper
 * @author: who wrote it
 * @created: when, as ISO 8601
 * @page: "Page", in its own language
 * @of: "of", as in "Page 1 of 2"
 *
 * Says what the interface says of other papers, for one whose language is not that of
 * the interface.
 */
void
iteam_paper_set_imprint (IteamPaper *self,
                         const char *author,
                         const char *created,
                         const char *page,
                         const char *of)
{
  g_return_if_fail (self->author == NULL);

  self->author = g_strdup (author);
  self->created = g_strdup (created);
  self->page_word = g_strdup (page);
  self->of_word = g_strdup (of);
}

/**
 * iteam_paper_add_title:
 * @self: a paper
 * @above: (nullable): what sort of paper it is, small above the title
 * @title: the title
 */
void
iteam_paper_add_title (IteamPaper *self,
                       const char *above,
                       const char *title)
{
  add_block (self, ITEAM_PAPER_TITLE, (const char *const[]) { above, title }, 2);
}

/**
 * iteam_paper_add_notice:
 * @self: a paper
 * @text: something that is to be known of the whole
 */
void
iteam_paper_add_notice (IteamPaper *self,
                        const char *text)
{
  add_block (self, ITEAM_PAPER_NOTICE, (const char *const[]) { text }, 1);
}

/**
 * iteam_paper_add_fact:
 * @self: a paper
 * @label: what is told
 * @value: (nullable): the value; nothing is told without one
 */
void
iteam_paper_add_fact (IteamPaper *self,
                      const char *label,
                      const char *value)
{
  if (value != NULL && value[0] != '\0')
    add_block (self, ITEAM_PAPER_FACT, (const char *const[]) { label, value }, 2);
}

/**
 * iteam_paper_add_heading:
 * @self: a paper
 * @level: 1 for a section, 2 for an item in one, 3 for what is small above a table or list
 * @text: the heading
 * @aside: (nullable): something small beside it
 */
void
iteam_paper_add_heading (IteamPaper *self,
                         int         level,
                         const char *text,
                         const char *aside)
{
  add_block (self, ITEAM_PAPER_HEADING, (const char *const[]) { text, aside }, 2)->level = level;
}

/**
 * iteam_paper_add_text:
 * @self: a paper
 * @commonmark: (nullable): text as CommonMark, with its lists and emphasis
 */
void
iteam_paper_add_text (IteamPaper *self,
                      const char *commonmark)
{
  g_autoptr (GPtrArray) lines = iteam_markup_read (commonmark);

  g_ptr_array_set_free_func (lines, NULL);
  for (guint i = 0; i < lines->len; i++)
    add_block (self, ITEAM_PAPER_LINE, NULL, 0)->line = g_ptr_array_index (lines, i);
}

/**
 * iteam_paper_add_line:
 * @self: a paper
 * @line: a paragraph or a line of a list
 */
void
iteam_paper_add_line (IteamPaper            *self,
                      const IteamMarkupLine *line)
{
  add_block (self, ITEAM_PAPER_LINE, NULL, 0)->line = iteam_markup_line_copy (line);
}

/**
 * iteam_paper_add_plain:
 * @self: a paper
 * @text: a paragraph, without markup
 */
void
iteam_paper_add_plain (IteamPaper *self,
                       const char *text)
{
  add_block (self, ITEAM_PAPER_LINE, NULL, 0)->line = iteam_markup_line_new (ITEAM_MARKUP_PARAGRAPH, 0, text);
}

/**
 * iteam_paper_add_bullet:
 * @self: a paper
 * @text: a line of a list, without markup
 */
void
iteam_paper_add_bullet (IteamPaper *self,
                        const char *text)
{
  add_block (self, ITEAM_PAPER_LINE, NULL, 0)->line = iteam_markup_line_new (ITEAM_MARKUP_BULLET, 1, text);
}

/**
 * iteam_paper_add_outcome:
 * @self: a paper
 * @label: what it is, with its number: "Decision B-3"
 * @text: what was decided, promised or is to be done
 * @aside: (nullable): by whom and until when
 */
void
iteam_paper_add_outcome (IteamPaper *self,
                         const char *label,
                         const char *text,
                         const char *aside)
{
  add_block (self, ITEAM_PAPER_OUTCOME, (const char *const[]) { label, text, aside }, 3);
}

/**
 * iteam_paper_begin_table:
 * @self: a paper
 * @columns: (array length=n_columns): its columns
 * @n_columns: how many
 *
 * The rows that are added next are of this table.
 */
void
iteam_paper_begin_table (IteamPaper             *self,
                         const IteamPaperColumn *columns,
                         guint                   n_columns)
{
  IteamPaperBlock *block = add_block (self, ITEAM_PAPER_TABLE, NULL, 0);
  double whole = 0;

  for (guint i = 0; i < n_columns; i++)
    whole += columns[i].share;
  g_free (block->cells);
  block->cells = g_new0 (char *, n_columns + 1);
  block->shares = g_new0 (double, n_columns);
  block->n_cells = n_columns;
  for (guint i = 0; i < n_columns; i++)
    {
      block->cells[i] = g_strdup (columns[i].heading);
      block->shares[i] = columns[i].share / whole;
    }
}

/**
 * iteam_paper_add_row:
 * @self: a paper
 * @cells: (array length=n_cells): one for each column, or one that goes over all
 * @n_cells: how many
 */
void
iteam_paper_add_row (IteamPaper        *self,
                     const char *const *cells,
                     guint              n_cells)
{
  add_block (self, ITEAM_PAPER_ROW, cells, n_cells);
}

/**
 * iteam_paper_add_chart:
 * @self: a paper
 * @chart: (transfer none): a chart; its title is a heading that stands above it, added before
 *
 * It is told as a table to who does not see it.
 */
void
iteam_paper_add_chart (IteamPaper *self,
                       IteamChart *chart)
{
  add_block (self, ITEAM_PAPER_CHART, NULL, 0)->chart = iteam_chart_ref (chart);
  if (chart->note != NULL)
    iteam_paper_add_plain (self, chart->note);
}

typedef struct
{
  GBytes *bytes;
  gsize at;
} Reading;

static cairo_status_t
read_cb (void          *closure,
         unsigned char *data,
         unsigned       length)
{
  Reading *reading = closure;
  gsize size;
  const guchar *all = g_bytes_get_data (reading->bytes, &size);

  if (size - reading->at < length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, all + reading->at, length);
  reading->at += length;

  return CAIRO_STATUS_SUCCESS;
}

/**
 * iteam_paper_add_picture:
 * @self: a paper
 * @png: a picture
 * @caption: what it shows, which stands below it and is told to who does not see it
 */
void
iteam_paper_add_picture (IteamPaper *self,
                         GBytes     *png,
                         const char *caption)
{
  Reading reading = { .bytes = png };
  cairo_surface_t *picture = cairo_image_surface_create_from_png_stream (read_cb, &reading);
  IteamPaperBlock *block;

  if (cairo_surface_status (picture) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (picture);
      iteam_paper_add_plain (self, caption);

      return;
    }
  block = add_block (self, ITEAM_PAPER_PICTURE, (const char *const[]) { caption }, 1);
  block->png = g_bytes_ref (png);
  block->picture = picture;
}

/* Adds @text with lines of at most %TEXT_WIDTH characters, each after @indent. */
static void
add_wrapped (GString    *out,
             const char *first,
             const char *indent,
             const char *text)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "\n\t", ' ');
  g_auto (GStrv) words = g_strsplit (plain, " ", -1);
  glong column = g_utf8_strlen (first, -1);
  gboolean begins = TRUE;

  g_string_append (out, first);
  for (char **word = words; *word != NULL; word++)
    {
      glong width = g_utf8_strlen (*word, -1);

      if (width == 0)
        continue;
      if (!begins && column + 1 + width > TEXT_WIDTH)
        {
          g_string_append_printf (out, "\n%s", indent);
          column = g_utf8_strlen (indent, -1);
          begins = TRUE;
        }
      g_string_append_printf (out, "%s%s", begins ? "" : " ", *word);
      column += width + (begins ? 0 : 1);
      begins = FALSE;
    }
  g_string_append_c (out, '\n');
}

static void
add_text_line (GString               *out,
               const IteamMarkupLine *line)
{
  g_autofree char *indent = g_strnfill (2 * line->depth, ' ');
  g_autofree char *outer = g_strnfill (line->depth > 0 ? 2 * line->depth - 2 : 0, ' ');
  g_autofree char *first = NULL;
  g_auto (GStrv) rows = g_strsplit (line->text, "\342\200\250", -1);

  if (line->kind == ITEAM_MARKUP_BULLET)
    first = g_strconcat (outer, "- ", NULL);
  else if (line->kind == ITEAM_MARKUP_NUMBER)
    first = g_strdup_printf ("%s%u. ", outer, line->number);
  else
    first = g_strdup (indent);
  for (char **row = rows; *row != NULL; row++)
    add_wrapped (out, row == rows ? first : indent, indent, *row);
}

static void
add_text_row (GString               *out,
              const IteamPaperBlock *table,
              const IteamPaperBlock *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i][0] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", row->cells[i]);
  if (row->n_cells < table->n_cells)
    {
      g_string_append_c (out, '\n');
      add_wrapped (out, "", "", text->str);
    }
  else
    {
      add_wrapped (out, "- ", "  ", text->str);
    }
}

static void
add_text_heading (GString               *out,
                  const IteamPaperBlock *block)
{
  gsize start;

  g_string_append_c (out, '\n');
  start = out->len;
  add_wrapped (out, "", "", block->cells[0]);
  if (block->level == 1)
    {
      g_autofree char *line = g_strnfill ((gsize) MIN (g_utf8_strlen (out->str + start, -1) - 1, TEXT_WIDTH), '-');

      g_string_append_printf (out, "%s\n", line);
    }
  if (block->cells[1][0] != '\0')
    add_wrapped (out, "(", "", block->cells[1]);
  if (block->cells[1][0] != '\0')
    g_string_insert (out, (gssize) out->len - 1, ")");
}

/* "- Theme talks held: 2 (2018: 1)". */
static void
add_text_chart (GString    *out,
                IteamChart *chart)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < chart->rows->len; i++)
    {
      const IteamChartRow *row = iteam_chart_get_row (chart, i);
      g_autofree char *target = chart->percent ? iteam_percentage_format (row->target) : g_strdup ("");
      g_autofree char *line = g_strdup_printf ("%s: %s (%s: %s)%s%s", row->label, row->values[0].text, chart->names[1], row->values[1].text,
                                               target[0] != '\0' ? " · " : "", target);

      add_wrapped (out, row->level > 0 ? "  - " : "- ", row->level > 0 ? "    " : "  ", line);
    }
}

static gboolean
is_in_list (const IteamPaperBlock *block)
{
  return block != NULL && block->kind == ITEAM_PAPER_LINE && block->line->depth > 0;
}

static void
add_text_block (GString               *out,
                const IteamPaperBlock *block,
                const IteamPaperBlock *before,
                const IteamPaperBlock *table)
{
  g_autofree char *label = NULL;

  switch (block->kind)
    {
    case ITEAM_PAPER_TITLE:
      if (block->cells[0][0] != '\0')
        add_wrapped (out, "", "", block->cells[0]);
      add_wrapped (out, "", "", block->cells[1]);
      g_string_append_c (out, '\n');
      break;
    case ITEAM_PAPER_NOTICE:
      add_wrapped (out, "", "", block->cells[0]);
      g_string_append_c (out, '\n');
      break;
    case ITEAM_PAPER_FACT:
      label = g_strconcat (block->cells[0], ": ", NULL);
      add_wrapped (out, label, "  ", block->cells[1]);
      break;
    case ITEAM_PAPER_HEADING: add_text_heading (out, block); break;
    case ITEAM_PAPER_LINE:
      if (!(is_in_list (block) && is_in_list (before)))
        g_string_append_c (out, '\n');
      add_text_line (out, block->line);
      break;
    case ITEAM_PAPER_OUTCOME:
      label = g_strconcat (block->cells[0], ": ", NULL);
      g_string_append_c (out, '\n');
      add_wrapped (out, label, "  ", block->cells[1]);
      if (block->cells[2][0] != '\0')
        add_wrapped (out, "  ", "  ", block->cells[2]);
      break;
    case ITEAM_PAPER_TABLE: g_string_append_c (out, '\n'); break;
    case ITEAM_PAPER_ROW: add_text_row (out, table, block); break;
    case ITEAM_PAPER_CHART: add_text_chart (out, block->chart); break;
    case ITEAM_PAPER_PICTURE:
      g_string_append_c (out, '\n');
      add_wrapped (out, "[", "", block->cells[0]);
      g_string_insert (out, (gssize) out->len - 1, "]");
      break;
    default: g_assert_not_reached ();
    }
}

/**
 * iteam_paper_to_text:
 * @self: a paper
 *
 * Sets it as text for an e-mail. May be called from any thread.
 *
 * Returns: (transfer full): the text, with lines of 76 characters at most, apart from
 *   longer words.
 */
char *
iteam_paper_to_text (IteamPaper *self)
{
  GString *out = g_string_new (NULL);
  const IteamPaperBlock *before = NULL;
  const IteamPaperBlock *table = NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const IteamPaperBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->kind == ITEAM_PAPER_TABLE)
        table = block;
      add_text_block (out, block, before, table);
      before = block;
    }

  return g_string_free (out, FALSE);
}
