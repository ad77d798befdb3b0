/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-share.h"
#include "iteam-store.h"

G_BEGIN_DECLS

/**
 * IteamCtlExit:
 * @ITEAM_CTL_DONE: done
 * @ITEAM_CTL_FOUND: something is wrong with what was looked at, or could not be done
 * @ITEAM_CTL_USAGE: the command line does not say what can be done
 * @ITEAM_CTL_UNREADABLE: not a team file, or one that cannot be opened for this
 * @ITEAM_CTL_LOCKED: the file is locked, or someone else changed the same
 *
 * The exit codes, as the man page lists them.
 */
typedef enum
{
  ITEAM_CTL_DONE,
  ITEAM_CTL_FOUND,
  ITEAM_CTL_USAGE,
  ITEAM_CTL_UNREADABLE,
  ITEAM_CTL_LOCKED,
} IteamCtlExit;

/**
 * IteamCtl:
 * @store: the team file, or this user's replica of it
 * @share: what keeps a replica and its share alike
 * @user: (nullable): what --user says
 * @json: whether --json was given
 * @quiet: whether the verb exchanges by itself
 *
 * What all verbs have in common.
 */
typedef struct
{
  IteamStore *store;
  IteamShare *share;
  char       *user;
  gboolean    json;
  gboolean    quiet;
} IteamCtl;

/**
 * IteamCtlRun:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words of the command line behind "iteamctl", the verb first
 *
 * A verb. Returns: the exit code.
 */
typedef int (*IteamCtlRun) (IteamCtl *ctl, int argc, char **argv);

int iteam_ctl_add    (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_agenda (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_backup (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_check  (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_conflicts (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_document (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_export (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_import (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_info   (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_list   (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_manual (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_minutes (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_new    (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_plan   (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_recover (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_redo   (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_report (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_resolve (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_restore (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_retention (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_search (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_set    (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_share  (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_share_test (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_show   (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_status (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_sync   (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_undo   (IteamCtl *ctl, int argc, char **argv);
int iteam_ctl_year   (IteamCtl *ctl, int argc, char **argv);

/**
 * IteamCtlSyntax:
 * @parameters: what stands behind the verb, "FILE actions [FILTER…]"
 * @summary: what the verb does, a sentence
 * @description: (nullable): more about it
 * @least: how many words it needs behind the verb
 * @most: how many it takes
 * @writes: whether it takes --user
 * @lists: whether it takes --json
 *
 * How a verb is written.
 */
typedef struct
{
  const char *parameters;
  const char *summary;
  const char *description;
  int         least;
  int         most;
  gboolean    writes;
  gboolean    lists;
} IteamCtlSyntax;

gboolean iteam_ctl_parse     (IteamCtl *ctl, const IteamCtlSyntax *syntax, const GOptionEntry *entries, int *argc, char ***argv, int *status);
int      iteam_ctl_fail      (const GError *error);
int      iteam_ctl_fail_with_conflicts (IteamCtl *ctl, IteamDraft *draft, const GError *error);
int      iteam_ctl_misused   (const char *format, ...) G_GNUC_PRINTF (1, 2);
void     iteam_ctl_complain  (const char *message);
char    *iteam_ctl_read_input (const char *path, gsize *length, GError **error);
gboolean iteam_ctl_write     (const char *output, const char *data, gsize length, GError **error);

void     iteam_ctl_ready     (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *iteam_ctl_wait (GAsyncResult **result);
void     iteam_ctl_set_user  (IteamCtl *ctl);
gboolean iteam_ctl_join      (IteamCtl *ctl, const char *path, GError **error);
gboolean iteam_ctl_open      (IteamCtl *ctl, const char *path, GError **error);
gboolean iteam_ctl_sync_now  (IteamCtl *ctl, guint timeout, GError **error);
void     iteam_ctl_close     (IteamCtl *ctl);
gboolean iteam_ctl_commit    (IteamCtl *ctl, IteamDraft *draft, GError **error);
gint64   iteam_ctl_find      (IteamCtl *ctl, const char *number, GError **error);
IteamActionDetail *iteam_ctl_read_detail (IteamCtl *ctl, gint64 action, GError **error);
GPtrArray *iteam_ctl_read_actions (IteamCtl *ctl, char **filter, GError **error);
GPtrArray *iteam_ctl_read_history (IteamCtl *ctl, const IteamRef *ref, GError **error);

G_END_DECLS
