/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-session.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_SHOW_REQUEST (iteam_show_request_get_type ())
G_DECLARE_FINAL_TYPE (IteamShowRequest, iteam_show_request, ITEAM, SHOW_REQUEST, GObject)

gboolean iteam_show_request_parse (const char *text, IteamRef *ref, int *number, char **fragment);

IteamShowRequest *iteam_show_request_new        (GtkApplication *application, IteamSession *session);
void              iteam_show_request_set        (IteamShowRequest *self, const char *text);
void              iteam_show_request_open       (IteamShowRequest *self, GFile *file, const char *text);
void              iteam_show_request_new_window (IteamShowRequest *self);

G_END_DECLS
