/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-news-list.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ATTENTION (iteam_attention_get_type ())
G_DECLARE_FINAL_TYPE (IteamAttention, iteam_attention, ITEAM, ATTENTION, GObject)

IteamAttention *iteam_attention_new      (GtkWidget *widget);
void            iteam_attention_set_news (IteamAttention *self, IteamNewsList *news);
void            iteam_attention_turn_to  (IteamAttention *self, const IteamRef *thing);

G_END_DECLS
