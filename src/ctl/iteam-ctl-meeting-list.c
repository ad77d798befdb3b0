/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-meeting.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-ctl-json.h"
#include "iteam-ctl-print.h"
#include "iteam-store-meetings.h"
#include "iteam-text.h"

/* The verbs that list and show, for meetings, their agendas and what came of them. */

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

/**
 * iteam_ctl_has_words:
 * @text: as iteam_text_fold() folds it
 * @words: (array zero-terminated=1): words
 *
 * Returns: whether all of them are in @text.
 */
gboolean
iteam_ctl_has_words (const char  *text,
                     char       **words)
{
  g_autofree char *folded = iteam_text_fold (text);

  for (; *words != NULL; words++)
    {
      g_autofree char *word = iteam_text_fold (*words);

      if (strstr (folded, word) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * iteam_ctl_person_name:
 * @ctl: the program, with the file open
 * @person: key of a person, or 0
 *
 * Returns: (transfer none) (nullable): the name.
 */
const char *
iteam_ctl_person_name (IteamCtl *ctl,
                       gint64    person)
{
  IteamPerson *found = iteam_directory_find_person (iteam_store_get_directory (ctl->store), person);

  return found != NULL ? iteam_person_get_name (found) : NULL;
}

static void
json_time (IteamJson  *json,
           const char *name,
           IteamTime   time)
{
  g_autofree char *iso = iteam_time_to_iso (time);

  iteam_json_string (json, name, iso);
}

static void
json_meeting (IteamCtl     *ctl,
              IteamJson    *json,
              IteamMeeting *meeting)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (meeting);
  g_autofree char *number = iteam_meeting_format_number (meeting);

  iteam_json_string (json, "number", number);
  iteam_json_string (json, "title", fields->title);
  iteam_json_string (json, "kind", iteam_terms_nick (&iteam_meeting_kinds, fields->kind));
  iteam_json_string (json, "state", iteam_terms_nick (&iteam_meeting_states, fields->state));
  iteam_json_day (json, "day", fields->day);
  json_time (json, "start", fields->start);
  json_time (json, "end", fields->ends);
  iteam_json_string (json, "place", fields->place);
  iteam_json_string (json, "chair", iteam_ctl_person_name (ctl, fields->chair));
  iteam_json_string (json, "minute_taker", iteam_ctl_person_name (ctl, fields->minute_taker));
  iteam_json_boolean (json, "closed", fields->closed);
  iteam_json_string (json, "reason", fields->reason);
  iteam_json_day (json, "adopted", fields->adopted);
  iteam_json_string (json, "adopted_by", fields->adopted_by);
  iteam_json_string (json, "hash", fields->hash);
  iteam_json_string (json, "reopened", fields->reopened);
  iteam_json_integer (json, "items", fields->n_items);
  iteam_json_integer (json, "decisions", fields->n_decisions);
  iteam_json_integer (json, "open_remarks", fields->n_remarks);
}

static void
print_or_free (IteamCtl           *ctl,
               IteamJson          *json,
               const char *const  *headings,
               guint               n_headings,
               GPtrArray          *cells)
{
  if (ctl->json)
    {
      iteam_json_print (json);

      return;
    }
  iteam_json_free (json);
  iteam_ctl_print_table (headings, n_headings, cells);
}

/**
 * iteam_ctl_list_meetings:
 * @ctl: the program, with the file open
 * @words: (array zero-terminated=1): words that are to be in the number, name, place,
 *   kind or state
 *
 * Returns: the exit code.
 */
int
iteam_ctl_list_meetings (IteamCtl  *ctl,
                         char     **words)
{
  const char *headings[] = { _("Number"), _("Date"), _("Time"), _("Status"), _("Title") };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings = iteam_ctl_read_meetings (ctl, &error);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  IteamJson *json;

  if (meetings == NULL)
    return iteam_ctl_fail (error);

  json = iteam_json_new ();
  iteam_json_begin (json, NULL, '[');
  for (guint i = 0; i < meetings->len; i++)
    {
      const IteamMeetingFields *fields = iteam_meeting_get_fields (meetings->pdata[i]);
      g_autofree char *text = iteam_meeting_fold (meetings->pdata[i]);

      if (!iteam_ctl_has_words (text, words))
        continue;
      iteam_json_begin (json, NULL, '{');
      json_meeting (ctl, json, meetings->pdata[i]);
      iteam_json_end (json);
      g_ptr_array_add (cells, iteam_meeting_format_number (meetings->pdata[i]));
      g_ptr_array_add (cells, iteam_day_format (fields->day, iteam_day_today (), ITEAM_DAY_SHORT));
      g_ptr_array_add (cells, iteam_meeting_format_times (meetings->pdata[i]));
      g_ptr_array_add (cells, g_strdup (iteam_terms_label (&iteam_meeting_states, fields->state)));
      g_ptr_array_add (cells, g_strdup (fields->title));
    }
  iteam_json_end (json);
  print_or_free (ctl, json, headings, G_N_ELEMENTS (headings), cells);

  return ITEAM_CTL_DONE;
}

static void
json_item (IteamCtl        *ctl,
           IteamJson       *json,
           IteamAgendaItem *item,
           guint            place)
{
  const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
  const char *presenter = iteam_ctl_person_name (ctl, fields->presenter);

  iteam_json_integer (json, "place", place);
  iteam_json_string (json, "section", fields->section);
  iteam_json_string (json, "title", fields->title);
  iteam_json_string (json, "text", fields->text);
  iteam_json_string (json, "kind", iteam_terms_nick (&iteam_item_kinds, fields->kind));
  iteam_json_string (json, "state", iteam_terms_nick (&iteam_item_states, fields->state));
  iteam_json_string (json, "presenter", presenter != NULL ? presenter : fields->presenter_name);
  iteam_json_integer (json, "planned", fields->planned);
  iteam_json_boolean (json, "standing", fields->standing);
  iteam_json_boolean (json, "confidential", fields->confidential);
  iteam_json_integer (json, "times", fields->times);
  iteam_json_integer (json, "postponed", fields->postponed);
  iteam_json_string (json, "minutes", fields->minutes);
}

/* The meeting that is meant where none is named: the next one, or else the last. */
static gint64
find_current (IteamCtl  *ctl,
              GError   **error)
{
  g_autoptr (GPtrArray) meetings = iteam_ctl_read_meetings (ctl, error);

  if (meetings == NULL)
    return 0;
  for (guint i = 0; i < meetings->len; i++)
    {
      int state = iteam_meeting_get_fields (meetings->pdata[i])->state;

      if (state == ITEAM_MEETING_PLANNED || state == ITEAM_MEETING_IN_PROGRESS)
        return ID (meetings->pdata[i]);
    }
  if (meetings->len > 0)
    return ID (meetings->pdata[meetings->len - 1]);

  g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("The team file has no meetings."));

  return 0;
}

/**
 * iteam_ctl_list_agenda:
 * @ctl: the program, with the file open
 * @words: (array zero-terminated=1): perhaps the number of a meeting, then words that are
 *   to be in the title of an item
 *
 * Returns: the exit code.
 */
int
iteam_ctl_list_agenda (IteamCtl  *ctl,
                       char     **words)
{
  const char *headings[] = { "", _("Time"), _("Planned"), _("Purpose"), _("Status"), _("Title") };
  gboolean named = words[0] != NULL && g_ascii_strncasecmp (words[0], "M-", 2) == 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (IteamMeetingDetail) detail = NULL;
  IteamJson *json;
  IteamTime time;
  gint64 id;

  id = named ? iteam_ctl_find_numbered (ctl, ITEAM_KIND_MEETING, words[0], &error) : find_current (ctl, &error);
  detail = id != 0 ? iteam_ctl_read_meeting (ctl, id, &error) : NULL;
  if (detail == NULL)
    return iteam_ctl_fail (error);

  json = iteam_json_new ();
  iteam_json_begin (json, NULL, '[');
  time = iteam_meeting_get_fields (detail->meeting)->start;
  for (guint i = 0; i < detail->items->len; i++)
    {
      IteamAgendaItem *item = detail->items->pdata[i];
      const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
      g_autofree char *begins = iteam_time_format (time);
      g_autofree char *times = iteam_agenda_item_format_times (item);

      if (time != ITEAM_TIME_NONE)
        time += fields->planned;
      if (!iteam_ctl_has_words (fields->title, words + (named ? 1 : 0)))
        continue;
      iteam_json_begin (json, NULL, '{');
      json_item (ctl, json, item, i + 1);
      iteam_json_end (json);
      g_ptr_array_add (cells, g_strdup_printf ("%u", i + 1));
      g_ptr_array_add (cells, g_steal_pointer (&begins));
      g_ptr_array_add (cells, fields->planned > 0 ? iteam_duration_format (fields->planned) : g_strdup (""));
      g_ptr_array_add (cells, g_strdup (iteam_terms_label (&iteam_item_kinds, fields->kind)));
      g_ptr_array_add (cells, g_strdup (iteam_terms_label (&iteam_item_states, fields->state)));
      g_ptr_array_add (cells, times[0] != '\0' ? g_strdup_printf ("%s (%s)", fields->title, times) : g_strdup (fields->title));
    }
  iteam_json_end (json);
  print_or_free (ctl, json, headings, G_N_ELEMENTS (headings), cells);

  return ITEAM_CTL_DONE;
}

static void
json_outcome (IteamCtl     *ctl,
              IteamJson    *json,
              IteamOutcome *outcome)
{
  const IteamOutcomeFields *fields = iteam_outcome_get_fields (outcome);
  g_autofree char *number = iteam_outcome_format_number (outcome);
  g_autofree char *meeting = g_strdup_printf ("M-%d", fields->meeting_number);

  iteam_json_string (json, "number", number);
  iteam_json_string (json, "text", fields->text);
  iteam_json_string (json, "person", iteam_ctl_person_name (ctl, fields->person));
  iteam_json_day (json, "due", fields->due);
  iteam_json_day (json, "settled", fields->settled);
  iteam_json_string (json, "meeting", fields->meeting_number > 0 ? meeting : NULL);
  iteam_json_day (json, "day", fields->day);
  iteam_json_string (json, "item", fields->item_title);
  iteam_json_boolean (json, "confidential", fields->confidential);
}

static int
list_outcomes (IteamCtl   *ctl,
               IteamKind   kind,
               const char *heading,
               char      **words)
{
  const char *headings[] = { _("Number"), _("Date"), _("Meeting"), heading };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = iteam_ctl_read_outcomes (ctl, kind, &error);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  IteamJson *json;

  if (outcomes == NULL)
    return iteam_ctl_fail (error);

  json = iteam_json_new ();
  iteam_json_begin (json, NULL, '[');
  for (guint i = 0; i < outcomes->len; i++)
    {
      const IteamOutcomeFields *fields = iteam_outcome_get_fields (outcomes->pdata[i]);
      g_autofree char *number = iteam_outcome_format_number (outcomes->pdata[i]);
      g_autofree char *text = g_strjoin (" ", number, fields->text, fields->item_title, fields->meeting_title, NULL);

      if (!iteam_ctl_has_words (text, words))
        continue;
      iteam_json_begin (json, NULL, '{');
      json_outcome (ctl, json, outcomes->pdata[i]);
      iteam_json_end (json);
      g_ptr_array_add (cells, g_steal_pointer (&number));
      g_ptr_array_add (cells, iteam_day_format (fields->day, iteam_day_today (), ITEAM_DAY_SHORT));
      g_ptr_array_add (cells, g_strdup_printf ("M-%d", fields->meeting_number));
      g_ptr_array_add (cells, g_strdup (fields->text));
    }
  iteam_json_end (json);
  print_or_free (ctl, json, headings, G_N_ELEMENTS (headings), cells);

  return ITEAM_CTL_DONE;
}

/**
 * iteam_ctl_list_decisions:
 * @ctl: the program, with the file open
 * @words: (array zero-terminated=1): words that are to be in the decision, its item or meeting
 *
 * Returns: the exit code.
 */
int
iteam_ctl_list_decisions (IteamCtl  *ctl,
                          char     **words)
{
  return list_outcomes (ctl, ITEAM_KIND_DECISION, _("Decision"), words);
}

/**
 * iteam_ctl_list_commitments:
 * @ctl: the program, with the file open
 * @words: (array zero-terminated=1): words that are to be in the commitment, its item or meeting
 *
 * Returns: the exit code.
 */
int
iteam_ctl_list_commitments (IteamCtl  *ctl,
                            char     **words)
{
  return list_outcomes (ctl, ITEAM_KIND_COMMITMENT, _("Commitment"), words);
}

static void
print_field (const char *label,
             const char *value)
{
  if (value != NULL && value[0] != '\0')
    g_print ("%s: %s\n", label, value);
}

/* Every line of a text of several, behind a margin. */
static void
print_text (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (int i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      g_print ("    %s\n", lines[i]);
}

static char *
format_attendance (IteamCtl                 *ctl,
                   const IteamMeetingDetail *detail,
                   IteamAttendanceState      state)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < detail->attendance->len; i++)
    {
      const IteamAttendanceFields *fields = iteam_attendance_get_fields (detail->attendance->pdata[i]);
      const char *name = fields->person != 0 ? iteam_ctl_person_name (ctl, fields->person) : fields->name;

      if (fields->state == (int) state && name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
print_item (const IteamMeetingDetail *detail,
            IteamAgendaItem          *item,
            guint                     place)
{
  const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
  g_autoptr (GPtrArray) outcomes = iteam_meeting_detail_list_outcomes (detail, ID (item));
  g_autoptr (GPtrArray) actions = iteam_meeting_detail_list_actions (detail, ID (item));
  g_autoptr (GPtrArray) remarks = iteam_meeting_detail_list_remarks (detail, ID (item));
  g_autofree char *times = iteam_agenda_item_format_times (item);

  g_print ("\n%u. %s%s%s%s (%s)\n", place, fields->title, times[0] != '\0' ? " – " : "", times, fields->confidential ? " !" : "",
           iteam_terms_label (&iteam_item_states, fields->state));
  print_text (fields->text);
  print_text (fields->minutes);
  for (guint i = 0; i < outcomes->len; i++)
    {
      g_autofree char *number = iteam_outcome_format_number (outcomes->pdata[i]);

      g_print ("    %s  %s\n", number, iteam_outcome_get_fields (outcomes->pdata[i])->text);
    }
  for (guint i = 0; i < actions->len; i++)
    {
      g_autofree char *number = iteam_action_point_format_number (actions->pdata[i]);

      g_print ("    %s  %s\n", number, iteam_action_point_get_fields (actions->pdata[i])->title);
    }
  for (guint i = 0; i < remarks->len; i++)
    {
      const IteamRemarkFields *remark = iteam_remark_get_fields (remarks->pdata[i]);

      g_print ("    > %s: %s (%s)\n", remark->who != NULL ? remark->who : _("someone"), remark->text,
               iteam_terms_label (&iteam_remark_states, remark->state));
      if (remark->answer != NULL)
        g_print ("      %s\n", remark->answer);
    }
}

static void
print_meeting (IteamCtl                 *ctl,
               const IteamMeetingDetail *detail)
{
  const IteamMeetingFields *fields = iteam_meeting_get_fields (detail->meeting);
  g_autofree char *number = iteam_meeting_format_number (detail->meeting);
  g_autofree char *day = iteam_day_format (fields->day, iteam_day_today (), ITEAM_DAY_LONG);
  g_autofree char *times = iteam_meeting_format_times (detail->meeting);
  g_autofree char *adopted = iteam_day_format (fields->adopted, iteam_day_today (), ITEAM_DAY_LONG);

  g_print ("%s  %s\n", number, fields->title);
  print_field (_("Date"), day);
  print_field (_("Time"), times);
  print_field (_("Place"), fields->place);
  print_field (_("Status"), iteam_terms_label (&iteam_meeting_states, fields->state));
  print_field (_("Reason"), fields->reason);
  print_field (_("Chair"), iteam_ctl_person_name (ctl, fields->chair));
  print_field (_("Minute-taker"), iteam_ctl_person_name (ctl, fields->minute_taker));
  for (int i = 0; i < iteam_attendance_states.n_terms; i++)
    {
      g_autofree char *names = format_attendance (ctl, detail, (IteamAttendanceState) i);

      print_field (iteam_terms_label (&iteam_attendance_states, i), names);
    }
  print_field (_("Adopted on"), adopted);
  print_field (_("Adopted by"), fields->adopted_by);
  print_field (_("Version"), fields->hash);
  print_field (_("Reopened because"), fields->reopened);
  for (guint i = 0; i < detail->items->len; i++)
    print_item (detail, detail->items->pdata[i], i + 1);
}

static void
json_parts (IteamCtl                 *ctl,
            IteamJson                *json,
            const IteamMeetingDetail *detail)
{
  iteam_json_begin (json, "attendance", '[');
  for (guint i = 0; i < detail->attendance->len; i++)
    {
      const IteamAttendanceFields *fields = iteam_attendance_get_fields (detail->attendance->pdata[i]);

      iteam_json_begin (json, NULL, '{');
      iteam_json_string (json, "name", fields->person != 0 ? iteam_ctl_person_name (ctl, fields->person) : fields->name);
      iteam_json_string (json, "state", iteam_terms_nick (&iteam_attendance_states, fields->state));
      json_time (json, "arrived", fields->arrived);
      json_time (json, "left", fields->departed);
      iteam_json_end (json);
    }
  iteam_json_end (json);

  iteam_json_begin (json, "agenda", '[');
  for (guint i = 0; i < detail->items->len; i++)
    {
      g_autoptr (GPtrArray) outcomes = iteam_meeting_detail_list_outcomes (detail, ID (detail->items->pdata[i]));
      g_autoptr (GPtrArray) actions = iteam_meeting_detail_list_actions (detail, ID (detail->items->pdata[i]));
      g_autoptr (GPtrArray) remarks = iteam_meeting_detail_list_remarks (detail, ID (detail->items->pdata[i]));

      iteam_json_begin (json, NULL, '{');
      json_item (ctl, json, detail->items->pdata[i], i + 1);
      iteam_json_begin (json, "outcomes", '[');
      for (guint j = 0; j < outcomes->len; j++)
        {
          g_autofree char *number = iteam_outcome_format_number (outcomes->pdata[j]);

          iteam_json_begin (json, NULL, '{');
          iteam_json_string (json, "number", number);
          iteam_json_string (json, "text", iteam_outcome_get_fields (outcomes->pdata[j])->text);
          iteam_json_end (json);
        }
      iteam_json_end (json);
      iteam_json_begin (json, "actions", '[');
      for (guint j = 0; j < actions->len; j++)
        {
          g_autofree char *number = iteam_action_point_format_number (actions->pdata[j]);

          iteam_json_string (json, NULL, number);
        }
      iteam_json_end (json);
      iteam_json_begin (json, "remarks", '[');
      for (guint j = 0; j < remarks->len; j++)
        {
          const IteamRemarkFields *fields = iteam_remark_get_fields (remarks->pdata[j]);

          iteam_json_begin (json, NULL, '{');
          iteam_json_string (json, "who", fields->who);
          iteam_json_day (json, "day", fields->day);
          iteam_json_string (json, "text", fields->text);
          iteam_json_string (json, "state", iteam_terms_nick (&iteam_remark_states, fields->state));
          iteam_json_string (json, "answer", fields->answer);
          iteam_json_end (json);
        }
      iteam_json_end (json);
      iteam_json_end (json);
    }
  iteam_json_end (json);
}

/**
 * iteam_ctl_show_meeting:
 * @ctl: the program, with the file open
 * @number: "M-3"
 *
 * Returns: the exit code.
 */
int
iteam_ctl_show_meeting (IteamCtl   *ctl,
                        const char *number)
{
  IteamDirectory *directory = iteam_store_get_directory (ctl->store);
  g_autoptr (IteamMeetingDetail) detail = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  IteamRef ref = { .kind = ITEAM_KIND_MEETING };
  IteamJson *json;

  ref.id = iteam_ctl_find_numbered (ctl, ITEAM_KIND_MEETING, number, &error);
  detail = ref.id != 0 ? iteam_ctl_read_meeting (ctl, ref.id, &error) : NULL;
  changes = detail != NULL ? iteam_ctl_read_history (ctl, &ref, &error) : NULL;
  if (changes == NULL)
    return iteam_ctl_fail (error);

  if (!ctl->json)
    {
      print_meeting (ctl, detail);
      iteam_ctl_print_history (changes, directory);

      return ITEAM_CTL_DONE;
    }

  json = iteam_json_new ();
  iteam_json_begin (json, NULL, '{');
  json_meeting (ctl, json, detail->meeting);
  json_parts (ctl, json, detail);
  iteam_json_begin (json, "history", '[');
  for (guint i = 0; i < changes->len; i++)
    iteam_ctl_json_change (json, changes->pdata[i], directory);
  iteam_json_end (json);
  iteam_json_end (json);
  iteam_json_print (json);

  return ITEAM_CTL_DONE;
}

/**
 * iteam_ctl_show_outcome:
 * @ctl: the program, with the file open
 * @kind: %ITEAM_KIND_DECISION or %ITEAM_KIND_COMMITMENT
 * @number: "B-3" or "T-3"
 *
 * Returns: the exit code.
 */
int
iteam_ctl_show_outcome (IteamCtl   *ctl,
                        IteamKind   kind,
                        const char *number)
{
  g_autoptr (GError) error = NULL;
  gint64 id = iteam_ctl_find_numbered (ctl, kind, number, &error);
  g_autoptr (GPtrArray) outcomes = id != 0 ? iteam_ctl_read_outcomes (ctl, kind, &error) : NULL;

  if (outcomes == NULL)
    return iteam_ctl_fail (error);

  for (guint i = 0; i < outcomes->len; i++)
    {
      const IteamOutcomeFields *fields = iteam_outcome_get_fields (outcomes->pdata[i]);
      g_autofree char *known = iteam_outcome_format_number (outcomes->pdata[i]);
      g_autofree char *day = iteam_day_format (fields->day, iteam_day_today (), ITEAM_DAY_LONG);
      g_autofree char *due = iteam_day_format (fields->due, iteam_day_today (), ITEAM_DAY_LONG);
      g_autofree char *settled = iteam_day_format (fields->settled, iteam_day_today (), ITEAM_DAY_LONG);
      g_autofree char *meeting = g_strdup_printf ("M-%d %s, %s", fields->meeting_number, fields->meeting_title, day);

      if (ID (outcomes->pdata[i]) != id)
        continue;
      if (ctl->json)
        {
          IteamJson *json = iteam_json_new ();

          iteam_json_begin (json, NULL, '{');
          json_outcome (ctl, json, outcomes->pdata[i]);
          iteam_json_end (json);
          iteam_json_print (json);

          return ITEAM_CTL_DONE;
        }
      g_print ("%s  %s\n", known, fields->text);
      print_field (_("Meeting"), meeting);
      print_field (_("Agenda item"), fields->item_title);
      print_field (kind == ITEAM_KIND_DECISION ? _("Owner") : _("Made by"), iteam_ctl_person_name (ctl, fields->person));
      print_field (_("Due date"), due);
      print_field (_("Settled on"), settled);

      return ITEAM_CTL_DONE;
    }
  /* Its meeting or item was deleted. */
  g_set_error (&error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("The team file has no %s."), number);

  return iteam_ctl_fail (error);
}
