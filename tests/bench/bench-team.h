/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"

/* What a team does with its file, for who measures what it costs. */

void bench_add_documents (IteamStore *store, int n, gsize size);
void bench_edit          (IteamStore *store, GPtrArray *actions, int count);
