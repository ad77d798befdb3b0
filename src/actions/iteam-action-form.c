/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-form.h"

#include <glib/gi18n-lib.h>

#include "iteam-conflict-mark.h"
#include "iteam-day-row.h"
#include "iteam-owners-row.h"
#include "iteam-status-pill.h"
#include "iteam-text-row.h"

/**
 * IteamActionForm:
 *
 * How an action point stands: its status with the reason or what it waits for,
 * its owners, and its dates. To drop one asks for the reason first, and writes
 * both at once.
 */
struct _IteamActionForm
{
  IteamActionPart parent_instance;

  gboolean updating;
  gboolean dropping;

  /* template children */
  AdwComboRow *status_row;
  IteamTextRow *reason_row;
  IteamTextRow *waiting_row;
  IteamOwnersRow *owners_row;
  IteamDayRow *due_row;
  IteamDayRow *start_row;
  GtkLabel *postponed_label;

  /* owned */
  GPtrArray *checklist;
};

G_DEFINE_FINAL_TYPE (IteamActionForm, iteam_action_form, ITEAM_TYPE_ACTION_PART)

static IteamActionPoint *
get_read (IteamActionForm *self)
{
  return iteam_action_part_get_read (ITEAM_ACTION_PART (self));
}

static void
show_status (IteamActionForm *self)
{
  const IteamActionFields *fields = iteam_action_point_get_fields (get_read (self));
  IteamActionStatus status = self->dropping ? ITEAM_ACTION_DROPPED : fields->status;

  self->updating = TRUE;
  adw_combo_row_set_selected (self->status_row, status);
  self->updating = FALSE;

  gtk_widget_set_visible (GTK_WIDGET (self->reason_row), status == ITEAM_ACTION_DROPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting_row), status == ITEAM_ACTION_WAITING);
}

static void
stop_dropping (IteamActionForm *self)
{
  if (!self->dropping)
    return;

  self->dropping = FALSE;
  iteam_text_row_take_saved (self->reason_row, NULL);
}

static const char *
told_of_status (IteamActionStatus before,
                IteamActionStatus after)
{
  if (after == ITEAM_ACTION_DONE)
    return _("Action point completed");
  if (after == ITEAM_ACTION_DROPPED)
    return _("Action point dropped");
  if (before >= ITEAM_ACTION_DONE)
    return _("Action point reopened");

  return NULL;
}

/* What recurs and is done makes way for the next one, in the same edit. */
static void
save_status (IteamActionForm  *self,
             IteamActionStatus status,
             const char       *reason)
{
  IteamActionPoint *read = get_read (self);
  IteamActionStatus before = iteam_action_point_get_fields (read)->status;
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);
  g_autoptr (IteamActionPoint) next = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  const char *told = told_of_status (before, status);
  g_autofree char *told_next = NULL;
  IteamDay today = iteam_day_today ();

  iteam_action_point_set_status (edited, status, today);
  if (reason != NULL)
    iteam_action_point_set_reason (edited, reason);
  draft = iteam_action_point_draft_complete (read, edited, self->checklist, today, &next);
  if (next != NULL)
    {
      g_autofree char *day = iteam_day_format (iteam_action_point_get_fields (next)->due, today, ITEAM_DAY_SHORT);

      told_next = day[0] != '\0' ? g_strdup_printf (_("Action point completed; the next one is due on %s"), day)
                                 : g_strdup (_("Action point completed; the next one was added"));
      iteam_action_point_set_recurrence (edited, NULL, FALSE);
    }

  self->dropping = FALSE;
  iteam_action_point_assign (read, edited);
  iteam_action_part_save (ITEAM_ACTION_PART (self), draft, told_next != NULL ? told_next : told);
  show_status (self);
}

static void
status_changed_cb (IteamActionForm *self)
{
  guint selected = adw_combo_row_get_selected (self->status_row);

  if (!self->updating && get_read (self) != NULL && selected < ITEAM_N_ACTION_STATUSES)
    iteam_action_form_set_status (self, selected);
}

static void
reason_done_cb (IteamActionForm *self)
{
  g_autofree char *reason = iteam_text_row_get_typed (self->reason_row);

  if (reason[0] == '\0')
    {
      iteam_text_row_set_problem (self->reason_row, _("What is dropped needs a reason"));
      return;
    }
  if (self->dropping)
    {
      iteam_text_row_take_saved (self->reason_row, reason);
      save_status (self, ITEAM_ACTION_DROPPED, reason);
    }
  else
    {
      g_autoptr (IteamActionPoint) read = iteam_action_point_copy (get_read (self));
      g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);

      iteam_action_point_set_reason (read, iteam_text_row_get_read (self->reason_row));
      iteam_action_point_set_reason (edited, reason);
      iteam_text_row_take_saved (self->reason_row, reason);
      iteam_action_part_save_edit (ITEAM_ACTION_PART (self), read, edited);
    }
}

/* Enter without a reason says that one is needed; there was nothing to save. */
static void
reason_activated_cb (IteamActionForm *self)
{
  g_autofree char *reason = iteam_text_row_get_typed (self->reason_row);

  if (self->dropping && reason[0] == '\0')
    iteam_text_row_set_problem (self->reason_row, _("What is dropped needs a reason"));
}

static gboolean
reason_key_pressed_cb (IteamActionForm *self,
                       guint            keyval,
                       guint            keycode,
                       GdkModifierType  modifiers)
{
  if (keyval != GDK_KEY_Escape || !self->dropping)
    return GDK_EVENT_PROPAGATE;

  stop_dropping (self);
  show_status (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->status_row));

  return GDK_EVENT_STOP;
}

static void
waiting_done_cb (IteamActionForm *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (self->waiting_row);
  g_autoptr (IteamActionPoint) read = iteam_action_point_copy (get_read (self));
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);

  iteam_action_point_set_waiting_for (read, iteam_text_row_get_read (self->waiting_row));
  iteam_action_point_set_waiting_for (edited, typed);
  iteam_text_row_take_saved (self->waiting_row, typed);
  iteam_action_part_save_edit (ITEAM_ACTION_PART (self), read, edited);
}

static void
owners_changed_cb (IteamActionForm *self)
{
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (get_read (self));
  const gint64 *owners;
  guint n_owners;

  owners = iteam_owners_row_get_owners (self->owners_row, &n_owners);
  iteam_action_point_set_owners (edited, owners, n_owners);
  iteam_action_part_save_edit (ITEAM_ACTION_PART (self), get_read (self), edited);
}

static void
due_chosen_cb (IteamActionForm *self,
               guint            day)
{
  g_autoptr (IteamActionPoint) read = iteam_action_point_copy (get_read (self));
  g_autoptr (IteamActionPoint) edited = NULL;

  /* By way of no date at all, as what was read is not postponed by this. */
  iteam_action_point_set_due (read, ITEAM_DAY_NONE);
  iteam_action_point_set_due (read, iteam_day_row_get_read (self->due_row));
  edited = iteam_action_point_copy (read);
  iteam_action_point_set_due (edited, day);
  iteam_action_part_save_edit (ITEAM_ACTION_PART (self), read, edited);
}

static void
start_chosen_cb (IteamActionForm *self,
                 guint            day)
{
  g_autoptr (IteamActionPoint) read = iteam_action_point_copy (get_read (self));
  g_autoptr (IteamActionPoint) edited = NULL;

  iteam_action_point_set_start (read, iteam_day_row_get_read (self->start_row));
  edited = iteam_action_point_copy (read);
  iteam_action_point_set_start (edited, day);
  iteam_action_part_save_edit (ITEAM_ACTION_PART (self), read, edited);
}

static void
setup_status_cb (IteamActionForm *self,
                 GtkListItem     *item)
{
  gtk_list_item_set_child (item, iteam_status_pill_new ());
}

static void
bind_status_cb (IteamActionForm *self,
                GtkListItem     *item)
{
  GtkStringObject *nick = gtk_list_item_get_item (item);
  IteamActionStatus status;

  if (iteam_action_status_from_nick (gtk_string_object_get_string (nick), &status))
    iteam_status_pill_show (ITEAM_STATUS_PILL (gtk_list_item_get_child (item)), status, FALSE);
}

static void
iteam_action_form_switched (IteamActionPart *part)
{
  IteamActionForm *self = ITEAM_ACTION_FORM (part);

  self->dropping = FALSE;
  iteam_action_form_set_checklist (self, NULL);
  iteam_text_row_take_saved (self->reason_row, NULL);
  iteam_text_row_take_saved (self->waiting_row, NULL);
  iteam_text_row_revert (ITEAM_TEXT_ROW (self->due_row));
  iteam_text_row_revert (ITEAM_TEXT_ROW (self->start_row));
}

static void
iteam_action_form_sync (IteamActionPart *part)
{
  IteamActionForm *self = ITEAM_ACTION_FORM (part);
  IteamActionPoint *read = iteam_action_part_get_read (part);
  const IteamActionFields *fields = iteam_action_point_get_fields (read);
  gboolean open = iteam_action_point_is_open (read);
  g_autofree char *postponed = NULL;
  const gint64 *owners;
  guint n_owners;

  if (!self->dropping)
    iteam_text_row_show (self->reason_row, fields->reason);
  iteam_text_row_show (self->waiting_row, fields->waiting_for);
  iteam_day_row_show (self->due_row, fields->due, open);
  iteam_day_row_show (self->start_row, fields->start, open);
  owners = iteam_action_point_get_owners (read, &n_owners);
  if (iteam_action_part_get_store (part) != NULL)
    iteam_owners_row_show (self->owners_row, iteam_store_get_directory (iteam_action_part_get_store (part)),
                           owners, n_owners);
  iteam_owners_row_watch_conflicts (self->owners_row, iteam_action_part_get_store (part), fields->id);

  postponed = g_strdup_printf (ngettext ("Postponed %d time", "Postponed %d times", fields->postponed), fields->postponed);
  gtk_label_set_label (self->postponed_label, postponed);
  gtk_widget_set_visible (GTK_WIDGET (self->postponed_label), fields->postponed > 0);

  show_status (self);
}

static void
iteam_action_form_flush (IteamActionPart *part)
{
  IteamActionForm *self = ITEAM_ACTION_FORM (part);

  iteam_text_row_finish (self->reason_row);
  iteam_text_row_finish (self->waiting_row);
  iteam_text_row_finish (ITEAM_TEXT_ROW (self->due_row));
  iteam_text_row_finish (ITEAM_TEXT_ROW (self->start_row));
}

static void
iteam_action_form_dispose (GObject *object)
{
  IteamActionForm *self = ITEAM_ACTION_FORM (object);

  g_clear_pointer (&self->checklist, g_ptr_array_unref);

  G_OBJECT_CLASS (iteam_action_form_parent_class)->dispose (object);
}

static void
iteam_action_form_class_init (IteamActionFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  IteamActionPartClass *part_class = ITEAM_ACTION_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_action_form_dispose;
  part_class->switched = iteam_action_form_switched;
  part_class->sync = iteam_action_form_sync;
  part_class->flush = iteam_action_form_flush;

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  g_type_ensure (ITEAM_TYPE_DAY_ROW);
  g_type_ensure (ITEAM_TYPE_OWNERS_ROW);
  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-action-form.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActionForm, due_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActionForm, owners_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActionForm, postponed_label);
  gtk_widget_class_bind_template_child (widget_class, IteamActionForm, reason_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActionForm, start_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActionForm, status_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActionForm, waiting_row);
  gtk_widget_class_bind_template_callback (widget_class, bind_status_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, owners_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_status_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, waiting_done_cb);
}

static void
iteam_action_form_init (IteamActionForm *self)
{
  g_autoptr (GtkStringList) nicks = gtk_string_list_new (NULL);

  for (int i = 0; i < ITEAM_N_ACTION_STATUSES; i++)
    gtk_string_list_append (nicks, iteam_action_status_to_nick (i));

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->status_row, G_LIST_MODEL (nicks));
  self->updating = FALSE;
}

/**
 * iteam_action_form_set_status:
 * @self: a form that shows an action point
 * @status: the status that it is to have
 *
 * Writes the status; before one is dropped the form asks why.
 */
void
iteam_action_form_set_status (IteamActionForm   *self,
                              IteamActionStatus  status)
{
  IteamActionStatus before;

  g_return_if_fail (ITEAM_IS_ACTION_FORM (self));
  g_return_if_fail (get_read (self) != NULL);

  before = iteam_action_point_get_fields (get_read (self))->status;
  stop_dropping (self);
  if (status == ITEAM_ACTION_DROPPED && before != status)
    self->dropping = TRUE;
  else if (status != before)
    save_status (self, status, NULL);

  show_status (self);
  if (self->dropping)
    gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
  else if (status == ITEAM_ACTION_WAITING)
    gtk_widget_grab_focus (GTK_WIDGET (self->waiting_row));
}

/**
 * iteam_action_form_set_checklist:
 * @self: a form
 * @checklist: (nullable) (element-type IteamCheckItem): the checklist of the
 *   action point, which the next one gets when it recurs
 */
void
iteam_action_form_set_checklist (IteamActionForm *self,
                                 GPtrArray       *checklist)
{
  g_return_if_fail (ITEAM_IS_ACTION_FORM (self));

  g_clear_pointer (&self->checklist, g_ptr_array_unref);
  if (checklist != NULL)
    self->checklist = g_ptr_array_ref (checklist);
}
