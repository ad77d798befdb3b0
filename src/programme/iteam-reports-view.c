/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-reports-view.h"

#include <glib/gi18n-lib.h>

#include "iteam-report-row.h"

/**
 * IteamReportsView:
 *
 * How many reports and advisory talks a year had, by kind and by side. There is no place for
 * a person, a unit or a date.
 */
struct _IteamReportsView
{
  AdwBin parent_instance;

  int year;
  /* what is to be shown when it is there */
  gint64 wanted;

  /* template children */
  GtkLabel *year_label;
  GtkBox *groups;

  /* owned */
  IteamProgrammeDesk *desk;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (IteamReportsView, iteam_reports_view, ADW_TYPE_BIN)

/* The sides of which numbers are asked for; what came in otherwise is shown as well. */
static gboolean
is_asked_for (int side)
{
  return side == ITEAM_SIDE_INTERNAL || side == ITEAM_SIDE_EXTERNAL;
}

static void
make_rows (IteamReportsView *self)
{
  for (int kind = 0; kind < iteam_report_kinds.n_terms; kind++)
    {
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), iteam_terms_label (&iteam_report_kinds, kind));
      for (int side = 0; side < iteam_sides.n_terms; side++)
        {
          GtkWidget *row = iteam_report_row_new (self->desk, (IteamReportKind) kind, (IteamSide) side);

          g_object_set_data (G_OBJECT (row), "iteam-side", GINT_TO_POINTER (side));
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
          g_ptr_array_add (self->rows, row);
        }
      gtk_box_append (self->groups, group);
    }
}

static void
show_wanted (IteamReportsView *self)
{
  for (guint i = 0; self->wanted != 0 && i < self->rows->len; i++)
    {
      IteamReportCount *reports = iteam_report_row_get (self->rows->pdata[i]);

      if (reports == NULL || iteam_entry_get_id (ITEAM_ENTRY (reports)) != self->wanted)
        continue;
      self->wanted = 0;
      gtk_widget_child_focus (self->rows->pdata[i], GTK_DIR_TAB_FORWARD);
    }
}

static void
iteam_reports_view_dispose (GObject *object)
{
  IteamReportsView *self = ITEAM_REPORTS_VIEW (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_reports_view_parent_class)->dispose (object);
}

static void
iteam_reports_view_class_init (IteamReportsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_reports_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/programme/iteam-reports-view.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReportsView, groups);
  gtk_widget_class_bind_template_child (widget_class, IteamReportsView, year_label);
}

static void
iteam_reports_view_init (IteamReportsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  iteam_day_to_ymd (iteam_day_today (), &self->year, NULL, NULL);
}

/**
 * iteam_reports_view_set_desk:
 * @self: a view
 * @desk: what the pane has in common; once
 */
void
iteam_reports_view_set_desk (IteamReportsView   *self,
                             IteamProgrammeDesk *desk)
{
  g_return_if_fail (ITEAM_IS_REPORTS_VIEW (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  make_rows (self);
}

/**
 * iteam_reports_view_update:
 * @self: a view
 *
 * Shows the numbers of the year as they are now.
 */
void
iteam_reports_view_update (IteamReportsView *self)
{
  g_autofree char *label = NULL;

  g_return_if_fail (ITEAM_IS_REPORTS_VIEW (self));

  label = g_strdup_printf ("%d", self->year);
  gtk_label_set_label (self->year_label, label);
  for (guint i = 0; i < self->rows->len; i++)
    {
      int side = GPOINTER_TO_INT (g_object_get_data (self->rows->pdata[i], "iteam-side"));

      iteam_report_row_sync (self->rows->pdata[i], self->year);
      gtk_widget_set_visible (self->rows->pdata[i], is_asked_for (side) || iteam_report_row_get (self->rows->pdata[i]) != NULL);
    }
  show_wanted (self);
}

/**
 * iteam_reports_view_go:
 * @self: a view
 * @by: by how many years
 *
 * Shows another year; what was typed at this one is written.
 */
void
iteam_reports_view_go (IteamReportsView *self,
                       int               by)
{
  g_return_if_fail (ITEAM_IS_REPORTS_VIEW (self));

  iteam_reports_view_flush (self);
  self->year = CLAMP (self->year + by, 1900, 2199);
  iteam_reports_view_update (self);
}

/**
 * iteam_reports_view_show:
 * @self: a view
 * @reports: key of a number of reports
 *
 * Shows it, in its year, with the keyboard there.
 */
void
iteam_reports_view_show (IteamReportsView *self,
                         gint64            reports)
{
  IteamProgramme *programme;

  g_return_if_fail (ITEAM_IS_REPORTS_VIEW (self));

  programme = iteam_programme_desk_get_programme (self->desk);
  iteam_reports_view_flush (self);
  self->wanted = reports;
  for (guint i = 0; programme != NULL && i < programme->counts->len; i++)
    if (iteam_entry_get_id (programme->counts->pdata[i]) == reports)
      self->year = iteam_report_count_get_fields (programme->counts->pdata[i])->year;
  iteam_reports_view_update (self);
}

/**
 * iteam_reports_view_flush:
 * @self: a view
 *
 * Writes what is still being typed.
 */
void
iteam_reports_view_flush (IteamReportsView *self)
{
  g_return_if_fail (ITEAM_IS_REPORTS_VIEW (self));

  for (guint i = 0; i < self->rows->len; i++)
    iteam_report_row_finish (self->rows->pdata[i]);
}
