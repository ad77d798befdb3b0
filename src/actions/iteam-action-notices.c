/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-notices.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-point.h"
#include "iteam-conflict-list.h"
#include "iteam-share-words.h"

/**
 * IteamActionNotices:
 *
 * What others do with the action point of a panel: that one of them is working
 * on it, that something in it waits for a decision. The others are told in turn
 * when someone writes in the panel.
 */
struct _IteamActionNotices
{
  AdwBin parent_instance;

  guint n_conflicts;
  gboolean editing;

  /* template children */
  GtkWidget *conflict_button;
  GtkLabel *conflict_label;
  GtkWidget *editing_box;
  GtkLabel *editing_label;

  /* borrowed: the window in which the panel is */
  GtkRoot *root;

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

static gboolean
edits (const IteamPresence *presence,
       const IteamRef      *ref)
{
  for (guint i = 0; i < presence->editing->len; i++)
    {
      const IteamRef *edited = &g_array_index (presence->editing, IteamRef, i);

      if (edited->kind == ref->kind && edited->id == ref->id)
        return TRUE;
    }

  return FALSE;
}

/* Who is working on the action point: of several, the first that is known. */
static const char *
find_editor (IteamActionNotices *self)
{
  const IteamShareStatus *status = self->share != NULL ? iteam_share_get_status (self->share) : NULL;
  IteamRef ref;

  if (status == NULL || status->peers == NULL || !get_ref (self, &ref))
    return NULL;

  for (guint i = 0; i < status->peers->len; i++)
    {
      const IteamPeerNote *peer = g_ptr_array_index (status->peers, i);

      if (iteam_peer_note_is_here (peer, status->last_exchange) && edits (peer->presence, &ref))
        return iteam_share_words_who (peer);
    }

  return NULL;
}

static void
update (IteamActionNotices *self)
{
  const char *who = find_editor (self);
  IteamRef ref;
  guint n = self->list != NULL && get_ref (self, &ref) ? iteam_conflict_list_count (self->list, &ref) : 0;

  if (who != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("%s is working on this"), who);

      gtk_label_set_label (self->editing_label, text);
    }
  if (n > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("This action point has a conflict",
                                                         "This action point has %u conflicts", n), n);

      gtk_label_set_label (self->conflict_label, text);
    }
  gtk_widget_set_visible (self->editing_box, who != NULL);
  gtk_widget_set_visible (self->conflict_button, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), who != NULL || n > 0);
  if (self->n_conflicts == n)
    return;

  self->n_conflicts = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONFLICTS]);
}

/* Whether the cursor is in a text of the panel that can be written. */
static gboolean
is_writing (IteamActionNotices *self)
{
  GtkWidget *panel = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;

  if (focus == NULL || panel == NULL || !gtk_widget_is_ancestor (focus, panel))
    return FALSE;
  if (GTK_IS_TEXT_VIEW (focus))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (focus));

  return GTK_IS_TEXT (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus));
}

static void
tell_editing (IteamActionNotices *self)
{
  gboolean writing = is_writing (self);
  g_autofree char *text = NULL;
  IteamRef ref;

  if (!writing && !self->editing)
    return;

  self->editing = writing && get_ref (self, &ref);
  text = self->editing ? iteam_ref_to_string (&ref) : g_strdup ("");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.editing", "s", text);
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
  if (self->share == share)
    return;

  if (self->share != NULL)
    g_signal_handlers_disconnect_by_func (self->share, update, self);
  g_set_object (&self->share, share);
  if (share != NULL)
    g_signal_connect_object (share, "status-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHARE]);
  update (self);
}

static void
iteam_action_notices_root (GtkWidget *widget)
{
  IteamActionNotices *self = ITEAM_ACTION_NOTICES (widget);

  GTK_WIDGET_CLASS (iteam_action_notices_parent_class)->root (widget);

  self->root = gtk_widget_get_root (widget);
  if (GTK_IS_WINDOW (self->root))
    g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (tell_editing), self, G_CONNECT_SWAPPED);
}

static void
iteam_action_notices_unroot (GtkWidget *widget)
{
  IteamActionNotices *self = ITEAM_ACTION_NOTICES (widget);

  g_signal_handlers_disconnect_by_func (self->root, tell_editing, self);
  self->root = NULL;
  self->editing = FALSE;

  GTK_WIDGET_CLASS (iteam_action_notices_parent_class)->unroot (widget);
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

  switch (property_id)
    {
    case PROP_STORE: set_store (self, g_value_get_object (value)); break;
    case PROP_SHARE: set_share (self, g_value_get_object (value)); break;
    case PROP_ACTION:
      if (!g_set_object (&self->action, g_value_get_object (value)))
        return;
      g_object_notify_by_pspec (object, pspec);
      update (self);
      tell_editing (self);
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
  if (self->share != NULL)
    g_signal_handlers_disconnect_by_func (self->share, update, self);
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
  widget_class->unroot = iteam_action_notices_unroot;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, flags);
  properties[PROP_ACTION] = g_param_spec_object ("action", NULL, NULL, ITEAM_TYPE_ACTION_POINT, flags);
  properties[PROP_SHARE] = g_param_spec_object ("share", NULL, NULL, ITEAM_TYPE_SHARE, flags);
  properties[PROP_CONFLICTS] = g_param_spec_uint ("conflicts", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/actions/iteam-action-notices.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamActionNotices, conflict_button);
  gtk_widget_class_bind_template_child (widget_class, IteamActionNotices, conflict_label);
  gtk_widget_class_bind_template_child (widget_class, IteamActionNotices, editing_box);
  gtk_widget_class_bind_template_child (widget_class, IteamActionNotices, editing_label);
}

static void
iteam_action_notices_init (IteamActionNotices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
