/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-point.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"
#include "iteam-text.h"

/**
 * IteamPoint:
 *
 * A point of improvement or attention of a year, as training and talks brought it up.
 */
struct _IteamPoint
{
  IteamEntry parent_instance;

  IteamPointFields fields;
};

G_DEFINE_FINAL_TYPE (IteamPoint, iteam_point, ITEAM_TYPE_ENTRY)

static const IteamTerm kinds[] = {
  [ITEAM_POINT_IMPROVEMENT] = { "improvement", N_("Point of improvement") },
  [ITEAM_POINT_ATTENTION] = { "attention", N_("Point of attention") },
};

static const IteamTerm cames[] = {
  [ITEAM_POINT_NEW] = { "new", N_("New this year") },
  [ITEAM_POINT_MAINTAINED] = { "maintained", N_("Maintained") },
  [ITEAM_POINT_ADJUSTED] = { "adjusted", N_("Adjusted") },
};

static const IteamTerm states[] = {
  [ITEAM_POINT_OPEN] = { "open", N_("Still open") },
  [ITEAM_POINT_DONE] = { "done", N_("Done") },
  [ITEAM_POINT_DROPPED] = { "dropped", N_("Dropped") },
};

const IteamTerms iteam_point_kinds = { kinds, G_N_ELEMENTS (kinds) };
const IteamTerms iteam_point_cames = { cames, G_N_ELEMENTS (cames) };
const IteamTerms iteam_point_states = { states, G_N_ELEMENTS (states) };

static const IteamColumn columns[] = {
  ITEAM_COLUMN_FROM (IteamPoint, number, COUNT, GIVEN),
  ITEAM_COLUMN_NAMED (IteamPoint, kind, &iteam_point_kinds),
  ITEAM_COLUMN (IteamPoint, year, COUNT),
  ITEAM_COLUMN (IteamPoint, title, TEXT),
  ITEAM_COLUMN (IteamPoint, text, TEXT),
  ITEAM_COLUMN_NAMED (IteamPoint, came, &iteam_point_cames),
  ITEAM_COLUMN (IteamPoint, previous, KEY),
  ITEAM_COLUMN (IteamPoint, adjustment, TEXT),
  ITEAM_COLUMN_NAMED (IteamPoint, state, &iteam_point_states),
  ITEAM_COLUMN (IteamPoint, reason, TEXT),
  ITEAM_COLUMN (IteamPoint, closed, DAY),
  ITEAM_COLUMN (IteamPoint, pillar, KEY),
  ITEAM_COLUMN (IteamPoint, origin, TEXT),
  ITEAM_COLUMN (IteamPoint, origin_ref, TEXT),
  ITEAM_COLUMN (IteamPoint, created, DAY),
  ITEAM_COLUMNS_END,
};

static const char *
describe (IteamEntry *read,
          IteamEntry *edited)
{
  const IteamPointFields *after = edited != NULL ? &ITEAM_POINT (edited)->fields : NULL;

  if (after == NULL)
    return NULL;
  if (read == NULL)
    return after->previous != 0 ? N_("Point carried on") : NULL;
  if (after->state == ITEAM_POINT (read)->fields.state)
    return NULL;
  if (after->state == ITEAM_POINT_DONE)
    return N_("Point done");
  if (after->state == ITEAM_POINT_DROPPED)
    return N_("Point dropped");

  return N_("Point opened again");
}

static void
iteam_point_class_init (IteamPointClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_POINT;
  entry_class->added = N_("Point added");
  entry_class->changed = N_("Point changed");
  entry_class->deleted = N_("Point deleted");
  entry_class->describe = describe;

  iteam_entry_class_set_columns (entry_class, columns);
}

static void
iteam_point_init (IteamPoint *self)
{
}

/**
 * iteam_point_new:
 * @title: what is to be better, or looked after
 * @kind: which of the two
 * @year: for which year
 * @created: today
 *
 * Returns: (transfer full): a point with a new key.
 */
IteamPoint *
iteam_point_new (const char     *title,
                 IteamPointKind  kind,
                 int             year,
                 IteamDay        created)
{
  return g_object_new (ITEAM_TYPE_POINT, "id", iteam_id_new (), "title", title, "kind", kind, "year", year, "created", created, NULL);
}

/**
 * iteam_point_get_fields:
 * @self: a point
 *
 * Returns: (transfer none): its fields, valid as long as @self is not changed.
 */
const IteamPointFields *
iteam_point_get_fields (IteamPoint *self)
{
  g_return_val_if_fail (ITEAM_IS_POINT (self), NULL);

  return &self->fields;
}

/**
 * iteam_point_format_number:
 * @self: a point
 *
 * Returns: (transfer full): "V-3", or "V-…" while it has no number yet.
 */
char *
iteam_point_format_number (IteamPoint *self)
{
  g_return_val_if_fail (ITEAM_IS_POINT (self), NULL);

  return self->fields.number != 0 ? g_strdup_printf ("V-%d", self->fields.number) : g_strdup ("V-…");
}

/**
 * iteam_point_fold:
 * @self: a point
 *
 * Returns: (transfer full): its texts and words as iteam_text_fold() folds them, to be
 *   searched in.
 */
char *
iteam_point_fold (IteamPoint *self)
{
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (ITEAM_IS_POINT (self), NULL);

  number = iteam_point_format_number (self);
  text = g_strjoin (" ", number, self->fields.title,
                    iteam_terms_label (&iteam_point_kinds, self->fields.kind),
                    self->fields.text != NULL ? self->fields.text : "",
                    self->fields.adjustment != NULL ? self->fields.adjustment : "",
                    self->fields.origin != NULL ? self->fields.origin : "",
                    NULL);

  return iteam_text_fold (text);
}

/**
 * iteam_point_close:
 * @self: a point that is edited
 * @state: what becomes of it; %ITEAM_POINT_OPEN to open it again
 * @reason: (nullable): why it is given up
 * @today: today
 */
void
iteam_point_close (IteamPoint      *self,
                   IteamPointState  state,
                   const char      *reason,
                   IteamDay         today)
{
  g_return_if_fail (ITEAM_IS_POINT (self));

  g_object_set (self,
                "state", state,
                "reason", state == ITEAM_POINT_DROPPED ? reason : NULL,
                "closed", state == ITEAM_POINT_OPEN ? ITEAM_DAY_NONE : today,
                NULL);
}

/**
 * IteamPointAction:
 *
 * That an action point works on a point of improvement or attention.
 */
struct _IteamPointAction
{
  IteamEntry parent_instance;

  IteamPointActionFields fields;
};

G_DEFINE_FINAL_TYPE (IteamPointAction, iteam_point_action, ITEAM_TYPE_ENTRY)

static const IteamColumn action_columns[] = {
  ITEAM_COLUMN (IteamPointAction, point, KEY),
  ITEAM_COLUMN (IteamPointAction, action, KEY),
  ITEAM_COLUMNS_END,
};

static void
iteam_point_action_class_init (IteamPointActionClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_POINT_ACTION;
  entry_class->added = N_("Link added");
  entry_class->changed = N_("Link changed");
  entry_class->deleted = N_("Link removed");

  iteam_entry_class_set_columns (entry_class, action_columns);
}

static void
iteam_point_action_init (IteamPointAction *self)
{
}

/**
 * iteam_point_action_new:
 * @point: key of a point
 * @action: key of an action point
 *
 * Returns: (transfer full): the link between the two, always the same row.
 */
IteamPointAction *
iteam_point_action_new (gint64 point,
                        gint64 action)
{
  return g_object_new (ITEAM_TYPE_POINT_ACTION, "id", iteam_id_for_pair (point, action), "point", point, "action", action, NULL);
}

/**
 * iteam_point_action_get_fields:
 * @self: a link
 *
 * Returns: (transfer none): its fields.
 */
const IteamPointActionFields *
iteam_point_action_get_fields (IteamPointAction *self)
{
  g_return_val_if_fail (ITEAM_IS_POINT_ACTION (self), NULL);

  return &self->fields;
}
