/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-share.h"
#include "slow-files.h"
#include "store-fixture.h"

/* A team file that is shared in a temporary folder, opened by one program, and
 * calls that wait for their answer. */

typedef struct
{
  char *folder;
  char *meeting;
  IteamStore *store;
  IteamShare *share;
  Slowness *slowness;
} ShareFixture;

/* What stands between the program and the share instead of the fixture's slowness. */
extern IteamShareWrapFunc share_fixture_wrap;
extern gpointer share_fixture_wrap_data;

void share_fixture_on_done     (GObject *object, GAsyncResult *result, gpointer user_data);
GAsyncResult *share_fixture_wait (GAsyncResult **result);

void     share_fixture_set_up    (ShareFixture *fixture, gconstpointer data);
void     share_fixture_tear_down (ShareFixture *fixture, gconstpointer data);
gboolean share_fixture_try_open  (ShareFixture *fixture, gboolean share, GError **error);
void     share_fixture_open      (ShareFixture *fixture, gboolean share);
void     share_fixture_share     (ShareFixture *fixture);
gboolean share_fixture_sync      (ShareFixture *fixture, guint timeout, GError **error);
gboolean share_fixture_close     (ShareFixture *fixture, guint timeout);
void     share_fixture_leave_off (ShareFixture *fixture, gboolean in_sync);

IteamReplicaState *share_fixture_read_state (IteamStore *store);

void     share_fixture_copy        (const char *from, const char *to);
char    *share_fixture_read        (const char *path, gsize *length);
void     share_fixture_remove_tree (const char *path);
int      share_fixture_run         (int argc, char *argv[], void (*add_tests) (void));
