/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-action-point.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"
#include "iteam-text.h"

/**
 * IteamActionPoint:
 *
 * Something that the team agreed to do, or a point of improvement or attention.
 * An object as the store hands it out is what was read; to edit, take a copy,
 * set its properties, and ask iteam_action_point_draft_changes() for the draft.
 */
struct _IteamActionPoint
{
  GObject parent_instance;

  /* owned */
  IteamActionFields fields;
  GArray *owners;
  char *folded;
};

enum
{
  PROP_ID = 1,
  PROP_NUMBER,
  PROP_TITLE,
  PROP_DESCRIPTION,
  PROP_STATUS,
  PROP_REASON,
  PROP_WAITING_FOR,
  PROP_KIND,
  PROP_PRIORITY,
  PROP_PILLAR,
  PROP_START,
  PROP_DUE,
  PROP_CLOSED,
  PROP_POSTPONED,
  PROP_RECURRENCE,
  PROP_RECURS_FROM_COMPLETION,
  PROP_ORIGIN,
  PROP_OWNERS,
  PROP_N_NOTES,
  PROP_N_CHECKS,
  PROP_N_CHECKS_DONE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (IteamActionPoint, iteam_action_point, G_TYPE_OBJECT)

static void
fields_clear (IteamActionFields *fields)
{
  g_clear_pointer (&fields->title, g_free);
  g_clear_pointer (&fields->description, g_free);
  g_clear_pointer (&fields->reason, g_free);
  g_clear_pointer (&fields->waiting_for, g_free);
  g_clear_pointer (&fields->recurrence, g_free);
  g_clear_pointer (&fields->origin, g_free);
  g_clear_pointer (&fields->origin_ref, g_free);
}

static void
fields_copy (IteamActionFields       *fields,
             const IteamActionFields *from)
{
  *fields = *from;
  fields->title = g_strdup (from->title);
  fields->description = g_strdup (from->description);
  fields->reason = g_strdup (from->reason);
  fields->waiting_for = g_strdup (from->waiting_for);
  fields->recurrence = g_strdup (from->recurrence);
  fields->origin = g_strdup (from->origin);
  fields->origin_ref = g_strdup (from->origin_ref);
}

static void
set_string (IteamActionPoint *self,
            char            **field,
            const char       *value,
            int               property)
{
  char *copy;

  if (value != NULL && value[0] == '\0')
    value = NULL;
  if (g_strcmp0 (*field, value) == 0)
    return;

  copy = g_strdup (value);
  g_free (*field);
  *field = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

#define SET_SCALAR(self, field, value, property)                                  \
  G_STMT_START {                                                                  \
    if ((self)->fields.field != (value))                                          \
      {                                                                           \
        (self)->fields.field = (value);                                           \
        g_object_notify_by_pspec (G_OBJECT (self), properties[property]);         \
      }                                                                           \
  } G_STMT_END

static void
iteam_action_point_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  IteamActionPoint *self = ITEAM_ACTION_POINT (object);
  const IteamActionFields *fields = &self->fields;

  switch (property_id)
    {
    case PROP_ID: g_value_set_int64 (value, fields->id); break;
    case PROP_NUMBER: g_value_set_int (value, fields->number); break;
    case PROP_TITLE: g_value_set_string (value, fields->title); break;
    case PROP_DESCRIPTION: g_value_set_string (value, fields->description); break;
    case PROP_STATUS: g_value_set_int (value, fields->status); break;
    case PROP_REASON: g_value_set_string (value, fields->reason); break;
    case PROP_WAITING_FOR: g_value_set_string (value, fields->waiting_for); break;
    case PROP_KIND: g_value_set_int (value, fields->kind); break;
    case PROP_PRIORITY: g_value_set_int (value, fields->priority); break;
    case PROP_PILLAR: g_value_set_int64 (value, fields->pillar); break;
    case PROP_START: g_value_set_uint (value, fields->start); break;
    case PROP_DUE: g_value_set_uint (value, fields->due); break;
    case PROP_CLOSED: g_value_set_uint (value, fields->closed); break;
    case PROP_POSTPONED: g_value_set_int (value, fields->postponed); break;
    case PROP_RECURRENCE: g_value_set_string (value, fields->recurrence); break;
    case PROP_RECURS_FROM_COMPLETION: g_value_set_boolean (value, fields->recurs_from_completion); break;
    case PROP_ORIGIN: g_value_set_string (value, fields->origin); break;
    case PROP_OWNERS: g_value_set_boxed (value, self->owners); break;
    case PROP_N_NOTES: g_value_set_int (value, fields->n_notes); break;
    case PROP_N_CHECKS: g_value_set_int (value, fields->n_checks); break;
    case PROP_N_CHECKS_DONE: g_value_set_int (value, fields->n_checks_done); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
iteam_action_point_finalize (GObject *object)
{
  IteamActionPoint *self = ITEAM_ACTION_POINT (object);

  fields_clear (&self->fields);
  g_array_unref (self->owners);
  g_free (self->folded);

  G_OBJECT_CLASS (iteam_action_point_parent_class)->finalize (object);
}

static void
iteam_action_point_class_init (IteamActionPointClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = iteam_action_point_get_property;
  object_class->finalize = iteam_action_point_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NUMBER] = g_param_spec_int ("number", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_STATUS] = g_param_spec_int ("status", NULL, NULL, 0, ITEAM_ACTION_DROPPED, 0, flags);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, flags);
  properties[PROP_WAITING_FOR] = g_param_spec_string ("waiting-for", NULL, NULL, NULL, flags);
  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, 0, ITEAM_ACTION_KIND_ATTENTION, 0, flags);
  properties[PROP_PRIORITY] = g_param_spec_int ("priority", NULL, NULL, 0, ITEAM_PRIORITY_HIGH, ITEAM_PRIORITY_NORMAL, flags);
  properties[PROP_PILLAR] = g_param_spec_int64 ("pillar", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_START] = g_param_spec_uint ("start", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_DUE] = g_param_spec_uint ("due", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_CLOSED] = g_param_spec_uint ("closed", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_POSTPONED] = g_param_spec_int ("postponed", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_RECURRENCE] = g_param_spec_string ("recurrence", NULL, NULL, NULL, flags);
  properties[PROP_RECURS_FROM_COMPLETION] = g_param_spec_boolean ("recurs-from-completion", NULL, NULL, FALSE, flags);
  properties[PROP_ORIGIN] = g_param_spec_string ("origin", NULL, NULL, NULL, flags);
  properties[PROP_OWNERS] = g_param_spec_boxed ("owners", NULL, NULL, G_TYPE_ARRAY, flags);
  properties[PROP_N_NOTES] = g_param_spec_int ("n-notes", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_N_CHECKS] = g_param_spec_int ("n-checks", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_N_CHECKS_DONE] = g_param_spec_int ("n-checks-done", NULL, NULL, 0, G_MAXINT, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
iteam_action_point_init (IteamActionPoint *self)
{
  self->owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->fields.priority = ITEAM_PRIORITY_NORMAL;
}

/**
 * iteam_action_point_new:
 * @title: one line that says what is to be done
 * @created: the day on which it is added
 *
 * Returns: (transfer full): an action point with a new key and without a
 *   number, which the store gives it.
 */
IteamActionPoint *
iteam_action_point_new (const char *title,
                        IteamDay    created)
{
  IteamActionPoint *self = g_object_new (ITEAM_TYPE_ACTION_POINT, NULL);

  self->fields.id = iteam_id_new ();
  self->fields.title = g_strdup (title);
  self->fields.created = created;

  return self;
}

/**
 * iteam_action_point_new_take:
 * @fields: (transfer full): its fields; the struct is the caller's, its strings are taken
 * @owners: (transfer full) (nullable) (element-type gint64): keys of the owners
 *
 * Returns: (transfer full): an action point as it was read.
 */
IteamActionPoint *
iteam_action_point_new_take (IteamActionFields *fields,
                             GArray            *owners)
{
  IteamActionPoint *self = g_object_new (ITEAM_TYPE_ACTION_POINT, NULL);

  self->fields = *fields;
  if (owners != NULL)
    {
      g_array_unref (self->owners);
      self->owners = owners;
    }

  return self;
}

/**
 * iteam_action_point_copy:
 * @self: an action point
 *
 * Returns: (transfer full): a copy to edit.
 */
IteamActionPoint *
iteam_action_point_copy (IteamActionPoint *self)
{
  IteamActionFields fields;

  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (self), NULL);

  fields_copy (&fields, &self->fields);

  return iteam_action_point_new_take (&fields, g_array_copy (self->owners));
}

/**
 * iteam_action_point_assign:
 * @self: an action point
 * @other: the same action point as it was read later
 *
 * Brings @self up to date, with a notification of every property that differs,
 * so that whoever shows it need not be given another object.
 */
void
iteam_action_point_assign (IteamActionPoint *self,
                           IteamActionPoint *other)
{
  const IteamActionFields *from;
  GArray *owners;

  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));
  g_return_if_fail (ITEAM_IS_ACTION_POINT (other));

  from = &other->fields;
  owners = other->owners;

  g_object_freeze_notify (G_OBJECT (self));
  self->fields.id = from->id;
  self->fields.created = from->created;
  SET_SCALAR (self, number, from->number, PROP_NUMBER);
  iteam_action_point_set_title (self, from->title);
  iteam_action_point_set_description (self, from->description);
  SET_SCALAR (self, status, from->status, PROP_STATUS);
  iteam_action_point_set_reason (self, from->reason);
  iteam_action_point_set_waiting_for (self, from->waiting_for);
  iteam_action_point_set_kind (self, from->kind);
  iteam_action_point_set_priority (self, from->priority);
  iteam_action_point_set_pillar (self, from->pillar);
  iteam_action_point_set_start (self, from->start);
  SET_SCALAR (self, due, from->due, PROP_DUE);
  SET_SCALAR (self, closed, from->closed, PROP_CLOSED);
  SET_SCALAR (self, postponed, from->postponed, PROP_POSTPONED);
  iteam_action_point_set_recurrence (self, from->recurrence, from->recurs_from_completion);
  iteam_action_point_set_origin (self, from->origin, from->origin_ref);
  SET_SCALAR (self, n_notes, from->n_notes, PROP_N_NOTES);
  SET_SCALAR (self, n_checks, from->n_checks, PROP_N_CHECKS);
  SET_SCALAR (self, n_checks_done, from->n_checks_done, PROP_N_CHECKS_DONE);
  iteam_action_point_set_owners (self, (const gint64 *) (gpointer) owners->data, owners->len);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * iteam_action_point_get_fields:
 * @self: an action point
 *
 * Returns: (transfer none): its fields, valid as long as @self is not changed.
 */
const IteamActionFields *
iteam_action_point_get_fields (IteamActionPoint *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (self), NULL);

  return &self->fields;
}

/**
 * iteam_action_point_get_id:
 * @self: an action point
 *
 * Returns: its key.
 */
gint64
iteam_action_point_get_id (IteamActionPoint *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (self), 0);

  return self->fields.id;
}

/**
 * iteam_action_point_get_folded:
 * @self: an action point
 *
 * Returns: (transfer none): its number and title as iteam_text_fold() folds
 *   them, to be searched in.
 */
const char *
iteam_action_point_get_folded (IteamActionPoint *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (self), NULL);

  if (self->folded == NULL)
    {
      g_autofree char *number = iteam_action_point_format_number (self);
      g_autofree char *text = g_strconcat (number, " ", self->fields.title, NULL);

      self->folded = iteam_text_fold (text);
    }

  return self->folded;
}

/**
 * iteam_action_point_format_number:
 * @self: an action point
 *
 * Returns: (transfer full): "A-12", or "A-…" as long as it has no number.
 */
char *
iteam_action_point_format_number (IteamActionPoint *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (self), NULL);

  if (self->fields.number == 0)
    return g_strdup ("A-…");

  return g_strdup_printf ("A-%d", self->fields.number);
}

/**
 * iteam_action_point_get_owners:
 * @self: an action point
 * @n_owners: (out): how many it has
 *
 * Returns: (transfer none) (array length=n_owners): the keys of its owners.
 */
const gint64 *
iteam_action_point_get_owners (IteamActionPoint *self,
                               guint            *n_owners)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (self), NULL);

  *n_owners = self->owners->len;

  return (const gint64 *) (gpointer) self->owners->data;
}

/**
 * iteam_action_point_has_owner:
 * @self: an action point
 * @person: key of a person
 *
 * Returns: whether @person is one of its owners.
 */
gboolean
iteam_action_point_has_owner (IteamActionPoint *self,
                              gint64            person)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (self), FALSE);

  for (guint i = 0; i < self->owners->len; i++)
    if (g_array_index (self->owners, gint64, i) == person)
      return TRUE;

  return FALSE;
}

/**
 * iteam_action_point_set_title:
 * @self: an action point
 * @title: (nullable): one line
 */
void
iteam_action_point_set_title (IteamActionPoint *self,
                              const char       *title)
{
  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));

  set_string (self, &self->fields.title, title, PROP_TITLE);
  g_clear_pointer (&self->folded, g_free);
}

/**
 * iteam_action_point_set_description:
 * @self: an action point
 * @description: (nullable): what it is about
 */
void
iteam_action_point_set_description (IteamActionPoint *self,
                                    const char       *description)
{
  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));

  set_string (self, &self->fields.description, description, PROP_DESCRIPTION);
}

/**
 * iteam_action_point_set_status:
 * @self: an action point
 * @status: the status
 * @today: the day on which it changes, the closing day if it is closed by this
 *
 * A reason for dropping goes when it is not dropped any more, and what it
 * waits on when it is closed.
 */
void
iteam_action_point_set_status (IteamActionPoint  *self,
                               IteamActionStatus  status,
                               IteamDay           today)
{
  gboolean open = status < ITEAM_ACTION_DONE;

  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));

  if (self->fields.status == status)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  SET_SCALAR (self, status, status, PROP_STATUS);
  SET_SCALAR (self, closed, open ? ITEAM_DAY_NONE : today, PROP_CLOSED);
  if (status != ITEAM_ACTION_DROPPED)
    iteam_action_point_set_reason (self, NULL);
  if (!open)
    iteam_action_point_set_waiting_for (self, NULL);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * iteam_action_point_set_reason:
 * @self: an action point
 * @reason: (nullable): why it was dropped
 */
void
iteam_action_point_set_reason (IteamActionPoint *self,
                               const char       *reason)
{
  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));

  set_string (self, &self->fields.reason, reason, PROP_REASON);
}

/**
 * iteam_action_point_set_waiting_for:
 * @self: an action point
 * @waiting_for: (nullable): whom or what it waits on
 */
void
iteam_action_point_set_waiting_for (IteamActionPoint *self,
                                    const char       *waiting_for)
{
  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));

  set_string (self, &self->fields.waiting_for, waiting_for, PROP_WAITING_FOR);
}

/**
 * iteam_action_point_set_kind:
 * @self: an action point
 * @kind: the kind
 */
void
iteam_action_point_set_kind (IteamActionPoint *self,
                             IteamActionKind   kind)
{
  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));

  SET_SCALAR (self, kind, kind, PROP_KIND);
}

/**
 * iteam_action_point_set_priority:
 * @self: an action point
 * @priority: the priority
 */
void
iteam_action_point_set_priority (IteamActionPoint *self,
                                 IteamPriority     priority)
{
  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));

  SET_SCALAR (self, priority, priority, PROP_PRIORITY);
}

/**
 * iteam_action_point_set_pillar:
 * @self: an action point
 * @pillar: key of a pillar, or 0
 */
void
iteam_action_point_set_pillar (IteamActionPoint *self,
                               gint64            pillar)
{
  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));

  SET_SCALAR (self, pillar, pillar, PROP_PILLAR);
}

/**
 * iteam_action_point_set_start:
 * @self: an action point
 * @start: the start date, or %ITEAM_DAY_NONE
 */
void
iteam_action_point_set_start (IteamActionPoint *self,
                              IteamDay          start)
{
  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));

  SET_SCALAR (self, start, start, PROP_START);
}

/**
 * iteam_action_point_set_due:
 * @self: an action point
 * @due: the due date, or %ITEAM_DAY_NONE
 *
 * Moving the due date of an open action point to a later day counts as
 * postponing it.
 */
void
iteam_action_point_set_due (IteamActionPoint *self,
                            IteamDay          due)
{
  gboolean postpones;

  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));

  if (self->fields.due == due)
    return;

  postpones = self->fields.due != ITEAM_DAY_NONE && due > self->fields.due &&
              iteam_action_point_is_open (self);

  SET_SCALAR (self, due, due, PROP_DUE);
  if (postpones)
    SET_SCALAR (self, postponed, self->fields.postponed + 1, PROP_POSTPONED);
}

/**
 * iteam_action_point_set_recurrence:
 * @self: an action point
 * @rule: (nullable): an RFC 5545 recurrence rule
 * @from_completion: whether it counts from completion and not from the due date
 */
void
iteam_action_point_set_recurrence (IteamActionPoint *self,
                                   const char       *rule,
                                   gboolean          from_completion)
{
  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));

  from_completion = from_completion && rule != NULL && rule[0] != '\0';
  set_string (self, &self->fields.recurrence, rule, PROP_RECURRENCE);
  SET_SCALAR (self, recurs_from_completion, from_completion, PROP_RECURS_FROM_COMPLETION);
}

/**
 * iteam_action_point_set_origin:
 * @self: an action point
 * @origin: (nullable): where it comes from, in words
 * @origin_ref: (nullable): a reference to that
 */
void
iteam_action_point_set_origin (IteamActionPoint *self,
                               const char       *origin,
                               const char       *origin_ref)
{
  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));

  set_string (self, &self->fields.origin_ref, origin_ref, PROP_ORIGIN);
  set_string (self, &self->fields.origin, origin, PROP_ORIGIN);
}

/**
 * iteam_action_point_set_owners:
 * @self: an action point
 * @owners: (array length=n_owners) (nullable): keys of people
 * @n_owners: how many
 */
void
iteam_action_point_set_owners (IteamActionPoint *self,
                               const gint64     *owners,
                               guint             n_owners)
{
  gboolean same;

  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));

  same = n_owners == self->owners->len;
  for (guint i = 0; same && i < n_owners; i++)
    same = g_array_index (self->owners, gint64, i) == owners[i];
  if (same)
    return;

  g_array_unref (self->owners);
  self->owners = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_owners);
  if (n_owners > 0)
    g_array_append_vals (self->owners, owners, n_owners);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OWNERS]);
}

/**
 * iteam_action_point_add_owner:
 * @self: an action point
 * @person: key of a person
 */
void
iteam_action_point_add_owner (IteamActionPoint *self,
                              gint64            person)
{
  g_autoptr (GArray) owners = NULL;

  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));

  if (iteam_action_point_has_owner (self, person))
    return;

  owners = g_array_copy (self->owners);
  g_array_append_val (owners, person);
  iteam_action_point_set_owners (self, (const gint64 *) (gpointer) owners->data, owners->len);
}

/**
 * iteam_action_point_remove_owner:
 * @self: an action point
 * @person: key of a person
 */
void
iteam_action_point_remove_owner (IteamActionPoint *self,
                                 gint64            person)
{
  g_autoptr (GArray) owners = NULL;

  g_return_if_fail (ITEAM_IS_ACTION_POINT (self));

  owners = g_array_copy (self->owners);
  for (guint i = owners->len; i-- > 0;)
    if (g_array_index (owners, gint64, i) == person)
      g_array_remove_index (owners, i);
  iteam_action_point_set_owners (self, (const gint64 *) (gpointer) owners->data, owners->len);
}

/**
 * iteam_action_point_is_open:
 * @self: an action point
 *
 * Returns: whether it is neither done nor dropped.
 */
gboolean
iteam_action_point_is_open (IteamActionPoint *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (self), FALSE);

  return self->fields.status < ITEAM_ACTION_DONE;
}

/**
 * iteam_action_point_is_overdue:
 * @self: an action point
 * @today: the current day
 *
 * Returns: whether it is open and its due date has passed. On its due date
 *   itself it is not overdue.
 */
gboolean
iteam_action_point_is_overdue (IteamActionPoint *self,
                               IteamDay          today)
{
  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (self), FALSE);

  return iteam_action_point_is_open (self) && self->fields.due != ITEAM_DAY_NONE && self->fields.due < today;
}

/**
 * iteam_action_point_compare_due:
 * @self: an action point
 * @other: another
 *
 * Returns: below, equal to or above 0 as @self is due before, with or after
 *   @other. What has no due date comes last; of one day the lowest number comes
 *   first, and what has no number yet last.
 */
int
iteam_action_point_compare_due (IteamActionPoint *self,
                                IteamActionPoint *other)
{
  IteamDay due, other_due;
  guint number, other_number;

  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (self), 0);
  g_return_val_if_fail (ITEAM_IS_ACTION_POINT (other), 0);

  due = self->fields.due != ITEAM_DAY_NONE ? self->fields.due : G_MAXUINT32;
  other_due = other->fields.due != ITEAM_DAY_NONE ? other->fields.due : G_MAXUINT32;
  if (due != other_due)
    return due < other_due ? -1 : 1;

  number = self->fields.number != 0 ? (guint) self->fields.number : G_MAXUINT;
  other_number = other->fields.number != 0 ? (guint) other->fields.number : G_MAXUINT;
  if (number != other_number)
    return number < other_number ? -1 : 1;

  return (self->fields.id > other->fields.id) - (self->fields.id < other->fields.id);
}
