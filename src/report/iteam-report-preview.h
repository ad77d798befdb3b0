/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-paper.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_REPORT_PREVIEW (iteam_report_preview_get_type ())
G_DECLARE_FINAL_TYPE (IteamReportPreview, iteam_report_preview, ITEAM, REPORT_PREVIEW, AdwBin)

void iteam_report_preview_take  (IteamReportPreview *self, IteamPaper *paper);
void iteam_report_preview_clear (IteamReportPreview *self);

G_END_DECLS
