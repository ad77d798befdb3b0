/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static IteamNewsReport *
read_news (IteamStore *store,
           gint64      since)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IteamNewsReport *report;

  iteam_store_read_news_async (store, since, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  report = iteam_store_read_news_finish (store, result, &error);
  g_assert_no_error (error);

  return report;
}

static gint64
last_change (IteamStore *store)
{
  g_autoptr (IteamNewsReport) report = read_news (store, G_MAXINT64);

  g_assert_cmpuint (report->items->len, ==, 0);

  return report->last;
}

static void
add_check_item (IteamStore *store,
                gint64      action)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new ("Checklist changed");
  g_autoptr (GError) error = NULL;

  iteam_draft_insert (draft, ITEAM_KIND_CHECK_ITEM, 77);
  iteam_draft_set_integer (draft, ITEAM_KIND_CHECK_ITEM, 77, "action", 0, action);
  iteam_draft_set_text (draft, ITEAM_KIND_CHECK_ITEM, 77, "text", NULL, "Drukker bellen");
  store_fixture_commit (store, draft, &error);
  g_assert_no_error (error);
}

/* What someone else wrote in the same file is new, once for each thing, with the
 * last change of it; one's own is not, nor what was there before. */
static void
test_others (void)
{
  g_autofree char *folder = store_fixture_folder ();
  IteamStore *mine = store_fixture_open (folder, "HRM");
  IteamStore *theirs = store_fixture_open (folder, "OR");
  g_autoptr (IteamNewsReport) report = NULL;
  gint64 before, after, folder_id, training;
  const IteamNews *news;

  store_fixture_add (theirs, "Gezien");
  before = last_change (mine);
  g_assert_cmpint (before, >, 0);
  store_fixture_add (mine, "Van mij");
  folder_id = store_fixture_add (theirs, "Folder maken");
  training = store_fixture_add (theirs, "Training plannen");
  add_check_item (theirs, folder_id);
  after = last_change (mine);

  report = read_news (mine, before);
  g_assert_cmpint (report->last, ==, after);
  g_assert_cmpint (report->author, !=, 0);
  g_assert_cmpuint (report->items->len, ==, 2);
  news = g_ptr_array_index (report->items, 0);
  g_assert_cmpint (news->thing.kind, ==, ITEAM_KIND_ACTION);
  g_assert_cmpint (news->thing.id, ==, folder_id);
  g_assert_cmpint (news->change, ==, after);
  g_assert_cmpstr (news->who, ==, "OR");
  g_assert_cmpint (ABS (news->when - g_get_real_time ()), <, G_TIME_SPAN_HOUR);
  news = g_ptr_array_index (report->items, 1);
  g_assert_cmpint (news->thing.id, ==, training);
  g_assert_cmpint (news->change, <, after);
  g_clear_pointer (&report, iteam_news_report_free);

  report = read_news (mine, after);
  g_assert_cmpuint (report->items->len, ==, 0);

  store_fixture_close (theirs);
  store_fixture_close (mine);
  store_fixture_remove (folder);
}

/* What was undone is not new; that it was undone is. */
static void
test_undone (void)
{
  g_autofree char *folder = store_fixture_folder ();
  IteamStore *mine = store_fixture_open (folder, "HRM");
  IteamStore *theirs = store_fixture_open (folder, "OR");
  g_autoptr (IteamNewsReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gint64 before = last_change (mine);

  store_fixture_add (theirs, "Folder maken");
  sentence = store_fixture_undo (theirs, FALSE, &error);
  g_assert_no_error (error);
  report = read_news (mine, before);
  g_assert_cmpuint (report->items->len, ==, 1);
  g_assert_cmpint (((IteamNews *) report->items->pdata[0])->change, ==, report->last);

  store_fixture_close (theirs);
  store_fixture_close (mine);
  store_fixture_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store-news/others", test_others);
  g_test_add_func ("/store-news/undone", test_undone);

  return g_test_run ();
}
