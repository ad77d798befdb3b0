/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "iteam-meeting-paper-private.h"

/* "HRM · by 15 May 2019", of what there is. */
static char *
describe_who_and_when (const char *who,
                       IteamDay    due)
{
  g_autofree char *day = due != ITEAM_DAY_NONE ? iteam_day_format (due, ITEAM_DAY_NONE, ITEAM_DAY_FULL) : NULL;
  g_autofree char *by = day != NULL ? g_strdup_printf (_("by %s"), day) : NULL;

  if (by == NULL)
    return g_strdup (who);
  if (who[0] == '\0')
    return g_steal_pointer (&by);

  return g_strdup_printf ("%s · %s", who, by);
}

/* What is to be known of the whole: how far it is, and by whom it was adopted. */
static void
add_state (IteamPaper   *paper,
           IteamMeeting *meeting)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (meeting);

  if (fields->closed)
    iteam_paper_add_notice (paper, _("Closed meeting"));
  if (fields->state == ITEAM_MEETING_ADOPTED)
    {
      g_autofree char *day = iteam_day_format (fields->adopted, ITEAM_DAY_NONE, ITEAM_DAY_FULL);
      g_autofree char *text = g_strdup_printf (_("Adopted on %s"), day);

      iteam_paper_add_notice (paper, text);
    }
  else
    {
      iteam_paper_add_notice (paper, fields->state == ITEAM_MEETING_FOR_ADOPTION ? _("For adoption") : _("Draft"));
    }
}

static void
add_facts (IteamPaper               *paper,
           const IteamMeetingDetail *detail,
           IteamDirectory           *directory)
{
  static const struct
  {
    IteamAttendanceState state;
    const char *label;
  } lists[] = {
    { ITEAM_ATTENDANCE_PRESENT, N_("Present") },
    { ITEAM_ATTENDANCE_GUEST, N_("Guests") },
    { ITEAM_ATTENDANCE_APOLOGIES, N_("Apologies") },
    { ITEAM_ATTENDANCE_ABSENT, N_("Absent") },
  };
  const IteamMeetingFields *fields = iteam_meeting_get_fields (detail->meeting);
  g_autofree char *day = iteam_day_format (fields->day, iteam_day_today (), ITEAM_DAY_LONG);
  g_autofree char *planned = iteam_meeting_format_times (detail->meeting);
  g_autofree char *began = iteam_time_format (fields->began);
  g_autofree char *ended = iteam_time_format (fields->ended);
  g_autofree char *held = began[0] != '\0' && ended[0] != '\0' ? g_strdup_printf ("%s–%s", began, ended) : NULL;
  g_autofree char *chair = iteam_meeting_paper_format_person (directory, fields->chair, NULL);
  g_autofree char *taker = iteam_meeting_paper_format_person (directory, fields->minute_taker, NULL);

  iteam_paper_add_fact (paper, _("Date"), day);
  iteam_paper_add_fact (paper, _("Time"), held != NULL ? held : planned);
  iteam_paper_add_fact (paper, _("Place"), fields->place);
  iteam_paper_add_fact (paper, _("Chair"), chair);
  iteam_paper_add_fact (paper, _("Minute-taker"), taker);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *list = iteam_meeting_paper_list (detail, directory, lists[i].state);

      iteam_paper_add_fact (paper, _(lists[i].label), list);
    }
  if (fields->state == ITEAM_MEETING_ADOPTED)
    iteam_paper_add_fact (paper, _("Adopted by"), fields->adopted_by);
}

static void
add_outcomes (IteamPaper               *paper,
              const IteamMeetingDetail *detail,
              IteamDirectory           *directory,
              gint64                    item)
{
  g_autoptr (GPtrArray) outcomes = iteam_meeting_detail_list_outcomes (detail, item);
  g_autoptr (GPtrArray) actions = iteam_meeting_detail_list_actions (detail, item);

  for (guint i = 0; i < outcomes->len; i++)
    {
      IteamOutcome *outcome = g_ptr_array_index (outcomes, i);
      const IteamOutcomeFields *fields = iteam_outcome_get_fields (outcome);
      g_autofree char *number = iteam_outcome_format_number (outcome);
      g_autofree char *label = g_strdup_printf ("%s %s", iteam_outcome_is_commitment (outcome) ? _("Commitment") : _("Decision"), number);
      g_autofree char *who = iteam_meeting_paper_format_person (directory, fields->person, NULL);
      g_autofree char *aside = describe_who_and_when (who, fields->due);

      iteam_paper_add_outcome (paper, label, fields->text, aside);
    }
  for (guint i = 0; i < actions->len; i++)
    {
      IteamActionPoint *action = g_ptr_array_index (actions, i);
      const IteamActionFields *fields = iteam_action_point_get_fields (action);
      g_autofree char *number = iteam_action_point_format_number (action);
      g_autofree char *label = g_strdup_printf ("%s %s", _("Action point"), number);
      g_autofree char *owners = iteam_directory_format_owners (directory, action);
      g_autofree char *aside = describe_who_and_when (owners != NULL ? owners : "", fields->due);

      iteam_paper_add_outcome (paper, label, fields->title, aside);
    }
}

static void
add_item (IteamPaper               *paper,
          const IteamMeetingDetail *detail,
          IteamDirectory           *directory,
          IteamAgendaItem          *item,
          guint                     number)
{
  const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
  gint64 id = iteam_entry_get_id (ITEAM_ENTRY (item));
  g_autofree char *title = g_strdup_printf ("%u. %s", number, fields->title);
  g_autofree char *presenter = iteam_meeting_paper_format_person (directory, fields->presenter, fields->presenter_name);
  g_autofree char *documents = iteam_meeting_paper_documents (detail, id);

  iteam_paper_add_heading (paper, 2, title, presenter);
  if (documents[0] != '\0')
    iteam_paper_add_plain (paper, documents);
  iteam_paper_add_text (paper, fields->minutes);
  if (fields->state == ITEAM_ITEM_POSTPONED)
    iteam_paper_add_plain (paper, _("This item was postponed."));
  add_outcomes (paper, detail, directory, id);
}

/* What is to be done, once more together: that is what people look for afterwards. */
static void
add_action_list (IteamPaper               *paper,
                 const IteamMeetingDetail *detail,
                 IteamDirectory           *directory,
                 gboolean                  confidential)
{
  const IteamPaperColumn columns[] = { { _("Number"), 12 }, { _("What"), 48 }, { _("Owner"), 23 }, { _("Due"), 24 } };
  gboolean begun = FALSE;

  for (guint i = 0; i < detail->items->len; i++)
    {
      IteamAgendaItem *item = g_ptr_array_index (detail->items, i);
      g_autoptr (GPtrArray) actions = iteam_meeting_detail_list_actions (detail, iteam_entry_get_id (ITEAM_ENTRY (item)));

      for (guint j = 0; j < actions->len && !iteam_meeting_paper_is_left_out (item, confidential); j++)
        {
          IteamActionPoint *action = g_ptr_array_index (actions, j);
          const IteamActionFields *fields = iteam_action_point_get_fields (action);
          g_autofree char *number = iteam_action_point_format_number (action);
          g_autofree char *owners = iteam_directory_format_owners (directory, action);
          g_autofree char *due = fields->due != ITEAM_DAY_NONE ? iteam_day_format (fields->due, ITEAM_DAY_NONE, ITEAM_DAY_FULL) : NULL;
          const char *cells[] = { number, fields->title, owners, due };

          if (!begun)
            {
              iteam_paper_add_heading (paper, 1, _("Action list"), NULL);
              iteam_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
            }
          begun = TRUE;
          iteam_paper_add_row (paper, cells, G_N_ELEMENTS (cells));
        }
    }
}

/**
 * iteam_meeting_paper_minutes:
 * @detail: a meeting with all that belongs to it
 * @directory: the people
 * @confidential: whether confidential items are in it, too
 *
 * Returns: (transfer full): its minutes, to be set on paper or as text.
 */
IteamPaper *
iteam_meeting_paper_minutes (const IteamMeetingDetail *detail,
                             IteamDirectory           *directory,
                             gboolean                  confidential)
{
  IteamPaper *paper;
  const char *section = "";

  g_return_val_if_fail (detail != NULL, NULL);
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  paper = iteam_meeting_paper_new (detail->meeting, _("Minutes"));
  add_state (paper, detail->meeting);
  add_facts (paper, detail, directory);
  for (guint i = 0; i < detail->items->len; i++)
    {
      IteamAgendaItem *item = g_ptr_array_index (detail->items, i);
      const char *own = iteam_agenda_item_get_fields (item)->section;

      if (iteam_meeting_paper_is_left_out (item, confidential))
        continue;
      if (own != NULL && !g_str_equal (own, section))
        iteam_paper_add_heading (paper, 1, own, NULL);
      section = own != NULL ? own : "";
      add_item (paper, detail, directory, item, i + 1);
    }
  add_action_list (paper, detail, directory, confidential);
  iteam_meeting_paper_tell_left_out (paper, detail, confidential);

  return paper;
}
