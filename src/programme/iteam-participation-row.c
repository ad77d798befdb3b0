/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-participation-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-text.h"

/**
 * IteamParticipationRow:
 *
 * The participation of a unit in a round: how many were invited and took part, or a
 * percentage alone. Figures are edited where they stand: Enter and leaving them finish.
 */
struct _IteamParticipationRow
{
  AdwActionRow parent_instance;

  gboolean updating;

  /* template children */
  GtkEditable *invited_entry;
  GtkEditable *completed_entry;
  GtkEditable *percentage_entry;
  GtkWidget *remove_button;

  /* owned */
  IteamProgrammeDesk *desk;
  IteamParticipation *row;
};

G_DEFINE_FINAL_TYPE (IteamParticipationRow, iteam_participation_row, ADW_TYPE_ACTION_ROW)

static void
show_figure (GtkEditable *entry,
             const char  *text)
{
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  if (!g_str_equal (gtk_editable_get_text (entry), text))
    gtk_editable_set_text (entry, text);
}

static void
show (IteamParticipationRow *self)
{
  const IteamParticipationFields *fields = iteam_participation_get_fields (self->row);
  IteamTally tally = iteam_participation_get_tally (self->row);
  g_autofree char *invited = fields->invited >= 0 ? g_strdup_printf ("%d", fields->invited) : g_strdup ("");
  g_autofree char *completed = fields->completed >= 0 ? g_strdup_printf ("%d", fields->completed) : g_strdup ("");
  g_autofree char *rate = iteam_percentage_format (tally.rate);
  gboolean counted = fields->invited > 0 && fields->completed >= 0;
  gboolean writable = iteam_desk_get_writable (ITEAM_DESK (self->desk));
  const char *unit = fields->unit != NULL ? fields->unit : _("The whole");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), unit);
  self->updating = TRUE;
  show_figure (self->invited_entry, invited);
  show_figure (self->completed_entry, completed);
  show_figure (self->percentage_entry, rate);
  self->updating = FALSE;
  /* What was counted needs nobody to type it. */
  gtk_editable_set_editable (self->percentage_entry, !counted && writable);
  gtk_widget_set_can_focus (GTK_WIDGET (self->percentage_entry), !counted);
  gtk_editable_set_editable (self->invited_entry, writable);
  gtk_editable_set_editable (self->completed_entry, writable);
  gtk_widget_set_visible (self->remove_button, writable);
}

/* Returns whether the text is a count, or nothing. */
static gboolean
read_count (GtkEditable *entry,
            int         *count)
{
  g_autofree char *text = iteam_text_strip (gtk_editable_get_text (entry));
  guint64 value;

  *count = ITEAM_FIGURE_NONE;
  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &value, NULL))
    return FALSE;
  *count = (int) value;

  return TRUE;
}

static gboolean
read_percentage (GtkEditable *entry,
                 int         *permille)
{
  g_autofree char *text = iteam_text_strip (gtk_editable_get_text (entry));

  *permille = ITEAM_FIGURE_NONE;

  return text == NULL || iteam_percentage_parse (text, permille);
}

static void
complain (IteamParticipationRow *self,
          GtkEditable           *entry,
          const char            *message)
{
  gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

static void
done_cb (IteamParticipationRow *self)
{
  const IteamParticipationFields *fields = iteam_participation_get_fields (self->row);
  g_autoptr (IteamParticipation) edited = NULL;
  int invited, completed, percentage = fields->percentage;

  if (self->updating)
    return;
  if (!read_count (self->invited_entry, &invited))
    complain (self, self->invited_entry, _("How many were invited is a number."));
  else if (!read_count (self->completed_entry, &completed))
    complain (self, self->completed_entry, _("How many took part is a number."));
  else if (invited >= 0 && completed > invited)
    complain (self, self->completed_entry, _("No more can have taken part than were invited."));
  else if (gtk_editable_get_editable (self->percentage_entry) && !read_percentage (self->percentage_entry, &percentage))
    complain (self, self->percentage_entry, _("A percentage is from 0 to 100, such as “74” or “74.5”."));
  else if (invited != fields->invited || completed != fields->completed || percentage != fields->percentage)
    {
      edited = iteam_entry_copy (self->row);
      g_object_set (edited, "invited", invited, "completed", completed, "percentage", percentage, "updated", iteam_day_today (), NULL);
      iteam_desk_edit (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->row, edited);
      show (self);
    }
}

static void
remove_cb (IteamParticipationRow *self)
{
  iteam_desk_remove (ITEAM_DESK (self->desk), GTK_WIDGET (self), self->row);
}

static gboolean
revert_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  show (ITEAM_PARTICIPATION_ROW (widget));

  return TRUE;
}

static void
iteam_participation_row_dispose (GObject *object)
{
  IteamParticipationRow *self = ITEAM_PARTICIPATION_ROW (object);

  g_clear_object (&self->row);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_participation_row_parent_class)->dispose (object);
}

static void
iteam_participation_row_class_init (IteamParticipationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_participation_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/programme/iteam-participation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamParticipationRow, completed_entry);
  gtk_widget_class_bind_template_child (widget_class, IteamParticipationRow, invited_entry);
  gtk_widget_class_bind_template_child (widget_class, IteamParticipationRow, percentage_entry);
  gtk_widget_class_bind_template_child (widget_class, IteamParticipationRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, revert_cb, NULL);
}

static void
iteam_participation_row_init (IteamParticipationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_participation_row_new:
 * @desk: what the pane has in common
 * @row: the participation of a unit or of the whole
 *
 * Returns: (transfer floating): a row for it.
 */
GtkWidget *
iteam_participation_row_new (IteamProgrammeDesk *desk,
                             IteamParticipation *row)
{
  IteamParticipationRow *self = g_object_new (ITEAM_TYPE_PARTICIPATION_ROW, NULL);

  self->desk = g_object_ref (desk);
  iteam_participation_row_sync (self, row);

  return GTK_WIDGET (self);
}

/**
 * iteam_participation_row_sync:
 * @self: a row
 * @row: the same participation as it is now
 *
 * Shows it, unless someone is typing here.
 */
void
iteam_participation_row_sync (IteamParticipationRow *self,
                              IteamParticipation    *row)
{
  g_return_if_fail (ITEAM_IS_PARTICIPATION_ROW (self));

  g_set_object (&self->row, row);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL || gtk_widget_has_focus (GTK_WIDGET (self)))
    show (self);
}

/**
 * iteam_participation_row_get:
 * @self: a row
 *
 * Returns: (transfer none): what it shows.
 */
IteamParticipation *
iteam_participation_row_get (IteamParticipationRow *self)
{
  g_return_val_if_fail (ITEAM_IS_PARTICIPATION_ROW (self), NULL);

  return self->row;
}
