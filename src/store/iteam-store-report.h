/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-report-detail.h"
#include "iteam-store.h"

G_BEGIN_DECLS

void               iteam_store_read_report_async  (IteamStore *self, int year, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamReportDetail *iteam_store_read_report_finish (IteamStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
