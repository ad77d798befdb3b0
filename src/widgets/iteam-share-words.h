/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-share.h"

G_BEGIN_DECLS

char       *iteam_share_words_freshness (const IteamShareStatus *status,
                                         gint64                  now);
char       *iteam_share_words_explain   (const IteamShareStatus *status,
                                         gint64                  now);
char       *iteam_share_words_meeting   (const IteamShareStatus *status);
const char *iteam_share_words_icon_name (const IteamShareStatus *status);
char       *iteam_share_words_time      (gint64                  time,
                                         gint64                  now);

const char *iteam_share_words_who       (const IteamPeerNote    *peer);
char       *iteam_share_words_presence  (const IteamPeerNote    *peer,
                                         gint64                  now);
char       *iteam_share_words_peer      (const IteamPeerNote    *peer,
                                         gint64                  last_exchange,
                                         gint64                  now);
char       *iteam_share_words_received  (const IteamPeerNote    *peer,
                                         gint64                  author,
                                         gint64                  n_changes);

G_END_DECLS
