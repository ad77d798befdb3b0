/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-entry.h"

#include "iteam-clock.h"
#include "iteam-rate.h"

/**
 * IteamEntry:
 *
 * A row of the team file as an object. A class lists its columns, and each is a
 * property. An object as the store hands it out is what was read; to edit, take
 * a copy, set its properties, and ask iteam_entry_draft_changes() for the draft.
 */
typedef struct
{
  gint64 id;
} IteamEntryPrivate;

enum
{
  PROP_ID = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (IteamEntry, iteam_entry, G_TYPE_OBJECT)

static gpointer
field_of (IteamEntry        *self,
          const IteamColumn *column)
{
  return (char *) self + column->offset;
}

static void
iteam_entry_get_property (GObject    *object,
                          guint       property_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  IteamEntry *self = ITEAM_ENTRY (object);
  IteamEntryPrivate *priv = iteam_entry_get_instance_private (self);
  const IteamColumn *column;
  gconstpointer field;

  if (pspec->owner_type == ITEAM_TYPE_ENTRY)
    {
      g_value_set_int64 (value, priv->id);

      return;
    }

  column = &ITEAM_ENTRY_GET_CLASS (self)->columns[property_id - 1];
  field = field_of (self, column);
  switch (column->type)
    {
    case ITEAM_COLUMN_TEXT: g_value_set_string (value, *(char *const *) field); break;
    case ITEAM_COLUMN_KEY: g_value_set_int64 (value, *(const gint64 *) field); break;
    case ITEAM_COLUMN_MARK: g_value_set_boolean (value, *(const gboolean *) field); break;
    case ITEAM_COLUMN_DAY: g_value_set_uint (value, *(const IteamDay *) field); break;
    case ITEAM_COLUMN_COUNT:
    case ITEAM_COLUMN_FIGURE:
    case ITEAM_COLUMN_TIME:
    case ITEAM_COLUMN_WORD: g_value_set_int (value, *(const int *) field); break;
    default: g_assert_not_reached ();
    }
}

static void
iteam_entry_set_property (GObject      *object,
                          guint         property_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  IteamEntry *self = ITEAM_ENTRY (object);
  IteamEntryPrivate *priv = iteam_entry_get_instance_private (self);
  const IteamColumn *column;
  const char *text;
  gpointer field;

  if (pspec->owner_type == ITEAM_TYPE_ENTRY)
    {
      priv->id = g_value_get_int64 (value);

      return;
    }

  column = &ITEAM_ENTRY_GET_CLASS (self)->columns[property_id - 1];
  field = field_of (self, column);
  switch (column->type)
    {
    case ITEAM_COLUMN_TEXT:
      text = g_value_get_string (value);
      g_free (*(char **) field);
      *(char **) field = text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
      break;
    case ITEAM_COLUMN_KEY: *(gint64 *) field = g_value_get_int64 (value); break;
    case ITEAM_COLUMN_MARK: *(gboolean *) field = g_value_get_boolean (value); break;
    case ITEAM_COLUMN_DAY: *(IteamDay *) field = g_value_get_uint (value); break;
    case ITEAM_COLUMN_COUNT:
    case ITEAM_COLUMN_FIGURE:
    case ITEAM_COLUMN_TIME:
    case ITEAM_COLUMN_WORD: *(int *) field = g_value_get_int (value); break;
    default: g_assert_not_reached ();
    }
}

static void
iteam_entry_finalize (GObject *object)
{
  IteamEntry *self = ITEAM_ENTRY (object);

  for (const IteamColumn *column = ITEAM_ENTRY_GET_CLASS (self)->columns; column->name != NULL; column++)
    if (column->type == ITEAM_COLUMN_TEXT)
      g_free (*(char **) field_of (self, column));

  G_OBJECT_CLASS (iteam_entry_parent_class)->finalize (object);
}

static IteamKind
iteam_entry_real_get_kind (IteamEntry *self)
{
  return ITEAM_ENTRY_GET_CLASS (self)->kind;
}

static IteamEntry *
iteam_entry_real_new_alike (IteamEntry *self,
                            gint64      id)
{
  return g_object_new (G_OBJECT_TYPE (self), "id", id, NULL);
}

static void
iteam_entry_class_init (IteamEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = iteam_entry_get_property;
  object_class->set_property = iteam_entry_set_property;
  object_class->finalize = iteam_entry_finalize;

  klass->get_kind = iteam_entry_real_get_kind;
  klass->new_alike = iteam_entry_real_new_alike;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_entry_init (IteamEntry *self)
{
}

static GParamSpec *
make_property (const IteamColumn *column)
{
  g_autofree char *name = g_strdelimit (g_strdup (column->name), "_", '-');
  GParamFlags flags = G_PARAM_READWRITE;

  switch (column->type)
    {
    case ITEAM_COLUMN_TEXT: return g_param_spec_string (name, NULL, NULL, NULL, flags);
    case ITEAM_COLUMN_KEY: return g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0, flags);
    case ITEAM_COLUMN_COUNT: return g_param_spec_int (name, NULL, NULL, 0, G_MAXINT, 0, flags);
    case ITEAM_COLUMN_MARK: return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case ITEAM_COLUMN_DAY: return g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, ITEAM_DAY_NONE, flags);
    /* All else starts as zero, which would be nobody here, or midnight. */
    case ITEAM_COLUMN_FIGURE:
      return g_param_spec_int (name, NULL, NULL, ITEAM_FIGURE_NONE, G_MAXINT, ITEAM_FIGURE_NONE, flags | G_PARAM_CONSTRUCT);
    case ITEAM_COLUMN_TIME:
      return g_param_spec_int (name, NULL, NULL, ITEAM_TIME_NONE, ITEAM_TIME_LAST, ITEAM_TIME_NONE, flags | G_PARAM_CONSTRUCT);
    case ITEAM_COLUMN_WORD: return g_param_spec_int (name, NULL, NULL, 0, column->terms->n_terms - 1, 0, flags);
    default: g_assert_not_reached ();
    }
}

/**
 * iteam_entry_class_set_columns:
 * @klass: the class
 * @columns: (array zero-terminated=1): its columns, static
 *
 * Gives the objects of a class their columns, and a property for each. For
 * class_init.
 */
void
iteam_entry_class_set_columns (IteamEntryClass   *klass,
                               const IteamColumn *columns)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  klass->columns = columns;
  /* A class does not inherit these two. */
  object_class->get_property = iteam_entry_get_property;
  object_class->set_property = iteam_entry_set_property;
  for (guint i = 0; columns[i].name != NULL; i++)
    g_object_class_install_property (object_class, i + 1, make_property (&columns[i]));
}

/**
 * iteam_entry_get_id:
 * @self: an entry
 *
 * Returns: its key.
 */
gint64
iteam_entry_get_id (IteamEntry *self)
{
  IteamEntryPrivate *priv = iteam_entry_get_instance_private (self);

  g_return_val_if_fail (ITEAM_IS_ENTRY (self), 0);

  return priv->id;
}

/**
 * iteam_entry_get_kind:
 * @self: an entry
 *
 * Returns: the kind of row that it is.
 */
IteamKind
iteam_entry_get_kind (IteamEntry *self)
{
  g_return_val_if_fail (ITEAM_IS_ENTRY (self), ITEAM_KIND_NONE);

  return ITEAM_ENTRY_GET_CLASS (self)->get_kind (self);
}

/**
 * iteam_entry_get_columns:
 * @self: an entry
 *
 * Returns: (transfer none) (array zero-terminated=1): its columns, without the key
 *   and the mark that it is deleted.
 */
const IteamColumn *
iteam_entry_get_columns (IteamEntry *self)
{
  g_return_val_if_fail (ITEAM_IS_ENTRY (self), NULL);

  return ITEAM_ENTRY_GET_CLASS (self)->columns;
}

static gboolean
is_same (IteamEntry        *self,
         IteamEntry        *other,
         const IteamColumn *column)
{
  gpointer first = field_of (self, column);
  gpointer second = field_of (other, column);

  switch (column->type)
    {
    case ITEAM_COLUMN_TEXT: return g_strcmp0 (*(char **) first, *(char **) second) == 0;
    case ITEAM_COLUMN_KEY: return *(gint64 *) first == *(gint64 *) second;
    default: return *(int *) first == *(int *) second;
    }
}

/**
 * iteam_entry_assign:
 * @self: an entry
 * @other: the same entry as it was read later
 *
 * Brings @self up to date, with a notification of every property that differs,
 * so that whoever shows it need not be given another object.
 */
void
iteam_entry_assign (IteamEntry *self,
                    IteamEntry *other)
{
  g_return_if_fail (ITEAM_IS_ENTRY (self));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other));

  g_object_freeze_notify (G_OBJECT (self));
  for (const IteamColumn *column = iteam_entry_get_columns (self); column->name != NULL; column++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      if (is_same (self, other, column))
        continue;
      g_object_get_property (G_OBJECT (other), column->name, &value);
      g_object_set_property (G_OBJECT (self), column->name, &value);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * iteam_entry_copy:
 * @self: an #IteamEntry
 *
 * Returns: (transfer full): a copy to edit, of the same class and kind.
 */
gpointer
iteam_entry_copy (gpointer self)
{
  IteamEntry *copy;

  g_return_val_if_fail (ITEAM_IS_ENTRY (self), NULL);

  copy = ITEAM_ENTRY_GET_CLASS (self)->new_alike (self, iteam_entry_get_id (self));
  iteam_entry_assign (copy, self);

  return copy;
}

/**
 * iteam_entry_get_cell:
 * @self: an entry
 * @column: one of its columns
 *
 * Returns: (transfer full) (nullable): what that column holds for it, %NULL for
 *   nothing.
 */
GVariant *
iteam_entry_get_cell (IteamEntry        *self,
                      const IteamColumn *column)
{
  g_autofree char *made = NULL;
  const char *text = NULL;
  gint64 number = 0;
  gpointer field;

  g_return_val_if_fail (ITEAM_IS_ENTRY (self), NULL);

  field = field_of (self, column);
  switch (column->type)
    {
    case ITEAM_COLUMN_TEXT: text = *(char **) field; break;
    case ITEAM_COLUMN_KEY: number = *(gint64 *) field; break;
    case ITEAM_COLUMN_COUNT: number = *(int *) field; break;
    case ITEAM_COLUMN_FIGURE:
      return *(int *) field >= 0 ? g_variant_ref_sink (g_variant_new_int64 (*(int *) field)) : NULL;
    case ITEAM_COLUMN_MARK: number = *(gboolean *) field ? 1 : 0; break;
    case ITEAM_COLUMN_DAY: text = made = iteam_day_to_iso (*(IteamDay *) field); break;
    case ITEAM_COLUMN_TIME: text = made = iteam_time_to_iso (*(IteamTime *) field); break;
    case ITEAM_COLUMN_WORD: text = iteam_terms_nick (column->terms, *(int *) field); break;
    default: g_assert_not_reached ();
    }
  if (text != NULL)
    return g_variant_ref_sink (g_variant_new_string (text));

  return number != 0 ? g_variant_ref_sink (g_variant_new_int64 (number)) : NULL;
}

/**
 * iteam_column_get_nothing:
 * @column: a column
 *
 * Returns: the number that stands for nothing in it.
 */
gint64
iteam_column_get_nothing (const IteamColumn *column)
{
  return column->type == ITEAM_COLUMN_FIGURE ? ITEAM_FIGURE_NONE : 0;
}

/**
 * iteam_entry_set_cell:
 * @self: an entry that nobody shows yet
 * @column: one of its columns
 * @value: (nullable) (transfer none): what it holds; what it cannot hold stands for
 *   nothing
 *
 * For who reads an entry from somewhere: nobody is notified.
 */
void
iteam_entry_set_cell (IteamEntry        *self,
                      const IteamColumn *column,
                      GVariant          *value)
{
  const char *text = value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL) : NULL;
  gint64 number = value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (value)
                                                                                                   : iteam_column_get_nothing (column);

  iteam_entry_set_read (self, column, text, number);
}

/**
 * iteam_entry_set_read:
 * @self: an entry that nobody shows yet
 * @column: one of its columns
 * @text: (nullable): what it holds, if that is a text
 * @number: what it holds, if that is a number, or else iteam_column_get_nothing()
 *
 * Like iteam_entry_set_cell(), for who reads thousands.
 */
void
iteam_entry_set_read (IteamEntry        *self,
                      const IteamColumn *column,
                      const char        *text,
                      gint64             number)
{
  gpointer field;

  g_return_if_fail (ITEAM_IS_ENTRY (self));

  field = field_of (self, column);
  switch (column->type)
    {
    case ITEAM_COLUMN_TEXT:
      g_free (*(char **) field);
      *(char **) field = text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
      break;
    case ITEAM_COLUMN_KEY: *(gint64 *) field = MAX (number, 0); break;
    case ITEAM_COLUMN_COUNT: *(int *) field = (int) CLAMP (number, 0, G_MAXINT); break;
    case ITEAM_COLUMN_FIGURE: *(int *) field = (int) CLAMP (number, ITEAM_FIGURE_NONE, G_MAXINT); break;
    case ITEAM_COLUMN_MARK: *(gboolean *) field = number != 0; break;
    case ITEAM_COLUMN_DAY: *(IteamDay *) field = iteam_day_from_iso (text); break;
    case ITEAM_COLUMN_TIME: *(IteamTime *) field = iteam_time_from_iso (text); break;
    case ITEAM_COLUMN_WORD:
      *(int *) field = 0;
      iteam_terms_find (column->terms, text, field);
      break;
    default: g_assert_not_reached ();
    }
}

/* The words for an edit: what there is to say in particular, or in general. */
static IteamDraft *
new_draft (IteamEntry *read,
           IteamEntry *edited)
{
  IteamEntryClass *klass = ITEAM_ENTRY_GET_CLASS (edited != NULL ? edited : read);
  const char *what = klass->describe != NULL ? klass->describe (read, edited) : NULL;

  if (what == NULL && read == NULL)
    what = klass->added;
  else if (what == NULL)
    what = edited != NULL ? klass->changed : klass->deleted;

  return iteam_draft_new (what);
}

static void
add_cells (IteamDraft *draft,
           IteamEntry *read,
           IteamEntry *edited)
{
  for (const IteamColumn *column = iteam_entry_get_columns (edited); column->name != NULL; column++)
    {
      g_autoptr (GVariant) before = NULL;
      g_autoptr (GVariant) after = NULL;

      if (column->use != ITEAM_COLUMN_WRITTEN || (read != NULL && is_same (read, edited, column)))
        continue;
      before = read != NULL ? iteam_entry_get_cell (read, column) : NULL;
      after = iteam_entry_get_cell (edited, column);
      iteam_draft_set (draft, iteam_entry_get_kind (edited), iteam_entry_get_id (edited), column->name, before, after);
    }
}

/**
 * iteam_entry_add_to:
 * @self: a new entry
 * @draft: an edit that is to add it, among other things
 */
void
iteam_entry_add_to (IteamEntry *self,
                    IteamDraft *draft)
{
  g_return_if_fail (ITEAM_IS_ENTRY (self));

  iteam_draft_insert (draft, iteam_entry_get_kind (self), iteam_entry_get_id (self));
  add_cells (draft, NULL, self);
}

/**
 * iteam_entry_change_in:
 * @self: an entry as it was read
 * @edited: a copy of it that was edited
 * @draft: an edit that is to change it, among other things
 */
void
iteam_entry_change_in (IteamEntry *self,
                       IteamEntry *edited,
                       IteamDraft *draft)
{
  g_return_if_fail (ITEAM_IS_ENTRY (self));
  g_return_if_fail (ITEAM_IS_ENTRY (edited));

  add_cells (draft, self, edited);
}

/**
 * iteam_entry_delete_in:
 * @self: an entry
 * @draft: an edit that is to delete it, among other things
 */
void
iteam_entry_delete_in (IteamEntry *self,
                       IteamDraft *draft)
{
  g_return_if_fail (ITEAM_IS_ENTRY (self));

  iteam_draft_delete (draft, iteam_entry_get_kind (self), iteam_entry_get_id (self));
}

/**
 * iteam_entry_draft_new:
 * @self: a new entry
 *
 * Returns: (transfer full): the draft that adds it to the team file.
 */
IteamDraft *
iteam_entry_draft_new (IteamEntry *self)
{
  IteamDraft *draft;

  g_return_val_if_fail (ITEAM_IS_ENTRY (self), NULL);

  draft = new_draft (NULL, self);
  iteam_entry_add_to (self, draft);

  return draft;
}

/**
 * iteam_entry_draft_changes:
 * @self: an entry as it was read
 * @edited: a copy of it that was edited
 *
 * Returns: (transfer full): the draft of what differs, perhaps empty.
 */
IteamDraft *
iteam_entry_draft_changes (IteamEntry *self,
                           IteamEntry *edited)
{
  IteamDraft *draft;

  g_return_val_if_fail (ITEAM_IS_ENTRY (self), NULL);
  g_return_val_if_fail (ITEAM_IS_ENTRY (edited), NULL);

  draft = new_draft (self, edited);
  iteam_entry_change_in (self, edited, draft);

  return draft;
}

/**
 * iteam_entry_draft_delete:
 * @self: an entry
 *
 * Returns: (transfer full): the draft that deletes it.
 */
IteamDraft *
iteam_entry_draft_delete (IteamEntry *self)
{
  IteamDraft *draft;

  g_return_val_if_fail (ITEAM_IS_ENTRY (self), NULL);

  draft = new_draft (self, NULL);
  iteam_entry_delete_in (self, draft);

  return draft;
}
