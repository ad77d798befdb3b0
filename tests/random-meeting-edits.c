/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-meeting-edits.h"

#include "iteam-store-documents.h"
#include "iteam-store-meetings.h"
#include "store-fixture.h"

#define DAY(iso) iteam_day_from_iso (iso)
#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

/* The key of a document that is there, or 0. */
static gint64
find_document (GRand      *random,
               IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  iteam_store_read_documents_async (store, NULL, NULL, store_fixture_on_done, &result);
  documents = iteam_store_read_documents_finish (store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return documents->len > 0 ? iteam_document_get_id (documents->pdata[g_rand_int_range (random, 0, (int) documents->len)]) : 0;
}

/* As one types along: a line of the minutes, what becomes of the item, what comes of it. */
static void
edit_item (GRand           *random,
           IteamStore      *store,
           IteamAgendaItem *item,
           gint64           action)
{
  const char *lines[] = { "Besproken", "Aangevuld", "Nagevraagd" };
  const char *positions[] = { "G", "P", "W" };
  g_autoptr (IteamAgendaItem) edited = iteam_entry_copy (item);
  g_autoptr (IteamEntry) part = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  switch (g_rand_int_range (random, 0, 9))
    {
    case 0:
    case 1:
    case 2:
      {
        const char *minutes = iteam_agenda_item_get_fields (item)->minutes;
        g_auto (GStrv) parts = g_strsplit (minutes != NULL ? minutes : "a\nb\nc\nd", "\n", -1);
        int line = g_rand_int_range (random, 0, (int) g_strv_length (parts));
        g_autofree char *changed = NULL;

        g_free (parts[line]);
        parts[line] = g_strdup_printf ("%s %d", lines[g_rand_int_range (random, 0, 3)], g_rand_int_range (random, 0, 100));
        changed = g_strjoinv ("\n", parts);
        g_object_set (edited, "minutes", changed, NULL);
      }
      break;
    case 3:
      g_object_set (edited, "state", g_rand_int_range (random, 0, iteam_item_states.n_terms), NULL);
      break;
    case 4:
      part = ITEAM_ENTRY (iteam_outcome_new (g_rand_boolean (random) ? ITEAM_KIND_DECISION : ITEAM_KIND_COMMITMENT, ID (item), "Herhalen"));
      break;
    case 5:
      part = ITEAM_ENTRY (iteam_remark_new (ID (item), 0, "OR", "Het was anders", DAY ("2019-02-01")));
      break;
    case 6:
      {
        gint64 document = g_rand_boolean (random) ? find_document (random, store) : 0;
        const char *quote = g_rand_boolean (random) ? "meer dan 50 euro" : NULL;

        part = ITEAM_ENTRY (document != 0 ? iteam_item_link_new_passage (ID (item), document, g_rand_int_range (random, 1, 4), quote)
                                          : iteam_item_link_new_action (ID (item), action));
      }
      break;
    case 7:
      g_object_set (edited, "position", positions[g_rand_int_range (random, 0, 3)], NULL);
      break;
    default:
      draft = iteam_entry_draft_delete (ITEAM_ENTRY (item));
      store_fixture_write (store, draft);
      return;
    }

  draft = part != NULL ? iteam_entry_draft_new (part) : iteam_entry_draft_changes (ITEAM_ENTRY (item), ITEAM_ENTRY (edited));
  store_fixture_write (store, draft);
}

/* What was written before is changed, or taken back: who was there, what was decided, a
 * remark upon the minutes, what belongs to an item. */
static void
edit_part (GRand                    *random,
           IteamStore               *store,
           const IteamMeetingDetail *detail)
{
  const char *texts[] = { "Jaarlijks herhalen", "Niet herhalen", "Eerst de cijfers" };
  const char *text = texts[g_rand_int_range (random, 0, 3)];
  GPtrArray *const parts[] = { detail->attendance, detail->outcomes, detail->remarks, detail->links };
  GPtrArray *some = parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))];
  g_autoptr (IteamEntry) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  IteamEntry *part;

  if (some->len == 0)
    return;

  part = some->pdata[g_rand_int_range (random, 0, (int) some->len)];
  edited = iteam_entry_copy (part);
  if (g_rand_int_range (random, 0, 5) == 0 || some == detail->links)
    draft = iteam_entry_draft_delete (part);
  else if (some == detail->remarks)
    draft = iteam_remark_draft_answer (ITEAM_REMARK (part), (IteamRemarkState) g_rand_int_range (random, 0, iteam_remark_states.n_terms),
                                       text, "HRM", DAY ("2019-02-05"));
  else
    {
      if (some == detail->attendance)
        g_object_set (edited, "state", g_rand_int_range (random, 0, iteam_attendance_states.n_terms), NULL);
      else
        g_object_set (edited, "text", text, NULL);
      draft = iteam_entry_draft_changes (part, edited);
    }
  store_fixture_write (store, draft);
}

static GPtrArray *
read_series (IteamStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *series;

  iteam_store_read_series_async (store, NULL, store_fixture_on_done, &result);
  series = iteam_store_read_series_finish (store, store_fixture_wait (&result), &error);
  g_assert_no_error (error);

  return series;
}

/* Who is asked to each meeting of a series, as a guest or as a member, and where it is. */
static void
edit_series (GRand      *random,
             IteamStore *store)
{
  const char *guests[] = { "Trainees", "Functionaris gegevensbescherming", "Gespreksleider" };
  const char *guest = guests[g_rand_int_range (random, 0, 3)];
  g_autoptr (GPtrArray) all = read_series (store);
  g_autoptr (IteamSeries) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;

  if (all->len == 0)
    {
      edited = iteam_series_new ("I-team", ITEAM_MEETING_TEAM);
      store_fixture_add_entry (store, edited);

      return;
    }
  edited = iteam_entry_copy (all->pdata[0]);
  switch (g_rand_int_range (random, 0, 3))
    {
    case 0: iteam_series_remove_guest (edited, guest); break;
    case 1: g_object_set (edited, "place", guest, NULL); break;
    default: iteam_series_add_guest (edited, guest); break;
    }
  draft = iteam_entry_draft_changes (all->pdata[0], ITEAM_ENTRY (edited));
  store_fixture_write (store, draft);
}

/* One edit of a kind that people make of meetings, to what may be edited elsewhere as
 * well. @action: key of an action point that is there. */
void
random_meeting_edits_make (GRand      *random,
                           IteamStore *store,
                           gint64      action)
{
  const char *days[] = { "2019-01-22", "2019-03-05", "2019-04-16" };
  g_autoptr (GPtrArray) meetings = store_fixture_read_meetings (store);
  g_autoptr (IteamMeetingDetail) detail = NULL;
  g_autoptr (IteamMeeting) edited = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  IteamMeeting *meeting;

  if (meetings->len < 2)
    {
      edited = iteam_meeting_new ("I-team", ITEAM_MEETING_TEAM, DAY (days[g_rand_int_range (random, 0, 3)]), DAY ("2019-01-01"));
      store_fixture_add_entry (store, edited);

      return;
    }

  if (g_rand_int_range (random, 0, 12) == 0)
    {
      edit_series (random, store);

      return;
    }
  meeting = meetings->pdata[g_rand_int_range (random, 0, (int) meetings->len)];
  detail = store_fixture_read_meeting (store, ID (meeting));
  if (detail->items->len < 2 || g_rand_int_range (random, 0, 8) == 0)
    {
      g_autoptr (IteamAgendaItem) item = iteam_agenda_item_new (ID (meeting), "Dilemmatraining", DAY ("2019-01-01"));

      g_object_set (item, "position", "V", NULL);
      store_fixture_add_entry (store, item);

      return;
    }
  if (g_rand_int_range (random, 0, 4) == 0)
    {
      edit_part (random, store, detail);

      return;
    }
  if (g_rand_int_range (random, 0, 3) > 0)
    {
      edit_item (random, store, detail->items->pdata[g_rand_int_range (random, 0, (int) detail->items->len)], action);

      return;
    }

  edited = iteam_entry_copy (meeting);
  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      g_object_set (edited, "day", DAY (days[g_rand_int_range (random, 0, 3)]), "start", g_rand_int_range (random, 8, 17) * 60, NULL);
      break;
    case 1:
      g_object_set (edited, "state", g_rand_boolean (random) ? ITEAM_MEETING_DRAFT : ITEAM_MEETING_FOR_ADOPTION, NULL);
      break;
    case 2:
      {
        g_autoptr (IteamAttendance) guest = iteam_attendance_new (ID (meeting), 0, "Trainees");

        store_fixture_add_entry (store, guest);
      }
      return;
    default:
      draft = iteam_entry_draft_delete (ITEAM_ENTRY (meeting));
      store_fixture_write (store, draft);
      return;
    }
  draft = iteam_entry_draft_changes (ITEAM_ENTRY (meeting), ITEAM_ENTRY (edited));
  store_fixture_write (store, draft);
}
