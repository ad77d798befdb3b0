/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "iteam-paper-private.h"

/* Cairo tags what it writes but cannot tell the language of a document, nor that a
 * viewer is to show its title instead of its file name, as PDF/UA-1 (ISO 14289-1,
 * 7.1 and 7.2) asks. Both stand in the catalog, which an incremental update
 * (ISO 32000-1, 7.5.6) replaces. */

/* Where @what begins for the last time, or -1. */
static gssize
find_last (const char *data,
           gsize       size,
           const char *what)
{
  gsize length = strlen (what);

  for (gsize at = size; at >= length; at--)
    if (memcmp (data + at - length, what, length) == 0)
      return (gssize) (at - length);

  return -1;
}

/* The number behind @key, between @from and @size. */
static long
find_number (const char *data,
             gsize       size,
             gsize       from,
             const char *key)
{
  g_autofree char *part = g_strndup (data + from, size - from);
  const char *found = strstr (part, key);

  return found != NULL ? strtol (found + strlen (key), NULL, 10) : -1;
}

/**
 * iteam_paper_catalog_complete:
 * @pdf: a PDF as cairo writes it, of version 1.4
 * @language: an RFC 5646 tag
 *
 * Returns: (transfer full) (nullable): it with a catalog that tells its language and
 *   asks to show its title, or %NULL if it has another form than is known.
 */
GBytes *
iteam_paper_catalog_complete (GBytes     *pdf,
                              const char *language)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  gssize trailer = find_last (data, size, "trailer");
  long root = trailer >= 0 ? find_number (data, size, (gsize) trailer, "/Root ") : -1;
  long info = trailer >= 0 ? find_number (data, size, (gsize) trailer, "/Info ") : -1;
  long n_objects = trailer >= 0 ? find_number (data, size, (gsize) trailer, "/Size ") : -1;
  long xref = trailer >= 0 ? find_number (data, size, (gsize) trailer, "startxref\n") : -1;
  g_autofree char *mark = g_strdup_printf ("\n%ld 0 obj\n", root);
  gssize object = root > 0 ? find_last (data, size, mark) : -1;
  g_autofree char *catalog = NULL;
  GString *out;
  gsize object_at;
  gsize xref_at;
  char *end;

  if (root < 0 || info < 0 || n_objects < 0 || xref < 0 || object < 0)
    return NULL;

  object += (gssize) strlen (mark);
  catalog = g_strndup (data + object, MIN (size - (gsize) object, 65536));
  end = strstr (catalog, ">>\nendobj");
  if (end == NULL)
    return NULL;
  *end = '\0';

  out = g_string_new_len (data, (gssize) size);
  object_at = out->len;
  g_string_append_printf (out, "%ld 0 obj\n%s   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
                          root, catalog, language);
  xref_at = out->len;
  g_string_append_printf (out, "xref\n%ld 1\n%010" G_GSIZE_FORMAT " 00000 n \n", root, object_at);
  g_string_append_printf (out, "trailer\n<< /Size %ld\n   /Root %ld 0 R\n   /Info %ld 0 R\n   /Prev %ld\n>>\n",
                          n_objects, root, info, xref);
  g_string_append_printf (out, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", xref_at);

  return g_string_free_to_bytes (out);
}
