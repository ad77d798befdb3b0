/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/xmlreader.h>

#include "iteam-sheet.h"

G_BEGIN_DECLS

/* What the largest spreadsheet programs have room for. */
#define ITEAM_SHEET_MAX_ROWS 1048576
#define ITEAM_SHEET_MAX_COLUMNS 16384

IteamSheet   *iteam_sheet_new               (void);
void          iteam_sheet_begin_row         (IteamSheet *self, guint number);
gboolean      iteam_sheet_set_cell          (IteamSheet *self, guint column, const char *text);

xmlTextReader *iteam_sheet_open_part        (GHashTable *parts, const char *name);
gboolean       iteam_sheet_is_element       (xmlTextReader *reader, const char *name);
char          *iteam_sheet_get_attribute    (xmlTextReader *reader, const char *name);
char          *iteam_sheet_format_number    (double value);
char          *iteam_sheet_format_share     (double value);

gboolean      iteam_sheet_read_xlsx         (IteamSheet *self, GHashTable *parts, const char *workbook);
gboolean      iteam_sheet_read_ods          (IteamSheet *self, GHashTable *parts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextReader, xmlFreeTextReader)

G_END_DECLS
