/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-notices.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-point.h"
#include "iteam-conflict-list.h"
#include "iteam-editing-mark.h"

/**
 * IteamActionNotices:
 *
 * What others do with the action point of a panel: that one of them is working
 * on it, that something in it waits for a decision.
 */
struct _IteamActionNotices
{
  AdwBin parent_instance;

  guint n_conflicts;

  /* template children */
  GtkWidget *conflict_button;
  GtkLabel *conflict_label;
  IteamEditingMark *editing_mark;

  /* owned */
  IteamStore *store;
  IteamActionPoint *action;
  IteamShare *share;
  IteamConflictList *list;
};

enum
{
  PROP_STORE = 1,
  PROP_ACTION,
  PROP_SHARE,
  PROP_CONFLICTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamActionNotices, iteam_action_notices, ADW_TYPE_BIN)

static gboolean
get_ref (IteamActionNotices *self,
         IteamRef           *ref)
{
  if (self->action == NULL)
    return FALSE;

  *ref = (IteamRef) { ITEAM_KIND_ACTION, iteam_action_point_get_id (self->action) };

  return TRUE;
}

static void
update (IteamActionNotices *self)
{
  IteamRef ref;
  guint n = self->list != NULL && get_ref (self, &ref) ? iteam_conflict_list_count (self->list, &ref) : 0;

  if (n > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("This action point has a conflict",
                                                         "This action point has %u conflicts", n), n);

      gtk_label_set_label (self->conflict_label, text);
    }
  gtk_widget_set_visible (self->conflict_button, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0 || gtk_widget_get_visible (GTK_WIDGET (self->editing_mark)));
  if (self->n_conflicts == n)
    return;

  self->n_conflicts = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONFLICTS]);
}

static void
set_store (IteamActionNotices *self,
           IteamStore         *store)
{
  if (!g_set_object (&self->store, store))
    return;

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, update, self);
  g_clear_object (&self->list);
  if (store != NULL)
    {
      self->list = iteam_conflict_list_get (store);
      g_signal_connect_object (self->list, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  update (self);
}

static void
set_share (IteamActionNotices *self,
           IteamShare         *share)
{
  if (!g_set_object (&self->share, share))
    return;

  g_object_set (self->editing_mark, "share", share, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHARE]);
}

/* Who writes anywhere in the panel works on the action point. */
static void
iteam_action_notices_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (iteam_action_notices_parent_class)->root (widget);

  g_object_set (ITEAM_ACTION_NOTICES (widget)->editing_mark, "scope", gtk_widget_get_parent (widget), NULL);
}

static void
iteam_action_notices_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  IteamActionNotices *self = ITEAM_ACTION_NOTICES (object);

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, self->store); break;
    case PROP_ACTION: g_value_set_object (value, self->action); break;
    case PROP_SHARE: g_value_set_object (value, self->share); break;
    case PROP_CONFLICTS: g_value_set_uint (value, self->n_conflicts); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_action_notices_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  IteamActionNotices *self = ITEAM_ACTION_NOTICES (object);
  IteamRef ref;

  switch (property_id)
    {
    case PROP_STORE: set_store (self, g_value_get_object (value)); break;
    case PROP_SHARE: set_share (self, g_value_get_object (value)); break;
    case PROP_ACTION:
      if (!g_set_object (&self->action, g_value_get_object (value)))
        return;
      g_object_set (self->editing_mark, "row", get_ref (self, &ref) ? ref.id : (gint64) 0, NULL);
      g_object_notify_by_pspec (object, pspec);
      update (self);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_action_notices_dispose (GObject *object)
{
  IteamActionNotices *self = ITEAM_ACTION_NOTICES (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_func (self->list, update, self);
  g_clear_object (&self->list);
  g_clear_object (&self->share);
  g_clear_object (&self->action);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (iteam_action_notices_parent_class)->dispose (object);
}

static void
iteam_action_notices_class_init (IteamActionNoticesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_action_notices_get_property;
  object_class->set_property = iteam_action_notices_set_property;
  object_class->dispose = iteam_action_notices_dispose;
  widget_class->root = iteam_action_notices_root;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, flags);
  properties[PROP_ACTION] = g_param_spec_object ("action", NULL, NULL, ITEAM_TYPE_ACTION_POINT, flags);
  properties[PROP_SHARE] = g_param_spec_object ("share", NULL, NULL, ITEAM_TYPE_SHARE, flags);
  properties[PROP_CONFLICTS] = g_param_spec_uint ("conflicts", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ITEAM_TYPE_EDITING_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-action-notices.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActionNotices, conflict_button);
  gtk_widget_class_bind_template_child (widget_class, IteamActionNotices, conflict_label);
  gtk_widget_class_bind_template_child (widget_class, IteamActionNotices, editing_mark);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
iteam_action_notices_init (IteamActionNotices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
