/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-section-page.h"

#include <glib/gi18n-lib.h>

#include "iteam-minutes-editor.h"
#include "iteam-report-facts-view.h"
#include "iteam-report-facts.h"
#include "iteam-report-paper.h"
#include "iteam-text-row.h"

/**
 * IteamReportSectionPage:
 *
 * A section of the annual report: what the team writes, below it what the data say and what
 * of that changed since, and what stood there last year.
 */
struct _IteamReportSectionPage
{
  AdwBin parent_instance;

  gboolean updating;

  /* template children */
  GtkWidget *fields_box;
  IteamTextRow *title_row;
  GtkSwitch *shown_switch;
  GtkSwitch *data_switch;
  GtkWidget *data_row;
  IteamMinutesEditor *editor;
  GtkWidget *changes_box;
  GtkLabel *changes_label;
  GtkLabel *warnings_label;
  GtkWidget *facts_group;
  IteamReportFactsView *facts;
  GtkWidget *before_group;
  GtkLabel *before_label;

  /* owned */
  IteamReportDesk *desk;
  IteamReportSection *section;
};

G_DEFINE_FINAL_TYPE (IteamReportSectionPage, iteam_report_section_page, ADW_TYPE_BIN)

static GPtrArray *
list_facts (IteamReportSectionPage *self)
{
  return iteam_report_facts_new (iteam_report_desk_get_detail (self->desk),
                                 iteam_desk_get_directory (ITEAM_DESK (self->desk)),
                                 (IteamReportPart) iteam_report_section_get_fields (self->section)->part, iteam_day_today ());
}

/* A text that is written is written upon the data as they are. */
static void
save_text (IteamReportSectionPage *self,
           const char             *before,
           const char             *typed)
{
  g_autoptr (GPtrArray) groups = list_facts (self);
  g_autofree char *basis = iteam_report_facts_to_basis (groups);
  g_autoptr (IteamReportSection) edited = NULL;

  g_object_set (self->section, "text", before, NULL);
  edited = iteam_entry_copy (self->section);
  g_object_set (edited, "text", typed, "basis", basis, "written", iteam_day_today (), NULL);
  iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->section, edited);
}

static void
editor_done_cb (IteamReportSectionPage *self)
{
  g_autofree char *typed = iteam_minutes_editor_get_typed (self->editor);
  g_autofree char *before = g_strdup (iteam_minutes_editor_get_read (self->editor));

  if (self->section == NULL)
    return;
  iteam_minutes_editor_take_saved (self->editor, typed);
  save_text (self, before, typed);
}

/* Without a title of its own, a section has the usual one. */
static void
title_done_cb (IteamReportSectionPage *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (self->title_row);
  g_autoptr (IteamReportSection) edited = NULL;
  gboolean own;

  if (self->section == NULL)
    return;
  own = iteam_report_section_get_fields (self->section)->part == ITEAM_REPORT_OWN;
  if (typed[0] == '\0' && own)
    {
      iteam_text_row_revert (self->title_row);

      return;
    }
  iteam_text_row_take_saved (self->title_row, typed);
  edited = iteam_entry_copy (self->section);
  g_object_set (edited, "title", typed, NULL);
  iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->section, edited);
}

static void
switch_cb (IteamReportSectionPage *self)
{
  g_autoptr (IteamReportSection) edited = NULL;

  if (self->updating || self->section == NULL)
    return;
  edited = iteam_entry_copy (self->section);
  g_object_set (edited,
                "left-out", !gtk_switch_get_active (self->shown_switch),
                "bare", !gtk_switch_get_active (self->data_switch),
                NULL);
  iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->section, edited);
}

/* The text was looked at, and is right with the data as they are now. */
static void
confirm_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  IteamReportSectionPage *self = ITEAM_REPORT_SECTION_PAGE (widget);
  g_autofree char *text = NULL;

  if (self->section == NULL)
    return;
  iteam_report_section_page_flush (self);
  text = g_strdup (iteam_report_section_get_fields (self->section)->text);
  save_text (self, text, text);
}

static IteamReportSection *
find_before (IteamReportSectionPage *self)
{
  const IteamReportDetail *detail = iteam_report_desk_get_detail (self->desk);
  const IteamReportSectionFields *fields = iteam_report_section_get_fields (self->section);

  for (guint i = 0; i < detail->before->len; i++)
    {
      const IteamReportSectionFields *other = iteam_report_section_get_fields (detail->before->pdata[i]);

      if (other->part == fields->part && (fields->part != ITEAM_REPORT_OWN || g_strcmp0 (other->title, fields->title) == 0))
        return detail->before->pdata[i];
    }

  return NULL;
}

static void
take_over_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  IteamReportSectionPage *self = ITEAM_REPORT_SECTION_PAGE (widget);
  IteamReportSection *before = self->section != NULL ? find_before (self) : NULL;
  const char *text = before != NULL ? iteam_report_section_get_fields (before)->text : NULL;
  g_autofree char *now = NULL;
  g_autofree char *all = NULL;

  if (text == NULL)
    return;
  iteam_report_section_page_flush (self);
  now = g_strdup (iteam_report_section_get_fields (self->section)->text);
  all = now != NULL ? g_strdup_printf ("%s\n\n%s", now, text) : g_strdup (text);
  save_text (self, now, all);
  iteam_minutes_editor_replace (self->editor, all);
}

static void
show_before (IteamReportSectionPage *self)
{
  IteamReportSection *before = find_before (self);
  const char *text = before != NULL ? iteam_report_section_get_fields (before)->text : NULL;

  gtk_widget_set_visible (self->before_group, text != NULL);
  gtk_label_set_label (self->before_label, text != NULL ? text : "");
}

static void
show_warnings (IteamReportSectionPage *self)
{
  g_autoptr (GPtrArray) warnings = iteam_report_list_warnings (iteam_report_desk_get_detail (self->desk),
                                                               iteam_desk_get_directory (ITEAM_DESK (self->desk)), iteam_day_today ());
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < warnings->len; i++)
    {
      const IteamReportWarning *warning = warnings->pdata[i];

      if (warning->section != iteam_entry_get_id (ITEAM_ENTRY (self->section)))
        continue;
      g_string_append (text, text->len > 0 ? "\n" : "");
      /* Translators: a text, then what it looks like: “06-12345678” looks like a phone number. */
      g_string_append_printf (text, _("“%s” looks like %s."), warning->text, iteam_personal_kind_label (warning->kind));
    }
  gtk_label_set_label (self->warnings_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_label), text->len > 0);
}

static void
show_facts (IteamReportSectionPage *self)
{
  g_autoptr (GPtrArray) groups = list_facts (self);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  guint n_changes = iteam_report_facts_compare (groups, iteam_report_section_get_fields (self->section)->basis, gone);
  g_autofree char *told = g_strdup_printf (ngettext ("%u fact changed since the text was written",
                                                     "%u facts changed since the text was written", n_changes), n_changes);

  iteam_report_facts_view_show (self->facts, groups, gone);
  gtk_widget_set_visible (self->facts_group, groups->len > 0 || gone->len > 0);
  gtk_widget_set_visible (self->data_row, groups->len > 0);
  gtk_label_set_label (self->changes_label, told);
  gtk_widget_set_visible (self->changes_box, n_changes > 0);
}

static void
sync_page (IteamReportSectionPage *self)
{
  const IteamReportSectionFields *fields = iteam_report_section_get_fields (self->section);
  gboolean writable = iteam_desk_get_writable (ITEAM_DESK (self->desk));

  self->updating = TRUE;
  iteam_text_row_show (self->title_row, iteam_report_section_get_heading (self->section));
  gtk_switch_set_active (self->shown_switch, !fields->left_out);
  gtk_switch_set_active (self->data_switch, !fields->bare);
  self->updating = FALSE;
  iteam_minutes_editor_show (self->editor, fields->text);
  g_object_set (self->editor, "editable", writable, NULL);
  gtk_widget_set_sensitive (self->fields_box, writable);
  show_facts (self);
  show_warnings (self);
  show_before (self);
}

static void
iteam_report_section_page_dispose (GObject *object)
{
  IteamReportSectionPage *self = ITEAM_REPORT_SECTION_PAGE (object);

  g_clear_object (&self->section);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_report_section_page_parent_class)->dispose (object);
}

static void
iteam_report_section_page_class_init (IteamReportSectionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_report_section_page_dispose;

  g_type_ensure (ITEAM_TYPE_MINUTES_EDITOR);
  g_type_ensure (ITEAM_TYPE_REPORT_FACTS_VIEW);
  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/report/iteam-report-section-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionPage, before_group);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionPage, before_label);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionPage, changes_box);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionPage, changes_label);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionPage, data_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionPage, data_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionPage, editor);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionPage, facts);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionPage, facts_group);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionPage, fields_box);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionPage, shown_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, IteamReportSectionPage, warnings_label);
  gtk_widget_class_bind_template_callback (widget_class, editor_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, switch_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_done_cb);
  gtk_widget_class_install_action (widget_class, "section.confirm", NULL, confirm_action);
  gtk_widget_class_install_action (widget_class, "section.take-over", NULL, take_over_action);
}

static void
iteam_report_section_page_init (IteamReportSectionPage *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
}

/**
 * iteam_report_section_page_set_desk:
 * @self: a page
 * @desk: what the pane has in common; once
 */
void
iteam_report_section_page_set_desk (IteamReportSectionPage *self,
                                    IteamReportDesk        *desk)
{
  g_return_if_fail (ITEAM_IS_REPORT_SECTION_PAGE (self));

  g_set_object (&self->desk, desk);
}

/**
 * iteam_report_section_page_show:
 * @self: a page
 * @section: (nullable): a section, which the desk keeps as the file is
 *
 * Shows a section, as it is now.
 */
void
iteam_report_section_page_show (IteamReportSectionPage *self,
                                IteamReportSection     *section)
{
  g_return_if_fail (ITEAM_IS_REPORT_SECTION_PAGE (self));

  if (self->section != section)
    {
      iteam_report_section_page_flush (self);
      iteam_text_row_take_saved (self->title_row, NULL);
      iteam_minutes_editor_replace (self->editor, NULL);
      g_set_object (&self->section, section);
    }
  if (section != NULL)
    sync_page (self);
}

/**
 * iteam_report_section_page_flush:
 * @self: a page
 *
 * Writes what is still being typed.
 */
void
iteam_report_section_page_flush (IteamReportSectionPage *self)
{
  g_return_if_fail (ITEAM_IS_REPORT_SECTION_PAGE (self));

  if (self->section == NULL)
    return;

  iteam_text_row_finish (self->title_row);
  iteam_minutes_editor_finish (self->editor);
}
