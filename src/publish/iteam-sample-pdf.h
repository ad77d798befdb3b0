/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "iteam-sample-documents.h"

G_BEGIN_DECLS

GBytes *iteam_sample_pdf_make (const IteamSampleDocument *row, int *n_pages);

G_END_DECLS
