/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A disk below SQLite that fails at a call that one names, once or from there on,
 * or writes half of what it is to write there, or loses its power: then what was
 * not synced is gone, all of it or every other write as if the disk had taken them
 * in another order, and nothing works any more. */

typedef enum
{
  FAULT_NONE,
  FAULT_ERROR,
  FAULT_ERROR_ON,
  FAULT_FULL,
  FAULT_FULL_ON,
  FAULT_TORN,
  FAULT_POWER,
  FAULT_POWER_PART,
} Fault;

void     fault_vfs_install (void);
void     fault_vfs_arm     (Fault fault, guint call);
gboolean fault_vfs_struck  (void);
