/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A disk below SQLite that fails at a call that one names, or loses its power
 * there: then whatever was not synced is gone, and nothing works any more. */

typedef enum
{
  FAULT_NONE,
  FAULT_ERROR,
  FAULT_FULL,
  FAULT_POWER,
} Fault;

void     fault_vfs_install (void);
void     fault_vfs_arm     (Fault fault, guint call);
gboolean fault_vfs_struck  (void);
