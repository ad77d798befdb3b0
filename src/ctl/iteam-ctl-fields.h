/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-ctl.h"

G_BEGIN_DECLS

/**
 * IteamCtlFields:
 *
 * What the options of "add" and "set" say of an action point; what is %NULL is
 * left as it is.
 */
typedef struct
{
  char  *title;
  char  *description;
  char **owners;
  char  *start;
  char  *due;
  char  *status;
  char  *reason;
  char  *waiting_for;
  char  *kind;
  char  *priority;
  char  *pillar;
  char  *recurrence;
  char  *origin;
  char  *note;
} IteamCtlFields;

#define ITEAM_N_CTL_FIELDS 14

void     iteam_ctl_fields_fill_entries (IteamCtlFields *self, GOptionEntry entries[ITEAM_N_CTL_FIELDS + 1]);
gboolean iteam_ctl_fields_apply        (IteamCtlFields *self, IteamCtl *ctl, IteamActionPoint *action, GError **error);
gboolean iteam_ctl_fields_are_empty    (IteamCtlFields *self);
void     iteam_ctl_fields_clear        (IteamCtlFields *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IteamCtlFields, iteam_ctl_fields_clear)

G_END_DECLS
