/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-overview.h"
#include "iteam-store.h"

G_BEGIN_DECLS

void           iteam_store_read_overview_async  (IteamStore          *self,
                                                 gint64               person,
                                                 IteamDay             today,
                                                 const IteamRef      *news,
                                                 guint                n_news,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
IteamOverview *iteam_store_read_overview_finish (IteamStore          *self,
                                                 GAsyncResult        *result,
                                                 GError             **error);

G_END_DECLS
