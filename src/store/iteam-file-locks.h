/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _IteamFileLocks IteamFileLocks;

IteamFileLocks *iteam_file_locks_hold    (const char *path);
void            iteam_file_locks_release (IteamFileLocks *self);
int             iteam_file_locks_open    (const char *path, int flags);
void            iteam_file_locks_close   (int fd);

G_END_DECLS
