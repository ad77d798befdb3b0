/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sample.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-note.h"
#include "iteam-check-item.h"
#include "iteam-id.h"
#include "iteam-sample-data.h"

static GHashTable *
add_people (IteamDraft *draft)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (const IteamSamplePerson *row = iteam_sample_people; row->name != NULL; row++)
    {
      g_autoptr (IteamPerson) person = iteam_person_new (row->name);
      g_autoptr (IteamDraft) added = NULL;
      IteamRoleTerm term = {
        .role = row->role,
        .external = row->external,
        .from = iteam_day_from_iso (row->from),
        .to = iteam_day_from_iso (row->to),
      };
      gint64 id = iteam_person_get_id (person);

      iteam_person_set_short_name (person, row->short_name);
      iteam_person_set_active (person, row->to == NULL);
      iteam_person_put_role (person, &term);
      added = iteam_person_draft_new (person);
      iteam_draft_append (draft, added);
      g_hash_table_insert (ids, (gpointer) row->short_name, g_memdup2 (&id, sizeof id));
    }

  return ids;
}

static GArray *
find_owners (const char *names,
             GHashTable *people)
{
  GArray *owners = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) words = g_strsplit (names, " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      const gint64 *id = g_hash_table_lookup (people, *word);

      g_assert (id != NULL);
      g_array_append_val (owners, *id);
    }

  return owners;
}

/* The pillars are known by their nicks, which stay when someone renames one. */
static gint64
find_pillar (IteamDirectory *directory,
             const char     *nick)
{
  GListModel *pillars = iteam_directory_get_pillars (directory);

  for (guint i = 0; nick != NULL && i < g_list_model_get_n_items (pillars); i++)
    {
      g_autoptr (IteamPillar) pillar = g_list_model_get_item (pillars, i);

      if (g_strcmp0 (iteam_pillar_get_nick (pillar), nick) == 0)
        return iteam_pillar_get_id (pillar);
    }

  return 0;
}

static gint64
add_action (IteamDraft              *draft,
            const IteamSampleAction *row,
            IteamDirectory          *directory,
            GHashTable              *people)
{
  gboolean dropped = row->status == ITEAM_ACTION_DROPPED;
  g_autoptr (IteamActionPoint) action = NULL;
  g_autoptr (IteamDraft) added = NULL;
  IteamActionFields fields = {
    .id = iteam_id_new (),
    .title = g_strdup (row->title),
    .description = g_strdup (row->description),
    .status = row->status,
    .reason = dropped ? g_strdup (row->reason) : NULL,
    .waiting_for = dropped ? NULL : g_strdup (row->reason),
    .kind = row->kind,
    .priority = row->priority,
    .pillar = find_pillar (directory, row->pillar),
    .start = iteam_day_from_iso (row->start),
    .due = iteam_day_from_iso (row->due),
    .created = iteam_day_from_iso (row->created),
    .closed = iteam_day_from_iso (row->closed),
    .postponed = row->postponed,
    .recurrence = g_strdup (row->recurrence),
    .recurs_from_completion = row->recurs_from_completion,
    .origin = g_strdup (row->origin),
  };

  action = iteam_action_point_new_take (&fields, find_owners (row->owners, people));
  added = iteam_action_point_draft_new (action);
  iteam_draft_append (draft, added);

  return iteam_action_point_get_id (action);
}

static void
add_notes (IteamDraft *draft,
           const char *key,
           gint64      action)
{
  for (const IteamSampleNote *row = iteam_sample_notes; row->action != NULL; row++)
    {
      g_autoptr (IteamActionNote) note = NULL;
      g_autoptr (IteamDraft) added = NULL;

      if (!g_str_equal (row->action, key))
        continue;

      note = iteam_action_note_new (0, action, iteam_day_from_iso (row->day), row->who, row->text);
      added = iteam_action_note_draft_new (note);
      iteam_draft_append (draft, added);
    }
}

static void
add_checks (IteamDraft *draft,
            const char *key,
            gint64      action)
{
  g_autofree char *position = NULL;

  for (const IteamSampleCheck *row = iteam_sample_checks; row->action != NULL; row++)
    {
      g_autoptr (IteamCheckItem) item = NULL;
      g_autoptr (IteamDraft) added = NULL;
      char *next;

      if (!g_str_equal (row->action, key))
        continue;

      next = iteam_position_between (position, NULL);
      g_free (position);
      position = next;
      item = iteam_check_item_new (0, action, row->text, row->done, position);
      added = iteam_check_item_draft_new (item);
      iteam_draft_append (draft, added);
    }
}

/**
 * iteam_sample_find_action:
 * @actions: (element-type IteamActionPoint): the action points of a sample file
 * @key: what one is called in the sample's tables
 *
 * Returns: (transfer none) (nullable): that one, known by the title that the sample gave it.
 */
IteamActionPoint *
iteam_sample_find_action (GPtrArray  *actions,
                          const char *key)
{
  for (const IteamSampleAction *row = iteam_sample_actions; row->key != NULL; row++)
    for (guint i = 0; g_str_equal (row->key, key) && i < actions->len; i++)
      if (g_strcmp0 (iteam_action_point_get_fields (actions->pdata[i])->title, row->title) == 0)
        return actions->pdata[i];

  return NULL;
}

/**
 * iteam_sample_draft:
 * @directory: the directory of a new file, with its four pillars
 *
 * The year 2018 and the start of 2019 as the municipality's information note
 * to the council tells them: the roles as people, and the action points that
 * follow from it. Everyone is a role; nobody can be recognised.
 *
 * Returns: (transfer full): the draft that fills a sample file.
 */
IteamDraft *
iteam_sample_draft (IteamDirectory *directory)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Sample filled in"));
  g_autoptr (GHashTable) people = NULL;

  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  people = add_people (draft);
  for (const IteamSampleAction *row = iteam_sample_actions; row->key != NULL; row++)
    {
      gint64 action = add_action (draft, row, directory, people);

      add_notes (draft, row->key, action);
      add_checks (draft, row->key, action);
    }

  return g_steal_pointer (&draft);
}
