/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-panel.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-details.h"
#include "iteam-action-form.h"
#include "iteam-action-head.h"
#include "iteam-action-notes.h"
#include "iteam-action-notices.h"
#include "iteam-action-rows.h"
#include "iteam-checklist.h"
#include "iteam-history-window.h"

/**
 * IteamActionPanel:
 *
 * One action point with all that belongs to it, edited in place and saved as
 * one goes. What the list has of it is followed as it changes there; its notes
 * and checklist are read here.
 */
struct _IteamActionPanel
{
  AdwBin parent_instance;

  gboolean reload_wanted;
  guint n_chosen;

  /* template children */
  GtkScrolledWindow *scroller;
  IteamActionHead *head;
  IteamActionForm *form;
  IteamChecklist *checklist;
  IteamActionNotes *notes;
  IteamActionDetails *details;

  /* owned */
  IteamStore *store;
  IteamShare *share;
  IteamActionPoint *action;
  GCancellable *reading;
};

enum
{
  PROP_STORE = 1,
  PROP_SHARE,
  PROP_ACTION,
  PROP_N_CHOSEN,
  PROP_READ_ONLY,
  PROP_EDITABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamActionPanel, iteam_action_panel, ADW_TYPE_BIN)

static char *
page_name (IteamActionPanel *self,
           IteamActionPoint *action)
{
  return g_strdup (action != NULL ? "action" : "nothing");
}

static char *
nothing_title (IteamActionPanel *self,
               guint             n_chosen)
{
  if (n_chosen == 0)
    return g_strdup (_("No Action Point Chosen"));

  return g_strdup_printf (ngettext ("%u Action Point Chosen", "%u Action Points Chosen", n_chosen), n_chosen);
}

static char *
nothing_description (IteamActionPanel *self,
                     guint             n_chosen,
                     gboolean          editable)
{
  if (n_chosen < 2 || !editable)
    return g_strdup (_("Choose one in the list to see and edit it here."));

  return g_strdup (_("The buttons below the list change all of them."));
}

static gboolean
is_editable (IteamActionPanel *self)
{
  return self->store != NULL && !iteam_store_get_read_only (self->store);
}

static void
stop_reading (IteamActionPanel *self)
{
  self->reload_wanted = FALSE;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static gboolean
is_saving (IteamActionPanel *self)
{
  return iteam_action_part_is_saving (ITEAM_ACTION_PART (self->checklist)) ||
         iteam_action_part_is_saving (ITEAM_ACTION_PART (self->notes));
}

static void
detail_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (IteamActionPanel) self = ITEAM_ACTION_PANEL (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (IteamActionDetail) detail = iteam_store_read_detail_finish (ITEAM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  /* Whoever has the list takes away what is not there any more. */
  if (error != NULL)
    {
      if (!g_error_matches (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND))
        gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      return;
    }

  /* What is on its way into the file was perhaps not read yet. */
  if (is_saving (self))
    {
      self->reload_wanted = TRUE;
      return;
    }

  iteam_checklist_show_items (self->checklist, detail->checklist);
  iteam_action_form_set_checklist (self->form, detail->checklist);
  iteam_action_notes_show_notes (self->notes, detail->notes);
}

static void
read_detail (IteamActionPanel *self)
{
  stop_reading (self);
  if (self->store == NULL || self->action == NULL)
    return;

  self->reading = g_cancellable_new ();
  iteam_store_read_detail_async (self->store, iteam_action_point_get_id (self->action), self->reading,
                                 detail_read_cb, g_object_ref (self));
}

static void
part_saved_cb (IteamActionPanel *self)
{
  if (self->reload_wanted && !is_saving (self))
    read_detail (self);
}

static void
store_changed_cb (IteamActionPanel *self,
                  IteamChanges     *changes)
{
  gint64 id;

  if (self->action == NULL)
    return;

  id = iteam_action_point_get_id (self->action);
  if (changes->everything)
    read_detail (self);
  for (guint i = 0; i < changes->refs->len; i++)
    {
      const IteamRef *ref = &g_array_index (changes->refs, IteamRef, i);

      if (ref->kind == ITEAM_KIND_ACTION && ref->id == id)
        read_detail (self);
    }
}

static void
update_actions (IteamActionPanel *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean editable = self->action != NULL && is_editable (self);
  gboolean open = self->action != NULL && iteam_action_point_is_open (self->action);

  gtk_widget_action_set_enabled (widget, "action-point.complete", editable && open);
  gtk_widget_action_set_enabled (widget, "action-point.drop", editable && open);
  gtk_widget_action_set_enabled (widget, "action-point.reopen", editable && !open);
  gtk_widget_action_set_enabled (widget, "action-point.delete", editable);
  gtk_widget_action_set_enabled (widget, "action-point.copy-text", self->action != NULL && self->store != NULL);
  gtk_widget_action_set_enabled (widget, "action-point.copy-reference", self->action != NULL);
  gtk_widget_action_set_enabled (widget, "action-point.history", self->action != NULL && self->store != NULL);
}

static void
set_action (IteamActionPanel *self,
            IteamActionPoint *action)
{
  if (self->action == action)
    return;

  iteam_action_panel_flush (self);
  stop_reading (self);
  if (self->action != NULL)
    g_signal_handlers_disconnect_by_func (self->action, update_actions, self);
  g_set_object (&self->action, action);
  if (action != NULL)
    g_signal_connect_object (action, "notify::status", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTION]);
  read_detail (self);
}

static void
set_store (IteamActionPanel *self,
           IteamStore       *store)
{
  if (self->store == store)
    return;

  iteam_action_panel_flush (self);
  stop_reading (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, store_changed_cb, self);
  g_set_object (&self->store, store);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
  update_actions (self);
  read_detail (self);
}

static void
complete_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  iteam_action_panel_flush (ITEAM_ACTION_PANEL (widget));
  iteam_action_form_set_status (ITEAM_ACTION_PANEL (widget)->form, ITEAM_ACTION_DONE);
}

static void
reopen_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  iteam_action_form_set_status (ITEAM_ACTION_PANEL (widget)->form, ITEAM_ACTION_NOT_STARTED);
}

static void
drop_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  iteam_action_form_set_status (ITEAM_ACTION_PANEL (widget)->form, ITEAM_ACTION_DROPPED);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  IteamActionPanel *self = ITEAM_ACTION_PANEL (widget);
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Action point deleted"));

  iteam_draft_delete (draft, ITEAM_KIND_ACTION, iteam_action_point_get_id (self->action));
  iteam_action_part_save (ITEAM_ACTION_PART (self->head), draft, _("Action point deleted"));
}

static void
copy_text_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  IteamActionPanel *self = ITEAM_ACTION_PANEL (widget);
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();
  g_autofree char *text = NULL;

  g_ptr_array_add (actions, self->action);
  text = iteam_action_rows_write_text (actions, iteam_store_get_directory (self->store), iteam_day_today ());
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.toast", "s", _("Copied as text"));
}

static void
copy_reference_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  g_autofree char *number = iteam_action_point_format_number (ITEAM_ACTION_PANEL (widget)->action);
  g_autofree char *told = g_strdup_printf (_("“%s” copied"), number);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), number);
  gtk_widget_activate_action (widget, "win.toast", "s", told);
}

static void
history_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  IteamActionPanel *self = ITEAM_ACTION_PANEL (widget);
  const IteamActionFields *fields = iteam_action_point_get_fields (self->action);
  IteamRef ref = { ITEAM_KIND_ACTION, fields->id };
  g_autofree char *number = iteam_action_point_format_number (self->action);
  g_autofree char *subject = g_strdup_printf ("%s %s", number, fields->title);
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_window_present (GTK_WINDOW (iteam_history_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                            self->store, &ref, subject)));
}

static void
iteam_action_panel_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  IteamActionPanel *self = ITEAM_ACTION_PANEL (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, self->store); break;
    case PROP_SHARE: g_value_set_object (value, self->share); break;
    case PROP_ACTION: g_value_set_object (value, self->action); break;
    case PROP_N_CHOSEN: g_value_set_uint (value, self->n_chosen); break;
    case PROP_READ_ONLY: g_value_set_boolean (value, !is_editable (self)); break;
    case PROP_EDITABLE: g_value_set_boolean (value, is_editable (self)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_action_panel_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  IteamActionPanel *self = ITEAM_ACTION_PANEL (object);

  switch (property_id)
    {
    case PROP_STORE: set_store (self, g_value_get_object (value)); break;
    case PROP_ACTION: set_action (self, g_value_get_object (value)); break;
    case PROP_N_CHOSEN:
      if (self->n_chosen == g_value_get_uint (value))
        return;
      self->n_chosen = g_value_get_uint (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_SHARE:
      if (g_set_object (&self->share, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_action_panel_dispose (GObject *object)
{
  IteamActionPanel *self = ITEAM_ACTION_PANEL (object);

  stop_reading (self);
  g_clear_object (&self->action);
  g_clear_object (&self->share);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (iteam_action_panel_parent_class)->dispose (object);
}

static void
iteam_action_panel_class_init (IteamActionPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_action_panel_get_property;
  object_class->set_property = iteam_action_panel_set_property;
  object_class->dispose = iteam_action_panel_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, flags);
  properties[PROP_SHARE] = g_param_spec_object ("share", NULL, NULL, ITEAM_TYPE_SHARE, flags);
  properties[PROP_ACTION] = g_param_spec_object ("action", NULL, NULL, ITEAM_TYPE_ACTION_POINT, flags);

  /**
   * IteamActionPanel:n-chosen:
   *
   * How many action points are chosen, which is told when it shows none of them.
   */
  properties[PROP_N_CHOSEN] = g_param_spec_uint ("n-chosen", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, TRUE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ITEAM_TYPE_ACTION_DETAILS);
  g_type_ensure (ITEAM_TYPE_ACTION_FORM);
  g_type_ensure (ITEAM_TYPE_ACTION_HEAD);
  g_type_ensure (ITEAM_TYPE_ACTION_NOTES);
  g_type_ensure (ITEAM_TYPE_ACTION_NOTICES);
  g_type_ensure (ITEAM_TYPE_CHECKLIST);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-action-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActionPanel, checklist);
  gtk_widget_class_bind_template_child (widget_class, IteamActionPanel, details);
  gtk_widget_class_bind_template_child (widget_class, IteamActionPanel, form);
  gtk_widget_class_bind_template_child (widget_class, IteamActionPanel, head);
  gtk_widget_class_bind_template_child (widget_class, IteamActionPanel, notes);
  gtk_widget_class_bind_template_child (widget_class, IteamActionPanel, scroller);
  gtk_widget_class_bind_template_callback (widget_class, nothing_description);
  gtk_widget_class_bind_template_callback (widget_class, nothing_title);
  gtk_widget_class_bind_template_callback (widget_class, page_name);
  gtk_widget_class_bind_template_callback (widget_class, part_saved_cb);
  gtk_widget_class_install_action (widget_class, "action-point.complete", NULL, complete_action);
  gtk_widget_class_install_action (widget_class, "action-point.copy-reference", NULL, copy_reference_action);
  gtk_widget_class_install_action (widget_class, "action-point.copy-text", NULL, copy_text_action);
  gtk_widget_class_install_action (widget_class, "action-point.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "action-point.drop", NULL, drop_action);
  gtk_widget_class_install_action (widget_class, "action-point.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "action-point.reopen", NULL, reopen_action);
}

static void
iteam_action_panel_init (IteamActionPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * iteam_action_panel_new:
 *
 * Returns: (transfer floating): a panel that shows no action point yet.
 */
GtkWidget *
iteam_action_panel_new (void)
{
  return g_object_new (ITEAM_TYPE_ACTION_PANEL, NULL);
}

/**
 * iteam_action_panel_flush:
 * @self: a panel
 *
 * Writes what is still being typed.
 */
void
iteam_action_panel_flush (IteamActionPanel *self)
{
  g_return_if_fail (ITEAM_IS_ACTION_PANEL (self));

  if (!is_editable (self))
    return;

  iteam_action_part_flush (ITEAM_ACTION_PART (self->head));
  iteam_action_part_flush (ITEAM_ACTION_PART (self->form));
  iteam_action_part_flush (ITEAM_ACTION_PART (self->checklist));
  iteam_action_part_flush (ITEAM_ACTION_PART (self->notes));
  iteam_action_part_flush (ITEAM_ACTION_PART (self->details));
}

/**
 * iteam_action_panel_focus_title:
 * @self: a panel that shows an action point
 *
 * Lets the title be edited.
 */
void
iteam_action_panel_focus_title (IteamActionPanel *self)
{
  g_return_if_fail (ITEAM_IS_ACTION_PANEL (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->head));
}
