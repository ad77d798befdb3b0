/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-conflict-mark.h"

#include <glib/gi18n-lib.h>

#include "iteam-change.h"
#include "iteam-compat.h"
#include "iteam-conflict-list.h"
#include "iteam-conflict-popover.h"

/**
 * IteamConflictMark:
 *
 * A small button at a field that two people changed, where that is decided. It
 * is not there while there is nothing to decide, and is only made then.
 */
struct _IteamConflictMark
{
  AdwBin parent_instance;

  gint64 row;
  IteamKind kind;

  /* borrowed: made when it is first needed */
  GtkWidget *button;
  IteamConflictPopover *popover;

  /* owned */
  IteamStore *store;
  IteamConflictList *list;
  char *kind_nick;
  char *fields;
};

enum
{
  PROP_STORE = 1,
  PROP_KIND,
  PROP_ROW,
  PROP_FIELDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamConflictMark, iteam_conflict_mark, ADW_TYPE_BIN)

static gboolean
is_about (IteamConflictMark       *self,
          const IteamOpenConflict *conflict)
{
  const IteamCell *cell = conflict->cell;
  g_auto (GStrv) fields = NULL;

  if (self->row == 0)
    return FALSE;
  /* A thing as a whole, with what belongs to it. */
  if (self->fields == NULL && conflict->thing.kind == self->kind && conflict->thing.id == self->row)
    return TRUE;
  if (cell->kind != self->kind || (cell->id != self->row && conflict->thing.id != self->row))
    return FALSE;
  if (self->fields == NULL)
    return TRUE;
  fields = g_strsplit (self->fields, " ", -1);

  return g_strv_contains ((const char *const *) fields, cell->field);
}

/* The popover is of the button, which goes with the last conflict: the focus
 * stays at the field. */
static void
hide (IteamConflictMark *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_LIST_BOX_ROW);

  if (gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    {
      gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
      gtk_widget_grab_focus (row != NULL ? row : gtk_widget_get_parent (GTK_WIDGET (self)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
ensure_button (IteamConflictMark *self)
{
  if (self->button != NULL)
    return;

  self->popover = ITEAM_CONFLICT_POPOVER (iteam_conflict_popover_new ());
  self->button = g_object_new (GTK_TYPE_MENU_BUTTON,
                               "icon-name", "dialog-warning-symbolic",
                               "popover", self->popover,
                               "valign", GTK_ALIGN_CENTER,
                               "css-classes", (const char *[]) { "flat", "iteam-warning", "iteam-small-button", NULL },
                               NULL);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

/* "Due date: two people changed this" */
static void
name_button (IteamConflictMark       *self,
             const IteamOpenConflict *conflict)
{
  const char *label = iteam_field_label (conflict->cell->kind, conflict->cell->field);
  g_autofree char *name = NULL;

  /* Translators: the name of a field. */
  name = g_strdup_printf (_("%s: two people changed this"), label != NULL ? label : _("This field"));
  iteam_set_tooltip (self->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (IteamConflictMark *self)
{
  GPtrArray *conflicts = self->list != NULL ? iteam_conflict_list_get_conflicts (self->list) : NULL;
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    if (is_about (self, g_ptr_array_index (conflicts, i)))
      g_ptr_array_add (mine, g_ptr_array_index (conflicts, i));

  if (mine->len == 0)
    {
      if (self->button != NULL)
        hide (self);
      return;
    }

  ensure_button (self);
  name_button (self, g_ptr_array_index (mine, 0));
  iteam_conflict_popover_show (self->popover, self->store, mine);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
set_store (IteamConflictMark *self,
           IteamStore        *store)
{
  if (!g_set_object (&self->store, store))
    return;

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, update, self);
  g_clear_object (&self->list);
  if (store != NULL)
    {
      self->list = iteam_conflict_list_get (store);
      g_signal_connect_object (self->list, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  update (self);
}

static void
iteam_conflict_mark_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  IteamConflictMark *self = ITEAM_CONFLICT_MARK (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, self->store); break;
    case PROP_KIND: g_value_set_string (value, self->kind_nick); break;
    case PROP_ROW: g_value_set_int64 (value, self->row); break;
    case PROP_FIELDS: g_value_set_string (value, self->fields); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_conflict_mark_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  IteamConflictMark *self = ITEAM_CONFLICT_MARK (object);

  switch (property_id)
    {
    case PROP_STORE: set_store (self, g_value_get_object (value)); break;
    case PROP_FIELDS: self->fields = g_value_dup_string (value); break;
    case PROP_KIND:
      self->kind_nick = g_value_dup_string (value);
      self->kind = iteam_kind_from_nick (self->kind_nick);
      break;
    case PROP_ROW:
      if (self->row == g_value_get_int64 (value))
        return;
      self->row = g_value_get_int64 (value);
      update (self);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_conflict_mark_dispose (GObject *object)
{
  IteamConflictMark *self = ITEAM_CONFLICT_MARK (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, update, self);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  self->button = NULL;
  self->popover = NULL;

  G_OBJECT_CLASS (iteam_conflict_mark_parent_class)->dispose (object);
}

static void
iteam_conflict_mark_finalize (GObject *object)
{
  IteamConflictMark *self = ITEAM_CONFLICT_MARK (object);

  g_free (self->kind_nick);
  g_free (self->fields);

  G_OBJECT_CLASS (iteam_conflict_mark_parent_class)->finalize (object);
}

static void
iteam_conflict_mark_class_init (IteamConflictMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags once = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = iteam_conflict_mark_get_property;
  object_class->set_property = iteam_conflict_mark_set_property;
  object_class->dispose = iteam_conflict_mark_dispose;
  object_class->finalize = iteam_conflict_mark_finalize;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, flags);

  /**
   * IteamConflictMark:kind:
   *
   * What sort of row the field is of, as iteam_kind_from_nick() knows it.
   */
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "action", once);

  /**
   * IteamConflictMark:row:
   *
   * The key of that row, or of the thing that it is a part of; 0 for none.
   */
  properties[PROP_ROW] = g_param_spec_int64 ("row", NULL, NULL, 0, G_MAXINT64, 0, flags);

  /**
   * IteamConflictMark:fields:
   *
   * The fields, with a space between them; %NULL for all that the row has, and
   * what belongs to it.
   */
  properties[PROP_FIELDS] = g_param_spec_string ("fields", NULL, NULL, NULL, once);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_conflict_mark_init (IteamConflictMark *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
