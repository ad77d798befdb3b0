/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "iteam-application.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (IteamApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ITEAM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_("Integriteit Team"));

  application = iteam_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
