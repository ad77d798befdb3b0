/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-share-files.h"

/* A real share that fails at a call that one names: before it did anything, after
 * it did all of it, in the middle of writing, or from there on. */

typedef enum
{
  FILE_FAULT_NONE,
  FILE_FAULT_BEFORE,
  FILE_FAULT_AFTER,
  FILE_FAULT_HALF,
  FILE_FAULT_ON,
} FileFault;

typedef struct _FaultFiles FaultFiles;

FaultFiles      *fault_files_new    (void);
void             fault_files_free   (FaultFiles *self);
void             fault_files_arm    (FaultFiles *self, FileFault fault, guint call);
gboolean         fault_files_struck (FaultFiles *self);
IteamShareFiles *fault_files_wrap   (IteamShareFiles *files, gpointer self);
