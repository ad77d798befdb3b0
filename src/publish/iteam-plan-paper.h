/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-year-plan.h"

G_BEGIN_DECLS

/**
 * IteamPlanFormat:
 * @ITEAM_PLAN_PDF: a page of A4, lying down
 * @ITEAM_PLAN_PNG: a picture for the intranet
 * @ITEAM_PLAN_SVG: a drawing
 *
 * As what a year plan is written.
 */
typedef enum
{
  ITEAM_PLAN_PDF,
  ITEAM_PLAN_PNG,
  ITEAM_PLAN_SVG,
} IteamPlanFormat;

GBytes *iteam_plan_paper_make (GPtrArray *spotlights, IteamDirectory *directory, int year, IteamPlanFormat format, GError **error);

G_END_DECLS
