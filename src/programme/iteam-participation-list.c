/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-participation-list.h"

#include <glib/gi18n-lib.h>

#include "iteam-participation-file.h"
#include "iteam-participation-row.h"
#include "iteam-text-row.h"
#include "iteam-text.h"

/**
 * IteamParticipationList:
 *
 * The participation in a round: of the whole and of each unit, with how far that is from
 * the target.
 */
struct _IteamParticipationList
{
  AdwBin parent_instance;

  /* template children */
  AdwPreferencesGroup *group;
  GtkLevelBar *bar;
  GtkLabel *bar_label;
  GtkListBox *list;
  GtkWidget *import_button;
  GtkWidget *whole_button;
  IteamTextRow *unit_row;

  /* owned */
  IteamProgrammeDesk *desk;
  IteamActivity *activity;
};

G_DEFINE_FINAL_TYPE (IteamParticipationList, iteam_participation_list, ADW_TYPE_BIN)

static IteamParticipationRow *
get_row (IteamParticipationList *self,
         int                     index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return ITEAM_IS_PARTICIPATION_ROW (row) ? ITEAM_PARTICIPATION_ROW (row) : NULL;
}

static gboolean
is_same (IteamParticipationRow *row,
         IteamParticipation    *participation)
{
  return row != NULL && iteam_entry_get_id (ITEAM_ENTRY (iteam_participation_row_get (row))) == iteam_entry_get_id (ITEAM_ENTRY (participation));
}

/* Rows of what is still there stay where they are, with what is typed in them; the line for
 * another unit stands last. */
static void
sync_rows (IteamParticipationList *self,
           GPtrArray              *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      IteamParticipationRow *row = get_row (self, (int) i);

      while (row != NULL && !is_same (row, rows->pdata[i]))
        {
          gtk_list_box_remove (self->list, GTK_WIDGET (row));
          row = get_row (self, (int) i);
        }
      if (row != NULL)
        iteam_participation_row_sync (row, rows->pdata[i]);
      else
        gtk_list_box_insert (self->list, iteam_participation_row_new (self->desk, rows->pdata[i]), (int) i);
    }
  while (get_row (self, (int) rows->len) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (get_row (self, (int) rows->len)));
}

static void
show_total (IteamParticipationList *self,
            GPtrArray              *rows)
{
  IteamTally tally = iteam_programme_tally (iteam_programme_desk_get_programme (self->desk), iteam_entry_get_id (ITEAM_ENTRY (self->activity)));
  int target = iteam_activity_get_fields (self->activity)->target;
  g_autofree char *text = iteam_tally_format (&tally);
  g_autofree char *wanted = iteam_percentage_format (target);
  g_autoptr (GString) label = g_string_new (text);

  if (tally.partial)
    g_string_append_printf (label, " · %s", _("of some units only a percentage is known"));
  if (target >= 0)
    {
      g_string_append (label, label->len > 0 ? " · " : "");
      /* Translators: which part of people is to take part, "80%". */
      g_string_append_printf (label, _("target %s"), wanted);
    }
  gtk_label_set_label (self->bar_label, label->str);
  gtk_widget_set_visible (GTK_WIDGET (self->bar_label), label->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), tally.rate >= 0);
  gtk_level_bar_set_value (self->bar, MAX (tally.rate, 0) / 1000.0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, label->str, -1);
}

static void
add_row (IteamParticipationList *self,
         const char             *unit)
{
  g_autoptr (IteamParticipation) row = iteam_participation_new (iteam_entry_get_id (ITEAM_ENTRY (self->activity)), unit);
  IteamProgramme *programme = iteam_programme_desk_get_programme (self->desk);

  for (guint i = 0; i < programme->participation->len; i++)
    if (iteam_entry_get_id (programme->participation->pdata[i]) == iteam_entry_get_id (ITEAM_ENTRY (row)))
      {
        gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _("This unit is in the list already."));

        return;
      }
  iteam_desk_add (ITEAM_DESK (self->desk), GTK_WIDGET (self), row);
}

static void
whole_cb (IteamParticipationList *self)
{
  add_row (self, NULL);
}

static void
import_cb (IteamParticipationList *self)
{
  iteam_participation_file_choose (GTK_WIDGET (self), self->desk, self->activity);
}

static void
unit_done_cb (IteamParticipationList *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (self->unit_row);
  g_autofree char *unit = iteam_text_strip (typed);

  iteam_text_row_take_saved (self->unit_row, NULL);
  iteam_text_row_show (self->unit_row, NULL);
  if (unit != NULL && self->activity != NULL)
    add_row (self, unit);
}

static void
iteam_participation_list_dispose (GObject *object)
{
  IteamParticipationList *self = ITEAM_PARTICIPATION_LIST (object);

  g_clear_object (&self->activity);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_participation_list_parent_class)->dispose (object);
}

static void
iteam_participation_list_class_init (IteamParticipationListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_participation_list_dispose;

  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/programme/iteam-participation-list.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamParticipationList, bar);
  gtk_widget_class_bind_template_child (widget_class, IteamParticipationList, bar_label);
  gtk_widget_class_bind_template_child (widget_class, IteamParticipationList, group);
  gtk_widget_class_bind_template_child (widget_class, IteamParticipationList, import_button);
  gtk_widget_class_bind_template_child (widget_class, IteamParticipationList, list);
  gtk_widget_class_bind_template_child (widget_class, IteamParticipationList, unit_row);
  gtk_widget_class_bind_template_child (widget_class, IteamParticipationList, whole_button);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, whole_cb);
}

static void
iteam_participation_list_init (IteamParticipationList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_participation_list_set_desk:
 * @self: a list
 * @desk: what the pane has in common; once
 */
void
iteam_participation_list_set_desk (IteamParticipationList *self,
                                   IteamProgrammeDesk     *desk)
{
  g_return_if_fail (ITEAM_IS_PARTICIPATION_LIST (self));

  g_set_object (&self->desk, desk);
}

/**
 * iteam_participation_list_show:
 * @self: a list
 * @activity: a round
 *
 * Shows the participation in it as it is now.
 */
void
iteam_participation_list_show (IteamParticipationList *self,
                               IteamActivity          *activity)
{
  g_autoptr (GPtrArray) rows = NULL;
  gboolean writable;

  g_return_if_fail (ITEAM_IS_PARTICIPATION_LIST (self));

  if (self->activity != activity)
    iteam_text_row_take_saved (self->unit_row, NULL);
  g_set_object (&self->activity, activity);
  rows = iteam_programme_list_participation (iteam_programme_desk_get_programme (self->desk), iteam_entry_get_id (ITEAM_ENTRY (activity)));
  writable = iteam_desk_get_writable (ITEAM_DESK (self->desk));
  sync_rows (self, rows);
  show_total (self, rows);
  gtk_widget_set_visible (self->import_button, writable);
  gtk_widget_set_visible (self->whole_button,
                          writable && (rows->len == 0 || iteam_participation_get_fields (rows->pdata[0])->unit != NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->unit_row), writable);
}

/**
 * iteam_participation_list_take_file:
 * @self: a list that shows a round
 * @file: what the supplier of the training sent
 *
 * Takes the participation of each unit from it, as the button does with a file that is chosen.
 */
void
iteam_participation_list_take_file (IteamParticipationList *self,
                                    GFile                  *file)
{
  g_return_if_fail (ITEAM_IS_PARTICIPATION_LIST (self));
  g_return_if_fail (self->activity != NULL);

  iteam_participation_file_take (GTK_WIDGET (self), self->desk, self->activity, file);
}
