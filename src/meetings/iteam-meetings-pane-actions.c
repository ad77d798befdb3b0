/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meetings-pane-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-carry-over.h"
#include "iteam-history-window.h"
#include "iteam-meeting-output.h"
#include "iteam-meeting-steps.h"
#include "iteam-store-meeting-steps.h"
#include "iteam-save.h"

/* What a person can do with the meetings and with the one that is chosen. */

/* A meeting that nobody has said a date of is next week's, until somebody does. */
#define AHEAD 7

static void
new_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);
  IteamDay today = iteam_day_today ();
  g_autoptr (IteamMeeting) meeting = iteam_meeting_new (_("I-team"), ITEAM_MEETING_TEAM, today + AHEAD, today);
  g_autoptr (IteamDraft) draft = NULL;

  g_object_set (meeting, "start", 9 * 60 + 30, "ends", 11 * 60, NULL);
  draft = iteam_entry_draft_new (ITEAM_ENTRY (meeting));
  self->wanted = iteam_entry_get_id (ITEAM_ENTRY (meeting));
  iteam_meetings_pane_set_view (self, ITEAM_MEETINGS_VIEW_MEETINGS);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  iteam_save_and_tell (widget, self->store, draft, _("Meeting planned"), NULL);
  iteam_meetings_pane_set_opened (self, TRUE);
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);

  iteam_meetings_pane_set_room (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  iteam_meetings_pane_search (self);
  iteam_meetings_pane_choose_wanted (self);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);

  iteam_meetings_pane_flush (self);
  if (self->room)
    {
      iteam_meetings_pane_set_room (self, FALSE);

      return;
    }
  iteam_meetings_pane_set_opened (self, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->lists_stack), GTK_DIR_TAB_FORWARD);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  g_autoptr (IteamDraft) draft = NULL;

  if (detail == NULL)
    return;

  iteam_meetings_pane_flush (self);
  draft = iteam_entry_draft_delete (ITEAM_ENTRY (detail->meeting));
  iteam_save_and_tell (widget, self->store, draft, _("Meeting deleted"), NULL);
}

static void
history_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  IteamAgendaItem *item = iteam_meeting_desk_get_item (self->desk);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *name = NULL;
  IteamRef ref;

  if (detail == NULL)
    return;

  name = item != NULL ? g_strdup (iteam_agenda_item_get_fields (item)->title) : iteam_meeting_format_name (detail->meeting);
  ref = item != NULL ? (IteamRef) { ITEAM_KIND_AGENDA_ITEM, iteam_entry_get_id (ITEAM_ENTRY (item)) }
                     : (IteamRef) { ITEAM_KIND_MEETING, iteam_entry_get_id (ITEAM_ENTRY (detail->meeting)) };
  gtk_window_present (GTK_WINDOW (iteam_history_window_new (GTK_WINDOW (root), self->store, &ref, name)));
}

static IteamMeetingWay
find_way (const char *name)
{
  static const char *const names[] = {
    [ITEAM_MEETING_WAY_PDF] = "pdf", [ITEAM_MEETING_WAY_TEXT] = "text", [ITEAM_MEETING_WAY_PRINT] = "print",
    [ITEAM_MEETING_WAY_CSV] = "csv", [ITEAM_MEETING_WAY_CALENDAR] = "calendar",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      return (IteamMeetingWay) i;

  return ITEAM_MEETING_WAY_PDF;
}

static void
output_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  const char *paper, *way;

  if (detail == NULL)
    return;

  iteam_meetings_pane_flush (self);
  g_variant_get (parameter, "(&s&s)", &paper, &way);
  iteam_meeting_output (widget, detail, iteam_meeting_desk_get_directory (self->desk),
                        g_str_equal (paper, "agenda") ? ITEAM_MEETING_PAPER_AGENDA : ITEAM_MEETING_PAPER_MINUTES,
                        find_way (way));
}

static const struct
{
  const char *name;
  IteamMeetingStep step;
  IteamMeetingDeed deed;
} steps[] = {
  { "meetings.start", ITEAM_STEP_START, ITEAM_DEED_START },
  { "meetings.finish", ITEAM_STEP_FINISH, ITEAM_DEED_FINISH },
  { "meetings.submit", ITEAM_STEP_SUBMIT, ITEAM_DEED_SUBMIT },
  { "meetings.withdraw", ITEAM_STEP_WITHDRAW, ITEAM_DEED_WITHDRAW },
  { "meetings.adopt", ITEAM_STEP_ADOPT, ITEAM_DEED_ADOPT },
  { "meetings.reopen", ITEAM_STEP_REOPEN, ITEAM_DEED_REOPEN },
  { "meetings.cancel", ITEAM_STEP_CANCEL, ITEAM_DEED_CANCEL },
  { "meetings.restore", ITEAM_STEP_RESTORE, ITEAM_DEED_RESTORE },
};

/* Minutes are adopted in the meeting that has it on its agenda; by themselves, too,
 * where no such meeting comes. */
static void
step_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);

  iteam_meetings_pane_flush (self);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].name, action_name))
      iteam_meeting_steps_take (widget, self->desk, iteam_meeting_desk_get_shown (self->desk), steps[i].step, 0);
}

/* The minutes that the item on the screen is about are adopted in this meeting. */
static void
adopt_here_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);
  IteamAgendaItem *item = iteam_meeting_desk_get_item (self->desk);

  if (item == NULL)
    return;
  iteam_meetings_pane_flush (self);
  iteam_meeting_steps_take (widget, self->desk, iteam_agenda_item_get_fields (item)->adopts, ITEAM_STEP_ADOPT,
                            iteam_meeting_desk_get_shown (self->desk));
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (IteamMeetingsPane) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 meeting = iteam_store_plan_meeting_finish (ITEAM_STORE (source), result, &error);

  if (meeting == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);

      return;
    }
  iteam_meetings_pane_set_view (self, ITEAM_MEETINGS_VIEW_MEETINGS);
  iteam_meetings_pane_choose (self, meeting, 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", _("The next meeting was planned"));
}

/* The series on the screen, or the one that the meeting on it belongs to. */
static IteamSeries *
get_series (IteamMeetingsPane *self)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);

  if (self->view == ITEAM_MEETINGS_VIEW_SERIES)
    return iteam_series_page_get (self->series_page);

  return detail != NULL ? detail->series : NULL;
}

static void
plan_next_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);
  IteamSeries *series = get_series (self);

  if (series == NULL)
    return;
  iteam_meetings_pane_flush (self);
  iteam_store_plan_meeting_async (self->store, iteam_entry_get_id (ITEAM_ENTRY (series)), ITEAM_DAY_NONE, NULL,
                                  planned_cb, g_object_ref (self));
}

static void
delete_series_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);
  IteamSeries *series = iteam_series_page_get (self->series_page);
  g_autoptr (IteamDraft) draft = NULL;

  if (series == NULL)
    return;
  draft = iteam_entry_draft_delete (ITEAM_ENTRY (series));
  iteam_save_and_tell (widget, self->store, draft, _("Meeting series deleted; its meetings stay"), NULL);
}

static void
duplicate_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  g_autoptr (IteamMeeting) meeting = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  IteamDay today = iteam_day_today ();

  if (detail == NULL)
    return;
  iteam_meetings_pane_flush (self);
  meeting = iteam_meeting_duplicate (detail, MAX (iteam_meeting_get_fields (detail->meeting)->day, today) + AHEAD, today, &draft);
  iteam_save_and_tell (widget, self->store, draft, _("The meeting was duplicated; give it its own date"), NULL);
  iteam_meetings_pane_choose (self, iteam_entry_get_id (ITEAM_ENTRY (meeting)), 0);
}

/* Something that was said or decided at an item stays in the minutes. */
static gboolean
can_wait (IteamMeetingsPane *self)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  IteamAgendaItem *item = iteam_meeting_desk_get_item (self->desk);
  g_autoptr (GPtrArray) outcomes = NULL;

  if (item == NULL || !iteam_meeting_desk_may (self->desk, ITEAM_DEED_AGENDA))
    return FALSE;
  outcomes = iteam_meeting_detail_list_outcomes (detail, iteam_entry_get_id (ITEAM_ENTRY (item)));

  return outcomes->len == 0 && iteam_agenda_item_get_fields (item)->minutes == NULL && iteam_agenda_item_get_fields (item)->adopts == 0;
}

static void
wait_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);
  IteamAgendaItem *item = iteam_meeting_desk_get_item (self->desk);
  g_autoptr (IteamDraft) draft = NULL;

  iteam_meetings_pane_flush (self);
  if (!can_wait (self))
    return;
  draft = iteam_draft_new (N_("Item kept for a later meeting"));
  iteam_carry_over_wait (item, iteam_meeting_get_fields (iteam_meeting_desk_get_detail (self->desk)->meeting)->series, draft);
  iteam_meeting_desk_commit (self->desk, widget, draft, _("The item waits among the topics for later"));
}

/* The decisions as they are on the screen: what was searched for, or all. */
static void
decisions_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);
  g_autoptr (GPtrArray) decisions = iteam_entry_list_list_shown (self->lists[ITEAM_MEETINGS_VIEW_DECISIONS]);
  const char *way = g_variant_get_string (parameter, NULL);

  iteam_decisions_output (widget, decisions, iteam_meeting_desk_get_directory (self->desk),
                          g_str_equal (way, "pdf") ? ITEAM_MEETING_WAY_PDF : g_str_equal (way, "csv") ? ITEAM_MEETING_WAY_CSV
                                                                                                     : ITEAM_MEETING_WAY_PRINT);
}

static void
update_steps (IteamMeetingsPane *self)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  IteamAgendaItem *item = iteam_meeting_desk_get_item (self->desk);
  IteamMeetingState state = detail != NULL ? (IteamMeetingState) iteam_meeting_get_fields (detail->meeting)->state : ITEAM_MEETING_CANCELLED;
  gboolean adopts = item != NULL && iteam_agenda_item_get_fields (item)->adopts != 0 &&
                    iteam_agenda_item_get_fields (item)->state == ITEAM_ITEM_OPEN;
  const char *label = "";
  IteamMeetingStep step = ITEAM_STEP_START;
  gboolean any = detail != NULL && iteam_meeting_steps_find (state, &step, &label);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), steps[i].name, iteam_meeting_desk_may (self->desk, steps[i].deed));
      if (any && steps[i].step == step)
        {
          gtk_actionable_set_action_name (GTK_ACTIONABLE (self->step_button), steps[i].name);
          gtk_button_set_label (self->step_button, label);
        }
    }
  /* Until the meeting that was chosen is read, the button stays as it is, and cannot be pressed. */
  if (detail != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->step_button), any && iteam_meeting_desk_get_writable (self->desk));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meetings.adopt-here", adopts && state >= ITEAM_MEETING_IN_PROGRESS);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meetings.plan-next", get_series (self) != NULL && iteam_meeting_desk_get_writable (self->desk));
}

/* To the next item, or the one before, without the mouse. */
static void
go_action (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  int position = (int) iteam_meeting_desk_get_position (self->desk) + g_variant_get_int32 (parameter);

  if (detail == NULL || position < 0 || position > (int) detail->items->len)
    return;

  iteam_meetings_pane_flush (self);
  iteam_meeting_desk_choose (self->desk, position > 0 ? iteam_entry_get_id (g_ptr_array_index (detail->items, position - 1)) : 0);
}

/* Private: what can be done now. */
void
iteam_meetings_pane_update_actions (IteamMeetingsPane *self)
{
  gboolean chosen = iteam_meeting_desk_get_detail (self->desk) != NULL;
  gboolean writable = iteam_meeting_desk_get_writable (self->desk);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meetings.new", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meetings.delete", iteam_meeting_desk_may (self->desk, ITEAM_DEED_DELETE));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meetings.history", chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meetings.output", chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meetings.go", chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meetings.room", chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meetings.duplicate", chosen && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meetings.wait", can_wait (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meetings.delete-series", writable && iteam_series_page_get (self->series_page) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meetings.decisions",
                                 self->view == ITEAM_MEETINGS_VIEW_DECISIONS &&
                                 iteam_entry_list_get_n_shown (self->lists[ITEAM_MEETINGS_VIEW_DECISIONS]) > 0);
  iteam_meetings_pane_update_list_actions (self);
  update_steps (self);
}

/* Private: what the pane can be asked to do. */
void
iteam_meetings_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "meetings.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "meetings.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "meetings.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "meetings.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "meetings.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "meetings.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "meetings.output", "(ss)", output_action);
  gtk_widget_class_install_action (widget_class, "meetings.go", "i", go_action);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_install_action (widget_class, steps[i].name, NULL, step_action);
  gtk_widget_class_install_action (widget_class, "meetings.adopt-here", NULL, adopt_here_action);
  gtk_widget_class_install_action (widget_class, "meetings.plan-next", NULL, plan_next_action);
  gtk_widget_class_install_action (widget_class, "meetings.delete-series", NULL, delete_series_action);
  gtk_widget_class_install_action (widget_class, "meetings.duplicate", NULL, duplicate_action);
  gtk_widget_class_install_action (widget_class, "meetings.wait", NULL, wait_action);
  gtk_widget_class_install_action (widget_class, "meetings.decisions", "s", decisions_action);
  gtk_widget_class_install_property_action (widget_class, "meetings.room", "room");
}
