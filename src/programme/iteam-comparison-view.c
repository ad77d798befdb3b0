/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-comparison-view.h"

#include <glib/gi18n-lib.h>

#include "iteam-chart-view.h"
#include "iteam-comparison-paper.h"
#include "iteam-comparison.h"
#include "iteam-compat.h"
#include "iteam-year.h"

/**
 * IteamComparisonView:
 *
 * A year beside another one, in charts. Here small numbers stand as they are; what is saved
 * of it has none.
 */
struct _IteamComparisonView
{
  AdwBin parent_instance;

  int year;
  int before;
  gboolean updating;

  /* template children */
  GtkLabel *year_label;
  GtkDropDown *before_choice;
  GtkBox *charts;

  /* owned */
  IteamProgrammeDesk *desk;
  GtkStringList *years;
};

enum
{
  SIGNAL_COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamComparisonView, iteam_comparison_view, ADW_TYPE_BIN)

static void
counted_cb (IteamComparisonView *self,
            const IteamCounted  *counted)
{
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0, counted);
}

/* A heading, the chart, and what is to be said of it. */
static GtkWidget *
make_section (IteamComparisonView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *chart = iteam_chart_view_new ();
  GtkWidget *note = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "title-4");
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_widget_add_css_class (note, "dim-label");
  g_signal_connect_swapped (chart, "counted", G_CALLBACK (counted_cb), self);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), chart);
  gtk_box_append (GTK_BOX (box), note);

  return box;
}

static void
show_section (GtkWidget  *section,
              IteamChart *chart)
{
  GtkWidget *heading = gtk_widget_get_first_child (section);
  GtkWidget *view = gtk_widget_get_next_sibling (heading);
  GtkWidget *note = gtk_widget_get_next_sibling (view);

  gtk_label_set_label (GTK_LABEL (heading), chart->title);
  iteam_chart_view_show (ITEAM_CHART_VIEW (view), chart);
  gtk_label_set_label (GTK_LABEL (note), chart->note != NULL ? chart->note : "");
  gtk_widget_set_visible (note, chart->note != NULL);
}

/* Every year that something is known of, apart from the one that is shown. */
static void
show_years (IteamComparisonView *self,
            IteamProgramme      *programme)
{
  g_autoptr (GArray) known = iteam_years_list (programme);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *label = g_strdup_printf ("%d", self->year);
  guint selected = GTK_INVALID_LIST_POSITION;
  gboolean has_before = FALSE;

  for (guint i = 0; i < known->len; i++)
    has_before = has_before || g_array_index (known, int, i) == self->before;
  if (!has_before)
    g_array_append_val (known, self->before);
  for (guint i = 0; i < known->len; i++)
    {
      if (g_array_index (known, int, i) == self->year)
        continue;
      if (g_array_index (known, int, i) == self->before)
        selected = words->len;
      g_ptr_array_add (words, g_strdup_printf ("%d", g_array_index (known, int, i)));
    }
  g_ptr_array_add (words, NULL);
  self->updating = TRUE;
  gtk_string_list_splice (self->years, 0, g_list_model_get_n_items (G_LIST_MODEL (self->years)), (const char *const *) words->pdata);
  gtk_drop_down_set_selected (self->before_choice, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->before_choice), TRUE);
  self->updating = FALSE;
  gtk_label_set_label (self->year_label, label);
}

static void
show_charts (IteamComparisonView *self,
             IteamProgramme      *programme)
{
  IteamDirectory *directory = iteam_desk_get_directory (ITEAM_DESK (self->desk));
  g_autoptr (GPtrArray) charts = iteam_comparison_make (programme, directory, self->year, self->before, TRUE);
  GtkWidget *section = gtk_widget_get_first_child (GTK_WIDGET (self->charts));

  for (guint i = 0; i < charts->len; i++)
    {
      if (section == NULL)
        {
          section = make_section (self);
          gtk_box_append (self->charts, section);
        }
      show_section (section, charts->pdata[i]);
      section = gtk_widget_get_next_sibling (section);
    }
  while (section != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (section);

      gtk_box_remove (self->charts, section);
      section = next;
    }
}

static void
before_changed_cb (IteamComparisonView *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->before_choice);

  if (self->updating || chosen == NULL)
    return;

  self->before = atoi (gtk_string_object_get_string (chosen));
  iteam_comparison_view_update (self);
}

static void
iteam_comparison_view_dispose (GObject *object)
{
  IteamComparisonView *self = ITEAM_COMPARISON_VIEW (object);

  g_clear_object (&self->years);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_comparison_view_parent_class)->dispose (object);
}

static void
iteam_comparison_view_class_init (IteamComparisonViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_comparison_view_dispose;

  /**
   * IteamComparisonView::counted:
   * @counted: (type IteamCounted): what was counted
   *
   * Emitted when a person asks what a figure counts.
   */
  signals[SIGNAL_COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/programme/iteam-comparison-view.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamComparisonView, before_choice);
  gtk_widget_class_bind_template_child (widget_class, IteamComparisonView, charts);
  gtk_widget_class_bind_template_child (widget_class, IteamComparisonView, year_label);
  gtk_widget_class_bind_template_callback (widget_class, before_changed_cb);
}

static void
iteam_comparison_view_init (IteamComparisonView *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->years = gtk_string_list_new (NULL);
  gtk_drop_down_set_model (self->before_choice, G_LIST_MODEL (self->years));
  self->updating = FALSE;
}

/**
 * iteam_comparison_view_set_desk:
 * @self: a view
 * @desk: what the pane has in common; once
 */
void
iteam_comparison_view_set_desk (IteamComparisonView *self,
                                IteamProgrammeDesk  *desk)
{
  g_return_if_fail (ITEAM_IS_COMPARISON_VIEW (self));

  g_set_object (&self->desk, desk);
}

/**
 * iteam_comparison_view_update:
 * @self: a view
 *
 * Shows the programme as it is now; of another file, the years that fit it.
 */
void
iteam_comparison_view_update (IteamComparisonView *self)
{
  IteamProgramme *programme;

  g_return_if_fail (ITEAM_IS_COMPARISON_VIEW (self));

  programme = iteam_programme_desk_get_programme (self->desk);
  if (programme == NULL)
    {
      self->year = 0;

      return;
    }

  if (self->year == 0)
    self->year = iteam_comparison_year (programme, iteam_day_today (), &self->before);
  show_years (self, programme);
  show_charts (self, programme);
}

/**
 * iteam_comparison_view_go:
 * @self: a view
 * @by: by how many years
 *
 * Shows another year, beside the last one that is known before it.
 */
void
iteam_comparison_view_go (IteamComparisonView *self,
                          int                  by)
{
  IteamProgramme *programme;

  g_return_if_fail (ITEAM_IS_COMPARISON_VIEW (self));

  programme = iteam_programme_desk_get_programme (self->desk);
  if (programme == NULL || self->year == 0)
    return;

  self->year = CLAMP (self->year + by, 1901, 2199);
  self->before = iteam_comparison_before (programme, self->year);
  iteam_comparison_view_update (self);
}

/**
 * iteam_comparison_view_get_year:
 * @self: a view
 *
 * Returns: the year that it shows; 0 while nothing was read.
 */
int
iteam_comparison_view_get_year (IteamComparisonView *self)
{
  g_return_val_if_fail (ITEAM_IS_COMPARISON_VIEW (self), 0);

  return self->year;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (IteamComparisonView) self = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    told = g_strdup_printf (_("The comparison is in “%s”, without numbers of people below 5."), name);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", told != NULL ? told : error->message);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (IteamComparisonView) self = user_data;
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = iteam_choose_file_finish (GTK_WIDGET (source), result, &error);
  g_autoptr (IteamPaper) paper = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (file != NULL && programme != NULL)
    {
      paper = iteam_comparison_paper_new (programme, iteam_desk_get_directory (ITEAM_DESK (self->desk)), self->year,
                                          self->before);
      pdf = iteam_paper_to_pdf (paper, NULL, &error);
    }
  if (pdf != NULL)
    g_file_replace_contents_bytes_async (file, pdf, NULL, FALSE, G_FILE_CREATE_NONE, NULL, written_cb, g_object_ref (self));
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

/**
 * iteam_comparison_view_save:
 * @self: a view
 *
 * Asks for a file and draws it there, as it may leave the team.
 */
void
iteam_comparison_view_save (IteamComparisonView *self)
{
  g_autofree char *name = NULL;
  IteamFileRequest request = {
    .save = TRUE,
    .title = _("Save the Comparison"),
    .accept = _("_Save"),
    .filter_name = _("PDF documents"),
    .pattern = "*.pdf",
  };

  g_return_if_fail (ITEAM_IS_COMPARISON_VIEW (self));

  name = iteam_comparison_paper_name (self->year, self->before, "pdf");
  request.name = name;
  iteam_choose_file_async (GTK_WIDGET (self), &request, NULL, file_chosen_cb, g_object_ref (self));
}
