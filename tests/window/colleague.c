/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "iteam-action-point.h"
#include "iteam-share.h"

/* Another user of a shared team file, with the user's folders that the
 * environment names:
 *
 *   colleague FILE NAME
 *
 * does what it is told, a line each, and answers each line with one:
 *
 *   add TITLE          the key of a new action point
 *   title KEY TITLE    gives one another title
 *   read KEY           the title of one
 *   editing REFERENCE  says that it is working on something; "editing -" on nothing
 *   sync               exchanges
 *   others             who has the file open, and what they are working on
 *   quit               exchanges and leaves */

static IteamStore *store;
static IteamShare *share;

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

G_GNUC_PRINTF (1, 2) static void
answer (const char *format,
        ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  putchar ('\n');
  fflush (stdout);
}

static void
commit (IteamDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  iteam_store_commit_async (store, draft, NULL, on_done, &result);
  if (!iteam_store_commit_finish (store, wait_for (&result), &error))
    g_error ("%s", error->message);
}

static void
add (const char *title)
{
  g_autoptr (IteamActionPoint) action = iteam_action_point_new (title, iteam_day_today ());
  g_autoptr (IteamDraft) draft = iteam_action_point_draft_new (action);

  commit (draft);
  answer ("%" G_GINT64_FORMAT, iteam_action_point_get_id (action));
}

static IteamActionDetail *
read_detail (gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IteamActionDetail *detail;

  iteam_store_read_detail_async (store, id, NULL, on_done, &result);
  detail = iteam_store_read_detail_finish (store, wait_for (&result), &error);
  if (detail == NULL)
    g_error ("%s", error->message);

  return detail;
}

static void
set_title (const char *words)
{
  char *title;
  gint64 id = g_ascii_strtoll (words, &title, 10);
  g_autoptr (IteamActionDetail) detail = read_detail (id);
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (detail->action);
  g_autoptr (IteamDraft) draft = NULL;

  iteam_action_point_set_title (edited, title + 1);
  draft = iteam_action_point_draft_changes (detail->action, edited);
  commit (draft);
  answer ("done");
}

static void
read_title (const char *words)
{
  g_autoptr (IteamActionDetail) detail = read_detail (g_ascii_strtoll (words, NULL, 10));

  answer ("%s", iteam_action_point_get_fields (detail->action)->title);
}

static void
set_editing (const char *reference)
{
  g_autoptr (GArray) refs = g_array_new (FALSE, FALSE, sizeof (IteamRef));
  IteamRef ref;

  if (iteam_ref_parse (reference, &ref, NULL))
    g_array_append_val (refs, ref);
  iteam_share_set_editing (share, refs);
  answer ("done");
}

static void
sync_now (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  iteam_share_sync_async (share, 30000, NULL, on_done, &result);
  iteam_share_sync_finish (share, wait_for (&result), &error);
  answer ("%s", error != NULL ? error->message : "done");
}

static void
tell_others (void)
{
  const IteamShareStatus *status = iteam_share_get_status (share);
  g_autoptr (GString) text = g_string_new ("others:");

  for (guint i = 0; status->peers != NULL && i < status->peers->len; i++)
    {
      const IteamPresence *presence = ((IteamPeerNote *) status->peers->pdata[i])->presence;

      if (presence == NULL || presence->since == 0)
        continue;
      g_string_append_printf (text, " %s", presence->who);
      for (guint j = 0; j < presence->editing->len; j++)
        {
          g_autofree char *reference = iteam_ref_to_string (&g_array_index (presence->editing, IteamRef, j));

          g_string_append_printf (text, " %s", reference);
        }
    }
  answer ("%s", text->str);
}

static void
leave (void)
{
  g_autoptr (GAsyncResult) left = NULL;
  g_autoptr (GAsyncResult) closed = NULL;

  iteam_share_close_async (share, 30000, on_done, &left);
  iteam_share_close_finish (share, wait_for (&left), NULL);
  iteam_store_close_async (store, on_done, &closed);
  iteam_store_close_finish (store, wait_for (&closed), NULL);
  answer ("left");
}

static void
obey (const char *line)
{
  if (g_str_has_prefix (line, "add "))
    add (line + strlen ("add "));
  else if (g_str_has_prefix (line, "title "))
    set_title (line + strlen ("title "));
  else if (g_str_has_prefix (line, "read "))
    read_title (line + strlen ("read "));
  else if (g_str_has_prefix (line, "editing "))
    set_editing (line + strlen ("editing "));
  else if (g_str_equal (line, "sync"))
    sync_now ();
  else if (g_str_equal (line, "others"))
    tell_others ();
  else
    answer ("?");
}

/* Not by the standard input of the C library, whose lock is still held by this
 * thread when the process ends. */
static gpointer
reader_thread (gpointer data)
{
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (input);
  char *line;

  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      g_async_queue_push (data, line);
      g_main_context_wakeup (NULL);
    }
  g_async_queue_push (data, g_strdup ("quit"));
  g_main_context_wakeup (NULL);

  return NULL;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GAsyncQueue) lines = g_async_queue_new_full (g_free);
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    return 2;

  store = iteam_store_new ();
  share = iteam_share_new (store);
  file = g_file_new_for_commandline_arg (argv[1]);
  iteam_share_open_async (share, file, FALSE, NULL, on_done, &opened);
  if (!iteam_share_open_finish (share, wait_for (&opened), &error))
    g_error ("%s", error->message);
  iteam_store_set_user (store, 0, argv[2]);
  answer ("open");

  g_thread_unref (g_thread_new ("reader", reader_thread, lines));
  for (;;)
    {
      g_autofree char *line = g_async_queue_try_pop (lines);

      if (line == NULL)
        g_main_context_iteration (NULL, TRUE);
      else if (g_str_equal (line, "quit"))
        break;
      else
        obey (line);
    }
  leave ();
  g_object_unref (share);
  g_object_unref (store);

  return 0;
}
