/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "iteam-change.h"
#include "iteam-directory.h"
#include "iteam-draft.h"
#include "iteam-error.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_STORE (iteam_store_get_type ())
G_DECLARE_FINAL_TYPE (IteamStore, iteam_store, ITEAM, STORE, GObject)

/**
 * IteamChanges:
 * @refs: (element-type IteamRef): the things that were touched, parts by the
 *   thing they belong to: a note by its action point
 * @local: whether this store wrote them, not another process
 * @everything: whether so much changed that @refs is empty and all is to be read again
 *
 * What the "changed" signal tells.
 */
typedef struct
{
  GArray   *refs;
  gboolean  local;
  gboolean  everything;
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
void            iteam_store_backup_async         (IteamStore *self, GFile *destination, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean        iteam_store_backup_finish        (IteamStore *self, GAsyncResult *result, GError **error);

void            iteam_store_info_free            (IteamStoreInfo *self);
void            iteam_action_detail_free         (IteamActionDetail *self);
void            iteam_search_hit_free            (IteamSearchHit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamStoreInfo, iteam_store_info_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamActionDetail, iteam_action_detail_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamSearchHit, iteam_search_hit_free)

G_END_DECLS
