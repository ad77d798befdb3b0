/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* PDFs that nobody would write, made from ones that are sound: cut short, with bits
 * turned, parts doubled or taken out, numbers and references that are absurd,
 * arrays a hundred thousand deep, pages as large as a town. */

GBytes *pdf_mutants_make_plain (void);
GBytes *pdf_mutants_mutate     (GBytes *sound, GRand *rand);

G_END_DECLS
