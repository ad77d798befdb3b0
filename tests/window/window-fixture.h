/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-application.h"
#include "iteam-window.h"

/* What the tests of the window share: the program in this process, with a home
 * of its own, and waiting for what it does. */

typedef struct
{
  IteamApplication *application;
  IteamSession *session;
  char *folder;
} Program;

typedef void (*ProgramTest) (Program *program, gconstpointer data);
typedef gboolean (*Condition) (gpointer data);

void         window_fixture_init      (int *argc, char ***argv);
int          window_fixture_run       (void);

void         program_add_test         (const char *path, ProgramTest test, gconstpointer data);
IteamWindow *program_get_window       (Program *program);
GFile       *program_get_file         (Program *program, const char *name);
GFile       *program_make_file        (Program *program, const char *name);
void         program_make_newer       (GFile *file);
void         program_open             (Program *program, GFile *file);
void         program_wait_for_state   (Program *program, IteamSessionState state);

void         remove_tree              (const char *path);
void         wait_until               (Condition condition, gpointer data);
GtkWidget   *wait_for_window          (GType type);
GtkWidget   *find_window              (GType type);
GtkWidget   *find_widget              (GtkWidget *root, GType type);
GtkWidget   *find_child               (gpointer widget, const char *name);
GtkDropTarget *find_drop_target       (GtkWidget *widget);
void         wait_for_no_window       (GType type);
