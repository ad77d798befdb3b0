/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-report-facts-view.h"

#include <glib/gi18n-lib.h>

#include "iteam-report-facts.h"

/**
 * IteamReportFactsView:
 *
 * What the data say below a section of the annual report: each fact a row, one click from
 * what it is told of, with a mark if it is new or changed since the text was written.
 */
struct _IteamReportFactsView
{
  AdwBin parent_instance;

  /* borrowed, what is in it */
  GtkBox *box;
};

G_DEFINE_FINAL_TYPE (IteamReportFactsView, iteam_report_facts_view, ADW_TYPE_BIN)

static void
row_activated_cb (IteamReportFactsView *self,
                  GtkListBoxRow        *row)
{
  const char *ref = g_object_get_data (G_OBJECT (row), "ref");

  if (ref != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", ref);
}

static void
add_mark (AdwActionRow *row,
          const char   *text)
{
  GtkWidget *mark = gtk_label_new (text);

  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (mark, "iteam-count");
  gtk_widget_add_css_class (mark, "accent");
  adw_action_row_add_suffix (row, mark);
}

static GtkWidget *
make_row (const IteamReportGroup *group,
          const IteamReportFact  *fact)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 1; i < group->n_columns; i++)
    g_string_append_printf (rest, "%s%s: %s", i > 1 ? " · " : "", group->headings[i], fact->cells[i]);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fact->cells[0]);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), rest->str);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (fact->news != ITEAM_REPORT_SAME)
    /* Translators: of a fact below a section of the annual report. */
    add_mark (ADW_ACTION_ROW (row), fact->news == ITEAM_REPORT_NEW ? C_("fact", "New") : C_("fact", "Changed"));
  if (fact->ref.kind != ITEAM_KIND_NONE)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_widget_add_css_class (icon, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
      g_object_set_data_full (G_OBJECT (row), "ref", iteam_ref_to_string (&fact->ref), g_free);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    }

  return row;
}

static GtkListBox *
add_list (IteamReportFactsView *self,
          const char           *title)
{
  GtkWidget *list = gtk_list_box_new ();

  if (title != NULL)
    {
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (self->box, label);
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : _("What the data say"), -1);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, list);

  return GTK_LIST_BOX (list);
}

static void
iteam_report_facts_view_class_init (IteamReportFactsViewClass *klass)
{
}

static void
iteam_report_facts_view_init (IteamReportFactsView *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * iteam_report_facts_view_show:
 * @self: a view
 * @groups: (element-type IteamReportGroup): what the data say, compared with what they said
 * @gone: (element-type utf8): what they do not say any more
 */
void
iteam_report_facts_view_show (IteamReportFactsView *self,
                              GPtrArray            *groups,
                              GPtrArray            *gone)
{
  GtkWidget *child;

  g_return_if_fail (ITEAM_IS_REPORT_FACTS_VIEW (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);

  for (guint i = 0; i < groups->len; i++)
    {
      const IteamReportGroup *group = groups->pdata[i];
      GtkListBox *list = add_list (self, group->title);

      for (guint j = 0; j < group->facts->len; j++)
        gtk_list_box_append (list, make_row (group, group->facts->pdata[j]));
    }
  if (gone->len > 0)
    {
      GtkListBox *list = add_list (self, _("Gone since the text was written"));

      for (guint i = 0; i < gone->len; i++)
        {
          GtkWidget *row = adw_action_row_new ();

          adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gone->pdata[i]);
          gtk_widget_add_css_class (row, "dim-label");
          gtk_list_box_append (list, row);
        }
    }
}
