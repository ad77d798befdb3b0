/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-actions-pane-private.h"

#include "iteam-compat.h"

/* The search entry of the pane. */

/* Private: the table makes itself ready for the first key. */
void
iteam_actions_pane_search_entered (IteamActionsPane *self)
{
  if (self->store != NULL)
    iteam_action_grid_start_afresh (self->grid, TRUE);
}

/* Private: shows what is found by what was typed. */
void
iteam_actions_pane_search_changed (IteamActionsPane *self)
{
  g_autofree char *problem = NULL;

  iteam_action_grid_start_afresh (self->grid, TRUE);
  g_object_set (self->search, "text", gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), NULL);
  g_object_get (self->search, "error", &problem, NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->search_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->search_entry), "error");
  iteam_set_tooltip (GTK_WIDGET (self->search_entry), problem);
  /* What is found is seen in the table. */
  if (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0' && self->opened)
    iteam_actions_pane_close_panel (self);
  iteam_actions_pane_queue_update (self);
}

/* Private: back to the table, with all of it. */
void
iteam_actions_pane_search_stopped (IteamActionsPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* Private: to the first that was found. */
void
iteam_actions_pane_search_activated (IteamActionsPane *self)
{
  if (iteam_action_list_get_n_shown (self->list) == 0)
    return;

  iteam_action_grid_select_near (self->grid, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}
