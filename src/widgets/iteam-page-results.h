/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PAGE_RESULTS (iteam_page_results_get_type ())
G_DECLARE_FINAL_TYPE (IteamPageResults, iteam_page_results, ITEAM, PAGE_RESULTS, AdwBin)

void  iteam_page_results_set_store (IteamPageResults *self, IteamStore *store);
void  iteam_page_results_set_query (IteamPageResults *self, const char *query);
guint iteam_page_results_get_n_documents (IteamPageResults *self);

G_END_DECLS
