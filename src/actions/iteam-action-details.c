/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-details.h"

#include <glib/gi18n-lib.h>

#include "iteam-conflict-mark.h"
#include "iteam-recurrence.h"
#include "iteam-text-row.h"

/**
 * IteamActionDetails:
 *
 * What an action point is: its priority, kind and pillar, how it recurs, and
 * where it comes from.
 */
struct _IteamActionDetails
{
  IteamActionPart parent_instance;

  gboolean updating;

  /* template children */
  AdwComboRow *priority_row;
  AdwComboRow *kind_row;
  AdwComboRow *pillar_row;
  IteamTextRow *recurrence_row;
  GtkWidget *completion_row;
  GtkSwitch *completion_switch;
  IteamTextRow *origin_row;
  GtkWidget *origin_button;

  /* owned: the rule that the words in the row were typed upon */
  GListModel *pillars;
  char *recurrence;
};

G_DEFINE_FINAL_TYPE (IteamActionDetails, iteam_action_details, ITEAM_TYPE_ACTION_PART)

static IteamActionPoint *
get_read (IteamActionDetails *self)
{
  return iteam_action_part_get_read (ITEAM_ACTION_PART (self));
}

static gint64
get_pillar (IteamActionDetails *self)
{
  guint selected = adw_combo_row_get_selected (self->pillar_row);
  g_autoptr (IteamPillar) pillar = NULL;

  if (self->pillars != NULL && selected > 0 && selected != GTK_INVALID_LIST_POSITION)
    pillar = g_list_model_get_item (self->pillars, selected - 1);

  return pillar != NULL ? iteam_pillar_get_id (pillar) : 0;
}

static void
show_pillar (IteamActionDetails *self,
             gint64              id)
{
  guint selected = 0;

  for (guint i = 0; self->pillars != NULL && i < g_list_model_get_n_items (self->pillars); i++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (self->pillars, i);

      if (iteam_pillar_get_id (pillar) == id)
        selected = i + 1;
    }
  adw_combo_row_set_selected (self->pillar_row, selected);
}

static void
fill_pillars (IteamActionDetails *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_("pillar", "None"));
  for (guint i = 0; self->pillars != NULL && i < g_list_model_get_n_items (self->pillars); i++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (self->pillars, i);

      gtk_string_list_append (names, iteam_pillar_get_name (pillar));
    }

  self->updating = TRUE;
  adw_combo_row_set_model (self->pillar_row, G_LIST_MODEL (names));
  if (get_read (self) != NULL)
    show_pillar (self, iteam_action_point_get_fields (get_read (self))->pillar);
  self->updating = FALSE;
}

static void
store_changed_cb (IteamActionDetails *self)
{
  IteamStore *store = iteam_action_part_get_store (ITEAM_ACTION_PART (self));
  GListModel *pillars = store != NULL ? iteam_directory_get_pillars (iteam_store_get_directory (store)) : NULL;

  if (self->pillars != NULL)
    g_signal_handlers_disconnect_by_func (self->pillars, fill_pillars, self);
  g_set_object (&self->pillars, pillars);
  if (self->pillars != NULL)
    g_signal_connect_object (self->pillars, "items-changed", G_CALLBACK (fill_pillars), self, G_CONNECT_SWAPPED);
  fill_pillars (self);
}

static void
choice_changed_cb (IteamActionDetails *self)
{
  g_autoptr (IteamActionPoint) edited = NULL;

  if (self->updating || get_read (self) == NULL)
    return;

  edited = iteam_action_point_copy (get_read (self));
  iteam_action_point_set_priority (edited, adw_combo_row_get_selected (self->priority_row));
  iteam_action_point_set_kind (edited, adw_combo_row_get_selected (self->kind_row));
  iteam_action_point_set_pillar (edited, get_pillar (self));
  iteam_action_point_set_recurrence (edited, iteam_action_point_get_fields (edited)->recurrence,
                                     gtk_switch_get_active (self->completion_switch));
  iteam_action_part_save_edit (ITEAM_ACTION_PART (self), get_read (self), edited);
}

/* An activatable widget would be read aloud twice: as itself and as its row. */
static void
completion_activated_cb (IteamActionDetails *self)
{
  gtk_widget_activate (GTK_WIDGET (self->completion_switch));
}

static void
recurrence_typed_cb (IteamActionDetails *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (self->recurrence_row);
  gboolean from_completion = FALSE;
  g_autofree char *rule = iteam_recurrence_parse (typed, &from_completion);
  g_autofree char *understood = iteam_recurrence_describe (rule, from_completion);

  iteam_text_row_set_hint (self->recurrence_row, understood);
}

static void
keep_recurrence (IteamActionDetails *self,
                 const char         *rule)
{
  char *copy = g_strdup (rule);

  g_free (self->recurrence);
  self->recurrence = copy;
}

static void
show_recurrence (IteamActionDetails *self,
                 const char         *rule,
                 gboolean            from_completion)
{
  gboolean recurs = rule != NULL && rule[0] != '\0';

  self->updating = TRUE;
  gtk_switch_set_active (self->completion_switch, from_completion);
  self->updating = FALSE;
  gtk_widget_set_visible (self->completion_row, recurs);
}

/* What is no recurrence stays to be mended, marked, and is not written. */
static void
recurrence_done_cb (IteamActionDetails *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (self->recurrence_row);
  gboolean from_completion = FALSE;
  g_autofree char *rule = iteam_recurrence_parse (typed, &from_completion);
  g_autofree char *text = iteam_recurrence_describe (rule, FALSE);
  g_autoptr (IteamActionPoint) read = NULL;
  g_autoptr (IteamActionPoint) edited = NULL;
  gboolean before;

  if (rule == NULL && typed[0] != '\0')
    {
      iteam_text_row_set_problem (self->recurrence_row, _("Not a recurrence: try “every 6 weeks”"));
      return;
    }

  read = iteam_action_point_copy (get_read (self));
  before = iteam_action_point_get_fields (read)->recurs_from_completion;
  iteam_action_point_set_recurrence (read, self->recurrence, before);
  edited = iteam_action_point_copy (read);
  iteam_action_point_set_recurrence (edited, rule, from_completion || before);

  keep_recurrence (self, rule);
  iteam_text_row_take_saved (self->recurrence_row, text);
  show_recurrence (self, rule, from_completion || before);
  iteam_action_part_save_edit (ITEAM_ACTION_PART (self), read, edited);
}

static void
origin_done_cb (IteamActionDetails *self)
{
  g_autofree char *typed = iteam_text_row_get_typed (self->origin_row);
  g_autoptr (IteamActionPoint) read = iteam_action_point_copy (get_read (self));
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);
  const char *ref = iteam_action_point_get_fields (edited)->origin_ref;

  iteam_action_point_set_origin (read, iteam_text_row_get_read (self->origin_row), ref);
  iteam_action_point_set_origin (edited, typed, ref);
  iteam_text_row_take_saved (self->origin_row, typed);
  iteam_action_part_save_edit (ITEAM_ACTION_PART (self), read, edited);
}

static void
show_origin_cb (IteamActionDetails *self)
{
  const char *ref = iteam_action_point_get_fields (get_read (self))->origin_ref;

  if (ref != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show", "s", ref);
}

static void
iteam_action_details_switched (IteamActionPart *part)
{
  IteamActionDetails *self = ITEAM_ACTION_DETAILS (part);

  iteam_text_row_take_saved (self->recurrence_row, NULL);
  iteam_text_row_take_saved (self->origin_row, NULL);
}

static void
iteam_action_details_sync (IteamActionPart *part)
{
  IteamActionDetails *self = ITEAM_ACTION_DETAILS (part);
  const IteamActionFields *fields = iteam_action_point_get_fields (iteam_action_part_get_read (part));
  g_autofree char *recurrence = iteam_recurrence_describe (fields->recurrence, FALSE);

  self->updating = TRUE;
  adw_combo_row_set_selected (self->priority_row, fields->priority);
  adw_combo_row_set_selected (self->kind_row, fields->kind);
  show_pillar (self, fields->pillar);
  self->updating = FALSE;

  if (!iteam_text_row_is_typed (self->recurrence_row))
    keep_recurrence (self, fields->recurrence);
  iteam_text_row_show (self->recurrence_row, recurrence);
  show_recurrence (self, fields->recurrence, fields->recurs_from_completion);
  iteam_text_row_show (self->origin_row, fields->origin);
  gtk_widget_set_visible (self->origin_button, fields->origin_ref != NULL);
}

static void
iteam_action_details_flush (IteamActionPart *part)
{
  IteamActionDetails *self = ITEAM_ACTION_DETAILS (part);

  iteam_text_row_finish (self->recurrence_row);
  iteam_text_row_finish (self->origin_row);
}

static void
iteam_action_details_dispose (GObject *object)
{
  IteamActionDetails *self = ITEAM_ACTION_DETAILS (object);

  g_clear_object (&self->pillars);
  g_clear_pointer (&self->recurrence, g_free);

  G_OBJECT_CLASS (iteam_action_details_parent_class)->dispose (object);
}

static void
iteam_action_details_class_init (IteamActionDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  IteamActionPartClass *part_class = ITEAM_ACTION_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = iteam_action_details_dispose;
  part_class->switched = iteam_action_details_switched;
  part_class->sync = iteam_action_details_sync;
  part_class->flush = iteam_action_details_flush;

  g_type_ensure (ITEAM_TYPE_CONFLICT_MARK);
  g_type_ensure (ITEAM_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-action-details.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActionDetails, completion_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActionDetails, completion_switch);
  gtk_widget_class_bind_template_child (widget_class, IteamActionDetails, kind_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActionDetails, origin_button);
  gtk_widget_class_bind_template_child (widget_class, IteamActionDetails, origin_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActionDetails, pillar_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActionDetails, priority_row);
  gtk_widget_class_bind_template_child (widget_class, IteamActionDetails, recurrence_row);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, completion_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, origin_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, recurrence_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, recurrence_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_origin_cb);
  gtk_widget_class_bind_template_callback (widget_class, store_changed_cb);
}

static void
iteam_action_details_init (IteamActionDetails *self)
{
  g_autoptr (GtkStringList) priorities = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  for (int i = 0; i < ITEAM_N_PRIORITIES; i++)
    gtk_string_list_append (priorities, iteam_priority_label (i));
  for (int i = 0; i < ITEAM_N_ACTION_KINDS; i++)
    gtk_string_list_append (kinds, iteam_action_kind_label (i));

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->priority_row, G_LIST_MODEL (priorities));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  fill_pillars (self);
}
