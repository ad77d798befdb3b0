/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-minutes-buffer-private.h"

#include <string.h>

/**
 * IteamMinutesBuffer:
 *
 * Minutes as people write them in a word processor. A line of a list begins with its
 * bullet or number and a tab, which nobody edits by hand; what is emphasised carries
 * tags. It is kept as CommonMark, see iteam_markup_read().
 */
/* How far each list is indented, and its mark ahead of its text, in pixels. */
#define INDENT 24
#define MARK 20

G_DEFINE_FINAL_TYPE (IteamMinutesBuffer, iteam_minutes_buffer, GTK_TYPE_TEXT_BUFFER)

void
iteam_minutes_buffer_get_line_start (IteamMinutesBuffer *self,
                                     int                 line,
                                     GtkTextIter        *start)
{
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (self), start, line);
}

void
iteam_minutes_buffer_get_line_end (const GtkTextIter *start,
                                   GtkTextIter       *end)
{
  *end = *start;
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_to_line_end (end);
}

int
iteam_minutes_buffer_get_cursor_line (IteamMinutesBuffer *self)
{
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &cursor, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self)));

  return gtk_text_iter_get_line (&cursor);
}

/* How long the mark at the beginning of a line is, in characters: "•\t", "12.\t". */
int
iteam_minutes_buffer_measure_mark (const GtkTextIter *start)
{
  GtkTextIter iter = *start;
  int length = 0;
  int digits = 0;

  if (gtk_text_iter_get_char (&iter) == g_utf8_get_char (ITEAM_MINUTES_BULLET))
    {
      gtk_text_iter_forward_char (&iter);

      return gtk_text_iter_get_char (&iter) == '\t' ? 2 : 0;
    }
  for (; g_unichar_isdigit (gtk_text_iter_get_char (&iter)) && digits < 4; digits++)
    gtk_text_iter_forward_char (&iter);
  if (digits == 0 || gtk_text_iter_get_char (&iter) != '.')
    return 0;
  gtk_text_iter_forward_char (&iter);
  length = digits + 2;

  return gtk_text_iter_get_char (&iter) == '\t' ? length : 0;
}

IteamMarkupKind
iteam_minutes_buffer_get_kind_at (const GtkTextIter *start)
{
  if (iteam_minutes_buffer_measure_mark (start) == 0)
    return ITEAM_MARKUP_PARAGRAPH;

  return gtk_text_iter_get_char (start) == g_utf8_get_char (ITEAM_MINUTES_BULLET) ? ITEAM_MARKUP_BULLET : ITEAM_MARKUP_NUMBER;
}

/* How many lists a line stands in. */
guint
iteam_minutes_buffer_get_depth_at (IteamMinutesBuffer *self,
                                   const GtkTextIter  *start)
{
  for (guint i = 1; i <= ITEAM_MINUTES_DEEPEST; i++)
    if (gtk_text_iter_has_tag (start, self->lists[i]) || gtk_text_iter_has_tag (start, self->rests[i]))
      return i;

  return iteam_minutes_buffer_measure_mark (start) > 0 ? 1 : 0;
}

void
iteam_minutes_buffer_remove_mark (IteamMinutesBuffer *self,
                                  int                 line)
{
  GtkTextIter start, end;
  int length;

  iteam_minutes_buffer_get_line_start (self, line, &start);
  length = iteam_minutes_buffer_measure_mark (&start);
  end = start;
  gtk_text_iter_forward_chars (&end, length);
  gtk_text_buffer_delete (GTK_TEXT_BUFFER (self), &start, &end);
}

void
iteam_minutes_buffer_put_mark (IteamMinutesBuffer *self,
                               int                 line,
                               IteamMarkupKind     kind,
                               guint               depth,
                               guint               number)
{
  g_autofree char *mark = kind == ITEAM_MARKUP_BULLET ? g_strdup (ITEAM_MINUTES_BULLET "\t") : g_strdup_printf ("%u.\t", number);
  GtkTextIter start;

  iteam_minutes_buffer_get_line_start (self, line, &start);
  gtk_text_buffer_insert_with_tags (GTK_TEXT_BUFFER (self), &start, mark, -1, self->mark, self->lists[depth], NULL);
}

/* What number a line of a list with numbers has: one more than the one before it. */
guint
iteam_minutes_buffer_count_number (IteamMinutesBuffer *self,
                                   int                 line,
                                   guint               depth)
{
  for (int before = line - 1; before >= 0; before--)
    {
      GtkTextIter start;
      guint other;

      iteam_minutes_buffer_get_line_start (self, before, &start);
      other = iteam_minutes_buffer_get_depth_at (self, &start);
      if (other < depth || (other == depth && iteam_minutes_buffer_get_kind_at (&start) == ITEAM_MARKUP_BULLET))
        break;
      if (other == depth && iteam_minutes_buffer_get_kind_at (&start) == ITEAM_MARKUP_NUMBER)
        {
          g_autofree char *text = NULL;
          GtkTextIter end = start;

          gtk_text_iter_forward_chars (&end, iteam_minutes_buffer_measure_mark (&start) - 2);
          text = gtk_text_iter_get_slice (&start, &end);

          return (guint) g_ascii_strtoull (text, NULL, 10) + 1;
        }
    }

  return 1;
}

/* Numbers the lines of the list around @line anew. */
static void
number_again (IteamMinutesBuffer *self,
              int                 line)
{
  int n_lines = gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (self));

  for (int i = line; i < n_lines; i++)
    {
      GtkTextIter start, end;
      g_autofree char *now = NULL;
      g_autofree char *wanted = NULL;
      guint depth;

      iteam_minutes_buffer_get_line_start (self, i, &start);
      if (iteam_minutes_buffer_get_kind_at (&start) == ITEAM_MARKUP_PARAGRAPH && iteam_minutes_buffer_get_depth_at (self, &start) == 0)
        {
          if (i > line)
            break;
          continue;
        }
      if (iteam_minutes_buffer_get_kind_at (&start) != ITEAM_MARKUP_NUMBER)
        continue;
      depth = iteam_minutes_buffer_get_depth_at (self, &start);
      end = start;
      gtk_text_iter_forward_chars (&end, iteam_minutes_buffer_measure_mark (&start) - 1);
      now = gtk_text_iter_get_slice (&start, &end);
      wanted = g_strdup_printf ("%u.", iteam_minutes_buffer_count_number (self, i, depth));
      if (g_str_equal (now, wanted))
        continue;
      iteam_minutes_buffer_remove_mark (self, i);
      iteam_minutes_buffer_put_mark (self, i, ITEAM_MARKUP_NUMBER, depth, (guint) g_ascii_strtoull (wanted, NULL, 10));
    }
}

/* A mark stands at the beginning of a line and is tagged; a tag elsewhere is what is
 * left of a line that was joined to another. */
static void
tidy_line (IteamMinutesBuffer *self,
           int                 line)
{
  GtkTextIter start, end, tagged;
  int length;

  iteam_minutes_buffer_get_line_start (self, line, &start);
  length = iteam_minutes_buffer_measure_mark (&start);
  tagged = start;
  gtk_text_iter_forward_chars (&tagged, length);
  if (length > 0 && !gtk_text_iter_has_tag (&start, self->mark))
    {
      gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), self->mark, &start, &tagged);
      gtk_text_buffer_apply_tag (GTK_TEXT_BUFFER (self), self->lists[1], &start, &tagged);
    }
  iteam_minutes_buffer_get_line_end (&start, &end);
  while (gtk_text_iter_compare (&tagged, &end) < 0)
    {
      GtkTextIter stray = tagged;

      if (!gtk_text_iter_has_tag (&tagged, self->mark))
        {
          if (!gtk_text_iter_forward_to_tag_toggle (&tagged, self->mark))
            break;
          continue;
        }
      gtk_text_iter_forward_to_tag_toggle (&stray, self->mark);
      gtk_text_buffer_delete (GTK_TEXT_BUFFER (self), &tagged, &stray);
      iteam_minutes_buffer_get_line_start (self, line, &start);
      iteam_minutes_buffer_get_line_end (&start, &end);
    }
}

static void
iteam_minutes_buffer_end_user_action (GtkTextBuffer *buffer)
{
  IteamMinutesBuffer *self = ITEAM_MINUTES_BUFFER (buffer);
  int line = iteam_minutes_buffer_get_cursor_line (self);

  if (self->tidying || self->loading)
    return;

  self->tidying = TRUE;
  if (line > 0)
    tidy_line (self, line - 1);
  tidy_line (self, line);
  if (line + 1 < gtk_text_buffer_get_line_count (buffer))
    tidy_line (self, line + 1);
  number_again (self, MAX (line - 1, 0));
  self->tidying = FALSE;
}

static IteamMarkupStyle
get_style_at (IteamMinutesBuffer *self,
              const GtkTextIter  *iter)
{
  return (gtk_text_iter_has_tag (iter, self->strong) ? ITEAM_MARKUP_STRONG : 0) |
         (gtk_text_iter_has_tag (iter, self->emphasis) ? ITEAM_MARKUP_EMPHASIS : 0);
}

static void
apply_style (IteamMinutesBuffer *self,
             const GtkTextIter  *start,
             const GtkTextIter  *end,
             IteamMarkupStyle    style)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  if ((style & ITEAM_MARKUP_STRONG) != 0)
    gtk_text_buffer_apply_tag (buffer, self->strong, start, end);
  if ((style & ITEAM_MARKUP_EMPHASIS) != 0)
    gtk_text_buffer_apply_tag (buffer, self->emphasis, start, end);
}

/* What is typed is emphasised as what it is typed behind. */
static void
iteam_minutes_buffer_insert_text (GtkTextBuffer *buffer,
                                  GtkTextIter   *iter,
                                  const char    *text,
                                  int            length)
{
  IteamMinutesBuffer *self = ITEAM_MINUTES_BUFFER (buffer);
  IteamMarkupStyle style = 0;
  GtkTextIter before = *iter;
  int offset = gtk_text_iter_get_offset (iter);

  if (!self->loading && self->style_chosen)
    style = self->chosen_style;
  else if (!self->loading && !gtk_text_iter_starts_line (iter) && gtk_text_iter_backward_char (&before))
    style = get_style_at (self, &before);

  self->inserting = TRUE;
  GTK_TEXT_BUFFER_CLASS (iteam_minutes_buffer_parent_class)->insert_text (buffer, iter, text, length);
  self->inserting = FALSE;
  if (style != 0)
    {
      GtkTextIter start;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
      apply_style (self, &start, iter, style);
    }
}

/* The cursor does not stand within a mark. */
static void
iteam_minutes_buffer_mark_set (GtkTextBuffer     *buffer,
                               const GtkTextIter *location,
                               GtkTextMark       *mark)
{
  IteamMinutesBuffer *self = ITEAM_MINUTES_BUFFER (buffer);

  GTK_TEXT_BUFFER_CLASS (iteam_minutes_buffer_parent_class)->mark_set (buffer, location, mark);
  if (mark != gtk_text_buffer_get_insert (buffer) || self->tidying || self->loading)
    return;

  if (!self->inserting)
    self->style_chosen = FALSE;
  if (gtk_text_iter_has_tag (location, self->mark) && !gtk_text_buffer_get_has_selection (buffer))
    {
      GtkTextIter inside = *location;

      gtk_text_iter_forward_to_tag_toggle (&inside, self->mark);
      gtk_text_buffer_place_cursor (buffer, &inside);
    }
}

/* The table of tags stands once the buffer is constructed. */
static void
iteam_minutes_buffer_constructed (GObject *object)
{
  IteamMinutesBuffer *self = ITEAM_MINUTES_BUFFER (object);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);

  G_OBJECT_CLASS (iteam_minutes_buffer_parent_class)->constructed (object);

  self->strong = gtk_text_buffer_create_tag (buffer, "strong", "weight", PANGO_WEIGHT_BOLD, NULL);
  self->emphasis = gtk_text_buffer_create_tag (buffer, "emphasis", "style", PANGO_STYLE_ITALIC, NULL);
  self->heading = gtk_text_buffer_create_tag (buffer, "heading", "weight", PANGO_WEIGHT_BOLD, NULL);
  self->mark = gtk_text_buffer_create_tag (buffer, "mark", "editable", FALSE, NULL);
  for (int i = 1; i <= ITEAM_MINUTES_DEEPEST; i++)
    {
      PangoTabArray *tabs = pango_tab_array_new_with_positions (1, TRUE, PANGO_TAB_LEFT, MARK);

      self->lists[i] = gtk_text_buffer_create_tag (buffer, NULL, "left-margin", INDENT * i, "indent", -MARK,
                                                   "tabs", tabs, "pixels-below-lines", 2, NULL);
      self->rests[i] = gtk_text_buffer_create_tag (buffer, NULL, "left-margin", INDENT * i, NULL);
      pango_tab_array_free (tabs);
    }
}

static void
iteam_minutes_buffer_class_init (IteamMinutesBufferClass *klass)
{
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = iteam_minutes_buffer_constructed;
  buffer_class->end_user_action = iteam_minutes_buffer_end_user_action;
  buffer_class->insert_text = iteam_minutes_buffer_insert_text;
  buffer_class->mark_set = iteam_minutes_buffer_mark_set;
}

static void
iteam_minutes_buffer_init (IteamMinutesBuffer *self)
{
}

/**
 * iteam_minutes_buffer_new:
 *
 * Returns: (transfer full): an empty buffer.
 */
IteamMinutesBuffer *
iteam_minutes_buffer_new (void)
{
  return g_object_new (ITEAM_TYPE_MINUTES_BUFFER, NULL);
}

static void
append_line (IteamMinutesBuffer    *self,
             const IteamMarkupLine *line)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  guint depth = MIN (line->depth, ITEAM_MINUTES_DEEPEST);
  GtkTextIter start, end;
  int offset;

  if (line->kind == ITEAM_MARKUP_BULLET || line->kind == ITEAM_MARKUP_NUMBER)
    iteam_minutes_buffer_put_mark (self, gtk_text_buffer_get_line_count (buffer) - 1, line->kind, depth, line->number);
  gtk_text_buffer_get_end_iter (buffer, &end);
  offset = gtk_text_iter_get_offset (&end);
  gtk_text_buffer_insert (buffer, &end, line->text, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  if (line->kind == ITEAM_MARKUP_HEADING)
    gtk_text_buffer_apply_tag (buffer, self->heading, &start, &end);
  if (line->kind == ITEAM_MARKUP_PARAGRAPH && depth > 0)
    gtk_text_buffer_apply_tag (buffer, self->rests[depth], &start, &end);
  for (guint i = 0; i < line->spans->len; i++)
    {
      const IteamMarkupSpan *span = &g_array_index (line->spans, IteamMarkupSpan, i);
      GtkTextIter from, to;

      gtk_text_buffer_get_iter_at_offset (buffer, &from, offset + (int) g_utf8_pointer_to_offset (line->text, line->text + span->start));
      gtk_text_buffer_get_iter_at_offset (buffer, &to, offset + (int) g_utf8_pointer_to_offset (line->text, line->text + span->end));
      apply_style (self, &from, &to, span->style);
    }
}

/**
 * iteam_minutes_buffer_set_markup:
 * @self: a buffer
 * @text: (nullable): text as CommonMark
 *
 * Shows @text; that is not for Ctrl+Z to take away.
 */
void
iteam_minutes_buffer_set_markup (IteamMinutesBuffer *self,
                                 const char         *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  g_autoptr (GPtrArray) lines = iteam_markup_read (text);

  g_return_if_fail (ITEAM_IS_MINUTES_BUFFER (self));

  self->loading = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, "", -1);
  for (guint i = 0; i < lines->len; i++)
    {
      GtkTextIter end;

      gtk_text_buffer_get_end_iter (buffer, &end);
      if (i > 0)
        gtk_text_buffer_insert (buffer, &end, "\n", -1);
      append_line (self, g_ptr_array_index (lines, i));
    }
  gtk_text_buffer_end_irreversible_action (buffer);
  self->loading = FALSE;
  self->style_chosen = FALSE;
}

static IteamMarkupLine *
read_line (IteamMinutesBuffer *self,
           int                 number)
{
  GtkTextIter start, end, iter;
  g_autofree char *text = NULL;
  IteamMarkupLine *line;
  IteamMarkupKind kind;
  guint depth;
  int base;

  iteam_minutes_buffer_get_line_start (self, number, &start);
  kind = iteam_minutes_buffer_get_kind_at (&start);
  depth = iteam_minutes_buffer_get_depth_at (self, &start);
  if (gtk_text_iter_has_tag (&start, self->heading))
    kind = ITEAM_MARKUP_HEADING;
  iter = start;
  gtk_text_iter_forward_chars (&iter, iteam_minutes_buffer_measure_mark (&start));
  iteam_minutes_buffer_get_line_end (&start, &end);
  text = gtk_text_iter_get_slice (&iter, &end);
  line = iteam_markup_line_new (kind, kind == ITEAM_MARKUP_HEADING ? 0 : depth, text);
  if (kind == ITEAM_MARKUP_NUMBER)
    line->number = iteam_minutes_buffer_count_number (self, number, depth);

  base = gtk_text_iter_get_line_index (&iter);
  while (gtk_text_iter_compare (&iter, &end) < 0)
    {
      GtkTextIter next = iter;

      gtk_text_iter_forward_to_tag_toggle (&next, NULL);
      if (gtk_text_iter_compare (&next, &end) > 0)
        next = end;
      iteam_markup_line_emphasise (line, (gsize) (gtk_text_iter_get_line_index (&iter) - base),
                                   (gsize) (gtk_text_iter_equal (&next, &end) ? (int) strlen (text) : gtk_text_iter_get_line_index (&next) - base),
                                   get_style_at (self, &iter));
      iter = next;
    }

  return line;
}

/**
 * iteam_minutes_buffer_get_markup:
 * @self: a buffer
 *
 * Returns: (transfer full): what it holds, as CommonMark.
 */
char *
iteam_minutes_buffer_get_markup (IteamMinutesBuffer *self)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_markup_line_free);
  int n_lines;

  g_return_val_if_fail (ITEAM_IS_MINUTES_BUFFER (self), NULL);

  n_lines = gtk_text_buffer_get_line_count (GTK_TEXT_BUFFER (self));
  for (int i = 0; i < n_lines; i++)
    g_ptr_array_add (lines, read_line (self, i));

  return iteam_markup_write (lines);
}

/**
 * iteam_minutes_buffer_get_line:
 * @self: a buffer
 *
 * Returns: (transfer full): the text of the line that the cursor is in, without its
 *   mark.
 */
char *
iteam_minutes_buffer_get_line (IteamMinutesBuffer *self)
{
  IteamMarkupLine *line = read_line (self, iteam_minutes_buffer_get_cursor_line (self));
  char *text = g_strdup (g_strstrip (line->text));

  iteam_markup_line_free (line);

  return text;
}

/**
 * iteam_minutes_buffer_take_line:
 * @self: a buffer
 *
 * Takes the line that the cursor is in out of the text.
 */
void
iteam_minutes_buffer_take_line (IteamMinutesBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (buffer);
  iteam_minutes_buffer_get_line_start (self, iteam_minutes_buffer_get_cursor_line (self), &start);
  iteam_minutes_buffer_get_line_end (&start, &end);
  /* With the line goes the break behind it, or before it where it is the last. */
  if (!gtk_text_iter_forward_char (&end))
    gtk_text_iter_backward_char (&start);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * iteam_minutes_buffer_get_style:
 * @self: a buffer
 *
 * Returns: how what is typed next is emphasised, or what is selected.
 */
IteamMarkupStyle
iteam_minutes_buffer_get_style (IteamMinutesBuffer *self)
{
  GtkTextIter start, end;

  if (self->style_chosen)
    return self->chosen_style;
  if (!gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (self), &start, &end) && !gtk_text_iter_starts_line (&start))
    gtk_text_iter_backward_char (&start);

  return get_style_at (self, &start);
}

/**
 * iteam_minutes_buffer_toggle_style:
 * @self: a buffer
 * @style: emphasis or strong emphasis
 *
 * Emphasises what is selected so, or not any more; without a selection what is typed
 * next.
 */
void
iteam_minutes_buffer_toggle_style (IteamMinutesBuffer *self,
                                   IteamMarkupStyle    style)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextTag *tag = style == ITEAM_MARKUP_STRONG ? self->strong : self->emphasis;
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      self->chosen_style = iteam_minutes_buffer_get_style (self) ^ style;
      self->style_chosen = TRUE;

      return;
    }
  gtk_text_buffer_begin_user_action (buffer);
  if (gtk_text_iter_has_tag (&start, tag))
    gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  else
    gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
  gtk_text_buffer_end_user_action (buffer);
  g_signal_emit_by_name (self, "changed");
}

/**
 * iteam_minutes_buffer_get_kind:
 * @self: a buffer
 *
 * Returns: what the line is that the cursor is in.
 */
IteamMarkupKind
iteam_minutes_buffer_get_kind (IteamMinutesBuffer *self)
{
  GtkTextIter start;

  iteam_minutes_buffer_get_line_start (self, iteam_minutes_buffer_get_cursor_line (self), &start);

  return iteam_minutes_buffer_get_kind_at (&start);
}
