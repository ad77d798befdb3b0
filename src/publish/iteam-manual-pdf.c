/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-manual.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "iteam-meeting-paper-private.h"

/* The manual as PDF is set when the program is built, by make-manual.c: nobody waits for
 * its pictures. */

/* Generated, from what is itself made with this room. */
GResource *iteam_manual_pdf_get_resource (void);

/* Where @what begins, at or behind @from. */
static const char *
find (const char *from,
      const char *end,
      const char *what)
{
  gsize length = strlen (what);

  for (const char *p = from; (gsize) (end - p) >= length; p++)
    if (memcmp (p, what, length) == 0)
      return p;

  return NULL;
}

/* A PDF tells it in the root of its pages (ISO 32000-1, 7.7.3.2). */
static int
count_pages (GBytes *pdf)
{
  static const char count[] = "/Count ";
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  const char *end = data + size;
  const char *pages = find (data, end, "/Type /Pages");
  const char *found = pages != NULL ? find (pages, end, count) : NULL;

  return found != NULL ? atoi (found + strlen (count)) : 0;
}

/**
 * iteam_manual_find_language:
 *
 * Returns: (transfer none): the language of the interface, in which a manual is read.
 */
const char *
iteam_manual_find_language (void)
{
  return iteam_meeting_paper_language ();
}

/**
 * iteam_manual_read_pdf:
 * @language: "nl" or "en"
 * @n_pages: (out) (optional): how many pages it has
 *
 * May be called from any thread.
 *
 * Returns: (transfer full): the manual as PDF.
 */
GBytes *
iteam_manual_read_pdf (const char *language,
                       int        *n_pages)
{
  g_autofree char *path = g_strdup_printf (ITEAM_RESOURCE_BASE "/manual/manual.%s.pdf", g_strcmp0 (language, "nl") == 0 ? "nl" : "en");
  GBytes *pdf = g_resource_lookup_data (iteam_manual_pdf_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (n_pages != NULL)
    *n_pages = count_pages (pdf);

  return pdf;
}
