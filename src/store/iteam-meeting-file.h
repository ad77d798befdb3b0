/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-record.h"
#include "iteam-store-contents.h"

G_BEGIN_DECLS

/**
 * IteamMeetingFileMark:
 * @ITEAM_MEETING_FILE_UNMARKED: a team file of which nobody noted anything
 * @ITEAM_MEETING_FILE_SHARED: the file at a meeting point, which is nothing without its folder of changes
 * @ITEAM_MEETING_FILE_ENDED: one that is not shared any more
 *
 * What a team file tells of how it is shared.
 */
typedef enum
{
  ITEAM_MEETING_FILE_UNMARKED,
  ITEAM_MEETING_FILE_SHARED,
  ITEAM_MEETING_FILE_ENDED,
} IteamMeetingFileMark;

#define ITEAM_MEETING_FILE_MARK_QUERY "SELECT value FROM file_info WHERE key = 'meeting'"

gboolean    iteam_meeting_file_copy          (const char *origin, const char *path, gboolean insist, GError **error);
gboolean    iteam_meeting_file_get_mark      (const char *path, IteamMeetingFileMark *mark, GError **error);
gboolean    iteam_meeting_file_set_mark      (const char *path, IteamMeetingFileMark mark, GError **error);
gboolean    iteam_meeting_file_read_id       (const char *path, gint64 *id, GError **error);
GHashTable *iteam_meeting_file_read_vector   (const char *path, GError **error);
GHashTable *iteam_meeting_file_verify        (const char *path, int *highest, GError **error);
GPtrArray  *iteam_meeting_file_list_contents (const char *path, GError **error);
GBytes     *iteam_meeting_file_read_piece    (const char *path, const char *hash, guint number, GError **error);
GHashTable *iteam_meeting_file_read          (const char *path, GHashTable *known, GPtrArray *records, GError **error);

G_END_DECLS
