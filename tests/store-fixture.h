/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store-meetings.h"

/* What the store's tests share: a team file in a temporary folder, and calls
 * that wait for their answer. */

char               *store_fixture_folder        (void);
void                store_fixture_remove        (const char *folder);
IteamStore         *store_fixture_open          (const char *folder, const char *user);
void                store_fixture_close         (IteamStore *store);
void                store_fixture_on_done       (GObject *object, GAsyncResult *result, gpointer user_data);
GAsyncResult       *store_fixture_wait          (GAsyncResult **result);
gboolean            store_fixture_commit        (IteamStore *store, IteamDraft *draft, GError **error);
void                store_fixture_write         (IteamStore *store, IteamDraft *draft);
void                store_fixture_add_entry     (IteamStore *store, gpointer entry);
char               *store_fixture_undo          (IteamStore *store, gboolean redo, GError **error);
GPtrArray          *store_fixture_actions       (IteamStore *store);
GPtrArray          *store_fixture_history       (IteamStore *store, const IteamRef *ref);
GPtrArray          *store_fixture_search        (IteamStore *store, const char *query);
GPtrArray          *store_fixture_read_meetings (IteamStore *store);
IteamMeetingDetail *store_fixture_read_meeting  (IteamStore *store, gint64 meeting);
char              **store_fixture_check         (IteamStore *store);
void                store_fixture_assert_sound  (IteamStore *store);
gint64              store_fixture_add           (IteamStore *store, const char *title);
char               *store_fixture_dump          (IteamStore *store);
GPtrArray          *store_fixture_conflicts     (IteamStore *store);
void                store_fixture_resolve       (IteamStore *store, int number, IteamDecision decision, const char *text);
