/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-text-area.h"

#include "iteam-compat.h"
#include "iteam-text.h"

/* Long enough not to come in the middle of a word, short enough to lose nothing. */
#define REST_SECONDS 2

/**
 * IteamTextArea:
 *
 * Text of one or several lines that wraps and is edited in place: leaving it
 * finishes, and so does Enter where the text is one line and Ctrl+Enter where it
 * is several; Escape takes back what was typed. It keeps the text that the typing
 * began upon, and leaves what is being typed alone when the file changes.
 */
struct _IteamTextArea
{
  AdwBin parent_instance;

  gboolean updating;
  gboolean multiline;
  gboolean saves_at_rest;
  guint rest_source;

  /* template children */
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkWidget *placeholder_label;

  /* owned */
  char *placeholder;
  char *label;
  char *read;
};

enum
{
  PROP_MULTILINE = 1,
  PROP_SAVES_AT_REST,
  PROP_PLACEHOLDER,
  PROP_LABEL,
  PROP_EDITABLE,
  N_PROPS
};

enum
{
  SIGNAL_TYPED,
  SIGNAL_DONE,
  SIGNAL_ACTIVATED,
  SIGNAL_REVERTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamTextArea, iteam_text_area, ADW_TYPE_BIN)

static char *
get_text (IteamTextArea *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);

  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
set_text (IteamTextArea *self,
          const char    *text)
{
  g_autofree char *before = get_text (self);

  if (g_strcmp0 (before, text) == 0)
    return;

  self->updating = TRUE;
  /* What the program puts there is not for Ctrl+Z to take away. */
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->updating = FALSE;
}

static gboolean
rest_cb (gpointer user_data)
{
  IteamTextArea *self = ITEAM_TEXT_AREA (user_data);
  g_autofree char *typed = iteam_text_area_get_typed (self);

  self->rest_source = 0;
  if (g_strcmp0 (typed, self->read) != 0)
    g_signal_emit (self, signals[SIGNAL_DONE], 0);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (IteamTextArea *self)
{
  gtk_widget_set_visible (self->placeholder_label, gtk_text_buffer_get_char_count (self->buffer) == 0);
  if (self->updating)
    return;

  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->saves_at_rest)
    self->rest_source = g_timeout_add_seconds (REST_SECONDS, rest_cb, self);
  g_signal_emit (self, signals[SIGNAL_TYPED], 0);
}

static gboolean
key_pressed_cb (IteamTextArea  *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType modifiers)
{
  gboolean control = (modifiers & GDK_CONTROL_MASK) != 0;

  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (self->multiline && !control)
        return GDK_EVENT_PROPAGATE;
      iteam_text_area_finish (self);
      g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (!iteam_text_area_is_typed (self))
        return GDK_EVENT_PROPAGATE;
      iteam_text_area_revert (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
set_string (IteamTextArea *self,
            char         **field,
            const char    *value,
            int            property)
{
  char *copy;

  if (g_strcmp0 (*field, value) == 0)
    return;

  copy = g_strdup (value);
  g_free (*field);
  *field = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static gboolean
iteam_text_area_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ITEAM_TEXT_AREA (widget)->view));
}

static void
iteam_text_area_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  IteamTextArea *self = ITEAM_TEXT_AREA (object);

  switch (property_id)
    {
    case PROP_MULTILINE: g_value_set_boolean (value, self->multiline); break;
    case PROP_SAVES_AT_REST: g_value_set_boolean (value, self->saves_at_rest); break;
    case PROP_PLACEHOLDER: g_value_set_string (value, self->placeholder); break;
    case PROP_LABEL: g_value_set_string (value, self->label); break;
    case PROP_EDITABLE: g_value_set_boolean (value, gtk_text_view_get_editable (self->view)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_text_area_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  IteamTextArea *self = ITEAM_TEXT_AREA (object);

  switch (property_id)
    {
    case PROP_MULTILINE: self->multiline = g_value_get_boolean (value); break;
    case PROP_SAVES_AT_REST: self->saves_at_rest = g_value_get_boolean (value); break;
    case PROP_PLACEHOLDER: set_string (self, &self->placeholder, g_value_get_string (value), PROP_PLACEHOLDER); break;
    case PROP_LABEL: iteam_text_area_set_label (self, g_value_get_string (value)); break;
    case PROP_EDITABLE:
      if (gtk_text_view_get_editable (self->view) == g_value_get_boolean (value))
        return;
      gtk_text_view_set_editable (self->view, g_value_get_boolean (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_text_area_dispose (GObject *object)
{
  IteamTextArea *self = ITEAM_TEXT_AREA (object);

  g_clear_handle_id (&self->rest_source, g_source_remove);

  G_OBJECT_CLASS (iteam_text_area_parent_class)->dispose (object);
}

static void
iteam_text_area_finalize (GObject *object)
{
  IteamTextArea *self = ITEAM_TEXT_AREA (object);

  g_free (self->placeholder);
  g_free (self->label);
  g_free (self->read);

  G_OBJECT_CLASS (iteam_text_area_parent_class)->finalize (object);
}

static void
iteam_text_area_class_init (IteamTextAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags once = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_text_area_get_property;
  object_class->set_property = iteam_text_area_set_property;
  object_class->dispose = iteam_text_area_dispose;
  object_class->finalize = iteam_text_area_finalize;
  widget_class->focus = iteam_focus_child;
  widget_class->grab_focus = iteam_text_area_grab_focus;

  /**
   * IteamTextArea:multiline:
   *
   * Whether Enter begins a new line.
   */
  properties[PROP_MULTILINE] = g_param_spec_boolean ("multiline", NULL, NULL, FALSE, once);

  /**
   * IteamTextArea:saves-at-rest:
   *
   * Whether to be done also when nothing was typed for a while.
   */
  properties[PROP_SAVES_AT_REST] = g_param_spec_boolean ("saves-at-rest", NULL, NULL, FALSE, once);

  /**
   * IteamTextArea:placeholder:
   *
   * What stands there while there is no text.
   */
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);

  /**
   * IteamTextArea:label:
   *
   * What a screen reader calls it.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);

  /**
   * IteamTextArea:editable:
   *
   * Whether a person can change the text; it can be read and copied in any case.
   */
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamTextArea::typed:
   *
   * Emitted when a person changes the text.
   */
  signals[SIGNAL_TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamTextArea::done:
   *
   * Emitted when a person has finished typing, or rests, and something else
   * stands there than was read.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamTextArea::activated:
   *
   * Emitted when a person presses the key that finishes.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamTextArea::reverted:
   *
   * Emitted when a person took back what was typed.
   */
  signals[SIGNAL_REVERTED] = g_signal_new ("reverted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-text-area.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamTextArea, buffer);
  gtk_widget_class_bind_template_child (widget_class, IteamTextArea, placeholder_label);
  gtk_widget_class_bind_template_child (widget_class, IteamTextArea, view);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
iteam_text_area_init (IteamTextArea *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->read = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (focus, "leave", G_CALLBACK (iteam_text_area_finish), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

/**
 * iteam_text_area_show:
 * @self: a text area
 * @text: (nullable): what the file holds
 *
 * Shows what the file holds, unless something is being typed: that stays, and
 * so does what it was typed upon.
 */
void
iteam_text_area_show (IteamTextArea *self,
                      const char    *text)
{
  g_return_if_fail (ITEAM_IS_TEXT_AREA (self));

  if (!iteam_text_area_is_typed (self))
    iteam_text_area_take_saved (self, text);
}

/**
 * iteam_text_area_get_read:
 * @self: a text area
 *
 * Returns: what the file held when the typing began.
 */
const char *
iteam_text_area_get_read (IteamTextArea *self)
{
  g_return_val_if_fail (ITEAM_IS_TEXT_AREA (self), NULL);

  return self->read;
}

/**
 * iteam_text_area_get_typed:
 * @self: a text area
 *
 * Returns: (transfer full): what stands there without space at its ends, and
 *   on one line if the text is of one line.
 */
char *
iteam_text_area_get_typed (IteamTextArea *self)
{
  g_autofree char *text = NULL;
  char *typed;

  g_return_val_if_fail (ITEAM_IS_TEXT_AREA (self), NULL);

  text = get_text (self);
  if (!self->multiline)
    g_strdelimit (text, "\r\n", ' ');
  typed = iteam_text_strip (text);

  return typed != NULL ? typed : g_strdup ("");
}

/**
 * iteam_text_area_is_typed:
 * @self: a text area
 *
 * Returns: whether something else stands there than was read.
 */
gboolean
iteam_text_area_is_typed (IteamTextArea *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (ITEAM_IS_TEXT_AREA (self), FALSE);

  text = get_text (self);

  return g_strcmp0 (text, self->read) != 0;
}

/**
 * iteam_text_area_type:
 * @self: a text area
 * @text: a text
 *
 * Puts a text there as if it was typed.
 */
void
iteam_text_area_type (IteamTextArea *self,
                      const char    *text)
{
  g_return_if_fail (ITEAM_IS_TEXT_AREA (self));

  gtk_text_buffer_set_text (self->buffer, text, -1);
}

/**
 * iteam_text_area_take_saved:
 * @self: a text area
 * @text: (nullable): what is on its way into the file
 *
 * Shows @text; the next edit is made upon it.
 */
void
iteam_text_area_take_saved (IteamTextArea *self,
                            const char    *text)
{
  g_autofree char *typed = NULL;
  char *copy;

  g_return_if_fail (ITEAM_IS_TEXT_AREA (self));

  copy = g_strdup (text != NULL ? text : "");
  g_free (self->read);
  self->read = copy;

  /* A space behind the last word is there for the next one. */
  typed = iteam_text_area_get_typed (self);
  if (!gtk_widget_has_focus (GTK_WIDGET (self->view)) || g_strcmp0 (typed, copy) != 0)
    set_text (self, copy);
}

/**
 * iteam_text_area_revert:
 * @self: a text area
 *
 * Takes back what was typed.
 */
void
iteam_text_area_revert (IteamTextArea *self)
{
  g_return_if_fail (ITEAM_IS_TEXT_AREA (self));

  g_clear_handle_id (&self->rest_source, g_source_remove);
  set_text (self, self->read);
  g_signal_emit (self, signals[SIGNAL_REVERTED], 0);
}

/**
 * iteam_text_area_finish:
 * @self: a text area
 *
 * Emits #IteamTextArea::done if there is something to save.
 */
void
iteam_text_area_finish (IteamTextArea *self)
{
  g_autofree char *typed = NULL;

  g_return_if_fail (ITEAM_IS_TEXT_AREA (self));

  g_clear_handle_id (&self->rest_source, g_source_remove);
  typed = iteam_text_area_get_typed (self);
  if (g_strcmp0 (typed, self->read) != 0)
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
  else
    set_text (self, typed);
}

/**
 * iteam_text_area_set_label:
 * @self: a text area
 * @label: (nullable): what a screen reader calls it
 */
void
iteam_text_area_set_label (IteamTextArea *self,
                           const char    *label)
{
  g_return_if_fail (ITEAM_IS_TEXT_AREA (self));

  set_string (self, &self->label, label, PROP_LABEL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
}
