/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-attendance-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-text-row.h"
#include "iteam-wrap-layout.h"

/**
 * IteamAttendanceRow:
 *
 * Someone who is expected at a meeting: whether they are there, at a click, and at
 * another when they came late or left early.
 */
struct _IteamAttendanceRow
{
  GtkListBoxRow parent_instance;

  gboolean updating;

  /* template children */
  GtkLabel *name_label;
  GtkLabel *facts_label;
  GtkToggleButton *present_button;
  GtkToggleButton *apologies_button;
  GtkToggleButton *absent_button;
  GtkToggleButton *times_button;
  IteamTextRow *arrived_row;
  IteamTextRow *departed_row;

  /* owned */
  IteamMeetingDesk *desk;
  IteamAttendance *attendance;
};

G_DEFINE_FINAL_TYPE (IteamAttendanceRow, iteam_attendance_row, GTK_TYPE_LIST_BOX_ROW)

static void
save (IteamAttendanceRow *self,
      const char         *property,
      int                 value)
{
  g_autoptr (IteamAttendance) edited = iteam_entry_copy (self->attendance);

  g_object_set (edited, property, value, NULL);
  iteam_meeting_desk_save (self->desk, GTK_WIDGET (self), self->attendance, edited);
  iteam_attendance_row_show (self, self->attendance);
}

/* A button that is pressed again takes back what it said. */
static void
state_toggled_cb (IteamAttendanceRow *self,
                  GtkToggleButton    *button)
{
  const IteamAttendanceFields *fields;
  int state = ITEAM_ATTENDANCE_EXPECTED;

  if (self->updating || self->attendance == NULL)
    return;

  fields = iteam_attendance_get_fields (self->attendance);
  if (gtk_toggle_button_get_active (button))
    {
      if (button == self->present_button)
        state = fields->person != 0 ? ITEAM_ATTENDANCE_PRESENT : ITEAM_ATTENDANCE_GUEST;
      else
        state = button == self->apologies_button ? ITEAM_ATTENDANCE_APOLOGIES : ITEAM_ATTENDANCE_ABSENT;
    }
  save (self, "state", state);
}

static void
time_done_cb (IteamAttendanceRow *self,
              IteamTextRow       *row)
{
  g_autofree char *typed = iteam_text_row_get_typed (row);
  IteamTime time = typed[0] != '\0' ? iteam_time_parse (typed) : ITEAM_TIME_NONE;

  if (self->attendance == NULL)
    return;
  if (typed[0] != '\0' && time == ITEAM_TIME_NONE)
    {
      iteam_text_row_set_problem (row, _("Not a time, like “9:30”"));

      return;
    }
  iteam_text_row_take_saved (row, typed);
  save (self, row == self->arrived_row ? "arrived" : "departed", time);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamAttendanceRow *self = ITEAM_ATTENDANCE_ROW (widget);
  g_autoptr (IteamDraft) draft = iteam_entry_draft_delete (ITEAM_ENTRY (self->attendance));

  iteam_meeting_desk_commit (self->desk, gtk_widget_get_parent (widget), draft, _("Attendance removed"));
}

static void
iteam_attendance_row_dispose (GObject *object)
{
  IteamAttendanceRow *self = ITEAM_ATTENDANCE_ROW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->attendance);

  G_OBJECT_CLASS (iteam_attendance_row_parent_class)->dispose (object);
}

static void
iteam_attendance_row_class_init (IteamAttendanceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_attendance_row_dispose;

  gtk_widget_class_install_action (widget_class, "attendance.remove", NULL, remove_action);

  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  g_type_ensure (ITEAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-attendance-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamAttendanceRow, absent_button);
  gtk_widget_class_bind_template_child (widget_class, IteamAttendanceRow, apologies_button);
  gtk_widget_class_bind_template_child (widget_class, IteamAttendanceRow, arrived_row);
  gtk_widget_class_bind_template_child (widget_class, IteamAttendanceRow, departed_row);
  gtk_widget_class_bind_template_child (widget_class, IteamAttendanceRow, facts_label);
  gtk_widget_class_bind_template_child (widget_class, IteamAttendanceRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, IteamAttendanceRow, present_button);
  gtk_widget_class_bind_template_child (widget_class, IteamAttendanceRow, times_button);
  gtk_widget_class_bind_template_callback (widget_class, state_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_done_cb);
}

static void
iteam_attendance_row_init (IteamAttendanceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_attendance_row_new:
 * @desk: the meeting that is on the screen
 *
 * Returns: (transfer floating): a row that shows nobody yet.
 */
GtkWidget *
iteam_attendance_row_new (IteamMeetingDesk *desk)
{
  IteamAttendanceRow *self = g_object_new (ITEAM_TYPE_ATTENDANCE_ROW, NULL);

  self->desk = g_object_ref (desk);

  return GTK_WIDGET (self);
}

/* "Present: HRM": who hears a button does not see in which row it is. From GTK 4.10 on
 * what is written on it comes first. */
static void
name_button (GtkToggleButton *button,
             const char      *what,
             const char      *who)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", what, who);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* "From 9:45 until 10:30". */
static char *
describe (const IteamAttendanceFields *fields)
{
  g_autofree char *arrived = iteam_time_format (fields->arrived);
  g_autofree char *departed = iteam_time_format (fields->departed);

  if (arrived[0] != '\0' && departed[0] != '\0')
    return g_strdup_printf (_("From %s until %s"), arrived, departed);
  if (arrived[0] != '\0')
    return g_strdup_printf (_("From %s"), arrived);
  if (departed[0] != '\0')
    return g_strdup_printf (_("Until %s"), departed);

  return g_strdup (fields->state == ITEAM_ATTENDANCE_GUEST ? iteam_terms_label (&iteam_attendance_states, fields->state) : "");
}

/**
 * iteam_attendance_row_show:
 * @self: a row
 * @attendance: someone who is expected
 */
void
iteam_attendance_row_show (IteamAttendanceRow *self,
                           IteamAttendance    *attendance)
{
  const IteamAttendanceFields *fields = iteam_attendance_get_fields (attendance);
  IteamDirectory *directory = iteam_meeting_desk_get_directory (self->desk);
  IteamPerson *person = fields->person != 0 && directory != NULL ? iteam_directory_find_person (directory, fields->person) : NULL;
  const char *name = person != NULL ? iteam_person_get_name (person) : fields->name;
  g_autofree char *facts = describe (fields);
  g_autofree char *arrived = iteam_time_format (fields->arrived);
  g_autofree char *departed = iteam_time_format (fields->departed);
  gboolean editable = iteam_meeting_desk_may (self->desk, ITEAM_DEED_ATTEND);

  g_set_object (&self->attendance, attendance);
  gtk_label_set_label (self->name_label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), name);
  name_button (self->present_button, gtk_button_get_label (GTK_BUTTON (self->present_button)), name);
  name_button (self->apologies_button, gtk_button_get_label (GTK_BUTTON (self->apologies_button)), name);
  name_button (self->absent_button, gtk_button_get_label (GTK_BUTTON (self->absent_button)), name);
  name_button (self->times_button, _("Late Arrival and Early Leaving"), name);
  gtk_label_set_label (self->facts_label, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts_label), facts[0] != '\0');
  iteam_text_row_show (self->arrived_row, arrived);
  iteam_text_row_show (self->departed_row, departed);
  self->updating = TRUE;
  gtk_toggle_button_set_active (self->present_button, iteam_attendance_was_there (attendance));
  gtk_toggle_button_set_active (self->apologies_button, fields->state == ITEAM_ATTENDANCE_APOLOGIES);
  gtk_toggle_button_set_active (self->absent_button, fields->state == ITEAM_ATTENDANCE_ABSENT);
  self->updating = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->present_button), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apologies_button), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->absent_button), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->times_button), editable);
}
