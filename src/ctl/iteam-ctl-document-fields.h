/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-ctl.h"
#include "iteam-document.h"

G_BEGIN_DECLS

/**
 * IteamCtlDocumentFields:
 *
 * What the options of "document add" and "set" say of a document; what is %NULL
 * is left as it is.
 */
typedef struct
{
  char  *title;
  char  *kind;
  char  *version;
  char  *dated;
  char  *summary;
  char **adopted;
  char **noted;
  char  *review;
  char  *consent;
  char  *responsible;
  char  *superseded_by;
  char  *retention;
  char  *tags;
  char **pillars;
  char **actions;
} IteamCtlDocumentFields;

#define ITEAM_N_CTL_DOCUMENT_FIELDS 15

void     iteam_ctl_document_fields_fill_entries (IteamCtlDocumentFields *self, GOptionEntry entries[ITEAM_N_CTL_DOCUMENT_FIELDS + 1]);
gboolean iteam_ctl_document_fields_are_empty    (const IteamCtlDocumentFields *self);
gboolean iteam_ctl_document_fields_apply        (const IteamCtlDocumentFields *self, IteamCtl *ctl, IteamDocument *document, GError **error);
void     iteam_ctl_document_fields_clear        (IteamCtlDocumentFields *self);

gint64   iteam_ctl_find_document  (IteamCtl *ctl, const char *number, GError **error);
IteamDocument *iteam_ctl_read_document (IteamCtl *ctl, gint64 id, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IteamCtlDocumentFields, iteam_ctl_document_fields_clear)

G_END_DECLS
