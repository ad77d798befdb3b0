/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <stddef.h>

#include "iteam-draft.h"
#include "iteam-terms.h"

G_BEGIN_DECLS

/**
 * IteamColumnType:
 * @ITEAM_COLUMN_TEXT: text, a char *; "" is nothing
 * @ITEAM_COLUMN_KEY: the key of a row, a gint64; 0 is none
 * @ITEAM_COLUMN_COUNT: a number, an int; 0 is nothing
 * @ITEAM_COLUMN_FIGURE: a number of which 0 says something, an int; %ITEAM_FIGURE_NONE is nothing
 * @ITEAM_COLUMN_MARK: yes or no, a gboolean
 * @ITEAM_COLUMN_DAY: an #IteamDay
 * @ITEAM_COLUMN_TIME: an #IteamTime
 * @ITEAM_COLUMN_WORD: a value of an enumeration, an int
 *
 * What a column holds.
 */
typedef enum
{
  ITEAM_COLUMN_TEXT,
  ITEAM_COLUMN_KEY,
  ITEAM_COLUMN_COUNT,
  ITEAM_COLUMN_FIGURE,
  ITEAM_COLUMN_MARK,
  ITEAM_COLUMN_DAY,
  ITEAM_COLUMN_TIME,
  ITEAM_COLUMN_WORD,
} IteamColumnType;

/**
 * IteamColumnUse:
 * @ITEAM_COLUMN_WRITTEN: people write it
 * @ITEAM_COLUMN_GIVEN: the store gives it: numbers
 * @ITEAM_COLUMN_DERIVED: it is not in the table; whoever reads the row finds it elsewhere
 *
 * Where the value of a column comes from.
 */
typedef enum
{
  ITEAM_COLUMN_WRITTEN,
  ITEAM_COLUMN_GIVEN,
  ITEAM_COLUMN_DERIVED,
} IteamColumnUse;

/**
 * IteamColumn:
 * @name: (nullable): the column, "minute_taker"; the property is "minute-taker". %NULL ends a list
 * @type: what it holds
 * @offset: where it is in the instance
 * @terms: (nullable): the words of the enumeration
 * @use: where it comes from
 *
 * A column of a table, and the property of an object that shows it.
 */
typedef struct
{
  const char       *name;
  IteamColumnType   type;
  gsize             offset;
  const IteamTerms *terms;
  IteamColumnUse    use;
} IteamColumn;

/* For the list of columns of a class whose values are in "fields". */
#define ITEAM_COLUMN(Type, field, TYPE) \
  { #field, ITEAM_COLUMN_##TYPE, offsetof (Type, fields.field), NULL, ITEAM_COLUMN_WRITTEN }
#define ITEAM_COLUMN_NAMED(Type, field, words) \
  { #field, ITEAM_COLUMN_WORD, offsetof (Type, fields.field), words, ITEAM_COLUMN_WRITTEN }
#define ITEAM_COLUMN_FROM(Type, field, TYPE, USE) \
  { #field, ITEAM_COLUMN_##TYPE, offsetof (Type, fields.field), NULL, ITEAM_COLUMN_##USE }
#define ITEAM_COLUMNS_END \
  { NULL, ITEAM_COLUMN_TEXT, 0, NULL, ITEAM_COLUMN_WRITTEN }

#define ITEAM_TYPE_ENTRY (iteam_entry_get_type ())
G_DECLARE_DERIVABLE_TYPE (IteamEntry, iteam_entry, ITEAM, ENTRY, GObject)

/**
 * IteamEntryClass:
 * @kind: the kind of row
 * @columns: (array zero-terminated=1): its columns, as iteam_entry_class_set_columns() was given them
 * @added: the edit that adds one, an untranslated msgid
 * @changed: the edit that changes one, likewise
 * @deleted: the edit that deletes one, likewise
 * @get_kind: for a class whose objects are of several kinds
 * @new_alike: likewise: makes one of the same kind as @self, with a key and no more
 * @describe: (nullable): says in words, an untranslated msgid, what becomes of an entry, if
 *   there is more to say than the three above: @self is %NULL for a new one, @edited for one
 *   that is deleted
 */
struct _IteamEntryClass
{
  GObjectClass       parent_class;

  IteamKind          kind;
  const IteamColumn *columns;
  const char        *added;
  const char        *changed;
  const char        *deleted;

  IteamKind        (*get_kind) (IteamEntry *self);
  IteamEntry      *(*new_alike) (IteamEntry *self, gint64 id);
  const char      *(*describe) (IteamEntry *self, IteamEntry *edited);
};

void               iteam_entry_class_set_columns (IteamEntryClass *klass, const IteamColumn *columns);

gint64             iteam_entry_get_id        (IteamEntry *self);
IteamKind          iteam_entry_get_kind      (IteamEntry *self);
const IteamColumn *iteam_entry_get_columns   (IteamEntry *self);
gpointer           iteam_entry_copy          (gpointer self);
void               iteam_entry_assign        (IteamEntry *self, IteamEntry *other);
GVariant          *iteam_entry_get_cell      (IteamEntry *self, const IteamColumn *column);
void               iteam_entry_set_cell      (IteamEntry *self, const IteamColumn *column, GVariant *value);
gint64             iteam_column_get_nothing  (const IteamColumn *column);
void               iteam_entry_set_read      (IteamEntry *self, const IteamColumn *column, const char *text, gint64 number);

IteamDraft        *iteam_entry_draft_new     (IteamEntry *self);
IteamDraft        *iteam_entry_draft_changes (IteamEntry *self, IteamEntry *edited);
IteamDraft        *iteam_entry_draft_delete  (IteamEntry *self);
void               iteam_entry_add_to        (IteamEntry *self, IteamDraft *draft);
void               iteam_entry_change_in     (IteamEntry *self, IteamEntry *edited, IteamDraft *draft);
void               iteam_entry_delete_in     (IteamEntry *self, IteamDraft *draft);

G_END_DECLS
