/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meetings-pane-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-store-meetings.h"

/**
 * IteamMeetingsPane:
 *
 * The meetings: the list of them with its search, and beside it the one that is chosen:
 * its agenda, and either the meeting itself with its attendance or the agenda item that
 * is chosen. In the room the list gives way, and a clock runs.
 */

/* How often the clock is looked at, in seconds. */
#define TICK 5
/* How wide the agenda is where there is room for it, in pixels. */
#define AGENDA_WIDTH 300

enum
{
  PROP_STORE = 1,
  PROP_BADGE,
  PROP_ROOM,
  PROP_SHARE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamMeetingsPane, iteam_meetings_pane, ADW_TYPE_BIN)

/* Whether a list without anything in it says all there is to say. */
static gboolean
is_bare (IteamMeetingsPane *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->list_stack), "empty") == 0 &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->meeting_stack), "nothing") == 0 &&
         gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] == '\0';
}

/* Private: shows what there is a place for. */
void
iteam_meetings_pane_update_layout (IteamMeetingsPane *self)
{
  gboolean narrow = iteam_breakpoint_bin_get_narrow (self->breakpoint);
  gboolean bare = is_bare (self);

  gtk_widget_set_visible (self->list_box, !self->room && !(narrow && self->opened && !bare));
  gtk_widget_set_hexpand (self->list_box, narrow || bare);
  gtk_widget_set_visible (self->separator, !self->room && !narrow && !bare);
  gtk_widget_set_visible (self->meeting_box, !bare && (self->room || !narrow || self->opened));
  gtk_widget_set_visible (self->back_button, narrow && !self->room);
  gtk_widget_set_visible (self->series_back_button, narrow);
  gtk_widget_set_visible (self->header, !self->room);
}

/* The agenda has its width again that had to give way to a list beside it. */
static void
narrow_cb (IteamMeetingsPane *self)
{
  gtk_paned_set_position (GTK_PANED (self->meeting_paned), AGENDA_WIDTH);
  iteam_meetings_pane_update_layout (self);
}

/* Private: shows the meeting, or the list, where there is no place for both. */
void
iteam_meetings_pane_set_opened (IteamMeetingsPane *self,
                                gboolean           opened)
{
  self->opened = opened;
  iteam_meetings_pane_update_layout (self);
}

/* How long the item on the screen has had its turn, in microseconds, with the times before. */
static gint64
get_spent (IteamMeetingsPane *self)
{
  gint64 *before = g_hash_table_lookup (self->spent, &self->timed_item);

  return (before != NULL ? *before : 0) + g_get_monotonic_time () - self->timed_since;
}

/* In the room an item has its turn as long as it is on the screen. */
static void
time_item (IteamMeetingsPane *self)
{
  IteamAgendaItem *item = self->room ? iteam_meeting_desk_get_item (self->desk) : NULL;
  gint64 spent = get_spent (self);

  if (self->timed_item != 0)
    g_hash_table_insert (self->spent, g_memdup2 (&self->timed_item, sizeof (gint64)), g_memdup2 (&spent, sizeof (gint64)));
  self->timed_item = item != NULL ? iteam_entry_get_id (ITEAM_ENTRY (item)) : 0;
  self->timed_since = g_get_monotonic_time ();
}

/* "4 of 10 min · ", or "4 min · " where nothing was planned. */
static char *
format_spent (IteamMeetingsPane *self)
{
  IteamAgendaItem *item = iteam_meeting_desk_get_item (self->desk);
  int minutes = (int) (get_spent (self) / G_TIME_SPAN_MINUTE);
  int planned = item != NULL ? iteam_agenda_item_get_fields (item)->planned : 0;

  if (self->timed_item == 0)
    return g_strdup ("");
  /* Translators: how many minutes an agenda item has taken, of how many that are planned. */
  if (planned > 0)
    return g_strdup_printf (_("%d of %d min · "), minutes, planned);

  return g_strdup_printf (_("%d min · "), minutes);
}

/* When the meeting is to be over, and for how long its item has its turn. */
static void
show_clock (IteamMeetingsPane *self)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  const IteamMeetingFields *fields = detail != NULL ? iteam_meeting_get_fields (detail->meeting) : NULL;
  IteamTime now = iteam_time_now ();
  g_autofree char *spent = format_spent (self);
  g_autofree char *all = NULL;
  g_autofree char *clock = iteam_time_format (now);
  g_autofree char *left = NULL;
  g_autofree char *text = NULL;
  gboolean running = fields != NULL && fields->day == iteam_day_today () && fields->state <= ITEAM_MEETING_IN_PROGRESS &&
                     fields->ends != ITEAM_TIME_NONE;

  gtk_widget_set_visible (GTK_WIDGET (self->clock_label), self->room || (fields != NULL && fields->state == ITEAM_MEETING_IN_PROGRESS));
  if (running && now > fields->ends)
    {
      left = iteam_duration_format (now - fields->ends);
      text = g_strdup_printf (_("%s · %s over the planned end"), clock, left);
      gtk_widget_add_css_class (GTK_WIDGET (self->clock_label), "error");
    }
  else
    {
      left = running ? iteam_duration_format (fields->ends - now) : NULL;
      text = running && left[0] != '\0' ? g_strdup_printf (_("%s · %s left"), clock, left) : g_strdup (clock);
      gtk_widget_remove_css_class (GTK_WIDGET (self->clock_label), "error");
    }
  all = g_strconcat (spent, text, NULL);
  gtk_label_set_label (self->clock_label, all);
}

static gboolean
tick_cb (gpointer data)
{
  show_clock (data);

  return G_SOURCE_CONTINUE;
}

/* Private: the calm view of the meeting alone, with a clock, for who is in it. */
void
iteam_meetings_pane_set_room (IteamMeetingsPane *self,
                              gboolean           room)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  room = room && iteam_meeting_desk_get_detail (self->desk) != NULL;
  if (self->room == room)
    return;

  self->room = room;
  time_item (self);
  if (room && self->clock_source == 0)
    self->clock_source = g_timeout_add_seconds (TICK, tick_cb, self);
  if (!room)
    g_clear_handle_id (&self->clock_source, g_source_remove);
  if (room)
    gtk_widget_add_css_class (GTK_WIDGET (self), "iteam-room");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "iteam-room");
  if (GTK_IS_WINDOW (root) && room)
    gtk_window_fullscreen (GTK_WINDOW (root));
  else if (GTK_IS_WINDOW (root))
    gtk_window_unfullscreen (GTK_WINDOW (root));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.sidebar", NULL);
  iteam_meetings_pane_update_layout (self);
  show_clock (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROOM]);
}

static void
search_changed_cb (IteamMeetingsPane *self)
{
  if (!self->restoring && iteam_breakpoint_bin_get_narrow (self->breakpoint))
    iteam_meetings_pane_set_opened (self, FALSE);
  iteam_meetings_pane_search (self);
}

static void
search_stopped_cb (IteamMeetingsPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_child_focus (GTK_WIDGET (self->lists_stack), GTK_DIR_TAB_FORWARD);
}

static void
search_activated_cb (IteamMeetingsPane *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->lists_stack), GTK_DIR_TAB_FORWARD);
}

static void
selected_cb (IteamMeetingsPane *self)
{
  IteamMeeting *meeting = iteam_entry_list_get_selected (self->lists[ITEAM_MEETINGS_VIEW_MEETINGS]);

  if (meeting == NULL && self->restoring)
    return;
  iteam_meetings_pane_flush (self);
  iteam_meeting_desk_show (self->desk, meeting != NULL ? iteam_entry_get_id (ITEAM_ENTRY (meeting)) : 0);
}

/* Private: chooses what was asked for, if it is there. */
gboolean
iteam_meetings_pane_choose_wanted (IteamMeetingsPane *self)
{
  if (self->wanted == 0 || !iteam_entry_list_select (self->lists[ITEAM_MEETINGS_VIEW_MEETINGS], self->wanted))
    return FALSE;

  self->wanted = 0;

  return TRUE;
}

static void
choose_wanted_item (IteamMeetingsPane *self)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);

  if (self->wanted_item == 0 || detail == NULL || iteam_meeting_detail_find_item (detail, self->wanted_item) == NULL)
    return;

  iteam_meeting_desk_choose (self->desk, self->wanted_item);
  self->wanted_item = 0;
}

static gint64
get_meeting_id (gpointer meeting)
{
  return iteam_entry_get_id (ITEAM_ENTRY (meeting));
}

static void
assign_meeting (gpointer meeting,
                gpointer read)
{
  iteam_entry_assign (ITEAM_ENTRY (meeting), ITEAM_ENTRY (read));
}

static const IteamRegisterSource meetings_source = {
  ITEAM_KIND_MEETING, iteam_meeting_get_type, get_meeting_id, assign_meeting,
  iteam_store_read_meetings_async, iteam_store_read_meetings_finish,
};

/* Of how many meetings the minutes lie for adoption. */
static int
count_for_adoption (IteamMeetingsPane *self)
{
  GListModel *meetings = iteam_register_get_things (self->meetings);
  int n_waiting = 0;

  for (guint i = 0; i < g_list_model_get_n_items (meetings); i++)
    {
      g_autoptr (IteamMeeting) meeting = g_list_model_get_item (meetings, i);

      n_waiting += iteam_meeting_get_fields (meeting)->state == ITEAM_MEETING_FOR_ADOPTION;
    }

  return n_waiting;
}

static void
register_changed_cb (IteamMeetingsPane *self)
{
  int badge = count_for_adoption (self);

  iteam_entry_list_update (self->lists[ITEAM_MEETINGS_VIEW_MEETINGS]);
  iteam_meetings_pane_update_stack (self);
  if (!iteam_meetings_pane_choose_wanted (self) && iteam_entry_list_get_selected (self->lists[ITEAM_MEETINGS_VIEW_MEETINGS]) == NULL &&
      iteam_register_get_loaded (self->meetings) && !iteam_breakpoint_bin_get_narrow (self->breakpoint))
    iteam_entry_list_select_first (self->lists[ITEAM_MEETINGS_VIEW_MEETINGS]);
  if (self->badge != badge)
    {
      self->badge = badge;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
    }
}

static void
failed_cb (IteamMeetingsPane *self,
           const char        *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

/* "M-3 · Tuesday 5 November 2019 · 9:30–11:00 · Room 2.14 · Draft". */
static char *
describe (IteamMeeting *meeting)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (meeting);
  g_autofree char *number = iteam_meeting_format_number (meeting);
  g_autofree char *day = fields->day != ITEAM_DAY_NONE ? iteam_day_format (fields->day, iteam_day_today (), ITEAM_DAY_LONG) : NULL;
  g_autofree char *times = iteam_meeting_format_times (meeting);
  GString *text = g_string_new (number);

  if (day != NULL)
    g_string_append_printf (text, " · %s", day);
  if (times[0] != '\0')
    g_string_append_printf (text, " · %s", times);
  if (fields->place != NULL)
    g_string_append_printf (text, " · %s", fields->place);
  g_string_append_printf (text, " · %s", iteam_terms_label (&iteam_meeting_states, fields->state));

  return g_string_free (text, FALSE);
}

/* Private: shows the meeting, or the series, or that nothing was chosen. */
void
iteam_meetings_pane_update_page (IteamMeetingsPane *self)
{
  IteamSeries *series = iteam_series_page_get (self->series_page);
  gboolean any = iteam_meeting_desk_get_shown (self->desk) != 0;

  gtk_label_set_label (self->series_label, series != NULL ? iteam_series_get_fields (series)->title : "");
  if (self->view == ITEAM_MEETINGS_VIEW_SERIES)
    gtk_stack_set_visible_child_name (self->meeting_stack, series != NULL ? "series" : "nothing");
  else
    gtk_stack_set_visible_child_name (self->meeting_stack, any ? "meeting" : "nothing");
  iteam_meetings_pane_update_layout (self);
  /* What is typed until the other meeting was read would be typed at none. */
  gtk_widget_set_sensitive (self->meeting_paned, iteam_meeting_desk_get_detail (self->desk) != NULL);
}

static void
desk_sync_cb (IteamMeetingsPane *self)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  g_autofree char *facts = describe (detail->meeting);

  gtk_label_set_label (self->name_label, iteam_meeting_get_fields (detail->meeting)->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), iteam_meeting_get_fields (detail->meeting)->title);
  gtk_label_set_label (self->facts_label, facts);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->facts_label), facts);
  iteam_meetings_pane_update_page (self);
  show_clock (self);
  iteam_meetings_pane_update_actions (self);
  choose_wanted_item (self);
}

static void
desk_switched_cb (IteamMeetingsPane *self)
{
  if (iteam_meeting_desk_get_shown (self->desk) == 0)
    {
      iteam_meetings_pane_set_room (self, FALSE);
      iteam_meetings_pane_set_opened (self, FALSE);
    }
  iteam_meetings_pane_update_page (self);
  iteam_meetings_pane_update_actions (self);
}

static void
desk_chosen_cb (IteamMeetingsPane *self)
{
  gtk_stack_set_visible_child_name (self->page_stack, iteam_meeting_desk_get_item (self->desk) != NULL ? "item" : "meeting");
  time_item (self);
  show_clock (self);
  iteam_meetings_pane_update_actions (self);
}

static void
set_store (IteamMeetingsPane *self,
           IteamStore        *store)
{
  if (self->store == store)
    return;

  iteam_meetings_pane_set_room (self, FALSE);
  g_set_object (&self->store, store);
  self->restoring = TRUE;
  self->wanted = 0;
  self->wanted_item = 0;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  iteam_meeting_desk_set_store (self->desk, store);
  iteam_register_set_store (self->meetings, store);
  iteam_meetings_pane_set_list_store (self, store);
  self->restoring = FALSE;
  register_changed_cb (self);
  iteam_meetings_pane_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

static void
set_share (IteamMeetingsPane *self,
           IteamShare        *share)
{
  if (!g_set_object (&self->share, share))
    return;

  iteam_meeting_form_set_share (self->form, share);
  iteam_item_page_set_share (self->item_page, share);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHARE]);
}

static void
iteam_meetings_pane_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, self->store); break;
    case PROP_BADGE: g_value_set_int (value, self->badge); break;
    case PROP_ROOM: g_value_set_boolean (value, self->room); break;
    case PROP_SHARE: g_value_set_object (value, self->share); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_meetings_pane_set_property (GObject      *object,
                                  guint         property_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (object);

  switch (property_id)
    {
    case PROP_STORE: set_store (self, g_value_get_object (value)); break;
    case PROP_ROOM: iteam_meetings_pane_set_room (self, g_value_get_boolean (value)); break;
    case PROP_SHARE: set_share (self, g_value_get_object (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_meetings_pane_finalize (GObject *object)
{
  g_hash_table_unref (ITEAM_MEETINGS_PANE (object)->spent);

  G_OBJECT_CLASS (iteam_meetings_pane_parent_class)->finalize (object);
}

static void
iteam_meetings_pane_dispose (GObject *object)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (object);

  g_clear_handle_id (&self->clock_source, g_source_remove);
  if (self->meetings != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->meetings, self);
      iteam_register_set_store (self->meetings, NULL);
    }
  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      iteam_meeting_desk_set_store (self->desk, NULL);
    }
  for (guint i = 0; i < ITEAM_MEETINGS_N_VIEWS; i++)
    g_clear_object (&self->readers[i]);
  g_clear_object (&self->meetings);
  g_clear_object (&self->desk);
  g_clear_object (&self->store);
  g_clear_object (&self->share);

  G_OBJECT_CLASS (iteam_meetings_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-meetings-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, agenda);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, breakpoint);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, clock_label);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, empty_add_button);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, empty_clear_button);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, empty_page);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, empty_series_button);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, facts_label);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, form);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, header);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, item_page);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, list_box);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, separator);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, list_stack);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, lists_stack);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, meeting_box);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, meeting_paned);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, meeting_stack);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, name_label);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, page_stack);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, series_back_button);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, series_label);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, series_page);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, step_button);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, topic_box);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, topic_entry);
  gtk_widget_class_bind_template_child (widget_class, IteamMeetingsPane, view_choice);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
}

static void
iteam_meetings_pane_class_init (IteamMeetingsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags write = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_meetings_pane_get_property;
  object_class->set_property = iteam_meetings_pane_set_property;
  object_class->dispose = iteam_meetings_pane_dispose;
  object_class->finalize = iteam_meetings_pane_finalize;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, write);
  properties[PROP_BADGE] = g_param_spec_int ("badge", NULL, NULL, 0, G_MAXINT, 0, read);
  properties[PROP_SHARE] = g_param_spec_object ("share", NULL, NULL, ITEAM_TYPE_SHARE, write);
  properties[PROP_ROOM] = g_param_spec_boolean ("room", NULL, NULL, FALSE, write);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ITEAM_TYPE_AGENDA_LIST);
  g_type_ensure (ITEAM_TYPE_BREAKPOINT_BIN);
  g_type_ensure (ITEAM_TYPE_ENTRY_LIST);
  g_type_ensure (ITEAM_TYPE_ITEM_PAGE);
  g_type_ensure (ITEAM_TYPE_MEETING_FORM);
  g_type_ensure (ITEAM_TYPE_SERIES_PAGE);
  bind_template (GTK_WIDGET_CLASS (klass));
  iteam_meetings_pane_install_actions (GTK_WIDGET_CLASS (klass));
  iteam_meetings_pane_install_list_actions (GTK_WIDGET_CLASS (klass));
}

static void
iteam_meetings_pane_init (IteamMeetingsPane *self)
{
  self->spent = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->meetings = iteam_register_new (&meetings_source);
  self->desk = iteam_meeting_desk_new ();
  self->restoring = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->restoring = FALSE;

  iteam_drop_down_set_name (self->view_choice, _("List"));
  iteam_meetings_pane_init_lists (self);
  iteam_meetings_pane_receive_invitations (self);
  iteam_agenda_list_set_desk (self->agenda, self->desk);
  iteam_meeting_form_set_desk (self->form, self->desk);
  iteam_item_page_set_desk (self->item_page, self->desk);
  iteam_series_page_set_desk (self->series_page, self->desk);
  g_signal_connect_object (self->meetings, "changed", G_CALLBACK (register_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->meetings, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "switched", G_CALLBACK (desk_switched_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "sync", G_CALLBACK (desk_sync_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "chosen", G_CALLBACK (desk_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  iteam_meetings_pane_update_actions (self);
  iteam_meetings_pane_update_layout (self);
}

/**
 * iteam_meetings_pane_new:
 *
 * Returns: (transfer floating): the pane, without a file.
 */
GtkWidget *
iteam_meetings_pane_new (void)
{
  return g_object_new (ITEAM_TYPE_MEETINGS_PANE, NULL);
}

/* Private: chooses a meeting, and one of its items or none. */
void
iteam_meetings_pane_choose (IteamMeetingsPane *self,
                            gint64             meeting,
                            gint64             item)
{
  self->wanted = meeting;
  self->wanted_item = item;
  if (!iteam_meetings_pane_choose_wanted (self) && self->view == ITEAM_MEETINGS_VIEW_MEETINGS)
    gtk_widget_activate_action (GTK_WIDGET (self), "meetings.clear", NULL);
  choose_wanted_item (self);
}

static void
show_wanted (IteamMeetingsPane *self,
             gint64             meeting,
             gint64             item)
{
  iteam_meetings_pane_set_view (self, ITEAM_MEETINGS_VIEW_MEETINGS);
  iteam_meetings_pane_choose (self, meeting, item);
  iteam_meetings_pane_set_opened (self, TRUE);
}

/* An item that waits for a meeting has none to be shown in. */
static void
item_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (IteamMeetingsPane) self = user_data;
  g_autoptr (GPtrArray) items = iteam_store_read_items_finish (ITEAM_STORE (source), result, NULL);
  IteamAgendaItem *item = items != NULL && items->len == 1 ? g_ptr_array_index (items, 0) : NULL;

  if (item != NULL && iteam_agenda_item_get_fields (item)->meeting != 0 &&
      iteam_meeting_desk_get_store (self->desk) == ITEAM_STORE (source))
    show_wanted (self, iteam_agenda_item_get_fields (item)->meeting, iteam_entry_get_id (ITEAM_ENTRY (item)));
  else if (item != NULL && iteam_agenda_item_get_fields (item)->meeting == 0)
    iteam_meetings_pane_set_view (self, ITEAM_MEETINGS_VIEW_TOPICS);
}

/**
 * iteam_meetings_pane_show:
 * @self: the pane
 * @ref: a reference to a meeting, to an item of its agenda, or to a series
 * @fragment: (nullable): the key of an agenda item in the meeting
 *
 * Chooses a meeting and shows it in full, whatever was searched for.
 */
void
iteam_meetings_pane_show (IteamMeetingsPane *self,
                          const IteamRef    *ref,
                          const char        *fragment)
{
  IteamStore *store;

  g_return_if_fail (ITEAM_IS_MEETINGS_PANE (self));

  store = iteam_meeting_desk_get_store (self->desk);
  if (ref->kind == ITEAM_KIND_AGENDA_ITEM && store != NULL)
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_array_append_val (ids, ref->id);
      iteam_store_read_items_async (store, ids, NULL, item_read_cb, g_object_ref (self));
    }
  else if (ref->kind == ITEAM_KIND_SERIES)
    {
      self->wanted_series = ref->id;
      iteam_meetings_pane_set_view (self, ITEAM_MEETINGS_VIEW_SERIES);
      iteam_meetings_pane_set_opened (self, TRUE);
    }
  else
    show_wanted (self, ref->id, fragment != NULL ? g_ascii_strtoll (fragment, NULL, 10) : 0);
}

/**
 * iteam_meetings_pane_flush:
 * @self: the pane
 *
 * Writes what is still being typed.
 */
void
iteam_meetings_pane_flush (IteamMeetingsPane *self)
{
  g_return_if_fail (ITEAM_IS_MEETINGS_PANE (self));

  iteam_meeting_form_flush (self->form);
  iteam_item_page_flush (self->item_page);
  iteam_agenda_list_flush (self->agenda);
  iteam_series_page_flush (self->series_page);
}
