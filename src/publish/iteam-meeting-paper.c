/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-meeting-paper.h"

#include <glib/gi18n-lib.h>

#include "iteam-meeting-paper-private.h"
#include "iteam-place.h"

/* What agenda and minutes have in common, and the agenda. */

#define LINE_SEPARATOR "\342\200\250"

/* Private: the language that the words of a paper are in, an RFC 5646 tag. */
const char *
iteam_meeting_paper_language (void)
{
  /* Translators: the RFC 5646 tag of the language that you translate into: "nl", "de". */
  return g_dpgettext2 (GETTEXT_PACKAGE, "language tag", "en");
}

/* Private: a paper about a meeting, with its title. */
IteamPaper *
iteam_meeting_paper_new (IteamMeeting *meeting,
                         const char   *what)
{
  g_autofree char *name = iteam_meeting_format_name (meeting);
  g_autofree char *title = g_strdup_printf ("%s %s", what, name);
  IteamPaper *paper = iteam_paper_new (title, iteam_meeting_paper_language ());

  iteam_paper_add_title (paper, what, name);

  return paper;
}

/* Private: who it is, by name. */
char *
iteam_meeting_paper_format_person (IteamDirectory *directory,
                                   gint64          person,
                                   const char     *name)
{
  IteamPerson *found = person != 0 ? iteam_directory_find_person (directory, person) : NULL;

  if (found != NULL)
    return g_strdup (iteam_person_get_name (found));

  return g_strdup (name != NULL ? name : "");
}

/* "HRM (from 14:20)". */
static char *
describe_presence (IteamAttendance *attendance,
                   IteamDirectory  *directory)
{
  const IteamAttendanceFields *fields = iteam_attendance_get_fields (attendance);
  g_autofree char *name = iteam_meeting_paper_format_person (directory, fields->person, fields->name);
  g_autofree char *from = iteam_time_format (fields->arrived);
  g_autofree char *until = iteam_time_format (fields->departed);

  if (!iteam_attendance_was_there (attendance) || (from[0] == '\0' && until[0] == '\0'))
    return g_steal_pointer (&name);
  if (until[0] == '\0')
    return g_strdup_printf (_("%s (from %s)"), name, from);
  if (from[0] == '\0')
    return g_strdup_printf (_("%s (until %s)"), name, until);

  return g_strdup_printf (_("%s (from %s until %s)"), name, from, until);
}

/* Private: who is in a state, separated by commas; the chair and the minute-taker first. */
char *
iteam_meeting_paper_list (const IteamMeetingDetail *detail,
                          IteamDirectory           *directory,
                          IteamAttendanceState      state)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < detail->attendance->len; i++)
    {
      IteamAttendance *attendance = g_ptr_array_index (detail->attendance, i);
      g_autofree char *text = NULL;

      if ((IteamAttendanceState) iteam_attendance_get_fields (attendance)->state != state)
        continue;
      text = describe_presence (attendance, directory);
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", text);
    }

  return g_string_free (list, FALSE);
}

/* Private: the documents of an item, "D-7 Gedragscode, p. 12", a line each. */
char *
iteam_meeting_paper_documents (const IteamMeetingDetail *detail,
                               gint64                    item)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < detail->links->len; i++)
    {
      const IteamItemLinkFields *link = iteam_item_link_get_fields (g_ptr_array_index (detail->links, i));
      IteamDocument *document = link->item == item && link->document != 0 ? iteam_meeting_detail_find_document (detail, link->document) : NULL;
      g_autofree char *number = NULL;

      if (document == NULL)
        continue;
      number = iteam_document_format_number (document);
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? LINE_SEPARATOR : "", number, iteam_document_get_fields (document)->title);
      if (link->page > 0)
        g_string_append_printf (text, _(", p. %d"), link->page);
      if (link->quote != NULL)
        {
          g_autofree char *quote = iteam_place_shorten (link->quote);

          /* Translators: a passage, behind the page that it is on. */
          g_string_append_printf (text, g_str_equal (quote, link->quote) ? _(": “%s”") : _(": “%s…”"), quote);
        }
    }

  return g_string_free (text, FALSE);
}

/* Private: whether an item stays within the team. */
gboolean
iteam_meeting_paper_is_left_out (IteamAgendaItem *item,
                                 gboolean         confidential)
{
  const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);

  return fields->state == ITEAM_ITEM_WITHDRAWN || (fields->confidential && !confidential);
}

/* Private: that something is not there, or %NULL if nothing is left out. */
char *
iteam_meeting_paper_describe_left_out (const IteamMeetingDetail *detail,
                                       gboolean                  confidential)
{
  int n_items = 0;

  for (guint i = 0; i < detail->items->len; i++)
    n_items += iteam_agenda_item_get_fields (g_ptr_array_index (detail->items, i))->confidential;
  if (n_items == 0 || confidential)
    return NULL;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d confidential item is left out.", "%d confidential items are left out.",
                                       (gulong) n_items), n_items);
}

/* Private: who reads it is told that something is not there. */
void
iteam_meeting_paper_tell_left_out (IteamPaper               *paper,
                                   const IteamMeetingDetail *detail,
                                   gboolean                  confidential)
{
  g_autofree char *text = iteam_meeting_paper_describe_left_out (detail, confidential);

  if (text != NULL)
    iteam_paper_add_notice (paper, text);
}

/* Private: when the next item begins, after one that is planned for @planned minutes. */
IteamTime
iteam_meeting_paper_go_on (IteamTime time,
                           int       planned)
{
  return time != ITEAM_TIME_NONE ? MIN (time + planned, ITEAM_TIME_LAST) : ITEAM_TIME_NONE;
}

static void
add_facts (IteamPaper               *paper,
           const IteamMeetingDetail *detail,
           IteamDirectory           *directory)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (detail->meeting);
  g_autofree char *day = iteam_day_format (fields->day, iteam_day_today (), ITEAM_DAY_LONG);
  g_autofree char *times = iteam_meeting_format_times (detail->meeting);
  g_autofree char *chair = iteam_meeting_paper_format_person (directory, fields->chair, NULL);
  g_autofree char *taker = iteam_meeting_paper_format_person (directory, fields->minute_taker, NULL);
  g_autofree char *expected = iteam_meeting_paper_list (detail, directory, ITEAM_ATTENDANCE_EXPECTED);
  g_autofree char *present = iteam_meeting_paper_list (detail, directory, ITEAM_ATTENDANCE_PRESENT);
  g_autofree char *guests = iteam_meeting_paper_list (detail, directory, ITEAM_ATTENDANCE_GUEST);
  g_autofree char *apologies = iteam_meeting_paper_list (detail, directory, ITEAM_ATTENDANCE_APOLOGIES);
  g_autofree char *invited = g_strconcat (expected, expected[0] != '\0' && present[0] != '\0' ? ", " : "", present, NULL);

  iteam_paper_add_fact (paper, _("Date"), day);
  iteam_paper_add_fact (paper, _("Time"), times);
  iteam_paper_add_fact (paper, _("Place"), fields->place);
  iteam_paper_add_fact (paper, _("Chair"), chair);
  iteam_paper_add_fact (paper, _("Minute-taker"), taker);
  iteam_paper_add_fact (paper, _("Invited"), invited);
  iteam_paper_add_fact (paper, _("Guests"), guests);
  iteam_paper_add_fact (paper, _("Apologies"), apologies);
}

/* What stands in the row of an item: its title, what it is about, and its documents. */
static char *
describe_item (const IteamMeetingDetail *detail,
               IteamAgendaItem          *item,
               guint                     number)
{
  const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
  GString *text = g_string_new (NULL);
  g_autofree char *times = iteam_agenda_item_format_times (item);
  g_autofree char *documents = iteam_meeting_paper_documents (detail, iteam_entry_get_id (ITEAM_ENTRY (item)));

  g_string_append_printf (text, "%u. %s", number, fields->title);
  if (times[0] != '\0')
    g_string_append_printf (text, " (%s)", times);
  if (fields->text != NULL)
    {
      g_auto (GStrv) rows = g_strsplit (fields->text, "\n", -1);

      for (char **row = rows; *row != NULL; row++)
        g_string_append_printf (text, LINE_SEPARATOR "%s", *row);
    }
  if (documents[0] != '\0')
    g_string_append_printf (text, LINE_SEPARATOR "%s", documents);

  return g_string_free (text, FALSE);
}

static void
add_item (IteamPaper               *paper,
          const IteamMeetingDetail *detail,
          IteamDirectory           *directory,
          IteamAgendaItem          *item,
          guint                     number,
          IteamTime                 time)
{
  const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
  g_autofree char *clock = iteam_time_format (time);
  g_autofree char *text = describe_item (detail, item, number);
  g_autofree char *presenter = iteam_meeting_paper_format_person (directory, fields->presenter, fields->presenter_name);
  g_autofree char *minutes = iteam_duration_format (fields->planned);
  const char *cells[] = { clock, text, presenter, iteam_terms_label (&iteam_item_kinds, fields->kind), minutes };

  iteam_paper_add_row (paper, cells, G_N_ELEMENTS (cells));
}

static void
add_items (IteamPaper               *paper,
           const IteamMeetingDetail *detail,
           IteamDirectory           *directory,
           gboolean                  confidential)
{
  const IteamPaperColumn columns[] = {
    { _("Time"), 9 }, { _("Item"), 37 }, { _("Presenter"), 26 }, { _("Purpose"), 18 }, { _("Duration"), 10 },
  };
  IteamTime time = iteam_meeting_get_fields (detail->meeting)->start;
  const char *section = "";

  iteam_paper_begin_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < detail->items->len; i++)
    {
      IteamAgendaItem *item = g_ptr_array_index (detail->items, i);
      const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
      const char *own = fields->section != NULL ? fields->section : "";

      if (!iteam_meeting_paper_is_left_out (item, confidential))
        {
          if (!g_str_equal (own, section) && own[0] != '\0')
            iteam_paper_add_row (paper, &own, 1);
          section = own;
          add_item (paper, detail, directory, item, i + 1, time);
        }
      time = iteam_meeting_paper_go_on (time, fields->planned);
    }
}

/**
 * iteam_meeting_paper_agenda:
 * @detail: a meeting with all that belongs to it
 * @directory: the people
 * @confidential: whether confidential items are in it, too
 *
 * Returns: (transfer full): its agenda, to be set on paper or as text.
 */
IteamPaper *
iteam_meeting_paper_agenda (const IteamMeetingDetail *detail,
                            IteamDirectory           *directory,
                            gboolean                  confidential)
{
  const IteamMeetingFields *fields;
  IteamPaper *paper;

  g_return_val_if_fail (detail != NULL, NULL);
  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  fields = iteam_meeting_get_fields (detail->meeting);
  paper = iteam_meeting_paper_new (detail->meeting, _("Agenda"));
  if (fields->state == ITEAM_MEETING_CANCELLED)
    iteam_paper_add_notice (paper, _("This meeting was cancelled."));
  if (fields->closed)
    iteam_paper_add_notice (paper, _("Closed meeting"));
  add_facts (paper, detail, directory);
  add_items (paper, detail, directory, confidential);
  iteam_meeting_paper_tell_left_out (paper, detail, confidential);

  return paper;
}
