/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"

/* Edits as people make them, at random: the same rows and fields, long texts, what
 * refers to something else, deletions, what is undone, conflicts that are decided. */

void random_edits_make (GRand *random, IteamStore *store);
