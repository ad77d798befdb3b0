/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meetings-pane-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-carry-over.h"
#include "iteam-store-meetings.h"
#include "iteam-text.h"

/* The lists of the pane: the meetings, the decisions of all years, the topics that wait
 * for a meeting, and the series. One is on the screen, and what is searched for is
 * searched in it. */

/* What was held or cancelled is past, whatever the day; and so is what was never held. */
static gboolean
is_past (IteamMeeting *meeting)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (meeting);

  return fields->state != ITEAM_MEETING_IN_PROGRESS &&
         (fields->state >= ITEAM_MEETING_DRAFT || (fields->day != ITEAM_DAY_NONE && fields->day < iteam_day_today ()));
}

/* Those that are coming, the next one first, and then the past ones, the last one first. */
static int
compare_meetings (gconstpointer first,
                  gconstpointer second,
                  gpointer      data)
{
  IteamMeeting *a = (gpointer) first;
  IteamMeeting *b = (gpointer) second;

  if (is_past (a) != is_past (b))
    return is_past (a) ? 1 : -1;

  return is_past (a) ? iteam_meeting_compare (b, a) : iteam_meeting_compare (a, b);
}

static char *
head_meeting (gpointer entry)
{
  return g_strdup (is_past (entry) ? _("Past") : _("Coming"));
}

/* "Tue 5 Nov 2019 · 9:30". */
static void
describe_meeting (gpointer         entry,
                  gpointer         data,
                  IteamEntryWords *words)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (entry);
  g_autofree char *day = fields->day != ITEAM_DAY_NONE ? iteam_day_format (fields->day, iteam_day_today (), ITEAM_DAY_RELATIVE)
                                                       : g_strdup (_("No date yet"));
  g_autofree char *start = iteam_time_format (fields->start);

  words->title = g_strdup (fields->title);
  words->facts = g_strjoin (start[0] != '\0' ? " · " : "", day, start, NULL);
  words->number = iteam_meeting_format_number (entry);
  /* That something coming is planned says nothing; that something past still is, does. */
  words->state = fields->state != ITEAM_MEETING_PLANNED || is_past (entry) ? iteam_terms_label (&iteam_meeting_states, fields->state) : NULL;
  words->waits = fields->state == ITEAM_MEETING_FOR_ADOPTION || fields->state == ITEAM_MEETING_IN_PROGRESS;
  words->faint = fields->state == ITEAM_MEETING_CANCELLED;
}

static char *
fold_meeting (gpointer entry)
{
  return iteam_meeting_fold (entry);
}

static char *
head_decision (gpointer entry)
{
  IteamDay day = iteam_outcome_get_fields (entry)->day;
  int year;

  if (day == ITEAM_DAY_NONE)
    return g_strdup (_("No date yet"));
  iteam_day_to_ymd (day, &year, NULL, NULL);

  return g_strdup_printf ("%d", year);
}

/* "B-12 · 5 Nov · I-team · HRM". */
static void
describe_decision (gpointer         entry,
                   gpointer         data,
                   IteamEntryWords *words)
{
  IteamMeetingsPane *self = data;
  const IteamOutcomeFields *fields = iteam_outcome_get_fields (entry);
  IteamDirectory *directory = iteam_meeting_desk_get_directory (self->desk);
  IteamPerson *person = fields->person != 0 && directory != NULL ? iteam_directory_find_person (directory, fields->person) : NULL;
  g_autofree char *number = iteam_outcome_format_number (entry);
  g_autofree char *day = iteam_day_format (fields->day, fields->day, ITEAM_DAY_SHORT);
  GString *facts = g_string_new (number);

  if (day[0] != '\0')
    g_string_append_printf (facts, " · %s", day);
  if (fields->meeting_title != NULL)
    g_string_append_printf (facts, " · %s", fields->meeting_title);
  if (person != NULL)
    g_string_append_printf (facts, " · %s", iteam_person_get_name (person));
  words->title = g_strdup (fields->text);
  words->facts = g_string_free (facts, FALSE);
  words->number = fields->confidential ? g_strdup (_("Confidential")) : NULL;
}

static char *
fold_decision (gpointer entry)
{
  return iteam_outcome_fold (entry);
}

static void
describe_topic (gpointer         entry,
                gpointer         data,
                IteamEntryWords *words)
{
  IteamMeetingsPane *self = data;
  const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (entry);
  GListModel *series = iteam_entry_reader_get_entries (self->readers[ITEAM_MEETINGS_VIEW_SERIES]);

  words->title = g_strdup (fields->title);
  for (guint i = 0; i < g_list_model_get_n_items (series) && words->facts == NULL; i++)
    {
      g_autoptr (IteamSeries) one = g_list_model_get_item (series, i);

      if (iteam_entry_get_id (ITEAM_ENTRY (one)) == fields->series)
        words->facts = g_strdup (iteam_series_get_fields (one)->title);
    }
  if (words->facts == NULL)
    words->facts = g_strdup (_("For any meeting"));
}

static char *
fold_topic (gpointer entry)
{
  return iteam_agenda_item_fold (entry);
}

static void
describe_series (gpointer         entry,
                 gpointer         data,
                 IteamEntryWords *words)
{
  const IteamSeriesFields *fields = iteam_series_get_fields (entry);

  words->title = g_strdup (fields->title);
  words->facts = iteam_series_describe (entry);
  words->state = fields->stopped ? _("Stopped") : NULL;
  words->faint = fields->stopped;
}

static char *
fold_series (gpointer entry)
{
  return iteam_series_fold (entry);
}

static const IteamEntryLook looks[ITEAM_MEETINGS_N_VIEWS] = {
  [ITEAM_MEETINGS_VIEW_MEETINGS] = { N_("Meetings"), compare_meetings, head_meeting, describe_meeting, fold_meeting },
  [ITEAM_MEETINGS_VIEW_DECISIONS] = { N_("Decision list"), NULL, head_decision, describe_decision, fold_decision },
  [ITEAM_MEETINGS_VIEW_TOPICS] = { N_("Topics for later"), NULL, NULL, describe_topic, fold_topic },
  [ITEAM_MEETINGS_VIEW_SERIES] = { N_("Meeting series"), NULL, NULL, describe_series, fold_series },
};

static void
ask_decisions (IteamStore          *store,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  iteam_store_read_outcomes_async (store, ITEAM_KIND_DECISION, cancellable, callback, user_data);
}

static void
ask_topics (IteamStore          *store,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  iteam_store_read_waiting_async (store, 0, FALSE, cancellable, callback, user_data);
}

static const IteamKind decision_kinds[] = { ITEAM_KIND_AGENDA_ITEM, ITEAM_KIND_MEETING };
static const IteamKind topic_kinds[] = { ITEAM_KIND_AGENDA_ITEM };
static const IteamKind series_kinds[] = { ITEAM_KIND_SERIES, ITEAM_KIND_AGENDA_ITEM };

static const IteamEntrySource sources[ITEAM_MEETINGS_N_VIEWS] = {
  [ITEAM_MEETINGS_VIEW_DECISIONS] = { ask_decisions, iteam_store_read_outcomes_finish, decision_kinds, G_N_ELEMENTS (decision_kinds) },
  [ITEAM_MEETINGS_VIEW_TOPICS] = { ask_topics, iteam_store_read_waiting_finish, topic_kinds, G_N_ELEMENTS (topic_kinds) },
  [ITEAM_MEETINGS_VIEW_SERIES] = { iteam_store_read_series_async, iteam_store_read_series_finish, series_kinds, G_N_ELEMENTS (series_kinds) },
};

/* What the empty page says of each list, and what the search is called. */
static const struct
{
  const char *name;
  const char *search;
  const char *title;
  const char *description;
} texts[ITEAM_MEETINGS_N_VIEWS] = {
  [ITEAM_MEETINGS_VIEW_MEETINGS] = { "meetings", N_("Search meetings"), N_("No Meetings Yet"), N_("Plan a meeting, and make its agenda.") },
  [ITEAM_MEETINGS_VIEW_DECISIONS] = { "decisions", N_("Search decisions"), N_("No Decisions Yet"),
                                      N_("What is noted as a decision in the minutes stands here, through all years.") },
  [ITEAM_MEETINGS_VIEW_TOPICS] = { "topics", N_("Search topics"), N_("No Topics"),
                                   N_("Note what is to be talked about some day, and put it on an agenda when its time has come.") },
  [ITEAM_MEETINGS_VIEW_SERIES] = { "series", N_("Search series"), N_("No Series Yet"),
                                   N_("A series says when a team meets, who comes, and what is on each agenda. The next meeting is then one click.") },
};

static void
show_empty_page (IteamMeetingsPane *self)
{
  gboolean none = gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] == '\0';
  gboolean writable = iteam_meeting_desk_get_writable (self->desk);

  adw_status_page_set_title (self->empty_page, none ? _(texts[self->view].title) : _("Nothing Found"));
  adw_status_page_set_description (self->empty_page, none ? _(texts[self->view].description) : _("Nothing here is like what you search for."));
  gtk_widget_set_visible (self->empty_add_button, none && writable && self->view == ITEAM_MEETINGS_VIEW_MEETINGS);
  gtk_widget_set_visible (self->empty_series_button, none && writable && self->view == ITEAM_MEETINGS_VIEW_SERIES);
  gtk_widget_set_visible (self->empty_clear_button, !none);
  gtk_stack_set_visible_child_name (self->list_stack, "empty");
}

static gboolean
is_loaded (IteamMeetingsPane *self)
{
  return self->view == ITEAM_MEETINGS_VIEW_MEETINGS ? iteam_register_get_loaded (self->meetings)
                                                    : iteam_entry_reader_get_loaded (self->readers[self->view]);
}

/* Private: shows the list, or that there is nothing in it. */
void
iteam_meetings_pane_update_stack (IteamMeetingsPane *self)
{
  if (!is_loaded (self))
    gtk_stack_set_visible_child_name (self->list_stack, "loading");
  else if (iteam_entry_list_get_n_shown (self->lists[self->view]) > 0)
    gtk_stack_set_visible_child_name (self->list_stack, "list");
  else
    show_empty_page (self);
  iteam_meetings_pane_update_layout (self);
}

/* Where there is a place beside the list, it holds something. */
static void
choose_series (IteamMeetingsPane *self)
{
  IteamEntryList *list = self->lists[ITEAM_MEETINGS_VIEW_SERIES];

  if (self->view == ITEAM_MEETINGS_VIEW_SERIES && self->wanted_series == 0 && iteam_entry_list_get_selected (list) == NULL &&
      !iteam_breakpoint_bin_get_narrow (self->breakpoint))
    iteam_entry_list_select_first (list);
}

/* Private: shows what is searched for. */
void
iteam_meetings_pane_search (IteamMeetingsPane *self)
{
  if (self->restoring)
    return;

  iteam_entry_list_search (self->lists[self->view], gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  iteam_meetings_pane_update_stack (self);
  iteam_meetings_pane_update_actions (self);
}

/* The series on the screen, as it is now. */
static void
show_series (IteamMeetingsPane *self)
{
  gboolean shown = self->view == ITEAM_MEETINGS_VIEW_SERIES;

  iteam_series_page_show (self->series_page, shown ? iteam_entry_list_get_selected (self->lists[ITEAM_MEETINGS_VIEW_SERIES]) : NULL,
                          iteam_entry_reader_get_entries (self->readers[ITEAM_MEETINGS_VIEW_SERIES]));
  iteam_meetings_pane_update_page (self);
  iteam_meetings_pane_update_actions (self);
}

/* Private: shows one of the lists, all of it. */
void
iteam_meetings_pane_set_view (IteamMeetingsPane *self,
                              IteamMeetingsView  view)
{
  if (self->view == view)
    return;

  iteam_meetings_pane_flush (self);
  self->view = view;
  self->restoring = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_drop_down_set_selected (self->view_choice, view);
  self->restoring = FALSE;
  g_object_set (self->search_entry, "placeholder-text", _(texts[view].search), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _(texts[view].search), -1);
  for (guint i = 0; i < ITEAM_MEETINGS_N_VIEWS; i++)
    {
      iteam_entry_list_search (self->lists[i], "");
      /* Series are told of in other places too. */
      if (self->readers[i] != NULL)
        iteam_entry_reader_set_active (self->readers[i], i == view || i == ITEAM_MEETINGS_VIEW_SERIES);
    }
  gtk_stack_set_visible_child_name (self->lists_stack, texts[view].name);
  gtk_widget_set_visible (self->topic_box, view == ITEAM_MEETINGS_VIEW_TOPICS && iteam_meeting_desk_get_writable (self->desk));
  iteam_meetings_pane_update_stack (self);
  choose_series (self);
  show_series (self);
}

static void
view_chosen_cb (IteamMeetingsPane *self)
{
  guint selected = gtk_drop_down_get_selected (self->view_choice);

  if (!self->restoring && selected < ITEAM_MEETINGS_N_VIEWS)
    iteam_meetings_pane_set_view (self, (IteamMeetingsView) selected);
}

static void
reader_changed_cb (IteamMeetingsPane *self,
                   IteamEntryReader  *reader)
{
  for (guint i = 0; i < ITEAM_MEETINGS_N_VIEWS; i++)
    if (self->readers[i] == reader)
      iteam_entry_list_update (self->lists[i]);
  iteam_meetings_pane_update_stack (self);
  if (reader == self->readers[ITEAM_MEETINGS_VIEW_SERIES])
    {
      if (self->wanted_series != 0 && iteam_entry_list_select (self->lists[ITEAM_MEETINGS_VIEW_SERIES], self->wanted_series))
        self->wanted_series = 0;
      choose_series (self);
      show_series (self);
      iteam_entry_list_update (self->lists[ITEAM_MEETINGS_VIEW_TOPICS]);
    }
  iteam_meetings_pane_update_actions (self);
}

static void
failed_cb (IteamMeetingsPane *self,
           const char        *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

static void
decision_selected_cb (IteamMeetingsPane *self)
{
  IteamOutcome *decision = iteam_entry_list_get_selected (self->lists[ITEAM_MEETINGS_VIEW_DECISIONS]);

  if (decision != NULL && !self->restoring && self->view == ITEAM_MEETINGS_VIEW_DECISIONS)
    iteam_meetings_pane_choose (self, iteam_outcome_get_fields (decision)->meeting, iteam_outcome_get_fields (decision)->item);
}

static void
series_selected_cb (IteamMeetingsPane *self)
{
  if (self->restoring)
    return;
  iteam_meetings_pane_flush (self);
  show_series (self);
}

static void
list_opened_cb (IteamMeetingsPane *self)
{
  if (self->view != ITEAM_MEETINGS_VIEW_TOPICS)
    iteam_meetings_pane_set_opened (self, TRUE);
}

/* What is typed is for the meetings of the series on the screen, if it is of one. */
static void
topic_activated_cb (IteamMeetingsPane *self)
{
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  g_autofree char *title = iteam_text_strip (gtk_editable_get_text (GTK_EDITABLE (self->topic_entry)));
  g_autoptr (IteamAgendaItem) topic = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  if (title == NULL)
    return;

  topic = iteam_agenda_item_new_waiting (detail != NULL ? iteam_meeting_get_fields (detail->meeting)->series : 0, title, FALSE,
                                         iteam_day_today ());
  draft = iteam_entry_draft_new (ITEAM_ENTRY (topic));
  iteam_meeting_desk_commit_typed (self->desk, GTK_WIDGET (self), draft, GTK_EDITABLE (self->topic_entry));
}

static void
place_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);
  IteamAgendaItem *topic = iteam_entry_list_get_selected (self->lists[ITEAM_MEETINGS_VIEW_TOPICS]);
  const IteamMeetingDetail *detail = iteam_meeting_desk_get_detail (self->desk);
  g_autoptr (IteamDraft) draft = NULL;

  if (topic == NULL || detail == NULL)
    return;
  draft = iteam_draft_new (N_("Topic put on the agenda"));
  iteam_carry_over_topic (topic, detail, draft);
  iteam_meeting_desk_commit (self->desk, widget, draft, _("The topic was put on the agenda"));
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);
  IteamEntry *topic = iteam_entry_list_get_selected (self->lists[ITEAM_MEETINGS_VIEW_TOPICS]);
  g_autoptr (IteamDraft) draft = topic != NULL ? iteam_entry_draft_delete (topic) : NULL;

  if (draft != NULL)
    iteam_meeting_desk_commit (self->desk, widget, draft, _("Topic deleted"));
}

static void
new_series_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  IteamMeetingsPane *self = ITEAM_MEETINGS_PANE (widget);
  g_autoptr (IteamSeries) series = iteam_series_new (_("I-team"), ITEAM_MEETING_TEAM);
  g_autoptr (IteamDraft) draft = NULL;

  g_object_set (series, "start", 9 * 60 + 30, "ends", 11 * 60, NULL);
  draft = iteam_entry_draft_new (ITEAM_ENTRY (series));
  self->wanted_series = iteam_entry_get_id (ITEAM_ENTRY (series));
  iteam_meetings_pane_set_view (self, ITEAM_MEETINGS_VIEW_SERIES);
  iteam_meeting_desk_commit (self->desk, widget, draft, _("Meeting series added"));
  iteam_meetings_pane_set_opened (self, TRUE);
}

static void
view_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < ITEAM_MEETINGS_N_VIEWS; i++)
    if (g_str_equal (texts[i].name, name))
      iteam_meetings_pane_set_view (ITEAM_MEETINGS_PANE (widget), i);
  iteam_meetings_pane_set_opened (ITEAM_MEETINGS_PANE (widget), FALSE);
}

/* Private: what can be done now with what the lists hold. */
void
iteam_meetings_pane_update_list_actions (IteamMeetingsPane *self)
{
  gboolean writable = iteam_meeting_desk_get_writable (self->desk);
  gboolean topic = iteam_entry_list_get_selected (self->lists[ITEAM_MEETINGS_VIEW_TOPICS]) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "topics.place", topic && iteam_meeting_desk_may (self->desk, ITEAM_DEED_AGENDA));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "topics.remove", topic && writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "meetings.new-series", writable);
}

/* Private: what the lists can be asked to do. */
void
iteam_meetings_pane_install_list_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "meetings.view", "s", view_action);
  gtk_widget_class_install_action (widget_class, "meetings.new-series", NULL, new_series_action);
  gtk_widget_class_install_action (widget_class, "topics.place", NULL, place_action);
  gtk_widget_class_install_action (widget_class, "topics.remove", NULL, remove_action);
  gtk_widget_class_bind_template_callback (widget_class, decision_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, series_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_activated_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "topic_selected_cb", G_CALLBACK (iteam_meetings_pane_update_list_actions));
  gtk_widget_class_bind_template_callback (widget_class, view_chosen_cb);
}

/* Private: gives the lists what they show. */
void
iteam_meetings_pane_init_lists (IteamMeetingsPane *self)
{
  for (guint i = 0; i < ITEAM_MEETINGS_N_VIEWS; i++)
    {
      self->lists[i] = ITEAM_ENTRY_LIST (gtk_stack_get_child_by_name (self->lists_stack, texts[i].name));
      iteam_entry_list_set_look (self->lists[i], &looks[i], self);
      if (sources[i].ask == NULL)
        continue;
      self->readers[i] = iteam_entry_reader_new (&sources[i]);
      iteam_entry_list_set_entries (self->lists[i], iteam_entry_reader_get_entries (self->readers[i]));
      g_signal_connect_object (self->readers[i], "changed", G_CALLBACK (reader_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->readers[i], "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
    }
  iteam_entry_list_set_entries (self->lists[ITEAM_MEETINGS_VIEW_MEETINGS], iteam_register_get_things (self->meetings));
  iteam_entry_reader_set_active (self->readers[ITEAM_MEETINGS_VIEW_SERIES], TRUE);
}

/* Private: lets the lists read another file, or none. */
void
iteam_meetings_pane_set_list_store (IteamMeetingsPane *self,
                                    IteamStore        *store)
{
  for (guint i = 0; i < ITEAM_MEETINGS_N_VIEWS; i++)
    if (self->readers[i] != NULL)
      iteam_entry_reader_set_store (self->readers[i], store);
  iteam_meetings_pane_set_view (self, ITEAM_MEETINGS_VIEW_MEETINGS);
}
