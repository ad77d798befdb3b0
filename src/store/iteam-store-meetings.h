/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-meeting-detail.h"
#include "iteam-store.h"

G_BEGIN_DECLS

void                iteam_store_read_meetings_async  (IteamStore *self, GArray *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray          *iteam_store_read_meetings_finish (IteamStore *self, GAsyncResult *result, GError **error);
void                iteam_store_read_meeting_async   (IteamStore *self, gint64 meeting, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamMeetingDetail *iteam_store_read_meeting_finish  (IteamStore *self, GAsyncResult *result, GError **error);
void                iteam_store_read_items_async     (IteamStore *self, GArray *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray          *iteam_store_read_items_finish    (IteamStore *self, GAsyncResult *result, GError **error);
void                iteam_store_read_citing_async    (IteamStore *self, gint64 document, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray          *iteam_store_read_citing_finish   (IteamStore *self, GAsyncResult *result, GError **error);
void                iteam_store_read_waiting_async   (IteamStore *self, gint64 series, gboolean standing, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray          *iteam_store_read_waiting_finish  (IteamStore *self, GAsyncResult *result, GError **error);
void                iteam_store_read_series_async    (IteamStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray          *iteam_store_read_series_finish   (IteamStore *self, GAsyncResult *result, GError **error);
void                iteam_store_read_members_async   (IteamStore *self, gint64 series, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray          *iteam_store_read_members_finish  (IteamStore *self, GAsyncResult *result, GError **error);
void                iteam_store_read_outcomes_async  (IteamStore *self, IteamKind kind, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray          *iteam_store_read_outcomes_finish (IteamStore *self, GAsyncResult *result, GError **error);
void                iteam_store_find_numbered_async  (IteamStore *self, IteamKind kind, int number, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gint64              iteam_store_find_numbered_finish (IteamStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
