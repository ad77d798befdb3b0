/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-programme-pane-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-history-window.h"
#include "iteam-save.h"

/* What a person can do with the programme and with what is chosen of it. */

static void
add_entry (IteamProgrammePane *self,
           IteamEntry         *entry)
{
  g_autoptr (IteamEntry) kept = entry;

  iteam_programme_pane_flush (self);
  iteam_desk_add (ITEAM_DESK (self->desk), GTK_WIDGET (self), kept);
  iteam_programme_pane_want (self, iteam_entry_get_id (kept), TRUE);
}

/* The parameter is the kind of activity, or "point". */
static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  IteamProgrammePane *self = ITEAM_PROGRAMME_PANE (widget);
  const char *what = g_variant_get_string (parameter, NULL);
  IteamDay today = iteam_day_today ();
  int kind = ITEAM_ACTIVITY_OTHER, year;

  if (!iteam_desk_get_writable (ITEAM_DESK (self->desk)))
    return;

  iteam_day_to_ymd (today, &year, NULL, NULL);
  if (g_str_equal (what, "point"))
    {
      iteam_programme_pane_set_view (self, "points");
      add_entry (self, ITEAM_ENTRY (iteam_point_new (_("New point"), ITEAM_POINT_IMPROVEMENT, year, today)));

      return;
    }

  iteam_terms_find (&iteam_activity_kinds, what, &kind);
  iteam_programme_pane_set_view (self, "activities");
  add_entry (self, ITEAM_ENTRY (iteam_activity_new (iteam_terms_label (&iteam_activity_kinds, kind), (IteamActivityKind) kind, today)));
}

static void
repeat_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamProgrammePane *self = ITEAM_PROGRAMME_PANE (widget);
  IteamEntry *entry = iteam_programme_list_get_selected (self->list);
  IteamDay today = iteam_day_today ();
  int year;

  if (!ITEAM_IS_ACTIVITY (entry))
    return;
  year = iteam_activity_get_year (ITEAM_ACTIVITY (entry));
  if (year == 0)
    iteam_day_to_ymd (today, &year, NULL, NULL);
  add_entry (self, ITEAM_ENTRY (iteam_activity_repeat (ITEAM_ACTIVITY (entry), year + 1, today)));
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamProgrammePane *self = ITEAM_PROGRAMME_PANE (widget);

  if (!iteam_programme_pane_is_list (self))
    iteam_programme_pane_set_view (self, "activities");
  iteam_programme_pane_set_details (self, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  IteamProgrammePane *self = ITEAM_PROGRAMME_PANE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  iteam_programme_list_set_counted (self->list, NULL);
  iteam_programme_pane_search (self);
}

/* Another year, where a year is shown. */
static void
go_action (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  IteamProgrammePane *self = ITEAM_PROGRAMME_PANE (widget);
  int by = g_variant_get_int32 (parameter);

  if (g_str_equal (self->view, "reports"))
    iteam_reports_view_go (self->reports, by);
  else
    iteam_comparison_view_go (self->comparison, by);
}

static void
save_comparison_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  iteam_comparison_view_save (ITEAM_PROGRAMME_PANE (widget)->comparison);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamProgrammePane *self = ITEAM_PROGRAMME_PANE (widget);

  iteam_programme_pane_flush (self);
  iteam_programme_pane_set_details (self, FALSE);
  iteam_programme_list_focus (self->list);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamProgrammePane *self = ITEAM_PROGRAMME_PANE (widget);
  IteamEntry *entry = iteam_programme_list_get_selected (self->list);
  g_autoptr (IteamDraft) draft = NULL;

  if (entry == NULL)
    return;

  iteam_programme_pane_flush (self);
  draft = iteam_entry_draft_delete (entry);
  self->place = iteam_programme_list_get_place (self->list);
  iteam_save_and_tell (widget, iteam_desk_get_store (ITEAM_DESK (self->desk)), draft,
                       ITEAM_IS_POINT (entry) ? _("Point deleted") : _("Activity deleted"), NULL);
}

static char *
format_number (IteamEntry *entry)
{
  return ITEAM_IS_POINT (entry) ? iteam_point_format_number (ITEAM_POINT (entry)) : iteam_activity_format_number (ITEAM_ACTIVITY (entry));
}

static void
history_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  IteamProgrammePane *self = ITEAM_PROGRAMME_PANE (widget);
  IteamEntry *entry = iteam_programme_list_get_selected (self->list);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subject = NULL;
  IteamRef ref;

  if (entry == NULL)
    return;

  ref = (IteamRef) { iteam_entry_get_kind (entry), iteam_entry_get_id (entry) };
  number = format_number (entry);
  g_object_get (entry, "title", &title, NULL);
  subject = g_strdup_printf ("%s %s", number, title);
  gtk_window_present (GTK_WINDOW (iteam_history_window_new (GTK_WINDOW (root), iteam_desk_get_store (ITEAM_DESK (self->desk)), &ref, subject)));
}

static void
copy_number_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  IteamEntry *entry = iteam_programme_list_get_selected (ITEAM_PROGRAMME_PANE (widget)->list);
  g_autofree char *number = entry != NULL ? format_number (entry) : NULL;

  if (number != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), number);
}

/* Private: what the pane can be asked to do. */
void
iteam_programme_pane_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "programme.add", "s", add_action);
  gtk_widget_class_install_action (widget_class, "programme.repeat", NULL, repeat_action);
  gtk_widget_class_install_action (widget_class, "programme.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "programme.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "programme.go", "i", go_action);
  gtk_widget_class_install_action (widget_class, "programme.save-comparison", NULL, save_comparison_action);
  gtk_widget_class_install_action (widget_class, "programme.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "programme.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "programme.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "programme.copy-number", NULL, copy_number_action);
  gtk_widget_class_install_property_action (widget_class, "programme.details", "details");
  gtk_widget_class_install_property_action (widget_class, "programme.view", "view");
}
