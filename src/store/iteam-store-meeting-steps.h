/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-meeting-step.h"
#include "iteam-store.h"

G_BEGIN_DECLS

void     iteam_store_step_meeting_async  (IteamStore *self, gint64 meeting, IteamMeetingStep step, gint64 adopting, const char *reason, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean iteam_store_step_meeting_finish (IteamStore *self, GAsyncResult *result, GError **error);
void     iteam_store_plan_meeting_async  (IteamStore *self, gint64 series, IteamDay day, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gint64   iteam_store_plan_meeting_finish (IteamStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
