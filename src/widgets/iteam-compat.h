/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * IteamAnswerStyle:
 * @ITEAM_ANSWER_PLAIN: a button like any other
 * @ITEAM_ANSWER_SUGGESTED: what Enter chooses
 * @ITEAM_ANSWER_DESTRUCTIVE: something that is lost by it
 *
 * How a button of a question looks.
 */
typedef enum
{
  ITEAM_ANSWER_PLAIN,
  ITEAM_ANSWER_SUGGESTED,
  ITEAM_ANSWER_DESTRUCTIVE,
} IteamAnswerStyle;

/**
 * IteamAnswer:
 * @id: what iteam_ask_finish() returns for it
 * @label: the button's label, translated, with a mnemonic
 * @style: how it looks
 *
 * A button of a question.
 */
typedef struct
{
  const char      *id;
  const char      *label;
  IteamAnswerStyle style;
} IteamAnswer;

/**
 * IteamFileRequest:
 * @save: whether to ask for a file to write, else for one to read
 * @folder: whether to ask for a folder instead
 * @several: whether to ask for files, to be had by iteam_choose_files_finish()
 * @title: the title, translated
 * @accept: (nullable): the label of the button that accepts, translated
 * @name: (nullable): the name that is proposed for a file to write
 * @filter_name: (nullable): what @pattern stands for, translated
 * @pattern: (nullable): which files are listed, "*.iteam" or "*.xlsx;*.csv"
 *
 * What a file chooser asks for.
 */
typedef struct
{
  gboolean    save;
  gboolean    folder;
  gboolean    several;
  const char *title;
  const char *accept;
  const char *name;
  const char *filter_name;
  const char *pattern;
} IteamFileRequest;

void   iteam_set_tooltip        (GtkWidget              *widget,
                                 const char             *text);

void   iteam_ask_async          (GtkWidget              *parent,
                                 const char             *heading,
                                 const char             *body,
                                 GtkWidget              *extra,
                                 const IteamAnswer      *answers,
                                 guint                   n_answers,
                                 GCancellable           *cancellable,
                                 GAsyncReadyCallback     callback,
                                 gpointer                user_data);
char  *iteam_ask_finish         (GtkWidget              *parent,
                                 GAsyncResult           *result);

void   iteam_choose_file_async  (GtkWidget              *parent,
                                 const IteamFileRequest *request,
                                 GCancellable           *cancellable,
                                 GAsyncReadyCallback     callback,
                                 gpointer                user_data);
GFile *iteam_choose_file_finish (GtkWidget              *parent,
                                 GAsyncResult           *result,
                                 GError                **error);
GSList *iteam_choose_files_finish (GtkWidget           *parent,
                                 GAsyncResult           *result,
                                 GError                **error);

gboolean iteam_focus_child        (GtkWidget              *widget,
                                  GtkDirectionType        direction);
void   iteam_drop_down_set_name (GtkDropDown            *drop,
                                 const char             *name);

G_END_DECLS
