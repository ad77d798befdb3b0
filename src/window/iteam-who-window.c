/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-who-window.h"

#include <glib/gi18n-lib.h>

#include "iteam-role-list.h"
#include "iteam-text.h"

/**
 * IteamWhoWindow:
 *
 * Asks who is at work, when a file does not know the system's user name yet
 * or knows it as someone else's.
 */
struct _IteamWhoWindow
{
  AdwWindow parent_instance;

  /* template children */
  AdwToastOverlay *toasts;
  AdwPreferencesGroup *people_group;
  AdwActionRow *other_row;
  GtkCheckButton *other_check;
  AdwEntryRow *name_row;
  AdwComboRow *role_row;
  GtkWidget *choose_button;

  /* borrowed: the buttons of the people, who are their data */
  GPtrArray *checks;

  /* owned */
  IteamSession *session;
};

enum
{
  PROP_SESSION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamWhoWindow, iteam_who_window, ADW_TYPE_WINDOW)

static IteamPerson *
get_chosen (IteamWhoWindow *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (gtk_check_button_get_active (check))
        return g_object_get_data (G_OBJECT (check), "iteam-person");
    }

  return NULL;
}

static void
choice_changed_cb (IteamWhoWindow *self)
{
  g_autofree char *name = iteam_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  gboolean other = gtk_check_button_get_active (self->other_check);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "who.choose",
                                 other ? name != NULL : get_chosen (self) != NULL);
}

static void
other_toggled_cb (IteamWhoWindow *self)
{
  if (gtk_check_button_get_active (self->other_check))
    gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

static void
become_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (IteamWhoWindow) self = ITEAM_WHO_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (iteam_session_become_finish (ITEAM_SESSION (source), result, &error))
    {
      gtk_window_close (GTK_WINDOW (self));
    }
  else
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
    }
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamWhoWindow *self = ITEAM_WHO_WINDOW (widget);
  g_autoptr (IteamPerson) person = NULL;

  if (gtk_check_button_get_active (self->other_check))
    {
      g_autofree char *name = iteam_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
      IteamRoleTerm term = { .role = adw_combo_row_get_selected (self->role_row) };

      person = iteam_person_new (name);
      iteam_person_put_role (person, &term);
    }
  else
    {
      person = g_object_ref (get_chosen (self));
    }

  iteam_session_become_async (self->session, person, become_cb, g_object_ref (self));
}

static void
add_person (IteamWhoWindow *self,
            IteamPerson    *person)
{
  g_autofree char *roles = iteam_person_describe_roles (person, iteam_day_today ());
  GtkWidget *check, *row;

  check = g_object_new (GTK_TYPE_CHECK_BUTTON,
                        "valign", GTK_ALIGN_CENTER,
                        "group", self->other_check,
                        "active", person == iteam_session_get_user (self->session),
                        NULL);
  row = g_object_new (ADW_TYPE_ACTION_ROW,
                      "use-markup", FALSE,
                      "title", iteam_person_get_name (person),
                      "subtitle", g_strcmp0 (roles, iteam_person_get_name (person)) != 0 ? roles : NULL,
                      "activatable-widget", check,
                      NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row, NULL, -1);
  adw_preferences_group_add (self->people_group, row);

  g_object_set_data_full (G_OBJECT (check), "iteam-person", g_object_ref (person), g_object_unref);
  g_signal_connect_object (check, "toggled", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
}

static void
iteam_who_window_constructed (GObject *object)
{
  IteamWhoWindow *self = ITEAM_WHO_WINDOW (object);
  IteamStore *store = iteam_session_get_store (self->session);
  GListModel *people = iteam_directory_get_people (iteam_store_get_directory (store));

  G_OBJECT_CLASS (iteam_who_window_parent_class)->constructed (object);

  adw_preferences_group_remove (self->people_group, g_object_ref (GTK_WIDGET (self->other_row)));
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (people, i);

      if (iteam_person_get_active (person))
        add_person (self, person);
    }
  adw_preferences_group_add (self->people_group, GTK_WIDGET (self->other_row));
  g_object_unref (self->other_row);

  /* In a file without people there is nobody else to be. */
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), g_get_real_name ());
  if (self->checks->len == 0)
    gtk_check_button_set_active (self->other_check, TRUE);
  choice_changed_cb (self);
}

static void
iteam_who_window_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  IteamWhoWindow *self = ITEAM_WHO_WINDOW (object);

  switch (property_id)
    {
    case PROP_SESSION: g_value_set_object (value, self->session); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_who_window_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  IteamWhoWindow *self = ITEAM_WHO_WINDOW (object);

  switch (property_id)
    {
    case PROP_SESSION: self->session = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_who_window_finalize (GObject *object)
{
  IteamWhoWindow *self = ITEAM_WHO_WINDOW (object);

  g_ptr_array_unref (self->checks);
  g_object_unref (self->session);

  G_OBJECT_CLASS (iteam_who_window_parent_class)->finalize (object);
}

static void
iteam_who_window_class_init (IteamWhoWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = iteam_who_window_constructed;
  object_class->get_property = iteam_who_window_get_property;
  object_class->set_property = iteam_who_window_set_property;
  object_class->finalize = iteam_who_window_finalize;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, ITEAM_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/window/iteam-who-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamWhoWindow, choose_button);
  gtk_widget_class_bind_template_child (widget_class, IteamWhoWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, IteamWhoWindow, other_check);
  gtk_widget_class_bind_template_child (widget_class, IteamWhoWindow, other_row);
  gtk_widget_class_bind_template_child (widget_class, IteamWhoWindow, people_group);
  gtk_widget_class_bind_template_child (widget_class, IteamWhoWindow, role_row);
  gtk_widget_class_bind_template_child (widget_class, IteamWhoWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_toggled_cb);
  gtk_widget_class_install_action (widget_class, "who.choose", NULL, choose_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
iteam_who_window_init (IteamWhoWindow *self)
{
  g_autoptr (GListModel) roles = iteam_role_list_new (FALSE);

  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  adw_combo_row_set_model (self->role_row, roles);
  adw_combo_row_set_selected (self->role_row, ITEAM_ROLE_OTHER);
}

/**
 * iteam_who_window_new:
 * @parent: the window over which it stands
 * @session: a session with a file that can be written
 *
 * Returns: (transfer none): the window, which belongs to GTK until it is closed.
 */
GtkWidget *
iteam_who_window_new (GtkWindow    *parent,
                      IteamSession *session)
{
  return g_object_new (ITEAM_TYPE_WHO_WINDOW,
                       "transient-for", parent,
                       "session", session,
                       NULL);
}
