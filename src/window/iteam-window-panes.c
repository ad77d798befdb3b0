/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-window-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-memory.h"
#include "iteam-panes.h"
#include "iteam-people-window.h"

/* The window and its panes. A pane is made when it is first needed, and those
 * that nobody asked for once the file is on the screen: the first frame should
 * not wait for them, and nobody for a pane later. */

/* Milliseconds from when the file was opened. */
#define MAKE_AFTER 400

static const IteamPaneEntry *
find_entry (const char *name)
{
  guint n_entries;
  const IteamPaneEntry *entries = iteam_panes_get (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    if (g_strcmp0 (entries[i].name, name) == 0)
      return &entries[i];

  return NULL;
}

static GtkWidget *
made_pane (IteamWindow          *self,
           const IteamPaneEntry *entry)
{
  return gtk_stack_get_child_by_name (self->panes, entry->name);
}

static void
flush_pane (IteamWindow          *self,
            const IteamPaneEntry *entry,
            GtkWidget            *pane)
{
  if (entry->flush != NULL)
    entry->flush (pane);
}

static void
give_store (IteamWindow          *self,
            const IteamPaneEntry *entry,
            GtkWidget            *pane)
{
  g_object_set (pane, "store", iteam_session_get_store (self->session), NULL);
}

/* A pane that tells what others are at has a property for it. */
static void
give_share (IteamWindow          *self,
            const IteamPaneEntry *entry,
            GtkWidget            *pane)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (pane), "share") != NULL)
    g_object_set (pane, "share", iteam_session_get_share (self->session), NULL);
}

static void
each_pane (IteamWindow *self,
           void       (*call) (IteamWindow *self, const IteamPaneEntry *entry, GtkWidget *pane))
{
  guint n_entries;
  const IteamPaneEntry *entries = iteam_panes_get (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    {
      GtkWidget *pane = made_pane (self, &entries[i]);

      if (pane != NULL)
        call (self, &entries[i], pane);
    }
}

static GtkWidget *
need_pane (IteamWindow          *self,
           const IteamPaneEntry *entry)
{
  GtkWidget *pane = made_pane (self, entry);

  if (pane != NULL)
    return pane;

  pane = entry->create ();
  gtk_stack_add_named (self->panes, pane, entry->name);
  iteam_sidebar_follow_pane (self->sidebar, entry->name, pane);
  give_store (self, entry, pane);
  give_share (self, entry, pane);

  return pane;
}

/* One at a time, between what is more urgent. */
static gboolean
make_pane_cb (gpointer data)
{
  IteamWindow *self = data;
  guint n_entries;
  const IteamPaneEntry *entries = iteam_panes_get (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    if (made_pane (self, &entries[i]) == NULL)
      {
        need_pane (self, &entries[i]);
        return G_SOURCE_CONTINUE;
      }

  self->panes_source = 0;
  iteam_memory_give_back ();

  return G_SOURCE_REMOVE;
}

static void
opened_cb (IteamWindow *self)
{
  if (self->panes_source == 0)
    self->panes_source = g_timeout_add_full (G_PRIORITY_LOW, MAKE_AFTER, make_pane_cb, self, NULL);
}

static void
show_pane_cb (IteamWindow *self)
{
  g_autofree char *name = NULL;
  const IteamPaneEntry *entry;

  /* Until the window is to be seen another pane may be asked for. */
  g_object_get (self->sidebar, "pane", &name, NULL);
  entry = find_entry (name);
  if (entry == NULL || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;

  gtk_stack_set_visible_child (self->panes, need_pane (self, entry));
  g_settings_set_string (self->settings, "last-pane", name);
}

/* People have a window of their own. */
static void
show_person (IteamWindow *self,
             gint64       person)
{
  IteamStore *store = iteam_session_get_store (self->session);
  GtkWidget *window;

  if (store == NULL)
    return;
  window = iteam_people_window_new (GTK_WINDOW (self), store);
  iteam_people_window_select (ITEAM_PEOPLE_WINDOW (window), person);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamWindow *self = ITEAM_WINDOW (widget);
  g_autofree char *fragment = NULL;
  const IteamPaneEntry *entry;
  IteamRef ref;

  if (!iteam_ref_parse (g_variant_get_string (parameter, NULL), &ref, &fragment))
    return;

  if (ref.kind == ITEAM_KIND_PERSON)
    show_person (self, ref.id);
  entry = iteam_panes_find (ref.kind);
  if (entry == NULL)
    return;

  g_object_set (self->sidebar, "pane", entry->name, NULL);
  entry->show (need_pane (self, entry), &ref, fragment);
}

static void
pane_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_object_set (ITEAM_WINDOW (widget)->sidebar, "pane", g_variant_get_string (parameter, NULL), NULL);
}

/* Puts the panes into the sidebar; the one that was shown last will be shown. */
void
iteam_window_add_panes (IteamWindow *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-pane");
  guint n_entries;
  const IteamPaneEntry *entries = iteam_panes_get (&n_entries);

  for (guint i = 0; i < n_entries; i++)
    iteam_sidebar_add_pane (self->sidebar, entries[i].name, _(entries[i].title), entries[i].icon_name);

  g_signal_connect_object (self->sidebar, "notify::pane", G_CALLBACK (show_pane_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "realize", G_CALLBACK (show_pane_cb), NULL);
  g_signal_connect_object (self->session, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_object_set (self->sidebar, "pane", find_entry (last) != NULL ? last : entries[0].name, NULL);
}

/* Writes what is still being typed in any pane. */
void
iteam_window_flush_panes (IteamWindow *self)
{
  each_pane (self, flush_pane);
}

void
iteam_window_give_store (IteamWindow *self)
{
  each_pane (self, give_store);
}

void
iteam_window_give_share (IteamWindow *self)
{
  each_pane (self, give_share);
}

void
iteam_window_install_panes (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "win.pane", "s", pane_action);
}

/* Private: the pane of that name, which is shown and made if need be. */
GtkWidget *
iteam_window_need_pane (IteamWindow *self,
                        const char  *name)
{
  const IteamPaneEntry *entry = find_entry (name);

  g_return_val_if_fail (entry != NULL, NULL);

  g_object_set (self->sidebar, "pane", name, NULL);

  return need_pane (self, entry);
}
