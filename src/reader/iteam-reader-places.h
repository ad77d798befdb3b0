/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * IteamReaderPosition:
 * @page: from 0
 * @y: what is at the top of the view, in points from the top of that page
 * @scale: logical pixels a point, or 0 for one that has not been chosen
 * @fit: an IteamReaderFit
 * @columns: an IteamReaderColumns
 * @rotation: 0, 90, 180 or 270
 *
 * How a person left a document.
 */
typedef struct
{
  guint  page;
  double y;
  double scale;
  int    fit;
  int    columns;
  guint  rotation;
} IteamReaderPosition;

void                 iteam_reader_places_read_async  (const char *hash, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamReaderPosition *iteam_reader_places_read_finish (GAsyncResult *result);
void                 iteam_reader_places_write       (const char *hash, const IteamReaderPosition *position);
void                 iteam_reader_places_forget      (void);
void                 iteam_reader_places_settle      (void);

G_END_DECLS
