/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * IteamPdfBlockKind:
 * @ITEAM_PDF_BLOCK_TEXT: a paragraph, or lines of a document that does not say what they are
 * @ITEAM_PDF_BLOCK_HEADING: a heading, of a level from 1
 * @ITEAM_PDF_BLOCK_LIST_ITEM: an item of a list
 * @ITEAM_PDF_BLOCK_TABLE_CELL: a cell of a table
 * @ITEAM_PDF_BLOCK_FIGURE: a picture; the text is what stands for it
 */
typedef enum
{
  ITEAM_PDF_BLOCK_TEXT,
  ITEAM_PDF_BLOCK_HEADING,
  ITEAM_PDF_BLOCK_LIST_ITEM,
  ITEAM_PDF_BLOCK_TABLE_CELL,
  ITEAM_PDF_BLOCK_FIGURE,
} IteamPdfBlockKind;

/**
 * IteamPdfBlock:
 * @kind: what it is
 * @level: of a heading, from 1; otherwise 0
 * @text: what it says
 *
 * A piece of a page as it is read aloud.
 */
typedef struct
{
  IteamPdfBlockKind kind;
  unsigned level;
  char *text;
} IteamPdfBlock;

void iteam_pdf_block_free (IteamPdfBlock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPdfBlock, iteam_pdf_block_free)

G_END_DECLS
