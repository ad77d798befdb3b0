/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-save.h"

#include <glib/gi18n-lib.h>

#include "iteam-compat.h"
#include "iteam-conflict-view.h"

typedef struct
{
  IteamStore *store;
  IteamDraft *draft;
} Save;

static void commit (GTask *task);

static void
save_free (gpointer data)
{
  Save *save = data;

  g_object_unref (save->store);
  g_object_unref (save->draft);
  g_free (save);
}

/* "HRM changed this on 3 May at 14:05, after you began to." */
static char *
conflict_body (const IteamConflict *conflict)
{
  const char *label = iteam_field_label (conflict->cell->kind, conflict->cell->field);
  const char *who = conflict->who != NULL ? conflict->who : _("Someone else");
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (conflict->when / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *time = g_date_time_format (local, "%H:%M");

  if (label == NULL)
    label = _("This field");
  if (conflict->when == 0)
    return g_strdup_printf (_("“%s” was changed by %s while you were at it. Which of the two is to stay?"), label, who);

  return g_strdup_printf (_("“%s” was changed by %s at %s, while you were at it. Which of the two is to stay?"),
                          label, who, time);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Save *save = g_task_get_task_data (task);
  g_autofree char *answer = iteam_ask_finish (GTK_WIDGET (source), result);
  GPtrArray *conflicts = iteam_draft_get_conflicts (save->draft);

  iteam_draft_resolve (save->draft, g_ptr_array_index (conflicts, 0), g_strcmp0 (answer, "mine") == 0);
  commit (task);
}

static void
ask (GTask               *task,
     const IteamConflict *conflict)
{
  Save *save = g_task_get_task_data (task);
  IteamDirectory *directory = iteam_store_get_directory (save->store);
  g_autofree char *mine = iteam_cell_format_value (conflict->cell, conflict->cell->value, directory);
  g_autofree char *theirs = iteam_cell_format_value (conflict->cell, conflict->theirs, directory);
  g_autofree char *body = conflict_body (conflict);
  const IteamAnswer answers[] = {
    { "theirs", _("Take _Theirs"), ITEAM_ANSWER_PLAIN },
    { "mine", _("Keep _Mine"), ITEAM_ANSWER_PLAIN },
  };

  iteam_ask_async (g_task_get_source_object (task), _("Someone Else Changed This Too"), body,
                   iteam_conflict_view_new (mine, theirs), answers, G_N_ELEMENTS (answers),
                   NULL, answered_cb, g_object_ref (task));
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Save *save = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (iteam_store_commit_finish (ITEAM_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else if (iteam_draft_get_conflicts (save->draft)->len > 0)
    commit (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Writes the draft, once a person has decided about each of its conflicts. */
static void
commit (GTask *task)
{
  Save *save = g_task_get_task_data (task);
  GPtrArray *conflicts = iteam_draft_get_conflicts (save->draft);

  if (conflicts->len > 0)
    ask (task, g_ptr_array_index (conflicts, 0));
  else if (iteam_draft_is_empty (save->draft))
    g_task_return_boolean (task, FALSE);
  else
    iteam_store_commit_async (save->store, save->draft, NULL, committed_cb, g_object_ref (task));
}

/**
 * iteam_save_async:
 * @parent: the widget in which the edit was made
 * @store: the team file
 * @draft: the edit
 * @callback: called when the edit is in the file, or not
 * @user_data: data for @callback
 *
 * Writes an edit to the team file. Where someone else changed the same field
 * since it was read, a person sees both values and decides.
 */
void
iteam_save_async (GtkWidget          *parent,
                  IteamStore         *store,
                  IteamDraft         *draft,
                  GAsyncReadyCallback callback,
                  gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Save *save;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (ITEAM_IS_STORE (store));
  g_return_if_fail (ITEAM_IS_DRAFT (draft));

  save = g_new0 (Save, 1);
  save->store = g_object_ref (store);
  save->draft = g_object_ref (draft);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, iteam_save_async);
  g_task_set_task_data (task, save, save_free);

  commit (task);
}

/**
 * iteam_save_finish:
 * @parent: the widget that was given to iteam_save_async()
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether something was written; %FALSE without an error when there
 *   was nothing to write, or all of it gave way to what others had written.
 */
gboolean
iteam_save_finish (GtkWidget    *parent,
                   GAsyncResult *result,
                   GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  char *told;
  IteamSaveFunc func;
} Telling;

static void
telling_free (Telling *telling)
{
  g_free (telling->told);
  g_free (telling);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Telling, telling_free)

static void
told_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GtkWidget *parent = GTK_WIDGET (source);
  g_autoptr (Telling) telling = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = iteam_save_finish (parent, result, &error);

  if (error != NULL)
    gtk_widget_activate_action (parent, "win.toast", "s", error->message);
  else if (written && telling->told != NULL)
    gtk_widget_activate_action (parent, "win.toast-undo", "s", telling->told);
  if (telling->func != NULL)
    telling->func (parent, written);
}

/**
 * iteam_save_and_tell:
 * @parent: the widget in which the edit was made
 * @store: the team file
 * @draft: the edit
 * @told: (nullable): what was done, translated, for a toast that offers to undo it
 * @func: (nullable) (scope async): called at the end
 *
 * As iteam_save_async(), and tells in the window what was done, or what went
 * wrong.
 */
void
iteam_save_and_tell (GtkWidget    *parent,
                     IteamStore   *store,
                     IteamDraft   *draft,
                     const char   *told,
                     IteamSaveFunc func)
{
  Telling *telling = g_new0 (Telling, 1);

  telling->told = g_strdup (told);
  telling->func = func;
  iteam_save_async (parent, store, draft, told_cb, telling);
}
