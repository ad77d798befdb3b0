/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-meeting.h"

#include <glib/gi18n-lib.h>

#include "iteam-date-words.h"
#include "iteam-id.h"
#include "iteam-invitation.h"
#include "iteam-store-meeting-steps.h"

/* The verb that adds, for meetings and the items of their agendas. */

/* What the options say; what is NULL was not given. */
typedef struct
{
  char *title;
  char *day;
  char *start;
  char *ends;
  char *place;
  char *kind;
  char *series;
  char *planned;
  char *presenter;
  char *section;
  char *text;
} Options;

static void
options_clear (Options *self)
{
  char **all[] = { &self->title, &self->day, &self->start, &self->ends, &self->place, &self->kind,
                   &self->series, &self->planned, &self->presenter, &self->section, &self->text };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_clear_pointer (all[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/**
 * iteam_ctl_parse_day:
 * @option: the option by which it is given, "--day"
 * @text: (nullable): what stands behind that
 * @day: (out): the day, or %ITEAM_DAY_NONE without @text
 * @error: return location for an error
 *
 * Returns: whether @text is a date, or was not given.
 */
gboolean
iteam_ctl_parse_day (const char  *option,
                     const char  *text,
                     IteamDay    *day,
                     GError     **error)
{
  *day = text != NULL ? iteam_date_words_parse (text, iteam_day_today ()) : ITEAM_DAY_NONE;
  if (text == NULL || *day != ITEAM_DAY_NONE)
    return TRUE;

  /* Translators: the first is an option, "--due", the second what was written behind it. */
  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("%s: “%s” is not a date."), option, text);

  return FALSE;
}

/**
 * iteam_ctl_apply_time:
 * @entry: (type IteamEntry): a meeting or a series that is edited
 * @property: a property of it that holds a time
 * @option: the option by which it is given, "--start"
 * @text: (nullable): what stands behind that
 * @error: return location for an error
 *
 * Returns: whether @text is a time, or was not given.
 */
gboolean
iteam_ctl_apply_time (gpointer     entry,
                      const char  *property,
                      const char  *option,
                      const char  *text,
                      GError     **error)
{
  IteamTime time = text != NULL ? iteam_time_parse (text) : ITEAM_TIME_NONE;

  if (text != NULL && time == ITEAM_TIME_NONE)
    {
      /* Translators: the first is an option, "--start", the second what was written behind it. */
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("%s: “%s” is not a time."), option, text);

      return FALSE;
    }
  if (text != NULL)
    g_object_set (entry, property, time, NULL);

  return TRUE;
}

static gint64
plan (IteamCtl       *ctl,
      const Options  *options,
      IteamDay        day,
      GError        **error)
{
  g_autoptr (IteamSeries) series = iteam_ctl_find_series (ctl, options->series, error);
  g_autoptr (GAsyncResult) result = NULL;

  if (series == NULL)
    return 0;

  iteam_store_plan_meeting_async (ctl->store, iteam_entry_get_id (ITEAM_ENTRY (series)), day, NULL, iteam_ctl_ready, &result);

  return iteam_store_plan_meeting_finish (ctl->store, iteam_ctl_wait (&result), error);
}

static gint64
make (IteamCtl       *ctl,
      const Options  *options,
      IteamDay        day,
      GError        **error)
{
  g_autoptr (IteamMeeting) meeting = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  int kind = ITEAM_MEETING_OTHER;

  if (options->kind != NULL && !iteam_terms_find (&iteam_meeting_kinds, options->kind, &kind))
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not a kind of meeting."), options->kind);

      return 0;
    }
  meeting = iteam_meeting_new (options->title, (IteamMeetingKind) kind, day, iteam_day_today ());
  g_object_set (meeting, "place", options->place, NULL);
  if (!iteam_ctl_apply_time (meeting, "start", "--start", options->start, error) || !iteam_ctl_apply_time (meeting, "ends", "--end", options->ends, error))
    return 0;

  draft = iteam_entry_draft_new (ITEAM_ENTRY (meeting));

  return iteam_ctl_commit (ctl, draft, error) ? iteam_entry_get_id (ITEAM_ENTRY (meeting)) : 0;
}

/* Tells the number of a meeting that was added; returns the exit code. */
static int
print_number (IteamCtl *ctl,
              gint64    meeting)
{
  g_autoptr (IteamMeetingDetail) detail = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  /* On a share, it gets its number there. */
  iteam_ctl_sync_now (ctl, 4000, NULL);
  detail = iteam_ctl_read_meeting (ctl, meeting, &error);
  if (detail == NULL)
    return iteam_ctl_fail (error);
  number = iteam_meeting_format_number (detail->meeting);
  g_print ("%s\n", number);

  return ITEAM_CTL_DONE;
}

/**
 * iteam_ctl_add_meeting:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl add FILE meeting --title T --day D [--start T] [--end T] [--place P] [--kind K]
 * iteamctl add FILE meeting --series S [--day D]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_add_meeting (IteamCtl  *ctl,
                       int        argc,
                       char     **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "series", 0, 0, G_OPTION_ARG_STRING, &options.series, N_("Make the next meeting of a series"), N_("TITLE") },
    { "title", 't', 0, G_OPTION_ARG_STRING, &options.title, N_("What it is called"), N_("TITLE") },
    { "day", 'd', 0, G_OPTION_ARG_STRING, &options.day, N_("When it is: a date, “next Tuesday”"), N_("DATE") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options.start, N_("When it begins: “9:30”"), N_("TIME") },
    { "end", 0, 0, G_OPTION_ARG_STRING, &options.ends, N_("When it is planned to end"), N_("TIME") },
    { "place", 0, 0, G_OPTION_ARG_STRING, &options.place, N_("Where it is"), N_("PLACE") },
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &options.kind, N_("team, awareness, talk, in-depth, executive, works-council or other"), N_("KIND") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE meeting --title TITLE --day DATE | --series TITLE"),
    .summary = _("Adds a meeting and prints its number."),
    .description = _("The next meeting of a series comes with its members and standing items, and with\n"
                     "what the last one left: the day is the next one of its rule if none is given."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (GError) error = NULL;
  gint64 id = 0;
  IteamDay day;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (options.series == NULL && (options.title == NULL || options.day == NULL))
    return iteam_ctl_misused (_("A meeting needs a title and a day, or a series: give them with --title and --day, or --series."));
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  if (iteam_ctl_parse_day ("--day", options.day, &day, &error))
    id = (options.series != NULL ? plan : make) (ctl, &options, day, &error);
  if (id == 0)
    return iteam_ctl_fail (error);

  return print_number (ctl, id);
}

/* Adds what an invitation proposes; returns the exit code. */
static int
take_invitation (IteamCtl              *ctl,
                 const IteamInvitation *invitation)
{
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  draft = iteam_invitation_draft (invitation, iteam_store_get_directory (ctl->store), iteam_day_today (), &id);

  return iteam_ctl_commit (ctl, draft, &error) ? print_number (ctl, id) : iteam_ctl_fail (error);
}

/* Why an invitation is not taken, or NULL. */
static char *
tell_refusal (IteamCtl              *ctl,
              const IteamInvitation *invitation,
              const char            *what)
{
  g_autoptr (IteamMeetingDetail) known = invitation->meeting != 0 ? iteam_ctl_read_meeting (ctl, invitation->meeting, NULL) : NULL;
  g_autofree char *number = known != NULL ? iteam_meeting_format_number (known->meeting) : NULL;

  if (invitation->withdrawn)
    return g_strdup_printf (_("%s: this invitation was withdrawn."), what);
  if (number != NULL)
    return g_strdup_printf (_("%s: this is %s, which the team file has already."), what, number);

  return NULL;
}

/**
 * iteam_ctl_import_meetings:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl import FILE meetings INVITATION.ics [--dry-run]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_import_meetings (IteamCtl  *ctl,
                           int        argc,
                           char     **argv)
{
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only tell what would be imported"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE meetings INVITATION.ics"),
    .summary = _("Adds the meetings that an invitation proposes and prints their numbers; “-” is the standard input."),
    .least = 3, .most = 3, .writes = TRUE,
  };
  g_autoptr (GPtrArray) invitations = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;
  int status = ITEAM_CTL_DONE;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  text = iteam_ctl_read_input (argv[3], &length, &error);
  if (text == NULL || !iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);
  invitations = iteam_invitation_read (text, length, iteam_day_today (), &error);
  if (invitations == NULL)
    {
      iteam_ctl_complain (error->message);

      return ITEAM_CTL_FOUND;
    }

  for (guint i = 0; i < invitations->len; i++)
    {
      g_autofree char *what = iteam_invitation_describe (invitations->pdata[i]);
      g_autofree char *refusal = tell_refusal (ctl, invitations->pdata[i], what);
      int taken = refusal == NULL ? ITEAM_CTL_DONE : ITEAM_CTL_FOUND;

      if (refusal != NULL)
        iteam_ctl_complain (refusal);
      else if (dry_run)
        g_print ("%s\n", what);
      else
        taken = take_invitation (ctl, invitations->pdata[i]);
      status = MAX (status, taken);
    }

  return status;
}

static gboolean
apply_item_options (IteamCtl         *ctl,
                    const Options    *options,
                    IteamAgendaItem  *item,
                    GError          **error)
{
  IteamPerson *person = NULL;
  int planned = 0, kind = ITEAM_ITEM_DISCUSS;

  if (options->planned != NULL)
    planned = iteam_duration_parse (options->planned);
  if (planned < 0)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not a span of time: “10”, “1:30” or “1h30” is."), options->planned);

      return FALSE;
    }
  if (options->kind != NULL && !iteam_terms_find (&iteam_item_kinds, options->kind, &kind))
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not what a meeting does with an item: inform, discuss and decide are."),
                   options->kind);

      return FALSE;
    }
  if (options->presenter != NULL)
    person = iteam_directory_match_person (iteam_store_get_directory (ctl->store), options->presenter);

  g_object_set (item,
                "planned", planned,
                "kind", kind,
                "section", options->section,
                "text", options->text,
                "presenter", person != NULL ? iteam_person_get_id (person) : (gint64) 0,
                /* Guests present as well. */
                "presenter-name", person == NULL ? options->presenter : NULL,
                NULL);

  return TRUE;
}

/* Puts a new item at the end, ahead of a standing item that ends the agenda; how many
 * stand before it. */
static guint
place_at_end (const IteamMeetingDetail *detail,
              IteamAgendaItem          *item)
{
  guint n_items = detail->items->len, place = n_items;
  const char *before = NULL, *after = NULL;
  g_autofree char *position = NULL;

  if (n_items > 1 && iteam_agenda_item_get_fields (detail->items->pdata[n_items - 1])->standing)
    place = n_items - 1;
  if (place > 0)
    before = iteam_agenda_item_get_fields (detail->items->pdata[place - 1])->position;
  if (place < n_items)
    after = iteam_agenda_item_get_fields (detail->items->pdata[place])->position;
  position = iteam_position_between (before, after);
  g_object_set (item, "position", position, NULL);

  return place;
}

/**
 * iteam_ctl_add_item:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl add FILE item [M-3] --title T [--planned 1:30] [--presenter P] [--kind K] …
 *
 * Returns: the exit code.
 */
int
iteam_ctl_add_item (IteamCtl  *ctl,
                    int        argc,
                    char     **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "title", 't', 0, G_OPTION_ARG_STRING, &options.title, N_("What it is called"), N_("TITLE") },
    { "planned", 0, 0, G_OPTION_ARG_STRING, &options.planned, N_("How long it is planned for: “10”, “1:30”"), N_("TIME") },
    { "presenter", 0, 0, G_OPTION_ARG_STRING, &options.presenter, N_("Who presents it, by name or short name"), N_("NAME") },
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &options.kind, N_("inform, discuss or decide"), N_("KIND") },
    { "section", 0, 0, G_OPTION_ARG_STRING, &options.section, N_("The heading that it stands under"), N_("TEXT") },
    { "text", 0, 0, G_OPTION_ARG_STRING, &options.text, N_("What it is about"), N_("TEXT") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE item [M-3] --title TITLE"),
    .summary = _("Adds an item to the agenda of a meeting, and prints its place."),
    .description = _("Without a meeting, the item waits until someone puts it on an agenda."),
    .least = 2, .most = 3, .writes = TRUE,
  };
  g_autoptr (IteamMeetingDetail) detail = NULL;
  g_autoptr (IteamAgendaItem) item = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  guint place = 0;
  gint64 id;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (options.title == NULL || options.title[0] == '\0')
    return iteam_ctl_misused (_("An agenda item needs a title: give one with --title."));
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  if (argc > 3)
    {
      id = iteam_ctl_find_numbered (ctl, ITEAM_KIND_MEETING, argv[3], &error);
      detail = id != 0 ? iteam_ctl_read_meeting (ctl, id, &error) : NULL;
      if (detail == NULL ||
          !iteam_ctl_check_may (ctl, detail->meeting, ITEAM_DEED_AGENDA, &error))
        return iteam_ctl_fail (error);
      item = iteam_agenda_item_new (id, options.title, iteam_day_today ());
      place = place_at_end (detail, item) + 1;
    }
  else
    item = iteam_agenda_item_new_waiting (0, options.title, FALSE, iteam_day_today ());
  if (!apply_item_options (ctl, &options, item, &error))
    return iteam_ctl_fail (error);

  draft = iteam_entry_draft_new (ITEAM_ENTRY (item));
  if (!iteam_ctl_commit (ctl, draft, &error))
    return iteam_ctl_fail (error);
  if (place > 0)
    g_print ("%u\n", place);

  return ITEAM_CTL_DONE;
}
