/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-ctl-json.h"
#include "iteam-ctl.h"
#include "iteam-document-examine.h"

G_BEGIN_DECLS

int      iteam_ctl_set_document  (IteamCtl *ctl, int argc, char **argv);
int      iteam_ctl_show_document (IteamCtl *ctl, const char *number);
int      iteam_ctl_list_documents (IteamCtl *ctl, char **words);
int      iteam_ctl_list_passages (IteamCtl *ctl, char **words);
int      iteam_ctl_document_note (IteamCtl *ctl, int argc, char **argv);
int      iteam_ctl_document_page (IteamCtl *ctl, int argc, char **argv);
int      iteam_ctl_document_text (IteamCtl *ctl, int argc, char **argv);
void     iteam_ctl_index         (IteamCtl *ctl);
gboolean iteam_ctl_parse_page    (const char *text, guint *page);
gboolean iteam_ctl_json_passages (IteamCtl *ctl, gint64 document, IteamJson *json, GError **error);
gboolean iteam_ctl_print_passages (IteamCtl *ctl, gint64 document, GError **error);

IteamDocumentFindings *iteam_ctl_examine (IteamCtl *ctl, const char *hash, gint64 size, GError **error);

G_END_DECLS
