/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int      iteam_pdf_file_new        (GError **error);
gboolean iteam_pdf_file_seal       (int fd, GError **error);
int      iteam_pdf_file_from_bytes (GBytes *bytes, GError **error);
int      iteam_pdf_file_from_path  (const char *path, GError **error);

G_END_DECLS
