/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-role-row.h"

#include <glib/gi18n-lib.h>

#include "iteam-day-row.h"
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
  IteamDayRow *from_row;
  IteamDayRow *to_row;
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
from_chosen_cb (IteamRoleRow *self,
                guint         day)
{
  self->term.from = day;
  tell_changed (self);
}

static void
to_chosen_cb (IteamRoleRow *self,
              guint         day)
{
  self->term.to = day;
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

  g_type_ensure (ITEAM_TYPE_DAY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-role-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamRoleRow, external_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamRoleRow, from_row);
  gtk_widget_class_bind_template_child (widget_class, IteamRoleRow, role_row);
  gtk_widget_class_bind_template_child (widget_class, IteamRoleRow, to_row);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, from_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_chosen_cb);
}

static void
iteam_role_row_init (IteamRoleRow *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
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
  iteam_day_row_show (self->from_row, term->from, FALSE);
  iteam_day_row_show (self->to_row, term->to, FALSE);
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
  g_return_if_fail (ITEAM_IS_ROLE_ROW (self));

  self->updating = TRUE;
  self->read.role = self->term.role = term->role;
  self->read.external = self->term.external = term->external;
  show_roles (self);
  gtk_switch_set_active (self->external_switch, term->external);
  iteam_day_row_show (self->from_row, term->from, FALSE);
  self->read.from = self->term.from = iteam_day_row_get_read (self->from_row);
  iteam_day_row_show (self->to_row, term->to, FALSE);
  self->read.to = self->term.to = iteam_day_row_get_read (self->to_row);
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

  iteam_text_row_finish (ITEAM_TEXT_ROW (self->from_row));
  iteam_text_row_finish (ITEAM_TEXT_ROW (self->to_row));
}
