/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-part.h"

#include "iteam-save.h"

/**
 * IteamActionPart:
 *
 * A part of the panel of an action point. It follows the action point as the
 * file changes, and writes what a person edits. What was read is kept here: the
 * next edit is made upon the one before, also while that is on its way into the
 * file.
 */
typedef struct
{
  gboolean editable;
  gboolean stale;
  guint n_saving;

  /* owned */
  IteamStore *store;
  IteamActionPoint *action;
  IteamActionPoint *read;
} IteamActionPartPrivate;

enum
{
  PROP_STORE = 1,
  PROP_ACTION,
  PROP_EDITABLE,
  N_PROPS
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (IteamActionPart, iteam_action_part, ADW_TYPE_BIN)

static IteamActionPartPrivate *
get_private (IteamActionPart *self)
{
  return iteam_action_part_get_instance_private (self);
}

/* While an edit is under way the file is behind what is shown. */
static void
sync_action (IteamActionPart *self)
{
  IteamActionPartPrivate *priv = get_private (self);
  IteamActionPartClass *klass = ITEAM_ACTION_PART_GET_CLASS (self);

  priv->stale = priv->n_saving > 0;
  if (priv->stale || priv->action == NULL)
    return;

  iteam_action_point_assign (priv->read, priv->action);
  if (klass->sync != NULL)
    klass->sync (self);
}

static void
set_action (IteamActionPart  *self,
            IteamActionPoint *action)
{
  IteamActionPartPrivate *priv = get_private (self);
  IteamActionPartClass *klass = ITEAM_ACTION_PART_GET_CLASS (self);

  if (priv->action == action)
    return;

  if (priv->action != NULL)
    g_signal_handlers_disconnect_by_func (priv->action, sync_action, self);
  g_set_object (&priv->action, action);
  g_clear_object (&priv->read);
  if (action != NULL)
    {
      priv->read = iteam_action_point_copy (action);
      g_signal_connect_object (action, "notify", G_CALLBACK (sync_action), self, G_CONNECT_SWAPPED);
    }
  /* Edits of the one before have nothing to do with what this one shows. */
  priv->stale = FALSE;
  if (klass->switched != NULL)
    klass->switched (self);
  if (action != NULL && klass->sync != NULL)
    klass->sync (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTION]);
}

static void
set_store (IteamActionPart *self,
           IteamStore      *store)
{
  IteamActionPartPrivate *priv = get_private (self);
  IteamActionPartClass *klass = ITEAM_ACTION_PART_GET_CLASS (self);

  if (!g_set_object (&priv->store, store))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
  if (store != NULL && priv->read != NULL && klass->sync != NULL)
    klass->sync (self);
}

static void
set_editable (IteamActionPart *self,
              gboolean         editable)
{
  IteamActionPartPrivate *priv = get_private (self);

  if (priv->editable == editable)
    return;

  priv->editable = editable;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

static void
saved_cb (GtkWidget *widget,
          gboolean   written)
{
  IteamActionPart *self = ITEAM_ACTION_PART (widget);
  IteamActionPartPrivate *priv = get_private (self);

  priv->n_saving--;
  /* What was not written is not shown as if it were. */
  if (priv->n_saving == 0 && (priv->stale || !written))
    sync_action (self);
  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
}

static void
iteam_action_part_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  IteamActionPartPrivate *priv = get_private (ITEAM_ACTION_PART (object));

  switch (property_id)
    {
    case PROP_STORE: g_value_set_object (value, priv->store); break;
    case PROP_ACTION: g_value_set_object (value, priv->action); break;
    case PROP_EDITABLE: g_value_set_boolean (value, priv->editable); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_action_part_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  IteamActionPart *self = ITEAM_ACTION_PART (object);

  switch (property_id)
    {
    case PROP_STORE: set_store (self, g_value_get_object (value)); break;
    case PROP_ACTION: set_action (self, g_value_get_object (value)); break;
    case PROP_EDITABLE: set_editable (self, g_value_get_boolean (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_action_part_dispose (GObject *object)
{
  IteamActionPartPrivate *priv = get_private (ITEAM_ACTION_PART (object));

  g_clear_object (&priv->action);
  g_clear_object (&priv->read);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (iteam_action_part_parent_class)->dispose (object);
}

static void
iteam_action_part_class_init (IteamActionPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_action_part_get_property;
  object_class->set_property = iteam_action_part_set_property;
  object_class->dispose = iteam_action_part_dispose;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, ITEAM_TYPE_STORE, flags);
  properties[PROP_ACTION] = g_param_spec_object ("action", NULL, NULL, ITEAM_TYPE_ACTION_POINT, flags);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IteamActionPart::saved:
   *
   * Emitted when an edit came to its end, written or not.
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
iteam_action_part_init (IteamActionPart *self)
{
}

/**
 * iteam_action_part_get_store:
 * @self: a part
 *
 * Returns: (transfer none) (nullable): the team file.
 */
IteamStore *
iteam_action_part_get_store (IteamActionPart *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_PART (self), NULL);

  return get_private (self)->store;
}

/**
 * iteam_action_part_get_read:
 * @self: a part
 *
 * Returns: (transfer none) (nullable): the action point as it was read, with
 *   the edits that are on their way into the file.
 */
IteamActionPoint *
iteam_action_part_get_read (IteamActionPart *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_PART (self), NULL);

  return get_private (self)->read;
}

/**
 * iteam_action_part_get_id:
 * @self: a part
 *
 * Returns: the key of the action point, or 0.
 */
gint64
iteam_action_part_get_id (IteamActionPart *self)
{
  IteamActionPoint *read = iteam_action_part_get_read (self);

  return read != NULL ? iteam_action_point_get_id (read) : 0;
}

/**
 * iteam_action_part_get_editable:
 * @self: a part
 *
 * Returns: whether the file can be written.
 */
gboolean
iteam_action_part_get_editable (IteamActionPart *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_PART (self), FALSE);

  return get_private (self)->editable;
}

/**
 * iteam_action_part_is_saving:
 * @self: a part
 *
 * Returns: whether an edit is on its way into the file.
 */
gboolean
iteam_action_part_is_saving (IteamActionPart *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_PART (self), FALSE);

  return get_private (self)->n_saving > 0;
}

/**
 * iteam_action_part_save:
 * @self: a part
 * @draft: an edit
 * @told: (nullable): what was done, translated, for a toast that offers to undo it
 *
 * Writes an edit, if it changes anything.
 */
void
iteam_action_part_save (IteamActionPart *self,
                        IteamDraft      *draft,
                        const char      *told)
{
  IteamActionPartPrivate *priv = get_private (self);

  g_return_if_fail (ITEAM_IS_ACTION_PART (self));
  g_return_if_fail (ITEAM_IS_DRAFT (draft));

  if (priv->store == NULL || iteam_draft_is_empty (draft))
    return;

  priv->n_saving++;
  iteam_save_and_tell (GTK_WIDGET (self), priv->store, draft, told, saved_cb);
}

/**
 * iteam_action_part_save_edit:
 * @self: a part
 * @read: the action point that the edit was made upon
 * @edited: a copy of it, edited
 *
 * Writes an edit of the action point itself; the next one is made upon it.
 */
void
iteam_action_part_save_edit (IteamActionPart  *self,
                             IteamActionPoint *read,
                             IteamActionPoint *edited)
{
  g_autoptr (IteamDraft) draft = iteam_action_point_draft_changes (read, edited);

  g_return_if_fail (ITEAM_IS_ACTION_PART (self));

  iteam_action_point_assign (get_private (self)->read, edited);
  iteam_action_part_save (self, draft, NULL);
}

/**
 * iteam_action_part_flush:
 * @self: a part
 *
 * Writes what is still being typed.
 */
void
iteam_action_part_flush (IteamActionPart *self)
{
  IteamActionPartClass *klass;

  g_return_if_fail (ITEAM_IS_ACTION_PART (self));

  klass = ITEAM_ACTION_PART_GET_CLASS (self);
  if (get_private (self)->read != NULL && klass->flush != NULL)
    klass->flush (self);
}
