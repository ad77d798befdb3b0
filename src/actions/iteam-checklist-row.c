/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-checklist-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-conflict-mark.h"
#include "iteam-text-area.h"

/**
 * IteamChecklistRow:
 *
 * A line of a checklist: ticked, edited in place, and moved by its handle or
 * with Alt+Up and Alt+Down. It keeps the line that an edit is made upon, and
 * leaves the writing to the checklist.
 */
struct _IteamChecklistRow
{
  AdwPreferencesRow parent_instance;

  gboolean updating;
  gboolean editable;

  /* template children */
  GtkCheckButton *check;
  IteamTextArea *area;
  GtkWidget *delete_button;
  IteamConflictMark *mark;

  /* owned */
  IteamCheckItem *item;
};

enum
{
  PROP_EDITABLE = 1,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  SIGNAL_MOVED,
  SIGNAL_ENTERED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamChecklistRow, iteam_checklist_row, ADW_TYPE_PREFERENCES_ROW)

static void
show_done (IteamChecklistRow *self,
           gboolean           done)
{
  self->updating = TRUE;
  gtk_check_button_set_active (self->check, done);
  self->updating = FALSE;
  if (done)
    gtk_widget_add_css_class (GTK_WIDGET (self->area), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->area), "dim-label");
}

/* A screen reader says what is ticked. */
static void
show_names (IteamChecklistRow *self)
{
  const char *text = iteam_check_item_get_text (self->item);
  g_autofree char *tooltip = g_strdup_printf (_("Delete “%s”"), text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  iteam_set_tooltip (self->delete_button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->delete_button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), text);
}

static void
tell_changed (IteamChecklistRow *self,
              const char        *text,
              gboolean           done)
{
  g_autoptr (IteamCheckItem) read = g_steal_pointer (&self->item);

  /* The next edit is made upon this one. */
  self->item = iteam_check_item_new (iteam_check_item_get_id (read), iteam_check_item_get_action (read),
                                     text, done, iteam_check_item_get_position (read));
  show_names (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, read);
}

static void
toggled_cb (IteamChecklistRow *self)
{
  gboolean done = gtk_check_button_get_active (self->check);

  if (self->updating)
    return;

  show_done (self, done);
  tell_changed (self, iteam_check_item_get_text (self->item), done);
}

static void
remove_cb (IteamChecklistRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

/* A line without words is none. */
static void
text_done_cb (IteamChecklistRow *self)
{
  g_autofree char *text = iteam_text_area_get_typed (self->area);

  if (text[0] == '\0')
    {
      iteam_text_area_revert (self->area);
      return;
    }
  iteam_text_area_take_saved (self->area, text);
  tell_changed (self, text, iteam_check_item_get_done (self->item));
}

static void
text_activated_cb (IteamChecklistRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0);
}

static gboolean
key_pressed_cb (IteamChecklistRow *self,
                guint              keyval,
                guint              keycode,
                GdkModifierType    modifiers)
{
  g_autofree char *text = NULL;

  if (keyval != GDK_KEY_BackSpace || !self->editable)
    return GDK_EVENT_PROPAGATE;
  text = iteam_text_area_get_typed (self->area);
  if (text[0] != '\0')
    return GDK_EVENT_PROPAGATE;

  remove_cb (self);

  return GDK_EVENT_STOP;
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamChecklistRow *self = ITEAM_CHECKLIST_ROW (widget);

  if (self->editable)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, g_variant_get_int32 (parameter));
}

static GdkContentProvider *
drag_prepare_cb (IteamChecklistRow *self)
{
  return gdk_content_provider_new_typed (ITEAM_TYPE_CHECKLIST_ROW, self);
}

static void
drag_begin_cb (IteamChecklistRow *self,
               GdkDrag           *drag,
               GtkDragSource     *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
iteam_checklist_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ITEAM_CHECKLIST_ROW (widget)->area));
}

static void
iteam_checklist_row_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  IteamChecklistRow *self = ITEAM_CHECKLIST_ROW (object);

  switch (property_id)
    {
    case PROP_EDITABLE: g_value_set_boolean (value, self->editable); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_checklist_row_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  IteamChecklistRow *self = ITEAM_CHECKLIST_ROW (object);

  switch (property_id)
    {
    case PROP_EDITABLE:
      if (self->editable == g_value_get_boolean (value))
        return;
      self->editable = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_checklist_row_dispose (GObject *object)
{
  IteamChecklistRow *self = ITEAM_CHECKLIST_ROW (object);

  g_clear_object (&self->item);

  G_OBJECT_CLASS (iteam_checklist_row_parent_class)->dispose (object);
}

static void
iteam_checklist_row_class_init (IteamChecklistRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = iteam_checklist_row_get_property;
  object_class->set_property = iteam_checklist_row_set_property;
  object_class->dispose = iteam_checklist_row_dispose;
  widget_class->grab_focus = iteam_checklist_row_grab_focus;

  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamChecklistRow::changed:
   * @read: (type IteamCheckItem): the line that the edit was made upon
   *
   * Emitted when a person edited the line.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, ITEAM_TYPE_CHECK_ITEM);

  /**
   * IteamChecklistRow::removed:
   *
   * Emitted when a person wants the line to be deleted.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamChecklistRow::moved:
   * @step: -1 for up, 1 for down
   *
   * Emitted when a person wants the line to stand one place higher or lower.
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * IteamChecklistRow::entered:
   *
   * Emitted when a person is done with this line and wants to go to the next.
   */
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  g_type_ensure (ITEAM_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-checklist-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamChecklistRow, area);
  gtk_widget_class_bind_template_child (widget_class, IteamChecklistRow, check);
  gtk_widget_class_bind_template_child (widget_class, IteamChecklistRow, delete_button);
  gtk_widget_class_bind_template_child (widget_class, IteamChecklistRow, mark);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_prepare_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_install_action (widget_class, "check-item.move", "i", move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "check-item.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "check-item.move", "i", 1);
}

static void
iteam_checklist_row_init (IteamChecklistRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_checklist_row_new:
 * @item: a line of a checklist
 *
 * Returns: (transfer floating): the row.
 */
GtkWidget *
iteam_checklist_row_new (IteamCheckItem *item)
{
  IteamChecklistRow *self = g_object_new (ITEAM_TYPE_CHECKLIST_ROW, NULL);

  iteam_checklist_row_show (self, item);

  return GTK_WIDGET (self);
}

/**
 * iteam_checklist_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): the line as it was read or edited.
 */
IteamCheckItem *
iteam_checklist_row_get_item (IteamChecklistRow *self)
{
  g_return_val_if_fail (ITEAM_IS_CHECKLIST_ROW (self), NULL);

  return self->item;
}

/**
 * iteam_checklist_row_show:
 * @self: a row
 * @item: the line as the file holds it
 *
 * Brings the row up to date, but for what is being typed.
 */
void
iteam_checklist_row_show (IteamChecklistRow *self,
                          IteamCheckItem    *item)
{
  g_autoptr (IteamCheckItem) kept = NULL;

  g_return_if_fail (ITEAM_IS_CHECKLIST_ROW (self));

  if (iteam_text_area_is_typed (self->area))
    kept = iteam_check_item_new (iteam_check_item_get_id (item), iteam_check_item_get_action (item),
                                 iteam_text_area_get_read (self->area), iteam_check_item_get_done (item),
                                 iteam_check_item_get_position (item));
  else
    kept = g_object_ref (item);
  g_set_object (&self->item, kept);
  iteam_text_area_show (self->area, iteam_check_item_get_text (item));
  show_done (self, iteam_check_item_get_done (item));
  show_names (self);
}

/**
 * iteam_checklist_row_is_typed:
 * @self: a row
 *
 * Returns: whether something is being typed that is not saved.
 */
gboolean
iteam_checklist_row_is_typed (IteamChecklistRow *self)
{
  g_return_val_if_fail (ITEAM_IS_CHECKLIST_ROW (self), FALSE);

  return iteam_text_area_is_typed (self->area);
}

/**
 * iteam_checklist_row_flush:
 * @self: a row
 *
 * Takes what is still being typed.
 */
void
iteam_checklist_row_flush (IteamChecklistRow *self)
{
  g_return_if_fail (ITEAM_IS_CHECKLIST_ROW (self));

  iteam_text_area_finish (self->area);
}

/**
 * iteam_checklist_row_watch_conflicts:
 * @self: a row
 * @store: (nullable): the team file
 *
 * Tells when two people changed what it shows.
 */
void
iteam_checklist_row_watch_conflicts (IteamChecklistRow *self,
                                     IteamStore        *store)
{
  g_return_if_fail (ITEAM_IS_CHECKLIST_ROW (self));

  g_object_set (self->mark, "store", store, "row", iteam_check_item_get_id (self->item), NULL);
}
