/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-pdf-walls.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_PDF_SERVER (iteam_pdf_server_get_type ())
G_DECLARE_FINAL_TYPE (IteamPdfServer, iteam_pdf_server, ITEAM, PDF_SERVER, GObject)

IteamPdfServer *iteam_pdf_server_new  (GDBusConnection *connection, IteamPdfWall walls, GError **error);
void            iteam_pdf_server_warm (void);

G_END_DECLS
