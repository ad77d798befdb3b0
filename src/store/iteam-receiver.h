/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-field-history.h"
#include "iteam-record.h"
#include "iteam-team-file.h"

G_BEGIN_DECLS

/**
 * IteamReceiver:
 * @file: the replica
 * @connection: its connection, in a transaction to write
 * @history: what its fields were written by
 * @vector: (element-type gint64 gint64): up to where which author's changes are in it
 * @refs: (element-type IteamRef): the things that are touched are added to this
 * @touched: the keys of these
 * @record: the record at hand
 * @change: the change that it becomes, by its id here
 * @supersession: whether it was written what took the place of a document
 * @destroyed: whether something was destroyed
 *
 * A replica while it takes in what others made.
 */
typedef struct
{
  IteamTeamFile     *file;
  IteamConnection   *connection;
  IteamFieldHistory *history;
  GHashTable        *vector;
  GArray            *refs;
  GHashTable        *touched;
  const IteamRecord *record;
  gint64             change;
  gboolean           supersession;
  gboolean           destroyed;
} IteamReceiver;

gboolean iteam_receiver_init        (IteamReceiver *self, IteamTeamFile *file, GArray *refs, GError **error);
void     iteam_receiver_clear       (IteamReceiver *self);
gboolean iteam_receiver_has_row     (IteamReceiver *self, IteamKind kind, gint64 id, gboolean *exists, gboolean *deleted, GError **error);
gboolean iteam_receiver_put_value   (IteamReceiver *self, IteamKind kind, gint64 id, const char *column, GVariant *value, gboolean *changed, GError **error);
gboolean iteam_receiver_touch       (IteamReceiver *self, IteamKind kind, gint64 id, gboolean in_history, GError **error);
gboolean iteam_receiver_merge_field (IteamReceiver *self, IteamKind kind, gint64 id, const char *column, GError **error);
gboolean iteam_receiver_apply       (IteamReceiver *self, GError **error);

G_END_DECLS
