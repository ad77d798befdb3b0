/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-change.h"
#include "iteam-directory.h"
#include "iteam-draft.h"
#include "iteam-error.h"
#include "iteam-record.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_STORE (iteam_store_get_type ())
G_DECLARE_FINAL_TYPE (IteamStore, iteam_store, ITEAM, STORE, GObject)

/**
 * IteamChanges:
 * @refs: (element-type IteamRef): the things that were touched, parts by the
 *   thing they belong to: a note by its action point
 * @local: whether this store wrote them, not another process
 * @draft: (nullable): the edit, if it was one that this store was given; for who knows it
 * @everything: whether so much changed that @refs is empty and all is to be read again
 *
 * What the "changed" signal tells.
 */
typedef struct
{
  GArray     *refs;
  gboolean    local;
  IteamDraft *draft;
  gboolean    everything;
} IteamChanges;

/**
 * IteamStoreInfo:
 * @path: where the file is
 * @size: its size in bytes
 * @version: its schema version
 * @n_actions: action points
 * @n_open: those that are neither done nor dropped
 * @n_overdue: open ones whose due date has passed
 * @n_people: people
 * @n_changes: entries of the change history
 * @last_change: when the last was made, microseconds since 1970, or 0
 * @last_who: (nullable): by whom
 *
 * What a file holds, in figures.
 */
typedef struct
{
  char   *path;
  gint64  size;
  int     version;
  int     n_actions;
  int     n_open;
  int     n_overdue;
  int     n_people;
  gint64  n_changes;
  gint64  last_change;
  char   *last_who;
} IteamStoreInfo;

/**
 * IteamActionDetail:
 * @action: the action point
 * @notes: (element-type IteamActionNote): its progress notes, newest first
 * @checklist: (element-type IteamCheckItem): its checklist, in order
 *
 * An action point with all that belongs to it.
 */
typedef struct
{
  IteamActionPoint *action;
  GPtrArray        *notes;
  GPtrArray        *checklist;
} IteamActionDetail;

/**
 * IteamSearchHit:
 * @ref: the thing
 * @title: its number and title
 * @context: (nullable): the line that holds the words, if it is not the title
 *
 * Something that a search found.
 */
typedef struct
{
  IteamRef  ref;
  char     *title;
  char     *context;
} IteamSearchHit;

/**
 * IteamReplicaState:
 * @file: what names the team's file, the same in each of its copies
 * @author: the author of what is written here
 * @shared: whether the file is one of several replicas
 * @vector: (element-type gint64 gint64): up to where which author's changes are here
 * @unnumbered: (element-type IteamRef): things that wait for a number, which it is up to this replica to claim
 * @highest_numbers: the highest number of each kind of thing, 0 where there is none
 * @n_conflicts: conflicts that nobody has decided yet
 *
 * What a file holds of whom.
 */
typedef struct
{
  gint64      file;
  gint64      author;
  gboolean    shared;
  GHashTable *vector;
  GArray     *unnumbered;
  int         highest_numbers[ITEAM_N_KINDS];
  int         n_conflicts;
} IteamReplicaState;

/**
 * IteamApplied:
 * @n_applied: how many records are new here now
 * @vector: up to where which author's changes are here
 * @refused: the first record that says what a team file cannot hold; author 0 if none did
 * @refusal: (nullable): why, a sentence
 *
 * What came of applying records.
 */
typedef struct
{
  guint       n_applied;
  GHashTable *vector;
  IteamStamp  refused;
  char       *refusal;
} IteamApplied;

/**
 * IteamDecision:
 * @ITEAM_DECISION_KEEP: what the field holds now
 * @ITEAM_DECISION_TAKE: the value that got lost
 * @ITEAM_DECISION_VALUE: another one
 *
 * What is to become of a conflict.
 */
typedef enum
{
  ITEAM_DECISION_KEEP,
  ITEAM_DECISION_TAKE,
  ITEAM_DECISION_VALUE,
} IteamDecision;

/**
 * IteamConflictValue:
 * @ITEAM_CONFLICT_WAS: what the field held before two people changed it
 * @ITEAM_CONFLICT_CURRENT: what it holds now
 * @ITEAM_CONFLICT_LOST: the value that got lost
 *
 * The values that a conflict is about.
 */
typedef enum
{
  ITEAM_CONFLICT_WAS,
  ITEAM_CONFLICT_CURRENT,
  ITEAM_CONFLICT_LOST,
} IteamConflictValue;

#define ITEAM_N_CONFLICT_VALUES (ITEAM_CONFLICT_LOST + 1)

/**
 * IteamOpenConflict:
 * @number: its number in this replica, 3 for C-3
 * @thing: what it is about
 * @title: (nullable): that in words, "A-12 Repeat the training"
 * @cell: the field: what it was, and the value that got lost
 * @current: (nullable): what it holds now
 * @names: (array fixed-size=3): of each #IteamConflictValue that is the key of a thing,
 *   that in words, else %NULL
 * @lost_who: (nullable): who wrote the lost value
 * @lost_when: when, in microseconds since 1970
 * @current_who: (nullable): who wrote the value that took its place
 * @current_when: when
 * @lost_is_mine: whether the lost value was written here, or by the person who asks
 * @current_is_mine: whether the other one was
 *
 * Two people wrote the same field without having seen the other's value.
 */
typedef struct
{
  int        number;
  IteamRef   thing;
  char      *title;
  IteamCell *cell;
  GVariant  *current;
  char      *names[ITEAM_N_CONFLICT_VALUES];
  char      *lost_who;
  gint64     lost_when;
  char      *current_who;
  gint64     current_when;
  gboolean   lost_is_mine;
  gboolean   current_is_mine;
} IteamOpenConflict;

/**
 * IteamNews:
 * @thing: what was changed
 * @change: the last change of it, by its place in the order in which they came into the file
 * @when: when it was made, microseconds since 1970
 * @who: by whom; empty if that is not known
 *
 * Something that others changed.
 */
typedef struct
{
  IteamRef  thing;
  gint64    change;
  gint64    when;
  char     *who;
} IteamNews;

/**
 * IteamNewsReport:
 * @author: the author of what is written here
 * @last: the last change that came into the file
 * @items: (element-type IteamNews): what others changed, each thing once
 *
 * What is new in a file.
 */
typedef struct
{
  gint64     author;
  gint64     last;
  GPtrArray *items;
} IteamNewsReport;

IteamStore     *iteam_store_new              (void);

void            iteam_store_open_async       (IteamStore *self, GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean        iteam_store_open_finish      (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_create_async     (IteamStore *self, GFile *file, gboolean sample, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean        iteam_store_create_finish    (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_close_async      (IteamStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean        iteam_store_close_finish     (IteamStore *self, GAsyncResult *result, GError **error);

GFile          *iteam_store_get_file             (IteamStore *self);
gboolean        iteam_store_get_read_only        (IteamStore *self);
const char     *iteam_store_get_read_only_reason (IteamStore *self);
gboolean        iteam_store_get_damaged          (IteamStore *self);
IteamDirectory *iteam_store_get_directory        (IteamStore *self);
gint64          iteam_store_get_user             (IteamStore *self);
const char     *iteam_store_get_user_name        (IteamStore *self);
void            iteam_store_set_user             (IteamStore *self, gint64 person, const char *name);

void            iteam_store_commit_async         (IteamStore *self, IteamDraft *draft, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean        iteam_store_commit_finish        (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_undo_async           (IteamStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char           *iteam_store_undo_finish          (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_redo_async           (IteamStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char           *iteam_store_redo_finish          (IteamStore *self, GAsyncResult *result, GError **error);

void            iteam_store_read_actions_async   (IteamStore *self, GArray *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray      *iteam_store_read_actions_finish  (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_find_action_async    (IteamStore *self, int number, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gint64          iteam_store_find_action_finish   (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_read_detail_async    (IteamStore *self, gint64 action, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamActionDetail *iteam_store_read_detail_finish (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_read_history_async   (IteamStore *self, const IteamRef *ref, int limit, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray      *iteam_store_read_history_finish  (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_search_async         (IteamStore *self, const char *query, IteamKind kind, int limit, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray      *iteam_store_search_finish        (IteamStore *self, GAsyncResult *result, GError **error);

void            iteam_store_read_info_async      (IteamStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamStoreInfo *iteam_store_read_info_finish     (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_check_async          (IteamStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char          **iteam_store_check_finish         (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_check_quick_async    (IteamStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean        iteam_store_check_quick_finish   (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_backup_async         (IteamStore *self, GFile *destination, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean        iteam_store_backup_finish        (IteamStore *self, GAsyncResult *result, GError **error);

void            iteam_store_snapshot_async       (IteamStore *self, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean        iteam_store_snapshot_finish      (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_restore_async        (IteamStore *self, GFile *backup, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean        iteam_store_restore_finish       (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_read_replica_state_async  (IteamStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamReplicaState *iteam_store_read_replica_state_finish (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_set_shared_async     (IteamStore *self, gboolean shared, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean        iteam_store_set_shared_finish    (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_renew_author_async   (IteamStore *self, gint64 upto, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean        iteam_store_renew_author_finish  (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_export_records_async (IteamStore *self, gint64 author, gint64 since, guint limit, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray      *iteam_store_export_records_finish (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_apply_records_async  (IteamStore *self, GPtrArray *records, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamApplied   *iteam_store_apply_records_finish (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_read_conflicts_async (IteamStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray      *iteam_store_read_conflicts_finish (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_resolve_conflict_async (IteamStore *self, int number, IteamDecision decision, GVariant *value, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean        iteam_store_resolve_conflict_finish (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_write_meeting_async  (IteamStore *self, const char *path, gboolean insist, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GHashTable     *iteam_store_write_meeting_finish (IteamStore *self, GAsyncResult *result, GError **error);

void            iteam_store_read_news_async      (IteamStore *self, gint64 since, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IteamNewsReport *iteam_store_read_news_finish    (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_news_free                  (IteamNews *self);
void            iteam_news_report_free           (IteamNewsReport *self);
const char     *iteam_store_find_field           (IteamKind kind, const char *name);
void            iteam_replica_state_free         (IteamReplicaState *self);
void            iteam_applied_free               (IteamApplied *self);
GVariant       *iteam_open_conflict_get_value    (const IteamOpenConflict *self, IteamConflictValue which);
char           *iteam_open_conflict_format_value (const IteamOpenConflict *self, IteamConflictValue which, IteamDirectory *directory);
void            iteam_open_conflict_free         (IteamOpenConflict *self);
void            iteam_store_backup_daily_async   (IteamStore *self, GFile *folder, const char *name, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean        iteam_store_backup_daily_finish  (IteamStore *self, GAsyncResult *result, GError **error);
void            iteam_store_info_free            (IteamStoreInfo *self);
void            iteam_action_detail_free         (IteamActionDetail *self);
void            iteam_search_hit_free            (IteamSearchHit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamNewsReport, iteam_news_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamStoreInfo, iteam_store_info_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamReplicaState, iteam_replica_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamApplied, iteam_applied_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamOpenConflict, iteam_open_conflict_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamActionDetail, iteam_action_detail_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamSearchHit, iteam_search_hit_free)

G_END_DECLS
