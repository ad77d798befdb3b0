/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-store.h"

G_BEGIN_DECLS

/**
 * IteamPaneEntry:
 * @name: what the settings remember it by
 * @title: its title, an untranslated msgid
 * @icon_name: its icon
 * @kind: the kind of things that it shows
 * @part: the kind of their parts that it shows within them, %ITEAM_KIND_NONE for none
 * @prepare: (nullable): begins to read what it shows from a store that has just
 *   been told to open a file
 * @create: makes it: a widget with the properties "store" and "badge"
 * @show: (nullable): shows a thing, and in it what the fragment of a reference names
 * @flush: (nullable): writes what is still being typed
 *
 * What the window knows of a pane.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  IteamKind   kind;
  IteamKind   part;
  void       (*prepare) (IteamStore *store);
  GtkWidget *(*create) (void);
  void       (*show)   (GtkWidget *pane, const IteamRef *ref, const char *fragment);
  void       (*flush)  (GtkWidget *pane);
} IteamPaneEntry;

const IteamPaneEntry *iteam_panes_get  (guint     *n_entries);
const IteamPaneEntry *iteam_panes_find (IteamKind  kind);

G_END_DECLS
