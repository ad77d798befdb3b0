/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-meeting.h"

#include <glib/gi18n-lib.h>

#include "iteam-ctl-json.h"
#include "iteam-ctl-print.h"
#include "iteam-id.h"
#include "iteam-recurrence.h"
#include "iteam-store-meetings.h"
#include "iteam-text.h"

/* The verbs that list and add series of meetings. */

/* What the options say; what is NULL was not given. */
typedef struct
{
  char *title;
  char *rule;
  char *first;
  char *until;
  char *start;
  char *ends;
  char *place;
  char *kind;
  char *chair;
  char *minute_taker;
  char **members;
  char **items;
} Options;

static void
options_clear (Options *self)
{
  char **all[] = { &self->title, &self->rule, &self->first, &self->until, &self->start, &self->ends,
                   &self->place, &self->kind, &self->chair, &self->minute_taker };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_clear_pointer (all[i], g_free);
  g_clear_pointer (&self->members, g_strfreev);
  g_clear_pointer (&self->items, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* The day after which the next meeting of the series comes. */
static IteamDay
get_next (IteamSeries *series)
{
  return iteam_series_get_fields (series)->stopped ? ITEAM_DAY_NONE : iteam_series_next_day (series, iteam_day_today () - 1);
}

static int
compare_names (gconstpointer first,
               gconstpointer second)
{
  return g_utf8_collate (*(const char *const *) first, *(const char *const *) second);
}

static gboolean
json_members (IteamCtl     *ctl,
              IteamJson    *json,
              IteamSeries  *series,
              GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  iteam_store_read_members_async (ctl->store, iteam_entry_get_id (ITEAM_ENTRY (series)), NULL, iteam_ctl_ready, &result);
  members = iteam_store_read_members_finish (ctl->store, iteam_ctl_wait (&result), error);
  if (members == NULL)
    return FALSE;

  for (guint i = 0; i < members->len; i++)
    {
      const char *name = iteam_ctl_person_name (ctl, iteam_series_member_get_fields (members->pdata[i])->person);

      if (name != NULL)
        g_ptr_array_add (names, (char *) name);
    }
  g_ptr_array_sort (names, compare_names);
  iteam_json_begin (json, "members", '[');
  for (guint i = 0; i < names->len; i++)
    iteam_json_string (json, NULL, names->pdata[i]);
  iteam_json_end (json);

  return TRUE;
}

static gboolean
json_standing (IteamCtl     *ctl,
               IteamJson    *json,
               IteamSeries  *series,
               GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) items = NULL;

  iteam_store_read_waiting_async (ctl->store, iteam_entry_get_id (ITEAM_ENTRY (series)), TRUE, NULL, iteam_ctl_ready, &result);
  items = iteam_store_read_waiting_finish (ctl->store, iteam_ctl_wait (&result), error);
  if (items == NULL)
    return FALSE;

  iteam_json_begin (json, "standing", '[');
  for (guint i = 0; i < items->len; i++)
    iteam_json_string (json, NULL, iteam_agenda_item_get_fields (items->pdata[i])->title);
  iteam_json_end (json);

  return TRUE;
}

static gboolean
json_series (IteamCtl     *ctl,
             IteamJson    *json,
             IteamSeries  *series,
             GError      **error)
{
  const IteamSeriesFields *fields = iteam_series_get_fields (series);
  g_autofree char *start = iteam_time_to_iso (fields->start);
  g_autofree char *ends = iteam_time_to_iso (fields->ends);

  iteam_json_begin (json, NULL, '{');
  iteam_json_string (json, "title", fields->title);
  iteam_json_string (json, "kind", iteam_terms_nick (&iteam_meeting_kinds, fields->kind));
  iteam_json_string (json, "rule", fields->recurrence);
  iteam_json_day (json, "first", fields->first);
  iteam_json_day (json, "next", get_next (series));
  iteam_json_string (json, "exceptions", fields->exceptions);
  iteam_json_string (json, "start", start);
  iteam_json_string (json, "end", ends);
  iteam_json_string (json, "place", fields->place);
  iteam_json_string (json, "chair", iteam_ctl_person_name (ctl, fields->chair));
  iteam_json_string (json, "minute_taker", iteam_ctl_person_name (ctl, fields->minute_taker));
  iteam_json_boolean (json, "closed", fields->closed);
  iteam_json_boolean (json, "stopped", fields->stopped);
  if (!json_members (ctl, json, series, error) || !json_standing (ctl, json, series, error))
    return FALSE;
  iteam_json_end (json);

  return TRUE;
}

/**
 * iteam_ctl_list_series:
 * @ctl: the program, with the file open
 * @words: (array zero-terminated=1): words that are to be in the title, place, kind, or
 *   in when its meetings are
 *
 * Returns: the exit code.
 */
int
iteam_ctl_list_series (IteamCtl  *ctl,
                       char     **words)
{
  const char *headings[] = { _("Title"), _("Kind"), _("When"), _("Next") };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = iteam_ctl_read_series (ctl, &error);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  IteamJson *json;

  if (all == NULL)
    return iteam_ctl_fail (error);

  json = iteam_json_new ();
  iteam_json_begin (json, NULL, '[');
  for (guint i = 0; i < all->len; i++)
    {
      const IteamSeriesFields *fields = iteam_series_get_fields (all->pdata[i]);
      g_autofree char *text = iteam_series_fold (all->pdata[i]);

      if (!iteam_ctl_has_words (text, words))
        continue;
      if (ctl->json && !json_series (ctl, json, all->pdata[i], &error))
        break;
      g_ptr_array_add (cells, g_strdup (fields->title));
      g_ptr_array_add (cells, g_strdup (iteam_terms_label (&iteam_meeting_kinds, fields->kind)));
      g_ptr_array_add (cells, iteam_series_describe (all->pdata[i]));
      g_ptr_array_add (cells, fields->stopped ? g_strdup (_("Stopped"))
                                              : iteam_day_format (get_next (all->pdata[i]), iteam_day_today (), ITEAM_DAY_SHORT));
    }
  iteam_json_end (json);
  if (error == NULL && ctl->json)
    {
      iteam_json_print (json);

      return ITEAM_CTL_DONE;
    }
  iteam_json_free (json);
  if (error != NULL)
    return iteam_ctl_fail (error);
  iteam_ctl_print_table (headings, G_N_ELEMENTS (headings), cells);

  return ITEAM_CTL_DONE;
}

/* The rule as people write it, "every 6 weeks on Tuesday", with its end; it begins on one
 * of the days that it names. */
static gboolean
apply_rule (IteamSeries    *series,
            const Options  *options,
            int             count,
            GError        **error)
{
  g_autofree char *rule = NULL;
  g_autofree char *ended = NULL;
  IteamDay first, until;

  if (!iteam_ctl_parse_day ("--first", options->first, &first, error) || !iteam_ctl_parse_day ("--until", options->until, &until, error))
    return FALSE;
  if (options->rule == NULL)
    return TRUE;
  rule = iteam_recurrence_parse (options->rule, NULL);
  if (rule == NULL)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not a recurrence."), options->rule);

      return FALSE;
    }
  if (first == ITEAM_DAY_NONE)
    first = iteam_day_today ();
  if (iteam_recurrence_names_days (rule))
    first = iteam_recurrence_first (rule, first);
  ended = iteam_recurrence_set_end (rule, until, count);
  g_object_set (series, "recurrence", ended, "first", first, NULL);

  return TRUE;
}

static gint64
find_person (IteamCtl    *ctl,
             const char  *name,
             GError     **error)
{
  IteamPerson *person = iteam_directory_match_person (iteam_store_get_directory (ctl->store), name);

  if (person != NULL)
    return iteam_person_get_id (person);
  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("Nobody of the team is called “%s”."), name);

  return 0;
}

static gboolean
apply_person (IteamCtl     *ctl,
              IteamSeries  *series,
              const char   *property,
              const char   *name,
              GError      **error)
{
  gint64 person = name != NULL ? find_person (ctl, name, error) : 0;

  if (person != 0)
    g_object_set (series, property, person, NULL);

  return name == NULL || person != 0;
}

static gboolean
apply (IteamCtl       *ctl,
       IteamSeries    *series,
       const Options  *options,
       int             count,
       GError        **error)
{
  g_object_set (series, "place", options->place, NULL);

  return apply_rule (series, options, count, error) &&
         iteam_ctl_apply_time (series, "start", "--start", options->start, error) &&
         iteam_ctl_apply_time (series, "ends", "--end", options->ends, error) &&
         apply_person (ctl, series, "chair", options->chair, error) &&
         apply_person (ctl, series, "minute-taker", options->minute_taker, error);
}

/* Who comes to each meeting, and with what each agenda begins. */
static gboolean
add_parts (IteamCtl       *ctl,
           gint64          series,
           const Options  *options,
           IteamDraft     *draft,
           GError        **error)
{
  g_autofree char *position = NULL;

  for (guint i = 0; options->members != NULL && options->members[i] != NULL; i++)
    {
      gint64 person = find_person (ctl, options->members[i], error);
      g_autoptr (IteamSeriesMember) member = person != 0 ? iteam_series_member_new (series, person) : NULL;

      if (member == NULL)
        return FALSE;
      iteam_entry_add_to (ITEAM_ENTRY (member), draft);
    }
  for (guint i = 0; options->items != NULL && options->items[i] != NULL; i++)
    {
      g_autoptr (IteamAgendaItem) item = iteam_agenda_item_new_waiting (series, options->items[i], TRUE, iteam_day_today ());
      char *next = iteam_position_between (position, NULL);

      g_free (position);
      position = next;
      g_object_set (item, "position", position, NULL);
      iteam_entry_add_to (ITEAM_ENTRY (item), draft);
    }

  return TRUE;
}

static gboolean
add (IteamCtl       *ctl,
     const Options  *options,
     int             count,
     GError        **error)
{
  g_autoptr (IteamSeries) series = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  int kind = ITEAM_MEETING_OTHER;

  if (options->kind != NULL && !iteam_terms_find (&iteam_meeting_kinds, options->kind, &kind))
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not a kind of meeting."), options->kind);

      return FALSE;
    }
  series = iteam_series_new (options->title, (IteamMeetingKind) kind);
  if (!apply (ctl, series, options, count, error))
    return FALSE;
  draft = iteam_entry_draft_new (ITEAM_ENTRY (series));

  return add_parts (ctl, iteam_entry_get_id (ITEAM_ENTRY (series)), options, draft, error) && iteam_ctl_commit (ctl, draft, error);
}

/**
 * iteam_ctl_add_series:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl add FILE series --title T [--rule R] [--first D] [--until D | --count N]
 *   [--start T] [--end T] [--place P] [--kind K] [--chair P] [--minute-taker P]
 *   [--member P]… [--item T]…
 *
 * Returns: the exit code.
 */
int
iteam_ctl_add_series (IteamCtl  *ctl,
                      int        argc,
                      char     **argv)
{
  g_auto (Options) options = { 0 };
  int count = 0;
  const GOptionEntry entries[] = {
    { "title", 't', 0, G_OPTION_ARG_STRING, &options.title, N_("What its meetings are called"), N_("TITLE") },
    { "rule", 'r', 0, G_OPTION_ARG_STRING, &options.rule, N_("When its meetings are: “every 6 weeks on Tuesday”"), N_("RULE") },
    { "first", 0, 0, G_OPTION_ARG_STRING, &options.first, N_("From when that counts; today if it is not given"), N_("DATE") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until, N_("No meeting comes after this day"), N_("DATE") },
    { "count", 0, 0, G_OPTION_ARG_INT, &count, N_("How many meetings come"), N_("NUMBER") },
    { "start", 0, 0, G_OPTION_ARG_STRING, &options.start, N_("When a meeting begins: “9:30”"), N_("TIME") },
    { "end", 0, 0, G_OPTION_ARG_STRING, &options.ends, N_("When a meeting is planned to end"), N_("TIME") },
    { "place", 0, 0, G_OPTION_ARG_STRING, &options.place, N_("Where it is"), N_("PLACE") },
    { "kind", 'k', 0, G_OPTION_ARG_STRING, &options.kind, N_("team, awareness, talk, in-depth, executive, works-council or other"), N_("KIND") },
    { "chair", 0, 0, G_OPTION_ARG_STRING, &options.chair, N_("Who chairs, by name or short name"), N_("NAME") },
    { "minute-taker", 0, 0, G_OPTION_ARG_STRING, &options.minute_taker, N_("Who takes the minutes, by name or short name"), N_("NAME") },
    { "member", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &options.members, N_("Who comes to each meeting; may be given several times"), N_("NAME") },
    { "item", 'i', 0, G_OPTION_ARG_STRING_ARRAY, &options.items, N_("A standing item of each agenda; may be given several times"), N_("TITLE") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE series --title TITLE"),
    .summary = _("Adds a series of meetings: “iteamctl add FILE meeting --series TITLE” makes the next one of it."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  title = iteam_text_strip (options.title != NULL ? options.title : "");
  if (title == NULL)
    return iteam_ctl_misused (_("A series needs a title: give it with --title."));
  if (count < 0 || (count > 0 && options.until != NULL))
    return iteam_ctl_misused (_("A series ends after a day or a number of meetings: give --until or --count."));
  if (options.rule == NULL && (options.first != NULL || options.until != NULL || count > 0))
    return iteam_ctl_misused (_("--first, --until and --count say more of a recurrence: give that with --rule."));
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  g_free (options.title);
  options.title = g_steal_pointer (&title);

  return add (ctl, &options, count, &error) ? ITEAM_CTL_DONE : iteam_ctl_fail (error);
}
