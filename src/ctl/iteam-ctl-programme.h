/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-ctl.h"
#include "iteam-programme.h"

G_BEGIN_DECLS

int             iteam_ctl_list_programme       (IteamCtl *ctl, int argc, char **argv);
int             iteam_ctl_show_activity        (IteamCtl *ctl, const char *number);
int             iteam_ctl_show_point           (IteamCtl *ctl, const char *number);
int             iteam_ctl_add_activity         (IteamCtl *ctl, int argc, char **argv);
int             iteam_ctl_set_activity         (IteamCtl *ctl, int argc, char **argv);
int             iteam_ctl_add_point            (IteamCtl *ctl, int argc, char **argv);
int             iteam_ctl_list_reports         (IteamCtl *ctl, int argc, char **argv);
int             iteam_ctl_add_reports          (IteamCtl *ctl, int argc, char **argv);
int             iteam_ctl_set_point            (IteamCtl *ctl, int argc, char **argv);
int             iteam_ctl_import_participation (IteamCtl *ctl, int argc, char **argv);
IteamProgramme *iteam_ctl_read_programme       (IteamCtl *ctl, GError **error);
gpointer        iteam_ctl_find_in_programme    (IteamCtl *ctl, IteamProgramme *programme, IteamKind kind, const char *number, GError **error);

G_END_DECLS
