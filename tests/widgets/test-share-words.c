/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-words.h"

/* Noon of 15 May 2026, in UTC. */
#define NOON (G_GINT64_CONSTANT (1778846400) * G_USEC_PER_SEC)
#define MINUTES(n) ((n) * G_TIME_SPAN_MINUTE)

static const struct
{
  IteamShareState state;
  int n_waiting;
  gint64 unreachable_since;
  const char *words;
  const char *icon_name;
} freshness[] = {
  { ITEAM_SHARE_NONE, 0, 0, NULL, NULL },
  { ITEAM_SHARE_LOCAL, 0, 0, NULL, NULL },
  { ITEAM_SHARE_STARTING, 0, 0, "The share has not answered yet", "view-refresh-symbolic" },
  { ITEAM_SHARE_IN_SYNC, 0, 0, "All in sync", "emblem-ok-symbolic" },
  { ITEAM_SHARE_WAITING, 1, 0, "1 change waiting", "view-refresh-symbolic" },
  { ITEAM_SHARE_WAITING, 3, 0, "3 changes waiting", "view-refresh-symbolic" },
  { ITEAM_SHARE_WAITING, 0, 0, "1 document waiting", "view-refresh-symbolic" },
  { ITEAM_SHARE_UNREACHABLE, 3, NOON - MINUTES (78), "Share not reachable since 10:42", "network-offline-symbolic" },
  { ITEAM_SHARE_UNREACHABLE, 0, NOON - 2 * G_TIME_SPAN_DAY, "Share not reachable since 13 May at 12:00",
    "network-offline-symbolic" },
  { ITEAM_SHARE_ELSEWHERE, 0, 0, "Another window exchanges for both", "emblem-ok-symbolic" },
};

static void
test_freshness (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (freshness); i++)
    {
      IteamShareStatus status = { .state = freshness[i].state, .n_waiting = freshness[i].n_waiting,
                                  .n_documents_out = 1, .unreachable_since = freshness[i].unreachable_since };
      g_autofree char *words = iteam_share_words_freshness (&status, NOON);

      g_assert_cmpstr (words, ==, freshness[i].words);
      g_assert_cmpstr (iteam_share_words_icon_name (&status), ==, freshness[i].icon_name);
    }
}

static const struct
{
  IteamShareStatus status;
  const char *words;
} explained[] = {
  { { .state = ITEAM_SHARE_STARTING }, "You can go on working: what you change is safe on this computer." },
  { { .state = ITEAM_SHARE_IN_SYNC, .last_exchange = NOON }, "Last exchange: 12:00." },
  { { .state = ITEAM_SHARE_WAITING, .n_waiting = 2, .last_exchange = NOON - MINUTES (1) },
    "2 changes are safe on this computer and go out as soon as the share answers. Last exchange: 11:59." },
  { { .state = ITEAM_SHARE_UNREACHABLE, .n_waiting = 1, .n_unnumbered = 1 },
    "1 change is safe on this computer and goes out as soon as the share answers. "
    "1 number has still to be given." },
  { { .state = ITEAM_SHARE_WAITING, .n_documents_out = 2, .n_documents_in = 1 },
    "2 documents are on their way to the share, and safe on this computer. 1 document has still to come from the share." },
};

static void
test_explain (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (explained); i++)
    {
      g_autofree char *words = iteam_share_words_explain (&explained[i].status, NOON);

      g_assert_cmpstr (words, ==, explained[i].words);
    }
}

static void
test_meeting (void)
{
  IteamShareStatus status = { .state = ITEAM_SHARE_STARTING };
  g_autofree char *unknown = iteam_share_words_meeting (&status);
  g_autofree char *stale = NULL;
  g_autofree char *fresh = NULL;

  status.last_exchange = NOON;
  stale = iteam_share_words_meeting (&status);
  status.meeting_fresh = TRUE;
  fresh = iteam_share_words_meeting (&status);

  g_assert_true (g_str_has_prefix (unknown, "Not known"));
  g_assert_true (g_str_has_prefix (stale, "The latest changes stand beside it"));
  g_assert_true (g_str_has_prefix (fresh, "It holds everything"));
}

static const struct
{
  const char *who;
  gint64 since;
  gint64 written;
  gboolean here;
  const char *words;
  const char *presence;
} peers[] = {
  { "HRM", NOON - MINUTES (170), NOON - G_TIME_SPAN_SECOND * 20, TRUE, "On pc-12, open since 09:10",
    "HRM, on pc-12, since 09:10" },
  /* By a clock that is ahead. */
  { "HRM", NOON - MINUTES (170), NOON + MINUTES (3), TRUE, "On pc-12, open since 09:10", "HRM, on pc-12, since 09:10" },
  /* It fell silent without closing the file. */
  { "HRM", NOON - MINUTES (170), NOON - G_TIME_SPAN_SECOND * 90, FALSE, "On pc-12, last seen: 11:58", NULL },
  { "HRM", 0, NOON - MINUTES (60 * 24), FALSE, "On pc-12, last seen: 14 May at 12:00", NULL },
  { "", NOON - MINUTES (1), NOON, TRUE, "On pc-12, open since 11:59", "someone else, on pc-12, since 11:59" },
};

static void
test_peers (void)
{
  IteamPeerNote unseen = { .author = 7 };
  g_autofree char *not_yet = iteam_share_words_peer (&unseen, NOON, NOON);

  for (gsize i = 0; i < G_N_ELEMENTS (peers); i++)
    {
      g_autoptr (IteamPresence) presence = iteam_presence_new ();
      IteamPeerNote peer = { .author = 7, .presence = presence };
      g_autofree char *words = NULL;

      presence->who = g_strdup (peers[i].who);
      presence->computer = g_strdup ("pc-12");
      presence->since = peers[i].since;
      presence->written = peers[i].written;
      words = iteam_share_words_peer (&peer, NOON, NOON);

      g_assert_cmpint (iteam_peer_note_is_here (&peer, NOON), ==, peers[i].here);
      g_assert_cmpstr (words, ==, peers[i].words);
      if (peers[i].presence != NULL)
        {
          g_autofree char *told = iteam_share_words_presence (&peer, NOON);

          g_assert_cmpstr (told, ==, peers[i].presence);
        }
    }

  g_assert_false (iteam_peer_note_is_here (&unseen, NOON));
  g_assert_cmpstr (not_yet, ==, "Has not been seen yet");
}

static const struct
{
  gint64 n_changes;
  gint64 n_there;
  const char *words;
} received[] = {
  { 0, 0, NULL },
  { 5, 5, "Has all of your changes" },
  { 5, 4, "Has all of your changes but the last" },
  { 5, 2, "Has all of your changes but the last 3" },
  { 5, 0, "Has none of your changes yet" },
  { 1, 0, "Has none of your changes yet" },
};

static void
test_received (void)
{
  IteamPeerNote unseen = { .author = 7 };

  for (gsize i = 0; i < G_N_ELEMENTS (received); i++)
    {
      g_autoptr (IteamPresence) presence = iteam_presence_new ();
      IteamPeerNote peer = { .author = 7, .presence = presence };
      g_autofree char *words = NULL;

      g_clear_pointer (&presence->vector, g_hash_table_unref);
      presence->vector = iteam_vector_new ();
      if (received[i].n_there > 0)
        iteam_vector_set (presence->vector, 12, received[i].n_there);
      words = iteam_share_words_received (&peer, 12, received[i].n_changes);

      g_assert_cmpstr (words, ==, received[i].words);
    }

  g_assert_null (iteam_share_words_received (&unseen, 12, 5));
}

int
main (int   argc,
      char *argv[])
{
  /* The table says times of day. */
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-words/freshness", test_freshness);
  g_test_add_func ("/share-words/explain", test_explain);
  g_test_add_func ("/share-words/meeting", test_meeting);
  g_test_add_func ("/share-words/peers", test_peers);
  g_test_add_func ("/share-words/received", test_received);

  return g_test_run ();
}
