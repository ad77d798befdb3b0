/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team-fixture.h"

#include "iteam-action-note.h"
#include "iteam-agenda-item.h"
#include "iteam-check-item.h"
#include "random-edits.h"

/* What comes of changes that were made apart. */

static IteamActionPoint *
find (IteamStore *store,
      gint64      id)
{
  g_autoptr (GPtrArray) actions = store_fixture_actions (store);

  for (guint i = 0; i < actions->len; i++)
    if (iteam_action_point_get_id (actions->pdata[i]) == id)
      return g_object_ref (actions->pdata[i]);

  return NULL;
}

static void
set_title (IteamStore *store,
           gint64      id,
           const char *title)
{
  g_autoptr (IteamActionPoint) read = find (store, id);
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);
  g_autoptr (IteamDraft) draft = NULL;

  iteam_action_point_set_title (edited, title);
  draft = iteam_action_point_draft_changes (read, edited);
  team_commit (store, draft);
}

static void
set_description (IteamStore *store,
                 gint64      id,
                 const char *text)
{
  g_autoptr (IteamActionPoint) read = find (store, id);
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);
  g_autoptr (IteamDraft) draft = NULL;

  iteam_action_point_set_description (edited, text);
  draft = iteam_action_point_draft_changes (read, edited);
  team_commit (store, draft);
}

static void
delete_action (IteamStore *store,
               gint64      id)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Action point deleted");

  iteam_draft_delete (draft, ITEAM_KIND_ACTION, id);
  team_commit (store, draft);
}

static void
test_travels (void)
{
  Team team;
  gint64 id;
  g_autoptr (IteamActionPoint) there = NULL;

  team_init (&team, 2);
  id = store_fixture_add (team.stores[0], "Folder maken");
  team_exchange_all (&team);
  there = find (team.stores[1], id);
  g_assert_cmpstr (iteam_action_point_get_fields (there)->title, ==, "Folder maken");
  g_assert_cmpint (iteam_action_point_get_fields (there)->number, ==, 0);
  g_assert_cmpuint (team_give (team.stores[0], team.stores[1]), ==, 0);

  set_title (team.stores[1], id, "Folder drukken");
  team_exchange_all (&team);
  team_assert_alike (&team);

  /* The edit of before the exchange is not on top any more, and another's is not undone. */
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (store_fixture_undo (team.stores[0], FALSE, &error));
    g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_CONFLICT);
  }
  {
    g_autofree char *words = store_fixture_undo (team.stores[1], FALSE, NULL);
    g_autoptr (IteamActionPoint) back = NULL;

    g_assert_nonnull (words);
    team_exchange_all (&team);
    back = find (team.stores[0], id);
    g_assert_cmpstr (iteam_action_point_get_fields (back)->title, ==, "Folder maken");
  }
  team_assert_alike (&team);
  team_clear (&team);
}

static void
test_conflict (void)
{
  const struct { IteamDecision decision; const char *text; } cases[] = {
    { ITEAM_DECISION_KEEP, NULL },
    { ITEAM_DECISION_TAKE, NULL },
    { ITEAM_DECISION_VALUE, "Folder drukken en verspreiden" },
  };
  const char *titles[] = { "Folder drukken", "Folder verspreiden" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (IteamActionPoint) there = NULL;
      IteamOpenConflict *conflict;
      Team team;
      gint64 id;
      int loser;

      team_init (&team, 3);
      id = store_fixture_add (team.stores[0], "Folder maken");
      team_exchange_all (&team);
      set_title (team.stores[0], id, titles[0]);
      set_title (team.stores[1], id, titles[1]);
      team_exchange_all (&team);
      team_assert_alike (&team);

      conflicts = store_fixture_conflicts (team.stores[0]);
      g_assert_cmpuint (conflicts->len, ==, 1);
      conflict = g_ptr_array_index (conflicts, 0);
      g_assert_cmpint (conflict->thing.id, ==, id);
      g_assert_cmpstr (conflict->cell->field, ==, "title");
      g_assert_cmpstr (g_variant_get_string (conflict->cell->read, NULL), ==, "Folder maken");
      /* In the same millisecond, the key of the author decides. */
      loser = g_strcmp0 (conflict->lost_who, "Lid 1") == 0 ? 0 : 1;
      g_assert_cmpstr (g_variant_get_string (conflict->cell->value, NULL), ==, titles[loser]);
      g_assert_cmpstr (g_variant_get_string (conflict->current, NULL), ==, titles[1 - loser]);
      g_assert_cmpstr (conflict->current_who, ==, loser == 0 ? "Lid 2" : "Lid 1");
      g_assert_true (conflict->lost_is_mine == (loser == 0));
      g_assert_true (conflict->current_is_mine == (loser == 1));

      /* Going on with the text decides nothing. */
      set_description (team.stores[1], id, "Twee pagina's");
      team_exchange_all (&team);

      store_fixture_resolve (team.stores[2], 1, cases[i].decision, cases[i].text);
      team_exchange_all (&team);
      team_assert_alike (&team);
      after = store_fixture_conflicts (team.stores[1]);
      g_assert_cmpuint (after->len, ==, 0);
      there = find (team.stores[0], id);
      g_assert_cmpstr (iteam_action_point_get_fields (there)->title, ==,
                       cases[i].decision == ITEAM_DECISION_VALUE ? cases[i].text
                       : cases[i].decision == ITEAM_DECISION_TAKE ? titles[loser] : titles[1 - loser]);
      team_clear (&team);
    }
}

static void
set_status (IteamStore        *store,
            gint64             id,
            IteamActionStatus  status,
            const char        *day)
{
  g_autoptr (IteamActionPoint) read = find (store, id);
  g_autoptr (IteamActionPoint) edited = iteam_action_point_copy (read);
  g_autoptr (IteamDraft) draft = NULL;

  iteam_action_point_set_status (edited, status, iteam_day_from_iso (day));
  draft = iteam_action_point_draft_changes (read, edited);
  team_commit (store, draft);
}

/* The day on which it was closed is no question of its own, and goes with the status. */
static void
test_followers (void)
{
  for (int waits = 0; waits < 2; waits++)
    {
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (IteamActionPoint) before = NULL;
      g_autoptr (IteamActionPoint) there = NULL;
      const IteamActionFields *fields;
      IteamActionStatus status;
      Team team;
      gint64 id;

      team_init (&team, 2);
      id = store_fixture_add (team.stores[0], "Folder maken");
      team_exchange_all (&team);
      set_status (team.stores[0], id, ITEAM_ACTION_DONE, "2019-02-01");
      set_status (team.stores[1], id, waits ? ITEAM_ACTION_WAITING : ITEAM_ACTION_DROPPED, "2019-02-04");
      team_exchange_all (&team);
      before = find (team.stores[0], id);
      status = iteam_action_point_get_fields (before)->status;
      conflicts = store_fixture_conflicts (team.stores[1]);
      g_assert_cmpuint (conflicts->len, ==, 1);
      g_assert_cmpstr (((IteamOpenConflict *) conflicts->pdata[0])->cell->field, ==, "status");

      store_fixture_resolve (team.stores[1], ((IteamOpenConflict *) conflicts->pdata[0])->number, ITEAM_DECISION_TAKE, NULL);
      team_exchange_all (&team);
      team_assert_alike (&team);
      there = find (team.stores[0], id);
      fields = iteam_action_point_get_fields (there);
      g_assert_cmpint (fields->status, !=, status);
      g_assert_cmpint (fields->closed, ==,
                       fields->status == ITEAM_ACTION_DONE ? iteam_day_from_iso ("2019-02-01")
                       : waits ? ITEAM_DAY_NONE : iteam_day_from_iso ("2019-02-04"));
      after = store_fixture_conflicts (team.stores[1]);
      g_assert_cmpuint (after->len, ==, 0);
      team_clear (&team);
    }
}

static void
test_lines (void)
{
  Team team;
  gint64 id;
  g_autoptr (IteamActionPoint) there = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  team_init (&team, 3);
  id = store_fixture_add (team.stores[0], "Folder maken");
  set_description (team.stores[0], id, "Een\nTwee\nDrie\nVier\nVijf");
  team_exchange_all (&team);
  set_description (team.stores[0], id, "Een!\nTwee\nDrie\nVier\nVijf");
  set_description (team.stores[1], id, "Een\nTwee\nDrie!\nVier\nVijf");
  set_description (team.stores[2], id, "Een\nTwee\nDrie\nVier\nVijf\nZes");
  team_exchange_all (&team);
  team_assert_alike (&team);
  there = find (team.stores[1], id);
  g_assert_cmpstr (iteam_action_point_get_fields (there)->description, ==, "Een!\nTwee\nDrie!\nVier\nVijf\nZes");
  conflicts = store_fixture_conflicts (team.stores[1]);
  g_assert_cmpuint (conflicts->len, ==, 0);
  team_clear (&team);
}

static char *
read_minutes (IteamStore *store,
              gint64      item)
{
  g_autoptr (GPtrArray) hits = store_fixture_search (store, "opkomst");

  for (guint i = 0; i < hits->len; i++)
    if (((IteamSearchHit *) hits->pdata[i])->ref.id == item)
      return g_strdup (((IteamSearchHit *) hits->pdata[i])->context);

  return NULL;
}

static void
write_minutes (IteamStore *store,
               gint64      item,
               const char *read,
               const char *minutes)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Minutes written");

  iteam_draft_set_text (draft, ITEAM_KIND_AGENDA_ITEM, item, "minutes", read, minutes);
  team_commit (store, draft);
}

/* Two take minutes: at different items both stand, and nobody is asked; at the same line
 * of the same item, both texts are kept until someone decides. */
static void
test_minutes (void)
{
  g_autoptr (IteamMeeting) meeting = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, iteam_day_from_iso ("2019-01-22"), 0);
  g_autoptr (IteamAgendaItem) first = iteam_agenda_item_new (iteam_entry_get_id (ITEAM_ENTRY (meeting)), "Dilemmatraining", 0);
  g_autoptr (IteamAgendaItem) second = iteam_agenda_item_new (iteam_entry_get_id (ITEAM_ENTRY (meeting)), "Themagesprekken", 0);
  g_autoptr (IteamDraft) draft = iteam_entry_draft_new (ITEAM_ENTRY (meeting));
  gint64 one = iteam_entry_get_id (ITEAM_ENTRY (first)), other = iteam_entry_get_id (ITEAM_ENTRY (second));
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autofree char *at_one = NULL;
  g_autofree char *at_other = NULL;
  const IteamOpenConflict *conflict;
  Team team;

  team_init (&team, 2);
  iteam_entry_add_to (ITEAM_ENTRY (first), draft);
  iteam_entry_add_to (ITEAM_ENTRY (second), draft);
  team_commit (team.stores[0], draft);
  team_exchange_all (&team);

  write_minutes (team.stores[0], one, NULL, "De opkomst was hoog");
  write_minutes (team.stores[1], other, NULL, "De opkomst was klein");
  team_exchange_all (&team);
  team_assert_alike (&team);
  none = store_fixture_conflicts (team.stores[0]);
  g_assert_cmpuint (none->len, ==, 0);
  at_one = read_minutes (team.stores[1], one);
  at_other = read_minutes (team.stores[0], other);
  g_assert_cmpstr (at_one, ==, "De opkomst was hoog");
  g_assert_cmpstr (at_other, ==, "De opkomst was klein");

  write_minutes (team.stores[0], one, "De opkomst was hoog", "De opkomst was 74%");
  write_minutes (team.stores[1], one, "De opkomst was hoog", "De opkomst viel mee");
  team_exchange_all (&team);
  team_assert_alike (&team);
  conflicts = store_fixture_conflicts (team.stores[0]);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = conflicts->pdata[0];
  g_assert_cmpstr (conflict->cell->field, ==, "minutes");
  g_assert_cmpstr (g_variant_get_string (conflict->cell->value, NULL), ==, "De opkomst was 74%");
  g_assert_cmpstr (g_variant_get_string (conflict->current, NULL), ==, "De opkomst viel mee");
  team_clear (&team);
}

/* What someone worked on while another deleted it comes back, whichever of the
 * two a replica hears of first. */
static void
test_revived (void)
{
  g_autoptr (IteamActionPoint) there = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  Team team;
  gint64 id, other;

  team_init (&team, 3);
  id = store_fixture_add (team.stores[0], "Folder maken");
  other = store_fixture_add (team.stores[0], "Voorbereiden");
  team_exchange_all (&team);
  delete_action (team.stores[0], id);
  delete_action (team.stores[0], other);
  {
    g_autoptr (IteamActionNote) note = iteam_action_note_new (0, id, iteam_day_from_iso ("2019-01-03"), "HRM", "Gebeld");
    g_autoptr (IteamDraft) draft = iteam_action_note_draft_new (note);

    team_commit (team.stores[1], draft);
  }
  team_give (team.stores[1], team.stores[2]);
  team_give (team.stores[0], team.stores[2]);
  team_exchange_all (&team);
  team_assert_alike (&team);
  there = find (team.stores[0], id);
  g_assert_nonnull (there);
  g_assert_null (find (team.stores[1], other));
  conflicts = store_fixture_conflicts (team.stores[2]);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpstr (((IteamOpenConflict *) conflicts->pdata[0])->cell->field, ==, "deleted");

  store_fixture_resolve (team.stores[1], ((IteamOpenConflict *) conflicts->pdata[0])->number, ITEAM_DECISION_TAKE, NULL);
  team_exchange_all (&team);
  team_assert_alike (&team);
  g_assert_null (find (team.stores[2], id));
  team_clear (&team);
}

/* A reference to a person who was deleted meanwhile. */
static void
test_reference (void)
{
  g_autoptr (IteamPerson) person = iteam_person_new ("Opgave HRM");
  g_autoptr (IteamDraft) added = iteam_person_draft_new (person);
  g_autoptr (IteamDraft) removed = iteam_draft_new ("Person deleted");
  g_autoptr (IteamActionPoint) action = iteam_action_point_new ("Folder maken", iteam_day_from_iso ("2019-01-01"));
  g_autoptr (IteamDraft) draft = NULL;
  IteamDirectory *directory;
  Team team;

  team_init (&team, 2);
  team_commit (team.stores[0], added);
  team_exchange_all (&team);
  iteam_draft_delete (removed, ITEAM_KIND_PERSON, iteam_person_get_id (person));
  team_commit (team.stores[0], removed);
  iteam_action_point_add_owner (action, iteam_person_get_id (person));
  draft = iteam_action_point_draft_new (action);
  team_commit (team.stores[1], draft);
  team_exchange_all (&team);
  team_assert_alike (&team);
  directory = iteam_store_get_directory (team.stores[0]);
  g_assert_cmpuint (g_list_model_get_n_items (iteam_directory_get_people (directory)), ==, 1);
  team_clear (&team);
}

static void
give_number (IteamStore *store,
             gint64      id,
             int         number)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Number given");

  iteam_draft_set_automatic (draft, TRUE);
  iteam_draft_set_integer (draft, ITEAM_KIND_ACTION, id, "number", 0, number);
  team_commit (store, draft);
}

/* A folder that travels by itself cannot keep two from claiming one number. */
static void
test_numbers (void)
{
  g_autoptr (IteamReplicaState) state = NULL;
  g_autoptr (IteamActionPoint) keeper = NULL;
  Team team;
  gint64 first, second;

  team_init (&team, 3);
  first = store_fixture_add (team.stores[0], "Folder maken");
  give_number (team.stores[0], first, 7);
  /* Something that it had not seen, but for the clock. */
  for (int i = 0; i < 10; i++)
    store_fixture_add (team.stores[1], "Training herhalen");
  second = store_fixture_add (team.stores[1], "Folder drukken");
  give_number (team.stores[1], second, 7);
  team_give (team.stores[1], team.stores[2]);
  team_exchange_all (&team);
  team_assert_alike (&team);
  keeper = find (team.stores[2], first);
  g_assert_cmpint (iteam_action_point_get_fields (keeper)->number, ==, 7);
  state = team_read_state (team.stores[1]);
  g_assert_cmpuint (state->unnumbered->len, ==, 11);
  g_assert_cmpint (g_array_index (state->unnumbered, IteamRef, 10).id, ==, second);
  give_number (team.stores[1], second, 8);
  team_exchange_all (&team);
  team_assert_alike (&team);
  team_clear (&team);
}

static void
run_seed (guint32 seed,
          int     n_steps)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  Team team;

  g_test_message ("seed %u", seed);
  team_init (&team, g_rand_int_range (random, 2, MAX_REPLICAS));
  for (int i = 0; i < n_steps; i++)
    {
      int one = g_rand_int_range (random, 0, team.n);
      int other = g_rand_int_range (random, 0, team.n);

      if (one == other || g_rand_int_range (random, 0, 3) > 0)
        random_edits_make (random, team.stores[one]);
      else
        team_give (team.stores[one], team.stores[other]);
    }
  team_exchange_all (&team);
  team_assert_alike (&team);
  team_clear (&team);
}

static void
test_random (void)
{
  const char *wanted = g_getenv ("ITEAM_TEST_SEED");

  if (wanted != NULL)
    run_seed ((guint32) g_ascii_strtoull (wanted, NULL, 10), 150);
  for (guint32 seed = 1; seed <= 6 && wanted == NULL; seed++)
    run_seed (seed, 100);
}

/* Two copies that were apart for long, and a third and fourth that hear of them in
 * either order. */
static void
test_apart (void)
{
  const char *wanted = g_getenv ("ITEAM_TEST_EDITS");
  const int n_edits = wanted != NULL ? (int) g_ascii_strtoll (wanted, NULL, 10) : 150;
  g_autoptr (GRand) random = g_rand_new_with_seed (2018);
  g_autoptr (GPtrArray) conflicts = NULL;
  gint64 started;
  double taken;
  Team team;

  team_init (&team, 4);
  for (int i = 0; i < 20; i++)
    store_fixture_add (team.stores[0], "Folder maken");
  team_exchange_all (&team);
  for (int i = 0; i < n_edits; i++)
    {
      random_edits_make (random, team.stores[0]);
      random_edits_make (random, team.stores[1]);
    }

  started = g_get_monotonic_time ();
  team_give (team.stores[0], team.stores[2]);
  team_give (team.stores[1], team.stores[2]);
  team_give (team.stores[1], team.stores[3]);
  team_give (team.stores[0], team.stores[3]);
  team_exchange_all (&team);
  taken = (g_get_monotonic_time () - started) / 1e6;
  team_assert_alike (&team);
  conflicts = store_fixture_conflicts (team.stores[0]);
  g_test_message ("Two copies with %d random edits each, exchanged in both orders: four replicas alike, %u conflicts, in %.2f s",
                  n_edits, conflicts->len, taken);
  team_clear (&team);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store-share/travels", test_travels);
  g_test_add_func ("/store-share/conflict", test_conflict);
  g_test_add_func ("/store-share/followers", test_followers);
  g_test_add_func ("/store-share/lines", test_lines);
  g_test_add_func ("/store-share/minutes", test_minutes);
  g_test_add_func ("/store-share/revived", test_revived);
  g_test_add_func ("/store-share/reference", test_reference);
  g_test_add_func ("/store-share/numbers", test_numbers);
  g_test_add_func ("/store-share/random", test_random);
  g_test_add_func ("/store-share/apart", test_apart);

  return g_test_run ();
}
