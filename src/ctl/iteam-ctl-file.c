/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-meeting.h"

#include <glib/gi18n-lib.h>

#include "iteam-ctl-json.h"
#include "iteam-ctl-print.h"
#include "iteam-recover.h"
#include "iteam-sample-register.h"

/* The verbs about the file as a whole. */

/**
 * iteam_ctl_new:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl new FILE [--sample]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_new (IteamCtl  *ctl,
               int        argc,
               char     **argv)
{
  gboolean sample = FALSE;
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, N_("Fill it with the sample’s year"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE"),
    .summary = _("Makes a team file. What is there already is left as it is."),
    .least = 1, .most = 1,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) filled = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;

  file = g_file_new_for_commandline_arg (argv[1]);
  iteam_store_create_async (ctl->store, file, sample, NULL, iteam_ctl_ready, &result);
  if (!iteam_store_create_finish (ctl->store, iteam_ctl_wait (&result), &error))
    return iteam_ctl_fail (error);
  if (sample)
    {
      iteam_sample_register_fill_async (ctl->store, NULL, iteam_ctl_ready, &filled);
      if (!iteam_sample_register_fill_finish (ctl->store, iteam_ctl_wait (&filled), &error))
        return iteam_ctl_fail (error);
    }

  return ITEAM_CTL_DONE;
}

static void
print_info_json (IteamCtl             *ctl,
                 const IteamStoreInfo *info)
{
  IteamJson *json = iteam_json_new ();

  iteam_json_begin (json, NULL, '{');
  iteam_json_string (json, "path", info->path);
  iteam_json_integer (json, "size", info->size);
  iteam_json_integer (json, "version", info->version);
  iteam_json_boolean (json, "read_only", iteam_store_get_read_only (ctl->store));
  iteam_json_integer (json, "actions", info->n_actions);
  iteam_json_integer (json, "open", info->n_open);
  iteam_json_integer (json, "overdue", info->n_overdue);
  iteam_json_integer (json, "people", info->n_people);
  iteam_json_integer (json, "changes", info->n_changes);
  iteam_json_time (json, "last_change", info->last_change);
  iteam_json_string (json, "last_changed_by", info->last_who);
  iteam_json_end (json);
  iteam_json_print (json);
}

static void
print_info (IteamCtl             *ctl,
            const IteamStoreInfo *info)
{
  g_autofree char *size = g_format_size (info->size);
  const char *reason = iteam_store_get_read_only_reason (ctl->store);

  g_print ("%s\n", info->path);
  /* Translators: the size of the file, and the version of its format. */
  g_print (_("%s, format %d"), size, info->version);
  g_print ("\n");
  if (iteam_store_get_read_only (ctl->store) && reason != NULL)
    g_print ("%s\n", reason);
  g_print (ngettext ("%d action point", "%d action points", info->n_actions), info->n_actions);
  g_print (": ");
  /* Translators: of the action points, how many are open and how many of these overdue. */
  g_print (_("%d open, %d of these overdue"), info->n_open, info->n_overdue);
  g_print ("\n");
  g_print (ngettext ("%d person", "%d people", info->n_people), info->n_people);
  g_print ("\n");

  if (info->last_change != 0)
    {
      g_autofree char *when = iteam_ctl_format_time (info->last_change);

      if (info->last_who != NULL && info->last_who[0] != '\0')
        /* Translators: a time, and someone’s name. */
        g_print (_("Last changed %s by %s"), when, info->last_who);
      else
        g_print (_("Last changed %s"), when);
      g_print ("\n");
    }
}

/**
 * iteam_ctl_info:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl info FILE [--json]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_info (IteamCtl  *ctl,
                int        argc,
                char     **argv)
{
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE"),
    .summary = _("Tells what a team file holds, in figures."),
    .least = 1, .most = 1, .lists = TRUE,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IteamStoreInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, NULL, &argc, &argv, &status))
    return status;
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  iteam_store_read_info_async (ctl->store, NULL, iteam_ctl_ready, &result);
  info = iteam_store_read_info_finish (ctl->store, iteam_ctl_wait (&result), &error);
  if (info == NULL)
    return iteam_ctl_fail (error);

  if (ctl->json)
    print_info_json (ctl, info);
  else
    print_info (ctl, info);

  return ITEAM_CTL_DONE;
}

/**
 * iteam_ctl_check:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl check FILE
 *
 * Returns: the exit code.
 */
int
iteam_ctl_check (IteamCtl  *ctl,
                 int        argc,
                 char     **argv)
{
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE"),
    .summary = _("Checks that a team file is sound, and lists what is wrong."),
    .description = _("Adopted minutes are compared with what they were when they were adopted."),
    .least = 1, .most = 1,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, NULL, &argc, &argv, &status))
    return status;
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  iteam_store_check_async (ctl->store, NULL, iteam_ctl_ready, &result);
  problems = iteam_store_check_finish (ctl->store, iteam_ctl_wait (&result), &error);
  if (problems == NULL)
    return iteam_ctl_fail (error);

  g_strv_builder_addv (builder, (const char **) problems);
  /* Of a file in which they cannot be read, that has been told. */
  if (!iteam_ctl_check_minutes (ctl, builder, &error) && problems[0] == NULL)
    return iteam_ctl_fail (error);
  g_strfreev (problems);
  problems = g_strv_builder_end (builder);

  for (char **problem = problems; *problem != NULL; problem++)
    g_print ("%s\n", *problem);
  if (problems[0] == NULL)
    g_print ("%s\n", _("The team file is sound."));

  return problems[0] == NULL ? ITEAM_CTL_DONE : ITEAM_CTL_FOUND;
}

/**
 * iteam_ctl_backup:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl backup FILE DEST [--daily]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_backup (IteamCtl  *ctl,
                  int        argc,
                  char     **argv)
{
  gboolean daily = FALSE;
  const GOptionEntry entries[] = {
    { "daily", 0, 0, G_OPTION_ARG_NONE, &daily, N_("Keep dated copies in the folder DEST: 7 days, 5 weeks, 12 months"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE DEST"),
    .summary = _("Writes a checked copy of a team file, also while others work in it.\nAn older copy is replaced; in a folder it gets the name of the file."),
    .least = 2, .most = 2,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) destination = NULL;
  g_autoptr (GFile) file = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  file = g_file_new_for_commandline_arg (argv[1]);
  destination = g_file_new_for_commandline_arg (argv[2]);
  if (g_file_equal (file, destination))
    {
      iteam_ctl_complain (_("A backup needs a name of its own: this is the team file itself."));

      return ITEAM_CTL_FOUND;
    }
  if (daily)
    {
      g_autofree char *name = g_file_get_basename (file);

      iteam_store_backup_daily_async (ctl->store, destination, name, NULL, iteam_ctl_ready, &result);

      return iteam_store_backup_daily_finish (ctl->store, iteam_ctl_wait (&result), &error) ? ITEAM_CTL_DONE : iteam_ctl_fail (error);
    }
  if (g_file_query_file_type (destination, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
    {
      g_autofree char *name = g_file_get_basename (file);
      g_autoptr (GFile) folder = g_steal_pointer (&destination);

      destination = g_file_get_child (folder, name);
    }
  iteam_store_backup_async (ctl->store, destination, NULL, iteam_ctl_ready, &result);
  if (!iteam_store_backup_finish (ctl->store, iteam_ctl_wait (&result), &error))
    return iteam_ctl_fail (error);

  return ITEAM_CTL_DONE;
}

/**
 * iteam_ctl_restore:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl restore FILE BACKUP
 *
 * Returns: the exit code.
 */
int
iteam_ctl_restore (IteamCtl  *ctl,
                   int        argc,
                   char     **argv)
{
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE BACKUP"),
    .summary = _("Brings a team file to what a backup of it holds, in one edit that can be undone."),
    .least = 2, .most = 2, .writes = TRUE,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) backup = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, NULL, &argc, &argv, &status))
    return status;
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  backup = g_file_new_for_commandline_arg (argv[2]);
  iteam_store_restore_async (ctl->store, backup, NULL, iteam_ctl_ready, &result);
  if (!iteam_store_restore_finish (ctl->store, iteam_ctl_wait (&result), &error))
    return iteam_ctl_fail (error);

  return ITEAM_CTL_DONE;
}

/**
 * iteam_ctl_recover:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl recover FILE OUT
 *
 * Returns: the exit code.
 */
int
iteam_ctl_recover (IteamCtl  *ctl,
                   int        argc,
                   char     **argv)
{
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE OUT"),
    .summary = _("Saves what can be read of a damaged team file in a new one, and lists what could not."),
    .least = 2, .most = 2,
  };
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, NULL, &argc, &argv, &status))
    return status;

  problems = iteam_recover_file (argv[1], argv[2], &error);
  if (problems == NULL)
    return iteam_ctl_fail (error);
  for (char **problem = problems; *problem != NULL; problem++)
    g_print ("%s\n", *problem);
  if (problems[0] == NULL)
    g_print ("%s\n", _("All of it could be read."));

  return ITEAM_CTL_DONE;
}
