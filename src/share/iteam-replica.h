/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamPlaceKind:
 * @ITEAM_PLACE_LOCAL: a team file that is opened in place
 * @ITEAM_PLACE_SHARED: one with its changes folder beside it, of which each has a replica
 * @ITEAM_PLACE_NETWORK: one on a network drive that nobody shares yet
 * @ITEAM_PLACE_MISSING: nothing is there, or nothing that can be reached
 *
 * What is at a path.
 */
typedef enum
{
  ITEAM_PLACE_LOCAL,
  ITEAM_PLACE_SHARED,
  ITEAM_PLACE_NETWORK,
  ITEAM_PLACE_MISSING,
} IteamPlaceKind;

/**
 * IteamReplica:
 * @file: what names the team file
 * @folder: its folder in the user's data folder, readable by the user only
 * @path: the replica in it
 * @lock: what whoever exchanges holds, or -1
 *
 * This user's own copy of a shared team file.
 */
typedef struct
{
  gint64  file;
  char   *folder;
  char   *path;
  int     lock;
} IteamReplica;

IteamPlaceKind iteam_place_look          (const char *path);
IteamReplica  *iteam_replica_new         (gint64 file, GError **error);
IteamReplica  *iteam_replica_find        (const char *meeting);
IteamReplica  *iteam_replica_find_file   (gint64 file);
gboolean       iteam_replica_any         (void);
IteamReplica  *iteam_replica_copy        (const IteamReplica *self);
void           iteam_replica_free        (IteamReplica *self);
gboolean       iteam_replica_exists      (IteamReplica *self);
gboolean       iteam_replica_try_lock    (IteamReplica *self);
gboolean       iteam_replica_set_place   (IteamReplica *self, const char *meeting, GError **error);
char          *iteam_replica_get_place   (IteamReplica *self);
void           iteam_replica_set_published (IteamReplica *self, gint64 author, gint64 upto);
gint64         iteam_replica_get_published (IteamReplica *self, gint64 author);
char          *iteam_replica_temporary   (IteamReplica *self, const char *name);
gboolean       iteam_replica_adopt       (IteamReplica *self, const char *temporary, GError **error);
gboolean       iteam_replica_set_damaged (IteamReplica *self, GError **error);
gboolean       iteam_replica_get_damaged (IteamReplica *self);
char          *iteam_replica_replace     (IteamReplica *self, const char *temporary, GError **error);
gboolean       iteam_replica_remove      (IteamReplica *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamReplica, iteam_replica_free)

G_END_DECLS
