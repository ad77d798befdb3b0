/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-programme.h"

#include <glib/gi18n-lib.h>

#include "iteam-ctl-json.h"
#include "iteam-ctl-print.h"

/* The verbs of the numbers of reports: how many a year had, and no more. */

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

static char *
format_count (const IteamReportCountFields *fields,
              gboolean                      exact)
{
  IteamPublicFigure figure = iteam_public_figure_new (fields->count);

  if (exact && fields->count >= 0)
    return g_strdup_printf ("%d", fields->count);

  return iteam_public_figure_format (&figure);
}

/**
 * iteam_ctl_list_reports:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl list FILE reports [--year Y] [--exact] [--json]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_list_reports (IteamCtl  *ctl,
                        int        argc,
                        char     **argv)
{
  int year = 0;
  gboolean exact = FALSE;
  const GOptionEntry entries[] = {
    { "year", 'y', 0, G_OPTION_ARG_INT, &year, N_("Of that year alone"), N_("YEAR") },
    { "exact", 0, 0, G_OPTION_ARG_NONE, &exact, N_("With counts below 5, for the team alone"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE reports"),
    .summary = _("Lists how many reports and advisory talks a year had."),
    .description = _("A number below 5 is told as “<5”."),
    .least = 2, .most = 2, .writes = TRUE, .lists = TRUE,
  };
  const char *headings[] = { _("Year"), _("Kind"), _("Internal or external"), _("Number"), _("Remark") };
  g_autoptr (IteamProgramme) programme = NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  IteamJson *json;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (iteam_ctl_open (ctl, argv[1], &error))
    programme = iteam_ctl_read_programme (ctl, &error);
  if (programme == NULL)
    return iteam_ctl_fail (error);

  json = iteam_json_new ();
  iteam_json_begin (json, NULL, '[');
  for (guint i = 0; i < programme->counts->len; i++)
    {
      const IteamReportCountFields *fields = iteam_report_count_get_fields (programme->counts->pdata[i]);
      g_autofree char *count = format_count (fields, exact);

      if (year != 0 && fields->year != year)
        continue;
      iteam_json_begin (json, NULL, '{');
      iteam_json_integer (json, "year", fields->year);
      iteam_json_string (json, "kind", iteam_terms_nick (&iteam_report_kinds, fields->kind));
      iteam_json_string (json, "side", iteam_terms_nick (&iteam_sides, fields->side));
      iteam_json_string (json, "count", count);
      iteam_json_string (json, "remark", fields->remark);
      iteam_json_end (json);
      g_ptr_array_add (cells, g_strdup_printf ("%d", fields->year));
      g_ptr_array_add (cells, g_strdup (iteam_terms_label (&iteam_report_kinds, fields->kind)));
      g_ptr_array_add (cells, g_strdup (iteam_terms_label (&iteam_sides, fields->side)));
      g_ptr_array_add (cells, g_strdup (count));
      g_ptr_array_add (cells, g_strdup (fields->remark != NULL ? fields->remark : ""));
    }
  iteam_json_end (json);
  if (ctl->json)
    {
      iteam_json_print (json);

      return ITEAM_CTL_DONE;
    }
  iteam_json_free (json);
  iteam_ctl_print_table (headings, G_N_ELEMENTS (headings), cells);

  return ITEAM_CTL_DONE;
}

/* What the options say of a number. */
typedef struct
{
  int year;
  char *kind;
  char *side;
  char *count;
  char *remark;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->kind);
  g_free (self->side);
  g_free (self->count);
  g_free (self->remark);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static IteamReportCount *
find_known (IteamProgramme   *programme,
            IteamReportCount *reports)
{
  for (guint i = 0; i < programme->counts->len; i++)
    if (ID (programme->counts->pdata[i]) == ID (reports))
      return programme->counts->pdata[i];

  return NULL;
}

/* What is known of it gets the new number; returns the exit code. */
static int
write_reports (IteamCtl       *ctl,
               const Options  *options,
               IteamProgramme *programme,
               int             kind,
               int             side,
               int             count)
{
  g_autoptr (IteamReportCount) edited = iteam_report_count_new (options->year, (IteamReportKind) kind, (IteamSide) side);
  IteamReportCount *known = find_known (programme, edited);
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  if (known != NULL)
    iteam_entry_assign (ITEAM_ENTRY (edited), ITEAM_ENTRY (known));
  g_object_set (edited, "count", count, NULL);
  if (options->remark != NULL)
    g_object_set (edited, "remark", options->remark[0] != '\0' ? options->remark : NULL, NULL);
  if (known == NULL)
    draft = iteam_entry_draft_new (ITEAM_ENTRY (edited));
  else if (count >= 0 || iteam_report_count_get_fields (edited)->remark != NULL)
    draft = iteam_entry_draft_changes (ITEAM_ENTRY (known), ITEAM_ENTRY (edited));
  else
    draft = iteam_entry_draft_delete (ITEAM_ENTRY (known));
  if (iteam_draft_is_empty (draft) || iteam_ctl_commit (ctl, draft, &error))
    return ITEAM_CTL_DONE;

  return iteam_ctl_fail_with_conflicts (ctl, draft, error);
}

/**
 * iteam_ctl_add_reports:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl add FILE reports --year Y --kind K [--side S] --count N [--remark TEXT]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_add_reports (IteamCtl  *ctl,
                       int        argc,
                       char     **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "year", 'y', 0, G_OPTION_ARG_INT, &options.year, N_("The year that it is for"), N_("YEAR") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, N_("breach, conduct or advice"), N_("KIND") },
    { "side", 0, 0, G_OPTION_ARG_STRING, &options.side, N_("internal, external or both"), N_("SIDE") },
    { "count", 0, 0, G_OPTION_ARG_STRING, &options.count, N_("How many there were; “” takes the number away"), N_("COUNT") },
    { "remark", 0, 0, G_OPTION_ARG_STRING, &options.remark, N_("What is to be said about the number"), N_("TEXT") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE reports --year YEAR --kind KIND --count COUNT"),
    .summary = _("Keeps how many reports or advisory talks a year had; a number that is known is replaced."),
    .description = _("There is no place for a person, a unit or a date."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (IteamProgramme) programme = NULL;
  g_autoptr (GError) error = NULL;
  int status, kind, side = ITEAM_SIDE_NONE;
  guint64 count = 0;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (options.year < 1900 || options.year > 2199)
    return iteam_ctl_misused (_("Numbers of reports are of a year: give it with --year."));
  if (options.kind == NULL || !iteam_terms_find (&iteam_report_kinds, options.kind, &kind))
    return iteam_ctl_misused (_("“%s” is not one of the words that can stand there: “--help” lists them."), options.kind != NULL ? options.kind : "--kind");
  if (options.side != NULL && !iteam_terms_find (&iteam_sides, options.side[0] != '\0' ? options.side : NULL, &side))
    return iteam_ctl_misused (_("“%s” is not one of the words that can stand there: “--help” lists them."), options.side);
  if (options.count == NULL || (options.count[0] != '\0' && !g_ascii_string_to_unsigned (options.count, 10, 0, 99999, &count, NULL)))
    return iteam_ctl_misused (_("“%s” is not a number."), options.count != NULL ? options.count : "--count");
  if (iteam_ctl_open (ctl, argv[1], &error))
    programme = iteam_ctl_read_programme (ctl, &error);
  if (programme == NULL)
    return iteam_ctl_fail (error);

  return write_reports (ctl, &options, programme, kind, side, options.count[0] != '\0' ? (int) count : ITEAM_FIGURE_NONE);
}
