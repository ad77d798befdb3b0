/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_BREAKPOINT_BIN (iteam_breakpoint_bin_get_type ())
G_DECLARE_FINAL_TYPE (IteamBreakpointBin, iteam_breakpoint_bin, ITEAM, BREAKPOINT_BIN, GtkWidget)

gboolean iteam_breakpoint_bin_get_narrow (IteamBreakpointBin *self);

G_END_DECLS
