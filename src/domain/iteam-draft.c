/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-draft.h"

#include "iteam-change.h"

/**
 * IteamDraft:
 *
 * An edit that is not yet in the team file: which fields of which rows get
 * which values, and what each of them held when it was read. The store writes
 * a draft whole, in one transaction with its change record, or not at all.
 */
struct _IteamDraft
{
  GObject parent_instance;

  gboolean automatic;

  /* owned */
  char *what;
  GPtrArray *cells;
  GPtrArray *conflicts;
};

G_DEFINE_FINAL_TYPE (IteamDraft, iteam_draft, G_TYPE_OBJECT)

static void
iteam_draft_finalize (GObject *object)
{
  IteamDraft *self = ITEAM_DRAFT (object);

  g_free (self->what);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->conflicts);

  G_OBJECT_CLASS (iteam_draft_parent_class)->finalize (object);
}

static void
iteam_draft_class_init (IteamDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = iteam_draft_finalize;
}

static void
iteam_draft_init (IteamDraft *self)
{
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_cell_free);
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_conflict_free);
}

/**
 * iteam_draft_new:
 * @what: the edit in words, an untranslated msgid: "Action point changed"
 *
 * Returns: (transfer full): a draft of nothing yet.
 */
IteamDraft *
iteam_draft_new (const char *what)
{
  IteamDraft *self = g_object_new (ITEAM_TYPE_DRAFT, NULL);

  self->what = g_strdup (what);

  return self;
}

/**
 * iteam_draft_get_what:
 * @self: a draft
 *
 * Returns: the edit in words, untranslated, as the change history keeps it.
 */
const char *
iteam_draft_get_what (IteamDraft *self)
{
  g_return_val_if_fail (ITEAM_IS_DRAFT (self), NULL);

  return self->what;
}

/**
 * iteam_draft_set_what:
 * @self: a draft
 * @what: the edit in words, an untranslated msgid
 */
void
iteam_draft_set_what (IteamDraft *self,
                      const char *what)
{
  g_autofree char *copy = g_strdup (what);

  g_return_if_fail (ITEAM_IS_DRAFT (self));

  g_free (self->what);
  self->what = g_steal_pointer (&copy);
}

/**
 * iteam_draft_get_automatic:
 * @self: a draft
 *
 * Returns: whether the program makes the edit by itself.
 */
gboolean
iteam_draft_get_automatic (IteamDraft *self)
{
  g_return_val_if_fail (ITEAM_IS_DRAFT (self), FALSE);

  return self->automatic;
}

/**
 * iteam_draft_set_automatic:
 * @self: a draft
 * @automatic: whether the program makes the edit by itself
 *
 * An automatic edit stands in the history, but nobody's "undo" comes upon it.
 */
void
iteam_draft_set_automatic (IteamDraft *self,
                           gboolean    automatic)
{
  g_return_if_fail (ITEAM_IS_DRAFT (self));

  self->automatic = automatic;
}

/**
 * iteam_draft_is_empty:
 * @self: a draft
 *
 * Returns: whether the draft changes nothing.
 */
gboolean
iteam_draft_is_empty (IteamDraft *self)
{
  g_return_val_if_fail (ITEAM_IS_DRAFT (self), TRUE);

  return self->cells->len == 0;
}

/**
 * iteam_draft_get_cells:
 * @self: a draft
 *
 * Returns: (transfer none) (element-type IteamCell): the fields it changes, in
 *   the order in which they were set.
 */
GPtrArray *
iteam_draft_get_cells (IteamDraft *self)
{
  g_return_val_if_fail (ITEAM_IS_DRAFT (self), NULL);

  return self->cells;
}

/**
 * iteam_draft_insert:
 * @self: a draft
 * @kind: the kind of row
 * @id: its key; a row of that key that was deleted comes back
 *
 * Adds a row. Set its fields after this.
 */
void
iteam_draft_insert (IteamDraft *self,
                    IteamKind   kind,
                    gint64      id)
{
  iteam_draft_set (self, kind, id, ITEAM_FIELD_ID, NULL, g_variant_new_int64 (id));
}

/**
 * iteam_draft_delete:
 * @self: a draft
 * @kind: the kind of row
 * @id: its key
 *
 * Marks a row as deleted.
 */
void
iteam_draft_delete (IteamDraft *self,
                    IteamKind   kind,
                    gint64      id)
{
  iteam_draft_set_integer (self, kind, id, ITEAM_FIELD_DELETED, 0, 1);
}

/**
 * iteam_draft_restore:
 * @self: a draft
 * @kind: the kind of row
 * @id: its key
 *
 * Takes the mark of deletion off a row.
 */
void
iteam_draft_restore (IteamDraft *self,
                     IteamKind   kind,
                     gint64      id)
{
  iteam_draft_set_integer (self, kind, id, ITEAM_FIELD_DELETED, 1, 0);
}

/**
 * iteam_draft_set:
 * @self: a draft
 * @kind: the kind of row
 * @id: its key
 * @field: the name of the field
 * @read: (nullable) (transfer none): what it held when it was read
 * @value: (nullable) (transfer none): what it is to hold
 *
 * Sets a field. Floating values are sunk; a value equal to @read is no change.
 */
void
iteam_draft_set (IteamDraft *self,
                 IteamKind   kind,
                 gint64      id,
                 const char *field,
                 GVariant   *read,
                 GVariant   *value)
{
  g_autoptr (IteamCell) cell = iteam_cell_new (kind, id, field, read, value);

  g_return_if_fail (ITEAM_IS_DRAFT (self));

  if (!iteam_value_equal (cell->read, cell->value))
    g_ptr_array_add (self->cells, g_steal_pointer (&cell));
}

/**
 * iteam_draft_set_text:
 * @self: a draft
 * @kind: the kind of row
 * @id: its key
 * @field: the name of the field
 * @read: (nullable): what it held when it was read
 * @value: (nullable): what it is to hold; the empty string stands for nothing
 */
void
iteam_draft_set_text (IteamDraft *self,
                      IteamKind   kind,
                      gint64      id,
                      const char *field,
                      const char *read,
                      const char *value)
{
  iteam_draft_set (self, kind, id, field,
                   read != NULL && read[0] != '\0' ? g_variant_new_string (read) : NULL,
                   value != NULL && value[0] != '\0' ? g_variant_new_string (value) : NULL);
}

/**
 * iteam_draft_set_integer:
 * @self: a draft
 * @kind: the kind of row
 * @id: its key
 * @field: the name of the field
 * @read: what it held when it was read
 * @value: what it is to hold; 0 stands for nothing
 */
void
iteam_draft_set_integer (IteamDraft *self,
                         IteamKind   kind,
                         gint64      id,
                         const char *field,
                         gint64      read,
                         gint64      value)
{
  iteam_draft_set (self, kind, id, field,
                   read != 0 ? g_variant_new_int64 (read) : NULL,
                   value != 0 ? g_variant_new_int64 (value) : NULL);
}

/**
 * iteam_draft_set_day:
 * @self: a draft
 * @kind: the kind of row
 * @id: its key
 * @field: the name of the field
 * @read: what it held when it was read
 * @value: what it is to hold
 */
void
iteam_draft_set_day (IteamDraft *self,
                     IteamKind   kind,
                     gint64      id,
                     const char *field,
                     IteamDay    read,
                     IteamDay    value)
{
  g_autofree char *read_iso = iteam_day_to_iso (read);
  g_autofree char *value_iso = iteam_day_to_iso (value);

  iteam_draft_set_text (self, kind, id, field, read_iso, value_iso);
}

/**
 * iteam_draft_append:
 * @self: a draft
 * @other: (transfer none): another draft, which stays as it is
 *
 * Adds all that @other changes, so that both become one edit.
 */
void
iteam_draft_append (IteamDraft *self,
                    IteamDraft *other)
{
  g_return_if_fail (ITEAM_IS_DRAFT (self));
  g_return_if_fail (ITEAM_IS_DRAFT (other));

  for (guint i = 0; i < other->cells->len; i++)
    {
      IteamCell *cell = g_ptr_array_index (other->cells, i);

      iteam_draft_set (self, cell->kind, cell->id, cell->field, cell->read, cell->value);
    }
}

/**
 * iteam_draft_get_conflicts:
 * @self: a draft that the store refused with %ITEAM_ERROR_CONFLICT
 *
 * Returns: (transfer none) (element-type IteamConflict): the fields that
 *   someone else changed.
 */
GPtrArray *
iteam_draft_get_conflicts (IteamDraft *self)
{
  g_return_val_if_fail (ITEAM_IS_DRAFT (self), NULL);

  return self->conflicts;
}

/**
 * iteam_draft_take_conflict:
 * @self: a draft
 * @conflict: (transfer full): what the store found
 */
void
iteam_draft_take_conflict (IteamDraft    *self,
                           IteamConflict *conflict)
{
  g_return_if_fail (ITEAM_IS_DRAFT (self));

  g_ptr_array_add (self->conflicts, conflict);
}

/**
 * iteam_draft_clear_conflicts:
 * @self: a draft
 */
void
iteam_draft_clear_conflicts (IteamDraft *self)
{
  g_return_if_fail (ITEAM_IS_DRAFT (self));

  g_ptr_array_set_size (self->conflicts, 0);
}

static gboolean
goes_with (const IteamCell *cell,
           const IteamCell *leader)
{
  return cell->id == leader->id && g_strcmp0 (iteam_field_leader (cell->kind, cell->field), leader->field) == 0;
}

static void
resolve_cell (IteamDraft          *self,
              const IteamConflict *conflict,
              gboolean             mine)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      IteamCell *cell = g_ptr_array_index (self->cells, i);

      if (cell->id != conflict->cell->id || cell->field != conflict->cell->field)
        continue;

      if (mine)
        {
          g_clear_pointer (&cell->read, g_variant_unref);
          if (conflict->theirs != NULL)
            cell->read = g_variant_ref (conflict->theirs);
        }
      else
        g_ptr_array_remove_index (self->cells, i);
      break;
    }
}

/**
 * iteam_draft_resolve:
 * @self: a draft
 * @conflict: (transfer none): one of its conflicts
 * @mine: whether this draft's value is to stand
 *
 * Prepares the draft to be written again: with its own value upon what is in
 * the file now, or without this field. What goes with the field, as the day of
 * closing does with the status, is decided with it. @conflict is gone after this.
 */
void
iteam_draft_resolve (IteamDraft    *self,
                     IteamConflict *conflict,
                     gboolean       mine)
{
  g_autoptr (IteamCell) leader = NULL;

  g_return_if_fail (ITEAM_IS_DRAFT (self));
  g_return_if_fail (conflict != NULL);

  leader = iteam_cell_new (conflict->cell->kind, conflict->cell->id, conflict->cell->field, NULL, NULL);
  resolve_cell (self, conflict, mine);
  g_ptr_array_remove (self->conflicts, conflict);

  for (guint i = self->conflicts->len; i-- > 0;)
    {
      const IteamConflict *other = g_ptr_array_index (self->conflicts, i);

      if (!goes_with (other->cell, leader))
        continue;
      resolve_cell (self, other, mine);
      g_ptr_array_remove_index (self->conflicts, i);
    }
  for (guint i = self->cells->len; !mine && i-- > 0;)
    if (goes_with (g_ptr_array_index (self->cells, i), leader))
      g_ptr_array_remove_index (self->cells, i);
}

/**
 * iteam_conflict_new:
 * @cell: the field and what this person typed
 * @theirs: (nullable) (transfer none): what the file holds
 * @who: (nullable): who wrote that
 * @when: when, in microseconds since 1970, or 0
 *
 * Returns: (transfer full): the conflict; free with iteam_conflict_free().
 */
IteamConflict *
iteam_conflict_new (const IteamCell *cell,
                    GVariant        *theirs,
                    const char      *who,
                    gint64           when)
{
  IteamConflict *self = g_new0 (IteamConflict, 1);

  self->cell = iteam_cell_new (cell->kind, cell->id, cell->field, cell->read, cell->value);
  self->theirs = theirs != NULL ? g_variant_ref_sink (theirs) : NULL;
  self->who = g_strdup (who);
  self->when = when;

  return self;
}

/**
 * iteam_conflict_free:
 * @self: (transfer full): a conflict
 */
void
iteam_conflict_free (IteamConflict *self)
{
  iteam_cell_free (self->cell);
  g_clear_pointer (&self->theirs, g_variant_unref);
  g_free (self->who);
  g_free (self);
}

/**
 * iteam_cell_new:
 * @kind: the kind of row
 * @id: its key
 * @field: the name of the field
 * @read: (nullable) (transfer none): the value before; a floating one is sunk
 * @value: (nullable) (transfer none): the value after; a floating one is sunk
 *
 * Returns: (transfer full): the cell; free with iteam_cell_free().
 */
IteamCell *
iteam_cell_new (IteamKind   kind,
                gint64      id,
                const char *field,
                GVariant   *read,
                GVariant   *value)
{
  IteamCell *self = g_new0 (IteamCell, 1);

  self->kind = kind;
  self->id = id;
  self->field = g_intern_string (field);
  self->read = read != NULL ? g_variant_ref_sink (read) : NULL;
  self->value = value != NULL ? g_variant_ref_sink (value) : NULL;

  return self;
}

/**
 * iteam_cell_free:
 * @self: (transfer full): a cell
 */
void
iteam_cell_free (IteamCell *self)
{
  g_clear_pointer (&self->read, g_variant_unref);
  g_clear_pointer (&self->value, g_variant_unref);
  g_free (self);
}

/**
 * iteam_value_equal:
 * @first: (nullable): a value
 * @second: (nullable): a value
 *
 * Returns: whether the two are the same, "empty" included.
 */
gboolean
iteam_value_equal (GVariant *first,
                   GVariant *second)
{
  if (first == NULL || second == NULL)
    return first == second;

  return g_variant_equal (first, second);
}
