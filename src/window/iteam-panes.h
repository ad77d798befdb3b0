/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-ref.h"

G_BEGIN_DECLS

/**
 * IteamPaneEntry:
 * @name: what the settings remember it by
 * @title: its title, an untranslated msgid
 * @icon_name: its icon
 * @kind: the kind of things that it shows
 * @create: makes it: a widget with the properties "store" and "badge"
 * @show: shows a thing, and in it what the fragment of a reference names
 * @flush: writes what is still being typed
 *
 * What the window knows of a pane.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  IteamKind   kind;
  GtkWidget *(*create) (void);
  void       (*show)   (GtkWidget *pane, const IteamRef *ref, const char *fragment);
  void       (*flush)  (GtkWidget *pane);
} IteamPaneEntry;

const IteamPaneEntry *iteam_panes_get (guint *n_entries);

G_END_DECLS
