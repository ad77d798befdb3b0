/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-day-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-date-words.h"
#include "iteam-day-popover.h"

/**
 * IteamDayRow:
 *
 * A date that is typed in words or chosen from a calendar. The title tells how
 * far off it is, and while one types which day the words mean.
 */
struct _IteamDayRow
{
  IteamTextRow parent_instance;

  IteamDay day;
  gboolean counts;
  gboolean deadline;
  gboolean since;

  /* template children */
  GtkMenuButton *button;
};

enum
{
  PROP_DEADLINE = 1,
  PROP_SINCE,
  N_PROPS
};

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamDayRow, iteam_day_row, ITEAM_TYPE_TEXT_ROW)

static char *
day_text (IteamDay day)
{
  return iteam_day_format (day, iteam_day_today (), ITEAM_DAY_LONG);
}

static char *
distance_text (IteamDay day,
               gboolean deadline)
{
  int ahead = (int) day - (int) iteam_day_today ();

  if (ahead == 0)
    return g_strdup (C_("date", "today"));
  if (ahead == 1)
    return g_strdup (C_("date", "tomorrow"));
  if (ahead > 1)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", ahead), ahead);
  if (deadline)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", -ahead), -ahead);

  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", -ahead), -ahead);
}

static void
show_distance (IteamDayRow *self)
{
  IteamTextRow *row = ITEAM_TEXT_ROW (self);
  gboolean shown = self->counts && self->day != ITEAM_DAY_NONE;
  g_autofree char *text = shown ? distance_text (self->day, self->deadline) : NULL;

  if (iteam_text_row_is_typed (row))
    return;

  iteam_text_row_set_hint (row, text);
  if (shown && self->deadline && self->day < iteam_day_today ())
    gtk_widget_add_css_class (GTK_WIDGET (self), "iteam-late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "iteam-late");
}

static void
choose (IteamDayRow *self,
        IteamDay     day)
{
  g_autofree char *text = day_text (day);

  if (self->day != day)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, day);
  self->day = day;
  iteam_text_row_take_saved (ITEAM_TEXT_ROW (self), text);
  show_distance (self);
}

/* "Since May 2018" means since the first of May, where otherwise a month stands
 * for its last day. */
static IteamDay
parse (IteamDayRow *self,
       const char  *text)
{
  g_autofree char *words = g_strconcat ("vanaf ", text, NULL);
  IteamDay today = iteam_day_today ();
  IteamDay day = self->since ? iteam_date_words_parse (words, today) : ITEAM_DAY_NONE;

  return day != ITEAM_DAY_NONE ? day : iteam_date_words_parse (text, today);
}

/* What is no date stays to be mended, marked, and is not written. */
static void
done_cb (IteamDayRow *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (ITEAM_TEXT_ROW (self));
  IteamDay day = parse (self, typed);

  if (day == ITEAM_DAY_NONE && typed[0] != '\0')
    iteam_text_row_set_problem (ITEAM_TEXT_ROW (self), _("Not a date: try “15 May”"));
  else
    choose (self, day);
}

static void
typed_cb (IteamDayRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autofree char *understood = day_text (parse (self, text));

  gtk_widget_remove_css_class (GTK_WIDGET (self), "iteam-late");
  iteam_text_row_set_hint (ITEAM_TEXT_ROW (self), understood);
}

static void
popover_chosen_cb (IteamDayRow *self,
                   guint        day)
{
  choose (self, day);
}

/* A calendar is made of a hundred widgets, and most are never looked at. */
static void
make_popover_cb (GtkMenuButton *button,
                 gpointer       row)
{
  IteamDayRow *self = row;
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));

  if (popover == NULL)
    {
      popover = iteam_day_popover_new ();
      g_signal_connect_object (popover, "chosen", G_CALLBACK (popover_chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, popover);
    }
  iteam_day_popover_set_day (ITEAM_DAY_POPOVER (popover), self->day);
}

static gboolean
select_all_cb (gpointer data)
{
  gtk_editable_select_region (GTK_EDITABLE (data), 0, -1);

  return G_SOURCE_REMOVE;
}

/* Nobody edits a date letter by letter: what is typed takes its place. The
 * click that brought the focus here sets the cursor after this. */
static void
focused_cb (GtkEventControllerFocus *focus,
            IteamDayRow             *self)
{
  GtkWidget *focused = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (GTK_IS_TEXT (focused) && gtk_widget_get_ancestor (focused, GTK_TYPE_POPOVER) == NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, select_all_cb, g_object_ref (self), g_object_unref);
}

static void
iteam_day_row_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  IteamDayRow *self = ITEAM_DAY_ROW (object);

  switch (property_id)
    {
    case PROP_DEADLINE: g_value_set_boolean (value, self->deadline); break;
    case PROP_SINCE: g_value_set_boolean (value, self->since); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_day_row_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  IteamDayRow *self = ITEAM_DAY_ROW (object);

  switch (property_id)
    {
    case PROP_DEADLINE: self->deadline = g_value_get_boolean (value); break;
    case PROP_SINCE: self->since = g_value_get_boolean (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_day_row_class_init (IteamDayRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = iteam_day_row_get_property;
  object_class->set_property = iteam_day_row_set_property;

  /**
   * IteamDayRow:deadline:
   *
   * Whether a day that has passed is late.
   */
  properties[PROP_DEADLINE] = g_param_spec_boolean ("deadline", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY);

  /**
   * IteamDayRow:since:
   *
   * Whether a month or a year stands for its first day, and not for its last.
   */
  properties[PROP_SINCE] = g_param_spec_boolean ("since", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamDayRow::chosen:
   * @day: the #IteamDay, or %ITEAM_DAY_NONE
   *
   * Emitted when a person chose another day than iteam_day_row_get_read() tells.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-day-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamDayRow, button);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_distance);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
iteam_day_row_init (IteamDayRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_menu_button_set_create_popup_func (self->button, make_popover_cb, self, NULL);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focused_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

/**
 * iteam_day_row_show:
 * @self: a row
 * @day: the day that the file holds, or %ITEAM_DAY_NONE
 * @counts: whether it matters how far off the day is
 *
 * Shows what the file holds, unless something is being typed.
 */
void
iteam_day_row_show (IteamDayRow *self,
                    IteamDay     day,
                    gboolean     counts)
{
  g_autofree char *text = day_text (day);

  g_return_if_fail (ITEAM_IS_DAY_ROW (self));

  if (!iteam_text_row_is_typed (ITEAM_TEXT_ROW (self)))
    self->day = day;
  self->counts = counts;
  iteam_text_row_show (ITEAM_TEXT_ROW (self), text);
  show_distance (self);
}

/**
 * iteam_day_row_get_read:
 * @self: a row
 *
 * Returns: the day that stood here when the typing began.
 */
IteamDay
iteam_day_row_get_read (IteamDayRow *self)
{
  g_return_val_if_fail (ITEAM_IS_DAY_ROW (self), ITEAM_DAY_NONE);

  return self->day;
}
