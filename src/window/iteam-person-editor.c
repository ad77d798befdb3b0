/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-person-editor.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-role-row.h"
#include "iteam-save.h"
#include "iteam-text-row.h"

typedef enum
{
  FIELD_NAME,
  FIELD_SHORT_NAME,
  FIELD_EMAIL,
  FIELD_PHONE,
  N_FIELDS
} Field;

static const struct
{
  const char *property;
  void (*set) (IteamPerson *person, const char *value);
} fields[N_FIELDS] = {
  [FIELD_NAME] = { "name", iteam_person_set_name },
  [FIELD_SHORT_NAME] = { "short-name", iteam_person_set_short_name },
  [FIELD_EMAIL] = { "email", iteam_person_set_email },
  [FIELD_PHONE] = { "phone", iteam_person_set_phone },
};

/**
 * IteamPersonEditor:
 *
 * A person with their roles, edited in place and saved as one goes.
 */
struct _IteamPersonEditor
{
  AdwBin parent_instance;

  gboolean updating;

  /* template children */
  GtkWidget *warning_group;
  AdwPreferencesRow *warning_row;
  IteamTextRow *name_row;
  IteamTextRow *short_name_row;
  IteamTextRow *email_row;
  IteamTextRow *phone_row;
  AdwPreferencesGroup *roles_group;
  GtkSwitch *active_switch;

  /* borrowed */
  IteamTextRow *rows[N_FIELDS];
  GPtrArray *role_rows;

  /* owned */
  IteamStore *store;
  IteamPerson *person;
  IteamPerson *read;
};

enum
{
  PROP_STORE = 1,
  PROP_PERSON,
  PROP_EDITABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamPersonEditor, iteam_person_editor, ADW_TYPE_BIN)

static void sync_person (IteamPersonEditor *self);

static char *
get_value (IteamPerson *person,
           Field        field)
{
  char *value = NULL;

  g_object_get (person, fields[field].property, &value, NULL);

  return value != NULL ? value : g_strdup ("");
}

/* Shows what the file holds, but for what is being typed, or @typed as well. */
static void
show_fields (IteamPersonEditor *self,
             gboolean           typed)
{
  for (int i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *value = get_value (self->person, i);

      if (typed)
        iteam_text_row_take_saved (self->rows[i], value);
      else
        iteam_text_row_show (self->rows[i], value);
    }
}

static void
show_toast (IteamPersonEditor *self,
            const char        *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "people.toast", "s", text);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  IteamPersonEditor *self = ITEAM_PERSON_EDITOR (source);
  g_autoptr (IteamPerson) person = ITEAM_PERSON (user_data);
  g_autoptr (GError) error = NULL;

  if (iteam_save_finish (GTK_WIDGET (self), result, &error))
    return;

  if (error != NULL)
    show_toast (self, error->message);

  /* What was not written is not shown as if it were. */
  if (self->person == person)
    {
      show_fields (self, TRUE);
      sync_person (self);
    }
}

static void
save (IteamPersonEditor *self,
      IteamDraft        *draft)
{
  iteam_save_async (GTK_WIDGET (self), self->store, draft, saved_cb, g_object_ref (self->person));
}

/* Writes what differs between what was read and what stands here now. */
static void
save_changes (IteamPersonEditor *self)
{
  g_autoptr (IteamPerson) read = NULL;
  g_autoptr (IteamPerson) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  if (self->person == NULL || self->updating)
    return;

  read = iteam_person_copy (self->read);
  edited = iteam_person_copy (self->read);
  for (int i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *typed = NULL;

      typed = iteam_text_row_get_typed (self->rows[i]);
      /* A person has a name. */
      if (i == FIELD_NAME && typed[0] == '\0')
        {
          iteam_text_row_revert (self->rows[i]);
          g_free (typed);
          typed = iteam_text_row_get_typed (self->rows[i]);
        }
      fields[i].set (read, iteam_text_row_get_read (self->rows[i]));
      fields[i].set (edited, typed);
    }
  iteam_person_set_active (edited, gtk_switch_get_active (self->active_switch));
  for (guint i = 0; i < self->role_rows->len; i++)
    {
      IteamRoleRow *row = g_ptr_array_index (self->role_rows, i);

      iteam_person_put_role (read, iteam_role_row_get_read (row));
      iteam_person_put_role (edited, iteam_role_row_get_term (row));
    }

  draft = iteam_person_draft_changes (read, edited);
  if (iteam_draft_is_empty (draft))
    return;

  /* The next edit is made upon this one. */
  iteam_person_assign (self->read, edited);
  for (int i = 0; i < N_FIELDS; i++)
    {
      g_autofree char *value = get_value (edited, i);

      iteam_text_row_take_saved (self->rows[i], value);
    }
  for (guint i = 0; i < self->role_rows->len; i++)
    iteam_role_row_take_saved (g_ptr_array_index (self->role_rows, i));
  save (self, draft);
}

static void
fields_done_cb (IteamPersonEditor *self)
{
  save_changes (self);
}

static void
active_changed_cb (IteamPersonEditor *self)
{
  save_changes (self);
}

static void
role_removed_cb (IteamRoleRow      *row,
                 IteamPersonEditor *self)
{
  g_autoptr (IteamPerson) edited = iteam_person_copy (self->read);
  g_autoptr (IteamDraft) draft = NULL;

  iteam_person_remove_role (edited, iteam_role_row_get_term (row)->id);
  draft = iteam_person_draft_changes (self->read, edited);
  iteam_person_assign (self->read, edited);
  save (self, draft);
}

static void
add_role_row (IteamPersonEditor   *self,
              const IteamRoleTerm *term)
{
  GtkWidget *row = iteam_role_row_new (term);

  g_signal_connect_object (row, "changed", G_CALLBACK (save_changes), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "removed", G_CALLBACK (role_removed_cb), self, 0);
  adw_preferences_group_add (self->roles_group, row);
  g_ptr_array_add (self->role_rows, row);
}

static const IteamRoleTerm *
find_role (GArray *roles,
           gint64  id)
{
  for (guint i = 0; roles != NULL && i < roles->len; i++)
    if (g_array_index (roles, IteamRoleTerm, i).id == id)
      return &g_array_index (roles, IteamRoleTerm, i);

  return NULL;
}

static IteamRoleRow *
find_role_row (IteamPersonEditor *self,
               gint64             id)
{
  for (guint i = 0; i < self->role_rows->len; i++)
    if (iteam_role_row_get_term (g_ptr_array_index (self->role_rows, i))->id == id)
      return g_ptr_array_index (self->role_rows, i);

  return NULL;
}

/* Rows stay where they are as long as their role is there, unfolded or not. */
static void
sync_roles (IteamPersonEditor *self)
{
  GArray *roles = self->person != NULL ? iteam_person_get_roles (self->person) : NULL;

  for (guint i = self->role_rows->len; i > 0; i--)
    {
      IteamRoleRow *row = g_ptr_array_index (self->role_rows, i - 1);
      const IteamRoleTerm *term = find_role (roles, iteam_role_row_get_term (row)->id);

      if (term != NULL)
        {
          iteam_role_row_update (row, term);
          continue;
        }
      adw_preferences_group_remove (self->roles_group, GTK_WIDGET (row));
      g_ptr_array_remove_index (self->role_rows, i - 1);
    }

  for (guint i = 0; roles != NULL && i < roles->len; i++)
    {
      const IteamRoleTerm *term = &g_array_index (roles, IteamRoleTerm, i);

      if (find_role_row (self, term->id) == NULL)
        add_role_row (self, term);
    }
}

static void
sync_person (IteamPersonEditor *self)
{
  g_autofree char *warning = NULL;

  if (self->person == NULL)
    return;

  self->updating = TRUE;

  iteam_person_assign (self->read, self->person);
  show_fields (self, FALSE);
  gtk_switch_set_active (self->active_switch, iteam_person_get_active (self->person));
  sync_roles (self);

  warning = iteam_person_get_warning (self->person, iteam_day_today ());
  gtk_widget_set_visible (self->warning_group, warning != NULL);
  adw_preferences_row_set_title (self->warning_row, warning != NULL ? warning : "");

  self->updating = FALSE;
}

static void
set_person (IteamPersonEditor *self,
            IteamPerson       *person)
{
  if (self->person == person)
    return;

  iteam_person_editor_flush (self);
  if (self->person != NULL)
    g_signal_handlers_disconnect_by_func (self->person, sync_person, self);
  g_set_object (&self->person, person);
  g_clear_object (&self->read);

  if (person != NULL)
    {
      self->read = iteam_person_copy (person);
      show_fields (self, TRUE);
      sync_person (self);
      g_signal_connect_object (person, "notify", G_CALLBACK (sync_person), self, G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON]);
}

static void
add_role_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  IteamPersonEditor *self = ITEAM_PERSON_EDITOR (widget);
  g_autoptr (IteamPerson) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  IteamRoleTerm term = { .role = ITEAM_ROLE_OTHER };

  edited = iteam_person_copy (self->read);
  iteam_person_put_role (edited, &term);
  draft = iteam_person_draft_changes (self->read, edited);
  save (self, draft);
}

static void
delete_answered_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  IteamPersonEditor *self = ITEAM_PERSON_EDITOR (source);
  g_autoptr (IteamPerson) person = ITEAM_PERSON (user_data);
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (self), result);

  if (g_strcmp0 (answer, "delete") == 0)
    {
      g_autoptr (IteamDraft) draft = iteam_person_draft_delete (person);

      save (self, draft);
    }
  else if (g_strcmp0 (answer, "left") == 0 && self->person == person)
    {
      gtk_switch_set_active (self->active_switch, FALSE);
    }
}

static gboolean
owns_any (IteamPerson *person,
          GPtrArray   *actions)
{
  for (guint i = 0; i < actions->len; i++)
    if (iteam_action_point_has_owner (g_ptr_array_index (actions, i), iteam_person_get_id (person)))
      return TRUE;

  return FALSE;
}

/* Who has something to their name cannot vanish from it. */
static void
actions_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (IteamPersonEditor) self = ITEAM_PERSON_EDITOR (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actions = iteam_store_read_actions_finish (ITEAM_STORE (source), result, &error);
  g_autofree char *heading = NULL;
  IteamAnswer answers[] = {
    { "cancel", _("_Cancel"), ITEAM_ANSWER_PLAIN },
    { "delete", _("_Delete"), ITEAM_ANSWER_DESTRUCTIVE },
  };
  const char *body = _("Do this for someone who was added by mistake. Whoever leaves the team is better marked as not active.");

  if (error != NULL)
    {
      show_toast (self, error->message);
      return;
    }
  if (self->person == NULL)
    return;

  heading = g_strdup_printf (_("Delete “%s”?"), iteam_person_get_name (self->person));
  if (owns_any (self->person, actions))
    {
      body = _("This person has action points to their name and cannot be deleted. Whoever is not active any more stays there, and gets nothing new to do.");
      answers[1].id = "left";
      answers[1].label = _("Mark as _Not Active");
      answers[1].style = ITEAM_ANSWER_SUGGESTED;
    }

  iteam_ask_async (GTK_WIDGET (self), heading, body, NULL, answers, G_N_ELEMENTS (answers), NULL,
                   delete_answered_cb, g_object_ref (self->person));
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamPersonEditor *self = ITEAM_PERSON_EDITOR (widget);

  iteam_store_read_actions_async (self->store, NULL, NULL, actions_read_cb, g_object_ref (self));
}

static void
iteam_person_editor_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  IteamPersonEditor *self = ITEAM_PERSON_EDITOR (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, self->store); break;
    case PROP_PERSON: g_value_set_object (value, self->person); break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->store != NULL && !iteam_store_get_read_only (self->store));
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_person_editor_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  IteamPersonEditor *self = ITEAM_PERSON_EDITOR (object);

  switch (property_id)
    {
    case PROP_STORE:
      if (g_set_object (&self->store, g_value_get_object (value)))
        {
          g_object_notify_by_pspec (object, pspec);
          g_object_notify_by_pspec (object, properties[PROP_EDITABLE]);
        }
      break;
    case PROP_PERSON: set_person (self, g_value_get_object (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_person_editor_dispose (GObject *object)
{
  IteamPersonEditor *self = ITEAM_PERSON_EDITOR (object);

  g_clear_object (&self->person);
  g_clear_object (&self->read);
  g_clear_object (&self->store);
  g_clear_pointer (&self->role_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (iteam_person_editor_parent_class)->dispose (object);
}

static void
iteam_person_editor_class_init (IteamPersonEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_person_editor_get_property;
  object_class->set_property = iteam_person_editor_set_property;
  object_class->dispose = iteam_person_editor_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, flags);
  properties[PROP_PERSON] = g_param_spec_object ("person", NULL, NULL, ITEAM_TYPE_PERSON, flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/window/iteam-person-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamPersonEditor, active_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamPersonEditor, email_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPersonEditor, name_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPersonEditor, phone_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPersonEditor, roles_group);
  gtk_widget_class_bind_template_child (widget_class, IteamPersonEditor, short_name_row);
  gtk_widget_class_bind_template_child (widget_class, IteamPersonEditor, warning_group);
  gtk_widget_class_bind_template_child (widget_class, IteamPersonEditor, warning_row);
  gtk_widget_class_bind_template_callback (widget_class, active_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, fields_done_cb);
  gtk_widget_class_install_action (widget_class, "person.add-role", NULL, add_role_action);
  gtk_widget_class_install_action (widget_class, "person.delete", NULL, delete_action);
}

static void
iteam_person_editor_init (IteamPersonEditor *self)
{
  self->role_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows[FIELD_NAME] = self->name_row;
  self->rows[FIELD_SHORT_NAME] = self->short_name_row;
  self->rows[FIELD_EMAIL] = self->email_row;
  self->rows[FIELD_PHONE] = self->phone_row;
}

/**
 * iteam_person_editor_flush:
 * @self: an editor
 *
 * Writes what is still being typed.
 */
void
iteam_person_editor_flush (IteamPersonEditor *self)
{
  g_return_if_fail (ITEAM_IS_PERSON_EDITOR (self));

  for (guint i = 0; i < self->role_rows->len; i++)
    iteam_role_row_flush (g_ptr_array_index (self->role_rows, i));
  save_changes (self);
}

/**
 * iteam_person_editor_focus_name:
 * @self: an editor
 *
 * Lets the name be typed over, as of someone who was just added.
 */
void
iteam_person_editor_focus_name (IteamPersonEditor *self)
{
  g_return_if_fail (ITEAM_IS_PERSON_EDITOR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
  gtk_editable_select_region (GTK_EDITABLE (self->name_row), 0, -1);
}
