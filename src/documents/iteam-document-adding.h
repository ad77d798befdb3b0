/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-store.h"

G_BEGIN_DECLS

/**
 * IteamDocumentsAdded:
 * @n_added: how many documents were added
 * @title: (nullable): how the last of them is called
 * @document: key of the last document that was added, or else of one that was
 *   there already; 0 if there is none
 * @told: (element-type utf8): what there is to say of the others, a line each
 * @cancelled: whether it was cancelled before all was done
 *
 * What came of adding files to the register.
 */
typedef struct
{
  guint      n_added;
  char      *title;
  gint64     document;
  GPtrArray *told;
  gboolean   cancelled;
} IteamDocumentsAdded;

#define ITEAM_TYPE_DOCUMENT_ADDING (iteam_document_adding_get_type ())
G_DECLARE_FINAL_TYPE (IteamDocumentAdding, iteam_document_adding, ITEAM, DOCUMENT_ADDING, GObject)

IteamDocumentAdding *iteam_document_adding_new    (IteamStore *store);
void                 iteam_document_adding_add    (IteamDocumentAdding *self, GSList *files);
void                 iteam_document_adding_cancel (IteamDocumentAdding *self);

G_END_DECLS
