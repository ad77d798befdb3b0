/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-record.h"
#include "iteam-table.h"

G_BEGIN_DECLS

extern const char iteam_change_schema[];

/**
 * IteamChangeRecord:
 * @author: the replica in which it was made
 * @seq: the how-manieth of that author, or 0 for the next
 * @clock: hybrid logical clock: milliseconds since 1970 in the upper 48 bits,
 *   a counter in the lower 16 (Kulkarni and others, "Logical Physical Clocks", 2014)
 * @person: key of who made it, or 0
 * @who: the name of who made it
 * @what: the edit in words, an untranslated msgid
 * @mode: edit, undo or redo
 * @of: the edit that an undo or redo is about, or 0
 * @automatic: whether the program made it by itself, so that nobody undoes it
 *
 * The head of a change record; its cells are what the session captured.
 */
typedef struct
{
  gint64           author;
  gint64           seq;
  gint64           clock;
  gint64           person;
  const char      *who;
  const char      *what;
  IteamChangeMode  mode;
  gint64           of;
  gboolean         automatic;
} IteamChangeRecord;

gboolean  iteam_change_table_insert      (IteamConnection *connection, const IteamChangeRecord *record, gint64 *change, GError **error);
gboolean  iteam_change_table_find        (IteamConnection *connection, const IteamStamp *stamp, gint64 *change, GError **error);
gboolean  iteam_change_table_insert_cell (IteamConnection *connection, gint64 change, const IteamTable *table, gint64 row, const char *column, sqlite3_value *old_value, sqlite3_value *new_value, GError **error);
gboolean  iteam_change_table_touch       (IteamConnection *connection, gint64 change, const IteamRef *thing, GError **error);
gboolean  iteam_change_table_read_since  (IteamConnection *connection, gint64 since, gint64 *last, gint64 *clock, GArray *refs, GError **error);
gboolean  iteam_change_table_fold        (IteamConnection *connection, gint64 before, gint64 change, gboolean *folded, GError **error);
GPtrArray *iteam_change_table_read_cells (IteamConnection *connection, gint64 change, GError **error);
GPtrArray *iteam_change_table_read       (IteamConnection *connection, const IteamRef *thing, int limit, GError **error);
gboolean  iteam_change_table_find_writer (IteamConnection *connection, const IteamCell *cell, char **who, gint64 *when, GError **error);
gboolean  iteam_change_table_find_undo   (IteamConnection *connection, gint64 person, const char *who, gint64 *change, char **what, GError **error);
gboolean  iteam_change_table_find_redo   (IteamConnection *connection, gint64 person, const char *who, gint64 *change, char **what, GError **error);
gboolean  iteam_change_table_mark_undone (IteamConnection *connection, gint64 change, gboolean undone, GError **error);
gboolean  iteam_change_table_others_since (IteamConnection *connection, gint64 change, gint64 person, const char *who, const IteamRef *thing, char **other, GError **error);

G_END_DECLS
