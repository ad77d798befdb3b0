/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sample-documents.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-point.h"
#include "iteam-agenda-item.h"
#include "iteam-sample-data.h"
#include "iteam-sample-programme.h"

static GHashTable *
make_documents (const IteamSampleContent *contents)
{
  GHashTable *documents = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (guint i = 0; iteam_sample_documents[i].key != NULL; i++)
    {
      const IteamSampleDocument *row = &iteam_sample_documents[i];
      IteamDocument *document = iteam_document_new (row->title, iteam_day_from_iso (row->dated));

      g_object_set (document,
                    "kind", row->kind,
                    "version", row->version,
                    "dated", iteam_day_from_iso (row->dated),
                    "summary", row->summary,
                    "review", iteam_day_from_iso (row->review),
                    "retention", row->retention,
                    "tags", row->tags,
                    "file-name", row->file_name,
                    "content", contents[i].hash,
                    "size", contents[i].size,
                    "pages", contents[i].pages,
                    NULL);
      g_hash_table_insert (documents, (gpointer) row->key, document);
    }

  return documents;
}

static void
put_adoptions (IteamDocument   *document,
               const char      *text,
               IteamAdoptionWay way)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ";", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      g_auto (GStrv) words = g_strsplit (*part, ":", 2);

      if (g_strv_length (words) == 2)
        iteam_document_put_adoption (document, iteam_adoption_new (0, words[0], way, iteam_day_from_iso (words[1])));
    }
}

static void
link_actions (IteamDocument *document,
              const char    *keys,
              GPtrArray     *actions)
{
  g_auto (GStrv) words = g_strsplit (keys != NULL ? keys : "", " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      IteamActionPoint *action = iteam_sample_find_action (actions, *word);

      if (action != NULL)
        iteam_document_link_action (document, iteam_action_point_get_id (action), TRUE);
    }
}

static void
link_pillars (IteamDocument  *document,
              const char     *nicks,
              IteamDirectory *directory)
{
  g_auto (GStrv) words = g_strsplit (nicks != NULL ? nicks : "", " ", -1);
  GListModel *pillars = iteam_directory_get_pillars (directory);

  for (guint i = 0; i < g_list_model_get_n_items (pillars); i++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (pillars, i);

      if (iteam_pillar_get_nick (pillar) != NULL &&
          g_strv_contains ((const char *const *) words, iteam_pillar_get_nick (pillar)))
        iteam_document_link_pillar (document, iteam_pillar_get_id (pillar), TRUE);
    }
}

static void
link_activities (IteamDraft     *draft,
                 IteamDocument  *document,
                 const char     *keys,
                 IteamProgramme *programme)
{
  g_auto (GStrv) words = g_strsplit (keys != NULL ? keys : "", " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      IteamActivity *activity = iteam_sample_find_activity (programme, *word);
      g_autoptr (IteamActivityDocument) link = NULL;

      if (activity == NULL)
        continue;
      link = iteam_activity_document_new (iteam_entry_get_id (ITEAM_ENTRY (activity)), iteam_document_get_id (document));
      iteam_entry_add_to (ITEAM_ENTRY (link), draft);
    }
}

/* At the page that the talk is about; an item that goes on has it in each meeting. */
static void
attach (IteamDraft    *draft,
        IteamDocument *document,
        const char    *text,
        GPtrArray     *items)
{
  g_auto (GStrv) places = g_strsplit (text != NULL ? text : "", ";", -1);

  for (char **place = places; *place != NULL; place++)
    {
      g_auto (GStrv) words = g_strsplit (*place, "#", 2);

      for (guint i = 0; i < items->len; i++)
        {
          IteamAgendaItem *item = g_ptr_array_index (items, i);
          g_autoptr (IteamItemLink) link = NULL;

          if (!g_str_equal (iteam_agenda_item_get_fields (item)->title, words[0]))
            continue;
          link = iteam_item_link_new_document (iteam_entry_get_id (ITEAM_ENTRY (item)), iteam_document_get_id (document),
                                               words[1] != NULL ? atoi (words[1]) : 0);
          iteam_entry_add_to (ITEAM_ENTRY (link), draft);
        }
    }
}

/**
 * iteam_sample_documents_count:
 *
 * Returns: how many documents the sample's register has.
 */
guint
iteam_sample_documents_count (void)
{
  guint n = 0;

  while (iteam_sample_documents[n].key != NULL)
    n++;

  return n;
}

/**
 * iteam_sample_documents_draft:
 * @directory: the people and pillars of a sample file
 * @actions: (element-type IteamActionPoint): its action points
 * @programme: its programme
 * @items: (element-type IteamAgendaItem): the items of its meetings
 * @contents: (array): for each document what was made for it
 *
 * The documents that the municipality's information note names, with the bodies and
 * dates that it tells.
 *
 * Returns: (transfer full): the draft that adds them.
 */
IteamDraft *
iteam_sample_documents_draft (IteamDirectory           *directory,
                              GPtrArray                *actions,
                              IteamProgramme           *programme,
                              GPtrArray                *items,
                              const IteamSampleContent *contents)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Sample filled in"));
  g_autoptr (GHashTable) documents = NULL;

  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  documents = make_documents (contents);
  for (const IteamSampleDocument *row = iteam_sample_documents; row->key != NULL; row++)
    {
      IteamDocument *document = g_hash_table_lookup (documents, row->key);
      IteamDocument *later = row->superseded_by != NULL ? g_hash_table_lookup (documents, row->superseded_by) : NULL;
      IteamPerson *responsible = iteam_directory_match_person (directory, row->responsible);
      g_autoptr (IteamDraft) added = NULL;

      if (responsible != NULL)
        g_object_set (document, "responsible", iteam_person_get_id (responsible), NULL);
      if (later != NULL)
        g_object_set (document, "superseded-by", iteam_document_get_id (later), NULL);
      put_adoptions (document, row->adopted, ITEAM_ADOPTED);
      put_adoptions (document, row->noted, ITEAM_NOTED);
      link_actions (document, row->actions, actions);
      link_pillars (document, row->pillars, directory);
      added = iteam_document_draft_new (document);
      iteam_draft_append (draft, added);
      link_activities (draft, document, row->activities, programme);
      attach (draft, document, row->items, items);
    }

  return g_steal_pointer (&draft);
}
