/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-markup.h"
#include "iteam-paper.h"

G_BEGIN_DECLS

/**
 * IteamManualChapter:
 * @id: (not nullable): by what the program knows it, the same in each language
 * @title: (not nullable): its title
 * @lines: (element-type IteamMarkupLine): what it says, without its title
 * @text: (not nullable): all its words with those of its title, folded, to be searched
 *
 * A chapter of the manual.
 */
typedef struct
{
  char      *id;
  char      *title;
  GPtrArray *lines;
  char      *text;
} IteamManualChapter;

/**
 * IteamManual:
 * @language: (not nullable): the language that it is in, "nl" or "en"
 * @title: (not nullable): its title
 * @dated: (not nullable): of when it is, as ISO 8601
 * @chapters: (element-type IteamManualChapter): its chapters
 *
 * The manual of the program, as data/manual holds it.
 */
typedef struct
{
  char      *language;
  char      *title;
  char      *dated;
  GPtrArray *chapters;
} IteamManual;

IteamManual *iteam_manual_read         (const char *language);
void         iteam_manual_free         (IteamManual *self);
GBytes      *iteam_manual_read_picture (const char *name);
IteamPaper  *iteam_manual_to_paper     (IteamManual *self);

const char  *iteam_manual_find_language (void);
GBytes      *iteam_manual_read_pdf     (const char *language, int *n_pages);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamManual, iteam_manual_free)

G_END_DECLS
