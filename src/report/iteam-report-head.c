/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-head.h"

#include <glib/gi18n-lib.h>

#include "iteam-day-row.h"

/**
 * IteamReportHead:
 *
 * The head of the annual report: its title, whom it is for, the council's number for it and
 * the letterhead; and the versions of it that were kept or sent.
 */
struct _IteamReportHead
{
  AdwBin parent_instance;

  gboolean updating;

  /* template children */
  GtkWidget *fields_box;
  IteamTextRow *title_row;
  IteamTextRow *addressee_row;
  IteamTextRow *reference_row;
  IteamTextRow *letterhead_row;
  IteamDayRow *day_row;
  GtkWidget *versions_group;
  GtkListBox *versions;

  /* owned */
  IteamReportDesk *desk;
  IteamReport *report;
};

G_DEFINE_FINAL_TYPE (IteamReportHead, iteam_report_head, ADW_TYPE_BIN)

static const char *
property_of (IteamReportHead *self,
             IteamTextRow    *row)
{
  return row == self->title_row ? "title" : row == self->addressee_row ? "addressee" : row == self->reference_row ? "reference" : "letterhead";
}

static void
text_done_cb (IteamReportHead *self,
              IteamTextRow    *row)
{
  g_autofree char *typed = iteam_text_row_get_typed (row);
  g_autofree char *before = g_strdup (iteam_text_row_get_read (row));
  g_autoptr (IteamReport) edited = NULL;

  if (self->report == NULL)
    return;
  if (typed[0] == '\0' && row == self->title_row)
    {
      iteam_text_row_revert (row);

      return;
    }
  iteam_text_row_take_saved (row, typed);
  g_object_set (self->report, property_of (self, row), before, NULL);
  edited = iteam_entry_copy (self->report);
  g_object_set (edited, property_of (self, row), typed, NULL);
  iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->report, edited);
}

static void
day_chosen_cb (IteamReportHead *self,
               guint            day)
{
  g_autoptr (IteamReport) edited = NULL;

  if (self->report == NULL || self->updating)
    return;
  edited = iteam_entry_copy (self->report);
  g_object_set (edited, "day", day, NULL);
  iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->report, edited);
}

static void
version_activated_cb (IteamReportHead *self,
                      GtkListBoxRow   *row)
{
  const char *ref = g_object_get_data (G_OBJECT (row), "ref");

  if (ref != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", ref);
}

static void
show_versions (IteamReportHead *self)
{
  const IteamReportDetail *detail = iteam_report_desk_get_detail (self->desk);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->versions))) != NULL)
    gtk_list_box_remove (self->versions, child);
  for (guint i = 0; i < detail->versions->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      const IteamRef ref = { ITEAM_KIND_DOCUMENT, iteam_report_version_get_fields (detail->versions->pdata[i])->document };
      g_autofree char *text = iteam_report_version_describe (detail->versions->pdata[i], iteam_day_today ());

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "ref", iteam_ref_to_string (&ref), g_free);
      gtk_list_box_append (self->versions, row);
    }
  gtk_widget_set_visible (self->versions_group, detail->versions->len > 0);
}

static void
sync_head (IteamReportHead *self)
{
  const IteamReportFields *fields = iteam_report_get_fields (self->report);

  self->updating = TRUE;
  iteam_text_row_show (self->title_row, fields->title);
  iteam_text_row_show (self->addressee_row, fields->addressee);
  iteam_text_row_show (self->reference_row, fields->reference);
  iteam_text_row_show (self->letterhead_row, fields->letterhead);
  iteam_day_row_show (self->day_row, fields->day, FALSE);
  self->updating = FALSE;
  gtk_widget_set_sensitive (self->fields_box, iteam_desk_get_writable (ITEAM_DESK (self->desk)));
  show_versions (self);
}

static void
iteam_report_head_dispose (GObject *object)
{
  IteamReportHead *self = ITEAM_REPORT_HEAD (object);

  g_clear_object (&self->report);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_report_head_parent_class)->dispose (object);
}

static void
iteam_report_head_class_init (IteamReportHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_report_head_dispose;

  g_type_ensure (ITEAM_TYPE_DAY_ROW);
  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/report/iteam-report-head.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReportHead, addressee_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReportHead, day_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReportHead, fields_box);
  gtk_widget_class_bind_template_child (widget_class, IteamReportHead, letterhead_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReportHead, reference_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReportHead, title_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReportHead, versions);
  gtk_widget_class_bind_template_child (widget_class, IteamReportHead, versions_group);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, version_activated_cb);
}

static void
iteam_report_head_init (IteamReportHead *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
}

/**
 * iteam_report_head_set_desk:
 * @self: the head
 * @desk: what the pane has in common; once
 */
void
iteam_report_head_set_desk (IteamReportHead *self,
                            IteamReportDesk *desk)
{
  g_return_if_fail (ITEAM_IS_REPORT_HEAD (self));

  g_set_object (&self->desk, desk);
}

/**
 * iteam_report_head_show:
 * @self: the head
 * @report: (nullable): a report, which the desk keeps as the file is
 *
 * Shows it, as it is now.
 */
void
iteam_report_head_show (IteamReportHead *self,
                        IteamReport     *report)
{
  g_return_if_fail (ITEAM_IS_REPORT_HEAD (self));

  if (self->report != report)
    {
      IteamTextRow *rows[] = { self->title_row, self->addressee_row, self->reference_row, self->letterhead_row };

      iteam_report_head_flush (self);
      for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
        iteam_text_row_take_saved (rows[i], NULL);
      iteam_text_row_revert (ITEAM_TEXT_ROW (self->day_row));
      g_set_object (&self->report, report);
    }
  if (report != NULL)
    sync_head (self);
}

/**
 * iteam_report_head_flush:
 * @self: the head
 *
 * Writes what is still being typed.
 */
void
iteam_report_head_flush (IteamReportHead *self)
{
  g_return_if_fail (ITEAM_IS_REPORT_HEAD (self));

  if (self->report == NULL)
    return;

  iteam_text_row_finish (self->title_row);
  iteam_text_row_finish (self->addressee_row);
  iteam_text_row_finish (self->reference_row);
  iteam_text_row_finish (self->letterhead_row);
  iteam_text_row_finish (ITEAM_TEXT_ROW (self->day_row));
}
