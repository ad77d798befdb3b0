/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-pdf-hit.h"

G_BEGIN_DECLS

/**
 * IteamPdfSearch:
 *
 * Words to look for, made ready.
 */
typedef struct _IteamPdfSearch IteamPdfSearch;

/**
 * IteamPdfFoundFunc:
 * @from: the character that the hit begins at
 * @to: the place after its last
 * @user_data: what was handed in
 */
typedef void (*IteamPdfFoundFunc) (unsigned from, unsigned to, gpointer user_data);

IteamPdfSearch *iteam_pdf_search_new  (const char *query, IteamPdfFindFlags flags);
void            iteam_pdf_search_free (IteamPdfSearch *self);
unsigned        iteam_pdf_search_run  (IteamPdfSearch *self, const char *text, unsigned most, IteamPdfFoundFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPdfSearch, iteam_pdf_search_free)

G_END_DECLS
