/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"
#include "iteam-paper.h"
#include "iteam-programme.h"

G_BEGIN_DECLS

IteamPaper *iteam_comparison_paper_new     (IteamProgramme *programme, IteamDirectory *directory, int year, int before);
char       *iteam_comparison_paper_name    (int year, int before, const char *suffix);

G_END_DECLS
