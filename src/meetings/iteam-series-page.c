/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-series-page.h"

#include <glib/gi18n-lib.h>

#include "iteam-day-row.h"
#include "iteam-person-choice.h"
#include "iteam-recurrence.h"
#include "iteam-series-agenda.h"
#include "iteam-series-members.h"
#include "iteam-text-row.h"

/**
 * IteamSeriesPage:
 *
 * A series of meetings: what they are, when and where they are, who comes, and with which
 * items each agenda begins.
 */

/* How many of the coming days are told. */
#define N_COMING 4
/* Nobody meets more often in one series. */
#define MOST_MEETINGS 9999

struct _IteamSeriesPage
{
  AdwBin parent_instance;

  gboolean updating;

  /* template children */
  IteamTextRow *title_row;
  AdwComboRow *kind_row;
  IteamTextRow *rule_row;
  IteamDayRow *first_row;
  IteamDayRow *last_row;
  IteamTextRow *count_row;
  IteamTextRow *start_row;
  IteamTextRow *ends_row;
  IteamTextRow *place_row;
  IteamTextRow *retention_row;
  AdwComboRow *chair_row;
  AdwComboRow *taker_row;
  GtkSwitch *closed_switch;
  GtkSwitch *stopped_switch;
  AdwPreferencesGroup *when_group;
  GtkWidget *fields_box;
  GtkListBox *exceptions;
  IteamDayRow *exception_row;
  IteamSeriesMembers *members;
  IteamSeriesAgenda *agenda;

  /* owned */
  IteamMeetingDesk *desk;
  IteamSeries *series;
};

G_DEFINE_FINAL_TYPE (IteamSeriesPage, iteam_series_page, ADW_TYPE_BIN)

static void show_coming (IteamSeriesPage *self);

static void
save (IteamSeriesPage *self,
      IteamSeries     *edited)
{
  iteam_meeting_desk_save (self->desk, GTK_WIDGET (self), self->series, edited);
  show_coming (self);
}

/* Writes one text, upon what it was when the typing began. */
static void
save_text (IteamSeriesPage *self,
           IteamTextRow    *row,
           const char      *property,
           const char      *typed)
{
  g_autofree char *before = g_strdup (iteam_text_row_get_read (row));
  g_autoptr (IteamSeries) edited = NULL;

  iteam_text_row_take_saved (row, typed);
  g_object_set (self->series, property, before, NULL);
  edited = iteam_entry_copy (self->series);
  g_object_set (edited, property, typed, NULL);
  save (self, edited);
}

/* A series without a title cannot be found again, so it keeps the one it had. */
static void
text_done_cb (IteamSeriesPage *self,
              IteamTextRow    *row)
{
  g_autofree char *typed = iteam_text_row_get_typed (row);

  if (self->series == NULL)
    return;
  if (row == self->title_row && typed[0] == '\0')
    iteam_text_row_revert (row);
  else
    save_text (self, row, row == self->title_row ? "title" : row == self->place_row ? "place" : "retention", typed);
}

/* The rule without its end, which has rows of its own. */
static char *
dup_endless (const char *rule)
{
  return rule != NULL ? iteam_recurrence_set_end (rule, ITEAM_DAY_NONE, 0) : NULL;
}

/* A rule that names days begins on one of them: "every 6 weeks on Tuesday" on a Tuesday. */
static void
set_rule (IteamSeries *edited,
          const char  *rule)
{
  const IteamSeriesFields *fields = iteam_series_get_fields (edited);
  IteamDay first = fields->first != ITEAM_DAY_NONE ? fields->first : iteam_day_today ();
  g_autofree char *ended = NULL;

  if (rule == NULL)
    {
      g_object_set (edited, "recurrence", NULL, NULL);

      return;
    }
  ended = iteam_recurrence_set_end (rule, iteam_recurrence_get_until (fields->recurrence), iteam_recurrence_get_count (fields->recurrence));
  if (iteam_recurrence_names_days (rule))
    first = iteam_recurrence_first (rule, first);
  g_object_set (edited, "recurrence", ended, NULL);
  if (first != ITEAM_DAY_NONE)
    g_object_set (edited, "first", first, NULL);
}

static void
rule_done_cb (IteamSeriesPage *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (self->rule_row);
  g_autofree char *rule = iteam_recurrence_parse (typed, NULL);
  g_autofree char *endless = dup_endless (rule);
  g_autofree char *words = NULL;
  g_autoptr (IteamSeries) edited = NULL;

  if (self->series == NULL)
    return;
  if (rule == NULL && typed[0] != '\0')
    {
      iteam_text_row_set_problem (self->rule_row, _("Not a recurrence: try “every 6 weeks on Tuesday”"));

      return;
    }
  words = iteam_recurrence_describe (endless, FALSE);
  iteam_text_row_take_saved (self->rule_row, words);
  edited = iteam_entry_copy (self->series);
  set_rule (edited, rule);
  save (self, edited);
  iteam_day_row_show (self->first_row, iteam_series_get_fields (self->series)->first, FALSE);
}

static void
first_chosen_cb (IteamSeriesPage *self,
                 guint            day)
{
  g_autoptr (IteamSeries) edited = NULL;

  if (self->series == NULL)
    return;
  edited = iteam_entry_copy (self->series);
  g_object_set (edited, "first", day, NULL);
  save (self, edited);
}

static void
set_end (IteamSeriesPage *self,
         IteamDay         until,
         int              count)
{
  const char *rule = iteam_series_get_fields (self->series)->recurrence;
  g_autofree char *ended = rule != NULL ? iteam_recurrence_set_end (rule, until, count) : NULL;
  g_autofree char *text = count > 0 ? g_strdup_printf ("%d", count) : NULL;
  g_autoptr (IteamSeries) edited = iteam_entry_copy (self->series);

  g_object_set (edited, "recurrence", ended, NULL);
  iteam_text_row_take_saved (self->count_row, text);
  iteam_day_row_show (self->last_row, until, FALSE);
  save (self, edited);
}

static void
last_chosen_cb (IteamSeriesPage *self,
                guint            day)
{
  if (self->series != NULL)
    set_end (self, day, 0);
}

static void
count_done_cb (IteamSeriesPage *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (self->count_row);
  gint64 count = 0;

  if (self->series == NULL)
    return;
  if (typed[0] != '\0' && !g_ascii_string_to_signed (typed, 10, 1, MOST_MEETINGS, &count, NULL))
    iteam_text_row_set_problem (self->count_row, _("Not a number of meetings"));
  else
    set_end (self, ITEAM_DAY_NONE, (int) count);
}

static void
time_done_cb (IteamSeriesPage *self,
              IteamTextRow    *row)
{
  g_autofree char *typed = iteam_text_row_get_typed (row);
  IteamTime time = typed[0] != '\0' ? iteam_time_parse (typed) : ITEAM_TIME_NONE;
  g_autofree char *text = iteam_time_format (time);
  g_autoptr (IteamSeries) edited = NULL;

  if (self->series == NULL)
    return;
  if (typed[0] != '\0' && time == ITEAM_TIME_NONE)
    {
      iteam_text_row_set_problem (row, _("Not a time, like “9:30”"));

      return;
    }
  iteam_text_row_take_saved (row, text);
  edited = iteam_entry_copy (self->series);
  g_object_set (edited, row == self->start_row ? "start" : "ends", time, NULL);
  save (self, edited);
}

static void
choice_changed_cb (IteamSeriesPage *self)
{
  IteamDirectory *directory;
  g_autoptr (IteamSeries) edited = NULL;

  if (self->updating || self->series == NULL)
    return;
  directory = iteam_meeting_desk_get_directory (self->desk);
  edited = iteam_entry_copy (self->series);
  g_object_set (edited,
                "kind", (int) adw_combo_row_get_selected (self->kind_row),
                "chair", iteam_person_choice_get (self->chair_row, directory),
                "minute-taker", iteam_person_choice_get (self->taker_row, directory),
                "closed", gtk_switch_get_active (self->closed_switch),
                "stopped", gtk_switch_get_active (self->stopped_switch),
                NULL);
  save (self, edited);
}

static void
except (IteamSeriesPage *self,
        IteamDay         day,
        gboolean         excepted)
{
  g_autoptr (IteamSeries) edited = iteam_entry_copy (self->series);

  if (excepted)
    iteam_series_add_exception (edited, day);
  else
    iteam_series_remove_exception (edited, day);
  save (self, edited);
}

/* The line is for the next one. */
static gboolean
clear_exception_cb (gpointer data)
{
  iteam_day_row_show (ITEAM_SERIES_PAGE (data)->exception_row, ITEAM_DAY_NONE, FALSE);

  return G_SOURCE_REMOVE;
}

static void
exception_chosen_cb (IteamSeriesPage *self,
                     guint            day)
{
  if (self->series == NULL || day == ITEAM_DAY_NONE)
    return;

  except (self, day, TRUE);
  /* The row shows what was chosen once this is over. */
  g_idle_add_full (G_PRIORITY_DEFAULT, clear_exception_cb, g_object_ref (self), g_object_unref);
}

static void
exception_removed_cb (IteamSeriesPage *self,
                      GtkWidget       *button)
{
  if (self->series != NULL)
    except (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "day")), FALSE);
}

static GtkWidget *
make_exception (IteamSeriesPage *self,
                IteamDay         day)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *text = iteam_day_format (day, iteam_day_today (), ITEAM_DAY_LONG);
  g_autofree char *name = g_strdup_printf (_("Meet on %s after all"), text);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "day", GUINT_TO_POINTER (day));
  g_signal_connect_object (button, "clicked", G_CALLBACK (exception_removed_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
show_exceptions (IteamSeriesPage *self)
{
  g_autoptr (GArray) exceptions = iteam_series_list_exceptions (self->series);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->exceptions, 1)) != NULL)
    gtk_list_box_remove (self->exceptions, GTK_WIDGET (row));
  for (guint i = 0; i < exceptions->len; i++)
    gtk_list_box_append (self->exceptions, make_exception (self, g_array_index (exceptions, IteamDay, i)));
}

/* "Tue 15 Dec, Tue 26 Jan, Tue 9 Mar, …": whoever wrote the rule sees what it means. */
static void
show_coming (IteamSeriesPage *self)
{
  GString *text = g_string_new (NULL);
  IteamDay today = iteam_day_today ();
  IteamDay day = today - 1;

  for (int i = 0; i < N_COMING; i++)
    {
      g_autofree char *words = NULL;

      day = iteam_series_next_day (self->series, day);
      if (day == ITEAM_DAY_NONE)
        break;
      words = iteam_day_format (day, today, ITEAM_DAY_RELATIVE);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
    }
  if (text->len == 0 && iteam_series_get_fields (self->series)->recurrence != NULL)
    g_string_append (text, _("No more meetings come of this"));
  adw_preferences_group_set_description (self->when_group, text->str);
  g_string_free (text, TRUE);
  show_exceptions (self);
}

static void
sync_page (IteamSeriesPage *self)
{
  const IteamSeriesFields *fields = iteam_series_get_fields (self->series);
  IteamDirectory *directory = iteam_meeting_desk_get_directory (self->desk);
  int count = iteam_recurrence_get_count (fields->recurrence);
  g_autofree char *endless = dup_endless (fields->recurrence);
  g_autofree char *rule = iteam_recurrence_describe (endless, FALSE);
  g_autofree char *times = count > 0 ? g_strdup_printf ("%d", count) : NULL;
  g_autofree char *start = iteam_time_format (fields->start);
  g_autofree char *ends = iteam_time_format (fields->ends);

  self->updating = TRUE;
  iteam_text_row_show (self->title_row, fields->title);
  adw_combo_row_set_selected (self->kind_row, (guint) fields->kind);
  iteam_text_row_show (self->rule_row, rule);
  iteam_day_row_show (self->first_row, fields->first, FALSE);
  iteam_day_row_show (self->last_row, iteam_recurrence_get_until (fields->recurrence), FALSE);
  iteam_text_row_show (self->count_row, times);
  iteam_text_row_show (self->start_row, start);
  iteam_text_row_show (self->ends_row, ends);
  iteam_text_row_show (self->place_row, fields->place);
  iteam_text_row_show (self->retention_row, fields->retention);
  iteam_person_choice_show (self->chair_row, directory, fields->chair);
  iteam_person_choice_show (self->taker_row, directory, fields->minute_taker);
  gtk_switch_set_active (self->closed_switch, fields->closed);
  gtk_switch_set_active (self->stopped_switch, fields->stopped);
  self->updating = FALSE;
  show_coming (self);
  gtk_widget_set_sensitive (self->fields_box, iteam_meeting_desk_get_writable (self->desk));
}

static void
iteam_series_page_dispose (GObject *object)
{
  IteamSeriesPage *self = ITEAM_SERIES_PAGE (object);

  g_clear_object (&self->series);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (iteam_series_page_parent_class)->dispose (object);
}

static void
iteam_series_page_class_init (IteamSeriesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_series_page_dispose;

  g_type_ensure (ITEAM_TYPE_DAY_ROW);
  g_type_ensure (ITEAM_TYPE_SERIES_AGENDA);
  g_type_ensure (ITEAM_TYPE_SERIES_MEMBERS);
  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/meetings/iteam-series-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, agenda);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, chair_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, closed_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, count_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, ends_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, exception_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, exceptions);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, fields_box);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, first_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, last_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, members);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, place_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, retention_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, rule_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, start_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, stopped_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, taker_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, IteamSeriesPage, when_group);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, count_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, exception_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, last_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, rule_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_done_cb);
}

static void
iteam_series_page_init (IteamSeriesPage *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  iteam_terms_row_fill (self->kind_row, &iteam_meeting_kinds);
  self->updating = FALSE;
}

/**
 * iteam_series_page_set_desk:
 * @self: a page
 * @desk: what writes; once
 */
void
iteam_series_page_set_desk (IteamSeriesPage  *self,
                            IteamMeetingDesk *desk)
{
  g_return_if_fail (ITEAM_IS_SERIES_PAGE (self));
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  iteam_series_members_set_desk (self->members, desk);
  iteam_series_agenda_set_desk (self->agenda, desk);
}

/* What was typed at another series was written when it was left, and does not stay. */
static void
forget (IteamSeriesPage *self)
{
  IteamTextRow *rows[] = { self->title_row, self->rule_row, self->count_row, self->start_row, self->ends_row, self->place_row,
                           self->retention_row };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    iteam_text_row_take_saved (rows[i], NULL);
  iteam_text_row_revert (ITEAM_TEXT_ROW (self->first_row));
  iteam_text_row_revert (ITEAM_TEXT_ROW (self->last_row));
  iteam_text_row_revert (ITEAM_TEXT_ROW (self->exception_row));
}

/**
 * iteam_series_page_show:
 * @self: a page
 * @series: (nullable): a series, which its owner keeps as the file is
 * @all: (element-type IteamSeries): all of them, from which items can be taken over
 *
 * Shows a series, as it is now.
 */
void
iteam_series_page_show (IteamSeriesPage *self,
                        IteamSeries     *series,
                        GListModel      *all)
{
  g_return_if_fail (ITEAM_IS_SERIES_PAGE (self));

  if (self->series != series)
    {
      forget (self);
      g_set_object (&self->series, series);
    }
  iteam_series_members_show (self->members, series);
  iteam_series_agenda_show (self->agenda, series, all);
  if (series != NULL)
    sync_page (self);
}

/**
 * iteam_series_page_get:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the series that is shown.
 */
IteamSeries *
iteam_series_page_get (IteamSeriesPage *self)
{
  g_return_val_if_fail (ITEAM_IS_SERIES_PAGE (self), NULL);

  return self->series;
}

/**
 * iteam_series_page_flush:
 * @self: a page
 *
 * Writes what is still being typed.
 */
void
iteam_series_page_flush (IteamSeriesPage *self)
{
  IteamTextRow *rows[8];

  g_return_if_fail (ITEAM_IS_SERIES_PAGE (self));

  rows[0] = self->title_row;
  rows[1] = self->rule_row;
  rows[2] = ITEAM_TEXT_ROW (self->first_row);
  rows[3] = ITEAM_TEXT_ROW (self->last_row);
  rows[4] = self->start_row;
  rows[5] = self->ends_row;
  rows[6] = self->place_row;
  rows[7] = self->retention_row;
  for (gsize i = 0; self->series != NULL && i < G_N_ELEMENTS (rows); i++)
    iteam_text_row_finish (rows[i]);
}
