/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DESK (iteam_desk_get_type ())
G_DECLARE_DERIVABLE_TYPE (IteamDesk, iteam_desk, ITEAM, DESK, GObject)

/**
 * IteamDeskClass:
 * @read_async: begins to read what the pane shows
 * @read_finish: returns what was read, %NULL if that failed
 * @read_free: frees what @read_finish returned
 * @take: owns what was read from then on, and shows it in the objects that are known;
 *   %FALSE if it is not to be shown, as something else is read instead
 * @forget: holds nothing of a file any more
 * @is_part: whether something of this kind is in what the pane shows
 */
struct _IteamDeskClass
{
  GObjectClass parent_class;

  void     (*read_async)  (IteamDesk *self, IteamStore *store, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
  gpointer (*read_finish) (IteamStore *store, GAsyncResult *result, GError **error);
  void     (*read_free)   (gpointer read);
  gboolean (*take)        (IteamDesk *self, gpointer read);
  void     (*forget)      (IteamDesk *self);
  gboolean (*is_part)     (IteamKind kind);
};

void            iteam_desk_set_store     (IteamDesk *self, IteamStore *store);
IteamStore     *iteam_desk_get_store     (IteamDesk *self);
IteamDirectory *iteam_desk_get_directory (IteamDesk *self);
gboolean        iteam_desk_get_writable  (IteamDesk *self);
void            iteam_desk_read          (IteamDesk *self);
void            iteam_desk_keep_objects  (GPtrArray *known, GPtrArray *read);
void            iteam_desk_save          (IteamDesk *self, GtkWidget *widget, IteamDraft *draft);
void            iteam_desk_edit          (IteamDesk *self, GtkWidget *widget, gpointer read, gpointer edited);
void            iteam_desk_add           (IteamDesk *self, GtkWidget *widget, gpointer entry);
void            iteam_desk_remove        (IteamDesk *self, GtkWidget *widget, gpointer entry);

G_END_DECLS
