/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-structure.h"

#include "iteam-pdf-block.h"
#include "iteam-pdf-reading.h"

/* A tree that is deeper, a page that has more pieces, or one that takes longer to
 * take apart, is read as plain text. */
#define MAX_DEPTH 64
#define MAX_BLOCKS 500
#define MAX_MICROSECONDS 2000000

typedef struct
{
  GVariantBuilder blocks;
  unsigned n_blocks;
  int page;
  gint64 end;
  gboolean given_up;
} Reader;

/* What a piece is when it is read whole; %FALSE for what only holds pieces. */
static gboolean
get_kind (PopplerStructureElement *element,
          IteamPdfBlockKind       *kind,
          unsigned                *level)
{
  PopplerStructureElementKind found = poppler_structure_element_get_kind (element);

  *level = 0;
  *kind = ITEAM_PDF_BLOCK_TEXT;
  switch (found)
    {
    case POPPLER_STRUCTURE_ELEMENT_HEADING:
    case POPPLER_STRUCTURE_ELEMENT_HEADING_1:
      *kind = ITEAM_PDF_BLOCK_HEADING;
      *level = 1;
      return TRUE;
    case POPPLER_STRUCTURE_ELEMENT_HEADING_2:
    case POPPLER_STRUCTURE_ELEMENT_HEADING_3:
    case POPPLER_STRUCTURE_ELEMENT_HEADING_4:
    case POPPLER_STRUCTURE_ELEMENT_HEADING_5:
    case POPPLER_STRUCTURE_ELEMENT_HEADING_6:
      *kind = ITEAM_PDF_BLOCK_HEADING;
      *level = 2 + found - POPPLER_STRUCTURE_ELEMENT_HEADING_2;
      return TRUE;
    case POPPLER_STRUCTURE_ELEMENT_LIST_ITEM:
      *kind = ITEAM_PDF_BLOCK_LIST_ITEM;
      return TRUE;
    case POPPLER_STRUCTURE_ELEMENT_TABLE_HEADING:
    case POPPLER_STRUCTURE_ELEMENT_TABLE_DATA:
      *kind = ITEAM_PDF_BLOCK_TABLE_CELL;
      return TRUE;
    case POPPLER_STRUCTURE_ELEMENT_FIGURE:
    case POPPLER_STRUCTURE_ELEMENT_FORMULA:
      *kind = ITEAM_PDF_BLOCK_FIGURE;
      return TRUE;
    case POPPLER_STRUCTURE_ELEMENT_PARAGRAPH:
    case POPPLER_STRUCTURE_ELEMENT_BLOCKQUOTE:
    case POPPLER_STRUCTURE_ELEMENT_CAPTION:
    case POPPLER_STRUCTURE_ELEMENT_NOTE:
    case POPPLER_STRUCTURE_ELEMENT_TOC_ITEM:
    case POPPLER_STRUCTURE_ELEMENT_CODE:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
add_block (Reader            *reader,
           IteamPdfBlockKind  kind,
           unsigned           level,
           const char        *text)
{
  g_autofree char *valid = g_strstrip (g_utf8_make_valid (text != NULL ? text : "", -1));

  if (valid[0] == '\0')
    return;
  g_variant_builder_add (&reader->blocks, "(uus)", kind, level, valid);
  reader->n_blocks++;
}

static void
read_element (Reader                  *reader,
              PopplerStructureElement *element,
              IteamPdfBlockKind        kind,
              unsigned                 level)
{
  g_autofree char *alternative = NULL;
  g_autofree char *text = NULL;

  if (poppler_structure_element_get_page (element) != reader->page)
    return;

  if (kind == ITEAM_PDF_BLOCK_FIGURE)
    alternative = poppler_structure_element_get_alt_text (element);
  else
    text = poppler_structure_element_get_text (element, POPPLER_STRUCTURE_GET_TEXT_RECURSIVE);
  add_block (reader, kind, level, alternative != NULL ? alternative : text);
}

static void
walk (Reader                      *reader,
      PopplerStructureElementIter *iter,
      unsigned                     depth)
{
  do
    {
      g_autoptr (GObject) element = G_OBJECT (poppler_structure_element_iter_get_element (iter));
      PopplerStructureElementIter *child;
      IteamPdfBlockKind kind;
      unsigned level;

      if (reader->n_blocks >= MAX_BLOCKS || depth >= MAX_DEPTH || g_get_monotonic_time () > reader->end)
        {
          reader->given_up = TRUE;

          return;
        }
      if (get_kind ((PopplerStructureElement *) element, &kind, &level))
        {
          read_element (reader, (PopplerStructureElement *) element, kind, level);
          continue;
        }

      child = poppler_structure_element_iter_get_child (iter);
      if (child != NULL)
        {
          walk (reader, child, depth + 1);
          poppler_structure_element_iter_free (child);
        }
    }
  while (!reader->given_up && poppler_structure_element_iter_next (iter));
}

/* Lines that belong together, where the document does not say: up to an empty
 * line, or all of them. */
static GVariant *
read_plainly (PopplerPage *page)
{
  g_autoptr (IteamPdfText) text = iteam_pdf_reading_get_text (page);
  g_auto (GStrv) parts = g_strsplit (iteam_pdf_text_get_string (text), "\n\n", -1);
  Reader reader = { 0 };

  g_variant_builder_init (&reader.blocks, G_VARIANT_TYPE ("a(uus)"));
  for (unsigned i = 0; parts[i] != NULL; i++)
    add_block (&reader, ITEAM_PDF_BLOCK_TEXT, 0, parts[i]);

  return g_variant_builder_end (&reader.blocks);
}

/**
 * iteam_pdf_structure_read:
 * @document: a document
 * @page: a page of it
 *
 * Returns: (transfer floating): the page as it is read aloud: headings, paragraphs,
 *   alternative texts, as far as the document says so
 */
GVariant *
iteam_pdf_structure_read (PopplerDocument *document,
                          PopplerPage     *page)
{
  PopplerStructureElementIter *iter = poppler_structure_element_iter_new (document);
  Reader reader = { 0 };

  if (iter == NULL)
    return read_plainly (page);

  reader.page = poppler_page_get_index (page);
  reader.end = g_get_monotonic_time () + MAX_MICROSECONDS;
  g_variant_builder_init (&reader.blocks, G_VARIANT_TYPE ("a(uus)"));
  walk (&reader, iter, 0);
  poppler_structure_element_iter_free (iter);
  if (!reader.given_up && reader.n_blocks > 0)
    return g_variant_builder_end (&reader.blocks);

  g_variant_builder_clear (&reader.blocks);

  return read_plainly (page);
}
