/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamTrialFunc:
 * @fine: whether that part is as it should be
 * @sentence: what was found
 * @user_data: what was handed in
 *
 * Told of each thing that was tried.
 */
typedef void (*IteamTrialFunc) (gboolean fine, const char *sentence, gpointer user_data);

gboolean iteam_share_trial_run (const char *folder, const char *word, guint wait, IteamTrialFunc func, gpointer user_data, GError **error);

G_END_DECLS
