/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-indexer.h"
#include "iteam-session.h"

G_BEGIN_DECLS

/* How long closing waits for the share, in milliseconds; what did not go out is
 * safe on this computer. */
#define LAST_EXCHANGE 3000

struct _IteamSession
{
  GObject parent_instance;

  IteamSessionState state;
  gint64 n_left_here;

  /* owned */
  IteamStore *store;
  IteamShare *share;
  IteamShare *opening;
  IteamIndexer *indexer;
  GFile *file;
  GFile *sample_file;
  IteamPerson *user;
  char *user_name;
  char *problem;
  gboolean damaged;
  char *left_here;
};

/* iteam-session.c */
void iteam_session_forget_file (IteamSession *self);
void iteam_session_open_shared (IteamSession *self, GFile *file);
IteamShare *iteam_session_begin (IteamSession *self, GFile *file);
void iteam_session_open_file   (IteamSession *self, IteamShare *share, GFile *file, gboolean put_on_share);
void iteam_session_take_opened (IteamSession *self, IteamShare *share, GFile *file, const GError *error);

/* iteam-session-make.c */
void iteam_session_make_file   (IteamSession *self, IteamShare *share, GFile *file, gboolean sample);

G_END_DECLS
