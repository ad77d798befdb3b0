/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-day-popover.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "iteam-date-words.h"

/**
 * IteamDayPopover:
 *
 * Chooses a day: in words, which show what they mean as one types, with a
 * button for the days that are chosen most, or from a calendar.
 */
struct _IteamDayPopover
{
  GtkPopover parent_instance;

  IteamDay day;
  gboolean updating;
  IteamDay shown;

  /* template children */
  GtkEditable *entry;
  GtkLabel *understood_label;
  GtkCalendar *calendar;
};

enum
{
  PROP_DAY = 1,
  N_PROPS
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamDayPopover, iteam_day_popover, GTK_TYPE_POPOVER)

static void
choose (IteamDayPopover *self,
        IteamDay         day)
{
  iteam_day_popover_set_day (self, day);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, day);
}

static IteamDay
get_calendar_day (IteamDayPopover *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  return iteam_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                             g_date_time_get_day_of_month (date));
}

static void
show_in_calendar (IteamDayPopover *self,
                  IteamDay         day)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, day_of_month;

  if (day == ITEAM_DAY_NONE)
    day = iteam_day_today ();
  iteam_day_to_ymd (day, &year, &month, &day_of_month);
  date = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);

  self->updating = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->updating = FALSE;
  self->shown = day;
}

static void
show_understood (IteamDayPopover *self,
                 const char      *text,
                 gboolean         wrong)
{
  gtk_label_set_label (self->understood_label, text);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
typed_cb (IteamDayPopover *self)
{
  IteamDay today = iteam_day_today ();
  IteamDay day = iteam_date_words_parse (gtk_editable_get_text (self->entry), today);
  g_autofree char *text = iteam_day_format (day, today, ITEAM_DAY_LONG);

  if (self->updating)
    return;

  show_understood (self, text, FALSE);
  if (day != ITEAM_DAY_NONE)
    show_in_calendar (self, day);
}

static void
entry_activated_cb (IteamDayPopover *self)
{
  const char *text = gtk_editable_get_text (self->entry);
  IteamDay day = iteam_date_words_parse (text, iteam_day_today ());

  if (day != ITEAM_DAY_NONE)
    choose (self, day);
  else if (text[strspn (text, " ")] == '\0')
    choose (self, ITEAM_DAY_NONE);
  else
    show_understood (self, _("Not a date: try “15 May”"), TRUE);
}

/* Going to another month selects a day as well, and chooses none. */
static void
calendar_selected_cb (IteamDayPopover *self)
{
  IteamDay day = get_calendar_day (self);
  int year, month, shown_year, shown_month;

  if (self->updating)
    return;

  iteam_day_to_ymd (day, &year, &month, NULL);
  iteam_day_to_ymd (self->shown, &shown_year, &shown_month, NULL);
  self->shown = day;
  if (year == shown_year && month == shown_month)
    choose (self, day);
}

static void
calendar_turned_cb (IteamDayPopover *self)
{
  self->shown = get_calendar_day (self);
}

/* GTK does not tell of a click on the day that is selected already. */
static void
calendar_pressed_cb (IteamDayPopover *self,
                     int              n_press,
                     double           x,
                     double           y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self->calendar), x, y, GTK_PICK_DEFAULT);
  IteamDay day = get_calendar_day (self);
  int day_of_month;

  if (!GTK_IS_LABEL (picked) || !gtk_widget_has_css_class (picked, "day-number") ||
      gtk_widget_has_css_class (picked, "other-month"))
    return;

  iteam_day_to_ymd (day, NULL, NULL, &day_of_month);
  if (atoi (gtk_label_get_text (GTK_LABEL (picked))) == day_of_month)
    choose (self, day);
}

static void
choose_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  const char *name = g_variant_get_string (parameter, NULL);
  IteamDay today = iteam_day_today ();
  IteamDay day = ITEAM_DAY_NONE;

  if (g_str_equal (name, "today"))
    day = today;
  else if (g_str_equal (name, "tomorrow"))
    day = today + 1;
  else if (g_str_equal (name, "monday"))
    day = today + 8 - iteam_day_weekday (today);
  else if (g_str_equal (name, "month"))
    day = iteam_day_add_months (today, 1);

  choose (ITEAM_DAY_POPOVER (widget), day);
}

static void
iteam_day_popover_show (GtkWidget *widget)
{
  IteamDayPopover *self = ITEAM_DAY_POPOVER (widget);

  iteam_day_popover_set_day (self, self->day);
  GTK_WIDGET_CLASS (iteam_day_popover_parent_class)->show (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
iteam_day_popover_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  IteamDayPopover *self = ITEAM_DAY_POPOVER (object);

  switch (property_id)
    {
    case PROP_DAY: g_value_set_uint (value, self->day); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_day_popover_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  IteamDayPopover *self = ITEAM_DAY_POPOVER (object);

  switch (property_id)
    {
    case PROP_DAY: iteam_day_popover_set_day (self, g_value_get_uint (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_day_popover_class_init (IteamDayPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = iteam_day_popover_get_property;
  object_class->set_property = iteam_day_popover_set_property;
  widget_class->show = iteam_day_popover_show;

  /**
   * IteamDayPopover:day:
   *
   * The day that is set, an #IteamDay.
   */
  properties[PROP_DAY] = g_param_spec_uint ("day", NULL, NULL, 0, G_MAXUINT, 0,
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamDayPopover::chosen:
   * @day: the #IteamDay, or %ITEAM_DAY_NONE
   *
   * Emitted when a person chose a day, also when it is the one that was set.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-day-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamDayPopover, calendar);
  gtk_widget_class_bind_template_child (widget_class, IteamDayPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, IteamDayPopover, understood_label);
  gtk_widget_class_bind_template_callback (widget_class, calendar_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_turned_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_install_action (widget_class, "day.choose", "s", choose_action);
}

static void
iteam_day_popover_init (IteamDayPopover *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
  self->shown = iteam_day_today ();
}

/**
 * iteam_day_popover_new:
 *
 * Returns: (transfer floating): the popover.
 */
GtkWidget *
iteam_day_popover_new (void)
{
  return g_object_new (ITEAM_TYPE_DAY_POPOVER, NULL);
}

/**
 * iteam_day_popover_get_day:
 * @self: a popover
 *
 * Returns: the day that is set.
 */
IteamDay
iteam_day_popover_get_day (IteamDayPopover *self)
{
  g_return_val_if_fail (ITEAM_IS_DAY_POPOVER (self), ITEAM_DAY_NONE);

  return self->day;
}

/**
 * iteam_day_popover_set_day:
 * @self: a popover
 * @day: the day that is set, or %ITEAM_DAY_NONE
 *
 * Sets the day, and forgets what was typed.
 */
void
iteam_day_popover_set_day (IteamDayPopover *self,
                           IteamDay         day)
{
  g_autofree char *text = iteam_day_format (day, iteam_day_today (), ITEAM_DAY_LONG);

  g_return_if_fail (ITEAM_IS_DAY_POPOVER (self));

  self->updating = TRUE;
  gtk_editable_set_text (self->entry, "");
  self->updating = FALSE;
  show_understood (self, text, FALSE);
  show_in_calendar (self, day);
  if (self->day != day)
    {
      self->day = day;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
    }
}
