/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-meeting.h"

#include <glib/gi18n-lib.h>

#include "iteam-date-words.h"
#include "iteam-meeting-rules.h"
#include "iteam-store-meeting-steps.h"
#include "iteam-text.h"

/* The verbs that bring a meeting further, move it, and remark upon its minutes: by the
 * rules of the window. */

/**
 * iteam_ctl_check_may:
 * @ctl: the program, with the file open
 * @meeting: a meeting
 * @deed: what is to be done
 * @error: return location for an error
 *
 * Returns: whether the user can do that now.
 */
gboolean
iteam_ctl_check_may (IteamCtl          *ctl,
                     IteamMeeting      *meeting,
                     IteamMeetingDeed   deed,
                     GError           **error)
{
  IteamPerson *user = iteam_directory_find_person (iteam_store_get_directory (ctl->store), iteam_store_get_user (ctl->store));

  return iteam_meeting_check_may (meeting, deed, user, iteam_day_today (), error);
}

/* How a meeting comes from one state to another; those without a step cannot. */
static const struct
{
  IteamMeetingState from;
  IteamMeetingState to;
  IteamMeetingStep step;
} steps[] = {
  { ITEAM_MEETING_PLANNED, ITEAM_MEETING_IN_PROGRESS, ITEAM_STEP_START },
  { ITEAM_MEETING_PLANNED, ITEAM_MEETING_DRAFT, ITEAM_STEP_FINISH },
  { ITEAM_MEETING_IN_PROGRESS, ITEAM_MEETING_DRAFT, ITEAM_STEP_FINISH },
  { ITEAM_MEETING_DRAFT, ITEAM_MEETING_FOR_ADOPTION, ITEAM_STEP_SUBMIT },
  { ITEAM_MEETING_FOR_ADOPTION, ITEAM_MEETING_DRAFT, ITEAM_STEP_WITHDRAW },
  { ITEAM_MEETING_FOR_ADOPTION, ITEAM_MEETING_ADOPTED, ITEAM_STEP_ADOPT },
  { ITEAM_MEETING_ADOPTED, ITEAM_MEETING_DRAFT, ITEAM_STEP_REOPEN },
  { ITEAM_MEETING_PLANNED, ITEAM_MEETING_CANCELLED, ITEAM_STEP_CANCEL },
  { ITEAM_MEETING_CANCELLED, ITEAM_MEETING_PLANNED, ITEAM_STEP_RESTORE },
};

/* What the options say; what is NULL was not given. */
typedef struct
{
  char *status;
  char *reason;
  char *adopted_in;
  char *title;
  char *day;
  char *start;
  char *ends;
  char *place;
  char *retention;
} Options;

static void
options_clear (Options *self)
{
  char **all[] = { &self->status, &self->reason, &self->adopted_in, &self->title, &self->day, &self->start, &self->ends, &self->place,
                     &self->retention };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_clear_pointer (all[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
find_step (IteamMeeting      *meeting,
           const char        *status,
           IteamMeetingStep  *step,
           GError           **error)
{
  IteamMeetingState state = (IteamMeetingState) iteam_meeting_get_fields (meeting)->state;
  int wanted;

  if (!iteam_terms_find (&iteam_meeting_states, status, &wanted))
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                   _("“%s” does not say how far a meeting is: planned, in-progress, draft, for-adoption, adopted and cancelled do."), status);

      return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].from == state && steps[i].to == (IteamMeetingState) wanted)
      {
        *step = steps[i].step;

        return TRUE;
      }

  /* Translators: how far a meeting is, and how far it cannot come from there. */
  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("This meeting is “%s”, and cannot become “%s” from there."),
               iteam_terms_label (&iteam_meeting_states, (int) state), iteam_terms_label (&iteam_meeting_states, wanted));

  return FALSE;
}

static gboolean
take_step (IteamCtl            *ctl,
           IteamMeeting        *meeting,
           const Options       *options,
           GError             **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) local_error = NULL;
  IteamMeetingStep step;
  gint64 adopting = 0;

  if (!find_step (meeting, options->status, &step, error))
    return FALSE;
  if (options->adopted_in != NULL)
    {
      adopting = iteam_ctl_find_numbered (ctl, ITEAM_KIND_MEETING, options->adopted_in, error);
      if (adopting == 0)
        return FALSE;
    }

  iteam_store_step_meeting_async (ctl->store, iteam_entry_get_id (ITEAM_ENTRY (meeting)), step, adopting, options->reason, NULL,
                                  iteam_ctl_ready, &result);

  return iteam_store_step_meeting_finish (ctl->store, iteam_ctl_wait (&result), error);
}

/* An empty time takes it away. */
static gboolean
apply_time (IteamMeeting  *meeting,
            const char    *property,
            const char    *option,
            const char    *text,
            GError       **error)
{
  if (text == NULL || text[0] != '\0')
    return iteam_ctl_apply_time (meeting, property, option, text, error);

  g_object_set (meeting, property, ITEAM_TIME_NONE, NULL);

  return TRUE;
}

static gboolean
apply (IteamMeeting   *meeting,
       const Options  *options,
       GError        **error)
{
  IteamDay day;

  if (!iteam_ctl_parse_day ("--day", options->day, &day, error) || !apply_time (meeting, "start", "--start", options->start, error) ||
      !apply_time (meeting, "ends", "--end", options->ends, error))
    return FALSE;
  if (options->title != NULL && options->title[0] == '\0')
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("A meeting needs a title."));

      return FALSE;
    }

  if (options->title != NULL)
    g_object_set (meeting, "title", options->title, NULL);
  if (day != ITEAM_DAY_NONE)
    g_object_set (meeting, "day", day, NULL);
  if (options->retention != NULL)
    g_object_set (meeting, "retention", options->retention[0] != '\0' ? options->retention : NULL, NULL);
  if (options->place != NULL)
    g_object_set (meeting, "place", options->place[0] != '\0' ? options->place : NULL, NULL);

  return TRUE;
}

/* Whether there is something that only a meeting can be told that is to come. */
static gboolean
plans (const Options *options)
{
  return options->title != NULL || options->day != NULL || options->start != NULL || options->ends != NULL || options->place != NULL;
}

/* Returns the exit code. */
static int
change (IteamCtl      *ctl,
        IteamMeeting  *meeting,
        const Options *options)
{
  g_autoptr (IteamMeeting) edited = iteam_entry_copy (meeting);
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  /* How long minutes are kept is said when they were adopted, too. */
  if ((plans (options) && !iteam_ctl_check_may (ctl, meeting, ITEAM_DEED_PLAN, &error)) || !apply (edited, options, &error))
    return iteam_ctl_fail (error);

  iteam_meeting_count_move (meeting, edited);
  draft = iteam_entry_draft_changes (ITEAM_ENTRY (meeting), ITEAM_ENTRY (edited));
  if (iteam_draft_is_empty (draft) || iteam_ctl_commit (ctl, draft, &error))
    return ITEAM_CTL_DONE;

  return iteam_ctl_fail_with_conflicts (ctl, draft, error);
}

/**
 * iteam_ctl_set_meeting:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl set FILE M-3 --status S [--reason R] [--adopted-in M-4]
 * iteamctl set FILE M-3 [--title T] [--day D] [--start T] [--end T] [--place P] [--retention TEXT]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_set_meeting (IteamCtl  *ctl,
                       int        argc,
                       char     **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "status", 's', 0, G_OPTION_ARG_STRING, &options.status, N_("planned, in-progress, draft, for-adoption, adopted or cancelled"), N_("STATUS") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_("Why it is cancelled, or its minutes are reopened"), N_("TEXT") },
    { "adopted-in", 0, 0, G_OPTION_ARG_STRING, &options.adopted_in, N_("The meeting that adopts the minutes"), N_("M-4") },
    { "title", 't', 0, G_OPTION_ARG_STRING, &options.title, N_("What it is called"), N_("TITLE") },
    { "day", 'd', 0, G_OPTION_ARG_STRING, &options.day, N_("When it is: a date, “next Tuesday”"), N_("DATE") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options.start, N_("When it begins: “9:30”"), N_("TIME") },
    { "end", 0, 0, G_OPTION_ARG_STRING, &options.ends, N_("When it is planned to end"), N_("TIME") },
    { "place", 0, 0, G_OPTION_ARG_STRING, &options.place, N_("Where it is"), N_("PLACE") },
    { "retention", 0, 0, G_OPTION_ARG_STRING, &options.retention, N_("How long its minutes are kept"), N_("TEXT") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE M-3"),
    .summary = _("Brings a meeting further, or moves it. What no option names is left as it is."),
    .description = _("What can be done in which state is as in the window: who does not lead the meeting\n"
                     "cannot adopt its minutes, and adopted minutes are reopened for a reason."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (IteamMeetingDetail) detail = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changes;
  gint64 id;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  changes = plans (&options) || options.retention != NULL;
  if (!changes && options.status == NULL)
    return iteam_ctl_misused (_("Nothing is said to be changed. “iteamctl set --help” lists what can be."));
  if (changes && options.status != NULL)
    return iteam_ctl_misused (_("Bringing a meeting further and changing it are two edits: give one of them."));
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  id = iteam_ctl_find_numbered (ctl, ITEAM_KIND_MEETING, argv[2], &error);
  detail = id != 0 ? iteam_ctl_read_meeting (ctl, id, &error) : NULL;
  if (detail == NULL)
    return iteam_ctl_fail (error);
  if (changes)
    return change (ctl, detail->meeting, &options);

  return take_step (ctl, detail->meeting, &options, &error) ? ITEAM_CTL_DONE : iteam_ctl_fail (error);
}

/**
 * iteam_ctl_add_remark:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl add FILE remark M-3 ITEM TEXT
 *
 * Returns: the exit code.
 */
int
iteam_ctl_add_remark (IteamCtl  *ctl,
                      int        argc,
                      char     **argv)
{
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE remark M-3 ITEM TEXT"),
    .summary = _("Adds a remark upon the minutes of an agenda item, which is named by its place."),
    .least = 5, .most = 5, .writes = TRUE,
  };
  g_autoptr (IteamMeetingDetail) detail = NULL;
  g_autoptr (IteamRemark) remark = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint64 place;
  gint64 id;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, NULL, &argc, &argv, &status))
    return status;
  text = iteam_text_strip (argv[5]);
  if (text == NULL)
    return iteam_ctl_misused (_("A remark needs a text."));
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);
  id = iteam_ctl_find_numbered (ctl, ITEAM_KIND_MEETING, argv[3], &error);
  detail = id != 0 ? iteam_ctl_read_meeting (ctl, id, &error) : NULL;
  if (detail == NULL || !iteam_ctl_check_may (ctl, detail->meeting, ITEAM_DEED_REMARK, &error))
    return iteam_ctl_fail (error);
  if (!g_ascii_string_to_unsigned (argv[4], 10, 1, G_MAXINT, &place, NULL) || place > detail->items->len)
    {
      g_set_error (&error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("The agenda has no item %s."), argv[4]);

      return iteam_ctl_fail (error);
    }

  remark = iteam_remark_new (iteam_entry_get_id (g_ptr_array_index (detail->items, place - 1)), iteam_store_get_user (ctl->store),
                             iteam_store_get_user_name (ctl->store), text, iteam_day_today ());
  draft = iteam_entry_draft_new (ITEAM_ENTRY (remark));

  return iteam_ctl_commit (ctl, draft, &error) ? ITEAM_CTL_DONE : iteam_ctl_fail (error);
}
