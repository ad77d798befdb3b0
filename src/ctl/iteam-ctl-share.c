/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl.h"

#include <glib/gi18n-lib.h>

#include "iteam-ctl-json.h"
#include "iteam-ctl-print.h"
#include "iteam-share-trial.h"

/* The verbs about a team file that several people have open. */

/* How long "sync" waits for the share, in milliseconds, and how often it tries
 * again with --wait. */
#define SYNC_TIMEOUT 20000
#define RETRY_MS 2000
/* How long two computers wait for each other, in seconds. */
#define TRIAL_WAIT 120

static const char *
state_nick (IteamShareState state)
{
  switch (state)
    {
    case ITEAM_SHARE_LOCAL: return "local";
    case ITEAM_SHARE_IN_SYNC: return "in-sync";
    case ITEAM_SHARE_WAITING: return "waiting";
    case ITEAM_SHARE_UNREACHABLE: return "unreachable";
    case ITEAM_SHARE_ELSEWHERE: return "elsewhere";
    case ITEAM_SHARE_NONE:
    case ITEAM_SHARE_STARTING:
    default: return "starting";
    }
}

static char *
describe_state (const IteamShareStatus *status)
{
  g_autofree char *since = status->unreachable_since != 0 ? iteam_ctl_format_time (status->unreachable_since) : NULL;

  switch (status->state)
    {
    case ITEAM_SHARE_LOCAL:
      return g_strdup (_("Not shared: the file is opened where it is."));
    case ITEAM_SHARE_IN_SYNC:
      return g_strdup (_("All in sync."));
    case ITEAM_SHARE_ELSEWHERE:
      return g_strdup (_("The window, or another program of yours, exchanges changes for this file."));
    case ITEAM_SHARE_WAITING:
      if (status->n_waiting == 0)
        return g_strdup_printf (ngettext ("%u document waits to go out.", "%u documents wait to go out.", status->n_documents_out),
                                status->n_documents_out);

      return g_strdup_printf (ngettext ("%d change waits to go out.", "%d changes wait to go out.", (gulong) status->n_waiting),
                              (int) status->n_waiting);
    case ITEAM_SHARE_UNREACHABLE:
      return g_strdup_printf (_("The share has not been reached since %s."), since);
    case ITEAM_SHARE_NONE:
    case ITEAM_SHARE_STARTING:
    default:
      return g_strdup (_("The share has not answered yet."));
    }
}

/* Asks the user to be told what was kept, when the share did not take it. */
static int
fail_to_sync (const GError *error)
{
  int status = iteam_ctl_fail (error);

  iteam_ctl_complain (_("What was changed is safe on this computer and goes out later."));

  return status;
}

/**
 * iteam_ctl_share:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl share FILE [--leave] [--stop]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_share (IteamCtl  *ctl,
                 int        argc,
                 char     **argv)
{
  gboolean leave = FALSE, stop = FALSE;
  const GOptionEntry entries[] = {
    { "leave", 0, 0, G_OPTION_ARG_NONE, &leave, N_("Remove the copy on this computer, if the share has all of it"), NULL },
    { "stop", 0, 0, G_OPTION_ARG_NONE, &stop, N_("End sharing, for everyone"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE"),
    .summary = _("Shares a team file, so that several people have it open at once, or joins it."),
    .description = _("FILE is where the team meets, on a network drive or in a folder that is synchronised."),
    .least = 1, .most = 1, .writes = TRUE,
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  /* It exchanges by itself, and waits longer for it. */
  ctl->quiet = TRUE;
  if (!(leave || stop ? iteam_ctl_open : iteam_ctl_join) (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  if (leave || stop)
    {
      iteam_share_leave_async (ctl->share, stop, iteam_ctl_ready, &result);

      return iteam_share_leave_finish (ctl->share, iteam_ctl_wait (&result), &error) ? ITEAM_CTL_DONE : iteam_ctl_fail (error);
    }

  return iteam_ctl_sync_now (ctl, SYNC_TIMEOUT, &error) ? ITEAM_CTL_DONE : fail_to_sync (error);
}

static gboolean
on_retry (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
pause_a_while (void)
{
  gboolean over = FALSE;

  g_timeout_add (RETRY_MS, on_retry, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * iteam_ctl_sync:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl sync FILE [--wait]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_sync (IteamCtl  *ctl,
                int        argc,
                char     **argv)
{
  gboolean wait = FALSE;
  const GOptionEntry entries[] = {
    { "wait", 0, 0, G_OPTION_ARG_NONE, &wait, N_("Wait for the share as long as it takes"), NULL },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE"),
    .summary = _("Exchanges changes with the others, for a script or a timer."),
    .least = 1, .most = 1,
  };
  g_autoptr (GError) error = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  ctl->quiet = TRUE;
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  while (!iteam_ctl_sync_now (ctl, SYNC_TIMEOUT, &error))
    {
      if (!wait)
        return fail_to_sync (error);
      g_clear_error (&error);
      pause_a_while ();
    }

  return ITEAM_CTL_DONE;
}

static void
print_status_json (const IteamShareStatus *status)
{
  IteamJson *json = iteam_json_new ();

  iteam_json_begin (json, NULL, '{');
  iteam_json_string (json, "state", state_nick (status->state));
  iteam_json_string (json, "meeting", status->meeting);
  iteam_json_integer (json, "waiting", status->n_waiting);
  iteam_json_integer (json, "unnumbered", status->n_unnumbered);
  iteam_json_integer (json, "conflicts", status->n_conflicts);
  iteam_json_integer (json, "documents", status->n_documents);
  iteam_json_integer (json, "documents_waiting", status->n_documents_out);
  iteam_json_integer (json, "documents_missing", status->n_documents_in);
  iteam_json_time (json, "unreachable_since", status->unreachable_since);
  iteam_json_time (json, "last_exchange", status->last_exchange);
  iteam_json_boolean (json, "meeting_fresh", status->meeting_fresh);
  iteam_json_string (json, "error", status->error);
  iteam_json_string (json, "problem", status->problem);
  iteam_json_begin (json, "others", '[');
  for (guint i = 0; status->peers != NULL && i < status->peers->len; i++)
    {
      const IteamPeerNote *peer = g_ptr_array_index (status->peers, i);
      g_autofree char *author = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", peer->author);

      iteam_json_begin (json, NULL, '{');
      iteam_json_string (json, "author", author);
      iteam_json_string (json, "who", peer->presence != NULL ? peer->presence->who : NULL);
      iteam_json_string (json, "computer", peer->presence != NULL ? peer->presence->computer : NULL);
      iteam_json_time (json, "open_since", iteam_peer_note_is_here (peer, status->last_exchange) ? peer->presence->since : 0);
      iteam_json_time (json, "last_seen", peer->presence != NULL ? peer->presence->written : 0);
      iteam_json_integer (json, "changes", peer->last);
      iteam_json_end (json);
    }
  iteam_json_end (json);
  iteam_json_end (json);
  iteam_json_print (json);
}

static void
print_peers (const IteamShareStatus *status)
{
  const char *headings[] = { _("Who"), _("Computer"), _("Last seen"), _("Open now") };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; status->peers != NULL && i < status->peers->len; i++)
    {
      const IteamPeerNote *peer = g_ptr_array_index (status->peers, i);

      if (peer->presence == NULL)
        continue;
      g_ptr_array_add (cells, g_strdup (peer->presence->who[0] != '\0' ? peer->presence->who : _("someone")));
      g_ptr_array_add (cells, g_strdup (peer->presence->computer));
      g_ptr_array_add (cells, iteam_ctl_format_time (peer->presence->written));
      g_ptr_array_add (cells, g_strdup (iteam_peer_note_is_here (peer, status->last_exchange) ? _("yes") : _("no")));
    }
  iteam_ctl_print_table (headings, G_N_ELEMENTS (headings), cells);
}

static void
print_status (const IteamShareStatus *status)
{
  g_autofree char *state = describe_state (status);

  if (status->meeting != NULL)
    g_print ("%s\n", status->meeting);
  g_print ("%s\n", state);
  if (status->error != NULL)
    g_print ("%s\n", status->error);
  if (status->problem != NULL)
    g_print ("%s\n", status->problem);
  if (status->n_conflicts > 0)
    {
      g_print (ngettext ("%d conflict waits for a decision.", "%d conflicts wait for a decision.", (gulong) status->n_conflicts),
               status->n_conflicts);
      g_print ("\n");
    }
  if (status->n_documents_in > 0)
    {
      g_print (ngettext ("%u document has still to come from the share.", "%u documents have still to come from the share.",
                         status->n_documents_in),
               status->n_documents_in);
      g_print ("\n");
    }
  print_peers (status);
}

/**
 * iteam_ctl_status:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl status FILE [--json]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_status (IteamCtl  *ctl,
                  int        argc,
                  char     **argv)
{
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE"),
    .summary = _("Tells where a team file lives, how fresh it is, and who else has it."),
    .least = 1, .most = 1, .lists = TRUE,
  };
  g_autoptr (GError) error = NULL;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, NULL, &argc, &argv, &status))
    return status;
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  if (ctl->json)
    print_status_json (iteam_share_get_status (ctl->share));
  else
    print_status (iteam_share_get_status (ctl->share));

  return ITEAM_CTL_DONE;
}

static void
on_tried (gboolean    fine,
          const char *sentence,
          gpointer    user_data)
{
  /* Translators: before a sentence that says what is as it should be, or is not. */
  g_print ("%s %s\n", fine ? _("Good:") : _("Bad:"), sentence);
}

/**
 * iteam_ctl_share_test:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl share-test DIR [--word WORD]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_share_test (IteamCtl  *ctl,
                      int        argc,
                      char     **argv)
{
  g_autofree char *word = NULL;
  const GOptionEntry entries[] = {
    { "word", 0, 0, G_OPTION_ARG_STRING, &word, N_("Try it with another computer that is given the same word"), N_("WORD") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("DIR"),
    .summary = _("Tries whether a folder on a network drive is fit to share a team file in."),
    .least = 1, .most = 1,
  };
  g_autoptr (GError) error = NULL;
  gboolean fit;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;

  fit = iteam_share_trial_run (argv[1], word, TRIAL_WAIT, on_tried, NULL, &error);
  if (error != NULL)
    return iteam_ctl_fail (error);
  g_print ("%s\n", fit ? _("This folder is fit to share a team file in.") : _("This folder is not fit to share a team file in."));

  return fit ? ITEAM_CTL_DONE : ITEAM_CTL_FOUND;
}
