/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-view-button.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"

/* Where room is short a long name gives way, but never to less than this. */
#define MIN_LETTERS 5

/* The largest count that is shown as it is where room is short. */
#define MAX_COUNT 999

/**
 * IteamActionViewButton:
 *
 * Chooses a view of the action points, and says how many are in it. It is
 * pressed while the action "filter-bar.view" of a widget above it has that view.
 */
struct _IteamActionViewButton
{
  GtkToggleButton parent_instance;

  IteamActionView view;
  gboolean compact;

  /* template children */
  GtkLabel *name_label;
  GtkLabel *count_label;
};

enum
{
  PROP_VIEW = 1,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamActionViewButton, iteam_action_view_button, GTK_TYPE_TOGGLE_BUTTON)

static void
set_view (IteamActionViewButton *self,
          const char            *nick)
{
  GtkActionable *actionable = GTK_ACTIONABLE (self);
  const char *label;

  if (!iteam_action_view_from_words (nick, &self->view))
    return;

  label = iteam_action_view_label (self->view);
  gtk_label_set_label (self->name_label, label);
  gtk_label_set_width_chars (self->name_label, (int) MIN (g_utf8_strlen (label, -1), MIN_LETTERS));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (actionable, "s", iteam_action_view_to_nick (self->view));
  gtk_actionable_set_action_name (actionable, "filter-bar.view");
}

static void
iteam_action_view_button_get_property (GObject    *object,
                                       guint       property_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  IteamActionViewButton *self = ITEAM_ACTION_VIEW_BUTTON (object);

  switch (property_id)
    {
    case PROP_VIEW: g_value_set_string (value, iteam_action_view_to_nick (self->view)); break;
    case PROP_COMPACT: g_value_set_boolean (value, self->compact); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_action_view_button_set_property (GObject      *object,
                                       guint         property_id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  IteamActionViewButton *self = ITEAM_ACTION_VIEW_BUTTON (object);

  switch (property_id)
    {
    case PROP_VIEW: set_view (self, g_value_get_string (value)); break;
    case PROP_COMPACT: self->compact = g_value_get_boolean (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_action_view_button_class_init (IteamActionViewButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags once = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY;

  object_class->get_property = iteam_action_view_button_get_property;
  object_class->set_property = iteam_action_view_button_set_property;

  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "all", once);

  /**
   * IteamActionViewButton:compact:
   *
   * Whether room is short: a large count is then only said to be large, and
   * told exactly in a tooltip.
   */
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, once);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-action-view-button.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActionViewButton, count_label);
  gtk_widget_class_bind_template_child (widget_class, IteamActionViewButton, name_label);
}

static void
iteam_action_view_button_init (IteamActionViewButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_action_view_button_get_view:
 * @self: a button
 *
 * Returns: the view that it chooses.
 */
IteamActionView
iteam_action_view_button_get_view (IteamActionViewButton *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_VIEW_BUTTON (self), ITEAM_ACTION_VIEW_ALL);

  return self->view;
}

/**
 * iteam_action_view_button_set_count:
 * @self: a button
 * @count: how many action points the view holds
 */
void
iteam_action_view_button_set_count (IteamActionViewButton *self,
                                    guint                  count)
{
  g_autofree char *figure = NULL;
  g_autofree char *description = NULL;

  g_return_if_fail (ITEAM_IS_ACTION_VIEW_BUTTON (self));

  figure = self->compact ? iteam_action_view_format_count (count) : g_strdup_printf ("%'u", count);
  gtk_label_set_label (self->count_label, figure);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), TRUE);
  if (self->view == ITEAM_ACTION_VIEW_OVERDUE && count > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->count_label), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->count_label), "late");

  description = iteam_action_view_describe (self->view, count);
  iteam_set_tooltip (GTK_WIDGET (self), self->compact && count > MAX_COUNT ? description : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

/**
 * iteam_action_view_describe:
 * @view: a view
 * @count: how many action points it holds
 *
 * Returns: (transfer full): both in words, since a bare figure tells a screen
 *   reader little.
 */
char *
iteam_action_view_describe (IteamActionView view,
                            guint           count)
{
  /* Translators: the first is a view of the list, "Today". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %'u action point", "%s, %'u action points", count),
                          iteam_action_view_label (view), count);
}

/**
 * iteam_action_view_format_count:
 * @count: how many action points a view holds
 *
 * Returns: (transfer full): the count in little room, "999+" if it is larger.
 */
char *
iteam_action_view_format_count (guint count)
{
  return count > MAX_COUNT ? g_strdup_printf ("%d+", MAX_COUNT) : g_strdup_printf ("%u", count);
}
