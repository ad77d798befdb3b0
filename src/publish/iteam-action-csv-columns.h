/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The columns of a list of action points, in the order in which it is written. */
typedef enum
{
  ITEAM_CSV_NUMBER,
  ITEAM_CSV_TITLE,
  ITEAM_CSV_OWNERS,
  ITEAM_CSV_START,
  ITEAM_CSV_DUE,
  ITEAM_CSV_STATUS,
  ITEAM_CSV_WAITING_FOR,
  ITEAM_CSV_REASON,
  ITEAM_CSV_KIND,
  ITEAM_CSV_PRIORITY,
  ITEAM_CSV_PILLAR,
  ITEAM_CSV_DESCRIPTION,
  ITEAM_CSV_ORIGIN,
  ITEAM_CSV_RECURRENCE,
  ITEAM_CSV_CREATED,
  ITEAM_CSV_CLOSED,
  ITEAM_CSV_NOTE,
} IteamCsvColumn;

#define ITEAM_N_CSV_COLUMNS (ITEAM_CSV_NOTE + 1)

/* Notes are read but not written: an action point may have many. */
#define ITEAM_N_CSV_WRITTEN ITEAM_CSV_NOTE

/* Behind a recurrence rule that counts from completion. */
#define ITEAM_CSV_FROM_COMPLETION ";FROM=COMPLETION"

const char *iteam_csv_column_label        (IteamCsvColumn column);
const char *iteam_csv_column_to_nick      (IteamCsvColumn column);
gboolean    iteam_csv_column_from_nick    (const char *nick, IteamCsvColumn *column);
gboolean    iteam_csv_column_from_heading (const char *heading, IteamCsvColumn *column);

G_END_DECLS
