/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-change.h"

#include <glib/gi18n-lib.h>

#include "iteam-document.h"
#include "iteam-field.h"
#include "iteam-outcome.h"
#include "iteam-point.h"
#include "iteam-recurrence.h"
#include "iteam-report-count.h"
#include "iteam-report-section.h"
#include "iteam-report.h"

/**
 * IteamChange:
 *
 * An entry of the change history: one edit that was committed.
 */
struct _IteamChange
{
  GObject parent_instance;

  gint64 id;
  gint64 when;
  IteamChangeMode mode;

  /* owned */
  char *who;
  char *what;
  char *subject;
  GPtrArray *cells;
};

G_DEFINE_FINAL_TYPE (IteamChange, iteam_change, G_TYPE_OBJECT)

/* @quiet: the history of changes does not tell of it. @leader: the field of the same
 * row that it goes with: of two values, the one is right that goes with that. */
static const struct
{
  IteamKind kind;
  const char *field;
  const char *label;
  gboolean quiet;
  const char *leader;
} labels[] = {
  { ITEAM_KIND_ACTION, "title", N_("Title"), FALSE, NULL },
  { ITEAM_KIND_ACTION, "description", N_("Description"), FALSE, NULL },
  { ITEAM_KIND_ACTION, "status", N_("Status"), FALSE, NULL },
  { ITEAM_KIND_ACTION, "reason", N_("Reason"), FALSE, NULL },
  { ITEAM_KIND_ACTION, "waiting_for", N_("Waiting for"), FALSE, NULL },
  { ITEAM_KIND_ACTION, "kind", N_("Kind"), FALSE, NULL },
  { ITEAM_KIND_ACTION, "priority", N_("Priority"), FALSE, NULL },
  { ITEAM_KIND_ACTION, "pillar", N_("Pillar"), FALSE, NULL },
  { ITEAM_KIND_ACTION, "start", N_("Start date"), FALSE, NULL },
  { ITEAM_KIND_ACTION, "due", N_("Due date"), FALSE, NULL },
  { ITEAM_KIND_ACTION, "recurrence", N_("Recurrence"), FALSE, NULL },
  { ITEAM_KIND_ACTION, "origin", N_("Origin"), FALSE, NULL },
  { ITEAM_KIND_ACTION, "deleted", N_("Deleted"), FALSE, NULL },
  { ITEAM_KIND_ACTION_OWNER, "person", N_("Owner"), FALSE, NULL },
  { ITEAM_KIND_ACTION_NOTE, "text", N_("Note"), FALSE, NULL },
  { ITEAM_KIND_CHECK_ITEM, "text", N_("Checklist"), FALSE, NULL },
  { ITEAM_KIND_CHECK_ITEM, "done", N_("Ticked"), FALSE, NULL },
  { ITEAM_KIND_PERSON, "name", N_("Name"), FALSE, NULL },
  { ITEAM_KIND_PERSON, "short_name", N_("Short name"), FALSE, NULL },
  { ITEAM_KIND_PERSON, "email", N_("E-mail"), FALSE, NULL },
  { ITEAM_KIND_PERSON, "phone", N_("Phone"), FALSE, NULL },
  { ITEAM_KIND_PERSON, "inactive", N_("Left the team"), FALSE, NULL },
  { ITEAM_KIND_PERSON_ROLE, "role", N_("Role"), FALSE, NULL },
  { ITEAM_KIND_PERSON_ROLE, "external", N_("External"), FALSE, NULL },
  { ITEAM_KIND_PERSON_ROLE, "since", N_("From"), FALSE, NULL },
  { ITEAM_KIND_PERSON_ROLE, "until", N_("Until"), FALSE, NULL },
  { ITEAM_KIND_PILLAR, "name", N_("Name"), FALSE, NULL },
  { ITEAM_KIND_PILLAR, "description", N_("Description"), FALSE, NULL },
  { ITEAM_KIND_PILLAR, "lead", N_("Lead"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT, "title", N_("Title"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT, "kind", N_("Kind"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT, "version", N_("Version"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT, "dated", N_("Date of the document"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT, "summary", N_("Summary"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT, "review", N_("Review date"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT, "consent", N_("Consent of the works council"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT, "consented", N_("Consent since"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT, "responsible", N_("Responsible"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT, "superseded_by", N_("Superseded by"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT, "retention", N_("Retention period"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT, "tags", N_("Tags"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT, "file_name", N_("File"), FALSE, "content" },
  { ITEAM_KIND_DOCUMENT, "deleted", N_("Deleted"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT_ADOPTION, "body", N_("Body"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT_ADOPTION, "how", N_("Adopted or noted"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT_ADOPTION, "day", N_("Date of adoption"), FALSE, NULL },
  { ITEAM_KIND_DOCUMENT_PILLAR, "pillar", N_("Pillar"), FALSE, NULL },
  { ITEAM_KIND_PASSAGE, "page", N_("Page"), FALSE, NULL },
  { ITEAM_KIND_PASSAGE, "quote", N_("Passage"), FALSE, NULL },
  { ITEAM_KIND_PASSAGE, "text", N_("Annotation"), FALSE, NULL },
  { ITEAM_KIND_SERIES, "title", N_("Title"), FALSE, NULL },
  { ITEAM_KIND_SERIES, "kind", N_("Kind"), FALSE, NULL },
  { ITEAM_KIND_SERIES, "recurrence", N_("Recurrence"), FALSE, NULL },
  { ITEAM_KIND_SERIES, "first", N_("First meeting"), FALSE, NULL },
  { ITEAM_KIND_SERIES, "exceptions", N_("No meeting on"), FALSE, NULL },
  { ITEAM_KIND_SERIES, "place", N_("Place"), FALSE, NULL },
  { ITEAM_KIND_SERIES, "start", N_("Begins"), FALSE, NULL },
  { ITEAM_KIND_SERIES, "ends", N_("Ends"), FALSE, NULL },
  { ITEAM_KIND_SERIES, "chair", N_("Chair"), FALSE, NULL },
  { ITEAM_KIND_SERIES, "minute_taker", N_("Minute-taker"), FALSE, NULL },
  { ITEAM_KIND_SERIES, "closed", N_("Closed meeting"), FALSE, NULL },
  { ITEAM_KIND_SERIES, "stopped", N_("Stopped"), FALSE, NULL },
  { ITEAM_KIND_SERIES, "guests", N_("Guests"), FALSE, NULL },
  { ITEAM_KIND_SERIES, "retention", N_("Retention period"), FALSE, NULL },
  { ITEAM_KIND_SERIES, "deleted", N_("Deleted"), FALSE, NULL },
  { ITEAM_KIND_SERIES_MEMBER, "person", N_("Member"), FALSE, NULL },
  { ITEAM_KIND_MEETING, "title", N_("Title"), FALSE, NULL },
  { ITEAM_KIND_MEETING, "kind", N_("Kind"), FALSE, NULL },
  { ITEAM_KIND_MEETING, "day", N_("Date"), FALSE, NULL },
  { ITEAM_KIND_MEETING, "start", N_("Begins"), FALSE, NULL },
  { ITEAM_KIND_MEETING, "ends", N_("Ends"), FALSE, NULL },
  { ITEAM_KIND_MEETING, "place", N_("Place"), FALSE, NULL },
  { ITEAM_KIND_MEETING, "state", N_("Status"), FALSE, NULL },
  { ITEAM_KIND_MEETING, "reason", N_("Reason"), FALSE, "state" },
  { ITEAM_KIND_MEETING, "closed", N_("Closed meeting"), FALSE, NULL },
  { ITEAM_KIND_MEETING, "chair", N_("Chair"), FALSE, NULL },
  { ITEAM_KIND_MEETING, "minute_taker", N_("Minute-taker"), FALSE, NULL },
  { ITEAM_KIND_MEETING, "adopted", N_("Adopted on"), FALSE, "state" },
  { ITEAM_KIND_MEETING, "adopted_by", N_("Adopted by"), FALSE, "state" },
  { ITEAM_KIND_MEETING, "hash", N_("Version"), FALSE, "state" },
  { ITEAM_KIND_MEETING, "reopened", N_("Reopened because"), FALSE, "state" },
  { ITEAM_KIND_MEETING, "deleted", N_("Deleted"), FALSE, NULL },
  { ITEAM_KIND_ATTENDANCE, "person", N_("Who"), FALSE, NULL },
  { ITEAM_KIND_ATTENDANCE, "name", N_("Name"), FALSE, NULL },
  { ITEAM_KIND_ATTENDANCE, "state", N_("Attendance"), FALSE, NULL },
  { ITEAM_KIND_ATTENDANCE, "arrived", N_("Arrived at"), FALSE, NULL },
  { ITEAM_KIND_ATTENDANCE, "departed", N_("Left at"), FALSE, NULL },
  { ITEAM_KIND_AGENDA_ITEM, "title", N_("Title"), FALSE, NULL },
  { ITEAM_KIND_AGENDA_ITEM, "section", N_("Section"), FALSE, NULL },
  { ITEAM_KIND_AGENDA_ITEM, "text", N_("Explanation"), FALSE, NULL },
  { ITEAM_KIND_AGENDA_ITEM, "presenter", N_("Presenter"), FALSE, NULL },
  { ITEAM_KIND_AGENDA_ITEM, "presenter_name", N_("Presenter"), FALSE, NULL },
  { ITEAM_KIND_AGENDA_ITEM, "planned", N_("Planned minutes"), FALSE, NULL },
  { ITEAM_KIND_AGENDA_ITEM, "kind", N_("Purpose"), FALSE, NULL },
  { ITEAM_KIND_AGENDA_ITEM, "standing", N_("Standing item"), FALSE, NULL },
  { ITEAM_KIND_AGENDA_ITEM, "confidential", N_("Confidential"), FALSE, NULL },
  { ITEAM_KIND_AGENDA_ITEM, "state", N_("Status"), FALSE, NULL },
  { ITEAM_KIND_AGENDA_ITEM, "minutes", N_("Minutes of the item"), FALSE, NULL },
  { ITEAM_KIND_AGENDA_ITEM, "deleted", N_("Deleted"), FALSE, NULL },
  { ITEAM_KIND_REMARK, "text", N_("Remark"), FALSE, NULL },
  { ITEAM_KIND_REMARK, "state", N_("Status"), FALSE, NULL },
  { ITEAM_KIND_REMARK, "answer", N_("Answer"), FALSE, "state" },
  { ITEAM_KIND_DECISION, "text", N_("Decision"), FALSE, NULL },
  { ITEAM_KIND_DECISION, "person", N_("Owner"), FALSE, NULL },
  { ITEAM_KIND_DECISION, "due", N_("Due date"), FALSE, NULL },
  { ITEAM_KIND_COMMITMENT, "text", N_("Commitment"), FALSE, NULL },
  { ITEAM_KIND_COMMITMENT, "person", N_("Made by"), FALSE, NULL },
  { ITEAM_KIND_COMMITMENT, "due", N_("Due date"), FALSE, NULL },
  { ITEAM_KIND_COMMITMENT, "settled", N_("Settled on"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "title", N_("Title"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "kind", N_("Kind"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "audience", N_("Audience"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "moment", N_("When"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "state", N_("Status"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "supplier", N_("Supplier"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "leader", N_("Leader"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "leader_name", N_("Leader"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "partners", N_("Organisations"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "costs", N_("Costs"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "target", N_("Target"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "function_group", N_("Function group"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "head_count", N_("Head count"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "side", N_("Internal or external"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "text", N_("Description"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "lessons", N_("Lessons"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "pillar", N_("Pillar"), FALSE, NULL },
  { ITEAM_KIND_ACTIVITY, "deleted", N_("Deleted"), FALSE, NULL },
  { ITEAM_KIND_PARTICIPATION, "unit", N_("Unit"), FALSE, NULL },
  { ITEAM_KIND_PARTICIPATION, "invited", N_("Invited"), FALSE, NULL },
  { ITEAM_KIND_PARTICIPATION, "completed", N_("Completed"), FALSE, NULL },
  { ITEAM_KIND_PARTICIPATION, "percentage", N_("Participation"), FALSE, NULL },
  { ITEAM_KIND_POINT, "title", N_("Title"), FALSE, NULL },
  { ITEAM_KIND_POINT, "kind", N_("Kind"), FALSE, NULL },
  { ITEAM_KIND_POINT, "year", N_("Year"), FALSE, NULL },
  { ITEAM_KIND_POINT, "text", N_("Description"), FALSE, NULL },
  { ITEAM_KIND_POINT, "came", N_("Came as"), FALSE, NULL },
  { ITEAM_KIND_POINT, "adjustment", N_("What changed"), FALSE, NULL },
  { ITEAM_KIND_POINT, "state", N_("Status"), FALSE, NULL },
  { ITEAM_KIND_POINT, "reason", N_("Reason"), FALSE, "state" },
  { ITEAM_KIND_POINT, "pillar", N_("Pillar"), FALSE, NULL },
  { ITEAM_KIND_POINT, "origin", N_("Origin"), FALSE, NULL },
  { ITEAM_KIND_POINT, "deleted", N_("Deleted"), FALSE, NULL },
  { ITEAM_KIND_SPOTLIGHT, "title", N_("Title"), FALSE, NULL },
  { ITEAM_KIND_SPOTLIGHT, "pillar", N_("Pillar"), FALSE, NULL },
  { ITEAM_KIND_SPOTLIGHT, "first", N_("First day"), FALSE, NULL },
  { ITEAM_KIND_SPOTLIGHT, "last", N_("Last day"), FALSE, NULL },
  { ITEAM_KIND_SPOTLIGHT, "text", N_("Description"), FALSE, NULL },
  { ITEAM_KIND_SPOTLIGHT, "results", N_("Results"), FALSE, NULL },
  { ITEAM_KIND_SPOTLIGHT, "deleted", N_("Deleted"), FALSE, NULL },
  { ITEAM_KIND_PILLAR_LINK, "title", N_("Title"), FALSE, NULL },
  { ITEAM_KIND_PILLAR_LINK, "address", N_("Address"), FALSE, NULL },
  { ITEAM_KIND_PILLAR_LINK, "deleted", N_("Deleted"), FALSE, NULL },
  { ITEAM_KIND_REPORT_COUNT, "year", N_("Year"), FALSE, NULL },
  { ITEAM_KIND_REPORT_COUNT, "kind", N_("Kind"), FALSE, NULL },
  { ITEAM_KIND_REPORT_COUNT, "side", N_("Internal or external"), FALSE, NULL },
  { ITEAM_KIND_REPORT_COUNT, "count", N_("Count"), FALSE, NULL },
  { ITEAM_KIND_REPORT_COUNT, "remark", N_("Remark"), FALSE, NULL },
  { ITEAM_KIND_REPORT, "title", N_("Title"), FALSE, NULL },
  { ITEAM_KIND_REPORT, "reference", N_("Reference of the council"), FALSE, NULL },
  { ITEAM_KIND_REPORT, "letterhead", N_("Letterhead"), FALSE, NULL },
  { ITEAM_KIND_REPORT, "addressee", N_("Addressee"), FALSE, NULL },
  { ITEAM_KIND_REPORT, "day", N_("Date"), FALSE, NULL },
  { ITEAM_KIND_REPORT, "deleted", N_("Deleted"), FALSE, NULL },
  { ITEAM_KIND_REPORT_SECTION, "title", N_("Heading"), FALSE, NULL },
  { ITEAM_KIND_REPORT_SECTION, "text", N_("Text"), FALSE, NULL },
  { ITEAM_KIND_REPORT_SECTION, "chapter", N_("Chapter"), FALSE, NULL },
  { ITEAM_KIND_REPORT_SECTION, "left_out", N_("Left out"), FALSE, NULL },
  { ITEAM_KIND_REPORT_SECTION, "bare", N_("Without data"), FALSE, NULL },
  { ITEAM_KIND_REPORT_SECTION, "deleted", N_("Deleted"), FALSE, NULL },
  { ITEAM_KIND_REPORT_VERSION, "state", N_("Status"), FALSE, NULL },
  { ITEAM_KIND_REPORT_VERSION, "day", N_("Date"), FALSE, NULL },
  { ITEAM_KIND_REPORT_VERSION, "recipient", N_("Sent to"), FALSE, NULL },
  { ITEAM_KIND_ACTION, "closed", N_("Closed on"), TRUE, "status" },
  { ITEAM_KIND_ACTION, "postponed", N_("Times postponed"), TRUE, "due" },
  { ITEAM_KIND_ACTION, "recurs_from_completion", N_("Recurrence"), TRUE, "recurrence" },
  { ITEAM_KIND_ACTION, "origin_ref", N_("Origin"), TRUE, "origin" },
  { ITEAM_KIND_DOCUMENT, "content", N_("Contents"), TRUE, NULL },
  { ITEAM_KIND_DOCUMENT, "size", N_("Size"), TRUE, "content" },
  { ITEAM_KIND_DOCUMENT, "pages", N_("Pages"), TRUE, "content" },
  { ITEAM_KIND_MEETING, "adopted_in", N_("Adopted in"), TRUE, "state" },
  { ITEAM_KIND_MEETING, "began", N_("Opened at"), TRUE, "state" },
  { ITEAM_KIND_MEETING, "ended", N_("Closed at"), TRUE, "state" },
  { ITEAM_KIND_MEETING, "retention", N_("Retention period"), FALSE, NULL },
  { ITEAM_KIND_MEETING, "sequence", N_("Times moved"), TRUE, "day" },
  { ITEAM_KIND_AGENDA_ITEM, "meeting", N_("Meeting"), TRUE, NULL },
  { ITEAM_KIND_AGENDA_ITEM, "times", N_("Times on an agenda"), TRUE, "meeting" },
  { ITEAM_KIND_AGENDA_ITEM, "postponed", N_("Times postponed"), TRUE, "meeting" },
  { ITEAM_KIND_REMARK, "answered_by", N_("Answered by"), TRUE, "state" },
  { ITEAM_KIND_REMARK, "answered", N_("Answered on"), TRUE, "state" },
  { ITEAM_KIND_ACTIVITY, "first", N_("First day"), TRUE, "moment" },
  { ITEAM_KIND_ACTIVITY, "last", N_("Last day"), TRUE, "moment" },
  { ITEAM_KIND_POINT, "closed", N_("Closed on"), TRUE, "state" },
  { ITEAM_KIND_POINT, "previous", N_("Goes on from"), TRUE, NULL },
  { ITEAM_KIND_POINT, "origin_ref", N_("Origin"), TRUE, "origin" },
  { ITEAM_KIND_SPOTLIGHT, "draft", N_("Taken over"), TRUE, NULL },
  { ITEAM_KIND_REPORT_SECTION, "basis", N_("Data of the text"), TRUE, "text" },
  { ITEAM_KIND_REPORT_SECTION, "written", N_("Text of"), TRUE, "text" },
};

static int
find_label (IteamKind   kind,
            const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (labels[i].kind == kind && g_str_equal (labels[i].field, field))
      return (int) i;

  return -1;
}

static void
iteam_change_finalize (GObject *object)
{
  IteamChange *self = ITEAM_CHANGE (object);

  g_free (self->who);
  g_free (self->what);
  g_free (self->subject);
  g_ptr_array_unref (self->cells);

  G_OBJECT_CLASS (iteam_change_parent_class)->finalize (object);
}

static void
iteam_change_class_init (IteamChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = iteam_change_finalize;
}

static void
iteam_change_init (IteamChange *self)
{
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) iteam_cell_free);
}

/**
 * iteam_change_new:
 * @id: the place of the change in the order of arrival in this file
 * @when: when it was made, in microseconds since 1970
 * @who: the name of who made it
 * @what: the edit in words, an untranslated msgid
 * @mode: edit, undo or redo
 *
 * Returns: (transfer full): an entry without cells yet.
 */
IteamChange *
iteam_change_new (gint64           id,
                  gint64           when,
                  const char      *who,
                  const char      *what,
                  IteamChangeMode  mode)
{
  IteamChange *self = g_object_new (ITEAM_TYPE_CHANGE, NULL);

  self->id = id;
  self->when = when;
  self->who = g_strdup (who);
  self->what = g_strdup (what);
  self->mode = mode;

  return self;
}

/**
 * iteam_change_take_cell:
 * @self: a change
 * @cell: (transfer full): a field that it changed
 */
void
iteam_change_take_cell (IteamChange *self,
                        IteamCell   *cell)
{
  g_return_if_fail (ITEAM_IS_CHANGE (self));

  g_ptr_array_add (self->cells, cell);
}

/**
 * iteam_change_set_subject:
 * @self: a change
 * @subject: (nullable): what it is about: "A-12 Repeat the training"
 */
void
iteam_change_set_subject (IteamChange *self,
                          const char  *subject)
{
  char *copy = g_strdup (subject);

  g_return_if_fail (ITEAM_IS_CHANGE (self));

  g_free (self->subject);
  self->subject = copy;
}

/**
 * iteam_change_get_id:
 * @self: a change
 *
 * Returns: its place in the order of arrival in this file.
 */
gint64
iteam_change_get_id (IteamChange *self)
{
  g_return_val_if_fail (ITEAM_IS_CHANGE (self), 0);

  return self->id;
}

/**
 * iteam_change_get_when:
 * @self: a change
 *
 * Returns: when it was made, in microseconds since 1970.
 */
gint64
iteam_change_get_when (IteamChange *self)
{
  g_return_val_if_fail (ITEAM_IS_CHANGE (self), 0);

  return self->when;
}

/**
 * iteam_change_get_who:
 * @self: a change
 *
 * Returns: the name of who made it.
 */
const char *
iteam_change_get_who (IteamChange *self)
{
  g_return_val_if_fail (ITEAM_IS_CHANGE (self), NULL);

  return self->who;
}

/**
 * iteam_change_get_mode:
 * @self: a change
 *
 * Returns: whether it is an edit, an undo or a redo.
 */
IteamChangeMode
iteam_change_get_mode (IteamChange *self)
{
  g_return_val_if_fail (ITEAM_IS_CHANGE (self), ITEAM_CHANGE_EDIT);

  return self->mode;
}

/**
 * iteam_change_get_cells:
 * @self: a change
 *
 * Returns: (transfer none) (element-type IteamCell): the fields that it changed.
 */
GPtrArray *
iteam_change_get_cells (IteamChange *self)
{
  g_return_val_if_fail (ITEAM_IS_CHANGE (self), NULL);

  return self->cells;
}

/**
 * iteam_change_get_subject:
 * @self: a change
 *
 * Returns: (nullable): what it is about.
 */
const char *
iteam_change_get_subject (IteamChange *self)
{
  g_return_val_if_fail (ITEAM_IS_CHANGE (self), NULL);

  return self->subject;
}

/**
 * iteam_change_words:
 * @what: an edit in words, an untranslated msgid
 * @mode: edit, undo or redo
 *
 * Returns: (transfer full): the words in the language of the interface.
 */
char *
iteam_change_words (const char      *what,
                    IteamChangeMode  mode)
{
  const char *words = what != NULL && what[0] != '\0' ? _(what) : _("Change");

  if (mode == ITEAM_CHANGE_UNDO)
    return g_strdup_printf (_("Undone: %s"), words);
  if (mode == ITEAM_CHANGE_REDO)
    return g_strdup_printf (_("Redone: %s"), words);

  return g_strdup (words);
}

/**
 * iteam_change_describe:
 * @self: a change
 *
 * Returns: (transfer full): the change in words, in the language of the interface.
 */
char *
iteam_change_describe (IteamChange *self)
{
  g_return_val_if_fail (ITEAM_IS_CHANGE (self), NULL);

  return iteam_change_words (self->what, self->mode);
}

static gboolean
is_person (const char *field)
{
  const char *const people[] = { "person", "lead", "responsible", "chair", "minute_taker", "presenter", "leader", NULL };

  return g_strv_contains (people, field);
}

static gboolean
is_count (const IteamCell *cell)
{
  const char *const counts[] = { "postponed", "size", "pages", "planned", "times", "sequence",
                                 "costs", "head_count", "invited", "completed", "count", "year", NULL };

  return cell->kind == ITEAM_KIND_PASSAGE || g_strv_contains (counts, cell->field);
}

/* The words of the enumerations of meetings, the programme and what belongs to them. */
static const IteamTerms *
find_terms (const IteamCell *cell)
{
  static const struct
  {
    IteamKind kind;
    const char *field;
    const IteamTerms *terms;
  } words[] = {
    { ITEAM_KIND_SERIES, "kind", &iteam_meeting_kinds },
    { ITEAM_KIND_MEETING, "kind", &iteam_meeting_kinds },
    { ITEAM_KIND_MEETING, "state", &iteam_meeting_states },
    { ITEAM_KIND_ATTENDANCE, "state", &iteam_attendance_states },
    { ITEAM_KIND_AGENDA_ITEM, "kind", &iteam_item_kinds },
    { ITEAM_KIND_AGENDA_ITEM, "state", &iteam_item_states },
    { ITEAM_KIND_REMARK, "state", &iteam_remark_states },
    { ITEAM_KIND_ACTIVITY, "kind", &iteam_activity_kinds },
    { ITEAM_KIND_ACTIVITY, "audience", &iteam_audiences },
    { ITEAM_KIND_ACTIVITY, "state", &iteam_activity_states },
    { ITEAM_KIND_ACTIVITY, "side", &iteam_sides },
    { ITEAM_KIND_POINT, "kind", &iteam_point_kinds },
    { ITEAM_KIND_POINT, "came", &iteam_point_cames },
    { ITEAM_KIND_POINT, "state", &iteam_point_states },
    { ITEAM_KIND_REPORT_COUNT, "kind", &iteam_report_kinds },
    { ITEAM_KIND_REPORT_COUNT, "side", &iteam_sides },
    { ITEAM_KIND_REPORT_SECTION, "part", &iteam_report_parts },
    { ITEAM_KIND_REPORT_VERSION, "state", &iteam_report_version_states },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].kind == cell->kind && g_str_equal (words[i].field, cell->field))
      return words[i].terms;

  return NULL;
}

/* What stands for another thing where its title is not known. */
static const char *
reference_words (IteamKind kind)
{
  switch (kind)
    {
    case ITEAM_KIND_ACTION: return _("another action point");
    case ITEAM_KIND_AGENDA_ITEM: return _("another agenda item");
    case ITEAM_KIND_ACTIVITY: return _("another activity");
    case ITEAM_KIND_DOCUMENT: return _("another document");
    case ITEAM_KIND_POINT: return _("another point");
    case ITEAM_KIND_REPORT: return _("another annual report");
    case ITEAM_KIND_SERIES: return _("another series");
    default: return _("another meeting");
    }
}

/**
 * iteam_cell_format_value:
 * @cell: a field of a row
 * @value: (nullable): its value before or after, or another one of that field
 * @directory: (nullable): who and what the keys stand for
 *
 * Returns: (transfer full) (nullable): the value as a person reads it, or %NULL
 *   for "empty".
 */
char *
iteam_cell_format_value (const IteamCell *cell,
                         GVariant        *value,
                         IteamDirectory  *directory)
{
  const char *text;
  IteamRole role;
  int word;

  if (value == NULL)
    return NULL;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    {
      gint64 number = g_variant_get_int64 (value);

      if (is_person (cell->field))
        {
          IteamPerson *person = directory != NULL ? iteam_directory_find_person (directory, number) : NULL;

          return g_strdup (person != NULL ? iteam_person_get_name (person) : _("someone"));
        }
      if (g_str_equal (cell->field, "pillar"))
        {
          IteamPillar *pillar = directory != NULL ? iteam_directory_find_pillar (directory, number) : NULL;

          return g_strdup (pillar != NULL ? iteam_pillar_get_name (pillar) : _("a pillar"));
        }
      if (g_str_equal (cell->field, "percentage") || g_str_equal (cell->field, "target"))
        return iteam_percentage_format ((int) CLAMP (number, 0, 1000));
      if (is_count (cell))
        return g_strdup_printf ("%" G_GINT64_FORMAT, number);
      if (iteam_field_reference (cell->field) != ITEAM_KIND_NONE)
        return g_strdup (reference_words (iteam_field_reference (cell->field)));

      return g_strdup (number != 0 ? _("yes") : _("no"));
    }

  if (!g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_print (value, FALSE);

  text = g_variant_get_string (value, NULL);
  if (cell->kind == ITEAM_KIND_ACTION)
    {
      IteamActionStatus status;
      IteamActionKind kind;
      IteamPriority priority;

      if (g_str_equal (cell->field, "status") && iteam_action_status_from_nick (text, &status))
        return g_strdup (iteam_action_status_label (status));
      if (g_str_equal (cell->field, "kind") && iteam_action_kind_from_nick (text, &kind))
        return g_strdup (iteam_action_kind_label (kind));
      if (g_str_equal (cell->field, "priority") && iteam_priority_from_nick (text, &priority))
        return g_strdup (iteam_priority_label (priority));
      if (g_str_equal (cell->field, "recurrence"))
        return iteam_recurrence_describe (text, FALSE);
    }

  if (cell->kind == ITEAM_KIND_DOCUMENT || cell->kind == ITEAM_KIND_DOCUMENT_ADOPTION)
    {
      IteamDocumentKind kind;
      IteamConsent consent;
      IteamAdoptionWay way;

      if (g_str_equal (cell->field, "kind") && iteam_document_kind_from_nick (text, &kind))
        return g_strdup (iteam_document_kind_label (kind));
      if (g_str_equal (cell->field, "consent") && iteam_consent_from_nick (text, &consent))
        return g_strdup (iteam_consent_label (consent));
      /* Nobody knows them by more than that. */
      if (g_str_equal (cell->field, "content"))
        return g_strdup_printf (_("contents “%.8s”"), text);
      if (g_str_equal (cell->field, "how") && iteam_adoption_way_from_nick (text, &way))
        return g_strdup (iteam_adoption_way_label (way));
    }

  if (find_terms (cell) != NULL && iteam_terms_find (find_terms (cell), text, &word))
    return g_strdup (iteam_terms_label (find_terms (cell), word));
  if (cell->kind == ITEAM_KIND_SERIES && g_str_equal (cell->field, "recurrence"))
    return iteam_recurrence_describe (text, FALSE);
  /* Nobody knows a version by more than that. */
  if (g_str_equal (cell->field, "hash"))
    return g_strdup_printf ("%.8s", text);

  if (cell->kind == ITEAM_KIND_PERSON_ROLE && iteam_role_from_nick (text, &role))
    return g_strdup (iteam_role_label (role, FALSE));

  if (iteam_day_from_iso (text) != ITEAM_DAY_NONE)
    return iteam_day_format (iteam_day_from_iso (text), iteam_day_today (), ITEAM_DAY_SHORT);

  return g_strdup (text);
}

/**
 * iteam_change_describe_cells:
 * @self: a change
 * @directory: (nullable): who and what the keys stand for
 *
 * Returns: (transfer full): a line for each field that a user knows,
 *   "Due date: 15 May → 1 Jun".
 */
char *
iteam_change_describe_cells (IteamChange    *self,
                             IteamDirectory *directory)
{
  GString *lines;

  g_return_val_if_fail (ITEAM_IS_CHANGE (self), NULL);

  lines = g_string_new (NULL);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const IteamCell *cell = g_ptr_array_index (self->cells, i);
      int label = find_label (cell->kind, cell->field);
      g_autofree char *read = iteam_cell_format_value (cell, cell->read, directory);
      g_autofree char *value = iteam_cell_format_value (cell, cell->value, directory);

      if (label < 0 || labels[label].quiet)
        continue;
      if (lines->len > 0)
        g_string_append_c (lines, '\n');
      if (read == NULL)
        g_string_append_printf (lines, "%s: %s", _(labels[label].label), value);
      else
        g_string_append_printf (lines, "%s: %s → %s", _(labels[label].label), read, value != NULL ? value : "–");
    }

  return g_string_free (lines, FALSE);
}

/**
 * iteam_field_label:
 * @kind: a kind of row
 * @field: the name of a field
 *
 * Returns: (nullable): the field in the language of the interface, or %NULL for
 *   one that is never shown to people.
 */
const char *
iteam_field_label (IteamKind   kind,
                   const char *field)
{
  int index = find_label (kind, field);

  if (index >= 0)
    return _(labels[index].label);

  return g_str_equal (field, ITEAM_FIELD_DELETED) ? _("Deleted") : NULL;
}

/**
 * iteam_field_leader:
 * @kind: a kind of row
 * @field: the name of a field
 *
 * The day on which an action point was closed goes with its status, how many pages
 * a document has with its contents. Nobody is asked about such a field by itself.
 *
 * Returns: (nullable): the field that it goes with, or %NULL for most.
 */
const char *
iteam_field_leader (IteamKind   kind,
                    const char *field)
{
  int index = find_label (kind, field);

  return index >= 0 ? labels[index].leader : NULL;
}
