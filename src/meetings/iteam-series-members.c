/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-series-members.h"

#include <glib/gi18n-lib.h>

#include "iteam-people-popover.h"
#include "iteam-store-meetings.h"
#include "iteam-text.h"

/**
 * IteamSeriesMembers:
 *
 * Who is asked to each meeting of a series: members, and guests by name.
 */
struct _IteamSeriesMembers
{
  AdwPreferencesGroup parent_instance;

  gboolean updating;

  /* template children */
  GtkListBox *list;
  GtkWidget *invite_button;
  GtkEntry *guest_entry;
  IteamPeoplePopover *people;

  /* owned */
  IteamMeetingDesk *desk;
  IteamSeries *series;
  GPtrArray *members;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (IteamSeriesMembers, iteam_series_members, ADW_TYPE_PREFERENCES_GROUP)

static IteamSeriesMember *
find_member (IteamSeriesMembers *self,
             gint64              person)
{
  for (guint i = 0; i < self->members->len; i++)
    if (iteam_series_member_get_fields (self->members->pdata[i])->person == person)
      return self->members->pdata[i];

  return NULL;
}

static gboolean
is_among (gint64        person,
          const gint64 *people,
          guint         n_people)
{
  for (guint i = 0; i < n_people; i++)
    if (people[i] == person)
      return TRUE;

  return FALSE;
}

/* Whoever is ticked in the list is a member, and nobody else; all in one edit. */
static void
people_changed_cb (IteamSeriesMembers *self)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Members changed"));
  const gint64 *people;
  guint n_people;

  if (self->updating || self->series == NULL)
    return;
  people = iteam_people_popover_get_selected (self->people, &n_people);
  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (IteamSeriesMember) member = iteam_series_member_new (iteam_entry_get_id (ITEAM_ENTRY (self->series)), people[i]);

      if (find_member (self, people[i]) == NULL)
        iteam_entry_add_to (ITEAM_ENTRY (member), draft);
    }
  for (guint i = 0; i < self->members->len; i++)
    if (!is_among (iteam_series_member_get_fields (self->members->pdata[i])->person, people, n_people))
      iteam_entry_delete_in (self->members->pdata[i], draft);
  iteam_meeting_desk_commit (self->desk, GTK_WIDGET (self), draft, NULL);
}

static void
guest_activated_cb (IteamSeriesMembers *self)
{
  g_autofree char *name = iteam_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->guest_entry)));
  g_autoptr (IteamSeries) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  if (self->series == NULL || name == NULL)
    return;

  edited = iteam_entry_copy (self->series);
  iteam_series_add_guest (edited, name);
  draft = iteam_entry_draft_changes (ITEAM_ENTRY (self->series), ITEAM_ENTRY (edited));
  iteam_meeting_desk_commit_typed (self->desk, GTK_WIDGET (self), draft, GTK_EDITABLE (self->guest_entry));
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamSeriesMembers *self = ITEAM_SERIES_MEMBERS (widget);
  g_autoptr (IteamSeries) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  if (self->series == NULL)
    return;

  edited = iteam_entry_copy (self->series);
  iteam_series_remove_guest (edited, g_variant_get_string (parameter, NULL));
  draft = iteam_entry_draft_changes (ITEAM_ENTRY (self->series), ITEAM_ENTRY (edited));
  iteam_meeting_desk_commit (self->desk, widget, draft, _("Guest removed"));
}

static GtkWidget *
append_row (IteamSeriesMembers *self,
            const char         *name)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_list_box_append (self->list, row);

  return row;
}

static void
append_guest (IteamSeriesMembers *self,
              const char         *name)
{
  GtkWidget *row = append_row (self, name);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *label = g_strdup_printf (_("Do Not Ask %s Any More"), name);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Guest"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "series.remove-guest");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", name);
  gtk_widget_set_visible (button, iteam_meeting_desk_get_writable (self->desk));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
show_members (IteamSeriesMembers *self)
{
  g_auto (GStrv) guests = iteam_series_list_guests (self->series);
  IteamDirectory *directory = iteam_meeting_desk_get_directory (self->desk);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < g_list_model_get_n_items (iteam_directory_get_people (directory)); i++)
    {
      g_autoptr (IteamPerson) person = g_list_model_get_item (iteam_directory_get_people (directory), i);
      gint64 id = iteam_person_get_id (person);

      if (find_member (self, id) == NULL)
        continue;
      g_array_append_val (people, id);
      append_row (self, iteam_person_get_name (person));
    }
  for (char **guest = guests; *guest != NULL; guest++)
    append_guest (self, *guest);
  gtk_widget_set_visible (GTK_WIDGET (self->list), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->guest_entry), iteam_meeting_desk_get_writable (self->desk));
  gtk_widget_set_visible (self->invite_button, iteam_meeting_desk_get_writable (self->desk));
  self->updating = TRUE;
  iteam_people_popover_set_directory (self->people, directory);
  iteam_people_popover_set_selected (self->people, (const gint64 *) people->data, people->len);
  self->updating = FALSE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (IteamSeriesMembers) self = user_data;
  g_autoptr (GPtrArray) members = iteam_store_read_members_finish (ITEAM_STORE (source), result, NULL);

  /* Cancelled, or nothing that could be shown. */
  if (members == NULL || self->desk == NULL || self->series == NULL)
    return;

  g_ptr_array_unref (self->members);
  self->members = g_steal_pointer (&members);
  show_members (self);
}

static void
iteam_series_members_dispose (GObject *object)
{
  IteamSeriesMembers *self = ITEAM_SERIES_MEMBERS (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->series);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_series_members_parent_class)->dispose (object);
}

static void
iteam_series_members_finalize (GObject *object)
{
  g_ptr_array_unref (ITEAM_SERIES_MEMBERS (object)->members);

  G_OBJECT_CLASS (iteam_series_members_parent_class)->finalize (object);
}

static void
iteam_series_members_class_init (IteamSeriesMembersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_series_members_dispose;
  G_OBJECT_CLASS (klass)->finalize = iteam_series_members_finalize;

  gtk_widget_class_install_action (widget_class, "series.remove-guest", "s", remove_action);

  g_type_ensure (ITEAM_TYPE_PEOPLE_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-series-members.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesMembers, guest_entry);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesMembers, invite_button);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesMembers, list);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesMembers, people);
  gtk_widget_class_bind_template_callback (widget_class, guest_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, people_changed_cb);
}

static void
iteam_series_members_init (IteamSeriesMembers *self)
{
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_series_members_set_desk:
 * @self: members
 * @desk: what writes; once
 */
void
iteam_series_members_set_desk (IteamSeriesMembers *self,
                               IteamMeetingDesk   *desk)
{
  g_return_if_fail (ITEAM_IS_SERIES_MEMBERS (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
}

/**
 * iteam_series_members_show:
 * @self: members
 * @series: (nullable): the series, whose members are read anew
 */
void
iteam_series_members_show (IteamSeriesMembers *self,
                           IteamSeries        *series)
{
  g_return_if_fail (ITEAM_IS_SERIES_MEMBERS (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (g_set_object (&self->series, series))
    {
      g_ptr_array_set_size (self->members, 0);
      gtk_editable_set_text (GTK_EDITABLE (self->guest_entry), "");
    }
  if (series == NULL)
    return;

  show_members (self);
  self->cancellable = g_cancellable_new ();
  iteam_store_read_members_async (iteam_meeting_desk_get_store (self->desk), iteam_entry_get_id (ITEAM_ENTRY (series)), self->cancellable,
                                  read_cb, g_object_ref (self));
}
