/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sidebar-row.h"

#include <glib/gi18n-lib.h>

/**
 * IteamSidebarRow:
 *
 * A pane in the sidebar: its icon, its title, and how much waits there.
 */
struct _IteamSidebarRow
{
  GtkListBoxRow parent_instance;

  int badge;

  /* owned */
  char *pane;
  char *title;
  char *icon_name;
};

enum
{
  PROP_PANE = 1,
  PROP_TITLE,
  PROP_ICON_NAME,
  PROP_BADGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamSidebarRow, iteam_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static char *
badge_label (IteamSidebarRow *self,
             int              badge)
{
  return g_strdup_printf ("%d", badge);
}

static gboolean
badge_visible (IteamSidebarRow *self,
               int              badge)
{
  return badge > 0;
}

/* A bare figure after a title tells a screen reader little. */
static void
update_accessible (IteamSidebarRow *self)
{
  if (self->badge > 0)
    {
      g_autofree char *waiting = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                               "%d waits for you",
                                                               "%d wait for you", self->badge),
                                                  self->badge);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, waiting, -1);
    }
  else
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

static void
iteam_sidebar_row_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  IteamSidebarRow *self = ITEAM_SIDEBAR_ROW (object);

  switch (property_id)
    {
    case PROP_PANE: g_value_set_string (value, self->pane); break;
    case PROP_TITLE: g_value_set_string (value, self->title); break;
    case PROP_ICON_NAME: g_value_set_string (value, self->icon_name); break;
    case PROP_BADGE: g_value_set_int (value, self->badge); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_sidebar_row_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  IteamSidebarRow *self = ITEAM_SIDEBAR_ROW (object);

  switch (property_id)
    {
    case PROP_PANE: self->pane = g_value_dup_string (value); break;
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
      break;
    case PROP_ICON_NAME: self->icon_name = g_value_dup_string (value); break;
    case PROP_BADGE:
      if (self->badge == g_value_get_int (value))
        return;
      self->badge = g_value_get_int (value);
      update_accessible (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

/* Tab goes on to what is behind the panes: it would choose one pane after the other. */
static gboolean
iteam_sidebar_row_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  GtkWidget *focused = gtk_widget_get_focus_child (gtk_widget_get_parent (widget));

  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && focused != NULL && focused != widget)
    return FALSE;

  return GTK_WIDGET_CLASS (iteam_sidebar_row_parent_class)->focus (widget, direction);
}

static void
iteam_sidebar_row_finalize (GObject *object)
{
  IteamSidebarRow *self = ITEAM_SIDEBAR_ROW (object);

  g_free (self->pane);
  g_free (self->title);
  g_free (self->icon_name);

  G_OBJECT_CLASS (iteam_sidebar_row_parent_class)->finalize (object);
}

static void
iteam_sidebar_row_class_init (IteamSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags once = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY;

  object_class->get_property = iteam_sidebar_row_get_property;
  object_class->set_property = iteam_sidebar_row_set_property;
  object_class->finalize = iteam_sidebar_row_finalize;
  widget_class->focus = iteam_sidebar_row_focus;

  properties[PROP_PANE] = g_param_spec_string ("pane", NULL, NULL, NULL, once);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, once);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, once);
  properties[PROP_BADGE] = g_param_spec_int ("badge", NULL, NULL, 0, G_MAXINT, 0,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/window/iteam-sidebar-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, badge_label);
  gtk_widget_class_bind_template_callback (widget_class, badge_visible);
}

static void
iteam_sidebar_row_init (IteamSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_sidebar_row_new:
 * @pane: the name of the pane
 * @title: its title, translated
 * @icon_name: its icon
 *
 * Returns: (transfer floating): the row.
 */
GtkWidget *
iteam_sidebar_row_new (const char *pane,
                       const char *title,
                       const char *icon_name)
{
  return g_object_new (ITEAM_TYPE_SIDEBAR_ROW,
                       "pane", pane,
                       "title", title,
                       "icon-name", icon_name,
                       NULL);
}

/**
 * iteam_sidebar_row_get_pane:
 * @self: a row
 *
 * Returns: the name of the pane.
 */
const char *
iteam_sidebar_row_get_pane (IteamSidebarRow *self)
{
  g_return_val_if_fail (ITEAM_IS_SIDEBAR_ROW (self), NULL);

  return self->pane;
}
