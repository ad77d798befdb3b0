/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-text.h"

#include <string.h>

/* A point above or below a line is farther from it than one beside it. */
#define WEIGHT_OF_HEIGHT 3.0f

struct _IteamPdfText
{
  char *string;
  unsigned n_chars;
  gunichar *chars;
  IteamPdfRect *boxes;
};

G_DEFINE_BOXED_TYPE (IteamPdfText, iteam_pdf_text, iteam_pdf_text_ref, iteam_pdf_text_unref)

static void
text_clear (gpointer data)
{
  IteamPdfText *self = data;

  g_clear_pointer (&self->string, g_free);
  g_clear_pointer (&self->chars, g_free);
  g_clear_pointer (&self->boxes, g_free);
}

/**
 * iteam_pdf_text_new:
 * @string: valid UTF-8
 * @boxes: (array length=n_boxes): a box for each character
 * @n_boxes: how many; characters without one get an empty one
 *
 * Returns: (transfer full): the text
 */
IteamPdfText *
iteam_pdf_text_new (const char         *string,
                    const IteamPdfRect *boxes,
                    unsigned            n_boxes)
{
  IteamPdfText *self = g_atomic_rc_box_new0 (IteamPdfText);
  glong n_chars;

  self->string = g_strdup (string);
  self->chars = g_utf8_to_ucs4_fast (string, -1, &n_chars);
  self->n_chars = n_chars;
  self->boxes = g_new0 (IteamPdfRect, self->n_chars + 1);
  if (n_boxes > 0)
    memcpy (self->boxes, boxes, MIN (n_boxes, self->n_chars) * sizeof *boxes);

  return self;
}

/**
 * iteam_pdf_text_ref:
 * @self: a text
 *
 * Returns: (transfer full): the same
 */
IteamPdfText *
iteam_pdf_text_ref (IteamPdfText *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * iteam_pdf_text_unref:
 * @self: (transfer full): a text
 */
void
iteam_pdf_text_unref (IteamPdfText *self)
{
  g_atomic_rc_box_release_full (self, text_clear);
}

/**
 * iteam_pdf_text_get_string:
 * @self: a text
 *
 * Returns: (transfer none): all of it, lines end in "\n"; empty for a scan
 */
const char *
iteam_pdf_text_get_string (IteamPdfText *self)
{
  return self->string;
}

/**
 * iteam_pdf_text_get_n_chars:
 * @self: a text
 *
 * Returns: how many characters it has, ends of lines included
 */
unsigned
iteam_pdf_text_get_n_chars (IteamPdfText *self)
{
  return self->n_chars;
}

/**
 * iteam_pdf_text_get_boxes:
 * @self: a text
 *
 * Returns: (transfer none): the boxes of all characters, also of those that take no room
 */
const IteamPdfRect *
iteam_pdf_text_get_boxes (IteamPdfText *self)
{
  return self->boxes;
}

/**
 * iteam_pdf_text_get_box:
 * @self: a text
 * @index: which character
 * @box: (out): its box
 *
 * Returns: %FALSE for what takes no room, such as the end of a line
 */
gboolean
iteam_pdf_text_get_box (IteamPdfText *self,
                        unsigned      index,
                        IteamPdfRect *box)
{
  if (index >= self->n_chars)
    {
      *box = (IteamPdfRect) { 0 };

      return FALSE;
    }
  *box = self->boxes[index];

  return self->chars[index] != '\n' && box->x2 > box->x1 && box->y2 > box->y1;
}

static float
get_distance (const IteamPdfRect *box,
              float               x,
              float               y)
{
  float dx = MAX (MAX (box->x1 - x, x - box->x2), 0);
  float dy = MAX (MAX (box->y1 - y, y - box->y2), 0) * WEIGHT_OF_HEIGHT;

  return dx * dx + dy * dy;
}

/**
 * iteam_pdf_text_find_char:
 * @self: a text
 * @x: in points from the left
 * @y: in points from the top
 *
 * Returns: the place between characters that is nearest to the point, where a
 *   selection would begin or end; -1 if there is no text
 */
int
iteam_pdf_text_find_char (IteamPdfText *self,
                          double        x,
                          double        y)
{
  float best = G_MAXFLOAT;
  int place = -1;

  for (unsigned i = 0; i < self->n_chars; i++)
    {
      IteamPdfRect box;
      float distance;

      if (!iteam_pdf_text_get_box (self, i, &box))
        continue;
      distance = get_distance (&box, x, y);
      if (distance >= best)
        continue;
      best = distance;
      place = x > (box.x1 + box.x2) / 2 ? i + 1 : i;
    }

  return place;
}

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '_' || c == '\'' || c == 0x2019;
}

/**
 * iteam_pdf_text_get_word:
 * @self: a text
 * @index: a character
 * @from: (out): where its word begins
 * @to: (out): the place after its word
 *
 * What a double click selects. Of what is no letter it is that character alone.
 */
void
iteam_pdf_text_get_word (IteamPdfText *self,
                         unsigned      index,
                         unsigned     *from,
                         unsigned     *to)
{
  *from = MIN (index, self->n_chars);
  *to = MIN (index + 1, self->n_chars);
  if (*from >= self->n_chars || !is_of_word (self->chars[index]))
    return;

  while (*from > 0 && is_of_word (self->chars[*from - 1]))
    (*from)--;
  while (*to < self->n_chars && is_of_word (self->chars[*to]))
    (*to)++;
}

/**
 * iteam_pdf_text_get_line:
 * @self: a text
 * @index: a character
 * @from: (out): where its line begins
 * @to: (out): the place of the line's end
 *
 * What a triple click selects.
 */
void
iteam_pdf_text_get_line (IteamPdfText *self,
                         unsigned      index,
                         unsigned     *from,
                         unsigned     *to)
{
  *from = MIN (index, self->n_chars);
  *to = *from;
  while (*from > 0 && self->chars[*from - 1] != '\n')
    (*from)--;
  while (*to < self->n_chars && self->chars[*to] != '\n')
    (*to)++;
}

/**
 * iteam_pdf_text_get_part:
 * @self: a text
 * @from: a place
 * @to: a later place
 *
 * Returns: (transfer full): what stands between them, to be copied
 */
char *
iteam_pdf_text_get_part (IteamPdfText *self,
                         unsigned      from,
                         unsigned      to)
{
  to = MIN (to, self->n_chars);
  if (from >= to)
    return g_strdup ("");

  return g_ucs4_to_utf8 (self->chars + from, to - from, NULL, NULL, NULL);
}

/* Whether a box goes on to the right of a rectangle, on the same line. */
static gboolean
continues (const IteamPdfRect *rect,
           const IteamPdfRect *box)
{
  float overlap = MIN (rect->y2, box->y2) - MAX (rect->y1, box->y1);

  return overlap > 0.5f * MIN (rect->y2 - rect->y1, box->y2 - box->y1) && box->x1 >= rect->x1;
}

/**
 * iteam_pdf_text_get_rects:
 * @self: a text
 * @from: a place
 * @to: a later place
 *
 * Returns: (transfer full) (element-type IteamPdfRect): what to highlight: a
 *   rectangle a line
 */
GArray *
iteam_pdf_text_get_rects (IteamPdfText *self,
                          unsigned      from,
                          unsigned      to)
{
  GArray *rects = g_array_new (FALSE, FALSE, sizeof (IteamPdfRect));

  to = MIN (to, self->n_chars);
  for (unsigned i = from; i < to; i++)
    {
      IteamPdfRect *last = rects->len > 0 ? &g_array_index (rects, IteamPdfRect, rects->len - 1) : NULL;
      IteamPdfRect box;

      if (!iteam_pdf_text_get_box (self, i, &box))
        continue;
      if (last == NULL || !continues (last, &box))
        {
          g_array_append_val (rects, box);
          continue;
        }
      last->x2 = MAX (last->x2, box.x2);
      last->y1 = MIN (last->y1, box.y1);
      last->y2 = MAX (last->y2, box.y2);
    }

  return rects;
}
