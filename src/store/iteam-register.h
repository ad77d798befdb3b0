/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_REGISTER (iteam_register_get_type ())
G_DECLARE_FINAL_TYPE (IteamRegister, iteam_register, ITEAM, REGISTER, GObject)

/**
 * IteamRegisterSource:
 * @kind: the kind of things
 * @get_type: the type of their objects
 * @get_id: the key of one of them
 * @assign: makes the first of two that are the same thing say what the second says
 * @ask: asks the store for those with some keys, or for all
 * @finish: takes the answer
 *
 * Of what a register is.
 */
typedef struct
{
  IteamKind   kind;
  GType     (*get_type) (void);
  gint64    (*get_id)   (gpointer thing);
  void      (*assign)   (gpointer thing, gpointer read);
  void      (*ask)      (IteamStore *store, GArray *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
  GPtrArray *(*finish)  (IteamStore *store, GAsyncResult *result, GError **error);
} IteamRegisterSource;

IteamRegister *iteam_register_new        (const IteamRegisterSource *source);
void           iteam_register_set_store  (IteamRegister *self, IteamStore *store);
GListModel    *iteam_register_get_things (IteamRegister *self);
gboolean       iteam_register_get_loaded (IteamRegister *self);
gpointer       iteam_register_find       (IteamRegister *self, gint64 id);

G_END_DECLS
