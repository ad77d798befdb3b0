/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-merge.h"
#include "iteam-table.h"

G_BEGIN_DECLS

/**
 * IteamReference:
 * @kind: the kind of row that refers
 * @column: its column that does
 * @target: the kind of row that it refers to
 *
 * A foreign key.
 */
typedef struct
{
  IteamKind   kind;
  const char *column;
  IteamKind   target;
} IteamReference;

/**
 * IteamFieldHistory:
 *
 * Who wrote what to which field, as the change records tell, and what follows
 * from that for what the field holds.
 */
typedef struct _IteamFieldHistory IteamFieldHistory;

IteamFieldHistory *iteam_field_history_new        (IteamConnection *connection, GError **error);
void               iteam_field_history_free       (IteamFieldHistory *self);
GArray            *iteam_field_history_get_references (IteamFieldHistory *self);
GArray            *iteam_field_history_read       (IteamFieldHistory *self, IteamKind kind, gint64 row, const char *field, GError **error);
gboolean           iteam_field_history_merge      (IteamFieldHistory *self, IteamKind kind, gint64 row, const char *field, GVariant **value, GArray *losers, GArray *winners, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamFieldHistory, iteam_field_history_free)

G_END_DECLS
