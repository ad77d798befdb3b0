/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-programme.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-ctl-json.h"
#include "iteam-ctl-meeting.h"
#include "iteam-ctl-print.h"
#include "iteam-lineage.h"
#include "iteam-store-programme.h"
#include "iteam-text.h"

/* The verbs that list and show what is done for awareness. */

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

/* What the options say, and what was read. */
typedef struct
{
  IteamCtl *ctl;
  IteamProgramme *programme;
  int year;
  gboolean exact;
  char **words;
  IteamJson *json;
  GPtrArray *cells;
} List;

/**
 * iteam_ctl_read_programme:
 * @ctl: the program, with the file open
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all that is done for awareness.
 */
IteamProgramme *
iteam_ctl_read_programme (IteamCtl  *ctl,
                          GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_read_programme_async (ctl->store, NULL, iteam_ctl_ready, &result);

  return iteam_store_read_programme_finish (ctl->store, iteam_ctl_wait (&result), error);
}

/**
 * iteam_ctl_find_in_programme:
 * @ctl: the program, with the file open
 * @programme: what was read of it
 * @kind: %ITEAM_KIND_ACTIVITY or %ITEAM_KIND_POINT
 * @number: its number for people, "P-3"
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable) (type IteamEntry): that thing.
 */
gpointer
iteam_ctl_find_in_programme (IteamCtl        *ctl,
                             IteamProgramme  *programme,
                             IteamKind        kind,
                             const char      *number,
                             GError         **error)
{
  gint64 id = iteam_ctl_find_numbered (ctl, kind, number, error);

  return id != 0 ? iteam_programme_find (programme, kind, id) : NULL;
}

static gboolean
has_words (const char  *folded,
           char       **words)
{
  for (; *words != NULL; words++)
    {
      g_autofree char *word = iteam_text_fold (*words);

      if (strstr (folded, word) == NULL)
        return FALSE;
    }

  return TRUE;
}

static const char *
pillar_name (IteamCtl *ctl,
             gint64    pillar)
{
  IteamPillar *found = iteam_directory_find_pillar (iteam_store_get_directory (ctl->store), pillar);

  return found != NULL ? iteam_pillar_get_name (found) : NULL;
}

static const char *
leader_name (IteamCtl                  *ctl,
             const IteamActivityFields *fields)
{
  IteamPerson *found = iteam_directory_find_person (iteam_store_get_directory (ctl->store), fields->leader);

  return found != NULL ? iteam_person_get_name (found) : fields->leader_name;
}

static void
json_figure (IteamJson  *json,
             const char *name,
             int         value)
{
  if (value >= 0)
    iteam_json_integer (json, name, value);
  else
    iteam_json_string (json, name, NULL);
}

/* A percentage as a number cannot say that it has no decimal. */
static void
json_permille (IteamJson  *json,
               const char *name,
               int         permille)
{
  g_autofree char *text = permille >= 0 ? g_strdup_printf (permille % 10 == 0 ? "%d" : "%d.%d", permille / 10, permille % 10) : NULL;

  iteam_json_string (json, name, text);
}

static void
json_activity (List          *list,
               IteamActivity *activity)
{
  const IteamActivityFields *fields = iteam_activity_get_fields (activity);
  g_autofree char *number = iteam_activity_format_number (activity);
  IteamPublicFigure heads = iteam_public_figure_new (fields->head_count);
  g_autofree char *shown = iteam_public_figure_format (&heads);
  IteamJson *json = list->json;

  iteam_json_string (json, "number", number);
  iteam_json_string (json, "kind", iteam_terms_nick (&iteam_activity_kinds, fields->kind));
  iteam_json_string (json, "title", fields->title);
  iteam_json_string (json, "audience", iteam_terms_nick (&iteam_audiences, fields->audience));
  iteam_json_string (json, "when", fields->moment);
  iteam_json_day (json, "first", fields->first);
  iteam_json_day (json, "last", fields->last);
  iteam_json_string (json, "state", iteam_terms_nick (&iteam_activity_states, fields->state));
  iteam_json_string (json, "supplier", fields->supplier);
  iteam_json_string (json, "leader", leader_name (list->ctl, fields));
  iteam_json_string (json, "partners", fields->partners);
  json_figure (json, "costs", fields->costs);
  json_permille (json, "target", fields->target);
  iteam_json_string (json, "function_group", fields->function_group);
  if (list->exact || heads.relation == '=')
    json_figure (json, "head_count", fields->head_count);
  else
    iteam_json_string (json, "head_count", fields->head_count >= 0 ? shown : NULL);
  iteam_json_string (json, "side", iteam_terms_nick (&iteam_sides, fields->side));
  iteam_json_string (json, "text", fields->text);
  iteam_json_string (json, "lessons", fields->lessons);
  iteam_json_string (json, "pillar", pillar_name (list->ctl, fields->pillar));
}

static void
list_activities (List *list)
{
  g_autoptr (GPtrArray) activities = iteam_programme_list_activities (list->programme, list->year);
  IteamDay today = iteam_day_today ();

  for (guint i = 0; i < activities->len; i++)
    {
      const IteamActivityFields *fields = iteam_activity_get_fields (activities->pdata[i]);
      g_autofree char *folded = iteam_activity_fold (activities->pdata[i]);

      if (!has_words (folded, list->words))
        continue;
      iteam_json_begin (list->json, NULL, '{');
      json_activity (list, activities->pdata[i]);
      iteam_json_end (list->json);
      g_ptr_array_add (list->cells, iteam_activity_format_number (activities->pdata[i]));
      g_ptr_array_add (list->cells, iteam_activity_format_moment (activities->pdata[i], today));
      g_ptr_array_add (list->cells, g_strdup (iteam_terms_label (&iteam_activity_states, fields->state)));
      g_ptr_array_add (list->cells, g_strdup (iteam_terms_label (&iteam_activity_kinds, fields->kind)));
      g_ptr_array_add (list->cells, g_strdup (fields->title));
    }
}

static void
json_point (List       *list,
            IteamPoint *point)
{
  const IteamPointFields *fields = iteam_point_get_fields (point);
  IteamPoint *previous = iteam_programme_find (list->programme, ITEAM_KIND_POINT, fields->previous);
  g_autofree char *number = iteam_point_format_number (point);
  g_autofree char *before = previous != NULL ? iteam_point_format_number (previous) : NULL;
  IteamJson *json = list->json;

  iteam_json_string (json, "number", number);
  iteam_json_integer (json, "year", fields->year);
  iteam_json_string (json, "kind", iteam_terms_nick (&iteam_point_kinds, fields->kind));
  iteam_json_string (json, "title", fields->title);
  iteam_json_string (json, "text", fields->text);
  iteam_json_string (json, "came", iteam_terms_nick (&iteam_point_cames, fields->came));
  iteam_json_string (json, "previous", before);
  iteam_json_string (json, "changed", fields->adjustment);
  iteam_json_string (json, "fate", iteam_terms_nick (&iteam_fates, (int) iteam_lineage_get_fate (list->programme->points, point)));
  iteam_json_string (json, "reason", fields->reason);
  iteam_json_day (json, "closed", fields->closed);
  iteam_json_string (json, "pillar", pillar_name (list->ctl, fields->pillar));
  iteam_json_string (json, "origin", fields->origin);
}

static void
list_points (List *list)
{
  g_autoptr (GPtrArray) points = iteam_programme_list_points (list->programme, list->year);

  for (guint i = 0; i < points->len; i++)
    {
      const IteamPointFields *fields = iteam_point_get_fields (points->pdata[i]);
      g_autofree char *folded = iteam_point_fold (points->pdata[i]);
      IteamFate fate = iteam_lineage_get_fate (list->programme->points, points->pdata[i]);

      if (!has_words (folded, list->words))
        continue;
      iteam_json_begin (list->json, NULL, '{');
      json_point (list, points->pdata[i]);
      iteam_json_end (list->json);
      g_ptr_array_add (list->cells, iteam_point_format_number (points->pdata[i]));
      g_ptr_array_add (list->cells, g_strdup_printf ("%d", fields->year));
      g_ptr_array_add (list->cells, g_strdup (iteam_terms_label (&iteam_point_cames, fields->came)));
      g_ptr_array_add (list->cells, g_strdup (iteam_terms_label (&iteam_fates, (int) fate)));
      g_ptr_array_add (list->cells, g_strdup (iteam_terms_label (&iteam_point_kinds, fields->kind)));
      g_ptr_array_add (list->cells, g_strdup (fields->title));
    }
}

static void
add_row (List       *list,
         const char *number,
         const char *unit,
         const char *invited,
         const char *completed,
         int         rate)
{
  iteam_json_begin (list->json, NULL, '{');
  iteam_json_string (list->json, "round", number);
  iteam_json_string (list->json, "unit", unit);
  iteam_json_string (list->json, "invited", invited);
  iteam_json_string (list->json, "completed", completed);
  json_permille (list->json, "percentage", rate);
  iteam_json_end (list->json);
  g_ptr_array_add (list->cells, g_strdup (number));
  g_ptr_array_add (list->cells, g_strdup (unit));
  g_ptr_array_add (list->cells, g_strdup (invited));
  g_ptr_array_add (list->cells, g_strdup (completed));
  g_ptr_array_add (list->cells, iteam_percentage_format (rate));
}

static void
add_public_row (List                 *list,
                const char           *number,
                const char           *unit,
                const IteamPublicRow *row)
{
  g_autofree char *invited = iteam_public_figure_format (&row->invited);
  g_autofree char *completed = iteam_public_figure_format (&row->completed);

  add_row (list, number, unit, invited, completed, row->rate);
}

static void
list_public (List          *list,
             IteamActivity *round)
{
  g_autoptr (IteamPublicTable) table = iteam_programme_public_table (list->programme, ID (round));
  g_autofree char *number = iteam_activity_format_number (round);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < table->together->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " + " : "", (char *) table->together->pdata[i]);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const IteamPublicRow *row = &g_array_index (table->rows, IteamPublicRow, i);

      add_public_row (list, number, row->unit != NULL ? row->unit : names->str, row);
    }
  add_public_row (list, number, _("The whole"), &table->total);
}

static void
list_exact (List          *list,
            IteamActivity *round)
{
  g_autoptr (GPtrArray) rows = iteam_programme_list_participation (list->programme, ID (round));
  g_autofree char *number = iteam_activity_format_number (round);
  IteamTally whole = iteam_programme_tally (list->programme, ID (round));

  for (guint i = 0; i <= rows->len; i++)
    {
      const IteamParticipationFields *fields = i < rows->len ? iteam_participation_get_fields (rows->pdata[i]) : NULL;
      IteamTally tally = i < rows->len ? iteam_participation_get_tally (rows->pdata[i]) : whole;
      g_autofree char *invited = tally.invited >= 0 ? g_strdup_printf ("%d", tally.invited) : g_strdup ("–");
      g_autofree char *completed = tally.completed >= 0 ? g_strdup_printf ("%d", tally.completed) : g_strdup ("–");

      /* The whole stands last. */
      if (fields == NULL || fields->unit != NULL)
        add_row (list, number, fields != NULL ? fields->unit : _("The whole"), invited, completed, tally.rate);
    }
}

static void
list_participation (List *list)
{
  g_autoptr (GPtrArray) activities = iteam_programme_list_activities (list->programme, list->year);

  for (guint i = 0; i < activities->len; i++)
    {
      g_autoptr (GPtrArray) rows = iteam_programme_list_participation (list->programme, ID (activities->pdata[i]));
      g_autofree char *folded = iteam_activity_fold (activities->pdata[i]);

      if (rows->len > 0 && has_words (folded, list->words))
        (list->exact ? list_exact : list_public) (list, activities->pdata[i]);
    }
}

static void
print_or_free (List               *list,
               const char *const  *headings,
               guint               n_headings)
{
  iteam_json_end (list->json);
  if (list->ctl->json)
    {
      iteam_json_print (list->json);

      return;
    }
  iteam_json_free (list->json);
  iteam_ctl_print_table (headings, n_headings, list->cells);
}

/**
 * iteam_ctl_list_programme:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl list FILE activities|points|participation [--year Y] [--exact] [--json] [WORD…]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_list_programme (IteamCtl  *ctl,
                          int        argc,
                          char     **argv)
{
  List list = { .ctl = ctl };
  const GOptionEntry entries[] = {
    { "year", 'y', 0, G_OPTION_ARG_INT, &list.year, N_("Of that year alone"), N_("YEAR") },
    { "exact", 0, 0, G_OPTION_ARG_NONE, &list.exact, N_("With counts below 5, for the team alone"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE activities|points|participation [WORD…]"),
    .summary = _("Lists what is done for awareness."),
    .description = _("Participation is told so that no count of people below 5 can be read or computed: units\n"
                     "with such a count are taken together."),
    .least = 2, .most = G_MAXINT, .writes = TRUE, .lists = TRUE,
  };
  const char *of_activities[] = { _("Number"), _("When"), _("Status"), _("Kind"), _("Title") };
  const char *of_points[] = { _("Number"), _("Year"), _("Came as"), _("Status"), _("Kind"), _("Title") };
  const char *of_participation[] = { _("Number"), _("Unit"), _("Invited"), _("Completed"), _("Participation") };
  g_autoptr (IteamProgramme) programme = NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (iteam_ctl_open (ctl, argv[1], &error))
    programme = iteam_ctl_read_programme (ctl, &error);
  if (programme == NULL)
    return iteam_ctl_fail (error);

  list.programme = programme;
  list.words = argv + 3;
  list.cells = cells;
  list.json = iteam_json_new ();
  iteam_json_begin (list.json, NULL, '[');
  if (g_str_equal (argv[2], "activities"))
    {
      list_activities (&list);
      print_or_free (&list, of_activities, G_N_ELEMENTS (of_activities));
    }
  else if (g_str_equal (argv[2], "points"))
    {
      list_points (&list);
      print_or_free (&list, of_points, G_N_ELEMENTS (of_points));
    }
  else
    {
      list_participation (&list);
      print_or_free (&list, of_participation, G_N_ELEMENTS (of_participation));
    }

  return ITEAM_CTL_DONE;
}

static void
print_field (const char *label,
             const char *value)
{
  if (value != NULL && value[0] != '\0')
    g_print ("%s: %s\n", label, value);
}

static void
print_activity (List          *list,
                IteamActivity *activity)
{
  const IteamActivityFields *fields = iteam_activity_get_fields (activity);
  IteamTally tally = iteam_programme_tally (list->programme, ID (activity));
  g_autofree char *number = iteam_activity_format_number (activity);
  g_autofree char *moment = iteam_activity_format_moment (activity, iteam_day_today ());
  g_autofree char *costs = fields->costs >= 0 ? g_strdup_printf ("€ %d", fields->costs) : NULL;
  g_autofree char *heads = fields->head_count >= 0 ? g_strdup_printf ("%d", fields->head_count) : NULL;
  g_autofree char *target = iteam_percentage_format (fields->target);
  g_autofree char *reached = iteam_tally_format (&tally);

  g_print ("%s  %s\n", number, fields->title);
  print_field (_("Kind"), iteam_terms_label (&iteam_activity_kinds, fields->kind));
  print_field (_("When"), moment);
  print_field (_("Status"), iteam_terms_label (&iteam_activity_states, fields->state));
  print_field (_("Audience"), iteam_terms_label (&iteam_audiences, fields->audience));
  print_field (_("Supplier"), fields->supplier);
  print_field (_("Leader"), leader_name (list->ctl, fields));
  print_field (_("Organisations"), fields->partners);
  print_field (_("Function group"), fields->function_group);
  print_field (_("Head count"), heads);
  if (fields->side != ITEAM_SIDE_NONE)
    print_field (_("Internal or external"), iteam_terms_label (&iteam_sides, fields->side));
  print_field (_("Costs"), costs);
  print_field (_("Participation"), reached);
  print_field (_("Target"), target);
  print_field (_("Pillar"), pillar_name (list->ctl, fields->pillar));
  print_field (_("Description"), fields->text);
  print_field (_("Lessons"), fields->lessons);
}

/* Finds what is to be shown, and its history. */
static gpointer
find_shown (List         *list,
            IteamKind     kind,
            const char   *number,
            GPtrArray   **changes,
            GError      **error)
{
  IteamRef ref = { .kind = kind };
  gpointer found;

  list->programme = iteam_ctl_read_programme (list->ctl, error);
  found = list->programme != NULL ? iteam_ctl_find_in_programme (list->ctl, list->programme, kind, number, error) : NULL;
  if (found == NULL)
    return NULL;
  ref.id = ID (found);
  *changes = iteam_ctl_read_history (list->ctl, &ref, error);

  return *changes != NULL ? found : NULL;
}

static void
end_json (List      *list,
          GPtrArray *changes)
{
  iteam_json_begin (list->json, "history", '[');
  for (guint i = 0; i < changes->len; i++)
    iteam_ctl_json_change (list->json, changes->pdata[i], iteam_store_get_directory (list->ctl->store));
  iteam_json_end (list->json);
  iteam_json_end (list->json);
  iteam_json_print (list->json);
}

/**
 * iteam_ctl_show_activity:
 * @ctl: the program, with the file open
 * @number: "P-3"
 *
 * Returns: the exit code.
 */
int
iteam_ctl_show_activity (IteamCtl   *ctl,
                         const char *number)
{
  List list = { .ctl = ctl, .exact = TRUE };
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  IteamActivity *activity = find_shown (&list, ITEAM_KIND_ACTIVITY, number, &changes, &error);
  g_autoptr (IteamProgramme) programme = list.programme;

  if (activity == NULL)
    return iteam_ctl_fail (error);
  if (!ctl->json)
    {
      print_activity (&list, activity);
      iteam_ctl_print_history (changes, iteam_store_get_directory (ctl->store));

      return ITEAM_CTL_DONE;
    }

  list.json = iteam_json_new ();
  iteam_json_begin (list.json, NULL, '{');
  json_activity (&list, activity);
  end_json (&list, changes);

  return ITEAM_CTL_DONE;
}

static void
print_point (List       *list,
             IteamPoint *point)
{
  const IteamPointFields *fields = iteam_point_get_fields (point);
  g_autoptr (GPtrArray) line = iteam_lineage_list (list->programme->points, point);
  g_autofree char *number = iteam_point_format_number (point);
  g_autofree char *year = g_strdup_printf ("%d", fields->year);
  IteamFate fate = iteam_lineage_get_fate (list->programme->points, point);

  g_print ("%s  %s\n", number, fields->title);
  print_field (_("Kind"), iteam_terms_label (&iteam_point_kinds, fields->kind));
  print_field (_("Year"), year);
  print_field (_("Came as"), iteam_terms_label (&iteam_point_cames, fields->came));
  print_field (_("What changed"), fields->adjustment);
  print_field (_("Status"), iteam_terms_label (&iteam_fates, (int) fate));
  print_field (_("Reason"), fields->reason);
  print_field (_("Pillar"), pillar_name (list->ctl, fields->pillar));
  print_field (_("Origin"), fields->origin);
  print_field (_("Description"), fields->text);
  for (guint i = 0; line->len > 1 && i < line->len; i++)
    {
      const IteamPointFields *other = iteam_point_get_fields (line->pdata[i]);
      g_autofree char *known = iteam_point_format_number (line->pdata[i]);

      g_print ("  %d  %s  %s\n", other->year, known, other->title);
    }
}

/**
 * iteam_ctl_show_point:
 * @ctl: the program, with the file open
 * @number: "V-3"
 *
 * Returns: the exit code.
 */
int
iteam_ctl_show_point (IteamCtl   *ctl,
                      const char *number)
{
  List list = { .ctl = ctl, .exact = TRUE };
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  IteamPoint *point = find_shown (&list, ITEAM_KIND_POINT, number, &changes, &error);
  g_autoptr (IteamProgramme) programme = list.programme;

  if (point == NULL)
    return iteam_ctl_fail (error);
  if (!ctl->json)
    {
      print_point (&list, point);
      iteam_ctl_print_history (changes, iteam_store_get_directory (ctl->store));

      return ITEAM_CTL_DONE;
    }

  list.json = iteam_json_new ();
  iteam_json_begin (list.json, NULL, '{');
  json_point (&list, point);
  end_json (&list, changes);

  return ITEAM_CTL_DONE;
}
