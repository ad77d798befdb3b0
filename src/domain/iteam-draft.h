/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "iteam-day.h"
#include "iteam-ref.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_DRAFT (iteam_draft_get_type ())
G_DECLARE_FINAL_TYPE (IteamDraft, iteam_draft, ITEAM, DRAFT, GObject)

/**
 * IteamCell:
 * @kind: the kind of row
 * @id: its key
 * @field: (not nullable): the name of the field, an interned string
 * @read: (nullable): the value that the edit was made upon; %NULL is "empty"
 * @value: (nullable): the new value; an "x" or an "s"
 *
 * One field of one row, before and after an edit.
 */
typedef struct
{
  IteamKind   kind;
  gint64      id;
  const char *field;
  GVariant   *read;
  GVariant   *value;
} IteamCell;

/**
 * IteamConflict:
 * @cell: the field; its value is what this person typed
 * @theirs: (nullable): what the file holds now
 * @who: (nullable): who wrote that
 * @when: when, in microseconds since 1970, or 0
 *
 * A field that someone else changed since it was read.
 */
typedef struct
{
  IteamCell *cell;
  GVariant  *theirs;
  char      *who;
  gint64     when;
} IteamConflict;

/* The field whose cell says that a row is new. */
#define ITEAM_FIELD_ID "id"
/* The mark that stands for deletion: empty, or 1. */
#define ITEAM_FIELD_DELETED "deleted"

IteamDraft *iteam_draft_new           (const char *what);
const char *iteam_draft_get_what      (IteamDraft *self);
void        iteam_draft_set_what      (IteamDraft *self, const char *what);
gboolean    iteam_draft_get_automatic (IteamDraft *self);
void        iteam_draft_set_automatic (IteamDraft *self, gboolean automatic);
gboolean    iteam_draft_is_empty      (IteamDraft *self);
GPtrArray  *iteam_draft_get_cells     (IteamDraft *self);
void        iteam_draft_insert        (IteamDraft *self, IteamKind kind, gint64 id);
void        iteam_draft_delete        (IteamDraft *self, IteamKind kind, gint64 id);
void        iteam_draft_restore       (IteamDraft *self, IteamKind kind, gint64 id);
void        iteam_draft_set           (IteamDraft *self, IteamKind kind, gint64 id, const char *field, GVariant *read, GVariant *value);
void        iteam_draft_set_text      (IteamDraft *self, IteamKind kind, gint64 id, const char *field, const char *read, const char *value);
void        iteam_draft_set_integer   (IteamDraft *self, IteamKind kind, gint64 id, const char *field, gint64 read, gint64 value);
void        iteam_draft_set_day       (IteamDraft *self, IteamKind kind, gint64 id, const char *field, IteamDay read, IteamDay value);
void        iteam_draft_append        (IteamDraft *self, IteamDraft *other);
GPtrArray  *iteam_draft_get_conflicts (IteamDraft *self);
void        iteam_draft_take_conflict (IteamDraft *self, IteamConflict *conflict);
void        iteam_draft_clear_conflicts (IteamDraft *self);
void        iteam_draft_resolve       (IteamDraft *self, IteamConflict *conflict, gboolean mine);

IteamConflict *iteam_conflict_new  (const IteamCell *cell, GVariant *theirs, const char *who, gint64 when);
void           iteam_conflict_free (IteamConflict *self);
IteamCell     *iteam_cell_new      (IteamKind kind, gint64 id, const char *field, GVariant *read, GVariant *value);
void           iteam_cell_free     (IteamCell *self);
gboolean       iteam_value_equal   (GVariant *first, GVariant *second);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamConflict, iteam_conflict_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamCell, iteam_cell_free)

G_END_DECLS
