/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-chart.h"
#include "iteam-directory.h"
#include "iteam-programme.h"

G_BEGIN_DECLS

GPtrArray *iteam_comparison_make    (IteamProgramme *programme, IteamDirectory *directory, int year, int before, gboolean exact);
gboolean   iteam_counted_has        (IteamProgramme *programme, const IteamCounted *counted, gpointer entry);
GPtrArray *iteam_counted_list       (IteamProgramme *programme, const IteamCounted *counted);
char      *iteam_counted_describe   (const IteamCounted *counted, IteamDirectory *directory);
int        iteam_comparison_before  (IteamProgramme *programme, int year);
int        iteam_comparison_year    (IteamProgramme *programme, IteamDay today, int *before);

G_END_DECLS
