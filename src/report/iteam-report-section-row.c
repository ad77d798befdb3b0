/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-section-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"

/**
 * IteamReportSectionRow:
 *
 * A section in the list of an annual report: its heading, how it stands with it, and marks
 * where the data changed or something looks like personal data.
 */
struct _IteamReportSectionRow
{
  GtkListBoxRow parent_instance;

  gint64 section;

  /* template children */
  GtkWidget *box;
  GtkLabel *heading_label;
  GtkLabel *state_label;
  GtkLabel *changes_label;
  GtkWidget *warning_image;
};

G_DEFINE_FINAL_TYPE (IteamReportSectionRow, iteam_report_section_row, GTK_TYPE_LIST_BOX_ROW)

static void
iteam_report_section_row_class_init (IteamReportSectionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/report/iteam-report-section-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionRow, box);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionRow, changes_label);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionRow, heading_label);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionRow, warning_image);
}

static void
iteam_report_section_row_init (IteamReportSectionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_report_section_row_new:
 * @section: key of a section, 0 for the head of the report
 *
 * Returns: (transfer floating): a row.
 */
GtkWidget *
iteam_report_section_row_new (gint64 section)
{
  IteamReportSectionRow *self = g_object_new (ITEAM_TYPE_REPORT_SECTION_ROW, NULL);

  self->section = section;

  return GTK_WIDGET (self);
}

/**
 * iteam_report_section_row_get_id:
 * @self: a row
 *
 * Returns: key of its section, 0 for the head of the report.
 */
gint64
iteam_report_section_row_get_id (IteamReportSectionRow *self)
{
  g_return_val_if_fail (ITEAM_IS_REPORT_SECTION_ROW (self), 0);

  return self->section;
}

/**
 * iteam_report_section_row_show:
 * @self: a row
 * @heading: its heading
 * @chapter: whether it begins a chapter
 * @state: (nullable): what is to be known of it: "Left out"
 * @n_changes: how many facts changed since its text was written
 * @n_warnings: how much in it looks like personal data
 */
void
iteam_report_section_row_show (IteamReportSectionRow *self,
                               const char            *heading,
                               gboolean               chapter,
                               const char            *state,
                               guint                  n_changes,
                               guint                  n_warnings)
{
  g_autofree char *changes = g_strdup_printf ("%u", n_changes);
  g_autofree char *told = g_strdup_printf (ngettext ("%u fact changed since the text was written",
                                                     "%u facts changed since the text was written", n_changes), n_changes);
  g_autoptr (GString) name = g_string_new (heading);

  g_return_if_fail (ITEAM_IS_REPORT_SECTION_ROW (self));

  gtk_label_set_label (self->heading_label, heading);
  if (chapter)
    gtk_widget_add_css_class (GTK_WIDGET (self->heading_label), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->heading_label), "heading");
  gtk_widget_set_margin_start (self->box, chapter ? 9 : 21);
  gtk_label_set_label (self->state_label, state != NULL ? state : "");
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), state != NULL);
  gtk_label_set_label (self->changes_label, changes);
  iteam_set_tooltip (GTK_WIDGET (self->changes_label), told);
  gtk_widget_set_visible (GTK_WIDGET (self->changes_label), n_changes > 0);
  gtk_widget_set_visible (self->warning_image, n_warnings > 0);

  if (state != NULL)
    g_string_append_printf (name, ", %s", state);
  if (n_changes > 0)
    g_string_append_printf (name, ", %s", told);
  if (n_warnings > 0)
    g_string_append_printf (name, ", %s", _("Something Looks Like Personal Data"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}
