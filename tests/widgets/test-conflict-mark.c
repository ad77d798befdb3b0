/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-agenda-item.h"
#include "iteam-conflict-mark.h"
#include "iteam-outcome.h"
#include "team-fixture.h"
#include "window-fixture.h"

/* Two replicas, and marks in a window on the second of them. */

typedef struct
{
  Team team;
  gint64 item;
  gint64 remark;
  GtkWidget *box;
  GtkWidget *window;
} Fixture;

static void
set_text (Fixture    *fixture,
          int         who,
          IteamKind   kind,
          gint64      id,
          const char *field,
          const char *read,
          const char *text)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Changed");

  iteam_draft_set_text (draft, kind, id, field, read, text);
  team_commit (fixture->team.stores[who], draft);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (IteamMeeting) meeting = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, iteam_day_from_iso ("2019-01-22"),
                                                        iteam_day_from_iso ("2019-01-01"));
  g_autoptr (IteamAgendaItem) item = iteam_agenda_item_new (iteam_entry_get_id (ITEAM_ENTRY (meeting)), "Dilemmatraining",
                                                            iteam_day_from_iso ("2019-01-01"));
  g_autoptr (IteamRemark) remark = NULL;
  g_autoptr (IteamDraft) draft = iteam_entry_draft_new (ITEAM_ENTRY (meeting));

  fixture->item = iteam_entry_get_id (ITEAM_ENTRY (item));
  remark = iteam_remark_new (fixture->item, 0, "OR", "Het was anders", iteam_day_from_iso ("2019-02-01"));
  fixture->remark = iteam_entry_get_id (ITEAM_ENTRY (remark));
  iteam_entry_add_to (ITEAM_ENTRY (item), draft);
  iteam_entry_add_to (ITEAM_ENTRY (remark), draft);

  team_init (&fixture->team, 2);
  team_commit (fixture->team.stores[0], draft);
  team_exchange_all (&fixture->team);

  fixture->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_window (GTK_TYPE_WINDOW);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  team_clear (&fixture->team);
}

static GtkWidget *
add_mark (Fixture    *fixture,
          const char *fields)
{
  GtkWidget *mark = g_object_new (ITEAM_TYPE_CONFLICT_MARK,
                                  "kind", "agenda_item",
                                  "fields", fields,
                                  "store", fixture->team.stores[1],
                                  "row", fixture->item,
                                  NULL);

  gtk_box_append (GTK_BOX (fixture->box), mark);

  return mark;
}

static gboolean
is_visible (gpointer widget)
{
  return gtk_widget_get_visible (widget);
}

static gboolean
is_hidden (gpointer widget)
{
  return !gtk_widget_get_visible (widget);
}

static const char *
get_words (GtkWidget *mark)
{
  return gtk_widget_get_tooltip_text (adw_bin_get_child (ADW_BIN (mark)));
}

/* At the minutes, what two wrote in them is asked about, and is not when it is decided. */
static void
test_field (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *minutes = add_mark (fixture, "minutes");
  GtkWidget *title = add_mark (fixture, "title");

  set_text (fixture, 0, ITEAM_KIND_AGENDA_ITEM, fixture->item, "minutes", NULL, "De opkomst was 74%");
  set_text (fixture, 1, ITEAM_KIND_AGENDA_ITEM, fixture->item, "minutes", NULL, "De opkomst viel mee");
  team_exchange_all (&fixture->team);
  wait_until (is_visible, minutes);
  g_assert_cmpstr (get_words (minutes), ==, "Minutes of the item: two people changed this");
  g_assert_true (is_hidden (title));

  store_fixture_resolve (fixture->team.stores[1], 1, ITEAM_DECISION_TAKE, NULL);
  wait_until (is_hidden, minutes);
}

/* At the item as a whole, also what belongs to it. */
static void
test_thing (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *item = add_mark (fixture, NULL);
  GtkWidget *minutes = add_mark (fixture, "minutes");

  set_text (fixture, 0, ITEAM_KIND_REMARK, fixture->remark, "text", "Het was anders", "Het was niet zo");
  set_text (fixture, 1, ITEAM_KIND_REMARK, fixture->remark, "text", "Het was anders", "Het was wel zo");
  team_exchange_all (&fixture->team);
  wait_until (is_visible, item);
  g_assert_cmpstr (get_words (item), ==, "Remark: two people changed this");
  g_assert_true (is_hidden (minutes));
}

int
main (int   argc,
      char *argv[])
{
  window_fixture_init (&argc, &argv);
  if (gtk_init_check ())
    adw_init ();

  g_test_add ("/conflict-mark/field", Fixture, NULL, set_up, test_field, tear_down);
  g_test_add ("/conflict-mark/thing", Fixture, NULL, set_up, test_thing, tear_down);

  return window_fixture_run ();
}
