/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"

/* Edits of meetings as people make them, drawn at random. */

void random_meeting_edits_make (GRand *random, IteamStore *store, gint64 action);
