/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-filter-chips.h"
#include "iteam-action-filter-popover.h"
#include "iteam-action-view-button.h"
#include "iteam-action-view-menu.h"

/**
 * IteamActionFilterBar:
 *
 * Which action points are shown: the views that a day begins with side by
 * side, each with its count; the other views and saved searches in a menu; a
 * filter by everything else, whose conditions stand below as chips. Whatever
 * is chosen changes the filter, and whatever changes the filter is shown.
 */
struct _IteamActionFilterBar
{
  AdwBin parent_instance;

  guint counts[ITEAM_N_ACTION_VIEWS];
  gboolean counted[ITEAM_N_ACTION_VIEWS];

  /* template children */
  GtkWidget *views_box;
  GtkMenuButton *more_button;
  GtkLabel *more_label;
  GtkLabel *more_count_label;
  GtkMenuButton *filter_button;
  GtkRevealer *chips_revealer;
  IteamActionFilterChips *chips;
  GtkLabel *error_label;

  /* borrowed, from their first opening on */
  IteamActionViewMenu *view_menu;
  IteamActionFilterPopover *filter_popover;

  /* owned */
  IteamDirectory *directory;
  IteamActionFilter *filter;
  GSettings *settings;
  IteamActionSavedSearches *searches;
  char *extra;
};

enum
{
  PROP_FILTER = 1,
  PROP_DIRECTORY,
  PROP_SETTINGS,
  PROP_EXTRA,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SAVED_SEARCH_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamActionFilterBar, iteam_action_filter_bar, ADW_TYPE_BIN)

static IteamActionView
current_view (IteamActionFilterBar *self)
{
  return self->filter != NULL ? iteam_action_filter_get_view (self->filter) : ITEAM_ACTION_VIEW_ALL;
}

static IteamActionViewButton *
find_button (IteamActionFilterBar *self,
             IteamActionView       view)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->views_box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ITEAM_IS_ACTION_VIEW_BUTTON (child) && iteam_action_view_button_get_view (ITEAM_ACTION_VIEW_BUTTON (child)) == view)
      return ITEAM_ACTION_VIEW_BUTTON (child);

  return NULL;
}

static IteamActionSavedSearch *
find_saved (IteamActionFilterBar *self)
{
  g_autofree char *query = NULL;

  if (self->searches == NULL || self->filter == NULL || iteam_action_filter_get_match_nothing (self->filter))
    return NULL;

  query = iteam_action_filter_to_query (self->filter);

  return iteam_action_saved_searches_find_query (self->searches, query);
}

/* The menu carries the name of what is shown when that stands in it. */
static void
update_more (IteamActionFilterBar *self)
{
  IteamActionView view = current_view (self);
  IteamActionSavedSearch *saved = find_saved (self);
  gboolean in_menu = saved != NULL || (self->filter != NULL && find_button (self, view) == NULL);
  gboolean counted = in_menu && saved == NULL && self->counted[view];
  g_autofree char *figure = iteam_action_view_format_count (self->counts[view]);
  g_autofree char *description = NULL;

  if (saved != NULL)
    description = g_strdup (iteam_action_saved_search_get_name (saved));
  else if (counted)
    description = iteam_action_view_describe (view, self->counts[view]);
  else
    description = g_strdup (in_menu ? iteam_action_view_label (view) : _("More Views"));

  gtk_label_set_label (self->more_label, saved != NULL ? iteam_action_saved_search_get_name (saved) :
                                         in_menu ? iteam_action_view_label (view) : C_("views", "More"));
  gtk_label_set_label (self->more_count_label, figure);
  gtk_widget_set_visible (GTK_WIDGET (self->more_count_label), counted);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
  if (in_menu)
    gtk_widget_add_css_class (GTK_WIDGET (self->more_button), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->more_button), "current");

  if (self->view_menu != NULL)
    iteam_action_view_menu_set_current (self->view_menu, saved);
}

static void
update (IteamActionFilterBar *self)
{
  gboolean filtered = self->filter != NULL && !iteam_action_filter_is_empty (self->filter);

  if (self->filter == NULL || !iteam_action_filter_get_match_nothing (self->filter))
    gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  gtk_revealer_set_reveal_child (self->chips_revealer, filtered);
  if (filtered)
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "current");
  update_more (self);
}

static void
filter_changed_cb (IteamActionFilterBar *self)
{
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
chips_emptied_cb (IteamActionFilterBar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->filter_button));
}

/* A search may name someone who is not in this file. */
static void
search_chosen_cb (IteamActionFilterBar   *self,
                  IteamActionSavedSearch *search)
{
  g_autoptr (IteamActionSavedSearch) kept = g_object_ref (search);
  g_autoptr (GError) error = NULL;

  if (self->filter == NULL)
    return;

  if (!iteam_action_filter_set_query (self->filter, iteam_action_saved_search_get_query (kept), &error))
    {
      gtk_label_set_label (self->error_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
    }
  g_signal_emit (self, signals[SIGNAL_SAVED_SEARCH_CHOSEN], 0, iteam_action_saved_search_get_extra (kept));
}

static void
save_cb (IteamActionFilterBar *self,
         const char           *name)
{
  g_autoptr (IteamActionSavedSearch) search = NULL;
  g_autofree char *query = NULL;

  if (self->filter == NULL || self->searches == NULL)
    return;

  query = iteam_action_filter_to_query (self->filter);
  search = iteam_action_saved_search_new (name, query, self->extra);
  iteam_action_saved_searches_save (self->searches, search);
}

static void
searches_changed_cb (IteamActionFilterBar *self)
{
  update_more (self);
}

/* The two popovers are large, and the window stands before anyone opens one. */
static void
open_view_menu_cb (GtkMenuButton *button,
                   gpointer       data)
{
  IteamActionFilterBar *self = data;

  if (self->view_menu != NULL)
    return;

  self->view_menu = g_object_new (ITEAM_TYPE_ACTION_VIEW_MENU, NULL);
  g_signal_connect_swapped (self->view_menu, "chosen", G_CALLBACK (search_chosen_cb), self);
  g_signal_connect_swapped (self->view_menu, "save", G_CALLBACK (save_cb), self);
  for (int view = 0; view < ITEAM_N_ACTION_VIEWS; view++)
    if (self->counted[view])
      iteam_action_view_menu_set_count (self->view_menu, (IteamActionView) view, self->counts[view]);
  iteam_action_view_menu_set_searches (self->view_menu, self->searches);
  iteam_action_view_menu_set_current (self->view_menu, find_saved (self));
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->view_menu));
}

static void
open_filter_popover_cb (GtkMenuButton *button,
                        gpointer       data)
{
  IteamActionFilterBar *self = data;

  if (self->filter_popover != NULL)
    return;

  self->filter_popover = g_object_new (ITEAM_TYPE_ACTION_FILTER_POPOVER, NULL);
  iteam_action_filter_popover_set_filter (self->filter_popover, self->filter);
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->filter_popover));
}

static void
iteam_action_filter_bar_get_property (GObject    *object,
                                      guint       property_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  IteamActionFilterBar *self = ITEAM_ACTION_FILTER_BAR (object);

  switch (property_id)
    {
    case PROP_FILTER: g_value_set_object (value, self->filter); break;
    case PROP_DIRECTORY: g_value_set_object (value, self->directory); break;
    case PROP_SETTINGS: g_value_set_object (value, self->settings); break;
    case PROP_EXTRA: g_value_set_string (value, self->extra); break;
    case PROP_VIEW: g_value_set_string (value, iteam_action_view_to_nick (current_view (self))); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_action_filter_bar_set_property (GObject      *object,
                                      guint         property_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  IteamActionFilterBar *self = ITEAM_ACTION_FILTER_BAR (object);
  IteamActionView view;

  switch (property_id)
    {
    case PROP_FILTER: iteam_action_filter_bar_set_filter (self, g_value_get_object (value)); break;
    case PROP_DIRECTORY: iteam_action_filter_bar_set_directory (self, g_value_get_object (value)); break;
    case PROP_SETTINGS: iteam_action_filter_bar_set_settings (self, g_value_get_object (value)); break;
    case PROP_EXTRA: iteam_action_filter_bar_set_extra (self, g_value_get_string (value)); break;
    case PROP_VIEW:
      if (self->filter != NULL && iteam_action_view_from_words (g_value_get_string (value), &view))
        iteam_action_filter_set_view (self->filter, view);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
drop_filter (IteamActionFilterBar *self)
{
  if (self->filter != NULL)
    g_signal_handlers_disconnect_by_func (self->filter, filter_changed_cb, self);
  g_clear_object (&self->filter);
}

static void
drop_settings (IteamActionFilterBar *self)
{
  if (self->searches != NULL)
    g_signal_handlers_disconnect_by_func (iteam_action_saved_searches_get_model (self->searches), searches_changed_cb, self);
  g_clear_object (&self->searches);
  g_clear_object (&self->settings);
}

static void
iteam_action_filter_bar_dispose (GObject *object)
{
  IteamActionFilterBar *self = ITEAM_ACTION_FILTER_BAR (object);

  drop_filter (self);
  drop_settings (self);
  g_clear_object (&self->directory);

  G_OBJECT_CLASS (iteam_action_filter_bar_parent_class)->dispose (object);
}

static void
iteam_action_filter_bar_finalize (GObject *object)
{
  g_free (ITEAM_ACTION_FILTER_BAR (object)->extra);

  G_OBJECT_CLASS (iteam_action_filter_bar_parent_class)->finalize (object);
}

static void
iteam_action_filter_bar_class_init (IteamActionFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_action_filter_bar_get_property;
  object_class->set_property = iteam_action_filter_bar_set_property;
  object_class->dispose = iteam_action_filter_bar_dispose;
  object_class->finalize = iteam_action_filter_bar_finalize;

  properties[PROP_FILTER] = g_param_spec_object ("filter", NULL, NULL, ITEAM_TYPE_ACTION_FILTER, flags);

  /**
   * IteamActionFilterBar:directory:
   *
   * The people and pillars to filter by. A bar that has no filter of theirs
   * makes one; a filter that is set brings its own directory.
   */
  properties[PROP_DIRECTORY] = g_param_spec_object ("directory", NULL, NULL, ITEAM_TYPE_DIRECTORY, flags);

  /**
   * IteamActionFilterBar:settings:
   *
   * Where searches are saved; without it none can be.
   */
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS, flags);

  /**
   * IteamActionFilterBar:extra:
   *
   * What is to be saved with a search, and comes back with
   * IteamActionFilterBar::saved-search-chosen: how the list is sorted and grouped.
   */
  properties[PROP_EXTRA] = g_param_spec_string ("extra", NULL, NULL, NULL, flags);

  /**
   * IteamActionFilterBar:view:
   *
   * The view of the filter, as iteam_action_view_to_nick() names it.
   */
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "all", flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamActionFilterBar::changed:
   *
   * Emitted after the filter changed, by whoever changed it.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamActionFilterBar::saved-search-chosen:
   * @self: the bar
   * @extra: what was saved with the search, perhaps nothing
   *
   * Emitted after a saved search was chosen; the filter is what it says by then.
   */
  signals[SIGNAL_SAVED_SEARCH_CHOSEN] = g_signal_new ("saved-search-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                                      0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_property_action (widget_class, "filter-bar.view", "view");

  g_type_ensure (ITEAM_TYPE_ACTION_FILTER_CHIPS);
  g_type_ensure (ITEAM_TYPE_ACTION_VIEW_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-action-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActionFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, IteamActionFilterBar, chips_revealer);
  gtk_widget_class_bind_template_child (widget_class, IteamActionFilterBar, error_label);
  gtk_widget_class_bind_template_child (widget_class, IteamActionFilterBar, filter_button);
  gtk_widget_class_bind_template_child (widget_class, IteamActionFilterBar, more_button);
  gtk_widget_class_bind_template_child (widget_class, IteamActionFilterBar, more_count_label);
  gtk_widget_class_bind_template_child (widget_class, IteamActionFilterBar, more_label);
  gtk_widget_class_bind_template_child (widget_class, IteamActionFilterBar, views_box);
  gtk_widget_class_bind_template_callback (widget_class, chips_emptied_cb);
}

static void
iteam_action_filter_bar_init (IteamActionFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->more_button, open_view_menu_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->filter_button, open_filter_popover_cb, self, NULL);
  update (self);
}

/**
 * iteam_action_filter_bar_new:
 *
 * Returns: (transfer floating): a bar without a filter.
 */
GtkWidget *
iteam_action_filter_bar_new (void)
{
  return g_object_new (ITEAM_TYPE_ACTION_FILTER_BAR, NULL);
}

/**
 * iteam_action_filter_bar_get_filter:
 * @self: a bar
 *
 * Returns: (transfer none) (nullable): the filter that it changes.
 */
IteamActionFilter *
iteam_action_filter_bar_get_filter (IteamActionFilterBar *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_FILTER_BAR (self), NULL);

  return self->filter;
}

/**
 * iteam_action_filter_bar_set_filter:
 * @self: a bar
 * @filter: (nullable): the filter to show and to change
 */
void
iteam_action_filter_bar_set_filter (IteamActionFilterBar *self,
                                    IteamActionFilter    *filter)
{
  g_return_if_fail (ITEAM_IS_ACTION_FILTER_BAR (self));

  if (self->filter == filter)
    return;

  drop_filter (self);
  if (filter != NULL)
    {
      self->filter = g_object_ref (filter);
      g_signal_connect_object (filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
      if (g_set_object (&self->directory, iteam_action_filter_get_directory (filter)))
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRECTORY]);
    }

  iteam_action_filter_chips_set_filter (self->chips, filter);
  if (self->filter_popover != NULL)
    iteam_action_filter_popover_set_filter (self->filter_popover, filter);
  gtk_widget_set_sensitive (GTK_WIDGET (self->filter_button), filter != NULL);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

/**
 * iteam_action_filter_bar_set_directory:
 * @self: a bar
 * @directory: (nullable): the people and pillars of the file
 *
 * The bar gets a filter of its own with them, unless its filter has them already.
 */
void
iteam_action_filter_bar_set_directory (IteamActionFilterBar *self,
                                       IteamDirectory       *directory)
{
  g_autoptr (IteamActionFilter) filter = NULL;

  g_return_if_fail (ITEAM_IS_ACTION_FILTER_BAR (self));

  if (!g_set_object (&self->directory, directory))
    return;

  if (directory != NULL)
    filter = iteam_action_filter_new (directory);
  iteam_action_filter_bar_set_filter (self, filter);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRECTORY]);
}

/**
 * iteam_action_filter_bar_set_settings:
 * @self: a bar
 * @settings: (nullable): where searches are saved
 */
void
iteam_action_filter_bar_set_settings (IteamActionFilterBar *self,
                                      GSettings            *settings)
{
  g_return_if_fail (ITEAM_IS_ACTION_FILTER_BAR (self));

  if (self->settings == settings)
    return;

  drop_settings (self);
  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      self->searches = iteam_action_saved_searches_new (settings);
    }

  /* The menu goes first: its rows are there when the current one is marked. */
  if (self->view_menu != NULL)
    iteam_action_view_menu_set_searches (self->view_menu, self->searches);
  if (self->searches != NULL)
    g_signal_connect_object (iteam_action_saved_searches_get_model (self->searches), "items-changed",
                             G_CALLBACK (searches_changed_cb), self, G_CONNECT_SWAPPED);
  update_more (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTINGS]);
}

/**
 * iteam_action_filter_bar_set_extra:
 * @self: a bar
 * @extra: (nullable): what to save with a search
 */
void
iteam_action_filter_bar_set_extra (IteamActionFilterBar *self,
                                   const char           *extra)
{
  g_return_if_fail (ITEAM_IS_ACTION_FILTER_BAR (self));

  if (g_strcmp0 (self->extra, extra) == 0)
    return;

  g_free (self->extra);
  self->extra = g_strdup (extra);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXTRA]);
}

/**
 * iteam_action_filter_bar_set_count:
 * @self: a bar
 * @view: a view
 * @count: how many action points it holds
 */
void
iteam_action_filter_bar_set_count (IteamActionFilterBar *self,
                                   IteamActionView       view,
                                   guint                 count)
{
  IteamActionViewButton *button;

  g_return_if_fail (ITEAM_IS_ACTION_FILTER_BAR (self));
  g_return_if_fail ((int) view >= 0 && view < ITEAM_N_ACTION_VIEWS);

  if (self->counted[view] && self->counts[view] == count)
    return;

  self->counts[view] = count;
  self->counted[view] = TRUE;
  button = find_button (self, view);
  if (button != NULL)
    iteam_action_view_button_set_count (button, count);
  if (self->view_menu != NULL)
    iteam_action_view_menu_set_count (self->view_menu, view, count);
  update_more (self);
}
