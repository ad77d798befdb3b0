/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting-form.h"

#include <glib/gi18n-lib.h>

#include "iteam-attendance-row.h"
#include "iteam-conflict-mark.h"
#include "iteam-editing-mark.h"
#include "iteam-day-row.h"
#include "iteam-people-popover.h"
#include "iteam-person-choice.h"
#include "iteam-text.h"

/**
 * IteamMeetingForm:
 *
 * The meeting itself: when and where it is, who chairs it and who takes the minutes,
 * and who is there.
 */
struct _IteamMeetingForm
{
  AdwBin parent_instance;

  gboolean updating;

  /* template children */
  IteamConflictMark *conflict_mark;
  IteamEditingMark *editing_mark;
  IteamTextRow *title_row;
  IteamDayRow *day_row;
  IteamTextRow *start_row;
  IteamTextRow *ends_row;
  IteamTextRow *place_row;
  AdwComboRow *chair_row;
  AdwComboRow *taker_row;
  GtkSwitch *closed_switch;
  AdwPreferencesGroup *attendance_group;
  GtkListBox *attendance;
  GtkMenuButton *invite_button;
  GtkEntry *guest_entry;
  GtkWidget *fields;
  IteamPeoplePopover *people;

  /* owned */
  IteamMeetingDesk *desk;
};

G_DEFINE_FINAL_TYPE (IteamMeetingForm, iteam_meeting_form, ADW_TYPE_BIN)

static IteamMeeting *
get_meeting (IteamMeetingForm *self)
{
  const IteamMeetingDetail *detail = self->desk != NULL ? iteam_meeting_desk_get_detail (self->desk) : NULL;

  return detail != NULL ? detail->meeting : NULL;
}

/* That a planned meeting was moved is told to the calendars it is in. */
static void
save (IteamMeetingForm *self,
      IteamMeeting     *meeting,
      IteamMeeting     *edited)
{
  iteam_meeting_count_move (meeting, edited);
  iteam_meeting_desk_save (self->desk, GTK_WIDGET (self), meeting, edited);
}

/* A meeting without a title cannot be found again, so it keeps the one it had. */
static void
text_done_cb (IteamMeetingForm *self,
              IteamTextRow     *row)
{
  IteamMeeting *meeting = get_meeting (self);
  g_autofree char *typed = iteam_text_row_get_typed (row);
  const char *property = row == self->title_row ? "title" : "place";
  g_autofree char *before = g_strdup (iteam_text_row_get_read (row));
  g_autoptr (IteamMeeting) edited = NULL;

  if (meeting == NULL)
    return;
  if (row == self->title_row && typed[0] == '\0')
    {
      iteam_text_row_revert (row);

      return;
    }
  iteam_text_row_take_saved (row, typed);
  g_object_set (meeting, property, before, NULL);
  edited = iteam_entry_copy (meeting);
  g_object_set (edited, property, typed, NULL);
  save (self, meeting, edited);
}

static void
time_done_cb (IteamMeetingForm *self,
              IteamTextRow     *row)
{
  IteamMeeting *meeting = get_meeting (self);
  g_autofree char *typed = iteam_text_row_get_typed (row);
  IteamTime time = typed[0] != '\0' ? iteam_time_parse (typed) : ITEAM_TIME_NONE;
  g_autofree char *text = iteam_time_format (time);
  g_autoptr (IteamMeeting) edited = NULL;

  if (meeting == NULL)
    return;
  if (typed[0] != '\0' && time == ITEAM_TIME_NONE)
    {
      iteam_text_row_set_problem (row, _("Not a time, like “9:30”"));

      return;
    }
  iteam_text_row_take_saved (row, text);
  edited = iteam_entry_copy (meeting);
  g_object_set (edited, row == self->start_row ? "start" : "ends", time, NULL);
  save (self, meeting, edited);
}

static void
day_chosen_cb (IteamMeetingForm *self,
               guint             day)
{
  IteamMeeting *meeting = get_meeting (self);
  g_autoptr (IteamMeeting) edited = NULL;

  if (meeting == NULL)
    return;
  edited = iteam_entry_copy (meeting);
  g_object_set (edited, "day", day, NULL);
  save (self, meeting, edited);
}

static void
choice_changed_cb (IteamMeetingForm *self)
{
  IteamMeeting *meeting = get_meeting (self);
  IteamDirectory *directory;
  g_autoptr (IteamMeeting) edited = NULL;

  if (self->updating || meeting == NULL)
    return;
  directory = iteam_meeting_desk_get_directory (self->desk);
  edited = iteam_entry_copy (meeting);
  g_object_set (edited,
                "chair", iteam_person_choice_get (self->chair_row, directory),
                "minute-taker", iteam_person_choice_get (self->taker_row, directory),
                "closed", gtk_switch_get_active (self->closed_switch),
                NULL);
  save (self, meeting, edited);
}

static void
add_attendance (IteamMeetingForm *self,
                IteamAttendance  *attendance)
{
  g_autoptr (IteamDraft) draft = iteam_entry_draft_new (ITEAM_ENTRY (attendance));

  iteam_meeting_desk_commit (self->desk, GTK_WIDGET (self), draft, NULL);
}

static gboolean
is_expected (const IteamMeetingDetail *detail,
             gint64                    person)
{
  for (guint i = 0; i < detail->attendance->len; i++)
    if (iteam_attendance_get_fields (g_ptr_array_index (detail->attendance, i))->person == person)
      return TRUE;

  return FALSE;
}

/* Whoever is ticked in the list is expected; the others are taken off in their row. */
static void
people_changed_cb (IteamMeetingForm *self)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  const gint64 *people;
  guint n_people;

  if (self->updating || detail == NULL)
    return;
  people = iteam_people_popover_get_selected (self->people, &n_people);
  for (guint i = 0; i < n_people; i++)
    {
      g_autoptr (IteamAttendance) attendance = NULL;

      if (is_expected (detail, people[i]))
        continue;
      attendance = iteam_attendance_new (iteam_entry_get_id (ITEAM_ENTRY (detail->meeting)), people[i], NULL);
      add_attendance (self, attendance);
    }
}

static void
guest_activated_cb (IteamMeetingForm *self)
{
  IteamMeeting *meeting = get_meeting (self);
  g_autofree char *name = iteam_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->guest_entry)));
  g_autoptr (IteamAttendance) attendance = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  if (meeting == NULL || name == NULL)
    return;
  attendance = iteam_attendance_new (iteam_entry_get_id (ITEAM_ENTRY (meeting)), 0, name);
  draft = iteam_entry_draft_new (ITEAM_ENTRY (attendance));
  iteam_meeting_desk_commit_typed (self->desk, GTK_WIDGET (self), draft, GTK_EDITABLE (self->guest_entry));
}

/* "6 present, 2 apologies". */
static char *
count (const IteamMeetingDetail *detail)
{
  int n_there = 0;
  int n_apologies = 0;

  for (guint i = 0; i < detail->attendance->len; i++)
    {
      IteamAttendance *attendance = g_ptr_array_index (detail->attendance, i);

      n_there += iteam_attendance_was_there (attendance);
      n_apologies += iteam_attendance_get_fields (attendance)->state == ITEAM_ATTENDANCE_APOLOGIES;
    }

  return g_strdup_printf (_("%d present, %d apologies, of %u"), n_there, n_apologies, detail->attendance->len);
}

static void
show_attendance (IteamMeetingForm         *self,
                 const IteamMeetingDetail *detail)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *text = count (detail);
  GtkListBoxRow *row;

  for (guint i = 0; i < detail->attendance->len; i++)
    {
      IteamAttendance *attendance = g_ptr_array_index (detail->attendance, i);
      gint64 person = iteam_attendance_get_fields (attendance)->person;

      if (gtk_list_box_get_row_at_index (self->attendance, (int) i) == NULL)
        gtk_list_box_append (self->attendance, iteam_attendance_row_new (self->desk));
      iteam_attendance_row_show (ITEAM_ATTENDANCE_ROW (gtk_list_box_get_row_at_index (self->attendance, (int) i)), attendance);
      if (person != 0)
        g_array_append_val (people, person);
    }
  while ((row = gtk_list_box_get_row_at_index (self->attendance, (int) detail->attendance->len)) != NULL)
    gtk_list_box_remove (self->attendance, GTK_WIDGET (row));
  gtk_widget_set_visible (GTK_WIDGET (self->attendance), detail->attendance->len > 0);
  adw_preferences_group_set_description (self->attendance_group, text);
  iteam_people_popover_set_directory (self->people, iteam_meeting_desk_get_directory (self->desk));
  iteam_people_popover_set_selected (self->people, (const gint64 *) people->data, people->len);
}

static void
sync_cb (IteamMeetingForm *self)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  const IteamMeetingFields *fields = iteam_meeting_get_fields (detail->meeting);
  IteamDirectory *directory = iteam_meeting_desk_get_directory (self->desk);
  gboolean editable = iteam_meeting_desk_may (self->desk, ITEAM_DEED_PLAN);
  g_autofree char *start = iteam_time_format (fields->start);
  g_autofree char *ends = iteam_time_format (fields->ends);

  g_object_set (self->conflict_mark,
                "store", iteam_meeting_desk_get_store (self->desk),
                "row", iteam_entry_get_id (ITEAM_ENTRY (detail->meeting)),
                NULL);
  g_object_set (self->editing_mark, "row", iteam_entry_get_id (ITEAM_ENTRY (detail->meeting)), NULL);
  self->updating = TRUE;
  iteam_text_row_show (self->title_row, fields->title);
  iteam_day_row_show (self->day_row, fields->day, FALSE);
  iteam_text_row_show (self->start_row, start);
  iteam_text_row_show (self->ends_row, ends);
  iteam_text_row_show (self->place_row, fields->place);
  iteam_person_choice_show (self->chair_row, directory, fields->chair);
  iteam_person_choice_show (self->taker_row, directory, fields->minute_taker);
  gtk_switch_set_active (self->closed_switch, fields->closed);
  show_attendance (self, detail);
  self->updating = FALSE;
  gtk_widget_set_sensitive (self->fields, editable);
  gtk_widget_set_visible (GTK_WIDGET (self->invite_button), editable);
  gtk_widget_set_visible (GTK_WIDGET (self->guest_entry), editable);
}

/* What was typed at another meeting does not stay. */
static void
switched_cb (IteamMeetingForm *self)
{
  IteamTextRow *rows[] = { self->title_row, self->start_row, self->ends_row, self->place_row };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    iteam_text_row_take_saved (rows[i], NULL);
  iteam_text_row_revert (ITEAM_TEXT_ROW (self->day_row));
  gtk_editable_set_text (GTK_EDITABLE (self->guest_entry), "");
}

static void
iteam_meeting_form_dispose (GObject *object)
{
  g_clear_object (&ITEAM_MEETING_FORM (object)->desk);

  G_OBJECT_CLASS (iteam_meeting_form_parent_class)->dispose (object);
}

static void
iteam_meeting_form_class_init (IteamMeetingFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_meeting_form_dispose;

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  g_type_ensure (ITEAM_TYPE_EDITING_MARK);
  g_type_ensure (ITEAM_TYPE_DAY_ROW);
  g_type_ensure (ITEAM_TYPE_PEOPLE_POPOVER);
  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-meeting-form.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, attendance);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, attendance_group);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, chair_row);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, closed_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, conflict_mark);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, editing_mark);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, day_row);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, ends_row);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, fields);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, guest_entry);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, invite_button);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, people);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, place_row);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, start_row);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, taker_row);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingForm, title_row);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, guest_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, people_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_done_cb);
}

static void
iteam_meeting_form_init (IteamMeetingForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_meeting_form_set_desk:
 * @self: a form
 * @desk: the meeting that is on the screen; once
 */
void
iteam_meeting_form_set_desk (IteamMeetingForm *self,
                             IteamMeetingDesk *desk)
{
  g_return_if_fail (ITEAM_IS_MEETING_FORM (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "switched", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "sync", G_CALLBACK (sync_cb), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_meeting_form_set_share:
 * @self: a form
 * @share: (nullable): the share of the file, which knows who else works on what
 */
void
iteam_meeting_form_set_share (IteamMeetingForm *self,
                              IteamShare       *share)
{
  g_return_if_fail (ITEAM_IS_MEETING_FORM (self));

  g_object_set (self->editing_mark, "share", share, NULL);
}

/**
 * iteam_meeting_form_flush:
 * @self: a form
 *
 * Writes what is still being typed.
 */
void
iteam_meeting_form_flush (IteamMeetingForm *self)
{
  g_return_if_fail (ITEAM_IS_MEETING_FORM (self));

  iteam_text_row_finish (self->title_row);
  iteam_text_row_finish (ITEAM_TEXT_ROW (self->day_row));
  iteam_text_row_finish (self->start_row);
  iteam_text_row_finish (self->ends_row);
  iteam_text_row_finish (self->place_row);
}
