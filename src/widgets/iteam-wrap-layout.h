/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_WRAP_LAYOUT (iteam_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (IteamWrapLayout, iteam_wrap_layout, ITEAM, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *iteam_wrap_layout_new (int spacing);

G_END_DECLS
