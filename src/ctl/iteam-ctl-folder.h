/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-ctl.h"

G_BEGIN_DECLS

gboolean iteam_ctl_says_all   (int argc, char **argv);
int      iteam_ctl_export_all (IteamCtl *ctl, int argc, char **argv);
int      iteam_ctl_import_all (IteamCtl *ctl, int argc, char **argv);

G_END_DECLS
