/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-text-row.h"

#include "iteam-text.h"

/**
 * IteamTextRow:
 *
 * A line of text that is edited in place: Enter and leaving it finish, Escape
 * takes back what was typed. It keeps the text that the typing began upon, and
 * leaves what is being typed alone when the file changes.
 */
typedef struct
{
  gboolean updating;

  /* owned */
  char *label;
  char *read;
} IteamTextRowPrivate;

enum
{
  PROP_LABEL = 1,
  N_PROPS
};

enum
{
  SIGNAL_TYPED,
  SIGNAL_DONE,
  SIGNAL_REVERTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_TYPE_WITH_PRIVATE (IteamTextRow, iteam_text_row, ADW_TYPE_ENTRY_ROW)

static IteamTextRowPrivate *
get_private (IteamTextRow *self)
{
  return iteam_text_row_get_instance_private (self);
}

static void
set_text (IteamTextRow *self,
          const char   *text)
{
  IteamTextRowPrivate *priv = get_private (self);

  priv->updating = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  priv->updating = FALSE;
}

static void
set_title (IteamTextRow *self,
           const char   *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title != NULL ? title : "");
}

static void
changed_cb (IteamTextRow *self)
{
  if (get_private (self)->updating)
    return;

  iteam_text_row_set_problem (self, NULL);
  g_signal_emit (self, signals[SIGNAL_TYPED], 0);
}

static gboolean
key_pressed_cb (IteamTextRow   *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType modifiers)
{
  if (keyval != GDK_KEY_Escape || !iteam_text_row_is_typed (self))
    return GDK_EVENT_PROPAGATE;

  iteam_text_row_revert (self);

  return GDK_EVENT_STOP;
}

static void
set_label (IteamTextRow *self,
           const char   *label)
{
  IteamTextRowPrivate *priv = get_private (self);
  char *copy;

  if (g_strcmp0 (priv->label, label) == 0)
    return;

  copy = g_strdup (label);
  g_free (priv->label);
  priv->label = copy;
  set_title (self, label);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

static void
iteam_text_row_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  IteamTextRow *self = ITEAM_TEXT_ROW (object);

  switch (property_id)
    {
    case PROP_LABEL: g_value_set_string (value, get_private (self)->label); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_text_row_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  IteamTextRow *self = ITEAM_TEXT_ROW (object);

  switch (property_id)
    {
    case PROP_LABEL: set_label (self, g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_text_row_finalize (GObject *object)
{
  IteamTextRowPrivate *priv = get_private (ITEAM_TEXT_ROW (object));

  g_free (priv->label);
  g_free (priv->read);

  G_OBJECT_CLASS (iteam_text_row_parent_class)->finalize (object);
}

static void
iteam_text_row_class_init (IteamTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = iteam_text_row_get_property;
  object_class->set_property = iteam_text_row_set_property;
  object_class->finalize = iteam_text_row_finalize;

  /**
   * IteamTextRow:label:
   *
   * What the row is called, where its title tells something else for a while.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamTextRow::typed:
   *
   * Emitted when a person changes the text.
   */
  signals[SIGNAL_TYPED] = g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamTextRow::done:
   *
   * Emitted when a person has finished typing something else than was read.
   */
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamTextRow::reverted:
   *
   * Emitted when a person took back what was typed.
   */
  signals[SIGNAL_REVERTED] = g_signal_new ("reverted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
iteam_text_row_init (IteamTextRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  get_private (self)->read = g_strdup ("");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);

  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (iteam_text_row_finish), NULL);

  g_signal_connect_object (focus, "leave", G_CALLBACK (iteam_text_row_finish), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * iteam_text_row_show:
 * @self: a row
 * @text: (nullable): what the file holds
 *
 * Shows what the file holds, unless something is being typed: that stays, and
 * so does what it was typed upon.
 */
void
iteam_text_row_show (IteamTextRow *self,
                     const char   *text)
{
  g_return_if_fail (ITEAM_IS_TEXT_ROW (self));

  if (!iteam_text_row_is_typed (self))
    iteam_text_row_take_saved (self, text);
}

/**
 * iteam_text_row_get_read:
 * @self: a row
 *
 * Returns: what the file held when the typing began.
 */
const char *
iteam_text_row_get_read (IteamTextRow *self)
{
  g_return_val_if_fail (ITEAM_IS_TEXT_ROW (self), NULL);

  return get_private (self)->read;
}

/**
 * iteam_text_row_get_typed:
 * @self: a row
 *
 * Returns: (transfer full): what stands there, without space at its ends.
 */
char *
iteam_text_row_get_typed (IteamTextRow *self)
{
  char *typed;

  g_return_val_if_fail (ITEAM_IS_TEXT_ROW (self), NULL);

  typed = iteam_text_strip (gtk_editable_get_text (GTK_EDITABLE (self)));

  return typed != NULL ? typed : g_strdup ("");
}

/**
 * iteam_text_row_is_typed:
 * @self: a row
 *
 * Returns: whether something else stands there than was read.
 */
gboolean
iteam_text_row_is_typed (IteamTextRow *self)
{
  g_return_val_if_fail (ITEAM_IS_TEXT_ROW (self), FALSE);

  return g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self)), get_private (self)->read) != 0;
}

/**
 * iteam_text_row_take_saved:
 * @self: a row
 * @text: (nullable): what is on its way into the file
 *
 * Shows @text; the next edit is made upon it.
 */
void
iteam_text_row_take_saved (IteamTextRow *self,
                           const char   *text)
{
  IteamTextRowPrivate *priv = get_private (self);
  char *copy;

  g_return_if_fail (ITEAM_IS_TEXT_ROW (self));

  copy = g_strdup (text != NULL ? text : "");
  g_free (priv->read);
  priv->read = copy;
  set_text (self, copy);
  iteam_text_row_set_problem (self, NULL);
}

/**
 * iteam_text_row_revert:
 * @self: a row
 *
 * Takes back what was typed.
 */
void
iteam_text_row_revert (IteamTextRow *self)
{
  g_return_if_fail (ITEAM_IS_TEXT_ROW (self));

  set_text (self, get_private (self)->read);
  iteam_text_row_set_problem (self, NULL);
  g_signal_emit (self, signals[SIGNAL_REVERTED], 0);
}

/**
 * iteam_text_row_finish:
 * @self: a row
 *
 * Emits #IteamTextRow::done if there is something to save.
 */
void
iteam_text_row_finish (IteamTextRow *self)
{
  g_autofree char *typed = NULL;

  g_return_if_fail (ITEAM_IS_TEXT_ROW (self));

  typed = iteam_text_row_get_typed (self);
  if (g_strcmp0 (typed, get_private (self)->read) != 0)
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
  else
    set_text (self, typed);
}

/**
 * iteam_text_row_set_hint:
 * @self: a row
 * @hint: (nullable): what the program makes of the text
 *
 * Shows what is understood of the text beside the label.
 */
void
iteam_text_row_set_hint (IteamTextRow *self,
                         const char   *hint)
{
  const char *label = get_private (self)->label;
  g_autofree char *title = NULL;

  g_return_if_fail (ITEAM_IS_TEXT_ROW (self));

  if (hint != NULL && hint[0] != '\0')
    title = g_strdup_printf ("%s · %s", label, hint);
  set_title (self, title != NULL ? title : label);
}

/**
 * iteam_text_row_set_problem:
 * @self: a row
 * @problem: (nullable): a sentence that says what is wrong with the text
 *
 * Marks the text as one that is not saved, and says why.
 */
void
iteam_text_row_set_problem (IteamTextRow *self,
                            const char   *problem)
{
  g_return_if_fail (ITEAM_IS_TEXT_ROW (self));

  set_title (self, problem != NULL ? problem : get_private (self)->label);
  if (problem != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID);
    }
}
