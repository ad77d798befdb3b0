/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-actions-pane-private.h"

/* What others changed is marked in the table until it has been looked at. */

static const IteamNews *
find_news (IteamActionsPane *self,
           IteamActionPoint *action,
           IteamRef         *ref)
{
  *ref = (IteamRef) { ITEAM_KIND_ACTION, iteam_action_point_get_id (action) };

  return self->news != NULL ? iteam_news_list_find (self->news, ref) : NULL;
}

static gboolean
has_news (IteamActionsPane *self)
{
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);
  IteamRef ref;

  for (guint i = 0; i < selected->len; i++)
    if (find_news (self, g_ptr_array_index (selected, i), &ref) != NULL)
      return TRUE;

  return FALSE;
}

/* Private: what is chosen is being looked at. */
void
iteam_actions_pane_look (IteamActionsPane *self)
{
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);
  const IteamRef ref = { ITEAM_KIND_ACTION, selected->len == 1 ? iteam_action_point_get_id (selected->pdata[0]) : 0 };

  iteam_attention_turn_to (self->attention, selected->len == 1 ? &ref : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.mark-seen", has_news (self));
}

/* Private: begins to mark what is new, or ends. */
void
iteam_actions_pane_follow_news (IteamActionsPane *self,
                                gboolean          follow)
{
  if (follow == (self->news != NULL))
    return;

  if (self->news != NULL)
    g_signal_handlers_disconnect_by_func (self->news, iteam_actions_pane_look, self);
  g_clear_object (&self->news);
  if (follow)
    {
      self->news = iteam_news_list_get (self->store);
      g_signal_connect_object (self->news, "changed", G_CALLBACK (iteam_actions_pane_look), self, G_CONNECT_SWAPPED);
    }
  iteam_attention_set_news (self->attention, self->news);
  iteam_action_grid_set_news (self->grid, self->news);
}

static void
mark_seen_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (widget);
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  IteamRef ref;

  for (guint i = 0; i < selected->len; i++)
    if (find_news (self, g_ptr_array_index (selected, i), &ref) != NULL)
      g_array_append_val (refs, ref);

  if (refs->len > 0)
    iteam_news_list_see (self->news, (const IteamRef *) (gpointer) refs->data, refs->len);
}

/* Private: the actions of this file. */
void
iteam_actions_pane_install_news (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "actions.mark-seen", NULL, mark_seen_action);
}
