/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-table.h"

G_BEGIN_DECLS

extern const char       iteam_report_count_schema[];
extern const IteamTable iteam_report_count_table;

G_END_DECLS
