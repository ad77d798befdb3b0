/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamQuickAddSpan:
 * @start: its first byte in the line
 * @keep: where the bytes begin that the title keeps; @end if it keeps none
 * @end: the byte behind it
 *
 * Bytes that are not, or not all, in the title.
 */
typedef struct
{
  gsize start;
  gsize keep;
  gsize end;
} IteamQuickAddSpan;

char *iteam_quick_add_make_title (const char *text, GArray *spans);

G_END_DECLS
