/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-entry-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-text.h"

/**
 * IteamEntryList:
 *
 * Meetings, decisions, topics or series, under headings, to be searched and chosen.
 * Rows are made for what is seen only, as there can be thousands.
 */
struct _IteamEntryList
{
  AdwBin parent_instance;

  const IteamEntryLook *look;
  gpointer data;

  /* template children */
  GtkListView *view;
  GtkSingleSelection *selection;
  GtkSortListModel *sorted;
  GtkFilterListModel *filtered;

  /* owned */
  GPtrArray *bound;
  char **words;
  GtkFilter *filter;
  GtkSorter *sorter;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamEntryList, iteam_entry_list, ADW_TYPE_BIN)

static int
compare (gconstpointer first,
         gconstpointer second,
         gpointer      user_data)
{
  IteamEntryList *self = user_data;

  return self->look->compare != NULL ? self->look->compare (first, second, self->data) : 0;
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  IteamEntryList *self = user_data;
  g_autofree char *folded = NULL;

  if (self->words == NULL || self->words[0] == NULL)
    return TRUE;

  folded = self->look->fold (item);
  for (char **word = self->words; *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;

  return TRUE;
}

static void
setup_cb (IteamEntryList *self,
          GtkListItem    *item)
{
  gtk_list_item_set_child (item, iteam_entry_row_new ());
}

/* The heading of an entry, if it is the first that stands under it. */
static char *
get_heading (IteamEntryList *self,
             GtkListItem    *item)
{
  guint position = gtk_list_item_get_position (item);
  g_autoptr (GObject) before = position > 0 ? g_list_model_get_item (G_LIST_MODEL (self->selection), position - 1) : NULL;
  g_autofree char *heading = self->look->heading != NULL ? self->look->heading (gtk_list_item_get_item (item)) : NULL;
  g_autofree char *other = heading != NULL && before != NULL ? self->look->heading (before) : NULL;

  return g_strcmp0 (heading, other) != 0 ? g_steal_pointer (&heading) : NULL;
}

static void
show_item (IteamEntryList *self,
           GtkListItem    *item)
{
  g_auto (IteamEntryWords) words = { NULL };
  g_autofree char *heading = get_heading (self, item);

  self->look->describe (gtk_list_item_get_item (item), self->data, &words);
  iteam_entry_row_show (ITEAM_ENTRY_ROW (gtk_list_item_get_child (item)), &words, heading);
}

static void
bind_cb (IteamEntryList *self,
         GtkListItem    *item)
{
  g_ptr_array_add (self->bound, item);
  show_item (self, item);
}

static void
unbind_cb (IteamEntryList *self,
           GtkListItem    *item)
{
  g_ptr_array_remove (self->bound, item);
}

/* What stands above a row may be another one now. */
static void
show_again (IteamEntryList *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    if (gtk_list_item_get_item (g_ptr_array_index (self->bound, i)) != NULL)
      show_item (self, g_ptr_array_index (self->bound, i));
}

static void
selected_cb (IteamEntryList *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
activated_cb (IteamEntryList *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
iteam_entry_list_dispose (GObject *object)
{
  IteamEntryList *self = ITEAM_ENTRY_LIST (object);

  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (iteam_entry_list_parent_class)->dispose (object);
}

static void
iteam_entry_list_finalize (GObject *object)
{
  g_ptr_array_unref (ITEAM_ENTRY_LIST (object)->bound);

  G_OBJECT_CLASS (iteam_entry_list_parent_class)->finalize (object);
}

static void
iteam_entry_list_class_init (IteamEntryListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_entry_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = iteam_entry_list_finalize;

  /**
   * IteamEntryList::selected:
   *
   * Emitted when another entry was chosen, or none is any more.
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamEntryList::opened:
   *
   * Emitted when the entry that is chosen is to be opened.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-entry-list.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamEntryList, filtered);
  gtk_widget_class_bind_template_child (widget_class, IteamEntryList, selection);
  gtk_widget_class_bind_template_child (widget_class, IteamEntryList, sorted);
  gtk_widget_class_bind_template_child (widget_class, IteamEntryList, view);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
iteam_entry_list_init (IteamEntryList *self)
{
  self->bound = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL));
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (show_again), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * iteam_entry_list_set_look:
 * @self: a list
 * @look: how it shows its entries; has to stay
 * @data: handed to the functions of @look
 */
void
iteam_entry_list_set_look (IteamEntryList       *self,
                           const IteamEntryLook *look,
                           gpointer              data)
{
  g_return_if_fail (ITEAM_IS_ENTRY_LIST (self));
  g_return_if_fail (self->look == NULL);

  self->look = look;
  self->data = data;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _(look->label), -1);
  gtk_filter_list_model_set_filter (self->filtered, self->filter);
  if (look->compare != NULL)
    gtk_sort_list_model_set_sorter (self->sorted, self->sorter);
}

/**
 * iteam_entry_list_set_entries:
 * @self: a list with a look
 * @entries: (element-type IteamEntry): what it shows
 */
void
iteam_entry_list_set_entries (IteamEntryList *self,
                              GListModel     *entries)
{
  g_return_if_fail (ITEAM_IS_ENTRY_LIST (self));
  g_return_if_fail (self->look != NULL);

  gtk_filter_list_model_set_model (self->filtered, entries);
}

/**
 * iteam_entry_list_search:
 * @self: a list
 * @text: words that an entry is to have, each
 */
void
iteam_entry_list_search (IteamEntryList *self,
                           const char       *text)
{
  g_return_if_fail (ITEAM_IS_ENTRY_LIST (self));

  g_strfreev (self->words);
  self->words = iteam_text_words (text);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * iteam_entry_list_update:
 * @self: a list
 *
 * Shows the entries as they are now, in order.
 */
void
iteam_entry_list_update (IteamEntryList *self)
{
  g_return_if_fail (ITEAM_IS_ENTRY_LIST (self));

  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  show_again (self);
}

/**
 * iteam_entry_list_get_n_shown:
 * @self: a list
 *
 * Returns: how many entries are shown.
 */
guint
iteam_entry_list_get_n_shown (IteamEntryList *self)
{
  g_return_val_if_fail (ITEAM_IS_ENTRY_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

/**
 * iteam_entry_list_get_selected:
 * @self: a list
 *
 * Returns: (transfer none) (nullable) (type IteamEntry): the entry that is chosen.
 */
gpointer
iteam_entry_list_get_selected (IteamEntryList *self)
{
  g_return_val_if_fail (ITEAM_IS_ENTRY_LIST (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

static void
select_at (IteamEntryList *self,
           guint             position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

/**
 * iteam_entry_list_select:
 * @self: a list
 * @id: key of an entry
 *
 * Returns: whether it is shown, and chosen now.
 */
gboolean
iteam_entry_list_select (IteamEntryList *self,
                           gint64            id)
{
  g_return_val_if_fail (ITEAM_IS_ENTRY_LIST (self), FALSE);

  for (guint i = 0; i < iteam_entry_list_get_n_shown (self); i++)
    {
      g_autoptr (IteamEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (iteam_entry_get_id (entry) != id)
        continue;
      select_at (self, i);

      return TRUE;
    }

  return FALSE;
}

/**
 * iteam_entry_list_select_first:
 * @self: a list
 *
 * Returns: whether there is an entry; the first is chosen now.
 */
gboolean
iteam_entry_list_select_first (IteamEntryList *self)
{
  g_return_val_if_fail (ITEAM_IS_ENTRY_LIST (self), FALSE);

  if (iteam_entry_list_get_n_shown (self) == 0)
    return FALSE;
  select_at (self, 0);

  return TRUE;
}

/**
 * iteam_entry_list_list_shown:
 * @self: a list
 *
 * Returns: (transfer full) (element-type IteamEntry): what is shown, in order.
 */
GPtrArray *
iteam_entry_list_list_shown (IteamEntryList *self)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < iteam_entry_list_get_n_shown (self); i++)
    g_ptr_array_add (shown, g_list_model_get_item (G_LIST_MODEL (self->selection), i));

  return shown;
}
