/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_NEWS_LIST (iteam_news_list_get_type ())
G_DECLARE_FINAL_TYPE (IteamNewsList, iteam_news_list, ITEAM, NEWS_LIST, GObject)

IteamNewsList   *iteam_news_list_get      (IteamStore      *store);
const IteamNews *iteam_news_list_find     (IteamNewsList   *self,
                                           const IteamRef  *thing);
guint            iteam_news_list_get_newest (IteamNewsList *self,
                                             guint          max,
                                             GArray        *things);
void             iteam_news_list_see      (IteamNewsList   *self,
                                           const IteamRef  *things,
                                           guint            n_things);
char            *iteam_news_list_describe (const IteamNews *news);

G_END_DECLS
