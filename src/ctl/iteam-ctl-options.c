/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

static int
code_for (const GError *error)
{
  if (error->domain != ITEAM_ERROR)
    return ITEAM_CTL_FOUND;

  switch ((IteamError) error->code)
    {
    case ITEAM_ERROR_NOT_A_TEAM_FILE:
    case ITEAM_ERROR_DAMAGED:
    case ITEAM_ERROR_NEWER:
    case ITEAM_ERROR_UNREADABLE:
    case ITEAM_ERROR_READ_ONLY:
    case ITEAM_ERROR_UNREACHABLE:
      return ITEAM_CTL_UNREADABLE;
    case ITEAM_ERROR_LOCKED:
    case ITEAM_ERROR_CONFLICT:
      return ITEAM_CTL_LOCKED;
    case ITEAM_ERROR_INVALID:
      return ITEAM_CTL_USAGE;
    case ITEAM_ERROR_FAILED:
    case ITEAM_ERROR_EXISTS:
    case ITEAM_ERROR_NOTHING_TO_UNDO:
    case ITEAM_ERROR_NOT_FOUND:
    case ITEAM_ERROR_NO_SPACE:
    default:
      return ITEAM_CTL_FOUND;
    }
}

static gboolean
words_are_text (int    argc,
                char **argv)
{
  for (int i = 0; i < argc; i++)
    if (!g_utf8_validate (argv[i], -1, NULL))
      return FALSE;

  return TRUE;
}

/**
 * iteam_ctl_parse:
 * @ctl: the program
 * @syntax: how the verb is written
 * @entries: (nullable): its options besides --user and --json
 * @argc: (inout): how many words there are, the verb first
 * @argv: (inout): the words; options are taken out
 * @status: (out): the exit code, if they are not as @syntax says
 *
 * Returns: whether the command line is as it should be. With --help it is
 *   explained and the program ends.
 */
gboolean
iteam_ctl_parse (IteamCtl              *ctl,
                 const IteamCtlSyntax  *syntax,
                 const GOptionEntry    *entries,
                 int                   *argc,
                 char                ***argv,
                 int                   *status)
{
  const GOptionEntry user_entries[] = {
    { "user", 0, 0, G_OPTION_ARG_STRING, &ctl->user, N_("Who you are, by name or short name"), N_("NAME") },
    G_OPTION_ENTRY_NULL
  };
  const GOptionEntry json_entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl->json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autofree char *name = g_strconcat ("iteamctl ", (*argv)[0], NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (_(syntax->parameters));
  g_autoptr (GError) error = NULL;

  /* So that --help puts the options behind the verb. */
  g_set_prgname (name);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, syntax->summary);
  g_option_context_set_description (context, syntax->description);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (syntax->writes)
    g_option_context_add_main_entries (context, user_entries, GETTEXT_PACKAGE);
  if (syntax->lists)
    g_option_context_add_main_entries (context, json_entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = iteam_ctl_misused ("%s", error->message);

      return FALSE;
    }
  if (*argc - 1 < syntax->least || *argc - 1 > syntax->most)
    {
      /* Translators: the program and a verb, and the words that belong behind it. */
      *status = iteam_ctl_misused (_("It is written “%s %s”."), name, _(syntax->parameters));

      return FALSE;
    }
  /* Of the file's own name the system asks nothing. */
  if (!words_are_text (*argc - 2, *argv + 2))
    {
      *status = iteam_ctl_misused (_("The command line is not UTF-8 text."));

      return FALSE;
    }

  return TRUE;
}

/**
 * iteam_ctl_complain:
 * @message: a sentence
 *
 * Tells what is wrong on the standard error output.
 */
void
iteam_ctl_complain (const char *message)
{
  g_printerr ("iteamctl: %s\n", message);
}

/**
 * iteam_ctl_write:
 * @output: (nullable): the name of a file, or “-” or %NULL for the standard output
 * @data: what to write
 * @length: how many bytes it has
 * @error: return location for an error
 *
 * Returns: whether it was written, all of it.
 */
gboolean
iteam_ctl_write (const char  *output,
                 const char  *data,
                 gsize        length,
                 GError     **error)
{
  if (output != NULL && !g_str_equal (output, "-"))
    return g_file_set_contents (output, data, (gssize) length, error);

  if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;
  g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_FAILED, g_strerror (errno));

  return FALSE;
}

/**
 * iteam_ctl_fail:
 * @error: what went wrong
 *
 * Tells it.
 *
 * Returns: the exit code for it.
 */
int
iteam_ctl_fail (const GError *error)
{
  iteam_ctl_complain (error->message);

  return code_for (error);
}

/**
 * iteam_ctl_misused:
 * @format: a sentence, with the rest as printf() takes them
 * @...: its parts
 *
 * Tells what is wrong with the command line.
 *
 * Returns: %ITEAM_CTL_USAGE.
 */
int
iteam_ctl_misused (const char *format,
                   ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  iteam_ctl_complain (message);

  return ITEAM_CTL_USAGE;
}
