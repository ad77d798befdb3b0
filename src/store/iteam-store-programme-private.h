/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-connection.h"
#include "iteam-programme.h"

G_BEGIN_DECLS

IteamProgramme *iteam_store_programme_read (IteamConnection *connection, GError **error);

G_END_DECLS
