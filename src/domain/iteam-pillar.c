/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-pillar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-id.h"
#include "iteam-text.h"

/**
 * IteamPillar:
 *
 * One of the four pillars of awareness that the I-bewust team puts in the
 * spotlight through the year. Their names are names: they are not translated.
 */
struct _IteamPillar
{
  GObject parent_instance;

  gint64 id;
  gint64 lead;

  /* owned */
  char *nick;
  char *name;
  char *description;
  char *position;
};

enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_SHORT_NAME,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamPillar, iteam_pillar, G_TYPE_OBJECT)

/* The four of the municipality's note; each team file starts with them. */
static const struct
{
  const char *nick;
  const char *name;
  const char *description;
} defaults[] = {
  { "inside", "I-bewust binnen",
    "Binnen het gebouw: wie loopt er rond, wat ligt er op het bureau en bij de printer, wat wordt er in de gang verteld." },
  { "outside", "I-bewust buiten",
    "Onderweg, thuis en bij anderen: stukken in de trein, gesprekken in het openbaar, geschenken en uitnodigingen." },
  { "screen", "I-bewust achter je scherm",
    "Aan het werk met gegevens: wachtwoorden, verdachte berichten, raadplegen alleen waarvoor het werk het vraagt." },
  { "cloud", "I-bewust in de cloud",
    "Gegevens bij anderen: delen van bestanden, diensten van buiten, eigen telefoon, sociale media." },
};

static void
iteam_pillar_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  IteamPillar *self = ITEAM_PILLAR (object);

  switch (property_id)
    {
    case PROP_ID: g_value_set_int64 (value, self->id); break;
    case PROP_NAME: g_value_set_string (value, self->name); break;
    case PROP_SHORT_NAME: g_value_set_string (value, iteam_pillar_get_short_name (self)); break;
    case PROP_DESCRIPTION: g_value_set_string (value, self->description); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_pillar_finalize (GObject *object)
{
  IteamPillar *self = ITEAM_PILLAR (object);

  g_free (self->nick);
  g_free (self->name);
  g_free (self->description);
  g_free (self->position);

  G_OBJECT_CLASS (iteam_pillar_parent_class)->finalize (object);
}

static void
iteam_pillar_class_init (IteamPillarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_pillar_get_property;
  object_class->finalize = iteam_pillar_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_SHORT_NAME] = g_param_spec_string ("short-name", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_pillar_init (IteamPillar *self)
{
}

/**
 * iteam_pillar_new:
 * @id: the key
 * @nick: (nullable): its name for the terminal, "screen"
 * @name: the name
 * @description: (nullable): what it stands for
 * @lead: key of the person who leads it, or 0
 * @position: (nullable): its place among the others
 *
 * Returns: (transfer full): a pillar.
 */
IteamPillar *
iteam_pillar_new (gint64      id,
                  const char *nick,
                  const char *name,
                  const char *description,
                  gint64      lead,
                  const char *position)
{
  IteamPillar *self = g_object_new (ITEAM_TYPE_PILLAR, NULL);

  self->id = id;
  self->nick = g_strdup (nick);
  self->name = g_strdup (name);
  self->description = g_strdup (description);
  self->lead = lead;
  self->position = g_strdup (position);

  return self;
}

/**
 * iteam_pillar_copy:
 * @self: a pillar
 *
 * Returns: (transfer full): the same pillar once more.
 */
IteamPillar *
iteam_pillar_copy (IteamPillar *self)
{
  g_return_val_if_fail (ITEAM_IS_PILLAR (self), NULL);

  return iteam_pillar_new (self->id, self->nick, self->name, self->description, self->lead, self->position);
}

/**
 * iteam_pillar_assign:
 * @self: a pillar
 * @other: the same pillar as read later
 *
 * Brings @self up to date.
 */
void
iteam_pillar_assign (IteamPillar *self,
                     IteamPillar *other)
{
  g_return_if_fail (ITEAM_IS_PILLAR (self));
  g_return_if_fail (ITEAM_IS_PILLAR (other));

  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (self->name, other->name) != 0)
    {
      g_free (self->name);
      self->name = g_strdup (other->name);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHORT_NAME]);
    }
  if (g_strcmp0 (self->description, other->description) != 0)
    {
      g_free (self->description);
      self->description = g_strdup (other->description);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
    }
  if (g_strcmp0 (self->position, other->position) != 0)
    {
      g_free (self->position);
      self->position = g_strdup (other->position);
    }
  self->lead = other->lead;
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * iteam_pillar_get_id:
 * @self: a pillar
 *
 * Returns: the key.
 */
gint64
iteam_pillar_get_id (IteamPillar *self)
{
  g_return_val_if_fail (ITEAM_IS_PILLAR (self), 0);

  return self->id;
}

/**
 * iteam_pillar_get_nick:
 * @self: a pillar
 *
 * Returns: (nullable): its name for the terminal, "screen".
 */
const char *
iteam_pillar_get_nick (IteamPillar *self)
{
  g_return_val_if_fail (ITEAM_IS_PILLAR (self), NULL);

  return self->nick;
}

/**
 * iteam_pillar_get_name:
 * @self: a pillar
 *
 * Returns: the name, "I-bewust achter je scherm".
 */
const char *
iteam_pillar_get_name (IteamPillar *self)
{
  g_return_val_if_fail (ITEAM_IS_PILLAR (self), NULL);

  return self->name;
}

/**
 * iteam_pillar_get_short_name:
 * @self: a pillar
 *
 * Returns: the name without the "I-bewust" that all have, "achter je scherm".
 */
const char *
iteam_pillar_get_short_name (IteamPillar *self)
{
  const char prefix[] = "I-bewust ";

  g_return_val_if_fail (ITEAM_IS_PILLAR (self), NULL);

  if (self->name != NULL && g_str_has_prefix (self->name, prefix))
    return self->name + strlen (prefix);

  return self->name;
}

/**
 * iteam_pillar_get_description:
 * @self: a pillar
 *
 * Returns: (nullable): what it stands for.
 */
const char *
iteam_pillar_get_description (IteamPillar *self)
{
  g_return_val_if_fail (ITEAM_IS_PILLAR (self), NULL);

  return self->description;
}

/**
 * iteam_pillar_get_lead:
 * @self: a pillar
 *
 * Returns: key of the person who leads it, or 0.
 */
gint64
iteam_pillar_get_lead (IteamPillar *self)
{
  g_return_val_if_fail (ITEAM_IS_PILLAR (self), 0);

  return self->lead;
}

/**
 * iteam_pillar_get_position:
 * @self: a pillar
 *
 * Returns: (nullable): its place among the others, as strcmp() sorts.
 */
const char *
iteam_pillar_get_position (IteamPillar *self)
{
  g_return_val_if_fail (ITEAM_IS_PILLAR (self), NULL);

  return self->position;
}

/**
 * iteam_pillar_matches:
 * @self: a pillar
 * @text: what someone typed for a pillar
 *
 * Returns: whether @text is its name, its name without "I-bewust", the last
 *   word of that ("scherm", "cloud"), or its nick.
 */
gboolean
iteam_pillar_matches (IteamPillar *self,
                      const char  *text)
{
  g_autofree char *folded = iteam_text_fold (text);
  const char *space = self->name != NULL ? strrchr (self->name, ' ') : NULL;
  const char *names[] = { self->name, iteam_pillar_get_short_name (self), self->nick, space != NULL ? space + 1 : NULL };

  g_return_val_if_fail (ITEAM_IS_PILLAR (self), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = iteam_text_fold (names[i]);

      if (name[0] != '\0' && g_str_equal (name, folded))
        return TRUE;
    }

  return FALSE;
}

/**
 * iteam_pillar_draft_defaults:
 *
 * Returns: (transfer full): the draft that gives a new team file its four pillars.
 */
IteamDraft *
iteam_pillar_draft_defaults (void)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Team file made"));
  g_autofree char *position = NULL;

  iteam_draft_set_automatic (draft, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      gint64 id = iteam_id_new ();
      char *next = iteam_position_between (position, NULL);

      g_free (position);
      position = next;
      iteam_draft_insert (draft, ITEAM_KIND_PILLAR, id);
      iteam_draft_set_text (draft, ITEAM_KIND_PILLAR, id, "nick", NULL, defaults[i].nick);
      iteam_draft_set_text (draft, ITEAM_KIND_PILLAR, id, "name", NULL, defaults[i].name);
      iteam_draft_set_text (draft, ITEAM_KIND_PILLAR, id, "description", NULL, defaults[i].description);
      iteam_draft_set_text (draft, ITEAM_KIND_PILLAR, id, "position", NULL, position);
    }

  return g_steal_pointer (&draft);
}

/**
 * iteam_pillar_draft_description:
 * @self: a pillar
 * @before: (nullable): what it stood for when the typing began
 * @description: (nullable): what it stands for
 *
 * Returns: (transfer full): the draft of that, perhaps empty.
 */
IteamDraft *
iteam_pillar_draft_description (IteamPillar *self,
                                const char  *before,
                                const char  *description)
{
  IteamDraft *draft = iteam_draft_new (N_("Pillar changed"));

  g_return_val_if_fail (ITEAM_IS_PILLAR (self), draft);

  iteam_draft_set_text (draft, ITEAM_KIND_PILLAR, self->id, "description", before, description);

  return draft;
}

/**
 * iteam_pillar_draft_lead:
 * @self: a pillar
 * @lead: key of who leads it, or 0
 *
 * Returns: (transfer full): the draft of that, perhaps empty.
 */
IteamDraft *
iteam_pillar_draft_lead (IteamPillar *self,
                         gint64       lead)
{
  IteamDraft *draft = iteam_draft_new (N_("Pillar changed"));

  g_return_val_if_fail (ITEAM_IS_PILLAR (self), draft);

  iteam_draft_set_integer (draft, ITEAM_KIND_PILLAR, self->id, "lead", self->lead, lead);

  return draft;
}
