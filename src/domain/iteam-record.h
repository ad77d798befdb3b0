/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-change.h"
#include "iteam-draft.h"

G_BEGIN_DECLS

/**
 * IteamStamp:
 * @author: the replica in which a change was made
 * @seq: the how-manieth change of that author, from 1
 *
 * What names a change everywhere. As part of a list of what was seen: that all
 * changes of @author up to @seq were.
 */
typedef struct
{
  gint64 author;
  gint64 seq;
} IteamStamp;

/**
 * IteamResolution:
 * @kind: the kind of row
 * @row: its key
 * @field: (not nullable): the name of the field, an interned string
 * @loser: the change whose value for that field had got lost
 *
 * That a person has looked at a conflict and decided.
 */
typedef struct
{
  IteamKind   kind;
  gint64      row;
  const char *field;
  IteamStamp  loser;
} IteamResolution;

/**
 * IteamRecord:
 * @stamp: the change
 * @clock: hybrid logical clock: milliseconds since 1970 in the upper 48 bits, a
 *   counter in the lower 16
 * @person: key of who made it, or 0
 * @who: (not nullable): the name of who made it
 * @what: (not nullable): the edit in words, an untranslated msgid
 * @mode: edit, undo or redo
 * @automatic: whether the program made it by itself
 * @of: the edit that an undo or redo is about; author 0 if there is none
 * @seen: (element-type IteamStamp): what the author had received since its own
 *   change before this one
 * @cells: (element-type IteamCell): the fields that it changed
 * @resolved: (element-type IteamResolution): the conflicts that it decided
 *
 * A change as it travels from one replica to another. Once made, it is only read,
 * by several threads perhaps.
 */
typedef struct
{
  /*< private >*/
  gatomicrefcount  ref_count;

  /*< public >*/
  IteamStamp       stamp;
  gint64           clock;
  gint64           person;
  char            *who;
  char            *what;
  IteamChangeMode  mode;
  gboolean         automatic;
  IteamStamp       of;
  GArray          *seen;
  GPtrArray       *cells;
  GArray          *resolved;
} IteamRecord;

IteamRecord *iteam_record_new   (void);
IteamRecord *iteam_record_ref   (IteamRecord *self);
void         iteam_record_unref (IteamRecord *self);

GHashTable  *iteam_vector_new  (void);
gint64       iteam_vector_get  (GHashTable *vector, gint64 author);
void         iteam_vector_set  (GHashTable *vector, gint64 author, gint64 seq);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamRecord, iteam_record_unref)

G_END_DECLS
