/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-count-table.h"

/* A number for a year and nothing that could be traced: no person, no unit, no date. */
const char iteam_report_count_schema[] =
  "CREATE TABLE report_count ("
  " id INTEGER PRIMARY KEY,"
  " year INTEGER CHECK (year BETWEEN 1 AND 9999),"
  " kind TEXT NOT NULL DEFAULT 'breach' CHECK (kind IN ('breach', 'conduct', 'advice')),"
  " side TEXT CHECK (side IN ('internal', 'external', 'both')),"
  " count INTEGER CHECK (count >= 0),"
  " remark TEXT,"
  " deleted INTEGER CHECK (deleted = 1)"
  ") STRICT;";

static const char *const count_columns[] = { "id", "year", "kind", "side", "count", "remark", "deleted", NULL };

const IteamTable iteam_report_count_table = { .name = "report_count", .columns = count_columns };
