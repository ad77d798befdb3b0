/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void iteam_help_show (GtkWindow *over);

G_END_DECLS
