/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-record.h"

G_BEGIN_DECLS

gboolean    iteam_meeting_read_id (const char *path, gint64 *id, GError **error);
GHashTable *iteam_meeting_read_vector (const char *path, GError **error);
GHashTable *iteam_meeting_verify  (const char *path, int *highest_number, GError **error);
GHashTable *iteam_meeting_read    (const char *path, GHashTable *known, GPtrArray *records, GError **error);

G_END_DECLS
