/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting-row.h"

#include <glib/gi18n-lib.h>

/**
 * IteamMeetingRow:
 *
 * A meeting in the list: what it is called, when and where it is, and how far it is;
 * above the first of the coming and of the past ones, which they are.
 */
struct _IteamMeetingRow
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel *heading_label;
  GtkLabel *title_label;
  GtkLabel *facts_label;
  GtkLabel *state_label;

  /* owned */
  IteamMeeting *meeting;
};

G_DEFINE_FINAL_TYPE (IteamMeetingRow, iteam_meeting_row, ADW_TYPE_BIN)

/* "Tue 5 Nov 2019 · 9:30–11:00 · Room 2.14". */
static char *
describe (IteamMeeting *meeting)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (meeting);
  g_autofree char *day = fields->day != ITEAM_DAY_NONE ? iteam_day_format (fields->day, iteam_day_today (), ITEAM_DAY_RELATIVE)
                                                       : g_strdup (_("No date yet"));
  g_autofree char *times = iteam_meeting_format_times (meeting);

  return g_strjoin (times[0] != '\0' ? " · " : "", day, times, NULL);
}

static void
sync_row (IteamMeetingRow *self)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (self->meeting);
  g_autofree char *number = iteam_meeting_format_number (self->meeting);
  g_autofree char *facts = describe (self->meeting);
  gboolean waits = fields->state == ITEAM_MEETING_FOR_ADOPTION || fields->state == ITEAM_MEETING_IN_PROGRESS;

  gtk_label_set_label (self->title_label, fields->title);
  gtk_label_set_label (self->facts_label, facts);
  gtk_label_set_label (self->state_label, iteam_terms_label (&iteam_meeting_states, fields->state));
  /* That something coming is planned says nothing. */
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), fields->state != ITEAM_MEETING_PLANNED);
  if (waits)
    gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_label), "accent");
  if (fields->state == ITEAM_MEETING_CANCELLED)
    gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title_label), "dim-label");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), number);
}

static void
set_meeting (IteamMeetingRow *self,
             IteamMeeting    *meeting)
{
  if (self->meeting != NULL)
    g_signal_handlers_disconnect_by_data (self->meeting, self);
  g_set_object (&self->meeting, meeting);
  if (meeting != NULL)
    g_signal_connect_swapped (meeting, "notify", G_CALLBACK (sync_row), self);
}

static void
iteam_meeting_row_dispose (GObject *object)
{
  set_meeting (ITEAM_MEETING_ROW (object), NULL);

  G_OBJECT_CLASS (iteam_meeting_row_parent_class)->dispose (object);
}

static void
iteam_meeting_row_class_init (IteamMeetingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_meeting_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-meeting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingRow, facts_label);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingRow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingRow, title_label);
}

static void
iteam_meeting_row_init (IteamMeetingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_meeting_row_new:
 *
 * Returns: (transfer floating): a row that shows no meeting.
 */
GtkWidget *
iteam_meeting_row_new (void)
{
  return g_object_new (ITEAM_TYPE_MEETING_ROW, NULL);
}

/**
 * iteam_meeting_row_show:
 * @self: a row
 * @meeting: (nullable): the meeting to show, which the register keeps up to date
 * @heading: (nullable): what stands above it
 */
void
iteam_meeting_row_show (IteamMeetingRow *self,
                        IteamMeeting    *meeting,
                        const char      *heading)
{
  g_return_if_fail (ITEAM_IS_MEETING_ROW (self));

  set_meeting (self, meeting);
  gtk_widget_set_visible (GTK_WIDGET (self->heading_label), heading != NULL);
  gtk_label_set_label (self->heading_label, heading != NULL ? heading : "");
  if (meeting != NULL)
    sync_row (self);
}
