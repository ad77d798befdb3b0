/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-history-row.h"

#include <glib/gi18n-lib.h>

/**
 * IteamHistoryRow:
 *
 * An entry of the change history: what was done, when, by whom, and each field
 * before and after.
 */
struct _IteamHistoryRow
{
  AdwPreferencesRow parent_instance;

  /* template children */
  GtkLabel *what_label;
  GtkLabel *when_label;
  GtkLabel *cells_label;
};

G_DEFINE_FINAL_TYPE (IteamHistoryRow, iteam_history_row, ADW_TYPE_PREFERENCES_ROW)

/* "Today at 14:05 · HRM" */
static char *
describe_when (IteamChange *change)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (iteam_change_get_when (change) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *time = g_date_time_format (local, "%H:%M");
  IteamDay day = iteam_day_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                                     g_date_time_get_day_of_month (local));
  g_autofree char *date = iteam_day_format (day, iteam_day_today (), ITEAM_DAY_RELATIVE);
  const char *who = iteam_change_get_who (change);
  /* Translators: when: a date, a time. */
  g_autofree char *when = g_strdup_printf (_("%s at %s"), date, time);

  return who != NULL && who[0] != '\0' ? g_strdup_printf ("%s · %s", when, who) : g_steal_pointer (&when);
}

static void
iteam_history_row_class_init (IteamHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamHistoryRow, cells_label);
  gtk_widget_class_bind_template_child (widget_class, IteamHistoryRow, what_label);
  gtk_widget_class_bind_template_child (widget_class, IteamHistoryRow, when_label);
}

static void
iteam_history_row_init (IteamHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_history_row_new:
 * @change: an entry of the change history
 * @directory: (nullable): who and what the keys stand for
 *
 * Returns: (transfer floating): the row.
 */
GtkWidget *
iteam_history_row_new (IteamChange    *change,
                       IteamDirectory *directory)
{
  IteamHistoryRow *self = g_object_new (ITEAM_TYPE_HISTORY_ROW, NULL);
  g_autofree char *what = iteam_change_describe (change);
  g_autofree char *when = describe_when (change);
  g_autofree char *cells = iteam_change_describe_cells (change, directory);

  gtk_label_set_label (self->what_label, what);
  gtk_label_set_label (self->when_label, when);
  gtk_label_set_label (self->cells_label, cells);
  gtk_widget_set_visible (GTK_WIDGET (self->cells_label), cells[0] != '\0');
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), what);

  return GTK_WIDGET (self);
}
