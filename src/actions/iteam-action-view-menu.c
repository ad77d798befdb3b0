/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-view-menu.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-view-button.h"
#include "iteam-text.h"

/**
 * IteamActionViewMenu:
 *
 * The views of the action points that do not stand in the bar, the searches
 * that the user saved, and the way to save what is shown now.
 */
struct _IteamActionViewMenu
{
  GtkPopover parent_instance;

  /* template children */
  GtkStack *stack;
  GtkWidget *views_box;
  GtkWidget *saved_box;
  GtkListBox *saved_list;
  GtkWidget *save_box;
  GtkEditable *name_entry;
  GtkButton *save_button;

  /* owned */
  IteamActionSavedSearches *searches;
  IteamActionSavedSearch *current;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamActionViewMenu, iteam_action_view_menu, GTK_TYPE_POPOVER)

static void
mark_current (IteamActionViewMenu *self)
{
  GListModel *model = self->searches != NULL ? iteam_action_saved_searches_get_model (self->searches) : NULL;
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->saved_list, i)) != NULL; i++)
    {
      g_autoptr (IteamActionSavedSearch) search = model != NULL ? g_list_model_get_item (model, (guint) i) : NULL;
      GtkWidget *image = g_object_get_data (G_OBJECT (row), "image");

      gtk_widget_set_opacity (image, search != NULL && search == self->current ? 1 : 0);
    }
}

static void
delete_cb (GtkWidget           *button,
           IteamActionViewMenu *self)
{
  IteamActionSavedSearch *search = g_object_get_data (G_OBJECT (button), "search");

  /* The row that has the focus goes; it must not take it along to nowhere. */
  gtk_widget_child_focus (self->views_box, GTK_DIR_TAB_FORWARD);
  iteam_action_saved_searches_remove (self->searches, search);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  IteamActionSavedSearch *search = item;
  const char *name = iteam_action_saved_search_get_name (search);
  g_autofree char *delete_name = g_strdup_printf (_("Delete “%s”"), name);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *image = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (button, delete_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, delete_name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  g_object_set_data_full (G_OBJECT (button), "search", g_object_ref (search), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (delete_cb), user_data);

  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "image", image);
  gtk_widget_set_opacity (image, 0);

  return row;
}

static void
model_changed_cb (IteamActionViewMenu *self)
{
  GListModel *model = self->searches != NULL ? iteam_action_saved_searches_get_model (self->searches) : NULL;

  gtk_widget_set_visible (self->saved_box, model != NULL && g_list_model_get_n_items (model) > 0);
  mark_current (self);
}

static void
row_activated_cb (IteamActionViewMenu *self,
                  GtkListBoxRow       *row)
{
  GListModel *model = iteam_action_saved_searches_get_model (self->searches);
  g_autoptr (IteamActionSavedSearch) search = g_list_model_get_item (model, (guint) gtk_list_box_row_get_index (row));

  gtk_popover_popdown (GTK_POPOVER (self));
  if (search != NULL)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, search);
}

static void
view_clicked_cb (IteamActionViewMenu *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
ask_name_cb (IteamActionViewMenu *self)
{
  gtk_editable_set_text (self->name_entry,
                         self->current != NULL ? iteam_action_saved_search_get_name (self->current) : "");
  gtk_stack_set_visible_child_name (self->stack, "name");
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

/* Whoever gives a name twice is told before the first search is replaced. */
static void
name_changed_cb (IteamActionViewMenu *self)
{
  g_autofree char *name = iteam_text_strip (gtk_editable_get_text (self->name_entry));
  gboolean known = name != NULL && self->searches != NULL &&
                   iteam_action_saved_searches_find_name (self->searches, name) != NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), name != NULL);
  gtk_button_set_label (self->save_button, known ? _("_Replace") : _("_Save"));
}

static void
save_cb (IteamActionViewMenu *self)
{
  g_autofree char *name = iteam_text_strip (gtk_editable_get_text (self->name_entry));

  if (name == NULL)
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_SAVE], 0, name);
}

static void
cancel_cb (IteamActionViewMenu *self)
{
  gtk_stack_set_visible_child_name (self->stack, "views");
  gtk_widget_child_focus (self->views_box, GTK_DIR_TAB_FORWARD);
}

static void
iteam_action_view_menu_closed (GtkPopover *popover)
{
  IteamActionViewMenu *self = ITEAM_ACTION_VIEW_MENU (popover);

  gtk_stack_set_visible_child_name (self->stack, "views");
}

static void
iteam_action_view_menu_dispose (GObject *object)
{
  IteamActionViewMenu *self = ITEAM_ACTION_VIEW_MENU (object);

  iteam_action_view_menu_set_searches (self, NULL);
  g_clear_object (&self->current);

  G_OBJECT_CLASS (iteam_action_view_menu_parent_class)->dispose (object);
}

static void
iteam_action_view_menu_class_init (IteamActionViewMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_action_view_menu_dispose;
  GTK_POPOVER_CLASS (klass)->closed = iteam_action_view_menu_closed;

  /**
   * IteamActionViewMenu::chosen:
   * @self: the menu
   * @search: the saved search to show
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, ITEAM_TYPE_ACTION_SAVED_SEARCH);

  /**
   * IteamActionViewMenu::save:
   * @self: the menu
   * @name: the name under which to save what is shown
   */
  signals[SIGNAL_SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (ITEAM_TYPE_ACTION_VIEW_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-action-view-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActionViewMenu, name_entry);
  gtk_widget_class_bind_template_child (widget_class, IteamActionViewMenu, save_box);
  gtk_widget_class_bind_template_child (widget_class, IteamActionViewMenu, save_button);
  gtk_widget_class_bind_template_child (widget_class, IteamActionViewMenu, saved_box);
  gtk_widget_class_bind_template_child (widget_class, IteamActionViewMenu, saved_list);
  gtk_widget_class_bind_template_child (widget_class, IteamActionViewMenu, stack);
  gtk_widget_class_bind_template_child (widget_class, IteamActionViewMenu, views_box);
  gtk_widget_class_bind_template_callback (widget_class, ask_name_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_clicked_cb);
}

static void
iteam_action_view_menu_init (IteamActionViewMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_action_view_menu_set_searches:
 * @self: a menu
 * @searches: (nullable): the saved searches, or %NULL when none can be saved
 */
void
iteam_action_view_menu_set_searches (IteamActionViewMenu      *self,
                                     IteamActionSavedSearches *searches)
{
  GListModel *model;

  g_return_if_fail (ITEAM_IS_ACTION_VIEW_MENU (self));

  if (self->searches == searches)
    return;

  if (self->searches != NULL)
    g_signal_handlers_disconnect_by_func (iteam_action_saved_searches_get_model (self->searches), model_changed_cb, self);
  g_set_object (&self->searches, searches);
  model = searches != NULL ? iteam_action_saved_searches_get_model (searches) : NULL;

  /* The list is bound first, so that its rows are there when they are marked. */
  gtk_list_box_bind_model (self->saved_list, model, make_row, self, NULL);
  if (model != NULL)
    g_signal_connect_object (model, "items-changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->save_box, model != NULL);
  model_changed_cb (self);
}

/**
 * iteam_action_view_menu_set_current:
 * @self: a menu
 * @current: (nullable): the saved search that is shown
 */
void
iteam_action_view_menu_set_current (IteamActionViewMenu    *self,
                                    IteamActionSavedSearch *current)
{
  g_return_if_fail (ITEAM_IS_ACTION_VIEW_MENU (self));

  if (g_set_object (&self->current, current))
    mark_current (self);
}

/**
 * iteam_action_view_menu_set_count:
 * @self: a menu
 * @view: a view
 * @count: how many action points it holds
 */
void
iteam_action_view_menu_set_count (IteamActionViewMenu *self,
                                  IteamActionView      view,
                                  guint                count)
{
  g_return_if_fail (ITEAM_IS_ACTION_VIEW_MENU (self));

  for (GtkWidget *child = gtk_widget_get_first_child (self->views_box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ITEAM_IS_ACTION_VIEW_BUTTON (child) && iteam_action_view_button_get_view (ITEAM_ACTION_VIEW_BUTTON (child)) == view)
      iteam_action_view_button_set_count (ITEAM_ACTION_VIEW_BUTTON (child), count);
}
