/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl.h"

#include <glib/gi18n-lib.h>

#include "iteam-manual.h"

/**
 * iteam_ctl_manual:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl manual -o OUT.pdf
 *
 * Returns: the exit code.
 */
int
iteam_ctl_manual (IteamCtl  *ctl,
                  int        argc,
                  char     **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *language = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where to write it"), N_("OUT.pdf") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_("In which language: en or nl"), N_("LANGUAGE") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("-o OUT.pdf"),
    .summary = _("Writes the manual of the program, as PDF."),
    .least = 0, .most = 0,
  };
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (output == NULL)
    return iteam_ctl_misused (_("“%s” does not say what is to be written: %s does."), "-o", _("OUT.pdf"));
  if (language != NULL && !g_str_equal (language, "en") && !g_str_equal (language, "nl"))
    return iteam_ctl_misused (_("There is no manual in “%s”, but in en and nl."), language);

  pdf = iteam_manual_read_pdf (language != NULL ? language : iteam_manual_find_language (), NULL);
  if (!iteam_ctl_write (output, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error))
    return iteam_ctl_fail (error);

  return ITEAM_CTL_DONE;
}
