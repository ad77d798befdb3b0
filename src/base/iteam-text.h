/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char  *iteam_text_fold    (const char *text);
char **iteam_text_words   (const char *query);
char  *iteam_text_strip   (const char *text);

G_END_DECLS
