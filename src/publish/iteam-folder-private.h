/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-folder-export.h"
#include "iteam-store-rows.h"

G_BEGIN_DECLS

/* The folder within for the documents, and the page that explains the rest. */
#define ITEAM_FOLDER_DOCUMENTS "documents"
#define ITEAM_FOLDER_PAGE "index.html"
#define ITEAM_FOLDER_HISTORY "history.csv"

/* What the list of documents says of where each is. */
#define ITEAM_FOLDER_FILE_COLUMN "file"

/* How far it is, in parts of all. */
#define ITEAM_FOLDER_PARTS 1000

/**
 * IteamFolderList:
 * @kind: the kind of rows
 * @columns: (element-type IteamRowColumn): what each column is
 * @n_rows: how many rows the list has
 *
 * One of the lists of a folder.
 */
typedef struct
{
  IteamKind kind;
  GArray   *columns;
  guint     n_rows;
} IteamFolderList;

/**
 * IteamFolderDocument:
 * @id: key of the document
 * @hash: what names its contents
 * @size: how many bytes they have
 * @path: where they are in the folder
 * @title: what it is called, with its number
 * @missing: whether they are not there
 *
 * One of the PDFs of a folder.
 */
typedef struct
{
  gint64    id;
  char     *hash;
  gint64    size;
  char     *path;
  char     *title;
  gboolean  missing;
} IteamFolderDocument;

char    *iteam_folder_list_name     (IteamKind kind);
void     iteam_folder_document_free (IteamFolderDocument *self);
char    *iteam_folder_label_row     (const IteamRows *rows, guint row);
char    *iteam_folder_document_path (const char *label, gint64 id);
char    *iteam_folder_format_cell   (const IteamRows *rows, const IteamRowColumn *column, guint index, GVariant *value);
void     iteam_folder_append_head   (GString *list, const IteamRows *rows);
gboolean iteam_folder_place_begin   (GFile *part, GFile *folder, GError **error);
gboolean iteam_folder_place_name    (GFile *part, GFile *folder, GError **error);
void     iteam_folder_place_remove  (GFile *part);
char    *iteam_folder_page_write    (const char *name, const GArray *lists, const GPtrArray *documents);

G_END_DECLS
