/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "iteam-day.h"
#include "iteam-draft.h"

G_BEGIN_DECLS

/**
 * IteamActionStatus:
 * @ITEAM_ACTION_NOT_STARTED: not started
 * @ITEAM_ACTION_IN_PROGRESS: someone is at work on it
 * @ITEAM_ACTION_WAITING: it waits on someone or something
 * @ITEAM_ACTION_DONE: done
 * @ITEAM_ACTION_DROPPED: given up, with a reason; neither done nor deleted
 */
typedef enum
{
  ITEAM_ACTION_NOT_STARTED,
  ITEAM_ACTION_IN_PROGRESS,
  ITEAM_ACTION_WAITING,
  ITEAM_ACTION_DONE,
  ITEAM_ACTION_DROPPED,
} IteamActionStatus;

#define ITEAM_N_ACTION_STATUSES (ITEAM_ACTION_DROPPED + 1)

/**
 * IteamActionKind:
 * @ITEAM_ACTION_KIND_ACTION: something to do
 * @ITEAM_ACTION_KIND_IMPROVEMENT: a point of improvement
 * @ITEAM_ACTION_KIND_ATTENTION: a point of attention
 */
typedef enum
{
  ITEAM_ACTION_KIND_ACTION,
  ITEAM_ACTION_KIND_IMPROVEMENT,
  ITEAM_ACTION_KIND_ATTENTION,
} IteamActionKind;

#define ITEAM_N_ACTION_KINDS (ITEAM_ACTION_KIND_ATTENTION + 1)

/**
 * IteamPriority:
 * @ITEAM_PRIORITY_LOW: can wait
 * @ITEAM_PRIORITY_NORMAL: as most
 * @ITEAM_PRIORITY_HIGH: goes first
 */
typedef enum
{
  ITEAM_PRIORITY_LOW,
  ITEAM_PRIORITY_NORMAL,
  ITEAM_PRIORITY_HIGH,
} IteamPriority;

#define ITEAM_N_PRIORITIES (ITEAM_PRIORITY_HIGH + 1)

#define ITEAM_TYPE_ACTION_POINT (iteam_action_point_get_type ())
G_DECLARE_FINAL_TYPE (IteamActionPoint, iteam_action_point, ITEAM, ACTION_POINT, GObject)

/**
 * IteamActionFields:
 * @id: the key
 * @number: the number for people, 12 for A-12; 0 while it is provisional
 * @title: (not nullable): one line
 * @description: (nullable): what it is about, several lines
 * @status: the status
 * @reason: (nullable): why it was dropped
 * @waiting_for: (nullable): what it waits on
 * @kind: action, point of improvement or of attention
 * @priority: the priority
 * @pillar: key of the pillar it belongs to, or 0
 * @start: the day before which it need not be looked at
 * @due: the due date
 * @created: the day on which it was added
 * @closed: the day on which it was done or dropped
 * @postponed: how often its due date was moved to a later day
 * @recurrence: (nullable): an RFC 5545 recurrence rule
 * @recurs_from_completion: whether the rule counts from completion and not from the due date
 * @origin: (nullable): where it comes from, in words
 * @origin_ref: (nullable): a reference to where it comes from, "document:7#page=12"
 * @n_notes: how many progress notes it has
 * @n_checks: how many lines its checklist has
 * @n_checks_done: how many of these are ticked
 *
 * The fields of an action point, for who reads or compares many of them.
 */
typedef struct
{
  gint64            id;
  int               number;
  char             *title;
  char             *description;
  IteamActionStatus status;
  char             *reason;
  char             *waiting_for;
  IteamActionKind   kind;
  IteamPriority     priority;
  gint64            pillar;
  IteamDay          start;
  IteamDay          due;
  IteamDay          created;
  IteamDay          closed;
  int               postponed;
  char             *recurrence;
  gboolean          recurs_from_completion;
  char             *origin;
  char             *origin_ref;
  int               n_notes;
  int               n_checks;
  int               n_checks_done;
} IteamActionFields;

IteamActionPoint        *iteam_action_point_new          (const char *title, IteamDay created);
IteamActionPoint        *iteam_action_point_new_take     (IteamActionFields *fields, GArray *owners);
IteamActionPoint        *iteam_action_point_copy         (IteamActionPoint *self);
void                     iteam_action_point_assign       (IteamActionPoint *self, IteamActionPoint *other);
const IteamActionFields *iteam_action_point_get_fields   (IteamActionPoint *self);
gint64                   iteam_action_point_get_id       (IteamActionPoint *self);
const char              *iteam_action_point_get_folded   (IteamActionPoint *self);
char                    *iteam_action_point_format_number (IteamActionPoint *self);
const gint64            *iteam_action_point_get_owners   (IteamActionPoint *self, guint *n_owners);
gboolean                 iteam_action_point_has_owner    (IteamActionPoint *self, gint64 person);

void                     iteam_action_point_set_title       (IteamActionPoint *self, const char *title);
void                     iteam_action_point_set_description (IteamActionPoint *self, const char *description);
void                     iteam_action_point_set_status      (IteamActionPoint *self, IteamActionStatus status, IteamDay today);
void                     iteam_action_point_set_reason      (IteamActionPoint *self, const char *reason);
void                     iteam_action_point_set_waiting_for (IteamActionPoint *self, const char *waiting_for);
void                     iteam_action_point_set_kind        (IteamActionPoint *self, IteamActionKind kind);
void                     iteam_action_point_set_priority    (IteamActionPoint *self, IteamPriority priority);
void                     iteam_action_point_set_pillar      (IteamActionPoint *self, gint64 pillar);
void                     iteam_action_point_set_start       (IteamActionPoint *self, IteamDay start);
void                     iteam_action_point_set_due         (IteamActionPoint *self, IteamDay due);
void                     iteam_action_point_set_recurrence  (IteamActionPoint *self, const char *rule, gboolean from_completion);
void                     iteam_action_point_set_origin      (IteamActionPoint *self, const char *origin, const char *origin_ref);
void                     iteam_action_point_set_owners      (IteamActionPoint *self, const gint64 *owners, guint n_owners);
void                     iteam_action_point_add_owner       (IteamActionPoint *self, gint64 person);
void                     iteam_action_point_remove_owner    (IteamActionPoint *self, gint64 person);

gboolean                 iteam_action_point_is_open         (IteamActionPoint *self);
gboolean                 iteam_action_point_is_overdue      (IteamActionPoint *self, IteamDay today);
int                      iteam_action_point_compare_due     (IteamActionPoint *self, IteamActionPoint *other);

IteamDraft              *iteam_action_point_draft_new       (IteamActionPoint *self);
IteamDraft              *iteam_action_point_draft_changes   (IteamActionPoint *self, IteamActionPoint *edited);
IteamActionPoint        *iteam_action_point_next_occurrence (IteamActionPoint *self, IteamDay today);
IteamDraft              *iteam_action_point_draft_complete  (IteamActionPoint *self, IteamActionPoint *edited, GPtrArray *checklist, IteamDay today, IteamActionPoint **next);

const char        *iteam_action_status_to_nick   (IteamActionStatus status);
gboolean           iteam_action_status_from_nick (const char *nick, IteamActionStatus *status);
const char        *iteam_action_status_label     (IteamActionStatus status);
const char        *iteam_action_kind_to_nick     (IteamActionKind kind);
gboolean           iteam_action_kind_from_nick   (const char *nick, IteamActionKind *kind);
const char        *iteam_action_kind_label       (IteamActionKind kind);
const char        *iteam_priority_to_nick        (IteamPriority priority);
gboolean           iteam_priority_from_nick      (const char *nick, IteamPriority *priority);
const char        *iteam_priority_label          (IteamPriority priority);

G_END_DECLS
