/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-meeting-detail.h"

G_BEGIN_DECLS

char *iteam_minutes_digest (const IteamMeetingDetail *detail);

G_END_DECLS
