/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-role-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-date-words.h"
#include "iteam-role-list.h"

/**
 * IteamRoleRow:
 *
 * A role that a person has or had, folded up to one line, edited in place. It
 * keeps what was read apart from what was chosen, for the draft; a date that is
 * being typed stays when the rest is brought up to date.
 */
struct _IteamRoleRow
{
  AdwExpanderRow parent_instance;

  IteamRoleTerm read;
  IteamRoleTerm term;
  gboolean updating;

  /* template children */
  AdwComboRow *role_row;
  GtkSwitch *external_switch;
  GtkEditable *from_row;
  GtkEditable *to_row;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IteamRoleRow, iteam_role_row, ADW_TYPE_EXPANDER_ROW)

/* With its year, so that a role of years ago is not read as one of today. */
static char *
day_text (IteamDay day)
{
  return iteam_day_format (day, ITEAM_DAY_NONE + 1, ITEAM_DAY_SHORT);
}

/* "Since May 2018" means since the first of May, where in other places of the
 * program a month stands for its last day. */
static gboolean
parse_day (GtkEditable *entry,
           gboolean     first,
           IteamDay    *day)
{
  const char *text = gtk_editable_get_text (entry);
  g_autofree char *since = g_strconcat ("vanaf ", text, NULL);
  IteamDay today = iteam_day_today ();

  *day = first ? iteam_date_words_parse (since, today) : ITEAM_DAY_NONE;
  if (*day == ITEAM_DAY_NONE)
    *day = iteam_date_words_parse (text, today);

  return *day != ITEAM_DAY_NONE || text[strspn (text, " ")] == '\0';
}

static void
show_day (GtkEditable *entry,
          IteamDay     day)
{
  g_autofree char *text = day_text (day);

  if (g_strcmp0 (gtk_editable_get_text (entry), text) != 0)
    gtk_editable_set_text (entry, text);
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
}

static gboolean
is_being_typed (GtkEditable *entry,
                IteamDay     day)
{
  g_autofree char *text = day_text (day);

  return g_strcmp0 (gtk_editable_get_text (entry), text) != 0;
}

static void
show_roles (IteamRoleRow *self)
{
  g_autoptr (GListModel) roles = iteam_role_list_new (self->term.external);

  adw_combo_row_set_model (self->role_row, roles);
  adw_combo_row_set_selected (self->role_row, self->term.role);
}

static void
show_summary (IteamRoleRow *self)
{
  g_autofree char *from = day_text (self->term.from);
  g_autofree char *to = day_text (self->term.to);
  g_autofree char *dates = NULL;

  if (self->term.from != ITEAM_DAY_NONE && self->term.to != ITEAM_DAY_NONE)
    dates = g_strdup_printf ("%s – %s", from, to);
  else if (self->term.from != ITEAM_DAY_NONE)
    dates = g_strdup_printf (_("Since %s"), from);
  else if (self->term.to != ITEAM_DAY_NONE)
    dates = g_strdup_printf (_("Until %s"), to);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), iteam_role_label (self->term.role, self->term.external));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), dates != NULL ? dates : "");
}

static void
tell_changed (IteamRoleRow *self)
{
  show_summary (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
choice_changed_cb (IteamRoleRow *self)
{
  gboolean external = gtk_switch_get_active (self->external_switch);
  guint selected = adw_combo_row_get_selected (self->role_row);

  if (self->updating || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (self->term.role == (IteamRole) selected && self->term.external == external)
    return;

  self->term.role = selected;
  if (self->term.external != external)
    {
      self->term.external = external;
      self->updating = TRUE;
      show_roles (self);
      self->updating = FALSE;
    }
  tell_changed (self);
}

static void
date_typed_cb (GtkEditable  *entry,
               IteamRoleRow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
}

/* What is no date stays to be mended, marked, and is not written. */
static gboolean
take_date (IteamRoleRow *self,
           GtkEditable  *entry,
           gboolean      first,
           IteamDay     *day)
{
  IteamDay typed;

  if (!is_being_typed (entry, *day))
    return FALSE;
  if (!parse_day (entry, first, &typed))
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      return FALSE;
    }

  gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
  if (*day == typed)
    {
      show_day (entry, typed);
      return FALSE;
    }
  *day = typed;
  show_day (entry, typed);

  return TRUE;
}

static void
dates_done_cb (IteamRoleRow *self)
{
  gboolean from = take_date (self, self->from_row, TRUE, &self->term.from);
  gboolean to = take_date (self, self->to_row, FALSE, &self->term.to);

  if (from || to)
    tell_changed (self);
}

static void
remove_cb (IteamRoleRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static void
iteam_role_row_class_init (IteamRoleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * IteamRoleRow::changed:
   *
   * Emitted when a person changed the role, not when it was brought up to date.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * IteamRoleRow::removed:
   *
   * Emitted when a person wants the role to be taken away.
   */
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-role-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamRoleRow, external_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamRoleRow, from_row);
  gtk_widget_class_bind_template_child (widget_class, IteamRoleRow, role_row);
  gtk_widget_class_bind_template_child (widget_class, IteamRoleRow, to_row);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, dates_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
watch_focus (IteamRoleRow *self,
             GtkEditable  *entry)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (dates_done_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (entry), focus);
}

static void
iteam_role_row_init (IteamRoleRow *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;

  watch_focus (self, self->from_row);
  watch_focus (self, self->to_row);
}

/**
 * iteam_role_row_new:
 * @term: a role
 *
 * Returns: (transfer floating): the row.
 */
GtkWidget *
iteam_role_row_new (const IteamRoleTerm *term)
{
  IteamRoleRow *self = g_object_new (ITEAM_TYPE_ROLE_ROW, NULL);

  self->read = *term;
  self->term = *term;
  self->updating = TRUE;
  show_roles (self);
  gtk_switch_set_active (self->external_switch, term->external);
  show_day (self->from_row, term->from);
  show_day (self->to_row, term->to);
  self->updating = FALSE;
  show_summary (self);

  return GTK_WIDGET (self);
}

/**
 * iteam_role_row_get_read:
 * @self: a row
 *
 * Returns: (transfer none): the role that the edit was made upon.
 */
const IteamRoleTerm *
iteam_role_row_get_read (IteamRoleRow *self)
{
  g_return_val_if_fail (ITEAM_IS_ROLE_ROW (self), NULL);

  return &self->read;
}

/**
 * iteam_role_row_get_term:
 * @self: a row
 *
 * Returns: (transfer none): the role as it was edited.
 */
const IteamRoleTerm *
iteam_role_row_get_term (IteamRoleRow *self)
{
  g_return_val_if_fail (ITEAM_IS_ROLE_ROW (self), NULL);

  return &self->term;
}

/**
 * iteam_role_row_update:
 * @self: a row
 * @term: the same role as it is in the file now
 *
 * Brings the row up to date, but for what is being typed.
 */
void
iteam_role_row_update (IteamRoleRow        *self,
                       const IteamRoleTerm *term)
{
  gboolean from_typed, to_typed;

  g_return_if_fail (ITEAM_IS_ROLE_ROW (self));

  from_typed = is_being_typed (self->from_row, self->term.from);
  to_typed = is_being_typed (self->to_row, self->term.to);

  self->updating = TRUE;
  self->read.role = self->term.role = term->role;
  self->read.external = self->term.external = term->external;
  show_roles (self);
  gtk_switch_set_active (self->external_switch, term->external);
  if (!from_typed)
    {
      self->read.from = self->term.from = term->from;
      show_day (self->from_row, term->from);
    }
  if (!to_typed)
    {
      self->read.to = self->term.to = term->to;
      show_day (self->to_row, term->to);
    }
  self->updating = FALSE;
  show_summary (self);
}

/**
 * iteam_role_row_take_saved:
 * @self: a row
 *
 * What was edited is on its way into the file: the next edit is made upon it.
 */
void
iteam_role_row_take_saved (IteamRoleRow *self)
{
  g_return_if_fail (ITEAM_IS_ROLE_ROW (self));

  self->read = self->term;
}

/**
 * iteam_role_row_flush:
 * @self: a row
 *
 * Takes dates that are still being typed.
 */
void
iteam_role_row_flush (IteamRoleRow *self)
{
  g_return_if_fail (ITEAM_IS_ROLE_ROW (self));

  dates_done_cb (self);
}
