/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-pdf-text.h"

G_BEGIN_DECLS

/**
 * IteamReaderUnit:
 * @ITEAM_READER_UNIT_CHAR: letter by letter
 * @ITEAM_READER_UNIT_WORD: whole words
 * @ITEAM_READER_UNIT_LINE: whole lines
 */
typedef enum
{
  ITEAM_READER_UNIT_CHAR,
  ITEAM_READER_UNIT_WORD,
  ITEAM_READER_UNIT_LINE,
} IteamReaderUnit;

/**
 * IteamReaderPlace:
 * @page: from 0
 * @index: between which characters of its text, from 0
 */
typedef struct
{
  unsigned page;
  unsigned index;
} IteamReaderPlace;

/**
 * IteamReaderSelection:
 * @first: where it begins
 * @last: where it ends
 *
 * A passage, from its first letter to its last, over any number of pages.
 * Nothing is selected when both are the same.
 */
typedef struct
{
  IteamReaderPlace first;
  IteamReaderPlace last;
} IteamReaderSelection;

IteamReaderSelection iteam_reader_selection_at       (IteamPdfText *text, unsigned page, unsigned index, IteamReaderUnit unit);
IteamReaderSelection iteam_reader_selection_join     (const IteamReaderSelection *a, const IteamReaderSelection *b);
gboolean             iteam_reader_selection_is_empty (const IteamReaderSelection *self);
gboolean             iteam_reader_selection_on_page  (const IteamReaderSelection *self, unsigned page, unsigned n_chars, unsigned *from, unsigned *to);

G_END_DECLS
