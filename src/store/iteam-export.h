/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-connection.h"
#include "iteam-record.h"

G_BEGIN_DECLS

gboolean iteam_export_records (IteamConnection *connection, gint64 author, gint64 since, guint limit, GPtrArray *records, GError **error);

G_END_DECLS
