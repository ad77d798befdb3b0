/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-day.h"
#include "iteam-text-row.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DAY_ROW (iteam_day_row_get_type ())
G_DECLARE_FINAL_TYPE (IteamDayRow, iteam_day_row, ITEAM, DAY_ROW, IteamTextRow)

void     iteam_day_row_show     (IteamDayRow *self,
                                 IteamDay     day,
                                 gboolean     counts);
IteamDay iteam_day_row_get_read (IteamDayRow *self);

G_END_DECLS
