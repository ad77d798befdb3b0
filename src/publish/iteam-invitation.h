/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-clock.h"
#include "iteam-directory.h"
#include "iteam-draft.h"

G_BEGIN_DECLS

/**
 * IteamInvitee:
 * @name: (nullable): their name
 * @email: (nullable): their e-mail address
 *
 * Someone who is asked to come.
 */
typedef struct
{
  char *name;
  char *email;
} IteamInvitee;

/**
 * IteamInvitation:
 * @meeting: key of the meeting that it is about, if it is one that this program invited
 *   to, or 0
 * @withdrawn: whether it tells that the meeting was cancelled
 * @title: (not nullable): one line
 * @day: when it is; of one that recurs, the first day that is still to come
 * @start: when it begins, where the municipality is; %ITEAM_TIME_NONE for all day
 * @ends: when it ends, if that is known and on the same day
 * @place: (nullable): where it is
 * @recurrence: (nullable): the recurrence rule, if it is the first of more
 * @organizer: (nullable): who invites
 * @invitees: (element-type IteamInvitee): who are asked
 *
 * What a calendar file proposes.
 */
typedef struct
{
  gint64        meeting;
  gboolean      withdrawn;
  char         *title;
  IteamDay      day;
  IteamTime     start;
  IteamTime     ends;
  char         *place;
  char         *recurrence;
  IteamInvitee *organizer;
  GPtrArray    *invitees;
} IteamInvitation;

GPtrArray  *iteam_invitation_read     (const char *text, gsize length, IteamDay today, GError **error);
void        iteam_invitation_free     (IteamInvitation *self);
char       *iteam_invitation_describe (const IteamInvitation *self);
IteamDraft *iteam_invitation_draft    (const IteamInvitation *self, IteamDirectory *directory, IteamDay today, gint64 *meeting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamInvitation, iteam_invitation_free)

G_END_DECLS
