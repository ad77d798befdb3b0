/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"

/* Edits of the programme as people make them, drawn at random. */

void random_programme_edits_make (GRand *random, IteamStore *store, gint64 action);
