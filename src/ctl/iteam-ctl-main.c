/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

static const struct
{
  const char *verb;
  IteamCtlRun run;
  const char *summary;
} verbs[] = {
  { "new", iteam_ctl_new, N_("Make a team file") },
  { "info", iteam_ctl_info, N_("Tell what a team file holds, in figures") },
  { "check", iteam_ctl_check, N_("Check that a team file is sound") },
  { "list", iteam_ctl_list, N_("List action points, meetings, decisions, documents, activities, people or the change history") },
  { "show", iteam_ctl_show, N_("Show an action point, a document, a meeting or an activity with all that belongs to it") },
  { "add", iteam_ctl_add, N_("Add an action point, a meeting, an agenda item, a remark, an activity or a point") },
  { "set", iteam_ctl_set, N_("Change an action point, a document, a meeting, an activity or a point") },
  { "agenda", iteam_ctl_agenda, N_("Write the agenda of a meeting, as PDF, text or for calendars") },
  { "minutes", iteam_ctl_minutes, N_("Write the minutes of a meeting, as PDF or text") },
  { "year", iteam_ctl_year, N_("Tell a year in figures, beside another one") },
  { "plan", iteam_ctl_plan, N_("Draw the year plan, as PDF or picture") },
  { "report", iteam_ctl_report, N_("Write the annual report to the council, as PDF, text or for a word processor") },
  { "document", iteam_ctl_document, N_("Add PDFs to the register of documents, or save one") },
  { "undo", iteam_ctl_undo, N_("Undo one’s own last edit") },
  { "redo", iteam_ctl_redo, N_("Make the edit again that was undone last") },
  { "search", iteam_ctl_search, N_("Search everything") },
  { "import", iteam_ctl_import, N_("Take action points or participation from a spreadsheet’s list, or meetings from an invitation") },
  { "export", iteam_ctl_export, N_("Write action points, meetings or decisions for other programs") },
  { "backup", iteam_ctl_backup, N_("Write a checked copy of a team file") },
  { "restore", iteam_ctl_restore, N_("Bring a team file to what a backup holds") },
  { "retention", iteam_ctl_retention, N_("List what need not be kept any more, and destroy it") },
  { "manual", iteam_ctl_manual, N_("Write the manual of the program, as PDF") },
  { "recover", iteam_ctl_recover, N_("Save what can be read of a damaged team file") },
  { "share", iteam_ctl_share, N_("Share a team file with others, or join it") },
  { "sync", iteam_ctl_sync, N_("Exchange changes with the others") },
  { "status", iteam_ctl_status, N_("Tell where a team file lives and how fresh it is") },
  { "conflicts", iteam_ctl_conflicts, N_("List what two people changed at once") },
  { "resolve", iteam_ctl_resolve, N_("Decide a conflict") },
  { "share-test", iteam_ctl_share_test, N_("Try whether a folder is fit to share in") },
};

static void
print_help (void)
{
  g_print ("%s\n  iteamctl %s\n\n", _("Usage:"), _("VERB FILE [OPTION…]"));
  g_print ("%s\n\n", _("Works with a team file of Integriteit Team from a terminal."));
  g_print ("%s\n", _("Verbs:"));
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    g_print ("  %-10s  %s\n", verbs[i].verb, _(verbs[i].summary));
  g_print ("\n%s\n", _("“iteamctl VERB --help” tells more about a verb, “man iteamctl” everything."));
}

static IteamCtlRun
find_verb (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].verb, word))
      return verbs[i].run;

  return NULL;
}

int
main (int   argc,
      char *argv[])
{
  IteamCtl ctl = { 0 };
  IteamCtlRun run;
  int status;

  setlocale (LC_ALL, "");
  /* A timer has no language, but file names and people’s names are UTF-8 there, too. */
  if (!g_get_charset (NULL))
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, ITEAM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (argc < 2)
    return iteam_ctl_misused (_("A verb is missing. “iteamctl --help” lists them."));

  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h") || g_str_equal (argv[1], "help"))
    {
      print_help ();

      return ITEAM_CTL_DONE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("iteamctl %s\n", ITEAM_VERSION);

      return ITEAM_CTL_DONE;
    }

  run = find_verb (argv[1]);
  if (run == NULL)
    return iteam_ctl_misused (_("There is no verb “%s”. “iteamctl --help” lists them."), argv[1]);

  ctl.store = iteam_store_new ();
  ctl.share = iteam_share_new (ctl.store);
  status = run (&ctl, argc - 1, argv + 1);
  iteam_ctl_close (&ctl);
  g_object_unref (ctl.share);
  g_object_unref (ctl.store);
  g_free (ctl.user);

  return status;
}
