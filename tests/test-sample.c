/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "iteam-sample.h"
#include "iteam-sample-data.h"
#include "iteam-sample-documents.h"
#include "iteam-sample-meetings.h"

static IteamDirectory *
make_directory (void)
{
  IteamDirectory *directory = iteam_directory_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) pillars = g_ptr_array_new_with_free_func (g_object_unref);
  const char *const nicks[] = { "inside", "outside", "screen", "cloud" };

  for (gsize i = 0; i < G_N_ELEMENTS (nicks); i++)
    g_ptr_array_add (pillars, iteam_pillar_new (i + 1, nicks[i], nicks[i], NULL, 0, nicks[i]));
  iteam_directory_update (directory, people, pillars);

  return directory;
}

/* The rules of the store's schema, here because a table is easily mistyped. */
static void
test_rows (void)
{
  guint n_statuses[ITEAM_N_ACTION_STATUSES] = { 0 };
  guint n_kinds[ITEAM_N_ACTION_KINDS] = { 0 };
  guint n_actions = 0;

  for (const IteamSampleAction *row = iteam_sample_actions; row->key != NULL; row++)
    {
      IteamDay created = iteam_day_from_iso (row->created);
      IteamDay due = iteam_day_from_iso (row->due);
      gboolean closed = row->status >= ITEAM_ACTION_DONE;
      gboolean gives_reason = row->status == ITEAM_ACTION_DROPPED || row->status == ITEAM_ACTION_WAITING;

      g_test_message ("%s", row->key);
      g_assert_cmpuint (created, !=, ITEAM_DAY_NONE);
      g_assert_cmpuint (due, >=, created);
      g_assert_cmpuint (due, <=, iteam_day_from_iso ("2019-12-31"));
      g_assert_cmpint (iteam_day_from_iso (row->closed) >= created, ==, closed);
      g_assert_cmpint (row->reason != NULL, ==, gives_reason);
      if (row->start != NULL)
        {
          g_assert_cmpuint (iteam_day_from_iso (row->start), >=, created);
          g_assert_cmpuint (iteam_day_from_iso (row->start), <=, due);
        }
      n_statuses[row->status]++;
      n_kinds[row->kind]++;
      n_actions++;
    }

  g_assert_cmpuint (n_actions, >=, 30);
  for (int i = 0; i < ITEAM_N_ACTION_STATUSES; i++)
    g_assert_cmpuint (n_statuses[i], >=, 2);
  for (int i = 0; i < ITEAM_N_ACTION_KINDS; i++)
    g_assert_cmpuint (n_kinds[i], >=, 4);
}

static void
test_keys (void)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (const IteamSampleAction *row = iteam_sample_actions; row->key != NULL; row++)
    g_assert_true (g_hash_table_add (keys, (gpointer) row->key));
  for (const IteamSamplePerson *row = iteam_sample_people; row->name != NULL; row++)
    {
      g_assert_true (g_hash_table_add (names, (gpointer) row->name));
      if (!g_str_equal (row->short_name, row->name))
        g_assert_true (g_hash_table_add (names, (gpointer) row->short_name));
    }

  for (const IteamSampleNote *row = iteam_sample_notes; row->action != NULL; row++)
    {
      g_assert_true (g_hash_table_contains (keys, row->action));
      g_assert_true (g_hash_table_contains (names, row->who));
      g_assert_cmpuint (iteam_day_from_iso (row->day), !=, ITEAM_DAY_NONE);
    }
  for (const IteamSampleCheck *row = iteam_sample_checks; row->action != NULL; row++)
    g_assert_true (g_hash_table_contains (keys, row->action));
}

static void
test_draft (void)
{
  g_autoptr (IteamDirectory) directory = make_directory ();
  g_autoptr (IteamDraft) draft = iteam_sample_draft (directory);
  GPtrArray *cells = iteam_draft_get_cells (draft);
  guint rows[ITEAM_N_KINDS] = { 0 };
  guint n_pillars = 0, n_actions = 0, n_notes = 0, n_checks = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const IteamCell *cell = cells->pdata[i];

      g_assert_null (cell->read);
      if (g_str_equal (cell->field, ITEAM_FIELD_ID))
        rows[cell->kind]++;
      if (g_str_equal (cell->field, "pillar"))
        {
          g_assert_cmpint (g_variant_get_int64 (cell->value), >=, 1);
          g_assert_cmpint (g_variant_get_int64 (cell->value), <=, 4);
          n_pillars++;
        }
    }

  for (const IteamSampleAction *row = iteam_sample_actions; row->key != NULL; row++)
    n_actions++;
  for (const IteamSampleNote *row = iteam_sample_notes; row->action != NULL; row++)
    n_notes++;
  for (const IteamSampleCheck *row = iteam_sample_checks; row->action != NULL; row++)
    n_checks++;
  g_assert_cmpuint (rows[ITEAM_KIND_ACTION], ==, n_actions);
  g_assert_cmpuint (rows[ITEAM_KIND_ACTION_NOTE], ==, n_notes);
  g_assert_cmpuint (rows[ITEAM_KIND_CHECK_ITEM], ==, n_checks);
  g_assert_cmpuint (rows[ITEAM_KIND_ACTION_OWNER], >, n_actions);
  g_assert_cmpuint (rows[ITEAM_KIND_PILLAR], ==, 0);
  g_assert_cmpuint (n_pillars, >=, 10);
}

static gboolean
is_action (const char *key)
{
  for (const IteamSampleAction *row = iteam_sample_actions; row->key != NULL; row++)
    if (g_str_equal (row->key, key))
      return TRUE;

  return FALSE;
}

static gboolean
is_document (const char *key)
{
  for (const IteamSampleDocument *row = iteam_sample_documents; row->key != NULL; row++)
    if (g_str_equal (row->key, key))
      return TRUE;

  return FALSE;
}

static gboolean
is_person (const char *short_name)
{
  for (const IteamSamplePerson *row = iteam_sample_people; row->name != NULL; row++)
    if (g_str_equal (row->short_name, short_name))
      return TRUE;

  return FALSE;
}

static gboolean
is_item (const char *title)
{
  for (const IteamSampleItem *row = iteam_sample_items; row->day != NULL; row++)
    if (g_str_equal (row->title, title))
      return TRUE;

  return FALSE;
}

/* "Nota#2", of a document with two pages at least. */
static void
assert_place (const IteamSampleDocument *document,
              const char                *place)
{
  g_auto (GStrv) words = g_strsplit (place, "#", 2);
  int n_pages = 1;

  for (const char *letter = document->text; *letter != '\0'; letter++)
    n_pages += *letter == '\f';
  g_assert_true (is_item (words[0]));
  g_assert_nonnull (words[1]);
  g_assert_cmpint (atoi (words[1]), >=, 1);
  g_assert_cmpint (atoi (words[1]), <=, n_pages);
}

static void
test_documents (void)
{
  guint n_adoptions = 0;
  guint n_attached = 0;

  for (const IteamSampleDocument *row = iteam_sample_documents; row->key != NULL; row++)
    {
      g_autofree char *bodies = g_strjoin (";", row->adopted != NULL ? row->adopted : "", row->noted, NULL);
      g_auto (GStrv) adoptions = g_strsplit (bodies, ";", -1);
      g_auto (GStrv) actions = g_strsplit (row->actions != NULL ? row->actions : "", " ", -1);
      g_auto (GStrv) places = g_strsplit (row->items != NULL ? row->items : "", ";", -1);

      g_test_message ("%s", row->key);
      for (char **place = places; *place != NULL; place++, n_attached++)
        assert_place (row, *place);
      g_assert_cmpuint (iteam_day_from_iso (row->dated), !=, ITEAM_DAY_NONE);
      g_assert_true (row->review == NULL || iteam_day_from_iso (row->review) > iteam_day_from_iso (row->dated));
      g_assert_true (row->superseded_by == NULL || is_document (row->superseded_by));
      g_assert_true (is_person (row->responsible));
      g_assert_true (g_str_has_suffix (row->file_name, ".pdf"));
      for (char **action = actions; *action != NULL; action++)
        g_assert_true (is_action (*action));
      for (char **adoption = adoptions; *adoption != NULL; adoption++)
        if (**adoption != '\0')
          {
            g_assert_cmpuint (iteam_day_from_iso (strchr (*adoption, ':') + 1), !=, ITEAM_DAY_NONE);
            n_adoptions++;
          }
      /* Headings stand alone, between empty lines. */
      g_assert_true (row->text != NULL ? g_str_has_prefix (row->text, "# ") && strstr (row->text, "\f\n") == NULL
                                       : g_str_equal (row->key, "handleiding"));
    }
  /* The protocol was adopted twice, and the guide was only noted. */
  g_assert_cmpuint (n_adoptions, ==, 5);
  g_assert_cmpuint (n_attached, ==, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/rows", test_rows);
  g_test_add_func ("/sample/documents", test_documents);
  g_test_add_func ("/sample/keys", test_keys);
  g_test_add_func ("/sample/draft", test_draft);

  return g_test_run ();
}
