/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-grid-private.h"

#include "iteam-action-cell.h"
#include "iteam-action-tick.h"

/* The columns of the table: what their cells are, by which is sorted, and
 * which of them there is room for. */

/* The width of the column with the tick, and the least of that with the title,
 * in application pixels. */
#define TICK_WIDTH 46
#define TITLE_WIDTH 280

/* How many cells of a column are kept that no row needs: those of a screen. */
#define MAX_SPARES 64

/* How much room there is thought to be before there is any, in application
 * pixels: what the table has in a window of common size. */
#define FIRST_ROOM 600

/* The columns by how much they are missed when they are not there. */
static const struct
{
  IteamActionColumn column;
  int width;
} by_weight[] = {
  { ITEAM_ACTION_COLUMN_TITLE, TITLE_WIDTH },
  { ITEAM_ACTION_COLUMN_DUE, 128 },
  { ITEAM_ACTION_COLUMN_OWNERS, 136 },
  { ITEAM_ACTION_COLUMN_STATUS, 168 },
  { ITEAM_ACTION_COLUMN_NUMBER, 76 },
  { ITEAM_ACTION_COLUMN_PRIORITY, 104 },
  { ITEAM_ACTION_COLUMN_PILLAR, 136 },
  { ITEAM_ACTION_COLUMN_KIND, 136 },
};

typedef struct
{
  IteamActionGrid *grid;
  IteamActionColumn column;
} Probe;

/* Asked of a sorter of the table, which sorts nothing itself: the first column
 * that is asked is the one that a person chose. */
static int
probe (gconstpointer first,
       gconstpointer second,
       gpointer      data)
{
  const Probe *self = data;

  if (self->grid->probed < 0)
    self->grid->probed = self->column;

  return -1;
}

static void
sorter_changed_cb (IteamActionGrid *self)
{
  GtkOrdering order;

  if (self->fitting)
    return;

  self->probed = -1;
  order = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), self, self->view);
  if (self->probed < 0)
    return;

  self->sort_column = (IteamActionColumn) self->probed;
  self->sort_descending = order == GTK_ORDERING_LARGER;
  iteam_action_grid_start_afresh (self, FALSE);
  if (self->list != NULL)
    iteam_action_list_set_sort (self->list, self->sort_column, self->sort_descending);
  g_signal_emit_by_name (self, "sort-changed");
}

static void
title_edited_cb (IteamActionGrid  *self,
                 IteamActionPoint *read,
                 const char       *title)
{
  g_signal_emit_by_name (self, "title-edited", read, title);
}

/* GTK before 4.12 takes down the cells of all rows that others take the place
 * of, at each key of a search, and has new ones set up. Those that were made
 * are kept for the next ones. */
static GtkWidget *
take_spare (GtkSignalListItemFactory *factory)
{
  GPtrArray *spares = g_object_get_data (G_OBJECT (factory), "iteam-spares");

  return spares->len > 0 ? g_ptr_array_steal_index_fast (spares, spares->len - 1) : NULL;
}

/* An item of GTK 4.8 has let go of its child when it is taken down. */
static void
set_cell (GtkListItem *item,
          GtkWidget   *cell)
{
  gtk_list_item_set_child (item, cell);
  g_object_set_data_full (G_OBJECT (item), "iteam-cell", g_object_ref (cell), g_object_unref);
}

static void
teardown_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  GPtrArray *spares = g_object_get_data (G_OBJECT (factory), "iteam-spares");
  g_autoptr (GtkWidget) cell = g_object_steal_data (G_OBJECT (item), "iteam-cell");

  gtk_list_item_set_child (item, NULL);
  if (spares->len < MAX_SPARES)
    g_ptr_array_add (spares, g_steal_pointer (&cell));
}

static void
keep_spares (GtkListItemFactory *factory)
{
  g_object_set_data_full (G_OBJECT (factory), "iteam-spares", g_ptr_array_new_with_free_func (g_object_unref),
                          (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cb), NULL);
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               IteamActionGrid          *self)
{
  IteamActionColumn column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "iteam-column"));
  g_autoptr (GtkWidget) cell = take_spare (factory);

  if (cell == NULL)
    {
      cell = g_object_ref_sink (iteam_action_cell_new (column));
      if (column == ITEAM_ACTION_COLUMN_TITLE)
        g_signal_connect_object (cell, "title-edited", G_CALLBACK (title_edited_cb), self, G_CONNECT_SWAPPED);
    }
  set_cell (item, cell);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              IteamActionGrid          *self)
{
  IteamActionCell *cell = ITEAM_ACTION_CELL (gtk_list_item_get_child (item));

  iteam_action_cell_bind (cell, gtk_list_item_get_item (item), self->directory);
  if (self->news != NULL && iteam_action_cell_get_column (cell) == ITEAM_ACTION_COLUMN_TITLE)
    iteam_action_cell_set_news (cell, self->news);
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                IteamActionGrid          *self)
{
  iteam_action_cell_unbind (ITEAM_ACTION_CELL (gtk_list_item_get_child (item)));
}

static GtkListItemFactory *
new_factory (IteamActionGrid  *self,
             IteamActionColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "iteam-column", GINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell_cb), self, 0);
  keep_spares (factory);

  return factory;
}

static void
ticked_cb (IteamActionGrid  *self,
           IteamActionPoint *action,
           gboolean          done)
{
  g_signal_emit_by_name (self, "ticked", action, done);
}

static void
setup_tick_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               IteamActionGrid          *self)
{
  g_autoptr (GtkWidget) tick = take_spare (factory);

  if (tick == NULL)
    {
      tick = g_object_ref_sink (iteam_action_tick_new ());
      g_signal_connect_object (tick, "ticked", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
    }
  set_cell (item, tick);
}

static void
bind_tick_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              IteamActionGrid          *self)
{
  GtkWidget *tick = gtk_list_item_get_child (item);
  GObject *object = gtk_list_item_get_item (item);

  gtk_widget_set_sensitive (tick, !self->read_only);
  iteam_action_tick_set_action (ITEAM_ACTION_TICK (tick),
                                ITEAM_IS_ACTION_POINT (object) ? ITEAM_ACTION_POINT (object) : NULL);
}

static void
unbind_tick_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                IteamActionGrid          *self)
{
  iteam_action_tick_set_action (ITEAM_ACTION_TICK (gtk_list_item_get_child (item)), NULL);
}

static void
add_tick_column (IteamActionGrid *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_tick_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_tick_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_tick_cb), self, 0);
  keep_spares (factory);

  column = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_column_set_fixed_width (column, TICK_WIDTH);
  gtk_column_view_append_column (self->view, column);
}

static void
add_column (IteamActionGrid  *self,
            IteamActionColumn column)
{
  Probe *data = g_new (Probe, 1);
  g_autoptr (GtkSorter) sorter = NULL;

  data->grid = self;
  data->column = column;
  sorter = GTK_SORTER (gtk_custom_sorter_new (probe, data, g_free));

  self->columns[column] = gtk_column_view_column_new (iteam_action_column_label (column), new_factory (self, column));
  gtk_column_view_column_set_sorter (self->columns[column], sorter);
  gtk_column_view_column_set_resizable (self->columns[column], TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (by_weight); i++)
    if (by_weight[i].column == column && column != ITEAM_ACTION_COLUMN_TITLE)
      gtk_column_view_column_set_fixed_width (self->columns[column], by_weight[i].width);
  gtk_column_view_column_set_expand (self->columns[column], column == ITEAM_ACTION_COLUMN_TITLE);
}

/* The arrow in the heading of the column that is sorted by. */
static void
show_sort (IteamActionGrid *self)
{
  if ((self->present & (1u << self->sort_column)) != 0)
    gtk_column_view_sort_by_column (self->view, self->columns[self->sort_column],
                                    self->sort_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* A column that is only made invisible still takes its room (GTK 4.8). */
static void
set_present (IteamActionGrid *self,
             guint            present)
{
  guint position = 1;

  if (present == self->present)
    return;

  self->fitting = TRUE;
  for (int column = 0; column < ITEAM_N_ACTION_COLUMNS; column++)
    {
      gboolean is = (self->present & (1u << column)) != 0;
      gboolean shall_be = (present & (1u << column)) != 0;

      if (is && !shall_be)
        gtk_column_view_remove_column (self->view, self->columns[column]);
      else if (shall_be && !is)
        gtk_column_view_insert_column (self->view, position, self->columns[column]);
      if (shall_be)
        position++;
    }
  self->present = present;
  show_sort (self);
  self->fitting = FALSE;
}

/* Shows as many of the columns as there is room for, in application pixels. */
static void
fit_columns_in (IteamActionGrid *self,
                int              room)
{
  guint present = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (by_weight); i++)
    {
      IteamActionColumn column = by_weight[i].column;

      if (column != ITEAM_ACTION_COLUMN_TITLE &&
          ((self->wanted & (1u << column)) == 0 || by_weight[i].width > room))
        continue;
      room -= by_weight[i].width;
      present |= 1u << column;
    }
  set_present (self, present);
}

static void
fit_columns (gpointer data)
{
  g_autoptr (IteamActionGrid) self = data;
  int room = (int) gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (self->scroller)) - TICK_WIDTH;

  self->fit_is_due = FALSE;
  if (room > 0 && self->columns[0] != NULL)
    fit_columns_in (self, room);
}

/* Not at once: a column must not come or go while sizes are being given. */
static void
queue_fit (IteamActionGrid *self)
{
  if (self->fit_is_due)
    return;

  self->fit_is_due = TRUE;
  g_idle_add_once (fit_columns, g_object_ref (self));
}

/* Private: makes the columns, once. */
void
iteam_action_grid_add_columns (IteamActionGrid *self)
{
  self->wanted = G_MAXUINT;
  self->sort_column = ITEAM_ACTION_COLUMN_DUE;
  add_tick_column (self);
  for (int column = 0; column < ITEAM_N_ACTION_COLUMNS; column++)
    add_column (self, (IteamActionColumn) column);
  fit_columns_in (self, FIRST_ROOM);

  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "notify::page-size",
                           G_CALLBACK (queue_fit), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_action_grid_set_columns:
 * @self: a grid
 * @nicks: (array zero-terminated=1): names of columns, as settings have them
 *
 * Says which columns are wanted; the title is there always.
 */
void
iteam_action_grid_set_columns (IteamActionGrid   *self,
                               const char *const *nicks)
{
  g_return_if_fail (ITEAM_IS_ACTION_GRID (self));

  self->wanted = 0;
  for (const char *const *nick = nicks; *nick != NULL; nick++)
    {
      IteamActionColumn column;

      if (iteam_action_column_from_nick (*nick, &column))
        self->wanted |= 1u << column;
    }
  queue_fit (self);
}

/**
 * iteam_action_grid_set_sort:
 * @self: a grid
 * @column: by what to sort
 * @descending: whether from high to low
 */
void
iteam_action_grid_set_sort (IteamActionGrid  *self,
                            IteamActionColumn column,
                            gboolean          descending)
{
  g_return_if_fail (ITEAM_IS_ACTION_GRID (self));
  g_return_if_fail ((int) column >= 0 && column < ITEAM_N_ACTION_COLUMNS);

  self->sort_column = column;
  self->sort_descending = descending;
  if (self->list != NULL)
    iteam_action_list_set_sort (self->list, column, descending);
  self->fitting = TRUE;
  show_sort (self);
  self->fitting = FALSE;
}

/**
 * iteam_action_grid_get_sort:
 * @self: a grid
 * @column: (out): by what is sorted
 * @descending: (out): whether from high to low
 */
void
iteam_action_grid_get_sort (IteamActionGrid   *self,
                            IteamActionColumn *column,
                            gboolean          *descending)
{
  g_return_if_fail (ITEAM_IS_ACTION_GRID (self));

  *column = self->sort_column;
  *descending = self->sort_descending;
}

/**
 * iteam_action_grid_refresh:
 * @self: a grid
 *
 * Looks again at what all rows show: names, and what day it is, are no
 * properties of an action point.
 */
void
iteam_action_grid_refresh (IteamActionGrid *self)
{
  static const IteamActionColumn columns[] = {
    ITEAM_ACTION_COLUMN_OWNERS, ITEAM_ACTION_COLUMN_PILLAR, ITEAM_ACTION_COLUMN_DUE,
  };

  g_return_if_fail (ITEAM_IS_ACTION_GRID (self));

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkListItemFactory) factory = new_factory (self, columns[i]);

      gtk_column_view_column_set_factory (self->columns[columns[i]], factory);
    }
}
