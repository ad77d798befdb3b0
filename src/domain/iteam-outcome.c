/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-outcome.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"
#include "iteam-text.h"

/**
 * IteamOutcome:
 *
 * A decision or a commitment: what came of an agenda item, apart from action points.
 * The two are alike, but each is numbered on its own.
 */
struct _IteamOutcome
{
  IteamEntry parent_instance;

  IteamKind kind;
  IteamOutcomeFields fields;
};

G_DEFINE_FINAL_TYPE (IteamOutcome, iteam_outcome, ITEAM_TYPE_ENTRY)

static const IteamColumn columns[] = {
  ITEAM_COLUMN_FROM (IteamOutcome, number, COUNT, GIVEN),
  ITEAM_COLUMN (IteamOutcome, item, KEY),
  ITEAM_COLUMN (IteamOutcome, text, TEXT),
  ITEAM_COLUMN (IteamOutcome, person, KEY),
  ITEAM_COLUMN (IteamOutcome, due, DAY),
  ITEAM_COLUMN (IteamOutcome, settled, DAY),
  ITEAM_COLUMN (IteamOutcome, position, TEXT),
  ITEAM_COLUMN_FROM (IteamOutcome, meeting, KEY, DERIVED),
  ITEAM_COLUMN_FROM (IteamOutcome, meeting_number, COUNT, DERIVED),
  ITEAM_COLUMN_FROM (IteamOutcome, day, DAY, DERIVED),
  ITEAM_COLUMN_FROM (IteamOutcome, meeting_title, TEXT, DERIVED),
  ITEAM_COLUMN_FROM (IteamOutcome, item_title, TEXT, DERIVED),
  ITEAM_COLUMN_FROM (IteamOutcome, confidential, MARK, DERIVED),
  ITEAM_COLUMNS_END,
};

static IteamKind
iteam_outcome_get_kind (IteamEntry *entry)
{
  return ITEAM_OUTCOME (entry)->kind;
}

static const char *
iteam_outcome_describe_change (IteamEntry *entry,
                               IteamEntry *edited)
{
  const IteamOutcome *from = (const IteamOutcome *) entry;
  const IteamOutcome *to = (const IteamOutcome *) edited;
  gboolean decision = (to != NULL ? to : from)->kind == ITEAM_KIND_DECISION;

  if (from == NULL)
    return decision ? N_("Decision added") : N_("Commitment added");
  if (to == NULL)
    return decision ? N_("Decision deleted") : N_("Commitment deleted");
  if (decision)
    return N_("Decision changed");

  return from->fields.settled != to->fields.settled ? N_("Commitment settled") : N_("Commitment changed");
}

static IteamEntry *
iteam_outcome_new_alike (IteamEntry *entry,
                         gint64      id)
{
  return ITEAM_ENTRY (iteam_outcome_new_with_id (ITEAM_OUTCOME (entry)->kind, id));
}

static void
iteam_outcome_class_init (IteamOutcomeClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->get_kind = iteam_outcome_get_kind;
  entry_class->new_alike = iteam_outcome_new_alike;
  entry_class->describe = iteam_outcome_describe_change;

  iteam_entry_class_set_columns (entry_class, columns);
}

static void
iteam_outcome_init (IteamOutcome *self)
{
}

/**
 * iteam_outcome_new:
 * @kind: %ITEAM_KIND_DECISION or %ITEAM_KIND_COMMITMENT
 * @item: key of an agenda item
 * @text: what was decided or promised
 *
 * Returns: (transfer full): a decision or commitment with a new key, without a
 *   number, which the store gives it.
 */
IteamOutcome *
iteam_outcome_new (IteamKind   kind,
                   gint64      item,
                   const char *text)
{
  IteamOutcome *self = iteam_outcome_new_with_id (kind, iteam_id_new ());

  g_object_set (self, "item", item, "text", text, NULL);

  return self;
}

/**
 * iteam_outcome_new_with_id:
 * @kind: %ITEAM_KIND_DECISION or %ITEAM_KIND_COMMITMENT
 * @id: the key
 *
 * Returns: (transfer full): one whose fields are still to be set, for who reads it
 *   from somewhere.
 */
IteamOutcome *
iteam_outcome_new_with_id (IteamKind kind,
                           gint64    id)
{
  IteamOutcome *self = g_object_new (ITEAM_TYPE_OUTCOME, "id", id, NULL);

  self->kind = kind;

  return self;
}

/**
 * iteam_outcome_get_fields:
 * @self: a decision or commitment
 *
 * Returns: (transfer none): its fields, valid as long as @self is not changed.
 */
const IteamOutcomeFields *
iteam_outcome_get_fields (IteamOutcome *self)
{
  g_return_val_if_fail (ITEAM_IS_OUTCOME (self), NULL);

  return &self->fields;
}

/**
 * iteam_outcome_is_commitment:
 * @self: a decision or commitment
 *
 * Returns: which of both.
 */
gboolean
iteam_outcome_is_commitment (IteamOutcome *self)
{
  g_return_val_if_fail (ITEAM_IS_OUTCOME (self), FALSE);

  return self->kind == ITEAM_KIND_COMMITMENT;
}

/**
 * iteam_outcome_format_number:
 * @self: a decision or commitment
 *
 * Returns: (transfer full): "B-12" or "T-12", with "…" as long as it has no number.
 */
char *
iteam_outcome_format_number (IteamOutcome *self)
{
  const char *letter;

  g_return_val_if_fail (ITEAM_IS_OUTCOME (self), NULL);

  letter = iteam_kind_get_letter (self->kind);

  return self->fields.number != 0 ? g_strdup_printf ("%s-%d", letter, self->fields.number) : g_strdup_printf ("%s-…", letter);
}

/**
 * iteam_outcome_fold:
 * @self: a decision or commitment
 *
 * Returns: (transfer full): its number and text, and of which item and meeting it is, as
 *   iteam_text_fold() folds them, to be searched in.
 */
char *
iteam_outcome_fold (IteamOutcome *self)
{
  const IteamOutcomeFields *fields;
  g_autofree char *number = NULL;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (ITEAM_IS_OUTCOME (self), NULL);

  fields = &self->fields;
  number = iteam_outcome_format_number (self);
  day = iteam_day_format (fields->day, ITEAM_DAY_NONE, ITEAM_DAY_FULL);
  text = g_strjoin (" ", number, fields->text, fields->item_title != NULL ? fields->item_title : "",
                    fields->meeting_title != NULL ? fields->meeting_title : "", day, NULL);

  return iteam_text_fold (text);
}

/**
 * IteamRemark:
 *
 * What a member has to say about the minutes of an item that lie for adoption.
 */
struct _IteamRemark
{
  IteamEntry parent_instance;

  IteamRemarkFields fields;
};

G_DEFINE_FINAL_TYPE (IteamRemark, iteam_remark, ITEAM_TYPE_ENTRY)

static const IteamTerm remark_states[] = {
  [ITEAM_REMARK_OPEN] = { "open", N_("Unanswered") },
  [ITEAM_REMARK_ANSWERED] = { "answered", N_("Answered") },
  [ITEAM_REMARK_TAKEN_OVER] = { "taken-over", N_("Taken over") },
};

const IteamTerms iteam_remark_states = { remark_states, G_N_ELEMENTS (remark_states) };

static const IteamColumn remark_columns[] = {
  ITEAM_COLUMN (IteamRemark, item, KEY),
  ITEAM_COLUMN (IteamRemark, person, KEY),
  ITEAM_COLUMN (IteamRemark, who, TEXT),
  ITEAM_COLUMN (IteamRemark, day, DAY),
  ITEAM_COLUMN (IteamRemark, text, TEXT),
  ITEAM_COLUMN_NAMED (IteamRemark, state, &iteam_remark_states),
  ITEAM_COLUMN (IteamRemark, answer, TEXT),
  ITEAM_COLUMN (IteamRemark, answered_by, TEXT),
  ITEAM_COLUMN (IteamRemark, answered, DAY),
  ITEAM_COLUMNS_END,
};

static void
iteam_remark_class_init (IteamRemarkClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_REMARK;
  entry_class->added = N_("Remark added");
  entry_class->changed = N_("Remark changed");
  entry_class->deleted = N_("Remark deleted");

  iteam_entry_class_set_columns (entry_class, remark_columns);
}

static void
iteam_remark_init (IteamRemark *self)
{
}

/**
 * iteam_remark_new:
 * @item: key of an agenda item
 * @person: key of the person who makes it, or 0
 * @who: (nullable): their name
 * @text: what they remark
 * @day: the day of today
 *
 * Returns: (transfer full): an open remark with a new key.
 */
IteamRemark *
iteam_remark_new (gint64      item,
                  gint64      person,
                  const char *who,
                  const char *text,
                  IteamDay    day)
{
  return g_object_new (ITEAM_TYPE_REMARK, "id", iteam_id_new (), "item", item, "person", person, "who", who,
                       "text", text, "day", day, NULL);
}

/**
 * iteam_remark_get_fields:
 * @self: a remark
 *
 * Returns: (transfer none): its fields, valid as long as @self is not changed.
 */
const IteamRemarkFields *
iteam_remark_get_fields (IteamRemark *self)
{
  g_return_val_if_fail (ITEAM_IS_REMARK (self), NULL);

  return &self->fields;
}

/**
 * iteam_remark_draft_answer:
 * @self: a remark as it was read
 * @state: what becomes of it; %ITEAM_REMARK_OPEN takes an answer back
 * @answer: (nullable): the answer
 * @who: (nullable): the name of who answers
 * @today: the day of today
 *
 * Returns: (transfer full): the draft that answers it.
 */
IteamDraft *
iteam_remark_draft_answer (IteamRemark      *self,
                           IteamRemarkState  state,
                           const char       *answer,
                           const char       *who,
                           IteamDay          today)
{
  static const char *const words[] = { N_("Remark opened again"), N_("Remark answered"), N_("Remark taken over") };
  g_autoptr (IteamRemark) edited = NULL;
  gboolean open = state == ITEAM_REMARK_OPEN;
  IteamDraft *draft;

  g_return_val_if_fail (ITEAM_IS_REMARK (self), NULL);

  edited = iteam_entry_copy (self);
  g_object_set (edited,
                "state", state,
                "answer", open ? NULL : answer,
                "answered-by", open ? NULL : who,
                "answered", open ? ITEAM_DAY_NONE : today,
                NULL);
  draft = iteam_draft_new (words[state]);
  iteam_entry_change_in (ITEAM_ENTRY (self), ITEAM_ENTRY (edited), draft);

  return draft;
}
