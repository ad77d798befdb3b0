/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-outcome-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-text-area.h"

/**
 * IteamOutcomeRow:
 *
 * A decision or commitment of an agenda item, its text edited in place.
 */
struct _IteamOutcomeRow
{
  GtkListBoxRow parent_instance;

  /* template children */
  GtkLabel *label;
  GtkLabel *facts_label;
  IteamTextArea *area;
  GtkWidget *remove_button;

  /* owned */
  IteamMeetingDesk *desk;
  IteamOutcome *outcome;
};

G_DEFINE_FINAL_TYPE (IteamOutcomeRow, iteam_outcome_row, GTK_TYPE_LIST_BOX_ROW)

static void
done_cb (IteamOutcomeRow *self)
{
  g_autofree char *typed = iteam_text_area_get_typed (self->area);
  g_autoptr (IteamOutcome) read = NULL;
  g_autoptr (IteamOutcome) edited = NULL;

  if (self->outcome == NULL)
    return;
  if (typed[0] == '\0')
    {
      iteam_text_area_revert (self->area);

      return;
    }
  read = iteam_entry_copy (self->outcome);
  edited = iteam_entry_copy (self->outcome);
  g_object_set (read, "text", iteam_text_area_get_read (self->area), NULL);
  g_object_set (edited, "text", typed, NULL);
  iteam_text_area_take_saved (self->area, typed);
  iteam_meeting_desk_save (self->desk, GTK_WIDGET (self), read, edited);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamOutcomeRow *self = ITEAM_OUTCOME_ROW (widget);
  g_autoptr (IteamDraft) draft = iteam_entry_draft_delete (ITEAM_ENTRY (self->outcome));
  gboolean commitment = iteam_outcome_is_commitment (self->outcome);

  iteam_meeting_desk_commit (self->desk, gtk_widget_get_parent (widget), draft, commitment ? _("Commitment deleted") : _("Decision deleted"));
}

static void
iteam_outcome_row_dispose (GObject *object)
{
  IteamOutcomeRow *self = ITEAM_OUTCOME_ROW (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->outcome);

  G_OBJECT_CLASS (iteam_outcome_row_parent_class)->dispose (object);
}

static void
iteam_outcome_row_class_init (IteamOutcomeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_outcome_row_dispose;

  gtk_widget_class_install_action (widget_class, "outcome.remove", NULL, remove_action);

  g_type_ensure (ITEAM_TYPE_TEXT_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-outcome-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamOutcomeRow, area);
  gtk_widget_class_bind_template_child (widget_class, IteamOutcomeRow, facts_label);
  gtk_widget_class_bind_template_child (widget_class, IteamOutcomeRow, label);
  gtk_widget_class_bind_template_child (widget_class, IteamOutcomeRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
iteam_outcome_row_init (IteamOutcomeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_outcome_row_new:
 * @desk: the meeting that is on the screen
 *
 * Returns: (transfer floating): a row that shows nothing yet.
 */
GtkWidget *
iteam_outcome_row_new (IteamMeetingDesk *desk)
{
  IteamOutcomeRow *self = g_object_new (ITEAM_TYPE_OUTCOME_ROW, NULL);

  self->desk = g_object_ref (desk);

  return GTK_WIDGET (self);
}

/**
 * iteam_outcome_row_show:
 * @self: a row
 * @outcome: a decision or commitment of the meeting
 */
void
iteam_outcome_row_show (IteamOutcomeRow *self,
                        IteamOutcome    *outcome)
{
  const IteamOutcomeFields *fields = iteam_outcome_get_fields (outcome);
  IteamDirectory *directory = iteam_meeting_desk_get_directory (self->desk);
  IteamPerson *person = fields->person != 0 ? iteam_directory_find_person (directory, fields->person) : NULL;
  g_autofree char *number = iteam_outcome_format_number (outcome);
  g_autofree char *label = g_strdup_printf ("%s %s", iteam_outcome_is_commitment (outcome) ? _("Commitment") : _("Decision"), number);
  g_autofree char *day = fields->due != ITEAM_DAY_NONE ? iteam_day_format (fields->due, iteam_day_today (), ITEAM_DAY_SHORT) : NULL;
  g_autofree char *removal = g_strdup_printf ("%s: %s", _("Delete"), label);
  g_autofree char *facts = g_strjoin (person != NULL && day != NULL ? " · " : "", person != NULL ? iteam_person_get_name (person) : "",
                                      day != NULL ? day : "", NULL);

  if (self->outcome == NULL || iteam_entry_get_id (ITEAM_ENTRY (self->outcome)) != iteam_entry_get_id (ITEAM_ENTRY (outcome)))
    iteam_text_area_take_saved (self->area, NULL);
  g_set_object (&self->outcome, outcome);
  gtk_label_set_label (self->label, label);
  gtk_label_set_label (self->facts_label, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts_label), facts[0] != '\0');
  iteam_text_area_set_label (self->area, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, removal, -1);
  iteam_text_area_show (self->area, fields->text);
  g_object_set (self->area, "editable", iteam_meeting_desk_may (self->desk, ITEAM_DEED_MINUTES), NULL);
  gtk_widget_set_visible (self->remove_button, iteam_meeting_desk_may (self->desk, ITEAM_DEED_MINUTES));
}
