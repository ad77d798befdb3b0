/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-minutes-editor.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-minutes-buffer.h"
#include "iteam-wrap-layout.h"

/* What is typed is on its way into the file after so many milliseconds at most: with the
 * writing itself, less than a second is ever lost. */
#define REST 600

/**
 * IteamMinutesEditor:
 *
 * The minutes of an agenda item, or a section of a report, typed as in a word processor. It is done a moment
 * after something was typed, again and again, and when it is left; what is being typed
 * is left alone when the file changes. A key turns the line at the cursor into a
 * decision, a commitment or an action point.
 */
struct _IteamMinutesEditor
{
  AdwBin parent_instance;

  gboolean updating;
  gboolean typed;
  gboolean plain;
  guint rest_source;

  /* template children */
  GtkTextView *view;
  GtkWidget *tools;
  GtkLabel *placeholder_label;
  GtkWidget *turn_box;
  GtkToggleButton *strong_button;
  GtkToggleButton *emphasis_button;
  GtkToggleButton *bullets_button;
  GtkToggleButton *numbers_button;

  /* owned */
  IteamMinutesBuffer *buffer;
  char *read;
  char *markup;
};

enum
{
  PROP_EDITABLE = 1,
  PROP_PLAIN,
  PROP_PLACEHOLDER,
  N_PROPS
};

enum
{
  SIGNAL_DONE,
  SIGNAL_TURN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamMinutesEditor, iteam_minutes_editor, ADW_TYPE_BIN)

static gboolean
rest_cb (gpointer data)
{
  IteamMinutesEditor *self = data;

  self->rest_source = 0;
  iteam_minutes_editor_finish (self);

  return G_SOURCE_REMOVE;
}

/* The buttons tell what the cursor stands in. */
static void
update_tools (IteamMinutesEditor *self)
{
  IteamMarkupStyle style = iteam_minutes_buffer_get_style (self->buffer);
  IteamMarkupKind kind = iteam_minutes_buffer_get_kind (self->buffer);

  self->updating = TRUE;
  gtk_toggle_button_set_active (self->strong_button, (style & ITEAM_MARKUP_STRONG) != 0);
  gtk_toggle_button_set_active (self->emphasis_button, (style & ITEAM_MARKUP_EMPHASIS) != 0);
  gtk_toggle_button_set_active (self->bullets_button, kind == ITEAM_MARKUP_BULLET);
  gtk_toggle_button_set_active (self->numbers_button, kind == ITEAM_MARKUP_NUMBER);
  self->updating = FALSE;
}

static void
changed_cb (IteamMinutesEditor *self)
{
  g_clear_pointer (&self->markup, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder_label), gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self->buffer)) == 0);
  if (self->updating)
    return;

  self->typed = TRUE;
  /* Counted from the first letter: who goes on typing is saved as well. */
  if (self->rest_source == 0)
    self->rest_source = g_timeout_add (REST, rest_cb, self);
}

static gboolean
is_editable (IteamMinutesEditor *self)
{
  return gtk_text_view_get_editable (self->view);
}

static void
tool_toggled_cb (IteamMinutesEditor *self,
                 GtkToggleButton    *button)
{
  if (self->updating)
    return;

  if (button == self->strong_button)
    iteam_minutes_buffer_toggle_style (self->buffer, ITEAM_MARKUP_STRONG);
  else if (button == self->emphasis_button)
    iteam_minutes_buffer_toggle_style (self->buffer, ITEAM_MARKUP_EMPHASIS);
  else
    iteam_minutes_buffer_toggle_list (self->buffer, button == self->bullets_button ? ITEAM_MARKUP_BULLET : ITEAM_MARKUP_NUMBER);
  update_tools (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
style_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  IteamMinutesEditor *self = ITEAM_MINUTES_EDITOR (widget);
  gboolean strong = g_str_equal (g_variant_get_string (parameter, NULL), "strong");

  if (!is_editable (self))
    return;
  iteam_minutes_buffer_toggle_style (self->buffer, strong ? ITEAM_MARKUP_STRONG : ITEAM_MARKUP_EMPHASIS);
  update_tools (self);
}

static void
list_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamMinutesEditor *self = ITEAM_MINUTES_EDITOR (widget);
  gboolean bullets = g_str_equal (g_variant_get_string (parameter, NULL), "bullets");

  if (!is_editable (self))
    return;
  iteam_minutes_buffer_toggle_list (self->buffer, bullets ? ITEAM_MARKUP_BULLET : ITEAM_MARKUP_NUMBER);
  update_tools (self);
}

/* The line leaves the text, as it stands below it from now on, and not twice on paper. */
static void
turn_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamMinutesEditor *self = ITEAM_MINUTES_EDITOR (widget);
  IteamKind kind = iteam_kind_from_nick (g_variant_get_string (parameter, NULL));
  g_autofree char *line = is_editable (self) && !self->plain ? iteam_minutes_buffer_get_line (self->buffer) : NULL;

  if (line == NULL)
    return;
  if (line[0] != '\0')
    iteam_minutes_buffer_take_line (self->buffer);
  g_signal_emit (self, signals[SIGNAL_TURN], 0, (guint) kind, line);
}

static gboolean
key_pressed_cb (IteamMinutesEditor *self,
                guint               keyval,
                guint               keycode,
                GdkModifierType     modifiers)
{
  gboolean plain = (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) == 0;

  if (!is_editable (self))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if ((modifiers & GDK_SHIFT_MASK) != 0)
        gtk_text_buffer_insert_interactive_at_cursor (GTK_TEXT_BUFFER (self->buffer), "\342\200\250", -1, TRUE);
      else if (!plain || !iteam_minutes_buffer_break_line (self->buffer))
        return GDK_EVENT_PROPAGATE;
      gtk_text_view_scroll_mark_onscreen (self->view, gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)));
      return GDK_EVENT_STOP;
    case GDK_KEY_BackSpace:
      return plain && iteam_minutes_buffer_is_at_start (self->buffer) && iteam_minutes_buffer_back_out (self->buffer);
    case GDK_KEY_space:
      return plain && iteam_minutes_buffer_begin_list (self->buffer);
    case GDK_KEY_Tab:
      return plain && iteam_minutes_buffer_indent (self->buffer, 1);
    case GDK_KEY_ISO_Left_Tab:
      return iteam_minutes_buffer_indent (self->buffer, -1);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
iteam_minutes_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ITEAM_MINUTES_EDITOR (widget)->view));
}

/* Where no meeting is written down, no line becomes a decision. */
static void
set_plain (IteamMinutesEditor *self,
           gboolean            plain)
{
  self->plain = plain;
  gtk_widget_set_visible (self->turn_box, !plain);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, plain ? _("Text") : _("Minutes"), -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAIN]);
}

static void
iteam_minutes_editor_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  IteamMinutesEditor *self = ITEAM_MINUTES_EDITOR (object);

  switch (property_id)
    {
    case PROP_EDITABLE: g_value_set_boolean (value, is_editable (self)); break;
    case PROP_PLAIN: g_value_set_boolean (value, self->plain); break;
    case PROP_PLACEHOLDER: g_value_set_string (value, gtk_label_get_label (self->placeholder_label)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_minutes_editor_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  IteamMinutesEditor *self = ITEAM_MINUTES_EDITOR (object);

  switch (property_id)
    {
    case PROP_EDITABLE:
      if (is_editable (self) == g_value_get_boolean (value))
        return;
      gtk_text_view_set_editable (self->view, g_value_get_boolean (value));
      gtk_widget_set_visible (self->tools, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_PLAIN: set_plain (self, g_value_get_boolean (value)); break;
    case PROP_PLACEHOLDER: gtk_label_set_label (self->placeholder_label, g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_minutes_editor_dispose (GObject *object)
{
  IteamMinutesEditor *self = ITEAM_MINUTES_EDITOR (object);

  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_clear_object (&self->buffer);

  G_OBJECT_CLASS (iteam_minutes_editor_parent_class)->dispose (object);
}

static void
iteam_minutes_editor_finalize (GObject *object)
{
  g_free (ITEAM_MINUTES_EDITOR (object)->read);
  g_free (ITEAM_MINUTES_EDITOR (object)->markup);

  G_OBJECT_CLASS (iteam_minutes_editor_parent_class)->finalize (object);
}

static void
iteam_minutes_editor_class_init (IteamMinutesEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_minutes_editor_get_property;
  object_class->set_property = iteam_minutes_editor_set_property;
  object_class->dispose = iteam_minutes_editor_dispose;
  object_class->finalize = iteam_minutes_editor_finalize;
  widget_class->focus = iteam_focus_child;
  widget_class->grab_focus = iteam_minutes_editor_grab_focus;

  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  properties[PROP_PLAIN] = g_param_spec_boolean ("plain", NULL, NULL, FALSE, flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamMinutesEditor::done:
   *
   * Emitted when something else stands there than was read, to be saved.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamMinutesEditor::turn:
   * @kind: the #IteamKind of a decision, a commitment or an action point
   * @line: the line at the cursor, perhaps empty; it is not in the text any more
   *
   * Emitted when a person wants the line to become that.
   */
  signals[SIGNAL_TURN] = g_signal_new ("turn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "minutes.style", "s", style_action);
  gtk_widget_class_install_action (widget_class, "minutes.list", "s", list_action);
  gtk_widget_class_install_action (widget_class, "minutes.turn", "s", turn_action);

  g_type_ensure (ITEAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-minutes-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamMinutesEditor, bullets_button);
  gtk_widget_class_bind_template_child (widget_class, IteamMinutesEditor, emphasis_button);
  gtk_widget_class_bind_template_child (widget_class, IteamMinutesEditor, numbers_button);
  gtk_widget_class_bind_template_child (widget_class, IteamMinutesEditor, placeholder_label);
  gtk_widget_class_bind_template_child (widget_class, IteamMinutesEditor, strong_button);
  gtk_widget_class_bind_template_child (widget_class, IteamMinutesEditor, tools);
  gtk_widget_class_bind_template_child (widget_class, IteamMinutesEditor, turn_box);
  gtk_widget_class_bind_template_child (widget_class, IteamMinutesEditor, view);
  gtk_widget_class_bind_template_callback (widget_class, tool_toggled_cb);
}

static void
iteam_minutes_editor_init (IteamMinutesEditor *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->read = g_strdup ("");
  self->buffer = iteam_minutes_buffer_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_view_set_buffer (self->view, GTK_TEXT_BUFFER (self->buffer));
  g_signal_connect_swapped (self->buffer, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->buffer, "notify::cursor-position", G_CALLBACK (update_tools), self);

  g_signal_connect_object (focus, "leave", G_CALLBACK (iteam_minutes_editor_finish), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

/* What stands there as CommonMark; written once for each time that it is typed in. */
static const char *
get_markup (IteamMinutesEditor *self)
{
  if (self->markup == NULL)
    self->markup = iteam_minutes_buffer_get_markup (self->buffer);

  return self->markup;
}

/* Shows a text, with the cursor where it was. */
static void
set_text (IteamMinutesEditor *self,
          const char         *text)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self->buffer);
  GtkTextIter cursor;
  int offset;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&cursor);
  self->updating = TRUE;
  iteam_minutes_buffer_set_markup (self->buffer, text);
  self->updating = FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, offset);
  gtk_text_buffer_place_cursor (buffer, &cursor);
  changed_cb (self);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->typed = FALSE;
  update_tools (self);
}

/**
 * iteam_minutes_editor_show:
 * @self: an editor
 * @text: (nullable): what the file holds, as CommonMark
 *
 * Shows what the file holds, unless something is being typed.
 */
void
iteam_minutes_editor_show (IteamMinutesEditor *self,
                           const char         *text)
{
  g_return_if_fail (ITEAM_IS_MINUTES_EDITOR (self));

  if (!self->typed && g_strcmp0 (self->read, text != NULL ? text : "") != 0)
    iteam_minutes_editor_replace (self, text);
}

/**
 * iteam_minutes_editor_get_read:
 * @self: an editor
 *
 * Returns: what the file held when the typing began.
 */
const char *
iteam_minutes_editor_get_read (IteamMinutesEditor *self)
{
  g_return_val_if_fail (ITEAM_IS_MINUTES_EDITOR (self), NULL);

  return self->read;
}

/**
 * iteam_minutes_editor_get_typed:
 * @self: an editor
 *
 * Returns: (transfer full): what stands there, as CommonMark.
 */
char *
iteam_minutes_editor_get_typed (IteamMinutesEditor *self)
{
  g_return_val_if_fail (ITEAM_IS_MINUTES_EDITOR (self), NULL);

  return g_strdup (self->typed ? get_markup (self) : self->read);
}

/**
 * iteam_minutes_editor_take_saved:
 * @self: an editor
 * @text: what is on its way into the file
 *
 * The next edit is made upon @text, which stands there already.
 */
void
iteam_minutes_editor_take_saved (IteamMinutesEditor *self,
                                 const char         *text)
{
  char *copy;

  g_return_if_fail (ITEAM_IS_MINUTES_EDITOR (self));

  copy = g_strdup (text != NULL ? text : "");
  g_free (self->read);
  self->read = copy;
  self->typed = FALSE;
}

/**
 * iteam_minutes_editor_replace:
 * @self: an editor
 * @text: (nullable): what the file holds, as CommonMark
 *
 * Shows what the file holds, whatever stands there.
 */
void
iteam_minutes_editor_replace (IteamMinutesEditor *self,
                              const char         *text)
{
  g_return_if_fail (ITEAM_IS_MINUTES_EDITOR (self));

  iteam_minutes_editor_take_saved (self, text);
  set_text (self, self->read);
}

/**
 * iteam_minutes_editor_finish:
 * @self: an editor
 *
 * Emits #IteamMinutesEditor::done if there is something to save.
 */
void
iteam_minutes_editor_finish (IteamMinutesEditor *self)
{
  g_return_if_fail (ITEAM_IS_MINUTES_EDITOR (self));

  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (!self->typed)
    return;

  if (g_strcmp0 (get_markup (self), self->read) != 0)
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
  else
    self->typed = FALSE;
}
