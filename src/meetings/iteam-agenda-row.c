/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-agenda-row.h"

#include <glib/gi18n-lib.h>

/**
 * IteamAgendaRow:
 *
 * An item of the agenda: when its turn is, what it is called, who presents it, for how
 * long, and what became of it.
 */
struct _IteamAgendaRow
{
  GtkListBoxRow parent_instance;

  gint64 item;
  int state;

  /* template children */
  GtkLabel *time_label;
  GtkLabel *title_label;
  GtkLabel *facts_label;
  GtkImage *state_image;
  GtkWidget *confidential_image;

  /* owned */
  char *section;
};

G_DEFINE_FINAL_TYPE (IteamAgendaRow, iteam_agenda_row, GTK_TYPE_LIST_BOX_ROW)

static void
append (GString    *facts,
        const char *fact)
{
  if (fact != NULL && fact[0] != '\0')
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", fact);
}

/* "HRM · 10 min · to decide · 3rd time". */
static char *
describe (IteamAgendaItem *item,
          IteamDirectory  *directory)
{
  const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
  IteamPerson *presenter = fields->presenter != 0 && directory != NULL ? iteam_directory_find_person (directory, fields->presenter) : NULL;
  g_autofree char *planned = fields->planned > 0 ? iteam_duration_format (fields->planned) : g_strdup ("");
  g_autofree char *times = iteam_agenda_item_format_times (item);
  g_autofree char *remarks = fields->n_remarks > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d remark", "%d remarks",
                                                                                   (gulong) fields->n_remarks), fields->n_remarks)
                                                   : NULL;
  GString *facts = g_string_new (NULL);

  append (facts, presenter != NULL ? iteam_person_get_name (presenter) : fields->presenter_name);
  append (facts, planned);
  append (facts, iteam_terms_label (&iteam_item_kinds, fields->kind));
  append (facts, times);
  append (facts, remarks);

  return g_string_free (facts, FALSE);
}

static void
iteam_agenda_row_finalize (GObject *object)
{
  g_free (ITEAM_AGENDA_ROW (object)->section);

  G_OBJECT_CLASS (iteam_agenda_row_parent_class)->finalize (object);
}

static void
iteam_agenda_row_class_init (IteamAgendaRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = iteam_agenda_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-agenda-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamAgendaRow, confidential_image);
  gtk_widget_class_bind_template_child (widget_class, IteamAgendaRow, facts_label);
  gtk_widget_class_bind_template_child (widget_class, IteamAgendaRow, state_image);
  gtk_widget_class_bind_template_child (widget_class, IteamAgendaRow, time_label);
  gtk_widget_class_bind_template_child (widget_class, IteamAgendaRow, title_label);
}

static void
iteam_agenda_row_init (IteamAgendaRow *self)
{
  self->state = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_agenda_row_new:
 *
 * Returns: (transfer floating): a row that shows no item.
 */
GtkWidget *
iteam_agenda_row_new (void)
{
  return g_object_new (ITEAM_TYPE_AGENDA_ROW, NULL);
}

static void
show_state (IteamAgendaRow *self,
            int             state)
{
  static const char *const icons[] = {
    [ITEAM_ITEM_OPEN] = NULL,
    [ITEAM_ITEM_TREATED] = "iteam-status-done-symbolic",
    [ITEAM_ITEM_POSTPONED] = "iteam-status-waiting-symbolic",
    [ITEAM_ITEM_WITHDRAWN] = "iteam-status-dropped-symbolic",
  };
  const char *label = iteam_terms_label (&iteam_item_states, state);

  /* A tooltip that is set asks the display where the pointer is. */
  if (self->state == state)
    return;

  self->state = state;
  gtk_image_set_from_icon_name (self->state_image, icons[state]);
  gtk_widget_set_visible (GTK_WIDGET (self->state_image), icons[state] != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state_image), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_image), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (state == ITEAM_ITEM_POSTPONED || state == ITEAM_ITEM_WITHDRAWN)
    gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title_label), "dim-label");
}

/**
 * iteam_agenda_row_show:
 * @self: a row
 * @item: an agenda item
 * @directory: (nullable): the people
 * @number: the how-manieth it is
 * @time: when its turn is
 * @late: whether that is after the planned end of the meeting
 */
void
iteam_agenda_row_show (IteamAgendaRow  *self,
                       IteamAgendaItem *item,
                       IteamDirectory  *directory,
                       guint            number,
                       IteamTime        time,
                       gboolean         late)
{
  const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
  g_autofree char *clock = iteam_time_format (time);
  g_autofree char *title = g_strdup_printf ("%u. %s", number, fields->title);
  g_autofree char *facts = describe (item, directory);
  char *section;

  g_return_if_fail (ITEAM_IS_AGENDA_ROW (self));

  section = g_strdup (fields->section);
  g_free (self->section);
  self->section = section;
  self->item = iteam_entry_get_id (ITEAM_ENTRY (item));
  gtk_label_set_label (self->time_label, clock);
  if (late)
    gtk_widget_add_css_class (GTK_WIDGET (self->time_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->time_label), "error");
  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->facts_label, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts_label), facts[0] != '\0');
  gtk_widget_set_visible (self->confidential_image, fields->confidential);
  show_state (self, fields->state);
}

/**
 * iteam_agenda_row_get_item:
 * @self: a row
 *
 * Returns: the key of the item that it shows, or 0.
 */
gint64
iteam_agenda_row_get_item (IteamAgendaRow *self)
{
  g_return_val_if_fail (ITEAM_IS_AGENDA_ROW (self), 0);

  return self->item;
}

/**
 * iteam_agenda_row_get_section:
 * @self: a row
 *
 * Returns: (nullable): the heading that the item stands under.
 */
const char *
iteam_agenda_row_get_section (IteamAgendaRow *self)
{
  g_return_val_if_fail (ITEAM_IS_AGENDA_ROW (self), NULL);

  return self->section;
}
