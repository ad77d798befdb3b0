/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gio/gio.h>

#include "iteam-manual.h"

/* Sets the manual as PDF while the program is built: make-manual LANGUAGE FILE… */

int
main (int   argc,
      char *argv[])
{
  for (int i = 1; i + 1 < argc; i += 2)
    {
      g_autoptr (IteamManual) manual = iteam_manual_read (argv[i]);
      g_autoptr (IteamPaper) paper = iteam_manual_to_paper (manual);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = iteam_paper_to_pdf (paper, NULL, &error);
      gsize size;
      const char *data = pdf != NULL ? g_bytes_get_data (pdf, &size) : NULL;

      if (data == NULL || !g_file_set_contents (argv[i + 1], data, (gssize) size, &error))
        {
          g_printerr ("%s: %s\n", argv[i + 1], error->message);

          return 1;
        }
    }

  return 0;
}
