/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pdf-info.h"

static char *
read_string (GVariant   *variant,
             const char *key)
{
  char *string = NULL;

  g_variant_lookup (variant, key, "s", &string);

  return string;
}

static GDateTime *
read_date (GVariant   *variant,
           const char *key)
{
  const char *string;

  return g_variant_lookup (variant, key, "&s", &string) ? g_date_time_new_from_iso8601 (string, NULL) : NULL;
}

/**
 * iteam_pdf_info_new:
 * @variant: from a worker, a{sv}
 *
 * Returns: (transfer full): the same as a struct
 */
IteamPdfInfo *
iteam_pdf_info_new (GVariant *variant)
{
  IteamPdfInfo *self = g_new0 (IteamPdfInfo, 1);

  self->title = read_string (variant, "title");
  self->author = read_string (variant, "author");
  self->subject = read_string (variant, "subject");
  self->keywords = read_string (variant, "keywords");
  self->creator = read_string (variant, "creator");
  self->producer = read_string (variant, "producer");
  self->format = read_string (variant, "format");
  self->created = read_date (variant, "created");
  self->modified = read_date (variant, "modified");
  g_variant_lookup (variant, "may-print", "b", &self->may_print);
  g_variant_lookup (variant, "may-copy", "b", &self->may_copy);

  return self;
}

/**
 * iteam_pdf_info_free:
 * @self: (transfer full): what a document says of itself
 */
void
iteam_pdf_info_free (IteamPdfInfo *self)
{
  g_free (self->title);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->keywords);
  g_free (self->creator);
  g_free (self->producer);
  g_free (self->format);
  g_clear_pointer (&self->created, g_date_time_unref);
  g_clear_pointer (&self->modified, g_date_time_unref);
  g_free (self);
}
