/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-banner.h"
#include "iteam-daily-backup.h"
#include "iteam-damage.h"
#include "iteam-sidebar.h"
#include "iteam-window.h"

G_BEGIN_DECLS

struct _IteamWindow
{
  AdwApplicationWindow parent_instance;

  gboolean sidebar_visible;
  gboolean closing;
  guint ask_source;
  guint panes_source;
  gint64 undo_toast_at;

  /* template children */
  AdwToastOverlay *toasts;
  GtkStack *panes;
  GtkRevealer *read_only_banner;
  IteamBanner *backup_banner;
  IteamBanner *damage_banner;
  AdwBin *failed_bin;
  GMenuModel *primary_menu;
  IteamSidebar *sidebar;
  GMenu *recent_menu;

  /* borrowed: the last toast that offers to undo */
  AdwToast *undo_toast;

  /* owned */
  IteamSession *session;
  GSettings *settings;
  IteamDailyBackup *daily_backup;
  IteamDamage *damage;
};

/* iteam-window-backups.c */
void iteam_window_watch_backups  (IteamWindow    *self);
void iteam_window_install_backups (GtkWidgetClass *widget_class);

/* iteam-window-folders.c */
void iteam_window_watch_folders   (IteamWindow    *self);
void iteam_window_install_folders (GtkWidgetClass *widget_class);

/* iteam-window-panes.c */
void iteam_window_add_panes      (IteamWindow    *self);
void iteam_window_flush_panes    (IteamWindow    *self);
void iteam_window_give_store     (IteamWindow    *self);
void iteam_window_give_share     (IteamWindow    *self);
void iteam_window_install_panes  (GtkWidgetClass *widget_class);
GtkWidget *iteam_window_need_pane (IteamWindow    *self, const char *name);

/* iteam-window-search.c */
void iteam_window_install_search (GtkWidgetClass *widget_class);

/* iteam-window-toasts.c */
void iteam_window_install_toasts (GtkWidgetClass *widget_class);
void iteam_window_tell           (IteamWindow    *self, const char *text);

G_END_DECLS
