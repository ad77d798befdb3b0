/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-editing-mark.h"

#include <glib/gi18n-lib.h>

#include "iteam-share-words.h"

/**
 * IteamEditingMark:
 *
 * That someone else is working on the thing that is shown around it. The others are told
 * in turn when someone writes there.
 */
struct _IteamEditingMark
{
  AdwBin parent_instance;

  gint64 row;
  IteamKind kind;
  gboolean editing;

  /* template children */
  GtkLabel *label;

  /* borrowed: the window, and what is around the mark */
  GtkRoot *root;
  GtkWidget *scope;

  /* owned */
  IteamShare *share;
  char *kind_nick;
};

enum
{
  PROP_SHARE = 1,
  PROP_KIND,
  PROP_ROW,
  PROP_SCOPE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamEditingMark, iteam_editing_mark, ADW_TYPE_BIN)

static gboolean
edits (IteamEditingMark    *self,
       const IteamPresence *presence)
{
  for (guint i = 0; i < presence->editing->len; i++)
    {
      const IteamRef *edited = &g_array_index (presence->editing, IteamRef, i);

      if (edited->kind == self->kind && edited->id == self->row)
        return TRUE;
    }

  return FALSE;
}

/* Who is working on it: of several, the first that is known. */
static const char *
find_editor (IteamEditingMark *self)
{
  const IteamShareStatus *status = self->share != NULL ? iteam_share_get_status (self->share) : NULL;

  if (status == NULL || status->peers == NULL || self->row == 0)
    return NULL;

  for (guint i = 0; i < status->peers->len; i++)
    {
      const IteamPeerNote *peer = g_ptr_array_index (status->peers, i);

      if (iteam_peer_note_is_here (peer, status->last_exchange) && edits (self, peer->presence))
        return iteam_share_words_who (peer);
    }

  return NULL;
}

static void
update (IteamEditingMark *self)
{
  const char *who = find_editor (self);

  if (who != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("%s is working on this"), who);

      gtk_label_set_label (self->label, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), who != NULL);
}

/* Whether the cursor is in a text around the mark that can be written. */
static gboolean
is_writing (IteamEditingMark *self)
{
  GtkWidget *focus = self->root != NULL ? gtk_root_get_focus (self->root) : NULL;

  if (focus == NULL || self->scope == NULL || !gtk_widget_is_ancestor (focus, self->scope))
    return FALSE;
  if (GTK_IS_TEXT_VIEW (focus))
    return gtk_text_view_get_editable (GTK_TEXT_VIEW (focus));

  return GTK_IS_TEXT (focus) && gtk_editable_get_editable (GTK_EDITABLE (focus));
}

static void
tell_editing (IteamEditingMark *self)
{
  gboolean writing = is_writing (self);
  g_autofree char *text = NULL;

  if (!writing && !self->editing)
    return;

  self->editing = writing && self->row != 0;
  text = self->editing ? iteam_ref_to_string (&(IteamRef) { .kind = self->kind, .id = self->row }) : g_strdup ("");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.editing", "s", text);
}

static void
set_share (IteamEditingMark *self,
           IteamShare       *share)
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
iteam_editing_mark_root (GtkWidget *widget)
{
  IteamEditingMark *self = ITEAM_EDITING_MARK (widget);

  GTK_WIDGET_CLASS (iteam_editing_mark_parent_class)->root (widget);

  self->root = gtk_widget_get_root (widget);
  if (GTK_IS_WINDOW (self->root))
    g_signal_connect_object (self->root, "notify::focus-widget", G_CALLBACK (tell_editing), self, G_CONNECT_SWAPPED);
}

static void
iteam_editing_mark_unroot (GtkWidget *widget)
{
  IteamEditingMark *self = ITEAM_EDITING_MARK (widget);

  g_signal_handlers_disconnect_by_func (self->root, tell_editing, self);
  self->root = NULL;
  self->editing = FALSE;

  GTK_WIDGET_CLASS (iteam_editing_mark_parent_class)->unroot (widget);
}

static void
iteam_editing_mark_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  IteamEditingMark *self = ITEAM_EDITING_MARK (object);

  switch (property_id)
    {
    case PROP_SHARE: g_value_set_object (value, self->share); break;
    case PROP_KIND: g_value_set_string (value, self->kind_nick); break;
    case PROP_ROW: g_value_set_int64 (value, self->row); break;
    case PROP_SCOPE: g_value_set_object (value, self->scope); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_editing_mark_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  IteamEditingMark *self = ITEAM_EDITING_MARK (object);

  switch (property_id)
    {
    case PROP_SHARE: set_share (self, g_value_get_object (value)); break;
    case PROP_SCOPE: g_set_weak_pointer (&self->scope, g_value_get_object (value)); break;
    case PROP_KIND:
      self->kind_nick = g_value_dup_string (value);
      self->kind = iteam_kind_from_nick (self->kind_nick);
      break;
    case PROP_ROW:
      if (self->row == g_value_get_int64 (value))
        return;
      self->row = g_value_get_int64 (value);
      g_object_notify_by_pspec (object, pspec);
      update (self);
      tell_editing (self);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_editing_mark_dispose (GObject *object)
{
  IteamEditingMark *self = ITEAM_EDITING_MARK (object);

  if (self->share != NULL)
    g_signal_handlers_disconnect_by_func (self->share, update, self);
  g_clear_object (&self->share);
  g_clear_weak_pointer (&self->scope);

  G_OBJECT_CLASS (iteam_editing_mark_parent_class)->dispose (object);
}

static void
iteam_editing_mark_finalize (GObject *object)
{
  g_free (ITEAM_EDITING_MARK (object)->kind_nick);

  G_OBJECT_CLASS (iteam_editing_mark_parent_class)->finalize (object);
}

static void
iteam_editing_mark_class_init (IteamEditingMarkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags once = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY;
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_editing_mark_get_property;
  object_class->set_property = iteam_editing_mark_set_property;
  object_class->dispose = iteam_editing_mark_dispose;
  object_class->finalize = iteam_editing_mark_finalize;
  widget_class->root = iteam_editing_mark_root;
  widget_class->unroot = iteam_editing_mark_unroot;

  properties[PROP_SHARE] = g_param_spec_object ("share", NULL, NULL, ITEAM_TYPE_SHARE, flags);

  /**
   * IteamEditingMark:kind:
   *
   * What sort of thing is shown, as iteam_kind_from_nick() knows it.
   */
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "action", once);

  /**
   * IteamEditingMark:row:
   *
   * The key of the thing, or 0 for none.
   */
  properties[PROP_ROW] = g_param_spec_int64 ("row", NULL, NULL, 0, G_MAXINT64, 0, flags);

  /**
   * IteamEditingMark:scope:
   *
   * What is around the mark: who writes in it works on the thing.
   */
  properties[PROP_SCOPE] = g_param_spec_object ("scope", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, ITEAM_RESOURCE_BASE "/widgets/iteam-editing-mark.ui");
  gtk_widget_class_bind_template_child (widget_class, IteamEditingMark, label);
}

static void
iteam_editing_mark_init (IteamEditingMark *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
