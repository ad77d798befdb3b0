/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-connection.h"

G_BEGIN_DECLS

/* "ITEM", in the header of every team file. */
#define ITEAM_APPLICATION_ID 0x4954454D
/* The version that this program writes. */
#define ITEAM_SCHEMA_VERSION 9

gboolean iteam_schema_create  (IteamConnection *connection, GError **error);
gboolean iteam_schema_migrate (IteamConnection *connection, int from, GError **error);

G_END_DECLS
