/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-selection.h"

static int
compare (const IteamReaderPlace *a,
         const IteamReaderPlace *b)
{
  if (a->page != b->page)
    return a->page < b->page ? -1 : 1;

  return (a->index > b->index) - (a->index < b->index);
}

/**
 * iteam_reader_selection_at:
 * @text: of the page
 * @page: from 0
 * @index: a place in @text
 * @unit: how much belongs together
 *
 * Returns: the letter's place, the word or the line that is there.
 */
IteamReaderSelection
iteam_reader_selection_at (IteamPdfText    *text,
                           unsigned         page,
                           unsigned         index,
                           IteamReaderUnit  unit)
{
  unsigned from = index, to = index;

  if (unit == ITEAM_READER_UNIT_WORD)
    iteam_pdf_text_get_word (text, index, &from, &to);
  else if (unit == ITEAM_READER_UNIT_LINE)
    iteam_pdf_text_get_line (text, index, &from, &to);

  return (IteamReaderSelection) { { page, from }, { page, to } };
}

/**
 * iteam_reader_selection_join:
 * @a: a passage
 * @b: another, in any order
 *
 * Returns: the least passage that holds both.
 */
IteamReaderSelection
iteam_reader_selection_join (const IteamReaderSelection *a,
                             const IteamReaderSelection *b)
{
  return (IteamReaderSelection) {
    compare (&a->first, &b->first) <= 0 ? a->first : b->first,
    compare (&a->last, &b->last) >= 0 ? a->last : b->last,
  };
}

/**
 * iteam_reader_selection_is_empty:
 * @self: a passage
 *
 * Returns: whether there is no letter in it.
 */
gboolean
iteam_reader_selection_is_empty (const IteamReaderSelection *self)
{
  return compare (&self->first, &self->last) == 0;
}

/**
 * iteam_reader_selection_on_page:
 * @self: a passage
 * @page: from 0
 * @n_chars: how many characters the page's text has
 * @from: (out): its first character on that page
 * @to: (out): the one after its last
 *
 * Returns: whether any of it is on that page.
 */
gboolean
iteam_reader_selection_on_page (const IteamReaderSelection *self,
                                unsigned                    page,
                                unsigned                    n_chars,
                                unsigned                   *from,
                                unsigned                   *to)
{
  if (page < self->first.page || page > self->last.page)
    return FALSE;

  *from = page == self->first.page ? MIN (self->first.index, n_chars) : 0;
  *to = page == self->last.page ? MIN (self->last.index, n_chars) : n_chars;

  return *from < *to;
}
