/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reader-hits.h"

/* What was found in a document, in the order of its pages. Hits from the texts that
 * the team file keeps do not know where on the page they are: that is looked up for
 * the pages that someone sees. */

/* Hits of a page, while they are given their places. */
typedef struct
{
  GPtrArray *hits;
  guint next;
  guint page;
  IteamPdfText *text;
} Placing;

/**
 * iteam_reader_hits_find_page:
 * @hits: (element-type IteamPdfHit): what was found
 * @page: from 0
 *
 * Returns: the first hit on that page or behind it; how many there are if none is.
 */
guint
iteam_reader_hits_find_page (GPtrArray *hits,
                             guint      page)
{
  guint low = 0, high = hits->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((IteamPdfHit *) hits->pdata[middle])->page < page)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * iteam_reader_hits_are_placed:
 * @hits: (element-type IteamPdfHit): what was found
 * @page: from 0
 *
 * Returns: whether it is known where on that page its hits are.
 */
gboolean
iteam_reader_hits_are_placed (GPtrArray *hits,
                              guint      page)
{
  guint first = iteam_reader_hits_find_page (hits, page);
  const IteamPdfHit *hit = first < hits->len ? hits->pdata[first] : NULL;

  return hit == NULL || hit->page != page || hit->rects->len > 0;
}

static void
found_cb (const IteamPageContext *context,
          guint                   first,
          guint                   last,
          gpointer                user_data)
{
  Placing *placing = user_data;
  IteamPdfHit *hit = placing->next < placing->hits->len ? placing->hits->pdata[placing->next] : NULL;

  if (hit == NULL || hit->page != placing->page)
    return;

  g_array_unref (hit->rects);
  hit->rects = iteam_pdf_text_get_rects (placing->text, first, last);
  placing->next++;
}

/**
 * iteam_reader_hits_place:
 * @hits: (element-type IteamPdfHit): what was found
 * @page: from 0
 * @sought: what was looked for
 * @text: the text of that page
 *
 * Looks up where on a page its hits are.
 */
void
iteam_reader_hits_place (GPtrArray    *hits,
                         guint         page,
                         IteamFind    *sought,
                         IteamPdfText *text)
{
  Placing placing = { hits, iteam_reader_hits_find_page (hits, page), page, text };

  iteam_find_run (sought, iteam_pdf_text_get_string (text), ITEAM_FIND_MOST_ON_PAGE, found_cb, &placing);
}
