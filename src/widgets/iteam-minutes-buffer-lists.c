/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-minutes-buffer-private.h"

/* What a person does to the lists of minutes. */

static void
set_line (IteamMinutesBuffer *self,
          int                 line,
          IteamMarkupKind     kind,
          guint               depth)
{
  iteam_minutes_buffer_remove_mark (self, line);
  if (kind != ITEAM_MARKUP_PARAGRAPH)
    iteam_minutes_buffer_put_mark (self, line, kind, depth, iteam_minutes_buffer_count_number (self, line, depth));
}

/**
 * iteam_minutes_buffer_toggle_list:
 * @self: a buffer
 * @kind: bullets or numbers
 *
 * Makes the lines that are selected lines of such a list, or paragraphs if they are.
 */
void
iteam_minutes_buffer_toggle_list (IteamMinutesBuffer *self,
                                  IteamMarkupKind     kind)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start, end;
  IteamMarkupKind wanted = iteam_minutes_buffer_get_kind (self) == kind ? ITEAM_MARKUP_PARAGRAPH : kind;
  int first, last;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  first = gtk_text_iter_get_line (&start);
  last = gtk_text_iter_get_line (&end);
  gtk_text_buffer_begin_user_action (buffer);
  for (int line = first; line <= last; line++)
    {
      iteam_minutes_buffer_get_line_start (self, line, &start);
      set_line (self, line, wanted, MAX (iteam_minutes_buffer_get_depth_at (self, &start), 1));
    }
  gtk_text_buffer_end_user_action (buffer);
}

/**
 * iteam_minutes_buffer_indent:
 * @self: a buffer
 * @by: 1 to stand deeper, -1 less deep
 *
 * Returns: whether the line is one of a list that can.
 */
gboolean
iteam_minutes_buffer_indent (IteamMinutesBuffer *self,
                             int                 by)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  int line = iteam_minutes_buffer_get_cursor_line (self);
  GtkTextIter start;
  IteamMarkupKind kind;
  int depth;

  iteam_minutes_buffer_get_line_start (self, line, &start);
  kind = iteam_minutes_buffer_get_kind_at (&start);
  depth = (int) iteam_minutes_buffer_get_depth_at (self, &start) + by;
  if (kind == ITEAM_MARKUP_PARAGRAPH)
    return FALSE;
  if (by > 0)
    {
      /* Deeper only than the line before it, or it would hang in the air. */
      if (line == 0)
        return TRUE;
      iteam_minutes_buffer_get_line_start (self, line - 1, &start);
      if (depth > (int) iteam_minutes_buffer_get_depth_at (self, &start) + 1)
        return TRUE;
    }
  if (depth < 1 || depth > ITEAM_MINUTES_DEEPEST)
    return TRUE;

  gtk_text_buffer_begin_user_action (buffer);
  set_line (self, line, kind, (guint) depth);
  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}

/**
 * iteam_minutes_buffer_is_at_start:
 * @self: a buffer
 *
 * Returns: whether the cursor stands right behind the mark of a line, with nothing
 *   selected.
 */
gboolean
iteam_minutes_buffer_is_at_start (IteamMinutesBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter cursor, start;

  if (gtk_text_buffer_get_has_selection (buffer))
    return FALSE;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  iteam_minutes_buffer_get_line_start (self, gtk_text_iter_get_line (&cursor), &start);

  return iteam_minutes_buffer_measure_mark (&start) > 0 && gtk_text_iter_get_line_offset (&cursor) == iteam_minutes_buffer_measure_mark (&start);
}

/**
 * iteam_minutes_buffer_break_line:
 * @self: a buffer
 *
 * What Enter does in a list: the next line of it, or its end where the line is empty.
 *
 * Returns: whether the cursor is in a list.
 */
gboolean
iteam_minutes_buffer_break_line (IteamMinutesBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  int line = iteam_minutes_buffer_get_cursor_line (self);
  GtkTextIter start, end;
  IteamMarkupKind kind;
  guint depth;

  iteam_minutes_buffer_get_line_start (self, line, &start);
  kind = iteam_minutes_buffer_get_kind_at (&start);
  depth = iteam_minutes_buffer_get_depth_at (self, &start);
  if (kind == ITEAM_MARKUP_PARAGRAPH)
    return FALSE;

  iteam_minutes_buffer_get_line_end (&start, &end);
  if (gtk_text_iter_get_line_offset (&end) == iteam_minutes_buffer_measure_mark (&start))
    return iteam_minutes_buffer_back_out (self);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, "\n", -1);
  iteam_minutes_buffer_put_mark (self, line + 1, kind, depth, iteam_minutes_buffer_count_number (self, line + 1, depth));
  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}

/**
 * iteam_minutes_buffer_back_out:
 * @self: a buffer
 *
 * Takes a line out of its list, one step.
 *
 * Returns: whether it was in one.
 */
gboolean
iteam_minutes_buffer_back_out (IteamMinutesBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  int line = iteam_minutes_buffer_get_cursor_line (self);
  GtkTextIter start;
  IteamMarkupKind kind;
  guint depth;

  iteam_minutes_buffer_get_line_start (self, line, &start);
  kind = iteam_minutes_buffer_get_kind_at (&start);
  depth = iteam_minutes_buffer_get_depth_at (self, &start);
  if (kind == ITEAM_MARKUP_PARAGRAPH)
    return FALSE;

  gtk_text_buffer_begin_user_action (buffer);
  set_line (self, line, depth > 1 ? kind : ITEAM_MARKUP_PARAGRAPH, MAX (depth, 2) - 1);
  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}

/**
 * iteam_minutes_buffer_begin_list:
 * @self: a buffer
 *
 * What a space does behind a "-", "*" or "1." that begins a line: a list.
 *
 * Returns: whether there was one.
 */
gboolean
iteam_minutes_buffer_begin_list (IteamMinutesBuffer *self)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start, cursor;
  g_autofree char *text = NULL;
  IteamMarkupKind kind;
  int line = iteam_minutes_buffer_get_cursor_line (self);

  iteam_minutes_buffer_get_line_start (self, line, &start);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  text = gtk_text_iter_get_slice (&start, &cursor);
  if (g_str_equal (text, "-") || g_str_equal (text, "*"))
    kind = ITEAM_MARKUP_BULLET;
  else if (g_str_equal (text, "1."))
    kind = ITEAM_MARKUP_NUMBER;
  else
    return FALSE;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &cursor);
  iteam_minutes_buffer_put_mark (self, line, kind, 1, iteam_minutes_buffer_count_number (self, line, 1));
  gtk_text_buffer_end_user_action (buffer);

  return TRUE;
}
