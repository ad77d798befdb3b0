/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-document.h"
#include "iteam-pdf-info.h"
#include "iteam-store.h"

G_BEGIN_DECLS

/**
 * IteamDocumentFindings:
 * @n_pages: how many pages it has; 0 if that is not known
 * @info: (nullable): what it says of itself
 * @text: (nullable): the text of its first page
 * @cut_off: whether its end is missing
 *
 * What is known of a PDF that has just come into the team file.
 */
typedef struct
{
  guint         n_pages;
  IteamPdfInfo *info;
  char         *text;
  gboolean      cut_off;
} IteamDocumentFindings;

void                   iteam_document_findings_free    (IteamDocumentFindings *self);
void                   iteam_document_findings_propose (const IteamDocumentFindings *self, IteamDocument *document);
char                  *iteam_document_findings_warn    (const IteamDocumentFindings *self, const char *name);

void                   iteam_document_examine_async  (IteamStore *store, const char *hash, gint64 size, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamDocumentFindings *iteam_document_examine_finish (IteamStore *store, GAsyncResult *result, GError **error);
char                  *iteam_document_describe_refusal (const char *name, const GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamDocumentFindings, iteam_document_findings_free)

G_END_DECLS
