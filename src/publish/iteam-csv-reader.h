/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _IteamCsvReader IteamCsvReader;

IteamCsvReader *iteam_csv_reader_new           (const char *text, gsize length, char separator, GError **error);
void            iteam_csv_reader_free          (IteamCsvReader *self);
char            iteam_csv_reader_get_separator (IteamCsvReader *self);
gboolean        iteam_csv_reader_next          (IteamCsvReader *self, GPtrArray *cells, guint *line, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamCsvReader, iteam_csv_reader_free)

G_END_DECLS
