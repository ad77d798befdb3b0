/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-day.h"

G_BEGIN_DECLS

GString    *iteam_csv_begin      (void);
char        iteam_csv_separator  (void);
char       *iteam_csv_format_day (IteamDay day, char separator);
void        iteam_csv_append_row (GString *out, char separator, const char *const *cells, guint n_cells);
const char *iteam_csv_unprotect  (const char *cell);

G_END_DECLS
