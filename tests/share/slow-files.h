/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-share-files.h"

/* A real share that answers late, or not until it is let go. */

typedef struct _Slowness Slowness;

Slowness        *slowness_new      (void);
void             slowness_free     (Slowness *self);
void             slowness_set_delay (Slowness *self, guint milliseconds);
void             slowness_set_hang (Slowness *self, gboolean hang);
void             slowness_set_hang_meeting (Slowness *self, gboolean hang);
gboolean         slowness_is_hung  (Slowness *self);
IteamShareFiles *slowness_wrap     (IteamShareFiles *files, gpointer slowness);
