/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

#define MAX_REPLICAS 5

/* Replicas that work apart and hand each other their records. */

typedef struct
{
  char *folders[MAX_REPLICAS];
  IteamStore *stores[MAX_REPLICAS];
  int n;
} Team;

void               team_init         (Team *team, int n);
void               team_clear        (Team *team);
IteamReplicaState *team_read_state   (IteamStore *store);
void               team_commit       (IteamStore *store, IteamDraft *draft);
guint              team_give         (IteamStore *from, IteamStore *to);
void               team_exchange_all (Team *team);
void               team_assert_alike (Team *team);
