/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-record.h"
#include "iteam-share-files.h"

G_BEGIN_DECLS

/* An author's log is a folder named after the author, with a file for each
 * segment, named after the number of its first change. */
#define ITEAM_SEGMENT_SIZE (256 * 1024)
/* Team file, author, number of the first change. */
#define ITEAM_SEGMENT_TYPE "(xxx)"

char   *iteam_log_folder        (gint64 author);
char   *iteam_log_segment       (gint64 author, gint64 first);
gint64  iteam_log_parse_author  (const char *name);
gint64  iteam_log_parse_segment (const char *name);
GArray *iteam_log_list          (IteamShareFiles *files, gint64 author, GError **error);

/**
 * IteamLogWriter:
 *
 * The log of the author of this replica, which nobody else writes.
 */
typedef struct _IteamLogWriter IteamLogWriter;

IteamLogWriter *iteam_log_writer_new      (IteamShareFiles *files, gint64 file, gint64 author);
void            iteam_log_writer_set_segment_size (IteamLogWriter *self, gint64 size);
void            iteam_log_writer_free     (IteamLogWriter *self);
gboolean        iteam_log_writer_prepare  (IteamLogWriter *self, GError **error);
gboolean        iteam_log_writer_is_ready (IteamLogWriter *self);
gint64          iteam_log_writer_get_last (IteamLogWriter *self);
gint64          iteam_log_writer_get_last_clock (IteamLogWriter *self);
gboolean        iteam_log_writer_publish  (IteamLogWriter *self, GPtrArray *records, GError **error);
void            iteam_log_writer_forget   (IteamLogWriter *self);

/**
 * IteamLogReader:
 *
 * The log of another author, and how far it was read.
 */
typedef struct _IteamLogReader IteamLogReader;

IteamLogReader *iteam_log_reader_new      (IteamShareFiles *files, gint64 file, gint64 author);
void            iteam_log_reader_free     (IteamLogReader *self);
gboolean        iteam_log_reader_read     (IteamLogReader *self, gint64 have, gboolean relist, GError **error);
GPtrArray      *iteam_log_reader_get_records (IteamLogReader *self);
gint64          iteam_log_reader_get_last (IteamLogReader *self);
gboolean        iteam_log_reader_has_gap  (IteamLogReader *self);
const GError   *iteam_log_reader_get_problem (IteamLogReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamLogWriter, iteam_log_writer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamLogReader, iteam_log_reader_free)

G_END_DECLS
