/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poppler.h>

G_BEGIN_DECLS

GVariant *iteam_pdf_structure_read (PopplerDocument *document, PopplerPage *page);

G_END_DECLS
