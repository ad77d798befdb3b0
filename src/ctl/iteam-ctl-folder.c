/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-folder.h"

#include <glib/gi18n-lib.h>

#include "iteam-ctl-document.h"
#include "iteam-error.h"
#include "iteam-folder-export.h"

/* The verbs that take all of a team file out as a folder, and in again. */

/**
 * iteam_ctl_says_all:
 * @argc: how many words
 * @argv: the words
 *
 * Returns: whether they speak of all of a file.
 */
gboolean
iteam_ctl_says_all (int     argc,
                    char  **argv)
{
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--all") || g_str_has_prefix (argv[i], "--all="))
      return TRUE;

  return FALSE;
}

/* What went into the folder, or came out of it. */
static void
print_summary (const IteamFolderSummary *summary,
               const char               *folder)
{
  g_print (ngettext ("%u row", "%u rows", summary->n_things), summary->n_things);
  g_print (", ");
  g_print (ngettext ("%u document", "%u documents", summary->n_documents), summary->n_documents);
  g_print (": %s\n", folder);
  if (summary->n_missing > 0)
    {
      g_autofree char *missing = g_strdup_printf (ngettext ("The contents of %u document are not there.",
                                                            "The contents of %u documents are not there.", summary->n_missing),
                                                  summary->n_missing);

      iteam_ctl_complain (missing);
    }
}

/**
 * iteam_ctl_export_all:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl export FILE --all FOLDER
 *
 * Returns: the exit code.
 */
int
iteam_ctl_export_all (IteamCtl  *ctl,
                      int        argc,
                      char     **argv)
{
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_("The folder to make"), N_("FOLDER") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE"),
    .summary = _("Writes all of a team file as a folder of lists (CSV), documents (PDF) and a page that explains them."),
    .least = 1, .most = 1, .writes = TRUE,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree IteamFolderSummary *summary = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  file = g_file_new_for_commandline_arg (folder);
  iteam_folder_export_async (ctl->store, file, NULL, NULL, NULL, iteam_ctl_ready, &result);
  summary = iteam_folder_export_finish (ctl->store, iteam_ctl_wait (&result), &error);
  if (summary == NULL)
    return iteam_ctl_fail (error);
  print_summary (summary, folder);

  return ITEAM_CTL_DONE;
}

/**
 * iteam_ctl_import_all:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl import FILE --all FOLDER
 *
 * Returns: the exit code.
 */
int
iteam_ctl_import_all (IteamCtl  *ctl,
                      int        argc,
                      char     **argv)
{
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_("The folder, as it was made"), N_("FOLDER") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE"),
    .summary = _("Makes a new team file of a folder that “iteamctl export FILE --all” made."),
    .least = 1, .most = 1, .writes = TRUE,
  };
  g_autoptr (GAsyncResult) created = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) source = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree IteamFolderSummary *summary = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;

  file = g_file_new_for_commandline_arg (argv[1]);
  iteam_store_create_async (ctl->store, file, FALSE, NULL, iteam_ctl_ready, &created);
  if (!iteam_store_create_finish (ctl->store, iteam_ctl_wait (&created), &error))
    return iteam_ctl_fail (error);
  iteam_ctl_set_user (ctl);

  source = g_file_new_for_commandline_arg (folder);
  iteam_folder_import_async (ctl->store, source, NULL, NULL, NULL, iteam_ctl_ready, &result);
  summary = iteam_folder_import_finish (ctl->store, iteam_ctl_wait (&result), &error);
  if (summary == NULL)
    {
      /* What was made for it goes with it. */
      g_file_delete (file, NULL, NULL);
      if (!g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_INVALID))
        return iteam_ctl_fail (error);
      /* Something is wrong with the folder, not with the command. */
      iteam_ctl_complain (error->message);

      return ITEAM_CTL_FOUND;
    }
  iteam_ctl_index (ctl);
  print_summary (summary, argv[1]);

  return ITEAM_CTL_DONE;
}
