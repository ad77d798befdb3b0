/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamSheet:
 *
 * The rows of the first visible sheet of a workbook, as text: a date as in ISO 8601, a
 * percentage with its sign, a formula as what it came to.
 */
typedef struct _IteamSheet IteamSheet;

gboolean    iteam_sheet_is_workbook (const char *data, gsize length);
IteamSheet *iteam_sheet_read        (const char *data, gsize length, GError **error);
void        iteam_sheet_free        (IteamSheet *self);
guint       iteam_sheet_get_n_rows  (IteamSheet *self);
guint       iteam_sheet_get_row     (IteamSheet *self, guint index, GPtrArray *cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamSheet, iteam_sheet_free)

G_END_DECLS
