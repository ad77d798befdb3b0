/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-actions-pane-private.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-edits.h"
#include "iteam-action-menus.h"
#include "iteam-action-rows.h"
#include "iteam-action-selection.h"
#include "iteam-compat.h"
#include "iteam-day-popover.h"
#include "iteam-people-popover.h"
#include "iteam-save.h"

/* What is done to the action points that are chosen. Each is one edit of the
 * team file, however many are chosen. */

typedef struct
{
  char *said;
  guint place;
  gboolean move_on;
} Saving;

/* The keyboard goes back to the row, unless what was chosen in the popover gave
 * it to something else. */
static gboolean
leave_popover_cb (gpointer data)
{
  GtkWidget *popover = data;
  GtkWidget *grid = gtk_widget_get_parent (popover);
  GtkRoot *root = grid != NULL ? gtk_widget_get_root (grid) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean lost = focus == NULL || focus == popover || gtk_widget_is_ancestor (focus, popover);

  if (grid == NULL)
    return G_SOURCE_REMOVE;
  gtk_widget_unparent (popover);
  if (root != NULL && lost)
    gtk_widget_grab_focus (grid);

  return G_SOURCE_REMOVE;
}

static void
popover_closed_cb (GtkWidget *popover)
{
  /* Not at once: what was clicked in it is still to be done. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, G_SOURCE_FUNC (leave_popover_cb), g_object_ref (popover), g_object_unref);
}

/* Private: shows a popover at a place of the table, which it leaves for good
 * when it is closed. */
void
iteam_actions_pane_popup_at (IteamActionsPane   *self,
                             GtkWidget          *popover,
                             const GdkRectangle *place)
{
  gtk_widget_set_parent (popover, GTK_WIDGET (self->grid));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), place);
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
saving_free (Saving *saving)
{
  g_free (saving->said);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (source);
  g_autoptr (Saving) saving = user_data;
  g_autoptr (GError) error = NULL;

  if (!iteam_save_finish (GTK_WIDGET (self), result, &error))
    {
      if (error != NULL)
        gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      /* A tick that was not taken is taken back. */
      iteam_action_grid_refresh (self->grid);
      return;
    }

  if (saving->said != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", saving->said);
  if (saving->move_on)
    self->place = saving->place;
}

/* Private: writes an edit, and says so with a way back if @tell is set. What
 * leaves the table by it makes room for the next to be chosen. */
void
iteam_actions_pane_save (IteamActionsPane *self,
                         IteamDraft       *draft,
                         gboolean          tell)
{
  Saving *saving;

  if (self->store == NULL || iteam_draft_is_empty (draft))
    return;

  saving = g_new0 (Saving, 1);
  saving->place = iteam_action_selection_get_first (iteam_action_grid_get_selection (self->grid));
  saving->move_on = saving->place != G_MAXUINT;
  if (tell)
    saving->said = iteam_change_words (iteam_draft_get_what (draft), ITEAM_CHANGE_EDIT);
  iteam_save_async (GTK_WIDGET (self), self->store, draft, saved_cb, saving);
}

static void
save_and_free (IteamActionsPane *self,
               IteamDraft       *draft,
               gboolean          tell)
{
  iteam_actions_pane_save (self, draft, tell);
  g_object_unref (draft);
}

static gboolean
is_writable (IteamActionsPane *self)
{
  return self->store != NULL && !iteam_store_get_read_only (self->store);
}

typedef struct
{
  IteamActionsPane *self;
  GPtrArray *actions;
  GtkEditable *entry;
} Dropping;

static void
dropping_free (Dropping *dropping)
{
  g_object_unref (dropping->self);
  g_ptr_array_unref (dropping->actions);
  g_object_unref (dropping->entry);
  g_free (dropping);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Dropping, dropping_free)

static void
drop_answered_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Dropping) dropping = user_data;
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (dropping->entry)));

  if (g_strcmp0 (answer, "drop") == 0)
    save_and_free (dropping->self,
                   iteam_action_edits_status (dropping->actions, ITEAM_ACTION_DROPPED, reason, iteam_day_today ()),
                   TRUE);
}

/* What is dropped is neither done nor deleted, and a year later someone wants
 * to know why. */
static void
ask_for_reason (IteamActionsPane *self,
                GPtrArray        *actions)
{
  Dropping *dropping = g_new0 (Dropping, 1);
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *heading = NULL;
  const IteamAnswer answers[] = {
    { "cancel", _("_Cancel"), ITEAM_ANSWER_PLAIN },
    { "drop", _("_Drop"), ITEAM_ANSWER_SUGGESTED },
  };

  heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Drop the Action Point?", "Drop %u Action Points?",
                                          actions->len), actions->len);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Why, in a few words"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason for dropping"), -1);
  dropping->self = g_object_ref (self);
  dropping->actions = g_ptr_array_ref (actions);
  dropping->entry = g_object_ref_sink (GTK_EDITABLE (entry));
  iteam_ask_async (GTK_WIDGET (self), heading, _("It stays in the list of what is closed, with the reason."),
                   entry, answers, G_N_ELEMENTS (answers), NULL, drop_answered_cb, dropping);
}

static void
set_status (IteamActionsPane *self,
            GPtrArray        *actions,
            IteamActionStatus status)
{
  if (status == ITEAM_ACTION_DONE)
    iteam_actions_pane_set_done (self, actions, TRUE);
  else if (status == ITEAM_ACTION_DROPPED)
    ask_for_reason (self, actions);
  else
    save_and_free (self, iteam_action_edits_status (actions, status, NULL, iteam_day_today ()), FALSE);
}

static void
set_status_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (widget);
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);
  IteamActionStatus status;

  if (selected->len > 0 && iteam_action_status_from_nick (g_variant_get_string (parameter, NULL), &status))
    set_status (self, selected, status);
}

/* Done, or open again when all that is chosen was done already. */
static void
done_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (widget);
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);
  gboolean done = FALSE;

  for (guint i = 0; i < selected->len; i++)
    done = done || iteam_action_point_is_open (g_ptr_array_index (selected, i));
  if (selected->len > 0)
    iteam_actions_pane_set_done (self, selected, done);
}

static void
set_priority_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (widget);
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);
  IteamPriority priority;

  if (iteam_priority_from_nick (g_variant_get_string (parameter, NULL), &priority))
    save_and_free (self, iteam_action_edits_priority (selected, priority), FALSE);
}

static void
set_kind_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (widget);
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);
  IteamActionKind kind;

  if (iteam_action_kind_from_nick (g_variant_get_string (parameter, NULL), &kind))
    save_and_free (self, iteam_action_edits_kind (selected, kind), FALSE);
}

static void
set_pillar_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (widget);
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);

  save_and_free (self, iteam_action_edits_pillar (selected, g_variant_get_int64 (parameter)), FALSE);
}

static void
postpone_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (widget);
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);
  IteamUnit unit = iteam_unit_from_nick (g_variant_get_string (parameter, NULL));

  if (unit != ITEAM_UNIT_NONE)
    save_and_free (self, iteam_action_edits_postpone (selected, unit, 1, iteam_day_today ()), TRUE);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (widget);
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);

  if (selected->len > 0)
    save_and_free (self, iteam_action_edits_delete (selected), TRUE);
}

static void
edit_title_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  iteam_action_grid_edit_title (ITEAM_ACTIONS_PANE (widget)->grid);
}

static void
due_chosen_cb (IteamActionsPane *self,
               guint             day)
{
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);

  save_and_free (self, iteam_action_edits_due (selected, day), FALSE);
}

static void
edit_due (IteamActionsPane   *self,
          GPtrArray          *actions,
          const GdkRectangle *place)
{
  GtkWidget *popover = iteam_day_popover_new ();

  if (actions->len == 1)
    g_object_set (popover, "day", iteam_action_point_get_fields (g_ptr_array_index (actions, 0))->due, NULL);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (due_chosen_cb), self, G_CONNECT_SWAPPED);
  iteam_actions_pane_popup_at (self, popover, place);
}

/* Who the owners were when they were shown is kept, so that only what a person
 * touched is changed. */
static void
owners_closed_cb (IteamPeoplePopover *popover,
                  IteamActionsPane   *self)
{
  GPtrArray *actions = g_object_get_data (G_OBJECT (popover), "iteam-actions");
  g_autofree gint64 *before = NULL;
  const gint64 *after;
  guint n_before, n_after;

  before = iteam_action_edits_common_owners (actions, &n_before);
  after = iteam_people_popover_get_selected (popover, &n_after);
  save_and_free (self, iteam_action_edits_owners (actions, before, n_before, after, n_after), FALSE);
}

static void
edit_owners (IteamActionsPane   *self,
             GPtrArray          *actions,
             const GdkRectangle *place)
{
  IteamPeoplePopover *popover = ITEAM_PEOPLE_POPOVER (iteam_people_popover_new ());
  g_autofree gint64 *owners = NULL;
  GPtrArray *read = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_owners;

  for (guint i = 0; i < actions->len; i++)
    g_ptr_array_add (read, iteam_action_point_copy (g_ptr_array_index (actions, i)));
  owners = iteam_action_edits_common_owners (read, &n_owners);
  iteam_people_popover_set_directory (popover, iteam_store_get_directory (self->store));
  iteam_people_popover_set_selected (popover, owners, n_owners);
  g_object_set_data_full (G_OBJECT (popover), "iteam-actions", read, (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_object (popover, "closed", G_CALLBACK (owners_closed_cb), self, 0);
  iteam_actions_pane_popup_at (self, GTK_WIDGET (popover), place);
}

/* Private: lets a person edit one field of what is chosen, at a place of the
 * table. */
void
iteam_actions_pane_edit_column (IteamActionsPane   *self,
                                IteamActionColumn   column,
                                const GdkRectangle *place)
{
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);
  g_autoptr (GMenuModel) menu = NULL;

  if (selected->len == 0 || !is_writable (self))
    return;

  menu = iteam_action_menus_new_for_column (column, iteam_store_get_directory (self->store));
  if (menu != NULL)
    iteam_actions_pane_popup_at (self, gtk_popover_menu_new_from_model (menu), place);
  else if (column == ITEAM_ACTION_COLUMN_DUE)
    edit_due (self, selected, place);
  else if (column == ITEAM_ACTION_COLUMN_OWNERS)
    edit_owners (self, selected, place);
}

static void
edit_column_of_selected (IteamActionsPane *self,
                         IteamActionColumn column)
{
  GdkRectangle place = { gtk_widget_get_width (GTK_WIDGET (self->grid)) / 2, 0, 1, 1 };

  iteam_action_grid_get_place_of (self->grid, column, &place);
  iteam_actions_pane_edit_column (self, column, &place);
}

static void
due_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  edit_column_of_selected (ITEAM_ACTIONS_PANE (widget), ITEAM_ACTION_COLUMN_DUE);
}

static void
owners_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  edit_column_of_selected (ITEAM_ACTIONS_PANE (widget), ITEAM_ACTION_COLUMN_OWNERS);
}

static void
menu_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (widget);
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);
  g_autoptr (GMenuModel) menu = NULL;
  GdkRectangle place;

  if (selected->len == 0 || !iteam_action_grid_get_place_of (self->grid, ITEAM_ACTION_COLUMN_TITLE, &place))
    return;

  menu = iteam_action_menus_new_row (iteam_store_get_directory (self->store), selected->len == 1);
  iteam_actions_pane_popup_at (self, gtk_popover_menu_new_from_model (menu), &place);
}

/* Private: adds action points and chooses the first of them. */
void
iteam_actions_pane_add (IteamActionsPane *self,
                        GPtrArray        *actions)
{
  g_autoptr (IteamDraft) all = NULL;

  if (!is_writable (self) || actions->len == 0)
    return;

  for (guint i = 0; i < actions->len; i++)
    {
      g_autoptr (IteamDraft) draft = iteam_action_point_draft_new (g_ptr_array_index (actions, i));

      if (all == NULL)
        {
          all = g_steal_pointer (&draft);
          continue;
        }
      iteam_draft_set_what (all, N_("Action points added"));
      iteam_draft_append (all, draft);
    }
  self->wanted = iteam_action_point_get_id (g_ptr_array_index (actions, 0));
  iteam_actions_pane_save (self, all, FALSE);
}

/* Completing several is one edit. The next one of what recurs takes the
 * checklist along, which has to be read first. */
typedef struct
{
  IteamActionsPane *self;
  GPtrArray *actions;
  GHashTable *checklists;
  guint n_waiting;
} Completing;

static void
completing_free (Completing *completing)
{
  g_object_unref (completing->self);
  g_ptr_array_unref (completing->actions);
  g_hash_table_unref (completing->checklists);
  g_free (completing);
}

static void
complete (Completing *completing)
{
  g_autoptr (IteamDraft) draft = iteam_action_edits_complete (completing->actions, completing->checklists,
                                                              iteam_day_today ());

  iteam_actions_pane_save (completing->self, draft, TRUE);
  completing_free (completing);
}

static void
detail_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Completing *completing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamActionDetail) detail = iteam_store_read_detail_finish (ITEAM_STORE (source), result, &error);

  if (detail != NULL)
    {
      gint64 id = iteam_action_point_get_id (detail->action);

      g_hash_table_insert (completing->checklists, g_memdup2 (&id, sizeof id), g_ptr_array_ref (detail->checklist));
    }
  if (--completing->n_waiting == 0)
    complete (completing);
}

/* Private: completes or reopens. */
void
iteam_actions_pane_set_done (IteamActionsPane *self,
                             GPtrArray        *actions,
                             gboolean          done)
{
  Completing *completing;

  if (!done)
    {
      save_and_free (self, iteam_action_edits_status (actions, ITEAM_ACTION_NOT_STARTED, NULL, iteam_day_today ()), TRUE);
      return;
    }

  completing = g_new0 (Completing, 1);
  completing->self = g_object_ref (self);
  completing->actions = g_ptr_array_ref (actions);
  completing->checklists = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                  (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < actions->len; i++)
    {
      const IteamActionFields *fields = iteam_action_point_get_fields (g_ptr_array_index (actions, i));

      if (fields->recurrence == NULL || fields->n_checks == 0)
        continue;
      completing->n_waiting++;
      iteam_store_read_detail_async (self->store, fields->id, NULL, detail_read_cb, completing);
    }
  if (completing->n_waiting == 0)
    complete (completing);
}

/* Private: adds the rows that were copied from a spreadsheet. */
void
iteam_actions_pane_paste (IteamActionsPane *self,
                          const char       *text)
{
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_writable (self))
    return;

  actions = iteam_action_rows_read (text, iteam_store_get_directory (self->store), iteam_day_today (), &error);
  if (actions == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  else
    iteam_actions_pane_add (self, actions);
}

static void
clipboard_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (IteamActionsPane) self = ITEAM_ACTIONS_PANE (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text != NULL)
    iteam_actions_pane_paste (self, text);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _("There is no text to paste."));
}

static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, clipboard_read_cb, g_object_ref (widget));
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  IteamActionsPane *self = ITEAM_ACTIONS_PANE (widget);
  g_autoptr (GPtrArray) selected = iteam_actions_pane_get_selected (self);
  IteamDirectory *directory = iteam_store_get_directory (self->store);
  g_autofree char *text = NULL;

  if (g_str_equal (action_name, "actions.copy-table"))
    text = iteam_action_rows_write_table (selected, directory);
  else
    text = iteam_action_rows_write_text (selected, directory, iteam_day_today ());
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

/* Private: the actions of the pane that write, and their keys in the table. */
void
iteam_actions_pane_install_edits (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "actions.done", NULL, done_action);
  gtk_widget_class_install_action (widget_class, "actions.set-status", "s", set_status_action);
  gtk_widget_class_install_action (widget_class, "actions.set-priority", "s", set_priority_action);
  gtk_widget_class_install_action (widget_class, "actions.set-kind", "s", set_kind_action);
  gtk_widget_class_install_action (widget_class, "actions.set-pillar", "x", set_pillar_action);
  gtk_widget_class_install_action (widget_class, "actions.postpone", "s", postpone_action);
  gtk_widget_class_install_action (widget_class, "actions.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "actions.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "actions.copy-table", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "actions.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "actions.edit-title", NULL, edit_title_action);
  gtk_widget_class_install_action (widget_class, "actions.due", NULL, due_action);
  gtk_widget_class_install_action (widget_class, "actions.owners", NULL, owners_action);
  gtk_widget_class_install_action (widget_class, "actions.menu", NULL, menu_action);
}

/* Private: what can be done depends on what is chosen, and on whether the file
 * can be written. */
void
iteam_actions_pane_update_edits (IteamActionsPane *self)
{
  static const char *const of_chosen[] = {
    "actions.done", "actions.set-status", "actions.set-priority", "actions.set-kind", "actions.set-pillar",
    "actions.postpone", "actions.delete", "actions.edit-title", "actions.due", "actions.owners",
  };
  gboolean writable = is_writable (self);
  gboolean chosen = iteam_action_selection_get_first (iteam_action_grid_get_selection (self->grid)) != G_MAXUINT;

  for (gsize i = 0; i < G_N_ELEMENTS (of_chosen); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_chosen[i], writable && chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.new", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.paste", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.import", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.export", self->store != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.menu", chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.copy", chosen);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.copy-table", chosen);
}
