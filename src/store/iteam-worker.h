/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-team-file.h"

G_BEGIN_DECLS

/**
 * IteamWorker:
 *
 * The thread that owns the SQLite connection. It takes one job after the
 * other, and looks for changes by other processes when it has none.
 */
typedef struct _IteamWorker IteamWorker;

/**
 * IteamTurn:
 * @ITEAM_TURN_LAST: after all that was pushed before; what opens or closes the file
 * @ITEAM_TURN_SOON: after what was pushed before and is not patient
 * @ITEAM_TURN_PATIENT: one piece of something long; when nothing else is to be done,
 *   and after others had room to write since the piece before
 *
 * When it is the turn of a job.
 */
typedef enum
{
  ITEAM_TURN_LAST,
  ITEAM_TURN_SOON,
  ITEAM_TURN_PATIENT,
} IteamTurn;

/**
 * IteamJobFunc:
 * @file: (inout) (nullable): the open file; a job may open or close it
 * @task: the task; its data are the job's input
 * @error: return location for an error
 *
 * Runs in the worker's thread.
 *
 * Returns: (transfer full) (nullable): the result, %NULL with @error set on an error.
 */
typedef gpointer (*IteamJobFunc) (IteamTeamFile **file, GTask *task, GError **error);

/**
 * IteamDeliverFunc:
 * @task: the task
 * @result: (nullable): what the job returned
 *
 * Runs in the main context that the worker was made in, before the task returns.
 */
typedef void (*IteamDeliverFunc) (GTask *task, gpointer result);

/**
 * IteamPolledFunc:
 * @refs: (element-type IteamRef): what other processes changed
 * @user_data: what was handed in
 */
typedef void (*IteamPolledFunc) (GArray *refs, gpointer user_data);

/**
 * IteamDamagedFunc:
 * @reason: why the file can only be read from here on, a sentence
 * @user_data: what was handed in
 */
typedef void (*IteamDamagedFunc) (const char *reason, gpointer user_data);

IteamWorker *iteam_worker_new  (IteamPolledFunc polled, IteamDamagedFunc damaged, gpointer user_data);
void         iteam_worker_push (IteamWorker *self, IteamTurn turn, GTask *task, IteamJobFunc func, IteamDeliverFunc deliver,
                                GDestroyNotify free_result);
void         iteam_worker_stop (IteamWorker *self);

G_END_DECLS
