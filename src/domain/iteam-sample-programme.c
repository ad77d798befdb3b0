/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-sample-programme.h"

#include <glib/gi18n-lib.h>

#include "iteam-lineage.h"
#include "iteam-sample-data.h"

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

/* The day on which the sample's team writes. */
#define TODAY iteam_day_from_iso ("2019-01-22")

static gint64
find_person (IteamDirectory *directory,
             const char     *short_name)
{
  IteamPerson *person = short_name != NULL ? iteam_directory_match_person (directory, short_name) : NULL;

  return person != NULL ? iteam_person_get_id (person) : 0;
}

static gint64
find_pillar (IteamDirectory *directory,
             const char     *nick)
{
  IteamPillar *pillar = nick != NULL ? iteam_directory_match_pillar (directory, nick) : NULL;

  return pillar != NULL ? iteam_pillar_get_id (pillar) : 0;
}

/* What part took part, of which nobody knows how many that are. */
static void
add_percentage (IteamDraft    *draft,
                IteamActivity *round,
                const char    *percentage)
{
  g_autoptr (IteamParticipation) whole = iteam_participation_new (ID (round), NULL);
  int permille = ITEAM_FIGURE_NONE;

  iteam_percentage_parse (percentage, &permille);
  g_object_set (whole, "percentage", permille, "updated", TODAY, NULL);
  iteam_entry_add_to (ITEAM_ENTRY (whole), draft);
}

static IteamActivity *
make_activity (const IteamSampleActivity *row,
               IteamDirectory            *directory)
{
  IteamActivity *activity = iteam_activity_new (row->title, row->kind, TODAY);
  int target = ITEAM_FIGURE_NONE;

  if (row->target != NULL)
    iteam_percentage_parse (row->target, &target);
  g_object_set (activity,
                "audience", row->audience,
                "state", row->state,
                "supplier", row->supplier,
                "leader", find_person (directory, row->leader),
                "partners", row->partners,
                "function-group", row->function_group,
                "head-count", row->head_count > 0 ? row->head_count : ITEAM_FIGURE_NONE,
                "side", row->side,
                "target", target,
                "text", row->text,
                "lessons", row->lessons,
                "pillar", find_pillar (directory, row->pillar),
                NULL);
  iteam_activity_set_moment (activity, row->moment, TODAY);
  iteam_activity_tidy (activity);

  return activity;
}

static GHashTable *
add_activities (IteamDraft     *draft,
                IteamDirectory *directory)
{
  GHashTable *activities = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (const IteamSampleActivity *row = iteam_sample_activities; row->key != NULL; row++)
    {
      IteamActivity *activity = make_activity (row, directory);

      iteam_entry_add_to (ITEAM_ENTRY (activity), draft);
      if (row->percentage != NULL)
        add_percentage (draft, activity, row->percentage);
      g_hash_table_insert (activities, (gpointer) row->key, activity);
    }

  return activities;
}

static void
add_actions (IteamDraft *draft,
             IteamPoint *point,
             const char *keys,
             GPtrArray  *actions)
{
  g_auto (GStrv) words = g_strsplit (keys != NULL ? keys : "", " ", -1);

  for (char **word = words; *word != NULL; word++)
    {
      IteamActionPoint *action = iteam_sample_find_action (actions, *word);
      g_autoptr (IteamPointAction) link = NULL;

      if (action == NULL)
        continue;
      link = iteam_point_action_new (ID (point), iteam_action_point_get_id (action));
      iteam_entry_add_to (ITEAM_ENTRY (link), draft);
    }
}

static IteamPoint *
make_point (const IteamSamplePoint *row,
            IteamDirectory         *directory,
            GHashTable             *points,
            GHashTable             *activities)
{
  IteamActivity *activity = row->activity != NULL ? g_hash_table_lookup (activities, row->activity) : NULL;
  IteamPoint *previous = row->previous != NULL ? g_hash_table_lookup (points, row->previous) : NULL;
  IteamPoint *point;

  if (previous != NULL)
    point = iteam_lineage_carry (previous, row->year, row->title, row->change, TODAY);
  else
    point = iteam_point_new (row->title, row->kind, row->year, TODAY);
  if (activity != NULL)
    {
      const IteamRef ref = { ITEAM_KIND_ACTIVITY, ID (activity) };
      g_autofree char *text = iteam_ref_to_string (&ref);

      g_object_set (point, "origin", iteam_activity_get_fields (activity)->title, "origin-ref", text, NULL);
    }
  g_object_set (point, "pillar", find_pillar (directory, row->pillar), NULL);
  if (row->state != ITEAM_POINT_OPEN)
    iteam_point_close (point, row->state, row->reason, iteam_day_from_iso (row->closed));

  return point;
}

static void
add_points (IteamDraft     *draft,
            IteamDirectory *directory,
            GPtrArray      *actions,
            GHashTable     *activities)
{
  g_autoptr (GHashTable) points = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);

  for (const IteamSamplePoint *row = iteam_sample_points; row->key != NULL; row++)
    {
      IteamPoint *point = make_point (row, directory, points, activities);

      iteam_entry_add_to (ITEAM_ENTRY (point), draft);
      add_actions (draft, point, row->actions, actions);
      g_hash_table_insert (points, (gpointer) row->key, point);
    }
}

static void
add_spotlights (IteamDraft     *draft,
                IteamDirectory *directory)
{
  for (const IteamSampleSpotlight *row = iteam_sample_spotlights; row->title != NULL; row++)
    {
      g_autoptr (IteamSpotlight) spotlight = iteam_spotlight_new (find_pillar (directory, row->pillar), row->title,
                                                                  iteam_day_from_iso (row->first), iteam_day_from_iso (row->last));

      g_object_set (spotlight, "text", row->text, "results", row->results, NULL);
      iteam_entry_add_to (ITEAM_ENTRY (spotlight), draft);
    }
}

static void
add_links (IteamDraft     *draft,
           IteamDirectory *directory)
{
  g_autoptr (IteamPillarLink) link = iteam_pillar_link_new (find_pillar (directory, "screen"), "Autoriteit Persoonsgegevens",
                                                            "https://autoriteitpersoonsgegevens.nl/");

  iteam_entry_add_to (ITEAM_ENTRY (link), draft);
}

/**
 * iteam_sample_programme_draft:
 * @directory: the people and pillars of a sample file
 * @actions: (element-type IteamActionPoint): its action points
 *
 * What the information note on 2018 tells of training, talks, screening, briefings and the
 * trainees' project, with the points that came of it, and the year plans.
 *
 * Returns: (transfer full): the draft that adds it.
 */
IteamDraft *
iteam_sample_programme_draft (IteamDirectory *directory,
                              GPtrArray      *actions)
{
  g_autoptr (IteamDraft) draft = iteam_draft_new (N_("Sample filled in"));
  g_autoptr (GHashTable) activities = NULL;

  g_return_val_if_fail (ITEAM_IS_DIRECTORY (directory), NULL);

  activities = add_activities (draft, directory);
  add_points (draft, directory, actions, activities);
  add_spotlights (draft, directory);
  add_links (draft, directory);

  return g_steal_pointer (&draft);
}

/**
 * iteam_sample_find_activity:
 * @programme: the programme of a sample file
 * @key: what an activity is called in the sample's tables
 *
 * Returns: (transfer none) (nullable): that one, known by the title that the sample gave it.
 */
IteamActivity *
iteam_sample_find_activity (IteamProgramme *programme,
                            const char     *key)
{
  for (const IteamSampleActivity *row = iteam_sample_activities; row->key != NULL; row++)
    for (guint i = 0; g_str_equal (row->key, key) && i < programme->activities->len; i++)
      if (g_strcmp0 (iteam_activity_get_fields (programme->activities->pdata[i])->title, row->title) == 0)
        return programme->activities->pdata[i];

  return NULL;
}
