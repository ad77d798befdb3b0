/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-grid-private.h"

#include "iteam-action-cell.h"
#include "iteam-action-selection.h"

/* The least height of a row in application pixels, how many rows to show before
 * the height of the table is known, and how long after a change of what is shown
 * the rows that nobody sees yet follow, in microseconds: soon, or when it is
 * likely that someone has typed what there was to type. */
#define ROW_HEIGHT 32
/* The least that stands above and below the rows in a window, in pixels. */
#define AROUND_ROWS 176
#define REST_SOON (250 * 1000)
#define REST_LATER (3 * 1000 * 1000)

/**
 * IteamActionGrid:
 *
 * The table of action points: columns that are sorted by a click on their
 * heading, rows that are ticked off and edited where they stand. Where there is
 * no room for all columns, those that matter least are left out, so that
 * nobody scrolls sideways.
 */

enum
{
  SIGNAL_SORT_CHANGED,
  SIGNAL_TICKED,
  SIGNAL_TITLE_EDITED,
  SIGNAL_EDIT,
  SIGNAL_MENU,
  SIGNAL_OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamActionGrid, iteam_action_grid, ADW_TYPE_BIN)

static IteamActionCell *
pick_cell (IteamActionGrid *self,
           double           x,
           double           y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  if (picked == NULL)
    return NULL;
  if (ITEAM_IS_ACTION_CELL (picked))
    return ITEAM_ACTION_CELL (picked);
  /* The cell itself stands in a widget of the table, with room around it. */
  if (gtk_widget_get_first_child (picked) != NULL && ITEAM_IS_ACTION_CELL (gtk_widget_get_first_child (picked)))
    return ITEAM_ACTION_CELL (gtk_widget_get_first_child (picked));

  return (IteamActionCell *) gtk_widget_get_ancestor (picked, ITEAM_TYPE_ACTION_CELL);
}

static void
get_place (IteamActionGrid *self,
           GtkWidget       *cell,
           GdkRectangle    *place)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds))
    graphene_rect_init (&bounds, 0, 0, 1, 1);

  *place = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                            (int) bounds.size.width, (int) bounds.size.height };
}

static IteamActionCell *
pick_cell_to_edit (IteamActionGrid *self,
                   double           x,
                   double           y)
{
  IteamActionCell *cell = self->read_only ? NULL : pick_cell (self, x, y);

  return cell != NULL && iteam_action_cell_get_action (cell) != NULL ? cell : NULL;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            IteamActionGrid *self)
{
  if (n_press == 2 && pick_cell_to_edit (self, x, y) != NULL)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* A second click in a cell is an edit of that cell. It begins when the button
 * comes up, and so does the menu: GTK takes a row for pressed until then, and for
 * ever when what was pressed has gone by that time. */
static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             IteamActionGrid *self)
{
  IteamActionCell *cell = n_press == 2 ? pick_cell_to_edit (self, x, y) : NULL;
  GdkRectangle place;

  if (cell == NULL)
    return;

  if (iteam_action_cell_get_column (cell) == ITEAM_ACTION_COLUMN_TITLE)
    {
      iteam_action_cell_edit_title (cell);
      return;
    }

  get_place (self, GTK_WIDGET (cell), &place);
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, iteam_action_cell_get_column (cell), &place);
}

static void
menu_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 IteamActionGrid *self)
{
  IteamActionCell *cell = pick_cell (self, x, y);

  if (cell != NULL && iteam_action_cell_get_action (cell) != NULL)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
menu_released_cb (GtkGestureClick *gesture,
                  int              n_press,
                  double           x,
                  double           y,
                  IteamActionGrid *self)
{
  IteamActionCell *cell = pick_cell (self, x, y);
  IteamActionPoint *action = cell != NULL ? iteam_action_cell_get_action (cell) : NULL;
  graphene_point_t point;
  GdkRectangle place;
  guint position;

  if (action == NULL ||
      !iteam_action_list_find_position (self->list, iteam_action_point_get_id (action), &position) ||
      !gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;

  if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);

  place = (GdkRectangle) { (int) point.x, (int) point.y, 1, 1 };
  g_signal_emit (self, signals[SIGNAL_MENU], 0, &place);
}

static void
activate_cb (IteamActionGrid *self,
             guint            position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (ITEAM_IS_ACTION_POINT (item))
    g_signal_emit (self, signals[SIGNAL_OPEN], 0);
}

/* Whoever scrolls wants to see the rest. */
static void
scrolled_cb (IteamActionGrid *self,
             GtkAdjustment   *adjustment)
{
  if (self->raise_tick != 0 && gtk_adjustment_get_value (adjustment) > 0)
    self->rest_at = 0;
}

static gboolean
iteam_action_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ITEAM_ACTION_GRID (widget)->view));
}

static void
iteam_action_grid_dispose (GObject *object)
{
  IteamActionGrid *self = ITEAM_ACTION_GRID (object);

  /* The sorter changes once more when the table goes. */
  self->fitting = TRUE;
  if (self->selection != NULL)
    gtk_multi_selection_set_model (self->selection, NULL);
  for (int column = 0; column < ITEAM_N_ACTION_COLUMNS; column++)
    g_clear_object (&self->columns[column]);
  g_clear_object (&self->list);
  g_clear_object (&self->directory);
  if (self->news != NULL)
    g_signal_handlers_disconnect_by_data (self->news, self);
  g_clear_object (&self->news);

  G_OBJECT_CLASS (iteam_action_grid_parent_class)->dispose (object);
}

static void
install_signals (IteamActionGridClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  /**
   * IteamActionGrid::sort-changed:
   *
   * Emitted when a person chose another order.
   */
  signals[SIGNAL_SORT_CHANGED] = g_signal_new ("sort-changed", type, G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamActionGrid::ticked:
   * @action: an action point
   * @done: whether it is to be done, else it is to be reopened
   *
   * Emitted when a person ticked a row off, or took the tick away.
   */
  signals[SIGNAL_TICKED] = g_signal_new ("ticked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, ITEAM_TYPE_ACTION_POINT, G_TYPE_BOOLEAN);

  /**
   * IteamActionGrid::title-edited:
   * @read: the action point as it was when editing began
   * @title: the title that was typed
   *
   * Emitted when a person typed another title in a row.
   */
  signals[SIGNAL_TITLE_EDITED] = g_signal_new ("title-edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 2, ITEAM_TYPE_ACTION_POINT, G_TYPE_STRING);

  /**
   * IteamActionGrid::edit:
   * @column: an #IteamActionColumn
   * @place: where the cell is, in the grid
   *
   * Emitted when a person wants to edit a cell of the rows that are chosen.
   */
  signals[SIGNAL_EDIT] = g_signal_new ("edit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_INT, GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * IteamActionGrid::menu:
   * @place: where it was asked for, in the grid
   *
   * Emitted when a person asks for the menu of the rows that are chosen.
   */
  signals[SIGNAL_MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, GDK_TYPE_RECTANGLE | G_SIGNAL_TYPE_STATIC_SCOPE);

  /**
   * IteamActionGrid::open:
   *
   * Emitted when a person wants to see more of the row that has the focus.
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
iteam_action_grid_class_init (IteamActionGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_action_grid_dispose;
  widget_class->grab_focus = iteam_action_grid_grab_focus;

  install_signals (klass);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "actions.edit-title", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "actions.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "actions.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "actions.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "actions.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "actions.menu", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-action-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActionGrid, scroller);
  gtk_widget_class_bind_template_child (widget_class, IteamActionGrid, selection);
  gtk_widget_class_bind_template_child (widget_class, IteamActionGrid, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
}

static void
iteam_action_grid_init (IteamActionGrid *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  iteam_action_grid_add_columns (self);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * iteam_action_grid_set_list:
 * @self: a grid
 * @list: the action points
 */
void
iteam_action_grid_set_list (IteamActionGrid *self,
                            IteamActionList *list)
{
  g_return_if_fail (ITEAM_IS_ACTION_GRID (self));
  g_return_if_fail (ITEAM_IS_ACTION_LIST (list));

  if (!g_set_object (&self->list, list))
    return;
  iteam_action_list_set_sort (list, self->sort_column, self->sort_descending);
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (list));
}

/**
 * iteam_action_grid_set_directory:
 * @self: a grid
 * @directory: (nullable): the names of people and pillars
 */
void
iteam_action_grid_set_directory (IteamActionGrid *self,
                                 IteamDirectory  *directory)
{
  g_return_if_fail (ITEAM_IS_ACTION_GRID (self));

  if (self->directory == directory)
    return;

  if (self->directory != NULL)
    g_signal_handlers_disconnect_by_data (self->directory, self);
  g_set_object (&self->directory, directory);
  if (directory != NULL)
    g_signal_connect_object (directory, "changed", G_CALLBACK (iteam_action_grid_refresh), self, G_CONNECT_SWAPPED);
}

static void
show_news_in (GtkWidget     *widget,
              IteamNewsList *news)
{
  if (ITEAM_IS_ACTION_CELL (widget))
    {
      if (iteam_action_cell_get_column (ITEAM_ACTION_CELL (widget)) == ITEAM_ACTION_COLUMN_TITLE)
        iteam_action_cell_set_news (ITEAM_ACTION_CELL (widget), news);
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    show_news_in (child, news);
}

/* Only the rows that are on the screen have cells. */
static void
news_changed_cb (IteamActionGrid *self)
{
  show_news_in (GTK_WIDGET (self->view), self->news);
}

/**
 * iteam_action_grid_set_news:
 * @self: a grid
 * @news: (nullable): what is new, to be marked
 */
void
iteam_action_grid_set_news (IteamActionGrid *self,
                            IteamNewsList   *news)
{
  g_return_if_fail (ITEAM_IS_ACTION_GRID (self));

  if (self->news == news)
    return;

  if (self->news != NULL)
    g_signal_handlers_disconnect_by_data (self->news, self);
  g_set_object (&self->news, news);
  if (news != NULL)
    g_signal_connect_object (news, "changed", G_CALLBACK (news_changed_cb), self, G_CONNECT_SWAPPED);
  news_changed_cb (self);
}

/**
 * iteam_action_grid_set_read_only:
 * @self: a grid
 * @read_only: whether nothing can be edited
 */
void
iteam_action_grid_set_read_only (IteamActionGrid *self,
                                 gboolean         read_only)
{
  g_return_if_fail (ITEAM_IS_ACTION_GRID (self));

  self->read_only = read_only;
}

/**
 * iteam_action_grid_get_selection:
 * @self: a grid
 *
 * Returns: (transfer none): the rows and which of them are chosen.
 */
GtkSelectionModel *
iteam_action_grid_get_selection (IteamActionGrid *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_GRID (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}

/* The action is one of the list that the table keeps within itself. */
static void
scroll_to (IteamActionGrid *self,
           guint            position)
{
  GtkWidget *child = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  while (child != NULL && !gtk_widget_activate_action (child, "list.scroll-to-item", "u", position))
    child = gtk_widget_get_prev_sibling (child);
}

/* What was chosen is chosen still, if it is still there. */
static void
choose_kept (IteamActionGrid *self)
{
  gint64 kept = self->kept;
  guint position;

  self->kept = 0;
  if (kept != 0 && iteam_action_selection_get_first (GTK_SELECTION_MODEL (self->selection)) == G_MAXUINT &&
      iteam_action_list_find_position (self->list, kept, &position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
}

static gboolean
raise_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  IteamActionGrid *self = ITEAM_ACTION_GRID (widget);

  /* A table keeps its first row in place, and hides what comes before it. */
  if (++self->n_frames == 1)
    scroll_to (self, 0);
  if (self->n_frames < 3 || g_get_monotonic_time () < self->rest_at)
    return G_SOURCE_CONTINUE;

  self->raise_tick = 0;
  iteam_action_list_set_limit (self->list, G_MAXUINT);
  choose_kept (self);

  return G_SOURCE_REMOVE;
}

/* Before the first frame only the window has a size. */
static guint
n_rows_that_fit (IteamActionGrid *self)
{
  int width, height = gtk_widget_get_height (GTK_WIDGET (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (height == 0 && GTK_IS_WINDOW (root))
    {
      gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
      height -= AROUND_ROWS;
    }

  return (guint) MAX (height, ROW_HEIGHT) / ROW_HEIGHT + 1;
}

/**
 * iteam_action_grid_start_afresh:
 * @self: a grid
 * @typing: whether it is likely that more will be typed
 *
 * To be called before other rows are shown than before, by a search, a filter
 * or another order. A table makes some two hundred rows at once; a person sees
 * a quarter of these, and waits at each key for all. So the first ones are
 * shown, from the top, and the others when there is time.
 */
void
iteam_action_grid_start_afresh (IteamActionGrid *self,
                                gboolean         typing)
{
  g_return_if_fail (ITEAM_IS_ACTION_GRID (self));

  if (self->list == NULL)
    return;

  if (self->kept == 0)
    {
      g_autoptr (GPtrArray) selected = iteam_action_selection_get_actions (GTK_SELECTION_MODEL (self->selection));

      if (selected->len == 1)
        self->kept = iteam_action_point_get_id (g_ptr_array_index (selected, 0));
    }
  self->n_frames = 0;
  self->rest_at = g_get_monotonic_time () + (typing ? REST_LATER : REST_SOON);
  iteam_action_list_set_limit (self->list, n_rows_that_fit (self));
  if (self->raise_tick == 0)
    self->raise_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), raise_cb, NULL, NULL);
}

static void
select_position (IteamActionGrid *self,
                 guint            position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  scroll_to (self, position);
}

/**
 * iteam_action_grid_select:
 * @self: a grid
 * @id: key of an action point
 *
 * Chooses an action point and scrolls to it.
 *
 * Returns: whether it is among the rows.
 */
gboolean
iteam_action_grid_select (IteamActionGrid *self,
                          gint64           id)
{
  guint position;

  g_return_val_if_fail (ITEAM_IS_ACTION_GRID (self), FALSE);

  if (!iteam_action_list_find_position (self->list, id, &position))
    return FALSE;
  select_position (self, position);

  return TRUE;
}

/**
 * iteam_action_grid_select_near:
 * @self: a grid
 * @position: where the row was that is gone
 *
 * Chooses the action point that took its place, so that the next one can be
 * dealt with.
 */
void
iteam_action_grid_select_near (IteamActionGrid *self,
                               guint            position)
{
  guint near;

  g_return_if_fail (ITEAM_IS_ACTION_GRID (self));

  near = iteam_action_selection_find_near (GTK_SELECTION_MODEL (self->selection), position);
  if (near != G_MAXUINT)
    select_position (self, near);
}

static IteamActionCell *
find_cell (GtkWidget        *widget,
           IteamActionPoint *action,
           IteamActionColumn column)
{
  if (ITEAM_IS_ACTION_CELL (widget))
    {
      IteamActionCell *cell = ITEAM_ACTION_CELL (widget);

      return iteam_action_cell_get_action (cell) == action && iteam_action_cell_get_column (cell) == column &&
             gtk_widget_get_mapped (widget) ? cell : NULL;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      IteamActionCell *found = find_cell (child, action, column);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static IteamActionCell *
find_selected_cell (IteamActionGrid  *self,
                    IteamActionColumn column)
{
  g_autoptr (GPtrArray) selected = iteam_action_selection_get_actions (GTK_SELECTION_MODEL (self->selection));

  if (selected->len == 0)
    return NULL;

  return find_cell (GTK_WIDGET (self->view), g_ptr_array_index (selected, 0), column);
}

/**
 * iteam_action_grid_edit_title:
 * @self: a grid
 *
 * Lets a person type another title in the row that is chosen.
 */
void
iteam_action_grid_edit_title (IteamActionGrid *self)
{
  IteamActionCell *cell;

  g_return_if_fail (ITEAM_IS_ACTION_GRID (self));

  cell = self->read_only ? NULL : find_selected_cell (self, ITEAM_ACTION_COLUMN_TITLE);
  if (cell != NULL)
    iteam_action_cell_edit_title (cell);
}

static void
finish_cells (GtkWidget *widget)
{
  if (ITEAM_IS_ACTION_CELL (widget))
    {
      iteam_action_cell_finish (ITEAM_ACTION_CELL (widget));
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    finish_cells (child);
}

/**
 * iteam_action_grid_flush:
 * @self: a grid
 *
 * Takes a title that is being edited in a row as it is.
 */
void
iteam_action_grid_flush (IteamActionGrid *self)
{
  g_return_if_fail (ITEAM_IS_ACTION_GRID (self));

  finish_cells (GTK_WIDGET (self->view));
}

/**
 * iteam_action_grid_get_place_of:
 * @self: a grid
 * @column: a column
 * @place: (out): where the cell of the first row that is chosen is, in the grid
 *
 * Returns: whether that cell is on the screen; without that column, that of
 *   the title stands for it.
 */
gboolean
iteam_action_grid_get_place_of (IteamActionGrid  *self,
                                IteamActionColumn column,
                                GdkRectangle     *place)
{
  IteamActionCell *cell;

  g_return_val_if_fail (ITEAM_IS_ACTION_GRID (self), FALSE);

  cell = find_selected_cell (self, column);
  if (cell == NULL)
    cell = find_selected_cell (self, ITEAM_ACTION_COLUMN_TITLE);
  if (cell == NULL)
    return FALSE;
  get_place (self, GTK_WIDGET (cell), place);

  return TRUE;
}
