/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-programme.h"

#include <glib/gi18n-lib.h>

#include "iteam-ctl-document-fields.h"
#include "iteam-lineage.h"
#include "iteam-participation-csv.h"
#include "iteam-store-programme.h"
#include "iteam-text.h"

/* The verbs that add, change and import, for what is done for awareness. */

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

/* What the options say of an activity or a point; what is NULL was not given. */
typedef struct
{
  char *title;
  char *kind;
  char *audience;
  char *when;
  char *state;
  char *supplier;
  char *leader;
  char *partners;
  char *costs;
  char *target;
  char *percentage;
  char *function_group;
  char *head_count;
  char *side;
  char *text;
  char *lessons;
  char *pillar;
  char **documents;
  char *reason;
  char *origin;
  char *changed;
  int year;
  int carry;
} Options;

static void
options_clear (Options *self)
{
  char **all[] = { &self->title, &self->kind, &self->audience, &self->when, &self->state, &self->supplier, &self->leader,
                   &self->partners, &self->costs, &self->target, &self->percentage, &self->function_group, &self->head_count,
                   &self->side, &self->text, &self->lessons, &self->pillar, &self->reason, &self->origin, &self->changed };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    g_clear_pointer (all[i], g_free);
  g_clear_pointer (&self->documents, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

#define STRING(options, name, field, words, what) { name, 0, 0, G_OPTION_ARG_STRING, &(options).field, words, what }

#define ACTIVITY_OPTIONS(options) \
  STRING (options, "title", title, N_("What it is called"), N_("TITLE")), \
  STRING (options, "kind", kind, N_("round, talk, training, media, screening, briefing, survey, interviews, project or other"), N_("KIND")), \
  STRING (options, "audience", audience, N_("organisation, council, executive, office-holders or partners"), N_("WHO")), \
  STRING (options, "when", when, N_("When, exactly or not: “19 June 2018”, “autumn 2019”"), N_("WHEN")), \
  STRING (options, "state", state, N_("planned, in-progress, done or cancelled"), N_("STATE")), \
  STRING (options, "supplier", supplier, N_("Who supplies it"), N_("NAME")), \
  STRING (options, "leader", leader, N_("Who leads it, by name or short name, or a role"), N_("NAME")), \
  STRING (options, "partners", partners, N_("Which organisations take part"), N_("NAMES")), \
  STRING (options, "costs", costs, N_("What it costs, in euros"), N_("EUROS")), \
  STRING (options, "target", target, N_("Of a dilemma training, what part is to take part"), N_("PERCENTAGE")), \
  STRING (options, "percentage", percentage, N_("Of a dilemma training, what part took part, if no more is known"), N_("PERCENTAGE")), \
  STRING (options, "function-group", function_group, N_("Of a theme talk, whose work is alike"), N_("TEXT")), \
  STRING (options, "head-count", head_count, N_("Of a theme talk, how many were there"), N_("COUNT")), \
  STRING (options, "side", side, N_("internal, external or both"), N_("SIDE")), \
  STRING (options, "text", text, N_("What it is about"), N_("TEXT")), \
  STRING (options, "lessons", lessons, N_("What was learned; never who said what"), N_("TEXT")), \
  STRING (options, "pillar", pillar, N_("A pillar, by name or part of it"), N_("PILLAR")), \
  { "document", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(options).documents, N_("A document that belongs to it"), N_("D-3") }

static gboolean
fail (GError     **error,
      const char  *format,
      const char  *text)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, format, text);
#pragma GCC diagnostic pop

  return FALSE;
}

static gboolean
apply_word (gpointer           entry,
            const char        *property,
            const IteamTerms  *terms,
            const char        *text,
            GError           **error)
{
  int value;

  if (text == NULL)
    return TRUE;
  if (!iteam_terms_find (terms, text[0] != '\0' ? text : NULL, &value))
    return fail (error, _("“%s” is not one of the words that can stand there: “--help” lists them."), text);
  g_object_set (entry, property, value, NULL);

  return TRUE;
}

static void
apply_text (gpointer    entry,
            const char *property,
            const char *text)
{
  if (text != NULL)
    g_object_set (entry, property, text, NULL);
}

/* Nothing takes a figure away. */
static gboolean
apply_count (gpointer     entry,
             const char  *property,
             const char  *text,
             GError     **error)
{
  guint64 value;

  if (text == NULL)
    return TRUE;
  if (text[0] != '\0' && !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &value, NULL))
    return fail (error, _("“%s” is not a number."), text);
  g_object_set (entry, property, text[0] != '\0' ? (int) value : ITEAM_FIGURE_NONE, NULL);

  return TRUE;
}

static gboolean
apply_percentage (gpointer     entry,
                  const char  *property,
                  const char  *text,
                  GError     **error)
{
  int permille = ITEAM_FIGURE_NONE;

  if (text == NULL)
    return TRUE;
  if (text[0] != '\0' && !iteam_percentage_parse (text, &permille))
    return fail (error, _("“%s” is not a percentage."), text);
  g_object_set (entry, property, permille, NULL);

  return TRUE;
}

static gboolean
apply_pillar (IteamCtl    *ctl,
              gpointer     entry,
              const char  *text,
              GError     **error)
{
  IteamPillar *pillar;

  if (text == NULL)
    return TRUE;
  pillar = text[0] != '\0' ? iteam_directory_match_pillar (iteam_store_get_directory (ctl->store), text) : NULL;
  if (text[0] != '\0' && pillar == NULL)
    return fail (error, _("“%s” is not a pillar."), text);
  g_object_set (entry, "pillar", pillar != NULL ? iteam_pillar_get_id (pillar) : (gint64) 0, NULL);

  return TRUE;
}

static void
apply_leader (IteamCtl      *ctl,
              IteamActivity *activity,
              const char    *text)
{
  IteamPerson *person;

  if (text == NULL)
    return;
  person = text[0] != '\0' ? iteam_directory_match_person (iteam_store_get_directory (ctl->store), text) : NULL;
  g_object_set (activity,
                "leader", person != NULL ? iteam_person_get_id (person) : (gint64) 0,
                "leader-name", person == NULL ? text : NULL,
                NULL);
}

/* Returns FALSE if an option tells of a field that activities of its kind do not have. */
static gboolean
check_fields (const Options  *options,
              IteamActivity  *activity,
              GError        **error)
{
  const struct
  {
    const char *text;
    const char *field;
    const char *option;
  } given[] = {
    { options->supplier, "supplier", "--supplier" }, { options->leader, "leader", "--leader" }, { options->partners, "partners", "--partners" },
    { options->costs, "costs", "--costs" }, { options->target, "target", "--target" }, { options->percentage, "target", "--percentage" },
    { options->function_group, "function_group", "--function-group" }, { options->head_count, "head_count", "--head-count" },
    { options->side, "side", "--side" }, { options->text, "text", "--text" }, { options->lessons, "lessons", "--lessons" },
    { options->pillar, "pillar", "--pillar" },
  };
  int kind = iteam_activity_get_fields (activity)->kind;

  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    if (given[i].text != NULL && !iteam_activity_kind_has ((IteamActivityKind) kind, given[i].field))
      {
        /* Translators: what sort of activity, "Screening of candidates", then an option, "--lessons". */
        g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” has no %s: only what belongs to its kind is kept of an activity."),
                     iteam_terms_label (&iteam_activity_kinds, kind), given[i].option);

        return FALSE;
      }

  return TRUE;
}

static gboolean
apply_activity (IteamCtl       *ctl,
                const Options  *options,
                IteamActivity  *activity,
                GError        **error)
{
  if (options->title != NULL && options->title[0] == '\0')
    return fail (error, _("An activity needs a title."), NULL);
  if (!apply_word (activity, "kind", &iteam_activity_kinds, options->kind, error) ||
      !apply_word (activity, "audience", &iteam_audiences, options->audience, error) ||
      !apply_word (activity, "state", &iteam_activity_states, options->state, error) ||
      !apply_word (activity, "side", &iteam_sides, options->side, error) ||
      !apply_count (activity, "costs", options->costs, error) ||
      !apply_count (activity, "head-count", options->head_count, error) ||
      !apply_percentage (activity, "target", options->target, error) ||
      !apply_pillar (ctl, activity, options->pillar, error) ||
      !check_fields (options, activity, error))
    return FALSE;

  apply_text (activity, "title", options->title);
  apply_text (activity, "supplier", options->supplier);
  apply_text (activity, "partners", options->partners);
  apply_text (activity, "function-group", options->function_group);
  apply_text (activity, "text", options->text);
  apply_text (activity, "lessons", options->lessons);
  apply_leader (ctl, activity, options->leader);
  if (options->when != NULL)
    iteam_activity_set_moment (activity, options->when, iteam_day_today ());
  iteam_activity_tidy (activity);

  return TRUE;
}

/* What part of the whole took part, if the option tells it. */
static gboolean
add_percentage (const Options   *options,
                IteamProgramme  *programme,
                IteamActivity   *activity,
                IteamDraft      *draft,
                GError         **error)
{
  g_autoptr (IteamParticipation) whole = iteam_participation_new (ID (activity), NULL);
  g_autoptr (GPtrArray) known = iteam_programme_list_participation (programme, ID (activity));
  IteamParticipation *before = NULL;

  if (options->percentage == NULL)
    return TRUE;
  for (guint i = 0; i < known->len; i++)
    if (ID (known->pdata[i]) == ID (whole))
      before = known->pdata[i];
  if (before != NULL)
    iteam_entry_assign (ITEAM_ENTRY (whole), ITEAM_ENTRY (before));
  if (!apply_percentage (whole, "percentage", options->percentage, error))
    return FALSE;
  g_object_set (whole, "updated", iteam_day_today (), NULL);
  if (before != NULL)
    iteam_entry_change_in (ITEAM_ENTRY (before), ITEAM_ENTRY (whole), draft);
  else
    iteam_entry_add_to (ITEAM_ENTRY (whole), draft);

  return TRUE;
}

static gboolean
add_documents (IteamCtl        *ctl,
               const Options   *options,
               IteamActivity   *activity,
               IteamDraft      *draft,
               GError         **error)
{
  for (char **number = options->documents; number != NULL && *number != NULL; number++)
    {
      gint64 document = iteam_ctl_find_document (ctl, *number, error);
      g_autoptr (IteamActivityDocument) link = NULL;

      if (document == 0)
        return FALSE;
      link = iteam_activity_document_new (ID (activity), document);
      iteam_entry_add_to (ITEAM_ENTRY (link), draft);
    }

  return TRUE;
}

/* Returns the exit code. */
static int
print_number (IteamCtl  *ctl,
              IteamKind  kind,
              gint64     id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamProgramme) programme = NULL;
  g_autofree char *number = NULL;
  gpointer found;

  /* On a share, it gets its number there. */
  iteam_ctl_sync_now (ctl, 4000, NULL);
  programme = iteam_ctl_read_programme (ctl, &error);
  if (programme == NULL)
    return iteam_ctl_fail (error);
  found = iteam_programme_find (programme, kind, id);
  if (found != NULL)
    number = kind == ITEAM_KIND_POINT ? iteam_point_format_number (found) : iteam_activity_format_number (found);
  g_print ("%s\n", number != NULL ? number : "");

  return ITEAM_CTL_DONE;
}

/**
 * iteam_ctl_add_activity:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl add FILE activity --title T [--kind K] [--when W] [--percentage P] …
 *
 * Returns: the exit code.
 */
int
iteam_ctl_add_activity (IteamCtl  *ctl,
                        int        argc,
                        char     **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = { ACTIVITY_OPTIONS (options), G_OPTION_ENTRY_NULL };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE activity --title TITLE"),
    .summary = _("Adds something that is done for awareness, and prints its number."),
    .description = _("When it is can be exact or not, and is kept as it is said. Of a theme talk no names and no\n"
                     "words of who took part are kept, of a screening only whether it was done and when."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (IteamActivity) activity = NULL;
  g_autoptr (IteamProgramme) programme = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (options.title == NULL)
    return iteam_ctl_misused (_("An activity needs a title: give one with --title."));
  if (iteam_ctl_open (ctl, argv[1], &error))
    programme = iteam_ctl_read_programme (ctl, &error);
  if (programme == NULL)
    return iteam_ctl_fail (error);

  activity = iteam_activity_new (NULL, ITEAM_ACTIVITY_OTHER, iteam_day_today ());
  if (!apply_activity (ctl, &options, activity, &error))
    return iteam_ctl_fail (error);
  draft = iteam_entry_draft_new (ITEAM_ENTRY (activity));
  if (!add_percentage (&options, programme, activity, draft, &error) || !add_documents (ctl, &options, activity, draft, &error) ||
      !iteam_ctl_commit (ctl, draft, &error))
    return iteam_ctl_fail (error);

  return print_number (ctl, ITEAM_KIND_ACTIVITY, ID (activity));
}

/* Reads the programme and finds what is to be changed in it. */
static gpointer
open_entry (IteamCtl         *ctl,
            char            **argv,
            IteamKind         kind,
            IteamProgramme  **programme,
            GError          **error)
{
  if (!iteam_ctl_open (ctl, argv[1], error))
    return NULL;
  *programme = iteam_ctl_read_programme (ctl, error);

  return *programme != NULL ? iteam_ctl_find_in_programme (ctl, *programme, kind, argv[2], error) : NULL;
}

/**
 * iteam_ctl_set_activity:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl set FILE P-3 [--state S] [--lessons T] …
 *
 * Returns: the exit code.
 */
int
iteam_ctl_set_activity (IteamCtl  *ctl,
                        int        argc,
                        char     **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = { ACTIVITY_OPTIONS (options), G_OPTION_ENTRY_NULL };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE P-3"),
    .summary = _("Changes an activity. What no option names is left as it is, and “” takes away."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (IteamProgramme) programme = NULL;
  g_autoptr (IteamActivity) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  IteamActivity *activity;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  activity = open_entry (ctl, argv, ITEAM_KIND_ACTIVITY, &programme, &error);
  if (activity == NULL)
    return iteam_ctl_fail (error);

  edited = iteam_entry_copy (activity);
  if (!apply_activity (ctl, &options, edited, &error))
    return iteam_ctl_fail (error);
  draft = iteam_entry_draft_changes (ITEAM_ENTRY (activity), ITEAM_ENTRY (edited));
  if (!add_percentage (&options, programme, activity, draft, &error) || !add_documents (ctl, &options, activity, draft, &error))
    return iteam_ctl_fail (error);
  if (iteam_draft_is_empty (draft) || iteam_ctl_commit (ctl, draft, &error))
    return ITEAM_CTL_DONE;

  return iteam_ctl_fail_with_conflicts (ctl, draft, error);
}

#define POINT_OPTIONS(options) \
  STRING (options, "title", title, N_("What it is called"), N_("TITLE")), \
  STRING (options, "kind", kind, N_("improvement or attention"), N_("KIND")), \
  { "year", 'y', 0, G_OPTION_ARG_INT, &(options).year, N_("The year that it is for"), N_("YEAR") }, \
  STRING (options, "text", text, N_("What it is about"), N_("TEXT")), \
  STRING (options, "pillar", pillar, N_("A pillar, by name or part of it"), N_("PILLAR")), \
  STRING (options, "origin", origin, N_("Where it is from: an activity, P-3, or words"), N_("ORIGIN"))

/* Where a point is from: an activity that is known, or words. */
static gboolean
apply_origin (IteamCtl        *ctl,
              IteamProgramme  *programme,
              IteamPoint      *point,
              const char      *text,
              GError         **error)
{
  g_autofree char *upper = NULL;
  IteamActivity *activity;
  IteamKind kind;
  int number;

  if (text == NULL)
    return TRUE;
  upper = g_ascii_strup (text, -1);
  if (iteam_number_parse (upper, &kind, &number) && kind == ITEAM_KIND_ACTIVITY)
    {
      g_autofree char *ref_text = NULL;
      IteamRef ref = { .kind = kind };

      activity = iteam_ctl_find_in_programme (ctl, programme, kind, text, error);
      if (activity == NULL)
        return FALSE;
      ref.id = ID (activity);
      ref_text = iteam_ref_to_string (&ref);
      g_object_set (point, "origin", iteam_activity_get_fields (activity)->title, "origin-ref", ref_text, NULL);
    }
  else
    g_object_set (point, "origin", text, "origin-ref", NULL, NULL);

  return TRUE;
}

static gboolean
apply_point (IteamCtl        *ctl,
             const Options   *options,
             IteamProgramme  *programme,
             IteamPoint      *point,
             GError         **error)
{
  if (options->title != NULL && options->title[0] == '\0')
    return fail (error, _("A point needs a title."), NULL);
  if (!apply_word (point, "kind", &iteam_point_kinds, options->kind, error) || !apply_pillar (ctl, point, options->pillar, error) ||
      !apply_origin (ctl, programme, point, options->origin, error))
    return FALSE;
  apply_text (point, "title", options->title);
  apply_text (point, "text", options->text);
  if (options->year != 0)
    g_object_set (point, "year", CLAMP (options->year, 1, 9999), NULL);

  return TRUE;
}

/**
 * iteam_ctl_add_point:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl add FILE point --title T [--kind K] [--year Y] [--origin P-3] …
 *
 * Returns: the exit code.
 */
int
iteam_ctl_add_point (IteamCtl  *ctl,
                     int        argc,
                     char     **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = { POINT_OPTIONS (options), G_OPTION_ENTRY_NULL };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE point --title TITLE"),
    .summary = _("Adds a point of improvement or attention, and prints its number."),
    .description = _("Without --year it is for this year."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (IteamProgramme) programme = NULL;
  g_autoptr (IteamPoint) point = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  int status, year;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (options.title == NULL)
    return iteam_ctl_misused (_("A point needs a title: give one with --title."));
  if (iteam_ctl_open (ctl, argv[1], &error))
    programme = iteam_ctl_read_programme (ctl, &error);
  if (programme == NULL)
    return iteam_ctl_fail (error);

  iteam_day_to_ymd (iteam_day_today (), &year, NULL, NULL);
  point = iteam_point_new (NULL, ITEAM_POINT_IMPROVEMENT, year, iteam_day_today ());
  if (!apply_point (ctl, &options, programme, point, &error))
    return iteam_ctl_fail (error);
  draft = iteam_entry_draft_new (ITEAM_ENTRY (point));
  if (!iteam_ctl_commit (ctl, draft, &error))
    return iteam_ctl_fail (error);

  return print_number (ctl, ITEAM_KIND_POINT, ID (point));
}

/* Makes the point of a later year that goes on from one; returns the exit code. */
static int
carry (IteamCtl       *ctl,
       const Options  *options,
       IteamProgramme *programme,
       IteamPoint     *point)
{
  g_autoptr (IteamPoint) next = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  if (options->carry <= iteam_point_get_fields (point)->year || options->carry > 9999)
    return iteam_ctl_misused (_("A point goes on in a later year than its own, %d."), iteam_point_get_fields (point)->year);
  if (iteam_lineage_find_successor (programme->points, point) != NULL)
    {
      g_autofree char *number = iteam_point_format_number (point);

      g_set_error (&error, ITEAM_ERROR, ITEAM_ERROR_EXISTS, _("A later year goes on with %s already."), number);

      return iteam_ctl_fail (error);
    }

  next = iteam_lineage_carry (point, options->carry, options->title, options->changed, iteam_day_today ());
  draft = iteam_entry_draft_new (ITEAM_ENTRY (next));
  if (!iteam_ctl_commit (ctl, draft, &error))
    return iteam_ctl_fail (error);

  return print_number (ctl, ITEAM_KIND_POINT, ID (next));
}

/**
 * iteam_ctl_set_point:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl set FILE V-3 [--state done|dropped|open] [--reason R] …
 * iteamctl set FILE V-3 --carry YEAR [--title T] [--changed TEXT]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_set_point (IteamCtl  *ctl,
                     int        argc,
                     char     **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    POINT_OPTIONS (options),
    STRING (options, "state", state, N_("open, done or dropped"), N_("STATE")),
    STRING (options, "reason", reason, N_("Why it is dropped"), N_("TEXT")),
    { "carry", 0, 0, G_OPTION_ARG_INT, &options.carry, N_("Go on with it in a later year, and print the number it has there"), N_("YEAR") },
    STRING (options, "changed", changed, N_("With --carry, what is changed in it"), N_("TEXT")),
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE V-3"),
    .summary = _("Changes a point of improvement or attention, or goes on with it in a later year."),
    .description = _("Carried on without --title or --changed it is maintained, and adjusted with one of them."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (IteamProgramme) programme = NULL;
  g_autoptr (IteamPoint) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  IteamPoint *point;
  int status, state;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  point = open_entry (ctl, argv, ITEAM_KIND_POINT, &programme, &error);
  if (point == NULL)
    return iteam_ctl_fail (error);
  if (options.carry != 0)
    return carry (ctl, &options, programme, point);

  edited = iteam_entry_copy (point);
  if (!apply_point (ctl, &options, programme, edited, &error))
    return iteam_ctl_fail (error);
  if (options.state != NULL)
    {
      if (!iteam_terms_find (&iteam_point_states, options.state, &state))
        return iteam_ctl_misused (_("“%s” does not say what becomes of a point: open, done and dropped do."), options.state);
      if (state == ITEAM_POINT_DROPPED && options.reason == NULL)
        return iteam_ctl_misused (_("A point is dropped for a reason: give it with --reason."));
      iteam_point_close (edited, (IteamPointState) state, options.reason, iteam_day_today ());
    }
  draft = iteam_entry_draft_changes (ITEAM_ENTRY (point), ITEAM_ENTRY (edited));
  if (iteam_draft_is_empty (draft) || iteam_ctl_commit (ctl, draft, &error))
    return ITEAM_CTL_DONE;

  return iteam_ctl_fail_with_conflicts (ctl, draft, error);
}

/* The round that a list is of, if there can be no doubt. */
static IteamActivity *
find_round (IteamCtl        *ctl,
            IteamProgramme  *programme,
            const char      *number,
            GError         **error)
{
  IteamActivity *found = NULL;

  if (number != NULL)
    return iteam_ctl_find_in_programme (ctl, programme, ITEAM_KIND_ACTIVITY, number, error);

  for (guint i = 0; i < programme->activities->len; i++)
    {
      const IteamActivityFields *fields = iteam_activity_get_fields (programme->activities->pdata[i]);

      if (fields->kind != ITEAM_ACTIVITY_ROUND || fields->state == ITEAM_ACTIVITY_CANCELLED)
        continue;
      if (found != NULL)
        {
          g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("There are several rounds: say with --round of which this is."));

          return NULL;
        }
      found = programme->activities->pdata[i];
    }
  if (found == NULL)
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("There is no round yet: add one with “iteamctl add FILE activity --kind round”."));

  return found;
}

/**
 * iteam_ctl_import_participation:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl import FILE participation LIST.csv [--round P-3] [--dry-run]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_import_participation (IteamCtl  *ctl,
                                int        argc,
                                char     **argv)
{
  g_autofree char *round = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "round", 0, 0, G_OPTION_ARG_STRING, &round, N_("The round that it is of"), N_("P-3") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only tell what would be imported"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE participation LIST.csv"),
    .summary = _("Takes the participation in a round from the list of its supplier; “-” is the standard input."),
    .description = _("The first row says what the columns are, in Dutch or English: Unit, Invited and Completed, or\n"
                     "Percentage. Other columns, such as names, are not read. A unit that is known gets the new\n"
                     "figures. If a row cannot be taken, nothing is."),
    .least = 3, .most = 3, .writes = TRUE,
  };
  g_autoptr (IteamProgramme) programme = NULL;
  g_autoptr (IteamParticipationImport) list = NULL;
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  IteamActivity *activity = NULL;
  gsize length;
  int status, n_units;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  text = iteam_ctl_read_input (argv[3], &length, &error);
  if (text != NULL && iteam_ctl_open (ctl, argv[1], &error))
    programme = iteam_ctl_read_programme (ctl, &error);
  if (programme != NULL)
    activity = find_round (ctl, programme, round, &error);
  if (activity == NULL)
    return iteam_ctl_fail (error);

  list = iteam_participation_csv_read (text, length, ID (activity), iteam_day_today (), &error);
  if (list == NULL)
    return iteam_ctl_fail (error);
  for (guint i = 0; i < list->problems->len; i++)
    iteam_ctl_complain (list->problems->pdata[i]);
  if (list->problems->len > 0)
    return ITEAM_CTL_FOUND;

  known = iteam_programme_list_participation (programme, ID (activity));
  draft = iteam_participation_import_draft (list, known);
  if (!dry_run && !iteam_draft_is_empty (draft) && !iteam_ctl_commit (ctl, draft, &error))
    return iteam_ctl_fail (error);
  n_units = (int) list->rows->len;
  g_print (dry_run ? ngettext ("The participation of %d unit can be imported.", "The participation of %d units can be imported.", n_units)
                   : ngettext ("The participation of %d unit imported.", "The participation of %d units imported.", n_units),
           n_units);
  g_print ("\n");

  return ITEAM_CTL_DONE;
}
