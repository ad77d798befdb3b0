/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-activity.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"
#include "iteam-text.h"

/**
 * IteamActivity:
 *
 * Something that is done for awareness: a round of the dilemma training, a theme talk, a
 * training of the council.
 */
struct _IteamActivity
{
  IteamEntry parent_instance;

  IteamActivityFields fields;
};

G_DEFINE_FINAL_TYPE (IteamActivity, iteam_activity, ITEAM_TYPE_ENTRY)

static const IteamTerm kinds[] = {
  [ITEAM_ACTIVITY_ROUND] = { "round", N_("Dilemma training") },
  [ITEAM_ACTIVITY_TALK] = { "talk", N_("Theme talk") },
  [ITEAM_ACTIVITY_TRAINING] = { "training", N_("Training") },
  [ITEAM_ACTIVITY_MEDIA] = { "media", N_("Media training") },
  [ITEAM_ACTIVITY_SCREENING] = { "screening", N_("Screening of candidates") },
  [ITEAM_ACTIVITY_BRIEFING] = { "briefing", N_("Briefing") },
  [ITEAM_ACTIVITY_SURVEY] = { "survey", N_("Survey") },
  [ITEAM_ACTIVITY_INTERVIEWS] = { "interviews", N_("Interviews") },
  [ITEAM_ACTIVITY_PROJECT] = { "project", N_("External project") },
  [ITEAM_ACTIVITY_OTHER] = { "other", N_("Other activity") },
};

static const IteamTerm audiences[] = {
  [ITEAM_AUDIENCE_ORGANISATION] = { "organisation", N_("Organisation") },
  [ITEAM_AUDIENCE_COUNCIL] = { "council", N_("Council") },
  [ITEAM_AUDIENCE_EXECUTIVE] = { "executive", N_("Municipal executive") },
  [ITEAM_AUDIENCE_OFFICE_HOLDERS] = { "office-holders", N_("Council and executive") },
  [ITEAM_AUDIENCE_PARTNERS] = { "partners", N_("Partners") },
};

static const IteamTerm states[] = {
  [ITEAM_ACTIVITY_PLANNED] = { "planned", N_("To come") },
  [ITEAM_ACTIVITY_IN_PROGRESS] = { "in-progress", N_("In progress") },
  [ITEAM_ACTIVITY_DONE] = { "done", N_("Held") },
  [ITEAM_ACTIVITY_CANCELLED] = { "cancelled", N_("Not held") },
};

static const IteamTerm sides[] = {
  [ITEAM_SIDE_NONE] = { NULL, N_("Not said") },
  [ITEAM_SIDE_INTERNAL] = { "internal", N_("Internal") },
  [ITEAM_SIDE_EXTERNAL] = { "external", N_("External") },
  [ITEAM_SIDE_BOTH] = { "both", N_("Internal and external") },
};

const IteamTerms iteam_activity_kinds = { kinds, G_N_ELEMENTS (kinds) };
const IteamTerms iteam_audiences = { audiences, G_N_ELEMENTS (audiences) };
const IteamTerms iteam_activity_states = { states, G_N_ELEMENTS (states) };
const IteamTerms iteam_sides = { sides, G_N_ELEMENTS (sides) };

static const IteamColumn columns[] = {
  ITEAM_COLUMN_FROM (IteamActivity, number, COUNT, GIVEN),
  ITEAM_COLUMN_NAMED (IteamActivity, kind, &iteam_activity_kinds),
  ITEAM_COLUMN (IteamActivity, title, TEXT),
  ITEAM_COLUMN_NAMED (IteamActivity, audience, &iteam_audiences),
  ITEAM_COLUMN (IteamActivity, moment, TEXT),
  ITEAM_COLUMN (IteamActivity, first, DAY),
  ITEAM_COLUMN (IteamActivity, last, DAY),
  ITEAM_COLUMN_NAMED (IteamActivity, state, &iteam_activity_states),
  ITEAM_COLUMN (IteamActivity, supplier, TEXT),
  ITEAM_COLUMN (IteamActivity, leader, KEY),
  ITEAM_COLUMN (IteamActivity, leader_name, TEXT),
  ITEAM_COLUMN (IteamActivity, partners, TEXT),
  ITEAM_COLUMN (IteamActivity, costs, FIGURE),
  ITEAM_COLUMN (IteamActivity, target, FIGURE),
  ITEAM_COLUMN (IteamActivity, function_group, TEXT),
  ITEAM_COLUMN (IteamActivity, head_count, FIGURE),
  ITEAM_COLUMN_NAMED (IteamActivity, side, &iteam_sides),
  ITEAM_COLUMN (IteamActivity, text, TEXT),
  ITEAM_COLUMN (IteamActivity, lessons, TEXT),
  ITEAM_COLUMN (IteamActivity, pillar, KEY),
  ITEAM_COLUMN (IteamActivity, created, DAY),
  ITEAM_COLUMNS_END,
};

static const char *
describe (IteamEntry *read,
          IteamEntry *edited)
{
  const IteamActivityFields *before, *after;

  if (read == NULL || edited == NULL)
    return NULL;

  before = &ITEAM_ACTIVITY (read)->fields;
  after = &ITEAM_ACTIVITY (edited)->fields;
  if (before->state != after->state && after->state == ITEAM_ACTIVITY_DONE)
    return N_("Activity held");
  if (before->state != after->state && after->state == ITEAM_ACTIVITY_CANCELLED)
    return N_("Activity cancelled");

  return NULL;
}

static void
iteam_activity_class_init (IteamActivityClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_ACTIVITY;
  entry_class->added = N_("Activity added");
  entry_class->changed = N_("Activity changed");
  entry_class->deleted = N_("Activity deleted");
  entry_class->describe = describe;

  iteam_entry_class_set_columns (entry_class, columns);
}

static void
iteam_activity_init (IteamActivity *self)
{
}

/**
 * iteam_activity_new:
 * @title: what it is called
 * @kind: what sort of activity
 * @created: today
 *
 * Returns: (transfer full): an activity with a new key.
 */
IteamActivity *
iteam_activity_new (const char        *title,
                    IteamActivityKind  kind,
                    IteamDay           created)
{
  return g_object_new (ITEAM_TYPE_ACTIVITY, "id", iteam_id_new (), "title", title, "kind", kind, "created", created, NULL);
}

/**
 * iteam_activity_get_fields:
 * @self: an activity
 *
 * Returns: (transfer none): its fields, valid as long as @self is not changed.
 */
const IteamActivityFields *
iteam_activity_get_fields (IteamActivity *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTIVITY (self), NULL);

  return &self->fields;
}

/**
 * iteam_activity_get_date:
 * @self: an activity
 *
 * Returns: when it is.
 */
IteamFuzzyDate
iteam_activity_get_date (IteamActivity *self)
{
  return (IteamFuzzyDate) { self->fields.first, self->fields.last };
}

/**
 * iteam_activity_get_year:
 * @self: an activity
 *
 * Returns: the year that it counts for; 0 if that is not known.
 */
int
iteam_activity_get_year (IteamActivity *self)
{
  IteamFuzzyDate date;

  g_return_val_if_fail (ITEAM_IS_ACTIVITY (self), 0);

  date = iteam_activity_get_date (self);

  return iteam_fuzzy_date_get_year (&date);
}

/**
 * iteam_activity_compare:
 * @self: an activity
 * @other: another
 *
 * Orders by when they are, and those of the same time by their numbers.
 *
 * Returns: less than, equal to or more than 0.
 */
int
iteam_activity_compare (IteamActivity *self,
                        IteamActivity *other)
{
  IteamFuzzyDate first = iteam_activity_get_date (self);
  IteamFuzzyDate second = iteam_activity_get_date (other);
  int order = iteam_fuzzy_date_compare (&first, &second);

  if (order != 0)
    return order;

  return (self->fields.number > other->fields.number) - (self->fields.number < other->fields.number);
}

/**
 * iteam_activity_set_moment:
 * @self: an activity that is edited
 * @said: (nullable): when it is, in someone's words
 * @today: today
 *
 * Keeps the words, and what they leave room for.
 *
 * Returns: whether they tell of days; what does not is kept all the same.
 */
gboolean
iteam_activity_set_moment (IteamActivity *self,
                           const char    *said,
                           IteamDay       today)
{
  IteamFuzzyDate date;
  g_autofree char *stripped = said != NULL ? iteam_text_strip (said) : NULL;
  gboolean known = iteam_fuzzy_date_parse (stripped, today, &date);

  g_return_val_if_fail (ITEAM_IS_ACTIVITY (self), FALSE);

  g_object_set (self, "moment", stripped, "first", date.first, "last", date.last, NULL);

  return known;
}

/**
 * iteam_activity_format_number:
 * @self: an activity
 *
 * Returns: (transfer full): "P-3", or "P-…" while it has no number yet.
 */
char *
iteam_activity_format_number (IteamActivity *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTIVITY (self), NULL);

  return self->fields.number != 0 ? g_strdup_printf ("P-%d", self->fields.number) : g_strdup ("P-…");
}

/**
 * iteam_activity_format_moment:
 * @self: an activity
 * @today: today
 *
 * Returns: (transfer full): when it is; empty if that was not said.
 */
char *
iteam_activity_format_moment (IteamActivity *self,
                              IteamDay       today)
{
  IteamFuzzyDate date;

  g_return_val_if_fail (ITEAM_IS_ACTIVITY (self), NULL);

  date = iteam_activity_get_date (self);

  return iteam_fuzzy_date_format (&date, self->fields.moment, today);
}

/**
 * iteam_activity_fold:
 * @self: an activity
 *
 * Returns: (transfer full): its texts and words as iteam_text_fold() folds them, to be
 *   searched in.
 */
char *
iteam_activity_fold (IteamActivity *self)
{
  const IteamActivityFields *fields;
  g_autofree char *number = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (ITEAM_IS_ACTIVITY (self), NULL);

  fields = &self->fields;
  number = iteam_activity_format_number (self);
  {
    const char *const parts[] = {
      number, fields->title, iteam_terms_label (&iteam_activity_kinds, fields->kind),
      iteam_terms_label (&iteam_audiences, fields->audience), iteam_terms_label (&iteam_activity_states, fields->state),
      fields->moment, fields->supplier, fields->leader_name, fields->partners, fields->function_group, fields->text, fields->lessons,
    };

    for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
      if (parts[i] != NULL)
        g_string_append_printf (text, "%s ", parts[i]);
  }

  return iteam_text_fold (text->str);
}

/**
 * iteam_activity_kind_has:
 * @kind: what sort of activity
 * @field: the name of a field
 *
 * Of a screening only is kept whether it was done and when: what it brought to light has
 * no place in the file. Only talks have a function group and a head count, only rounds a
 * target.
 *
 * Returns: whether activities of that sort have the field.
 */
gboolean
iteam_activity_kind_has (IteamActivityKind  kind,
                         const char        *field)
{
  static const char *const always[] = { "kind", "title", "audience", "moment", "first", "last", "state", "created", "number", NULL };
  static const char *const of_talks[] = { "function_group", "head_count", "side", NULL };
  static const char *const of_rounds[] = { "target", NULL };

  if (g_strv_contains (always, field))
    return TRUE;
  if (kind == ITEAM_ACTIVITY_SCREENING)
    return FALSE;
  if (g_strv_contains (of_talks, field))
    return kind == ITEAM_ACTIVITY_TALK;
  if (g_strv_contains (of_rounds, field))
    return kind == ITEAM_ACTIVITY_ROUND;

  return TRUE;
}

/**
 * iteam_activity_tidy:
 * @self: an activity that is edited
 *
 * Empties the fields that activities of its kind do not have.
 */
void
iteam_activity_tidy (IteamActivity *self)
{
  g_return_if_fail (ITEAM_IS_ACTIVITY (self));

  for (const IteamColumn *column = columns; column->name != NULL; column++)
    if (!iteam_activity_kind_has ((IteamActivityKind) self->fields.kind, column->name))
      iteam_entry_set_cell (ITEAM_ENTRY (self), column, NULL);
}

/**
 * iteam_activity_repeat:
 * @self: an activity
 * @year: a later year
 * @today: today
 *
 * Returns: (transfer full): the same to be held in that year: without what came of it, and
 *   with no more than the year for a time.
 */
IteamActivity *
iteam_activity_repeat (IteamActivity *self,
                       int            year,
                       IteamDay       today)
{
  g_autofree char *moment = g_strdup_printf ("%d", year);
  g_autofree char *old = NULL;
  IteamActivity *next;

  g_return_val_if_fail (ITEAM_IS_ACTIVITY (self), NULL);

  next = g_object_new (ITEAM_TYPE_ACTIVITY, "id", iteam_id_new (), NULL);
  iteam_entry_assign (ITEAM_ENTRY (next), ITEAM_ENTRY (self));
  old = g_strdup_printf ("%d", iteam_activity_get_year (self));
  {
    g_autoptr (GString) title = g_string_new (self->fields.title);

    g_string_replace (title, old, moment, 0);
    g_object_set (next,
                  "number", 0, "title", title->str, "state", ITEAM_ACTIVITY_PLANNED, "lessons", NULL,
                  "costs", ITEAM_FIGURE_NONE, "head-count", ITEAM_FIGURE_NONE, "created", today,
                  NULL);
  }
  iteam_activity_set_moment (next, moment, today);

  return next;
}

/**
 * IteamParticipation:
 *
 * How many took part in a round, of a unit or of the whole.
 */
struct _IteamParticipation
{
  IteamEntry parent_instance;

  IteamParticipationFields fields;
};

G_DEFINE_FINAL_TYPE (IteamParticipation, iteam_participation, ITEAM_TYPE_ENTRY)

static const IteamColumn participation_columns[] = {
  ITEAM_COLUMN (IteamParticipation, activity, KEY),
  ITEAM_COLUMN (IteamParticipation, unit, TEXT),
  ITEAM_COLUMN (IteamParticipation, invited, FIGURE),
  ITEAM_COLUMN (IteamParticipation, completed, FIGURE),
  ITEAM_COLUMN (IteamParticipation, percentage, FIGURE),
  ITEAM_COLUMN (IteamParticipation, updated, DAY),
  ITEAM_COLUMNS_END,
};

static void
iteam_participation_class_init (IteamParticipationClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_PARTICIPATION;
  entry_class->added = N_("Participation added");
  entry_class->changed = N_("Participation changed");
  entry_class->deleted = N_("Participation removed");

  iteam_entry_class_set_columns (entry_class, participation_columns);
}

static void
iteam_participation_init (IteamParticipation *self)
{
}

/**
 * iteam_participation_new:
 * @activity: key of a round
 * @unit: (nullable): a unit, or %NULL for the whole
 *
 * Returns: (transfer full): a row of participation without figures. Two people who add the
 *   same unit make the same row, however they write it.
 */
IteamParticipation *
iteam_participation_new (gint64      activity,
                         const char *unit)
{
  g_autofree char *folded = unit != NULL ? iteam_text_fold (unit) : NULL;
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, folded != NULL ? folded : "", -1);
  gint64 name = (gint64) (g_ascii_strtoull (hash + 48, NULL, 16) & G_MAXINT64);

  return g_object_new (ITEAM_TYPE_PARTICIPATION, "id", iteam_id_for_pair (activity, name), "activity", activity, "unit", unit, NULL);
}

/**
 * iteam_participation_get_fields:
 * @self: a row of participation
 *
 * Returns: (transfer none): its fields.
 */
const IteamParticipationFields *
iteam_participation_get_fields (IteamParticipation *self)
{
  g_return_val_if_fail (ITEAM_IS_PARTICIPATION (self), NULL);

  return &self->fields;
}

/**
 * iteam_participation_get_tally:
 * @self: a row of participation
 *
 * Returns: what is known.
 */
IteamTally
iteam_participation_get_tally (IteamParticipation *self)
{
  return iteam_tally_new (self->fields.invited, self->fields.completed, self->fields.percentage);
}

/**
 * IteamActivityDocument:
 *
 * That a document belongs to an activity.
 */
struct _IteamActivityDocument
{
  IteamEntry parent_instance;

  IteamActivityDocumentFields fields;
};

G_DEFINE_FINAL_TYPE (IteamActivityDocument, iteam_activity_document, ITEAM_TYPE_ENTRY)

static const IteamColumn document_columns[] = {
  ITEAM_COLUMN (IteamActivityDocument, activity, KEY),
  ITEAM_COLUMN (IteamActivityDocument, document, KEY),
  ITEAM_COLUMNS_END,
};

static void
iteam_activity_document_class_init (IteamActivityDocumentClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_ACTIVITY_DOCUMENT;
  entry_class->added = N_("Link added");
  entry_class->changed = N_("Link changed");
  entry_class->deleted = N_("Link removed");

  iteam_entry_class_set_columns (entry_class, document_columns);
}

static void
iteam_activity_document_init (IteamActivityDocument *self)
{
}

/**
 * iteam_activity_document_new:
 * @activity: key of an activity
 * @document: key of a document
 *
 * Returns: (transfer full): the link between the two, always the same row.
 */
IteamActivityDocument *
iteam_activity_document_new (gint64 activity,
                             gint64 document)
{
  return g_object_new (ITEAM_TYPE_ACTIVITY_DOCUMENT, "id", iteam_id_for_pair (activity, document),
                       "activity", activity, "document", document, NULL);
}

/**
 * iteam_activity_document_get_fields:
 * @self: a link
 *
 * Returns: (transfer none): its fields.
 */
const IteamActivityDocumentFields *
iteam_activity_document_get_fields (IteamActivityDocument *self)
{
  g_return_val_if_fail (ITEAM_IS_ACTIVITY_DOCUMENT (self), NULL);

  return &self->fields;
}
