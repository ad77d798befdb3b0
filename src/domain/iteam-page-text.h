/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Counts up when texts are brought into another form than before: those of an
 * older one are made anew. */
#define ITEAM_PAGE_TEXT_RULES 2

/* How many letters a word has at least that is found inside others. */
#define ITEAM_PAGE_TEXT_INSIDE 4

char      *iteam_page_text_clean (const char *text);
char      *iteam_page_text_join  (const char *text);
GPtrArray *iteam_page_text_words (const char *text, const char *joined);

G_END_DECLS
