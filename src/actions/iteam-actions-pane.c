/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-actions-pane-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-menus.h"
#include "iteam-action-selection.h"
#include "iteam-menu-later.h"

/**
 * IteamActionsPane:
 *
 * The action points: a line to add one, the table with its views, filters and
 * search, and the one that is chosen in full beside it. Where there is no room
 * for both, what is chosen takes the place of the table when it is opened.
 */

enum
{
  PROP_STORE = 1,
  PROP_SHARE,
  PROP_BADGE,
  PROP_WRITABLE,
  PROP_PANEL_VISIBLE,
  PROP_GROUPING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamActionsPane, iteam_actions_pane, ADW_TYPE_BIN)

static gboolean
is_writable (IteamActionsPane *self)
{
  return self->store != NULL && !iteam_store_get_read_only (self->store);
}

static gboolean
searches (IteamActionsPane *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search_entry))[0] != '\0';
}

/* Made when there is nothing to show: a filled table should not wait for it. */
static void
show_empty_page (IteamActionsPane *self)
{
  GtkWidget *page = adw_bin_get_child (self->empty_bin);

  if (page == NULL)
    {
      page = iteam_actions_empty_page_new ();
      adw_bin_set_child (self->empty_bin, page);
    }

  if (iteam_action_list_get_n_actions (self->list) == 0)
    iteam_actions_empty_page_tell_none (ITEAM_ACTIONS_EMPTY_PAGE (page));
  else
    iteam_actions_empty_page_tell_nothing (ITEAM_ACTIONS_EMPTY_PAGE (page),
                                           searches (self) ? ITEAM_ACTION_VIEW_ALL
                                                           : iteam_action_filter_get_view (self->filter));
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
update_stack (IteamActionsPane *self)
{
  if (!iteam_action_loader_get_loaded (self->loader))
    gtk_stack_set_visible_child_name (self->stack, "loading");
  else if (iteam_action_list_get_n_shown (self->list) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    show_empty_page (self);
}

static void
update_layout (IteamActionsPane *self)
{
  gboolean narrow = iteam_breakpoint_bin_get_narrow (self->breakpoint);
  gboolean panel = narrow ? self->opened : self->panel_visible;

  gtk_widget_set_visible (self->main_box, !(narrow && panel));
  gtk_widget_set_visible (self->panel_box, panel);
  gtk_widget_set_visible (self->back_button, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->panel_button), !narrow);
}

/* It has many parts, and nobody looks at these before an action point is chosen. */
static void
ensure_panel (IteamActionsPane *self)
{
  if (self->panel != NULL)
    return;

  self->panel = ITEAM_ACTION_PANEL (iteam_action_panel_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->panel), TRUE);
  g_object_set (self->panel, "store", self->store, NULL);
  g_object_bind_property (self, "share", self->panel, "share", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (self->panel_box), GTK_WIDGET (self->panel));
  gtk_widget_set_visible (self->no_panel, FALSE);
}

/* The same holds for these, before several are. */
static void
update_bulk_bar (IteamActionsPane *self,
                 guint             n_selected)
{
  if (self->bulk_bar == NULL)
    {
      if (n_selected <= 1)
        return;
      self->bulk_bar = ITEAM_ACTION_BULK_BAR (iteam_action_bulk_bar_new ());
      iteam_action_bulk_bar_set_directory (self->bulk_bar, iteam_store_get_directory (self->store));
      gtk_revealer_set_child (self->bulk_revealer, GTK_WIDGET (self->bulk_bar));
    }

  iteam_action_bulk_bar_set_count (self->bulk_bar, n_selected);
  gtk_revealer_set_reveal_child (self->bulk_revealer, n_selected > 1 && is_writable (self));
}

static void
narrow_changed_cb (IteamActionsPane *self)
{
  update_layout (self);
}

static void
update_badge (IteamActionsPane *self)
{
  int badge = (int) iteam_action_list_get_n_late (self->list);

  if (self->badge == badge)
    return;

  self->badge = badge;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BADGE]);
}

static void
counts_changed_cb (IteamActionsPane *self)
{
  for (int view = 0; view < ITEAM_N_ACTION_VIEWS; view++)
    iteam_action_filter_bar_set_count (self->filter_bar, (IteamActionView) view,
                                       iteam_action_list_get_count (self->list, (IteamActionView) view));
  update_badge (self);
}

/* What is chosen, in full, and what can be done with it. */
static void
update_chosen (IteamActionsPane *self)
{
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);
  IteamActionPoint *single = selected->len == 1 ? g_ptr_array_index (selected, 0) : NULL;

  if (selected->len > 0)
    ensure_panel (self);
  if (self->panel != NULL)
    g_object_set (self->panel, "action", single, "n-chosen", selected->len, NULL);
  update_bulk_bar (self, selected->len);
  if (selected->len == 0 && self->opened)
    {
      self->opened = FALSE;
      update_layout (self);
    }
  iteam_actions_pane_update_edits (self);
  iteam_actions_pane_look (self);
}

/* What was asked for is chosen when it is there. What was chosen and is gone,
 * ticked off or deleted, leaves its place to the next. */
static void
choose_again (IteamActionsPane *self)
{
  GtkSelectionModel *selection = iteam_action_grid_get_selection (self->grid);

  if (self->wanted != 0)
    {
      if (iteam_action_grid_select (self->grid, self->wanted))
        self->wanted = 0;
    }
  else if (self->place != G_MAXUINT && iteam_action_selection_get_first (selection) == G_MAXUINT)
    {
      iteam_action_grid_select_near (self->grid, self->place);
    }
  else
    {
      return;
    }
  self->place = G_MAXUINT;
}

static gboolean
update_cb (gpointer data)
{
  IteamActionsPane *self = data;

  self->update_source = 0;
  choose_again (self);
  update_chosen (self);
  update_stack (self);

  return G_SOURCE_REMOVE;
}

/* Private: rows come and go one after the other; what follows from it is done once. */
void
iteam_actions_pane_queue_update (IteamActionsPane *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static gboolean
fold_cb (gpointer data)
{
  IteamActionsPane *self = data;

  if (iteam_action_list_fold_some (self->list))
    return G_SOURCE_CONTINUE;
  self->fold_source = 0;

  return G_SOURCE_REMOVE;
}

/* What a person will want next, when the first frame has been seen. */
static gboolean
prepare_rest_cb (gpointer data)
{
  IteamActionsPane *self = data;

  self->fold_source = g_idle_add_full (G_PRIORITY_LOW, fold_cb, self, NULL);
  iteam_actions_pane_follow_news (self, self->store != NULL);

  return G_SOURCE_REMOVE;
}

static void
loaded_cb (IteamActionsPane *self)
{
  counts_changed_cb (self);
  g_clear_handle_id (&self->update_source, g_source_remove);
  update_cb (self);
  if (self->fold_source == 0)
    self->fold_source = g_timeout_add_seconds_full (G_PRIORITY_LOW, 1, prepare_rest_cb, self, NULL);
}

static void
failed_cb (IteamActionsPane *self,
           const char       *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

static void
filter_changed_cb (IteamActionsPane *self)
{
  iteam_action_grid_start_afresh (self->grid, FALSE);
  iteam_action_list_set_filter (self->list, self->filter);
  if (!self->restoring)
    g_settings_set_string (self->settings, "actions-view",
                           iteam_action_view_to_nick (iteam_action_filter_get_view (self->filter)));
  iteam_actions_pane_queue_update (self);
}

static void
saved_search_cb (IteamActionsPane *self,
                 const char       *extra)
{
  g_object_set (self, "grouping", extra, NULL);
}

static void
ticked_cb (IteamActionsPane *self,
           IteamActionPoint *action,
           gboolean          done)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (actions, g_object_ref (action));
  iteam_actions_pane_set_done (self, actions, done);
}

static void
title_edited_cb (IteamActionsPane *self,
                 IteamActionPoint *read,
                 const char       *title)
{
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);
  g_autoptr (IteamDraft) draft = NULL;

  iteam_action_point_set_title (edited, title);
  draft = iteam_action_point_draft_changes (read, edited);
  iteam_actions_pane_save (self, draft, FALSE);
}

static void
edit_cb (IteamActionsPane *self,
         int               column,
         GdkRectangle     *place)
{
  iteam_actions_pane_edit_column (self, (IteamActionColumn) column, place);
}

static void
menu_cb (IteamActionsPane *self,
         GdkRectangle     *place)
{
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);
  g_autoptr (GMenuModel) menu = NULL;

  if (selected->len == 0)
    return;

  menu = iteam_action_menus_new_row (iteam_store_get_directory (self->store), selected->len == 1);
  iteam_actions_pane_popup_at (self, gtk_popover_menu_new_from_model (menu), place);
}

static void
open_cb (IteamActionsPane *self)
{
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);

  self->opened = TRUE;
  g_object_set (self, "panel-visible", TRUE, NULL);
  update_layout (self);
  ensure_panel (self);
  /* Not the first that takes the focus: GTK 4.18 counts a number that can be copied as well. */
  if (selected->len == 1)
    iteam_action_panel_focus_title (self->panel);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->panel), GTK_DIR_TAB_FORWARD);
}

static void
add_cb (IteamActionsPane *self,
        IteamActionPoint *action)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (actions, g_object_ref (action));
  iteam_actions_pane_add (self, actions);
}

static void
quick_add_left_cb (IteamActionsPane *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
paste_text_cb (IteamActionsPane *self,
               const char       *text)
{
  iteam_actions_pane_paste (self, text);
}

static void
new_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (widget);

  iteam_actions_pane_close_panel (self);
  iteam_quick_add_bar_focus (self->quick_add_bar);
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (widget);

  iteam_actions_pane_close_panel (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  iteam_action_filter_clear (self->filter);
  iteam_action_filter_set_view (self->filter, ITEAM_ACTION_VIEW_ALL);
  filter_changed_cb (self);
}

static void
view_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_object_set (ITEAM_ACTIONS_PANE (widget)->filter_bar, "view", g_variant_get_string (parameter, NULL), NULL);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (widget);

  iteam_actions_pane_flush (self);
  iteam_actions_pane_close_panel (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
select_all_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  gtk_selection_model_select_all (iteam_action_grid_get_selection (ITEAM_ACTIONS_PANE (widget)->grid));
}

static void
unselect_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  gtk_selection_model_unselect_all (iteam_action_grid_get_selection (ITEAM_ACTIONS_PANE (widget)->grid));
}

static void
user_changed_cb (IteamActionsPane *self)
{
  gint64 user = iteam_store_get_user (self->store);

  g_object_set (self->quick_add_bar, "user", user, NULL);
  if (self->filter != NULL)
    {
      iteam_action_filter_set_user (self->filter, user);
      filter_changed_cb (self);
    }
}

static void
give_filter (IteamActionsPane *self,
             IteamDirectory   *directory)
{
  g_autofree char *nick = g_settings_get_string (self->settings, "actions-view");
  IteamActionView view;

  g_clear_object (&self->filter);
  self->filter = iteam_action_filter_new (directory);
  if (!iteam_action_view_from_words (nick, &view))
    view = ITEAM_ACTION_VIEW_ALL;
  iteam_action_filter_set_view (self->filter, view);
  iteam_action_filter_set_user (self->filter, iteam_store_get_user (self->store));
  iteam_action_list_set_filter (self->list, self->filter);
  g_object_set (self->filter_bar, "directory", directory, "filter", self->filter, NULL);
}

static void
set_store (IteamActionsPane *self,
           IteamStore       *store)
{
  IteamDirectory *directory = store != NULL ? iteam_store_get_directory (store) : NULL;

  if (self->store == store)
    return;

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  iteam_actions_pane_follow_news (self, FALSE);
  g_set_object (&self->store, store);

  self->restoring = TRUE;
  self->opened = FALSE;
  self->wanted = 0;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  iteam_action_list_set_filter (self->list, NULL);
  iteam_action_grid_start_afresh (self->grid, FALSE);
  iteam_action_grid_set_read_only (self->grid, !is_writable (self));
  iteam_action_grid_set_directory (self->grid, directory);
  if (self->bulk_bar != NULL)
    iteam_action_bulk_bar_set_directory (self->bulk_bar, directory);
  g_object_set (self->quick_add_bar, "directory", directory, NULL);
  if (self->panel != NULL)
    g_object_set (self->panel, "store", store, NULL);
  g_object_set (self->search, "store", store, NULL);
  if (store != NULL)
    {
      give_filter (self, directory);
      g_signal_connect_swapped (store, "notify::user", G_CALLBACK (user_changed_cb), self);
      user_changed_cb (self);
    }
  iteam_action_loader_set_store (self->loader, store);
  self->restoring = FALSE;
  update_layout (self);
  iteam_actions_pane_queue_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WRITABLE]);
}

static void
set_grouping (IteamActionsPane *self,
              const char       *nick)
{
  IteamActionGrouping grouping;

  if (!iteam_action_grouping_from_nick (nick, &grouping) || grouping == self->grouping)
    return;

  self->grouping = grouping;
  iteam_action_grid_start_afresh (self->grid, FALSE);
  iteam_action_list_set_grouping (self->list, grouping);
  if (!self->restoring)
    g_settings_set_string (self->settings, "actions-group", nick);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUPING]);
}

static void
iteam_actions_pane_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, self->store); break;
    case PROP_SHARE: g_value_set_object (value, self->share); break;
    case PROP_BADGE: g_value_set_int (value, self->badge); break;
    case PROP_WRITABLE: g_value_set_boolean (value, is_writable (self)); break;
    case PROP_PANEL_VISIBLE: g_value_set_boolean (value, self->panel_visible); break;
    case PROP_GROUPING: g_value_set_string (value, iteam_action_grouping_to_nick (self->grouping)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_actions_pane_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (object);

  switch (property_id)
    {
    case PROP_STORE: set_store (self, g_value_get_object (value)); break;
    case PROP_GROUPING: set_grouping (self, g_value_get_string (value)); break;
    case PROP_SHARE:
      if (g_set_object (&self->share, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_PANEL_VISIBLE:
      if (self->panel_visible == g_value_get_boolean (value))
        return;
      self->panel_visible = g_value_get_boolean (value);
      update_layout (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_actions_pane_dispose (GObject *object)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  if (self->loader != NULL)
    iteam_action_loader_set_store (self->loader, NULL);
  if (self->grid != NULL)
    iteam_actions_pane_follow_news (self, FALSE);
  if (self->grid != NULL)
    g_signal_handlers_disconnect_by_data (iteam_action_grid_get_selection (self->grid), self);
  g_clear_object (&self->attention);
  /* Emptying the list asked for one more. */
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_object (&self->search);
  g_clear_object (&self->loader);
  g_clear_object (&self->list);
  g_clear_object (&self->filter);
  g_clear_object (&self->columns);
  g_clear_object (&self->settings);
  g_clear_object (&self->share);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (iteam_actions_pane_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamFlags write = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, write);
  properties[PROP_SHARE] = g_param_spec_object ("share", NULL, NULL, ITEAM_TYPE_SHARE, write);
  properties[PROP_BADGE] = g_param_spec_int ("badge", NULL, NULL, 0, G_MAXINT, 0, read);
  properties[PROP_WRITABLE] = g_param_spec_boolean ("writable", NULL, NULL, FALSE, read);
  properties[PROP_PANEL_VISIBLE] = g_param_spec_boolean ("panel-visible", NULL, NULL, TRUE, write);
  properties[PROP_GROUPING] = g_param_spec_string ("grouping", NULL, NULL, "none", write);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "actions.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "actions.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "actions.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "actions.view", "s", view_action);
  gtk_widget_class_install_action (widget_class, "actions.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "actions.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "actions.unselect", NULL, unselect_action);
  gtk_widget_class_install_property_action (widget_class, "actions.panel", "panel-visible");
  gtk_widget_class_install_property_action (widget_class, "actions.group", "grouping");
  iteam_actions_pane_install_edits (widget_class);
  iteam_actions_pane_install_lists (widget_class);
  iteam_actions_pane_install_news (widget_class);
}

static void
iteam_actions_pane_class_init (IteamActionsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = iteam_actions_pane_get_property;
  object_class->set_property = iteam_actions_pane_set_property;
  object_class->dispose = iteam_actions_pane_dispose;

  install_properties (object_class);

  g_type_ensure (ITEAM_TYPE_ACTION_FILTER_BAR);
  g_type_ensure (ITEAM_TYPE_ACTION_GRID);
  g_type_ensure (ITEAM_TYPE_ACTION_PANEL);
  g_type_ensure (ITEAM_TYPE_BREAKPOINT_BIN);
  g_type_ensure (ITEAM_TYPE_QUICK_ADD_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-actions-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActionsPane, back_button);
  gtk_widget_class_bind_template_child (widget_class, IteamActionsPane, breakpoint);
  gtk_widget_class_bind_template_child (widget_class, IteamActionsPane, bulk_revealer);
  gtk_widget_class_bind_template_child (widget_class, IteamActionsPane, empty_bin);
  gtk_widget_class_bind_template_child (widget_class, IteamActionsPane, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, IteamActionsPane, grid);
  gtk_widget_class_bind_template_child (widget_class, IteamActionsPane, main_box);
  gtk_widget_class_bind_template_child (widget_class, IteamActionsPane, no_panel);
  gtk_widget_class_bind_template_child (widget_class, IteamActionsPane, panel_box);
  gtk_widget_class_bind_template_child (widget_class, IteamActionsPane, panel_button);
  gtk_widget_class_bind_template_child (widget_class, IteamActionsPane, quick_add_bar);
  gtk_widget_class_bind_template_child (widget_class, IteamActionsPane, search_entry);
  gtk_widget_class_bind_template_child (widget_class, IteamActionsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, IteamActionsPane, view_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, quick_add_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, saved_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, iteam_actions_pane_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, iteam_actions_pane_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, iteam_actions_pane_search_entered);
  gtk_widget_class_bind_template_callback (widget_class, iteam_actions_pane_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, iteam_actions_pane_remember_sort);
  gtk_widget_class_bind_template_callback (widget_class, ticked_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_edited_cb);
  install_actions (widget_class);
}

static void
iteam_actions_pane_init (IteamActionsPane *self)
{
  g_autoptr (GMenuModel) view_menu = iteam_action_menus_new_view ();

  self->panel_visible = TRUE;
  self->place = G_MAXUINT;
  self->settings = g_settings_new (ITEAM_APP_ID);
  self->list = iteam_action_list_new ();
  self->loader = iteam_action_loader_new (self->list);
  self->columns = g_simple_action_group_new ();
  self->attention = iteam_attention_new (GTK_WIDGET (self));
  gtk_widget_init_template (GTK_WIDGET (self));

  self->search = g_object_new (ITEAM_TYPE_ACTION_SEARCH, "list", self->list, NULL);
  iteam_action_grid_set_list (self->grid, self->list);
  iteam_menu_later (self->view_button, view_menu);
  g_object_set (self->filter_bar, "settings", self->settings, NULL);
  iteam_actions_pane_restore (self);

  g_signal_connect_object (self->list, "counts-changed", G_CALLBACK (counts_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->loader, "day-changed", G_CALLBACK (iteam_action_grid_refresh), self->grid,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (iteam_action_grid_get_selection (self->grid), "selection-changed",
                           G_CALLBACK (iteam_actions_pane_queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (iteam_action_grid_get_selection (self->grid), "items-changed",
                           G_CALLBACK (iteam_actions_pane_queue_update), self, G_CONNECT_SWAPPED);
  update_layout (self);
}

/**
 * iteam_actions_pane_new:
 *
 * Returns: (transfer floating): the pane, without a file.
 */
GtkWidget *
iteam_actions_pane_new (void)
{
  return g_object_new (ITEAM_TYPE_ACTIONS_PANE, NULL);
}

/**
 * iteam_actions_pane_prepare:
 * @store: a store that has just been told to open a file
 *
 * Begins to read what the pane is going to show.
 */
void
iteam_actions_pane_prepare (IteamStore *store)
{
  iteam_action_loader_prepare (store);
}

/**
 * iteam_actions_pane_show:
 * @self: the pane
 * @ref: a reference to an action point
 *
 * Chooses an action point and shows it in full, whatever was filtered.
 */
void
iteam_actions_pane_show (IteamActionsPane *self,
                         const IteamRef   *ref)
{
  g_return_if_fail (ITEAM_IS_ACTIONS_PANE (self));

  self->opened = TRUE;
  g_object_set (self, "panel-visible", TRUE, NULL);
  if (iteam_action_grid_select (self->grid, ref->id))
    return;

  /* Perhaps it is hidden, perhaps the file is still being read. */
  self->wanted = ref->id;
  gtk_widget_activate_action (GTK_WIDGET (self), "actions.clear", NULL);
  update_layout (self);
}

/**
 * iteam_actions_pane_flush:
 * @self: the pane
 *
 * Writes what is still being typed.
 */
void
iteam_actions_pane_flush (IteamActionsPane *self)
{
  g_return_if_fail (ITEAM_IS_ACTIONS_PANE (self));

  if (self->store == NULL)
    return;

  iteam_action_grid_flush (self->grid);
  if (self->panel != NULL)
    iteam_action_panel_flush (self->panel);
}

/* Private: what is chosen in the table. */
GPtrArray *
iteam_actions_pane_get_selected (IteamActionsPane *self)
{
  return iteam_action_selection_get_actions (iteam_action_grid_get_selection (self->grid));
}

/* Private: where there is room for one of the two, the table is seen again. */
void
iteam_actions_pane_close_panel (IteamActionsPane *self)
{
  self->opened = FALSE;
  update_layout (self);
}
