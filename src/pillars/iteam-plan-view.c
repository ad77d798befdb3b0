/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-plan-view.h"

#include <glib/gi18n-lib.h>

#include "iteam-plan-bar.h"
#include "iteam-year-plan.h"

/**
 * IteamPlanView:
 *
 * A year plan, drawn: twelve months by the pillars, with today's line, and months without a
 * spotlight to be seen at a glance. Each spotlight is a widget of its own, so that it can be
 * reached by keys and is read out.
 */
struct _IteamPlanView
{
  GtkWidget parent_instance;

  int year;
  gint64 chosen;

  /* owned */
  IteamProgrammeDesk *desk;
  IteamYearPlan *plan;
  /* all of these are children: what is drawn later lies above */
  GtkWidget *months[12];
  GtkWidget *short_months[12];
  GPtrArray *lines;
  GPtrArray *names;
  GPtrArray *bars;
  GtkWidget *today_line;
};

enum
{
  SIGNAL_CHOSEN,
  SIGNAL_PILLAR,
  SIGNAL_ADD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define HEADER 30
#define LANE 40
#define LANE_GAP 4
#define ROW_GAP 10
#define NAMES 150
#define LEAST_MONTH 30

G_DEFINE_FINAL_TYPE (IteamPlanView, iteam_plan_view, GTK_TYPE_WIDGET)

static double
x_of (IteamPlanView *self,
      double         place)
{
  return NAMES + place * (gtk_widget_get_width (GTK_WIDGET (self)) - NAMES);
}

static int
row_top (IteamPlanView *self,
         guint          row)
{
  int top = HEADER;

  for (guint i = 0; self->plan != NULL && i < MIN (row, self->plan->n_rows); i++)
    top += (int) self->plan->n_lanes[i] * (LANE + LANE_GAP) + ROW_GAP;

  return top;
}

static guint
count_rows (IteamPlanView *self)
{
  return self->plan != NULL ? self->plan->n_rows : 0;
}

static void
unparent (gpointer widget)
{
  gtk_widget_unparent (widget);
}

static const char *
pillar_name (IteamPlanView *self,
             guint          row)
{
  IteamDirectory *directory = iteam_desk_get_directory (ITEAM_DESK (self->desk));
  g_autoptr (IteamPillar) pillar = directory != NULL ? g_list_model_get_item (iteam_directory_get_pillars (directory), row) : NULL;

  return pillar != NULL ? iteam_pillar_get_name (pillar) : "";
}

static void show_months (IteamPlanView *self);

/* --- bars --- */

static IteamPlanBarWidget *
find_bar (IteamPlanView *self,
          gint64         id)
{
  for (guint i = 0; i < self->bars->len; i++)
    if (iteam_entry_get_id (ITEAM_ENTRY (iteam_plan_bar_get_spotlight (self->bars->pdata[i]))) == id)
      return self->bars->pdata[i];

  return NULL;
}

/* What is dragged stands where it is dragged to. */
static void
lay_out (IteamPlanView *self)
{
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);
  IteamDirectory *directory = iteam_desk_get_directory (ITEAM_DESK (self->desk));
  g_autoptr (GPtrArray) spotlights = g_ptr_array_new ();

  g_clear_pointer (&self->plan, iteam_year_plan_free);
  if (programme == NULL || directory == NULL)
    return;

  for (guint i = 0; i < programme->spotlights->len; i++)
    {
      IteamPlanBarWidget *bar = find_bar (self, iteam_entry_get_id (programme->spotlights->pdata[i]));

      g_ptr_array_add (spotlights, bar != NULL ? iteam_plan_bar_get_shown (bar) : programme->spotlights->pdata[i]);
    }
  self->plan = iteam_year_plan_new (spotlights, directory, self->year);
  for (guint i = 0; i < self->plan->bars->len; i++)
    {
      const IteamPlanBar *laid = &g_array_index (self->plan->bars, IteamPlanBar, i);
      gint64 id = iteam_entry_get_id (ITEAM_ENTRY (laid->spotlight));
      IteamPlanBarWidget *bar = find_bar (self, id);

      if (bar != NULL)
        iteam_plan_bar_show (bar, laid->row, pillar_name (self, laid->row), id == self->chosen);
    }
  show_months (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
dragged_cb (IteamPlanView *self)
{
  lay_out (self);
}

static void
edited_cb (IteamPlanView      *self,
           IteamSpotlight     *edited,
           IteamPlanBarWidget *bar)
{
  if (iteam_desk_get_writable (ITEAM_DESK (self->desk)))
    iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), iteam_plan_bar_get_spotlight (bar), edited);
  else
    lay_out (self);
}

static void
bar_chosen_cb (IteamPlanView      *self,
               IteamPlanBarWidget *bar)
{
  self->chosen = iteam_entry_get_id (ITEAM_ENTRY (iteam_plan_bar_get_spotlight (bar)));
  lay_out (self);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static gboolean
is_of_year (IteamPlanView  *self,
            IteamSpotlight *spotlight)
{
  const IteamSpotlightFields *fields = iteam_spotlight_get_fields (spotlight);

  return iteam_year_plan_place (self->year, fields->last + 1) > 0 && iteam_year_plan_place (self->year, fields->first) < 1;
}

/* Bars of what is still there stay, with the keyboard where it is. */
static void
sync_bars (IteamPlanView *self)
{
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);

  for (guint i = 0; programme != NULL && i < programme->spotlights->len; i++)
    if (is_of_year (self, programme->spotlights->pdata[i]))
      g_hash_table_add (wanted, programme->spotlights->pdata[i]);
  for (guint i = self->bars->len; i-- > 0;)
    if (!g_hash_table_remove (wanted, iteam_plan_bar_get_spotlight (self->bars->pdata[i])))
      g_ptr_array_remove_index (self->bars, i);
  for (guint i = 0; programme != NULL && i < programme->spotlights->len; i++)
    {
      GtkWidget *bar;

      if (!g_hash_table_contains (wanted, programme->spotlights->pdata[i]))
        continue;
      bar = iteam_plan_bar_new (programme->spotlights->pdata[i]);
      gtk_widget_insert_before (bar, GTK_WIDGET (self), self->today_line);
      g_signal_connect_swapped (bar, "chosen", G_CALLBACK (bar_chosen_cb), self);
      g_signal_connect_swapped (bar, "dragged", G_CALLBACK (dragged_cb), self);
      g_signal_connect_swapped (bar, "edited", G_CALLBACK (edited_cb), self);
      g_ptr_array_add (self->bars, bar);
    }
}

/* --- months, and names of the pillars --- */

/* "mrt" of "1 mrt", whichever of the two stands first. */
static char *
make_short_name (int month)
{
  g_autofree char *day = iteam_day_format (iteam_day_from_ymd (2019, month, 1), iteam_day_from_ymd (2019, month == 1 ? 12 : 1, 15), ITEAM_DAY_SHORT);

  return g_strdup (g_strstrip (g_strdelimit (day, "1", ' ')));
}

/* Months in which nothing is in the spotlight are to be seen, and are told. */
static void
show_months (IteamPlanView *self)
{
  IteamDay today = iteam_day_today ();
  int year;

  for (int month = 1; month <= 12; month++)
    {
      gboolean empty = self->plan != NULL && (self->plan->empty_months & (1u << (month - 1))) != 0;
      const char *name = iteam_day_month_name (month);
      g_autofree char *told = empty ? g_strdup_printf (_("%s, without a spotlight"), name) : g_strdup (name);
      const char *classes[] = { "month", empty ? "empty" : NULL, NULL };

      g_autofree char *short_name = make_short_name (month);
      GtkWidget *labels[] = { self->months[month - 1], self->short_months[month - 1] };

      gtk_label_set_label (GTK_LABEL (labels[0]), name);
      gtk_label_set_label (GTK_LABEL (labels[1]), short_name);
      for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
        {
          gtk_widget_set_css_classes (labels[i], classes);
          gtk_accessible_update_property (GTK_ACCESSIBLE (labels[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
        }
    }
  iteam_day_to_ymd (today, &year, NULL, NULL);
  gtk_widget_set_visible (self->today_line, year == self->year);
}

static void
name_clicked_cb (IteamPlanView *self,
                 GtkWidget     *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (self->names->pdata[i] == name)
      g_signal_emit (self, signals[SIGNAL_PILLAR], 0, i);
}

static void
sync_names (IteamPlanView *self)
{
  IteamDirectory *directory = iteam_desk_get_directory (ITEAM_DESK (self->desk));
  guint n_pillars = directory != NULL ? g_list_model_get_n_items (iteam_directory_get_pillars (directory)) : 0;

  while (self->names->len > n_pillars)
    {
      g_ptr_array_remove_index (self->names, self->names->len - 1);
      g_ptr_array_remove_index (self->lines, self->lines->len - 1);
    }
  for (guint i = 0; i < n_pillars; i++)
    {
      if (i >= self->names->len)
        {
          GtkWidget *button = gtk_button_new_with_label ("");
          GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

          gtk_label_set_wrap (GTK_LABEL (label), TRUE);
          gtk_label_set_lines (GTK_LABEL (label), 2);
          gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
          gtk_label_set_xalign (GTK_LABEL (label), 0);
          gtk_widget_add_css_class (button, "flat");
          gtk_widget_insert_before (button, GTK_WIDGET (self), self->today_line);
          g_signal_connect_swapped (button, "clicked", G_CALLBACK (name_clicked_cb), self);
          g_ptr_array_add (self->names, button);
          g_ptr_array_add (self->lines, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
          gtk_widget_insert_after (self->lines->pdata[i], GTK_WIDGET (self), self->months[11]);
        }
      gtk_button_set_label (GTK_BUTTON (self->names->pdata[i]), pillar_name (self, i));
    }
}

/* --- the widget --- */

static void
iteam_plan_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  IteamPlanView *self = ITEAM_PLAN_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = NAMES + 12 * LEAST_MONTH;
      *natural = NAMES + 12 * 80;
    }
  else
    *minimum = *natural = row_top (self, count_rows (self));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_measure (child, orientation, -1, NULL, NULL, NULL, NULL);
}

/* Whether all months have room for their whole names. */
static gboolean
has_room_for_names (IteamPlanView *self)
{
  int room = (int) ((gtk_widget_get_width (GTK_WIDGET (self)) - NAMES) / 12.0) - 2;

  for (int i = 0; i < 12; i++)
    {
      int natural;

      gtk_widget_measure (self->months[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      if (natural > room)
        return FALSE;
    }

  return TRUE;
}

static void
iteam_plan_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  IteamPlanView *self = ITEAM_PLAN_VIEW (widget);
  gboolean names = has_room_for_names (self);

  for (int month = 1; month <= 12; month++)
    {
      IteamDay first = iteam_day_from_ymd (self->year, month, 1);
      int from = (int) x_of (self, iteam_year_plan_place (self->year, first));
      int to = (int) x_of (self, iteam_year_plan_place (self->year, iteam_day_add_months (first, 1)));
      GtkAllocation place = { from, 0, to - from, height };

      gtk_widget_set_child_visible (self->months[month - 1], names);
      gtk_widget_set_child_visible (self->short_months[month - 1], !names);
      gtk_widget_size_allocate (names ? self->months[month - 1] : self->short_months[month - 1], &place, -1);
    }
  for (guint i = 0; i < self->names->len; i++)
    {
      GtkAllocation place = { 0, row_top (self, i) + ROW_GAP / 2, NAMES - 8, LANE };
      GtkAllocation line = { 0, row_top (self, i), width, 1 };

      gtk_widget_size_allocate (self->names->pdata[i], &place, -1);
      gtk_widget_size_allocate (self->lines->pdata[i], &line, -1);
    }
  if (gtk_widget_get_visible (self->today_line))
    {
      GtkAllocation place = { (int) x_of (self, iteam_year_plan_place (self->year, iteam_day_today ())) - 1, 0, 2, height };

      gtk_widget_size_allocate (self->today_line, &place, -1);
    }
  for (guint i = 0; self->plan != NULL && i < self->plan->bars->len; i++)
    {
      const IteamPlanBar *laid = &g_array_index (self->plan->bars, IteamPlanBar, i);
      IteamPlanBarWidget *bar = find_bar (self, iteam_entry_get_id (ITEAM_ENTRY (laid->spotlight)));
      int from = (int) (x_of (self, laid->from) + 1.5), to = (int) (x_of (self, laid->to) - 0.5);
      GtkAllocation place = { from, row_top (self, laid->row) + ROW_GAP / 2 + (int) laid->lane * (LANE + LANE_GAP), MAX (to - from, 12), LANE };

      if (bar != NULL)
        gtk_widget_size_allocate (GTK_WIDGET (bar), &place, -1);
    }
}

/* Two clicks on an empty place of a row add a spotlight there. */
static void
pressed_cb (IteamPlanView *self,
            int            n_press,
            double         x,
            double         y)
{
  IteamDay first = iteam_day_from_ymd (self->year, 1, 1);
  IteamDay beyond = iteam_day_from_ymd (self->year + 1, 1, 1);
  double place = (x - NAMES) / MAX (gtk_widget_get_width (GTK_WIDGET (self)) - NAMES, 1);
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  if (n_press != 2 || gtk_widget_get_ancestor (picked, ITEAM_TYPE_PLAN_BAR) != NULL || place < 0 || place >= 1)
    return;
  for (guint row = 0; row < count_rows (self); row++)
    if (y >= row_top (self, row) && y < row_top (self, row + 1))
      g_signal_emit (self, signals[SIGNAL_ADD], 0, row, first + (guint) (place * (beyond - first)));
}

static void
iteam_plan_view_dispose (GObject *object)
{
  IteamPlanView *self = ITEAM_PLAN_VIEW (object);

  g_clear_pointer (&self->bars, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  for (int i = 0; i < 12; i++)
    {
      g_clear_pointer (&self->months[i], gtk_widget_unparent);
      g_clear_pointer (&self->short_months[i], gtk_widget_unparent);
    }
  g_clear_pointer (&self->today_line, gtk_widget_unparent);
  g_clear_pointer (&self->plan, iteam_year_plan_free);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_plan_view_parent_class)->dispose (object);
}

static void
iteam_plan_view_class_init (IteamPlanViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_plan_view_dispose;
  widget_class->measure = iteam_plan_view_measure;
  widget_class->size_allocate = iteam_plan_view_size_allocate;

  /**
   * IteamPlanView::chosen:
   *
   * Emitted when another spotlight was chosen.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * IteamPlanView::pillar:
   * @row: the row of the pillar
   *
   * Emitted when the name of a pillar was clicked.
   */
  signals[SIGNAL_PILLAR] = g_signal_new ("pillar", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * IteamPlanView::add:
   * @row: the row of the pillar
   * @day: the day
   *
   * Emitted when a spotlight is to be added there.
   */
  signals[SIGNAL_ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "iteam-plan");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static GtkWidget *
make_month (IteamPlanView *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
iteam_plan_view_init (IteamPlanView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->bars = g_ptr_array_new_with_free_func (unparent);
  self->names = g_ptr_array_new_with_free_func (unparent);
  self->lines = g_ptr_array_new_with_free_func (unparent);
  for (int i = 0; i < 12; i++)
    {
      self->months[i] = make_month (self);
      self->short_months[i] = make_month (self);
    }
  self->today_line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (self->today_line, "today");
  gtk_widget_set_can_target (self->today_line, FALSE);
  gtk_widget_set_parent (self->today_line, GTK_WIDGET (self));
  iteam_day_to_ymd (iteam_day_today (), &self->year, NULL, NULL);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * iteam_plan_view_set_desk:
 * @self: a plan
 * @desk: what the pane has in common; once
 */
void
iteam_plan_view_set_desk (IteamPlanView      *self,
                          IteamProgrammeDesk *desk)
{
  g_return_if_fail (ITEAM_IS_PLAN_VIEW (self));

  g_set_object (&self->desk, desk);
}

/**
 * iteam_plan_view_show:
 * @self: a plan
 * @year: a year
 *
 * Shows the plan of that year as it is now.
 */
void
iteam_plan_view_show (IteamPlanView *self,
                      int            year)
{
  g_autofree char *label = NULL;

  g_return_if_fail (ITEAM_IS_PLAN_VIEW (self));

  self->year = year;
  sync_names (self);
  sync_bars (self);
  lay_out (self);
  label = g_strdup_printf (_("Year plan I-bewust %d"), year);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * iteam_plan_view_get_year:
 * @self: a plan
 *
 * Returns: the year that it shows.
 */
int
iteam_plan_view_get_year (IteamPlanView *self)
{
  g_return_val_if_fail (ITEAM_IS_PLAN_VIEW (self), 0);

  return self->year;
}

/**
 * iteam_plan_view_choose:
 * @self: a plan
 * @spotlight: key of a spotlight, or 0 for none
 *
 * Chooses it; nothing is emitted.
 */
void
iteam_plan_view_choose (IteamPlanView *self,
                        gint64         spotlight)
{
  g_return_if_fail (ITEAM_IS_PLAN_VIEW (self));

  self->chosen = spotlight;
  lay_out (self);
}

/**
 * iteam_plan_view_get_chosen:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): the spotlight that is chosen, if it is there.
 */
IteamSpotlight *
iteam_plan_view_get_chosen (IteamPlanView *self)
{
  IteamProgramme *programme;

  g_return_val_if_fail (ITEAM_IS_PLAN_VIEW (self), NULL);

  programme = self->desk != NULL ? iteam_programme_desk_get_programme (self->desk) : NULL;

  return programme != NULL && self->chosen != 0 ? iteam_programme_find (programme, ITEAM_KIND_SPOTLIGHT, self->chosen) : NULL;
}
