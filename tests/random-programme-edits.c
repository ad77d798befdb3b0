/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-programme-edits.h"

#include "iteam-lineage.h"
#include "iteam-store-report.h"
#include "iteam-store-programme.h"
#include "store-fixture.h"

#define DAY(iso) iteam_day_from_iso (iso)
#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

static void
on_done (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static IteamProgramme *
read_programme (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IteamProgramme *programme;

  iteam_store_read_programme_async (store, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  programme = iteam_store_read_programme_finish (store, result, &error);
  g_assert_no_error (error);

  return programme;
}

static void
commit (IteamStore *store,
        IteamDraft *draft)
{
  g_autoptr (GError) error = NULL;

  if (iteam_draft_is_empty (draft))
    return;
  store_fixture_commit (store, draft, &error);
  g_assert_no_error (error);
}

static void
add (IteamStore *store,
     IteamEntry *entry)
{
  g_autoptr (IteamDraft) draft = iteam_entry_draft_new (entry);

  commit (store, draft);
  g_object_unref (entry);
}

static gpointer
any_of (GRand     *random,
        GPtrArray *entries)
{
  return entries->pdata[g_rand_int_range (random, 0, (int) entries->len)];
}

static void
edit_activity (GRand         *random,
               IteamActivity *edited)
{
  const char *moments[] = { "najaar 2019", "eind 2018", "19 juni 2018", "nog te bepalen" };
  const char *lessons[] = { "Eerst vragen", "Eerst vragen\nDan delen", "Dan delen" };

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      iteam_activity_set_moment (edited, moments[g_rand_int_range (random, 0, 4)], DAY ("2019-01-22"));
      break;
    case 1:
      g_object_set (edited, "lessons", lessons[g_rand_int_range (random, 0, 3)], NULL);
      break;
    case 2:
      g_object_set (edited, "state", g_rand_int_range (random, 0, iteam_activity_states.n_terms), NULL);
      break;
    default:
      /* A screening has no lessons, whatever someone else writes at the same time. */
      g_object_set (edited, "kind", g_rand_int_range (random, 0, iteam_activity_kinds.n_terms), NULL);
      iteam_activity_tidy (edited);
    }
}

static void
edit_participation (GRand              *random,
                    IteamParticipation *edited)
{
  if (g_rand_boolean (random))
    g_object_set (edited, "completed", g_rand_int_range (random, 0, 40), "updated", DAY ("2018-12-01"), NULL);
  else
    g_object_set (edited, "percentage", g_rand_int_range (random, -1, 1000), NULL);
}

/* Changes one thing, or takes it back. */
static void
edit (GRand      *random,
      IteamStore *store,
      IteamEntry *entry)
{
  g_autoptr (IteamEntry) edited = iteam_entry_copy (entry);
  g_autoptr (IteamDraft) draft = NULL;

  if (g_rand_int_range (random, 0, 9) == 0)
    {
      draft = iteam_entry_draft_delete (entry);
      commit (store, draft);

      return;
    }

  if (ITEAM_IS_ACTIVITY (edited))
    edit_activity (random, ITEAM_ACTIVITY (edited));
  else if (ITEAM_IS_PARTICIPATION (edited))
    edit_participation (random, ITEAM_PARTICIPATION (edited));
  else if (ITEAM_IS_POINT (edited))
    iteam_point_close (ITEAM_POINT (edited), (IteamPointState) g_rand_int_range (random, 0, iteam_point_states.n_terms), "Te duur",
                       DAY ("2018-12-20"));
  else if (ITEAM_IS_SPOTLIGHT (edited))
    iteam_spotlight_move (ITEAM_SPOTLIGHT (edited), g_rand_int_range (random, -3, 4));
  else
    g_object_set (edited, "count", g_rand_int_range (random, 0, 9), NULL);
  draft = iteam_entry_draft_changes (entry, edited);
  commit (store, draft);
}

static IteamReportDetail *
read_report (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IteamReportDetail *detail;

  iteam_store_read_report_async (store, 2018, NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  detail = iteam_store_read_report_finish (store, result, &error);
  g_assert_no_error (error);

  return detail;
}

/* The report is begun by whoever is first, or by several at once; then sections are written,
 * moved, left out, and added. */
static void
edit_report (GRand      *random,
             IteamStore *store)
{
  const char *texts[] = { "Preventie", "Preventie\n\nScreening", "Screening\n\nTraining" };
  g_autoptr (IteamReportDetail) detail = read_report (store);
  g_autoptr (IteamDraft) draft = NULL;
  g_autoptr (IteamReport) head = NULL;
  g_autoptr (IteamReportSection) edited = NULL;
  IteamReportSection *section;

  if (detail->report == NULL || detail->sections->len == 0)
    {
      draft = iteam_report_detail_draft_begin (detail, DAY ("2019-01-22"));
      commit (store, draft);

      return;
    }
  section = any_of (random, detail->sections);
  edited = iteam_entry_copy (section);
  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      head = iteam_entry_copy (detail->report);
      g_object_set (head, "reference", texts[g_rand_int_range (random, 0, 3)], NULL);
      draft = iteam_entry_draft_changes (ITEAM_ENTRY (detail->report), ITEAM_ENTRY (head));
      commit (store, draft);
      return;
    case 1:
      add (store, ITEAM_ENTRY (iteam_report_detail_add_section (detail, (guint) g_rand_int_range (random, 0, (int) detail->sections->len), "Eigen")));
      return;
    case 2:
      {
        g_autofree char *position = iteam_report_detail_position_at (detail, section, 0);

        g_object_set (edited, "position", position, NULL);
        break;
      }
    case 3:
      g_object_set (edited, "left-out", g_rand_boolean (random), NULL);
      break;
    default:
      g_object_set (edited, "text", texts[g_rand_int_range (random, 0, 3)], "written", DAY ("2019-01-22"), NULL);
    }
  draft = iteam_entry_draft_changes (ITEAM_ENTRY (section), ITEAM_ENTRY (edited));
  commit (store, draft);
}

/* One edit of a kind that people make of the programme or the report on it, to what may be edited elsewhere as
 * well. @action: key of an action point that is there. */
void
random_programme_edits_make (GRand      *random,
                             IteamStore *store,
                             gint64      action)
{
  const char *units[] = { "Dienstverlening", "Beheer", "Café", NULL };
  g_autoptr (IteamProgramme) programme = read_programme (store);
  GPtrArray *const all[] = { programme->activities, programme->participation, programme->points, programme->spotlights, programme->counts };
  GPtrArray *some = all[g_rand_int_range (random, 0, G_N_ELEMENTS (all))];

  if (g_rand_int_range (random, 0, 6) == 0)
    {
      edit_report (random, store);

      return;
    }
  if (some->len > 1 && g_rand_int_range (random, 0, 4) > 0)
    edit (random, store, any_of (random, some));
  else if (programme->activities->len == 0 || some == programme->activities)
    add (store, ITEAM_ENTRY (iteam_activity_new ("Dilemmatraining", (IteamActivityKind) g_rand_int_range (random, 0, 10), DAY ("2018-10-01"))));
  else if (some == programme->participation)
    {
      IteamParticipation *row = iteam_participation_new (ID (any_of (random, programme->activities)), units[g_rand_int_range (random, 0, 4)]);

      edit_participation (random, row);
      add (store, ITEAM_ENTRY (row));
    }
  else if (some == programme->points && some->len > 0 && g_rand_boolean (random))
    {
      IteamPoint *point = any_of (random, some);

      if (g_rand_boolean (random))
        add (store, ITEAM_ENTRY (iteam_point_action_new (ID (point), action)));
      else
        add (store, ITEAM_ENTRY (iteam_lineage_carry (point, iteam_point_get_fields (point)->year + 1, NULL, "Per team", DAY ("2019-12-02"))));
    }
  else if (some == programme->points)
    add (store, ITEAM_ENTRY (iteam_point_new ("Geschenken", ITEAM_POINT_ATTENTION, 2018, DAY ("2018-12-11"))));
  else if (some == programme->spotlights)
    add (store, ITEAM_ENTRY (iteam_spotlight_new (0, "Opgeruimd bureau", DAY ("2019-02-06"), DAY ("2019-02-26"))));
  else
    add (store, ITEAM_ENTRY (iteam_report_count_new (2018, (IteamReportKind) g_rand_int_range (random, 0, 3), ITEAM_SIDE_INTERNAL)));
}
