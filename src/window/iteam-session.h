/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-share.h"

G_BEGIN_DECLS

/**
 * IteamSessionState:
 * @ITEAM_SESSION_NONE: no file is open
 * @ITEAM_SESSION_OPENING: the first file is being opened
 * @ITEAM_SESSION_OPEN: a file is open
 * @ITEAM_SESSION_FAILED: the file could not be opened, and none was open before
 */
typedef enum
{
  ITEAM_SESSION_NONE,
  ITEAM_SESSION_OPENING,
  ITEAM_SESSION_OPEN,
  ITEAM_SESSION_FAILED,
} IteamSessionState;

#define ITEAM_TYPE_SESSION_STATE (iteam_session_state_get_type ())
GType iteam_session_state_get_type (void);

#define ITEAM_TYPE_SESSION (iteam_session_get_type ())
G_DECLARE_FINAL_TYPE (IteamSession, iteam_session, ITEAM, SESSION, GObject)

IteamSession     *iteam_session_new          (void);

void              iteam_session_open         (IteamSession        *self,
                                              GFile               *file);
void              iteam_session_create       (IteamSession        *self,
                                              GFile               *file);
void              iteam_session_open_sample  (IteamSession        *self);
void              iteam_session_close_async  (IteamSession        *self,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean          iteam_session_close_finish (IteamSession        *self,
                                              GAsyncResult        *result,
                                              GError             **error);

IteamSessionState iteam_session_get_state    (IteamSession        *self);
gboolean          iteam_session_get_opening  (IteamSession        *self);
IteamStore       *iteam_session_get_store    (IteamSession        *self);
IteamShare       *iteam_session_get_share    (IteamSession        *self);
const char       *iteam_session_get_left_here (IteamSession       *self,
                                               gint64             *n_left);
gboolean          iteam_session_get_damaged  (IteamSession        *self);
void              iteam_session_rebuild      (IteamSession        *self);
void              iteam_session_put_back_async  (IteamSession     *self,
                                                 GFile            *backup,
                                                 GAsyncReadyCallback callback,
                                                 gpointer          user_data);
gboolean          iteam_session_put_back_finish (IteamSession     *self,
                                                 GAsyncResult     *result,
                                                 GError          **error);
GFile            *iteam_session_get_file     (IteamSession        *self);
gboolean          iteam_session_get_sample   (IteamSession        *self);
IteamPerson      *iteam_session_get_user     (IteamSession        *self);
void              iteam_session_become_async  (IteamSession        *self,
                                               IteamPerson         *person,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
gboolean          iteam_session_become_finish (IteamSession        *self,
                                               GAsyncResult        *result,
                                               GError             **error);

void              iteam_session_share_async  (IteamSession        *self,
                                              GFile               *file,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean          iteam_session_share_finish (IteamSession        *self,
                                              GAsyncResult        *result,
                                              GError             **error);
void              iteam_session_leave_async  (IteamSession        *self,
                                              gboolean             stop,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
gboolean          iteam_session_leave_finish (IteamSession        *self,
                                              GAsyncResult        *result,
                                              GError             **error);

G_END_DECLS
