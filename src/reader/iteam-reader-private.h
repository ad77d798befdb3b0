/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-pdf-document.h"
#include "iteam-reader-action-popover.h"
#include "iteam-reader-cite-popover.h"
#include "iteam-reader-find.h"
#include "iteam-reader-note-popover.h"
#include "iteam-reader-places.h"
#include "iteam-reader-recent.h"
#include "iteam-reader-side.h"
#include "iteam-reader-trail.h"
#include "iteam-reader-view.h"
#include "iteam-reader.h"

G_BEGIN_DECLS

/* Whether places are remembered at all. */
#define ITEAM_READER_REMEMBER "remember-places"

/* Shared by the files that make up the reader. */
struct _IteamReader
{
  AdwBin parent_instance;

  /* template children */
  GtkStack *stack;
  GtkWidget *toolbar;
  GtkWidget *close_button;
  GtkLabel *title_label;
  GtkEditable *page_entry;
  GtkLabel *pages_label;
  GtkMenuButton *zoom_button;
  GtkWidget *side_box;
  GtkStack *side_stack;
  IteamReaderSide *side;
  IteamReaderFind *find;
  IteamReaderView *view;
  AdwStatusPage *waiting_page;
  AdwStatusPage *problem_page;
  GtkLabel *password_label;
  GtkEditable *password_row;
  GtkPopover *context_menu;
  IteamReaderNotePopover *note_popover;
  IteamReaderActionPopover *action_popover;
  IteamReaderCitePopover *cite_popover;

  int fd;
  gint64 id;
  gboolean closable;
  gboolean side_visible;
  gboolean find_visible;
  gboolean full_screen;
  guint place_source;
  guint show_source;
  double context_x;
  double context_y;

  /* what to show once it is open */
  gboolean has_wanted;
  guint wanted_page;

  /* borrowed */
  GtkWindow *window;

  /* owned */
  char *hash;
  char *title;
  char *password;
  char *wanted_query;
  IteamStore *store;
  IteamPdfDocument *document;
  IteamPdfDocument *again;
  IteamReaderRecent *recent;
  IteamReaderPosition *position;
  IteamReaderTrail *trail;
  GSettings *settings;
  GCancellable *opening;
  GCancellable *finding;
};

void iteam_reader_show_page         (IteamReader *self);
void iteam_reader_show_state        (IteamReader *self);
void iteam_reader_begun             (IteamReader *self);
void iteam_reader_enter_password    (IteamReader *self);
void iteam_reader_install_actions   (GtkWidgetClass *widget_class);
void iteam_reader_update_actions    (IteamReader *self);
void iteam_reader_set_full_screen   (IteamReader *self, gboolean full_screen);
void iteam_reader_enter_window      (IteamReader *self);
void iteam_reader_leave_window      (IteamReader *self);
void iteam_reader_jump              (IteamReader *self, guint page, double y);
void iteam_reader_highlight         (IteamReader *self, guint page, const char *query);
void iteam_reader_follow_link       (IteamReader *self, int page, double y, const char *uri);
void iteam_reader_show_hits         (IteamReader *self);
void iteam_reader_go_to_hit         (IteamReader *self, guint index);
void iteam_reader_close_find        (IteamReader *self);
void iteam_reader_stop_finding      (IteamReader *self);
void iteam_reader_show_side         (IteamReader *self);
void iteam_reader_show_note         (IteamReader *self, guint page, guint index);
void iteam_reader_show_marks        (IteamReader *self);
void iteam_reader_show_context_menu (IteamReader *self, double x, double y);

G_END_DECLS
