/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * IteamPdfInfo:
 * @title: (nullable): its title
 * @author: (nullable): who wrote it
 * @subject: (nullable): what it is about
 * @keywords: (nullable): words to find it by
 * @creator: (nullable): the program that it was written in
 * @producer: (nullable): the program that made the PDF
 * @format: (nullable): such as "PDF-1.7"
 * @created: (nullable): when it was made
 * @modified: (nullable): when it was changed
 * @may_print: whether its maker lets it be printed
 * @may_copy: whether its maker lets text be copied
 *
 * What a document says of itself.
 */
typedef struct
{
  char *title;
  char *author;
  char *subject;
  char *keywords;
  char *creator;
  char *producer;
  char *format;
  GDateTime *created;
  GDateTime *modified;
  gboolean may_print;
  gboolean may_copy;
} IteamPdfInfo;

IteamPdfInfo *iteam_pdf_info_new  (GVariant *variant);
void          iteam_pdf_info_free (IteamPdfInfo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamPdfInfo, iteam_pdf_info_free)

G_END_DECLS
