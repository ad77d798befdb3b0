/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-share-files.h"

/* A share in memory that behaves as badly as real ones do, or worse: what is
 * read may end too early, listings lack what others just made, a call fails before, during or
 * after it had its effect, and whoever calls may die in it. All of it follows
 * from the random numbers that it is given. */

typedef struct _SimShare SimShare;

typedef struct
{
  IteamShareFiles parent;
  SimShare *share;
  int computer;
  gboolean crashed;
} SimClient;

SimShare  *sim_share_new         (GRand *random);
void       sim_share_free        (SimShare *share);
void       sim_share_set_faults  (SimShare *share, double faults, double crashes, double stale);
guint      sim_share_count_files (SimShare *share);
guint      sim_share_count_faults (SimShare *share);
GByteArray *sim_share_peek       (SimShare *share, const char *path);
void       sim_share_put_local   (SimShare *share, const char *path, gpointer contents);
gpointer   sim_share_get_local   (SimShare *share, const char *path);
SimClient *sim_client_new        (SimShare *share, int computer);
