/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-people-window.h"

#include <glib/gi18n-lib.h>

#include "iteam-person-cell.h"
#include "iteam-person-editor.h"
#include "iteam-save.h"

/**
 * IteamPeopleWindow:
 *
 * The people of the team file and their roles: a list, and beside it the
 * person that is chosen.
 */
struct _IteamPeopleWindow
{
  AdwWindow parent_instance;

  /* the person who was just added, to be chosen when the list has them */
  gint64 added;

  /* template children */
  AdwToastOverlay *toasts;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  IteamPersonEditor *editor;

  /* owned */
  IteamStore *store;
};

enum
{
  PROP_STORE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamPeopleWindow, iteam_people_window, ADW_TYPE_WINDOW)

static char *
view_name (IteamPeopleWindow *self,
           IteamPerson       *person)
{
  return g_strdup (person != NULL ? "person" : "nobody");
}

static void
add_toast (IteamPeopleWindow *self,
           const char        *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
toast_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  add_toast (ITEAM_PEOPLE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
select_person (IteamPeopleWindow *self,
               gint64             id)
{
  GListModel *people = G_LIST_MODEL (self->sorted);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (people, i);

      if (iteam_person_get_id (person) == id)
        gtk_single_selection_set_selected (self->selection, i);
    }
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  IteamPeopleWindow *self = ITEAM_PEOPLE_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (!iteam_save_finish (GTK_WIDGET (self), result, &error))
    {
      if (error != NULL)
        add_toast (self, error->message);
      return;
    }
  if (self->store == NULL)
    return;

  select_person (self, self->added);
  iteam_person_editor_focus_name (self->editor);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  IteamPeopleWindow *self = ITEAM_PEOPLE_WINDOW (widget);
  g_autoptr (IteamPerson) person = iteam_person_new (_("New person"));
  g_autoptr (IteamDraft) draft = iteam_person_draft_new (person);

  iteam_person_editor_flush (self->editor);
  self->added = iteam_person_get_id (person);
  iteam_save_async (widget, self->store, draft, added_cb, NULL);
}

static gboolean
iteam_people_window_close_request (GtkWindow *window)
{
  iteam_person_editor_flush (ITEAM_PEOPLE_WINDOW (window)->editor);

  return GTK_WINDOW_CLASS (iteam_people_window_parent_class)->close_request (window);
}

static void
iteam_people_window_constructed (GObject *object)
{
  IteamPeopleWindow *self = ITEAM_PEOPLE_WINDOW (object);
  IteamDirectory *directory = iteam_store_get_directory (self->store);

  G_OBJECT_CLASS (iteam_people_window_parent_class)->constructed (object);

  g_object_set (self->editor, "store", self->store, NULL);
  gtk_sort_list_model_set_model (self->sorted, iteam_directory_get_people (directory));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "people.add", !iteam_store_get_read_only (self->store));
}

static void
iteam_people_window_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  IteamPeopleWindow *self = ITEAM_PEOPLE_WINDOW (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, self->store); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_people_window_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  IteamPeopleWindow *self = ITEAM_PEOPLE_WINDOW (object);

  switch (property_id)
    {
    case PROP_STORE: self->store = g_value_dup_object (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_people_window_dispose (GObject *object)
{
  IteamPeopleWindow *self = ITEAM_PEOPLE_WINDOW (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (iteam_people_window_parent_class)->dispose (object);
}

static void
iteam_people_window_class_init (IteamPeopleWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = iteam_people_window_constructed;
  object_class->get_property = iteam_people_window_get_property;
  object_class->set_property = iteam_people_window_set_property;
  object_class->dispose = iteam_people_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = iteam_people_window_close_request;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ITEAM_TYPE_PERSON);
  g_type_ensure (ITEAM_TYPE_PERSON_CELL);
  g_type_ensure (ITEAM_TYPE_PERSON_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/window/iteam-people-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamPeopleWindow, editor);
  gtk_widget_class_bind_template_child (widget_class, IteamPeopleWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, IteamPeopleWindow, sorted);
  gtk_widget_class_bind_template_child (widget_class, IteamPeopleWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, view_name);
  gtk_widget_class_install_action (widget_class, "people.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "people.toast", "s", toast_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
iteam_people_window_init (IteamPeopleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_people_window_new:
 * @parent: the window over which it stands
 * @store: a team file
 *
 * Returns: (transfer none): the window, which belongs to GTK until it is closed.
 */
GtkWidget *
iteam_people_window_new (GtkWindow  *parent,
                         IteamStore *store)
{
  return g_object_new (ITEAM_TYPE_PEOPLE_WINDOW,
                       "transient-for", parent,
                       "store", store,
                       NULL);
}

/**
 * iteam_people_window_select:
 * @self: the window
 * @person: the key of a person
 *
 * Chooses a person.
 */
void
iteam_people_window_select (IteamPeopleWindow *self,
                            gint64             person)
{
  g_return_if_fail (ITEAM_IS_PEOPLE_WINDOW (self));

  select_person (self, person);
}
