/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sidebar.h"

#include <glib/gi18n-lib.h>

#include "iteam-file-block.h"
#include "iteam-menu-later.h"
#include "iteam-person-cell.h"
#include "iteam-sidebar-row.h"

/**
 * IteamSidebar:
 *
 * The panes, and below them the file that is open and who is at work in it.
 */
struct _IteamSidebar
{
  AdwBin parent_instance;

  /* template children */
  GtkMenuButton *menu_button;
  GtkListBox *list;

  /* owned */
  IteamSession *session;
  GMenuModel *menu_model;
  char *pane;
};

enum
{
  PROP_SESSION = 1,
  PROP_MENU_MODEL,
  PROP_PANE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamSidebar, iteam_sidebar, ADW_TYPE_BIN)

static char *
user_label (IteamSidebar *self,
            const char   *name)
{
  return g_strdup (name != NULL ? name : _("Who are you?"));
}

static char *
avatar_text (IteamSidebar *self,
             const char   *label)
{
  return iteam_person_cell_avatar_text (label);
}

static gboolean
has_text (IteamSidebar *self,
          const char   *text)
{
  return text != NULL && text[0] != '\0';
}

static void
row_selected_cb (GtkListBox    *list,
                 GtkListBoxRow *row,
                 IteamSidebar  *self)
{
  const char *pane = row != NULL ? iteam_sidebar_row_get_pane (ITEAM_SIDEBAR_ROW (row)) : NULL;

  if (pane == NULL || g_strcmp0 (pane, self->pane) == 0)
    return;

  g_free (self->pane);
  self->pane = g_strdup (pane);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PANE]);
}

static GtkListBoxRow *
find_row (IteamSidebar *self,
          const char   *pane)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (iteam_sidebar_row_get_pane (ITEAM_SIDEBAR_ROW (row)), pane) == 0)
      return row;

  return NULL;
}

/* A name that no pane has, as the settings may hold, changes nothing. */
static void
set_pane (IteamSidebar *self,
          const char   *pane)
{
  GtkListBoxRow *row = find_row (self, pane);

  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

static void
iteam_sidebar_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  IteamSidebar *self = ITEAM_SIDEBAR (object);

  switch (property_id)
    {
    case PROP_SESSION: g_value_set_object (value, self->session); break;
    case PROP_MENU_MODEL: g_value_set_object (value, self->menu_model); break;
    case PROP_PANE: g_value_set_string (value, self->pane); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_sidebar_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  IteamSidebar *self = ITEAM_SIDEBAR (object);

  switch (property_id)
    {
    case PROP_SESSION:
      if (g_set_object (&self->session, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_MENU_MODEL:
      if (g_set_object (&self->menu_model, g_value_get_object (value)))
        {
          iteam_menu_later (self->menu_button, self->menu_model);
          g_object_notify_by_pspec (object, pspec);
        }
      break;
    case PROP_PANE: set_pane (self, g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_sidebar_dispose (GObject *object)
{
  IteamSidebar *self = ITEAM_SIDEBAR (object);

  g_clear_object (&self->session);
  g_clear_object (&self->menu_model);
  g_clear_pointer (&self->pane, g_free);

  G_OBJECT_CLASS (iteam_sidebar_parent_class)->dispose (object);
}

static void
iteam_sidebar_class_init (IteamSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_sidebar_get_property;
  object_class->set_property = iteam_sidebar_set_property;
  object_class->dispose = iteam_sidebar_dispose;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ITEAM_TYPE_SESSION, flags);
  properties[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  properties[PROP_PANE] = g_param_spec_string ("pane", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ITEAM_TYPE_FILE_BLOCK);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/window/iteam-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, IteamSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, avatar_text);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, user_label);
}

static void
iteam_sidebar_init (IteamSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_sidebar_add_pane:
 * @self: the sidebar
 * @name: the name of the pane
 * @title: its title, translated
 * @icon_name: its icon
 *
 * Adds a row for a pane, which itself may be made later.
 */
void
iteam_sidebar_add_pane (IteamSidebar *self,
                        const char   *name,
                        const char   *title,
                        const char   *icon_name)
{
  g_return_if_fail (ITEAM_IS_SIDEBAR (self));

  gtk_list_box_append (self->list, iteam_sidebar_row_new (name, title, icon_name));
}

/**
 * iteam_sidebar_follow_pane:
 * @self: the sidebar
 * @name: the name that the pane was added by
 * @pane: the pane, whose property "badge" tells how much waits there
 *
 * Shows what waits in a pane that has been made.
 */
void
iteam_sidebar_follow_pane (IteamSidebar *self,
                           const char   *name,
                           GtkWidget    *pane)
{
  GtkListBoxRow *row;

  g_return_if_fail (ITEAM_IS_SIDEBAR (self));
  g_return_if_fail (GTK_IS_WIDGET (pane));

  row = find_row (self, name);
  g_return_if_fail (row != NULL);

  g_object_bind_property (pane, "badge", row, "badge", G_BINDING_SYNC_CREATE);
}
