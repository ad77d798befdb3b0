/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-programme-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-programme-row.h"
#include "iteam-text.h"

/**
 * IteamProgrammeList:
 *
 * The activities, or the points of improvement and attention, by year, the last one first.
 * The title of a year is an item of the list as well, which cannot be chosen.
 */
struct _IteamProgrammeList
{
  AdwBin parent_instance;

  IteamKind kind;
  guint n_shown;
  /* what a figure counts, if that alone is shown */
  IteamCounted counted;

  /* template children */
  GtkListView *list;

  /* owned */
  char **words;
  IteamProgrammeDesk *desk;
  IteamNewsList *news;
  /* what is shown: an IteamEntry, or a GtkStringObject for the title of a year */
  GListStore *items;
  GtkSingleSelection *selection;
  GHashTable *titles;
  /* the widgets of what is on the screen */
  GHashTable *rows;
};

enum
{
  SIGNAL_SELECTED,
  SIGNAL_OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamProgrammeList, iteam_programme_list, ADW_TYPE_BIN)

static int
get_year (IteamEntry *entry)
{
  return ITEAM_IS_ACTIVITY (entry) ? iteam_activity_get_year (ITEAM_ACTIVITY (entry)) : iteam_point_get_fields (ITEAM_POINT (entry))->year;
}

static gboolean
is_shown (IteamProgrammeList *self,
          IteamEntry         *entry)
{
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);
  g_autofree char *folded = ITEAM_IS_ACTIVITY (entry) ? iteam_activity_fold (ITEAM_ACTIVITY (entry)) : iteam_point_fold (ITEAM_POINT (entry));

  for (char **word = self->words; word != NULL && *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;

  return self->counted.kind == ITEAM_COUNTED_NOTHING || iteam_counted_has (programme, &self->counted, entry);
}

/* The latest year first, and of a year what comes first; what has no year yet is to come. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  IteamEntry *first = *(IteamEntry *const *) a;
  IteamEntry *second = *(IteamEntry *const *) b;
  int first_year = get_year (first), second_year = get_year (second);

  if (first_year != second_year)
    return first_year == 0 ? -1 : second_year == 0 ? 1 : second_year - first_year;
  if (ITEAM_IS_ACTIVITY (first))
    return iteam_activity_compare (ITEAM_ACTIVITY (first), ITEAM_ACTIVITY (second));

  return iteam_point_get_fields (ITEAM_POINT (first))->number - iteam_point_get_fields (ITEAM_POINT (second))->number;
}

/* A year keeps its title, so that nothing happens to the list where nothing changed. */
static GObject *
ensure_title (IteamProgrammeList *self,
              int                 year)
{
  GObject *title = g_hash_table_lookup (self->titles, GINT_TO_POINTER (year));
  g_autofree char *text = NULL;

  if (title != NULL)
    return title;

  text = year != 0 ? g_strdup_printf ("%d", year) : g_strdup (_("No date yet"));
  title = G_OBJECT (gtk_string_object_new (text));
  g_hash_table_insert (self->titles, GINT_TO_POINTER (year), title);

  return title;
}

static GPtrArray *
make_items (IteamProgrammeList *self)
{
  IteamProgramme *programme = self->desk != NULL ? iteam_programme_desk_get_programme (self->desk) : NULL;
  GPtrArray *all = programme == NULL ? NULL : self->kind == ITEAM_KIND_POINT ? programme->points : programme->activities;
  IteamEntry *kept = iteam_programme_list_get_selected (self);
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  GPtrArray *items = g_ptr_array_new ();

  self->n_shown = 0;
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      gboolean matches = is_shown (self, all->pdata[i]);

      self->n_shown += matches;
      if (matches || all->pdata[i] == kept)
        g_ptr_array_add (shown, all->pdata[i]);
    }
  g_ptr_array_sort (shown, compare);
  for (guint i = 0; i < shown->len; i++)
    {
      int year = get_year (shown->pdata[i]);

      if (i == 0 || get_year (shown->pdata[i - 1]) != year)
        g_ptr_array_add (items, ensure_title (self, year));
      g_ptr_array_add (items, shown->pdata[i]);
    }

  return items;
}

static gboolean
is_same (IteamProgrammeList *self,
         guint               position,
         gpointer            item)
{
  g_autoptr (GObject) there = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return there == item;
}

/* One change, of what lies between a beginning and an end that are the same. */
static void
arrange (IteamProgrammeList *self)
{
  g_autoptr (GPtrArray) items = make_items (self);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint n_start = 0, n_end = 0;

  while (n_start < MIN (n_before, items->len) && is_same (self, n_start, items->pdata[n_start]))
    n_start++;
  while (n_end < MIN (n_before, items->len) - n_start && is_same (self, n_before - n_end - 1, items->pdata[items->len - n_end - 1]))
    n_end++;
  if (n_start + n_end < MAX (n_before, items->len))
    g_list_store_splice (self->items, n_start, n_before - n_start - n_end, items->pdata + n_start, items->len - n_start - n_end);
}

static void
show_news_of (IteamProgrammeList *self,
              IteamProgrammeRow  *row)
{
  IteamEntry *entry = iteam_programme_row_get_entry (row);
  const IteamRef ref = { iteam_entry_get_kind (entry), iteam_entry_get_id (entry) };
  const IteamNews *news = self->news != NULL ? iteam_news_list_find (self->news, &ref) : NULL;
  g_autofree char *text = news != NULL ? iteam_news_list_describe (news) : NULL;

  iteam_programme_row_set_news (row, text);
}

static void
show_news (IteamProgrammeList *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    show_news_of (self, row);
}

static void
bind_title (GtkListItem *item,
            const char  *title)
{
  GtkWidget *label = gtk_list_item_get_child (item);

  if (!GTK_IS_LABEL (label))
    {
      label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "heading");
      gtk_widget_add_css_class (label, "iteam-group-title");
      gtk_list_item_set_child (item, label);
    }
  gtk_label_set_label (GTK_LABEL (label), title);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         IteamProgrammeList       *self)
{
  gpointer object = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);

  gtk_list_item_set_selectable (item, ITEAM_IS_ENTRY (object));
  gtk_list_item_set_activatable (item, ITEAM_IS_ENTRY (object));
  if (GTK_IS_STRING_OBJECT (object))
    {
      bind_title (item, gtk_string_object_get_string (object));

      return;
    }

  if (!ITEAM_IS_PROGRAMME_ROW (row))
    {
      row = iteam_programme_row_new ();
      gtk_list_item_set_child (item, row);
    }
  iteam_programme_row_show (ITEAM_PROGRAMME_ROW (row), object, iteam_programme_desk_get_programme (self->desk));
  show_news_of (self, ITEAM_PROGRAMME_ROW (row));
  g_hash_table_add (self->rows, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           IteamProgrammeList       *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  if (!ITEAM_IS_PROGRAMME_ROW (row))
    return;

  if (self->rows != NULL)
    g_hash_table_remove (self->rows, row);
  iteam_programme_row_show (ITEAM_PROGRAMME_ROW (row), NULL, NULL);
}

static void
selected_cb (IteamProgrammeList *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

static void
activated_cb (IteamProgrammeList *self)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0);
}

static void
iteam_programme_list_dispose (GObject *object)
{
  IteamProgrammeList *self = ITEAM_PROGRAMME_LIST (object);

  if (self->news != NULL)
    g_signal_handlers_disconnect_by_data (self->news, self);
  g_clear_object (&self->news);
  g_clear_object (&self->desk);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (iteam_programme_list_parent_class)->dispose (object);
}

static void
iteam_programme_list_class_init (IteamProgrammeListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_programme_list_dispose;

  /**
   * IteamProgrammeList::selected:
   *
   * Emitted when something else was chosen, or nothing is any more.
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * IteamProgrammeList::opened:
   *
   * Emitted when what is chosen is to be opened.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/programme/iteam-programme-list.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammeList, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
iteam_programme_list_init (IteamProgrammeList *self)
{
  self->kind = ITEAM_KIND_ACTIVITY;
  self->rows = g_hash_table_new (NULL, NULL);
  self->titles = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->items = g_list_store_new (G_TYPE_OBJECT);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_programme_list_set_desk:
 * @self: a list
 * @desk: what the pane has in common; once
 */
void
iteam_programme_list_set_desk (IteamProgrammeList *self,
                               IteamProgrammeDesk *desk)
{
  g_return_if_fail (ITEAM_IS_PROGRAMME_LIST (self));

  g_set_object (&self->desk, desk);
}

/**
 * iteam_programme_list_set_news:
 * @self: a list
 * @news: (nullable): what is new in the team file
 */
void
iteam_programme_list_set_news (IteamProgrammeList *self,
                               IteamNewsList      *news)
{
  g_return_if_fail (ITEAM_IS_PROGRAMME_LIST (self));

  if (self->news != NULL)
    g_signal_handlers_disconnect_by_data (self->news, self);
  g_set_object (&self->news, news);
  if (news != NULL)
    g_signal_connect_object (news, "changed", G_CALLBACK (show_news), self, G_CONNECT_SWAPPED);
  show_news (self);
}

/**
 * iteam_programme_list_set_view:
 * @self: a list
 * @kind: %ITEAM_KIND_ACTIVITY or %ITEAM_KIND_POINT
 * @search: (nullable): words that are to be in what is shown
 */
void
iteam_programme_list_set_view (IteamProgrammeList *self,
                               IteamKind           kind,
                               const char         *search)
{
  g_return_if_fail (ITEAM_IS_PROGRAMME_LIST (self));

  if (self->kind != kind)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->kind = kind;
  g_strfreev (self->words);
  self->words = search != NULL ? iteam_text_words (search) : NULL;
  arrange (self);
}

/**
 * iteam_programme_list_set_counted:
 * @self: a list
 * @counted: (nullable): what a figure counts, to show that alone; %NULL for all
 */
void
iteam_programme_list_set_counted (IteamProgrammeList *self,
                                  const IteamCounted *counted)
{
  g_return_if_fail (ITEAM_IS_PROGRAMME_LIST (self));

  self->counted = counted != NULL ? *counted : (IteamCounted) { .kind = ITEAM_COUNTED_NOTHING };
  if (counted != NULL)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  arrange (self);
}

/**
 * iteam_programme_list_get_counted:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what is shown alone.
 */
const IteamCounted *
iteam_programme_list_get_counted (IteamProgrammeList *self)
{
  g_return_val_if_fail (ITEAM_IS_PROGRAMME_LIST (self), NULL);

  return self->counted.kind != ITEAM_COUNTED_NOTHING ? &self->counted : NULL;
}

/**
 * iteam_programme_list_update:
 * @self: a list
 *
 * Shows the programme as it is now.
 */
void
iteam_programme_list_update (IteamProgrammeList *self)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (ITEAM_IS_PROGRAMME_LIST (self));

  arrange (self);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    iteam_programme_row_show (row, iteam_programme_row_get_entry (row), iteam_programme_desk_get_programme (self->desk));
}

/**
 * iteam_programme_list_get_n_shown:
 * @self: a list
 *
 * Returns: how many the search lets through.
 */
guint
iteam_programme_list_get_n_shown (IteamProgrammeList *self)
{
  g_return_val_if_fail (ITEAM_IS_PROGRAMME_LIST (self), 0);

  return self->n_shown;
}

/**
 * iteam_programme_list_get_selected:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what is chosen.
 */
IteamEntry *
iteam_programme_list_get_selected (IteamProgrammeList *self)
{
  gpointer item;

  g_return_val_if_fail (ITEAM_IS_PROGRAMME_LIST (self), NULL);

  item = gtk_single_selection_get_selected_item (self->selection);

  return ITEAM_IS_ENTRY (item) ? item : NULL;
}

/**
 * iteam_programme_list_get_place:
 * @self: a list
 *
 * Returns: where that stands which is chosen, or -1.
 */
int
iteam_programme_list_get_place (IteamProgrammeList *self)
{
  guint selected;

  g_return_val_if_fail (ITEAM_IS_PROGRAMME_LIST (self), -1);

  selected = gtk_single_selection_get_selected (self->selection);

  return selected != GTK_INVALID_LIST_POSITION ? (int) selected : -1;
}

static IteamEntry *
get_entry (IteamProgrammeList *self,
           guint               position)
{
  /* The list keeps it. */
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  return ITEAM_IS_ENTRY (item) ? ITEAM_ENTRY (item) : NULL;
}

static void
select_position (IteamProgrammeList *self,
                 guint               position)
{
  gtk_single_selection_set_selected (self->selection, position);
  /* This also says where the keyboard goes when it comes to the list. */
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/**
 * iteam_programme_list_select:
 * @self: a list
 * @id: key of something
 *
 * Returns: whether it is in the list and shown, and chosen now.
 */
gboolean
iteam_programme_list_select (IteamProgrammeList *self,
                             gint64              id)
{
  g_return_val_if_fail (ITEAM_IS_PROGRAMME_LIST (self), FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      IteamEntry *entry = get_entry (self, i);

      if (entry == NULL || iteam_entry_get_id (entry) != id)
        continue;
      select_position (self, i);

      return TRUE;
    }

  return FALSE;
}

/**
 * iteam_programme_list_select_near:
 * @self: a list
 * @index: where something stood that is gone
 *
 * Chooses what stands there now, or else what stands above, or else below.
 *
 * Returns: whether there is something.
 */
gboolean
iteam_programme_list_select_near (IteamProgrammeList *self,
                                  int                 index)
{
  int n_items;

  g_return_val_if_fail (ITEAM_IS_PROGRAMME_LIST (self), FALSE);

  n_items = (int) g_list_model_get_n_items (G_LIST_MODEL (self->items));
  for (int i = MIN (index, n_items - 1); i >= 0; i--)
    if (get_entry (self, (guint) i) != NULL)
      {
        select_position (self, (guint) i);

        return TRUE;
      }
  /* Above the first there is only the title of its year. */
  for (int i = MAX (index, 0); i < n_items; i++)
    if (get_entry (self, (guint) i) != NULL)
      {
        select_position (self, (guint) i);

        return TRUE;
      }

  return FALSE;
}

/**
 * iteam_programme_list_focus:
 * @self: a list
 *
 * Brings the keyboard to what is chosen, or else chooses the first one.
 */
void
iteam_programme_list_focus (IteamProgrammeList *self)
{
  g_return_if_fail (ITEAM_IS_PROGRAMME_LIST (self));

  if (iteam_programme_list_select_near (self, MAX (iteam_programme_list_get_place (self), 0)))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
