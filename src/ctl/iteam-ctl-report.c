/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-paper-odt.h"
#include "iteam-report-facts.h"
#include "iteam-report-keep.h"
#include "iteam-report-paper.h"
#include "iteam-store-report.h"

/* The verb of the annual report: begins it, writes in it, and lets it out. */

typedef struct
{
  IteamCtl *ctl;
  int year;
  char *output;
  gboolean begin;
  gboolean anyway;
  char *title;
  char *reference;
  char *letterhead;
  char *addressee;
  char *day;
  char *section;
  char *text;
  char *sent;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_free (self->title);
  g_free (self->reference);
  g_free (self->letterhead);
  g_free (self->addressee);
  g_free (self->day);
  g_free (self->section);
  g_free (self->text);
  g_free (self->sent);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static IteamReportDetail *
read_report (Options  *self,
             GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_read_report_async (self->ctl->store, self->year, NULL, iteam_ctl_ready, &result);

  return iteam_store_read_report_finish (self->ctl->store, iteam_ctl_wait (&result), error);
}

static gboolean
begin_report (Options             *self,
              IteamReportDetail  **detail,
              GError             **error)
{
  g_autoptr (IteamDraft) draft = NULL;

  if ((*detail)->report != NULL)
    return TRUE;
  if (!self->begin)
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND,
                   _("The annual report on %d was not begun yet: --begin begins it."), self->year);

      return FALSE;
    }

  draft = iteam_report_detail_draft_begin (*detail, iteam_day_today ());
  if (!iteam_ctl_commit (self->ctl, draft, error))
    return FALSE;
  iteam_report_detail_free (*detail);
  *detail = read_report (self, error);

  return *detail != NULL;
}

static gboolean
change_head (Options                  *self,
             const IteamReportDetail  *detail,
             GError                  **error)
{
  g_autoptr (IteamReport) edited = iteam_entry_copy (detail->report);
  g_autoptr (IteamDraft) draft = NULL;
  const struct
  {
    const char *property;
    const char *value;
  } texts[] = {
    { "title", self->title }, { "reference", self->reference }, { "letterhead", self->letterhead }, { "addressee", self->addressee },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].value != NULL && !(i == 0 && texts[i].value[0] == '\0'))
      g_object_set (edited, texts[i].property, texts[i].value, NULL);
  if (self->day != NULL)
    {
      IteamDay day = iteam_day_from_iso (self->day);

      if (day == ITEAM_DAY_NONE)
        {
          g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not a date; write it as 2018-05-15."), self->day);

          return FALSE;
        }
      g_object_set (edited, "day", day, NULL);
    }
  draft = iteam_entry_draft_changes (ITEAM_ENTRY (detail->report), ITEAM_ENTRY (edited));

  return iteam_draft_is_empty (draft) || iteam_ctl_commit (self->ctl, draft, error);
}

static gboolean
change_section (Options                  *self,
                const IteamReportDetail  *detail,
                GError                  **error)
{
  IteamReportSection *section = NULL;
  g_autoptr (IteamReportSection) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autofree char *basis = NULL;
  int part;

  if (self->section == NULL)
    return TRUE;
  if (iteam_terms_find (&iteam_report_parts, self->section, &part) && part != ITEAM_REPORT_OWN)
    section = iteam_report_detail_find_part (detail, (IteamReportPart) part);
  for (guint i = 0; i < detail->sections->len && section == NULL; i++)
    if (g_strcmp0 (iteam_report_section_get_heading (detail->sections->pdata[i]), self->section) == 0)
      section = detail->sections->pdata[i];
  if (section == NULL && self->text != NULL)
    {
      edited = iteam_report_detail_add_section (detail, detail->sections->len, self->section);
      g_object_set (edited, "text", self->text, "written", iteam_day_today (), NULL);
      draft = iteam_entry_draft_new (ITEAM_ENTRY (edited));

      return iteam_ctl_commit (self->ctl, draft, error);
    }
  if (section == NULL || self->text == NULL)
    return TRUE;

  edited = iteam_entry_copy (section);
  groups = iteam_report_facts_new (detail, iteam_store_get_directory (self->ctl->store),
                                   (IteamReportPart) iteam_report_section_get_fields (section)->part, iteam_day_today ());
  basis = iteam_report_facts_to_basis (groups);
  g_object_set (edited, "text", self->text, "basis", basis, "written", iteam_day_today (), NULL);
  draft = iteam_entry_draft_changes (ITEAM_ENTRY (section), ITEAM_ENTRY (edited));

  return iteam_draft_is_empty (draft) || iteam_ctl_commit (self->ctl, draft, error);
}

/* Nothing that looks like personal data leaves unnoticed. */
static gboolean
may_leave (Options                 *self,
           const IteamReportDetail *detail)
{
  g_autoptr (GPtrArray) warnings = iteam_report_list_warnings (detail, iteam_store_get_directory (self->ctl->store), iteam_day_today ());

  for (guint i = 0; i < warnings->len; i++)
    {
      const IteamReportWarning *warning = warnings->pdata[i];

      /* Translators: a section, a text in it, then what that looks like: “Privacy: “06-12345678” looks like a phone number.” */
      g_autofree char *line = g_strdup_printf (_("%s: “%s” looks like %s."), warning->heading, warning->text,
                                               iteam_personal_kind_label (warning->kind));

      iteam_ctl_complain (line);
    }
  if (warnings->len > 0 && !self->anyway)
    iteam_ctl_complain (_("The report was not written, as something in it looks like personal data. With --anyway it is."));

  return warnings->len == 0 || self->anyway;
}

static int
write_report (Options                 *self,
              const IteamReportDetail *detail)
{
  g_autoptr (IteamPaper) paper = iteam_report_paper_new (detail, iteam_store_get_directory (self->ctl->store), iteam_day_today ());
  g_autofree char *lower = self->output != NULL ? g_ascii_strdown (self->output, -1) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (lower == NULL || g_str_equal (lower, "-") || g_str_has_suffix (lower, ".txt"))
    {
      char *text = iteam_paper_to_text (paper);

      bytes = g_bytes_new_take (text, strlen (text));
    }
  else if (g_str_has_suffix (lower, ".odt"))
    {
      bytes = iteam_paper_to_odt (paper, &error);
    }
  else
    {
      bytes = iteam_paper_to_pdf (paper, NULL, &error);
    }
  if (bytes == NULL || !iteam_ctl_write (self->output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    return iteam_ctl_fail (error);

  return ITEAM_CTL_DONE;
}

/* The report as it is joins the register. Returns the exit code. */
static int
keep_report (Options                 *self,
             const IteamReportDetail *detail)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  iteam_report_keep_async (self->ctl->store, detail, ITEAM_REPORT_VERSION_SENT, self->sent, iteam_day_today (), NULL, iteam_ctl_ready, &result);

  return iteam_report_keep_finish (self->ctl->store, iteam_ctl_wait (&result), &error) ? ITEAM_CTL_DONE : iteam_ctl_fail (error);
}

static gboolean
is_format (const char *output)
{
  g_autofree char *lower = output != NULL ? g_ascii_strdown (output, -1) : NULL;

  return lower == NULL || g_str_equal (lower, "-") || g_str_has_suffix (lower, ".pdf") || g_str_has_suffix (lower, ".odt") ||
         g_str_has_suffix (lower, ".txt");
}

/* What is changed is in the file before the report is written. Returns the exit code. */
static int
run_report (Options    *self,
            const char *path)
{
  gboolean changes = self->begin || self->title != NULL || self->reference != NULL || self->letterhead != NULL || self->addressee != NULL ||
                     self->day != NULL || self->section != NULL;
  g_autoptr (IteamReportDetail) detail = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (iteam_ctl_open (self->ctl, path, &error))
    detail = read_report (self, &error);
  if (detail == NULL || !begin_report (self, &detail, &error) || !change_head (self, detail, &error) || !change_section (self, detail, &error))
    return iteam_ctl_fail (error);
  if (changes)
    {
      iteam_report_detail_free (detail);
      detail = read_report (self, &error);
    }
  if (detail == NULL)
    return iteam_ctl_fail (error);
  if (changes && self->output == NULL && self->sent == NULL)
    return ITEAM_CTL_DONE;
  if (!may_leave (self, detail))
    return ITEAM_CTL_FOUND;

  status = self->output != NULL || self->sent == NULL ? write_report (self, detail) : ITEAM_CTL_DONE;

  return status == ITEAM_CTL_DONE && self->sent != NULL ? keep_report (self, detail) : status;
}

/**
 * iteam_ctl_report:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl report FILE --year 2018 [-o OUT.pdf|OUT.odt|OUT.txt] [--begin] [--section PART --text TEXT]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_report (IteamCtl  *ctl,
                  int        argc,
                  char     **argv)
{
  g_auto (Options) options = { .ctl = ctl };
  const GOptionEntry entries[] = {
    { "year", 'y', 0, G_OPTION_ARG_INT, &options.year, N_("The year that it tells of"), N_("YEAR") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("Where to write it, and not the standard output"), N_("OUT.pdf") },
    { "begin", 0, 0, G_OPTION_ARG_NONE, &options.begin, N_("Begin it, if it was not begun yet"), NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &options.title, N_("Its title"), N_("TITLE") },
    { "reference", 0, 0, G_OPTION_ARG_STRING, &options.reference, N_("The council’s own number for it"), N_("NUMBER") },
    { "letterhead", 0, 0, G_OPTION_ARG_STRING, &options.letterhead, N_("Who sends it"), N_("TEXT") },
    { "addressee", 0, 0, G_OPTION_ARG_STRING, &options.addressee, N_("Whom it is for"), N_("TEXT") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.day, N_("The date that it bears"), N_("DATE") },
    { "section", 0, 0, G_OPTION_ARG_STRING, &options.section, N_("The section to write in, or the heading of a new one"), N_("SECTION") },
    { "text", 0, 0, G_OPTION_ARG_STRING, &options.text, N_("The text of that section"), N_("TEXT") },
    { "sent", 0, 0, G_OPTION_ARG_STRING, &options.sent, N_("Mark it as sent to this one, and keep it in the register"), N_("TEXT") },
    { "anyway", 0, 0, G_OPTION_ARG_NONE, &options.anyway, N_("Write it also if something in it looks like personal data"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE --year YEAR"),
    .summary = _("Writes the annual report to the council: OUT.pdf, OUT.odt for a word processor, or OUT.txt."),
    .description = _("No count of people below 5 is told, or can be computed from what is told."),
    .least = 1, .most = 1, .writes = TRUE,
  };
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (options.year < 1 || options.year > 9999)
    return iteam_ctl_misused (_("--year says which year the report is about."));
  if (!is_format (options.output))
    return iteam_ctl_misused (_("“%s” does not say what is to be written: %s does."), options.output, _("OUT.pdf, OUT.odt or OUT.txt"));

  return run_report (&options, argv[1]);
}
