/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-pdf-walls.h"

G_BEGIN_DECLS

IteamPdfWall iteam_pdf_sandbox_enter (void);
IteamPdfHole iteam_pdf_sandbox_try   (void);
void         iteam_pdf_sandbox_renew (void);

G_END_DECLS
