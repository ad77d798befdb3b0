/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ITEAM_TYPE_READER_THUMB (iteam_reader_thumb_get_type ())
G_DECLARE_FINAL_TYPE (IteamReaderThumb, iteam_reader_thumb, ITEAM, READER_THUMB, GObject)

#define ITEAM_READER_THUMB_WIDTH 144
#define ITEAM_READER_THUMB_HEIGHT 180

IteamReaderThumb *iteam_reader_thumb_new          (guint page);
guint             iteam_reader_thumb_get_page     (IteamReaderThumb *self);
void              iteam_reader_thumb_set_label    (IteamReaderThumb *self, const char *label);
void              iteam_reader_thumb_set_size     (IteamReaderThumb *self, double width, double height);
double            iteam_reader_thumb_get_scale    (IteamReaderThumb *self);
void              iteam_reader_thumb_set_texture  (IteamReaderThumb *self, GdkTexture *texture);
gboolean          iteam_reader_thumb_has_texture  (IteamReaderThumb *self);
void              iteam_reader_thumb_set_request  (IteamReaderThumb *self, GCancellable *request);
gboolean          iteam_reader_thumb_is_requested (IteamReaderThumb *self);

G_END_DECLS
