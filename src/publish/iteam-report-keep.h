/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-report-detail.h"
#include "iteam-store.h"

G_BEGIN_DECLS

void     iteam_report_keep_async  (IteamStore *store, const IteamReportDetail *detail, IteamReportVersionState state, const char *recipient,
                                   IteamDay today, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean iteam_report_keep_finish (IteamStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
