/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-pdf-image.h"

G_BEGIN_DECLS

/**
 * IteamReaderPicture:
 *
 * A drawn page, or a part of one, in the form in which GTK puts it on the screen.
 */
typedef struct _IteamReaderPicture IteamReaderPicture;

IteamReaderPicture *iteam_reader_picture_new    (IteamPdfImage *image);
void                iteam_reader_picture_free   (IteamReaderPicture *self);
void                iteam_reader_picture_append (IteamReaderPicture *self, GtkSnapshot *snapshot, const graphene_rect_t *area, gboolean with_cairo);

G_END_DECLS
