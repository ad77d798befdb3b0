/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-group.h"

/**
 * IteamActionGroup:
 *
 * The heading above the action points of one owner, status, pillar or month.
 */
struct _IteamActionGroup
{
  GObject parent_instance;

  guint count;

  /* owned */
  char *title;
};

enum
{
  PROP_TITLE = 1,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamActionGroup, iteam_action_group, G_TYPE_OBJECT)

static void
iteam_action_group_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  IteamActionGroup *self = ITEAM_ACTION_GROUP (object);

  switch (property_id)
    {
    case PROP_TITLE: g_value_set_string (value, self->title); break;
    case PROP_COUNT: g_value_set_uint (value, self->count); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_action_group_finalize (GObject *object)
{
  IteamActionGroup *self = ITEAM_ACTION_GROUP (object);

  g_free (self->title);

  G_OBJECT_CLASS (iteam_action_group_parent_class)->finalize (object);
}

static void
iteam_action_group_class_init (IteamActionGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_action_group_get_property;
  object_class->finalize = iteam_action_group_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_action_group_init (IteamActionGroup *self)
{
}

/**
 * iteam_action_group_new:
 * @title: what its action points have in common
 *
 * Returns: (transfer full): a heading of a group without action points.
 */
IteamActionGroup *
iteam_action_group_new (const char *title)
{
  IteamActionGroup *self = g_object_new (ITEAM_TYPE_ACTION_GROUP, NULL);

  self->title = g_strdup (title);

  return self;
}

/**
 * iteam_action_group_get_title:
 * @self: a group
 *
 * Returns: (transfer none): what its action points have in common.
 */
const char *
iteam_action_group_get_title (IteamActionGroup *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_GROUP (self), NULL);

  return self->title;
}

/**
 * iteam_action_group_set_title:
 * @self: a group
 * @title: what its action points have in common
 */
void
iteam_action_group_set_title (IteamActionGroup *self,
                              const char       *title)
{
  char *copy;

  g_return_if_fail (ITEAM_IS_ACTION_GROUP (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;

  copy = g_strdup (title);
  g_free (self->title);
  self->title = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * iteam_action_group_get_count:
 * @self: a group
 *
 * Returns: how many action points stand under it.
 */
guint
iteam_action_group_get_count (IteamActionGroup *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_GROUP (self), 0);

  return self->count;
}

/**
 * iteam_action_group_set_count:
 * @self: a group
 * @count: how many action points stand under it
 */
void
iteam_action_group_set_count (IteamActionGroup *self,
                              guint             count)
{
  g_return_if_fail (ITEAM_IS_ACTION_GROUP (self));

  if (self->count == count)
    return;

  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}
