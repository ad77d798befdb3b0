/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-action-point.h"

G_BEGIN_DECLS

GPtrArray *iteam_action_selection_get_all     (GtkSelectionModel *self);
GPtrArray *iteam_action_selection_get_actions (GtkSelectionModel *self);
guint      iteam_action_selection_get_first   (GtkSelectionModel *self);
guint      iteam_action_selection_find_near   (GtkSelectionModel *self, guint position);

G_END_DECLS
