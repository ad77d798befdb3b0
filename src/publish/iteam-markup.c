/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-markup.h"

#include <cmark.h>
#include <string.h>

/* Where a new line begins within a paragraph, in the text of a line. */
#define LINE_SEPARATOR "\342\200\250"

/* How deep a list is read; what stands deeper is read as if it stood here. */
#define DEEPEST 6

/**
 * iteam_markup_line_new:
 * @kind: what it is
 * @depth: how many lists it stands in
 * @text: its text
 *
 * Returns: (transfer full): a line in which nothing is emphasised.
 */
IteamMarkupLine *
iteam_markup_line_new (IteamMarkupKind  kind,
                       guint            depth,
                       const char      *text)
{
  IteamMarkupLine *self = g_new0 (IteamMarkupLine, 1);

  self->kind = kind;
  self->depth = depth;
  self->text = g_strdup (text);
  self->spans = g_array_new (FALSE, FALSE, sizeof (IteamMarkupSpan));

  return self;
}

/**
 * iteam_markup_line_copy:
 * @self: a line
 *
 * Returns: (transfer full): another one like it.
 */
IteamMarkupLine *
iteam_markup_line_copy (const IteamMarkupLine *self)
{
  IteamMarkupLine *copy = iteam_markup_line_new (self->kind, self->depth, self->text);

  g_array_append_vals (copy->spans, self->spans->data, self->spans->len);
  copy->number = self->number;
  copy->level = self->level;
  copy->target = g_strdup (self->target);

  return copy;
}

/**
 * iteam_markup_line_free:
 * @self: (transfer full): a line
 */
void
iteam_markup_line_free (IteamMarkupLine *self)
{
  g_free (self->text);
  g_array_unref (self->spans);
  g_free (self->target);
  g_free (self);
}

/**
 * iteam_markup_line_emphasise:
 * @self: a line
 * @start: the first byte of its text that is emphasised, not before what already is
 * @end: the byte behind it
 * @style: how, or 0 for not at all
 */
void
iteam_markup_line_emphasise (IteamMarkupLine  *self,
                             gsize             start,
                             gsize             end,
                             IteamMarkupStyle  style)
{
  IteamMarkupSpan *last = self->spans->len > 0 ? &g_array_index (self->spans, IteamMarkupSpan, self->spans->len - 1) : NULL;

  if (style == 0 || start >= end)
    return;

  if (last != NULL && last->end == start && last->style == style)
    last->end = end;
  else
    g_array_append_val (self->spans, ((IteamMarkupSpan) { start, end, style }));
}

/* What reading has come to. */
typedef struct
{
  GPtrArray *lines;
  IteamMarkupLine *line;
  GString *text;
  gboolean book;
  /* owned: of a book, the comment that was read last */
  char *comment;
} Reading;

static void
add_text (Reading          *reading,
          const char       *text,
          IteamMarkupStyle  style)
{
  gsize start = reading->text->len;

  g_string_append (reading->text, text);
  iteam_markup_line_emphasise (reading->line, start, reading->text->len, style);
}

static void
read_inlines (Reading          *reading,
              cmark_node       *parent,
              IteamMarkupStyle  style)
{
  for (cmark_node *node = cmark_node_first_child (parent); node != NULL; node = cmark_node_next (node))
    switch (cmark_node_get_type (node))
      {
      case CMARK_NODE_SOFTBREAK: add_text (reading, " ", style); break;
      case CMARK_NODE_LINEBREAK: add_text (reading, LINE_SEPARATOR, style); break;
      case CMARK_NODE_EMPH: read_inlines (reading, node, style | ITEAM_MARKUP_EMPHASIS); break;
      case CMARK_NODE_STRONG: read_inlines (reading, node, style | ITEAM_MARKUP_STRONG); break;
      case CMARK_NODE_CODE:
        add_text (reading, cmark_node_get_literal (node), reading->book ? style | ITEAM_MARKUP_CODE : style);
        break;
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE:
        {
          gsize start = reading->text->len;
          const char *url = cmark_node_get_url (node);

          read_inlines (reading, node, style);
          /* Paper has no links: where they go to is told in words. */
          if (url != NULL && url[0] != '\0' && !g_str_has_suffix (url, reading->text->str + start))
            {
              add_text (reading, " (", style);
              add_text (reading, url, style);
              add_text (reading, ")", style);
            }
        }
        break;
      default:
        if (cmark_node_get_literal (node) != NULL)
          add_text (reading, cmark_node_get_literal (node), style);
        else
          read_inlines (reading, node, style);
      }
}

static void
begin_line (Reading         *reading,
            IteamMarkupKind  kind,
            guint            depth,
            guint            number)
{
  reading->line = iteam_markup_line_new (kind, depth, "");
  reading->line->number = number;
  reading->text = g_string_new (NULL);
}

static void
end_line (Reading *reading)
{
  g_free (reading->line->text);
  reading->line->text = g_string_free (reading->text, FALSE);
  g_ptr_array_add (reading->lines, reading->line);
}

/* Text that is none of ours, code or HTML: a line of it a line of ours. */
static void
read_literal (Reading    *reading,
              cmark_node *node,
              guint       depth)
{
  g_auto (GStrv) rows = g_strsplit (cmark_node_get_literal (node) != NULL ? cmark_node_get_literal (node) : "", "\n", -1);

  for (char **row = rows; *row != NULL; row++)
    if (**row != '\0')
      {
        begin_line (reading, ITEAM_MARKUP_PARAGRAPH, depth, 0);
        add_text (reading, *row, 0);
        end_line (reading);
      }
}

/* A paragraph of a book that is one picture. */
static gboolean
is_picture (Reading    *reading,
            cmark_node *node)
{
  cmark_node *child = cmark_node_first_child (node);

  return reading->book && child != NULL && cmark_node_get_type (child) == CMARK_NODE_IMAGE && cmark_node_next (child) == NULL;
}

static void
read_picture (Reading    *reading,
              cmark_node *image)
{
  begin_line (reading, ITEAM_MARKUP_PICTURE, 0, 0);
  reading->line->target = g_strdup (cmark_node_get_url (image));
  read_inlines (reading, image, 0);
  end_line (reading);
}

static void
read_paragraph (Reading    *reading,
                cmark_node *node,
                guint       depth)
{
  gboolean heading = cmark_node_get_type (node) == CMARK_NODE_HEADING;

  begin_line (reading, heading && depth == 0 ? ITEAM_MARKUP_HEADING : ITEAM_MARKUP_PARAGRAPH, depth, 0);
  if (reading->book && heading)
    {
      reading->line->level = cmark_node_get_heading_level (node);
      reading->line->target = g_steal_pointer (&reading->comment);
    }
  read_inlines (reading, node, 0);
  end_line (reading);
}

/* A comment is what stands between two lists, so that they stay two; in a book it names
 * the chapter below it. */
static void
read_html (Reading    *reading,
           cmark_node *node,
           guint       depth)
{
  const char *text = cmark_node_get_literal (node);
  const char *end = strstr (text, "-->");

  if (!g_str_has_prefix (text, "<!--"))
    {
      read_literal (reading, node, depth);
    }
  else if (reading->book && end != NULL)
    {
      g_free (reading->comment);
      reading->comment = g_strstrip (g_strndup (text + 4, (gsize) (end - text) - 4));
    }
}

static void read_block (Reading *reading, cmark_node *node, guint depth);

static void
read_list (Reading    *reading,
           cmark_node *list,
           guint       depth)
{
  gboolean ordered = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST;
  IteamMarkupKind kind = ordered ? ITEAM_MARKUP_NUMBER : ITEAM_MARKUP_BULLET;
  guint number = ordered ? (guint) MAX (cmark_node_get_list_start (list), 0) : 0;

  for (cmark_node *item = cmark_node_first_child (list); item != NULL; item = cmark_node_next (item))
    {
      cmark_node *node = cmark_node_first_child (item);

      begin_line (reading, kind, depth, number);
      number += ordered ? 1 : 0;
      if (node != NULL && cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH)
        {
          read_inlines (reading, node, 0);
          node = cmark_node_next (node);
        }
      end_line (reading);
      for (; node != NULL; node = cmark_node_next (node))
        read_block (reading, node, depth);
    }
}

static void
read_block (Reading    *reading,
            cmark_node *node,
            guint       depth)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
      if (is_picture (reading, node))
        read_picture (reading, cmark_node_first_child (node));
      else
        read_paragraph (reading, node, depth);
      break;
    case CMARK_NODE_LIST: read_list (reading, node, MIN (depth + 1, DEEPEST)); break;
    case CMARK_NODE_HTML_BLOCK: read_html (reading, node, depth); break;
    case CMARK_NODE_CODE_BLOCK: read_literal (reading, node, depth); break;
    default:
      for (cmark_node *child = cmark_node_first_child (node); child != NULL; child = cmark_node_next (child))
        read_block (reading, child, depth);
    }
}

static GPtrArray *
read_text (const char *text,
           gboolean    book)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_markup_line_free);
  Reading reading = { .lines = lines, .book = book };
  cmark_node *root;

  if (text == NULL)
    return lines;

  root = cmark_parse_document (text, strlen (text), CMARK_OPT_DEFAULT);
  read_block (&reading, root, 0);
  cmark_node_free (root);
  g_free (reading.comment);

  return lines;
}

/**
 * iteam_markup_read:
 * @text: (nullable): text as CommonMark
 *
 * Reads what minutes are kept as. Paragraphs, headings, lists and emphasis are what
 * people write; of anything else the words are kept. May be called from any thread.
 *
 * Returns: (transfer full) (element-type IteamMarkupLine): its lines.
 */
GPtrArray *
iteam_markup_read (const char *text)
{
  return read_text (text, FALSE);
}

/**
 * iteam_markup_read_book:
 * @text: (nullable): text as CommonMark
 *
 * Reads the manual, which has more than minutes have: levels of headings and the names
 * that comments give them, pictures, and keys. May be called from any thread.
 *
 * Returns: (transfer full) (element-type IteamMarkupLine): its lines.
 */
GPtrArray *
iteam_markup_read_book (const char *text)
{
  return read_text (text, TRUE);
}

static void
add_literal (cmark_node *parent,
             const char *text,
             gsize       start,
             gsize       end)
{
  g_autofree char *part = g_strndup (text + start, end - start);
  g_auto (GStrv) rows = g_strsplit (part, LINE_SEPARATOR, -1);

  for (char **row = rows; *row != NULL; row++)
    {
      cmark_node *node;

      if (row != rows)
        cmark_node_append_child (parent, cmark_node_new (CMARK_NODE_LINEBREAK));
      if (**row == '\0')
        continue;
      node = cmark_node_new (CMARK_NODE_TEXT);
      cmark_node_set_literal (node, *row);
      cmark_node_append_child (parent, node);
    }
}

static gboolean
is_open (gunichar c)
{
  return c == 0 || g_unichar_isspace (c) || g_unichar_ispunct (c) || c == 0x2028;
}

/* Emphasis that begins or ends at a space is none in CommonMark, and beside a letter
 * neither is what begins or ends with punctuation: the edges are moved inwards. */
static void
find_edges (const char            *text,
            const IteamMarkupSpan *span,
            gsize                 *start,
            gsize                 *end)
{
  const char *from = text + span->start;
  const char *to = text + span->end;

  while (from < to)
    {
      gunichar c = g_utf8_get_char (from);
      gunichar before = from > text ? g_utf8_get_char (g_utf8_prev_char (from)) : 0;

      if (!is_open (c) || (g_unichar_ispunct (c) && is_open (before)))
        break;
      from = g_utf8_next_char (from);
    }
  while (from < to)
    {
      const char *last = g_utf8_prev_char (to);
      gunichar c = g_utf8_get_char (last);

      if (!is_open (c) || (g_unichar_ispunct (c) && is_open (*to != '\0' ? g_utf8_get_char (to) : 0)))
        break;
      to = last;
    }
  *start = (gsize) (from - text);
  *end = (gsize) (to - text);
}

static void
add_inlines (cmark_node            *parent,
             const IteamMarkupLine *line,
             gboolean               styled)
{
  /* White space at the edges would be markup to CommonMark. */
  gsize done = strspn (line->text, " \t\n");
  gsize whole = strlen (line->text);

  while (whole > done && strchr (" \t\n", line->text[whole - 1]) != NULL)
    whole--;
  for (guint i = 0; styled && i < line->spans->len; i++)
    {
      const IteamMarkupSpan *span = &g_array_index (line->spans, IteamMarkupSpan, i);
      cmark_node *node = parent;
      gsize start;
      gsize end;

      find_edges (line->text, span, &start, &end);
      if (start >= end)
        continue;

      add_literal (parent, line->text, done, start);
      if ((span->style & ITEAM_MARKUP_STRONG) != 0)
        {
          cmark_node *strong = cmark_node_new (CMARK_NODE_STRONG);

          cmark_node_append_child (node, strong);
          node = strong;
        }
      if ((span->style & ITEAM_MARKUP_EMPHASIS) != 0)
        {
          cmark_node *emphasis = cmark_node_new (CMARK_NODE_EMPH);

          cmark_node_append_child (node, emphasis);
          node = emphasis;
        }
      add_literal (node, line->text, start, end);
      done = end;
    }
  add_literal (parent, line->text, done, whole);
}

/* The list that @line is an item of. One can only stand below the item before it. */
static cmark_node *
find_list (cmark_node            *root,
           const IteamMarkupLine *line)
{
  cmark_list_type type = line->kind == ITEAM_MARKUP_NUMBER ? CMARK_ORDERED_LIST : CMARK_BULLET_LIST;
  cmark_node *parent = root;
  cmark_node *list = cmark_node_last_child (parent);

  for (guint depth = 1; depth < line->depth && list != NULL && cmark_node_get_type (list) == CMARK_NODE_LIST; depth++)
    {
      parent = cmark_node_last_child (list);
      list = cmark_node_last_child (parent);
    }
  if (list != NULL && cmark_node_get_type (list) == CMARK_NODE_LIST && cmark_node_get_list_type (list) == type)
    return list;

  list = cmark_node_new (CMARK_NODE_LIST);
  cmark_node_set_list_type (list, type);
  cmark_node_set_list_tight (list, 1);
  if (type == CMARK_ORDERED_LIST)
    {
      cmark_node_set_list_delim (list, CMARK_PERIOD_DELIM);
      cmark_node_set_list_start (list, line->number > 0 ? (int) line->number : 1);
    }
  cmark_node_append_child (parent, list);

  return list;
}

/* Where a paragraph goes: below the item that it goes on with, or by itself. */
static cmark_node *
find_parent (cmark_node *root,
             guint       depth)
{
  cmark_node *parent = root;

  for (guint i = 0; i < depth; i++)
    {
      cmark_node *list = cmark_node_last_child (parent);

      if (list == NULL || cmark_node_get_type (list) != CMARK_NODE_LIST)
        break;
      /* What has two paragraphs is loose, or they would run together. */
      cmark_node_set_list_tight (list, 0);
      parent = cmark_node_last_child (list);
    }

  return parent;
}

static void
add_line (cmark_node            *root,
          const IteamMarkupLine *line,
          gboolean               styled)
{
  gboolean listed = line->kind == ITEAM_MARKUP_BULLET || line->kind == ITEAM_MARKUP_NUMBER;
  cmark_node *block = cmark_node_new (line->kind == ITEAM_MARKUP_HEADING ? CMARK_NODE_HEADING : CMARK_NODE_PARAGRAPH);

  if (line->kind == ITEAM_MARKUP_HEADING)
    cmark_node_set_heading_level (block, 3);
  add_inlines (block, line, styled);
  if (listed)
    {
      cmark_node *item = cmark_node_new (CMARK_NODE_ITEM);

      cmark_node_append_child (find_list (root, line), item);
      cmark_node_append_child (item, block);
    }
  else
    {
      cmark_node_append_child (find_parent (root, line->depth), block);
    }
}

static char *
render (GPtrArray *lines,
        gboolean   styled)
{
  cmark_node *root = cmark_node_new (CMARK_NODE_DOCUMENT);
  char *rendered;
  char *text;

  for (guint i = 0; i < lines->len; i++)
    {
      const IteamMarkupLine *line = g_ptr_array_index (lines, i);

      if (line->text[0] != '\0' || line->kind == ITEAM_MARKUP_BULLET || line->kind == ITEAM_MARKUP_NUMBER)
        add_line (root, line, styled);
    }
  rendered = cmark_render_commonmark (root, CMARK_OPT_DEFAULT, 0);
  text = g_strdup (rendered);
  free (rendered);
  cmark_node_free (root);

  return g_strchomp (text);
}

static void
append_without_spaces (GString    *string,
                       const char *text)
{
  for (gsize length; *text != '\0'; text += length)
    {
      length = strcspn (text, " ");
      g_string_append_len (string, text, (gssize) length);
      length += strspn (text + length, " ");
    }
}

/* Whether reading @text gives the words of @lines again. */
static gboolean
has_words (const char *text,
           GPtrArray  *lines)
{
  g_autoptr (GPtrArray) read = iteam_markup_read (text);
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    append_without_spaces (wanted, ((IteamMarkupLine *) g_ptr_array_index (lines, i))->text);
  for (guint i = 0; i < read->len; i++)
    append_without_spaces (got, ((IteamMarkupLine *) g_ptr_array_index (read, i))->text);

  return g_string_equal (wanted, got);
}

/**
 * iteam_markup_write:
 * @lines: (element-type IteamMarkupLine): lines as people write them
 *
 * Writes them as CommonMark; empty ones, which it does not know, fall out. Where
 * emphasis cannot be told beside what stands around it, the words come first.
 *
 * Returns: (transfer full): the text, "" for no lines.
 */
char *
iteam_markup_write (GPtrArray *lines)
{
  g_autofree char *text = render (lines, TRUE);

  if (has_words (text, lines))
    return g_steal_pointer (&text);

  return render (lines, FALSE);
}
