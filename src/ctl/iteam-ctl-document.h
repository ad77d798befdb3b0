/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-ctl.h"

G_BEGIN_DECLS

int      iteam_ctl_set_document  (IteamCtl *ctl, int argc, char **argv);
int      iteam_ctl_show_document (IteamCtl *ctl, const char *number);
int      iteam_ctl_list_documents (IteamCtl *ctl, char **words);

G_END_DECLS
