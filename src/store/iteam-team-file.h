/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-connection.h"
#include "iteam-draft.h"
#include "iteam-title-list.h"

G_BEGIN_DECLS

/**
 * IteamTeamFile:
 * @connection: (not nullable): the connection
 * @path: where the file is
 * @read_only: (nullable): why it can only be read, a sentence; %NULL if it can be written
 * @author: the key of the author whose changes are made here
 * @shared: whether this is one of several replicas
 * @at_meeting: whether this is the file at a meeting point
 * @damaged: whether damage was met in it; it is only read then
 * @last_change: the last change that is known here
 * @clock: the highest clock that was seen or given
 * @titles: (nullable): what the one search keeps
 * @data_version: SQLite's counter of other connections' commits
 * @typed: the last change that was written here, if it saved what is being typed; or 0
 * @typing_since: when the first of what it was made of was written, monotonic, in microseconds
 *
 * An open team file. It belongs to the thread that opened it.
 */
typedef struct
{
  IteamConnection *connection;
  char            *path;
  char            *read_only;
  gint64           author;
  gboolean         shared;
  gboolean         at_meeting;
  gboolean         damaged;
  gint64           last_change;
  gint64           clock;
  gint64           data_version;
  IteamTitleList  *titles;
  gint64           typed;
  gint64           typing_since;
} IteamTeamFile;

IteamTeamFile *iteam_team_file_open   (const char *path, GError **error);
gboolean       iteam_team_file_create (const char *path, gboolean sample, GError **error);
void           iteam_team_file_free   (IteamTeamFile *self);
gint64         iteam_team_file_tick   (IteamTeamFile *self);
gboolean       iteam_team_file_read_author (IteamTeamFile *self, GError **error);
void           iteam_team_file_set_damaged (IteamTeamFile *self);
gboolean       iteam_team_file_begin_edit (IteamTeamFile *self, GError **error);
gboolean       iteam_team_file_poll   (IteamTeamFile *self, GArray **refs, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamTeamFile, iteam_team_file_free)

G_END_DECLS
