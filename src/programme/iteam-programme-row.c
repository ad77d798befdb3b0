/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-programme-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-lineage.h"

/**
 * IteamProgrammeRow:
 *
 * An activity or a point in the list of the programme: its title, what is known of it in
 * one line, how far it is, and a dot while what others changed has not been looked at.
 */
struct _IteamProgrammeRow
{
  AdwBin parent_instance;

  /* template children */
  GtkWidget *news_dot;
  GtkLabel *title_label;
  GtkLabel *facts_label;
  GtkLabel *state_label;

  /* owned */
  IteamEntry *entry;
};

G_DEFINE_FINAL_TYPE (IteamProgrammeRow, iteam_programme_row, ADW_TYPE_BIN)

static void
append (GString    *facts,
        const char *fact)
{
  if (fact == NULL || fact[0] == '\0')
    return;

  g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", fact);
}

static void
show_state (IteamProgrammeRow *self,
            const char        *state,
            gboolean           over)
{
  gtk_label_set_label (self->state_label, state);
  if (over)
    gtk_widget_add_css_class (GTK_WIDGET (self->title_label), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title_label), "dim-label");
}

/* "P-3 · Dilemma training · end of 2018 · Organisation", and at the end "74%" or "Held". */
static void
show_activity (IteamProgrammeRow *self,
               IteamActivity     *activity,
               IteamProgramme    *programme)
{
  const IteamActivityFields *fields = iteam_activity_get_fields (activity);
  IteamTally tally = iteam_programme_tally (programme, iteam_entry_get_id (ITEAM_ENTRY (activity)));
  g_autofree char *number = iteam_activity_format_number (activity);
  g_autofree char *moment = iteam_activity_format_moment (activity, iteam_day_today ());
  g_autofree char *rate = iteam_percentage_format (tally.rate);
  g_autoptr (GString) facts = g_string_new (number);

  append (facts, iteam_terms_label (&iteam_activity_kinds, fields->kind));
  append (facts, moment);
  append (facts, iteam_terms_label (&iteam_audiences, fields->audience));
  gtk_label_set_label (self->title_label, fields->title);
  gtk_label_set_label (self->facts_label, facts->str);
  show_state (self, rate[0] != '\0' ? rate : iteam_terms_label (&iteam_activity_states, fields->state),
              fields->state == ITEAM_ACTIVITY_CANCELLED);
}

/* "V-3 · Point of attention · Theme talk of 4 December", and at the end "Adjusted". */
static void
show_point (IteamProgrammeRow *self,
            IteamPoint        *point,
            IteamProgramme    *programme)
{
  const IteamPointFields *fields = iteam_point_get_fields (point);
  IteamFate fate = iteam_lineage_get_fate (programme->points, point);
  g_autofree char *number = iteam_point_format_number (point);
  g_autoptr (GString) facts = g_string_new (number);

  append (facts, iteam_terms_label (&iteam_point_kinds, fields->kind));
  if (fields->came != ITEAM_POINT_NEW)
    append (facts, iteam_terms_label (&iteam_point_cames, fields->came));
  append (facts, fields->origin);
  gtk_label_set_label (self->title_label, fields->title);
  gtk_label_set_label (self->facts_label, facts->str);
  show_state (self, iteam_terms_label (&iteam_fates, (int) fate), fate == ITEAM_FATE_DROPPED);
}

static void
iteam_programme_row_dispose (GObject *object)
{
  g_clear_object (&ITEAM_PROGRAMME_ROW (object)->entry);

  G_OBJECT_CLASS (iteam_programme_row_parent_class)->dispose (object);
}

static void
iteam_programme_row_class_init (IteamProgrammeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_programme_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/programme/iteam-programme-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammeRow, facts_label);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammeRow, news_dot);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammeRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, IteamProgrammeRow, title_label);
}

static void
iteam_programme_row_init (IteamProgrammeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * iteam_programme_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet.
 */
GtkWidget *
iteam_programme_row_new (void)
{
  return g_object_new (ITEAM_TYPE_PROGRAMME_ROW, NULL);
}

/**
 * iteam_programme_row_show:
 * @self: a row
 * @entry: (nullable): an activity or a point
 * @programme: (nullable): the programme that it is of
 *
 * Shows it as it is now.
 */
void
iteam_programme_row_show (IteamProgrammeRow *self,
                          IteamEntry        *entry,
                          IteamProgramme    *programme)
{
  g_return_if_fail (ITEAM_IS_PROGRAMME_ROW (self));

  g_set_object (&self->entry, entry);
  if (entry == NULL || programme == NULL)
    return;
  if (ITEAM_IS_ACTIVITY (entry))
    show_activity (self, ITEAM_ACTIVITY (entry), programme);
  else
    show_point (self, ITEAM_POINT (entry), programme);
}

/**
 * iteam_programme_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows.
 */
IteamEntry *
iteam_programme_row_get_entry (IteamProgrammeRow *self)
{
  g_return_val_if_fail (ITEAM_IS_PROGRAMME_ROW (self), NULL);

  return self->entry;
}

/**
 * iteam_programme_row_set_news:
 * @self: a row
 * @news: (nullable): what others changed, in words; %NULL if nothing is new
 */
void
iteam_programme_row_set_news (IteamProgrammeRow *self,
                              const char        *news)
{
  g_return_if_fail (ITEAM_IS_PROGRAMME_ROW (self));

  gtk_widget_set_visible (self->news_dot, news != NULL);
  iteam_set_tooltip (self->news_dot, news);
  if (news != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->news_dot), GTK_ACCESSIBLE_PROPERTY_LABEL, news, -1);
}
