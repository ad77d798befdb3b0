/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-edits.h"

#include "iteam-action-note.h"
#include "iteam-store-documents.h"
#include "random-meeting-edits.h"
#include "random-programme-edits.h"
#include "store-fixture.h"

static GPtrArray *
read_documents (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *documents;

  iteam_store_read_documents_async (store, NULL, NULL, store_fixture_on_done, &result);
  documents = iteam_store_read_documents_finish (store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return documents;
}

/* Of what would come to take its own place nothing is written. */
static void
supersede (IteamStore    *store,
           IteamDocument *read,
           IteamDocument *edited)
{
  g_autoptr (IteamDraft) draft = iteam_document_draft_changes (read, edited);
  g_autoptr (GError) error = NULL;

  if (!iteam_draft_is_empty (draft) && !store_fixture_commit (store, draft, &error))
    g_assert_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID);
}

/* Two write the same note, one deletes it, or the document that it is on. */
static void
random_passage_edit (GRand         *random,
                     IteamStore    *store,
                     IteamDocument *document)
{
  const char *texts[] = { "Zie artikel 4", "Geldt ook voor fracties", "Navragen bij de griffier" };
  const char *text = texts[g_rand_int_range (random, 0, 3)];
  gint64 id = iteam_document_get_id (document);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) passages = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  iteam_store_read_passages_async (store, id, NULL, store_fixture_on_done, &result);
  passages = iteam_store_read_passages_finish (store, store_fixture_wait (&result), NULL);
  if (passages->len < 2)
    {
      g_autoptr (IteamPassage) passage = iteam_passage_new (id, (guint) g_rand_int_range (random, 0, 9), g_rand_int_range (random, 0, 2));

      g_object_set (passage, "text", text, "day", iteam_day_from_iso ("2019-01-03"), NULL);
      draft = iteam_passage_draft_new (passage);
    }
  else if (g_rand_int_range (random, 0, 4) == 0)
    draft = iteam_passage_draft_delete (passages->pdata[1]);
  else
    draft = iteam_passage_draft_text (passages->pdata[0], text);
  if (!iteam_draft_is_empty (draft))
    store_fixture_write (store, draft);
}

/* Documents refer to one another, to action points and to pillars, and have parts. */
static void
random_document_edit (GRand      *random,
                      IteamStore *store,
                      gint64      action)
{
  const char *titles[] = { "Gedragscode", "Protocol", "Handreiking" };
  g_autoptr (GPtrArray) documents = read_documents (store);
  g_autoptr (IteamDocument) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  IteamDocument *read = NULL;

  if (documents->len < 2 || g_rand_int_range (random, 0, 8) == 0)
    {
      edited = iteam_document_new (titles[g_rand_int_range (random, 0, 3)], iteam_day_from_iso ("2019-01-03"));
      draft = iteam_document_draft_new (edited);
      store_fixture_write (store, draft);

      return;
    }

  read = g_ptr_array_index (documents, g_rand_int_range (random, 0, (int) documents->len));
  edited = iteam_document_copy (read);
  switch (g_rand_int_range (random, 0, 8))
    {
    case 5:
    case 6:
      random_passage_edit (random, store, read);
      return;
    case 0:
      g_object_set (edited, "title", titles[g_rand_int_range (random, 0, 3)], "kind", g_rand_int_range (random, 0, ITEAM_N_DOCUMENT_KINDS), NULL);
      break;
    case 1:
      if (g_rand_int_range (random, 0, 4) == 0)
        g_object_set (edited, "superseded-by", (gint64) 0, NULL);
      else
        g_object_set (edited, "superseded-by",
                      iteam_document_get_id (g_ptr_array_index (documents, g_rand_int_range (random, 0, (int) documents->len))), NULL);
      supersede (store, read, edited);
      return;
    case 2:
      iteam_document_put_adoption (edited, iteam_adoption_new (0, "gemeenteraad", g_rand_int_range (random, 0, 2),
                                                               iteam_day_from_iso ("2018-05-15") + g_rand_int_range (random, 0, 3)));
      break;
    case 3:
      if (iteam_document_get_adoptions (edited)->len > 0)
        iteam_document_remove_adoption (edited, ((IteamAdoption *) g_ptr_array_index (iteam_document_get_adoptions (edited), 0))->id);
      break;
    case 4:
      iteam_document_link_action (edited, action, g_rand_boolean (random));
      break;
    default:
      draft = iteam_document_draft_delete (read);
      store_fixture_write (store, draft);

      return;
    }
  draft = iteam_document_draft_changes (read, edited);
  if (!iteam_draft_is_empty (draft))
    store_fixture_write (store, draft);
}

/* One edit of a kind that people make, to what may be edited elsewhere as well. */
void
random_edits_make (GRand      *random,
                   IteamStore *store)
{
  const char *titles[] = { "Folder maken", "Folder drukken", "Training herhalen" };
  const char *lines[] = { "Een", "Twee", "Drie", "Vier" };
  g_autoptr (GPtrArray) actions = store_fixture_actions (store);
  g_autoptr (IteamActionPoint) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  IteamActionPoint *read;
  gint64 id;

  if (actions->len == 0 || g_rand_int_range (random, 0, 12) == 0)
    {
      store_fixture_add (store, titles[g_rand_int_range (random, 0, 3)]);

      return;
    }

  read = g_ptr_array_index (actions, g_rand_int_range (random, 0, (int) actions->len));
  id = iteam_action_point_get_id (read);
  edited = iteam_action_point_copy (read);
  switch (g_rand_int_range (random, 0, 20))
    {
    case 0:
    case 1:
      iteam_action_point_set_title (edited, titles[g_rand_int_range (random, 0, 3)]);
      break;
    case 2:
    case 3:
    case 4:
      {
        const char *text = iteam_action_point_get_fields (read)->description;
        g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "A\nB\nC\nD\nE", "\n", -1);
        int line = g_rand_int_range (random, 0, (int) g_strv_length (parts));
        g_autofree char *changed = NULL;

        g_free (parts[line]);
        parts[line] = g_strdup_printf ("%s %d", lines[g_rand_int_range (random, 0, 4)], g_rand_int_range (random, 0, 100));
        changed = g_strjoinv ("\n", parts);
        iteam_action_point_set_description (edited, changed);
      }
      break;
    case 5:
      iteam_action_point_set_due (edited, iteam_day_from_iso ("2019-02-01") + g_rand_int_range (random, 0, 5));
      break;
    case 6:
      {
        g_autoptr (IteamActionNote) note = iteam_action_note_new (0, id, iteam_day_from_iso ("2019-01-03"), "HRM", "Gebeld");
        g_autoptr (IteamDraft) added = iteam_action_note_draft_new (note);

        store_fixture_write (store, added);
      }
      return;
    case 10:
    case 11:
    case 12:
      random_document_edit (random, store, id);
      return;
    case 13:
    case 14:
    case 15:
    case 16:
      random_meeting_edits_make (random, store, id);
      return;
    case 17:
    case 18:
    case 19:
      random_programme_edits_make (random, store, id);
      return;
    case 7:
      draft = iteam_draft_new ("Action point deleted");
      iteam_draft_delete (draft, ITEAM_KIND_ACTION, id);
      store_fixture_write (store, draft);
      return;
    case 8:
      {
        g_autofree char *words = store_fixture_undo (store, g_rand_boolean (random), NULL);

        (void) words;
      }
      return;
    default:
      {
        g_autoptr (GPtrArray) conflicts = store_fixture_conflicts (store);

        if (conflicts->len > 0)
          {
            IteamOpenConflict *conflict = g_ptr_array_index (conflicts, g_rand_int_range (random, 0, (int) conflicts->len));

            store_fixture_resolve (store, conflict->number, g_rand_boolean (random) ? ITEAM_DECISION_KEEP : ITEAM_DECISION_TAKE, NULL);
          }
      }
      return;
    }

  draft = iteam_action_point_draft_changes (read, edited);
  if (!iteam_draft_is_empty (draft))
    store_fixture_write (store, draft);
}
