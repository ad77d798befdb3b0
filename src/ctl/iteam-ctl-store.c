/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-filter.h"

/* How long a verb waits for a share, in milliseconds. If that is not enough, it
 * works with what is here. */
#define SHARE_TIMEOUT 4000

/* The store's calls as a program that does one thing after the other needs
 * them: the main loop runs until the answer is there. */

static int
compare_actions (gconstpointer a,
                 gconstpointer b)
{
  const IteamActionFields *first = iteam_action_point_get_fields (*(IteamActionPoint **) a);
  const IteamActionFields *second = iteam_action_point_get_fields (*(IteamActionPoint **) b);

  return (first->number > second->number) - (first->number < second->number);
}

/**
 * iteam_ctl_ready:
 * @source: the store
 * @result: the answer
 * @user_data: where iteam_ctl_wait() looks for it
 *
 * A callback for the store's calls.
 */
void
iteam_ctl_ready (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  GAsyncResult **answer = user_data;

  *answer = g_object_ref (result);
}

/**
 * iteam_ctl_wait:
 * @result: what was given to iteam_ctl_ready() as its data
 *
 * Runs the main loop until the answer is there.
 *
 * Returns: (transfer none): the answer.
 */
GAsyncResult *
iteam_ctl_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

/**
 * iteam_ctl_set_user:
 * @ctl: the program
 *
 * Says who makes the changes: whom --user names, or whom the file knows by the
 * user name of the system, or that user's name as it is.
 */
void
iteam_ctl_set_user (IteamCtl *ctl)
{
  IteamDirectory *directory = iteam_store_get_directory (ctl->store);
  IteamPerson *person;
  const char *name = ctl->user;

  if (name != NULL)
    person = iteam_directory_match_person (directory, name);
  else
    {
      person = iteam_directory_match_login (directory, g_get_user_name ());
      name = g_get_real_name ();
      if (g_str_equal (name, "Unknown") || name[0] == '\0')
        name = g_get_user_name ();
    }

  if (person != NULL)
    iteam_store_set_user (ctl->store, iteam_person_get_id (person), iteam_person_get_name (person));
  else
    iteam_store_set_user (ctl->store, 0, name);
}

/* What is told of the file as it opens goes to whoever asked, whatever the verb. */
static gboolean
open_file (IteamCtl    *ctl,
           const char  *path,
           gboolean     share,
           GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  iteam_share_open_async (ctl->share, file, share, NULL, iteam_ctl_ready, &result);
  if (!iteam_share_open_finish (ctl->share, iteam_ctl_wait (&result), error))
    return FALSE;

  if (iteam_share_get_notice (ctl->share) != NULL)
    g_printerr ("%s\n", iteam_share_get_notice (ctl->share));
  iteam_ctl_set_user (ctl);

  return TRUE;
}

/**
 * iteam_ctl_join:
 * @ctl: the program
 * @path: where the team file is
 * @error: return location for an error
 *
 * Opens the team file for whoever the user is, and shares it if nobody does yet.
 *
 * Returns: whether it is open.
 */
gboolean
iteam_ctl_join (IteamCtl    *ctl,
                const char  *path,
                GError     **error)
{
  return open_file (ctl, path, TRUE, error);
}

/**
 * iteam_ctl_open:
 * @ctl: the program
 * @path: where the team file is
 * @error: return location for an error
 *
 * Opens the team file for whoever the user is. If it is shared, what the others
 * changed is taken in, as far as the share lets it, unless the verb exchanges by
 * itself.
 *
 * Returns: whether it is open.
 */
gboolean
iteam_ctl_open (IteamCtl    *ctl,
                const char  *path,
                GError     **error)
{
  if (!open_file (ctl, path, FALSE, error))
    return FALSE;
  if (!ctl->quiet)
    iteam_ctl_sync_now (ctl, SHARE_TIMEOUT, NULL);

  return TRUE;
}

/**
 * iteam_ctl_sync_now:
 * @ctl: the program
 * @timeout: how long to wait for the share, in milliseconds
 * @error: return location for an error
 *
 * Exchanges with the others, if the file is shared.
 *
 * Returns: whether the share holds all that is here, and the other way round.
 */
gboolean
iteam_ctl_sync_now (IteamCtl  *ctl,
                    guint      timeout,
                    GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_share_sync_async (ctl->share, timeout, NULL, iteam_ctl_ready, &result);

  return iteam_share_sync_finish (ctl->share, iteam_ctl_wait (&result), error);
}

/**
 * iteam_ctl_close:
 * @ctl: the program
 *
 * Lets what was changed go out, if the file is shared, and tells if it could not.
 */
void
iteam_ctl_close (IteamCtl *ctl)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) closed = NULL;
  gboolean waits = iteam_share_get_status (ctl->share)->n_waiting > 0;

  iteam_share_close_async (ctl->share, SHARE_TIMEOUT, iteam_ctl_ready, &result);
  if (!iteam_share_close_finish (ctl->share, iteam_ctl_wait (&result), NULL) && waits && !ctl->quiet)
    iteam_ctl_complain (_("What was changed is safe on this computer and goes out later."));

  /* What the verb wrote is on the disk; this is for the threads to be gone. */
  iteam_store_close_async (ctl->store, iteam_ctl_ready, &closed);
  iteam_store_close_finish (ctl->store, iteam_ctl_wait (&closed), NULL);
}

/**
 * iteam_ctl_commit:
 * @ctl: the program
 * @draft: an edit
 * @error: return location for an error
 *
 * Returns: whether it is on the disk.
 */
gboolean
iteam_ctl_commit (IteamCtl    *ctl,
                  IteamDraft  *draft,
                  GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_commit_async (ctl->store, draft, NULL, iteam_ctl_ready, &result);

  return iteam_store_commit_finish (ctl->store, iteam_ctl_wait (&result), error);
}

/**
 * iteam_ctl_find:
 * @ctl: the program
 * @number: a number as people write it, "A-12" or "12"
 * @error: return location for an error
 *
 * Returns: the key of that action point, or 0.
 */
gint64
iteam_ctl_find (IteamCtl    *ctl,
                const char  *number,
                GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  const char *digits = g_ascii_strncasecmp (number, "a-", 2) == 0 ? number + 2 : number;
  gint64 value, id;

  if (!g_ascii_string_to_signed (digits, 10, 1, G_MAXINT, &value, NULL))
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not the number of an action point, such as A-12."), number);

      return 0;
    }

  iteam_store_find_action_async (ctl->store, (int) value, NULL, iteam_ctl_ready, &result);
  id = iteam_store_find_action_finish (ctl->store, iteam_ctl_wait (&result), error);
  if (id == 0 && (error == NULL || *error == NULL))
    g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("There is no action point A-%d."), (int) value);

  return id;
}

/**
 * iteam_ctl_read_detail:
 * @ctl: the program
 * @action: key of an action point
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): it, with its notes and checklist.
 */
IteamActionDetail *
iteam_ctl_read_detail (IteamCtl  *ctl,
                       gint64     action,
                       GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_read_detail_async (ctl->store, action, NULL, iteam_ctl_ready, &result);

  return iteam_store_read_detail_finish (ctl->store, iteam_ctl_wait (&result), error);
}

/**
 * iteam_ctl_read_actions:
 * @ctl: the program
 * @filter: (array zero-terminated=1): terms as iteam_action_filter_add_term() takes them
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamActionPoint): the
 *   action points that meet all terms, by number.
 */
GPtrArray *
iteam_ctl_read_actions (IteamCtl  *ctl,
                        char     **filter,
                        GError   **error)
{
  g_autoptr (IteamActionFilter) terms = iteam_action_filter_new (iteam_store_get_directory (ctl->store));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  IteamDay today = iteam_day_today ();

  iteam_action_filter_set_user (terms, iteam_store_get_user (ctl->store));
  for (; *filter != NULL; filter++)
    if (!iteam_action_filter_add_term (terms, *filter, error))
      return NULL;

  iteam_store_read_actions_async (ctl->store, NULL, NULL, iteam_ctl_ready, &result);
  all = iteam_store_read_actions_finish (ctl->store, iteam_ctl_wait (&result), error);
  if (all == NULL)
    return NULL;

  for (guint i = 0; i < all->len; i++)
    {
      IteamActionPoint *action = g_ptr_array_index (all, i);

      if (iteam_action_filter_matches (terms, action, today))
        g_ptr_array_add (actions, g_object_ref (action));
    }
  g_ptr_array_sort (actions, compare_actions);

  return g_steal_pointer (&actions);
}

/**
 * iteam_ctl_read_history:
 * @ctl: the program
 * @ref: (nullable): a thing, or %NULL for the whole file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type IteamChange): all changes,
 *   newest first.
 */
GPtrArray *
iteam_ctl_read_history (IteamCtl        *ctl,
                        const IteamRef  *ref,
                        GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_read_history_async (ctl->store, ref, G_MAXINT, NULL, iteam_ctl_ready, &result);

  return iteam_store_read_history_finish (ctl->store, iteam_ctl_wait (&result), error);
}
