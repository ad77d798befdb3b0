/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-carry-over.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"

/* What a meeting hands on to the next. The key of an item that goes on follows from
 * that of the item it comes from and that of the meeting it goes to: two people who
 * do the same apart from one another make the same rows, and what someone took off
 * the next agenda does not come back when it is done again. */

static const IteamTerm carries[] = {
  [ITEAM_CARRY_RESTS] = { "rests", N_("Done with") },
  [ITEAM_CARRY_STANDING] = { "standing", N_("Standing item") },
  [ITEAM_CARRY_NOT_TREATED] = { "not-treated", N_("Not treated") },
  [ITEAM_CARRY_POSTPONED] = { "postponed", N_("Postponed") },
  [ITEAM_CARRY_OPEN_ACTIONS] = { "open-actions", N_("Action points are open") },
};

const IteamTerms iteam_carries = { carries, G_N_ELEMENTS (carries) };

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

/**
 * iteam_carry_over_decide:
 * @item: an item of a meeting that was held or cancelled
 * @n_open_actions: how many of its action points are open
 *
 * Returns: whether it goes on to the next meeting, and why. The adoption of minutes
 *   is put on the next agenda as long as they lie for adoption, whatever became of an
 *   item about it.
 */
IteamCarry
iteam_carry_over_decide (IteamAgendaItem *item,
                         guint            n_open_actions)
{
  const IteamAgendaItemFields *fields;

  g_return_val_if_fail (ITEAM_IS_AGENDA_ITEM (item), ITEAM_CARRY_RESTS);

  fields = iteam_agenda_item_get_fields (item);
  if (fields->adopts != 0)
    return ITEAM_CARRY_RESTS;
  if (fields->standing)
    return ITEAM_CARRY_STANDING;
  if (fields->state == ITEAM_ITEM_POSTPONED)
    return ITEAM_CARRY_POSTPONED;
  if (fields->state == ITEAM_ITEM_OPEN)
    return ITEAM_CARRY_NOT_TREATED;
  if (fields->state == ITEAM_ITEM_TREATED && n_open_actions > 0)
    return ITEAM_CARRY_OPEN_ACTIONS;

  return ITEAM_CARRY_RESTS;
}

static const char *
position_at (const IteamMeetingDetail *detail,
             guint                     index)
{
  return index < detail->items->len ? iteam_agenda_item_get_fields (detail->items->pdata[index])->position : NULL;
}

/* Puts @item at a place of the agenda, and adds it to the edit. */
static void
put_at (IteamMeetingDetail *detail,
        guint               index,
        IteamAgendaItem    *item,
        IteamDraft         *draft)
{
  g_autofree char *position = iteam_position_between (index > 0 ? position_at (detail, index - 1) : NULL, position_at (detail, index));

  g_object_set (item, "position", position, NULL);
  g_ptr_array_insert (detail->items, (int) index, g_object_ref (item));
  iteam_entry_add_to (ITEAM_ENTRY (item), draft);
}

/**
 * iteam_carry_over_find_place:
 * @detail: a meeting with its agenda
 *
 * Returns: where a topic comes on the agenda, from 0: before what ends each meeting, any
 *   other business, or else at the end.
 */
guint
iteam_carry_over_find_place (const IteamMeetingDetail *detail)
{
  guint n_items = detail->items->len;

  if (n_items > 1 && iteam_agenda_item_get_fields (detail->items->pdata[n_items - 1])->standing)
    return n_items - 1;

  return n_items;
}

static gboolean
add_key (GHashTable *known,
         gint64      key)
{
  return g_hash_table_add (known, g_memdup2 (&key, sizeof key));
}

static guint
count_open (GPtrArray *actions)
{
  guint n_open = 0;

  for (guint i = 0; i < actions->len; i++)
    if (iteam_action_point_is_open (actions->pdata[i]))
      n_open++;

  return n_open;
}

static void
add_link (IteamMeetingDetail *to,
          IteamItemLink      *link,
          IteamDraft         *draft)
{
  for (guint i = 0; i < to->links->len; i++)
    if (ID (to->links->pdata[i]) == ID (link))
      return;

  g_ptr_array_add (to->links, g_object_ref (link));
  iteam_entry_add_to (ITEAM_ENTRY (link), draft);
}

static void
hand_on_links (const IteamMeetingDetail *from,
               IteamAgendaItem          *item,
               IteamMeetingDetail       *to,
               gint64                    next,
               gboolean                  documents_too,
               IteamDraft               *draft)
{
  g_autoptr (GPtrArray) actions = iteam_meeting_detail_list_actions (from, ID (item));
  g_autoptr (GPtrArray) documents = iteam_meeting_detail_list_documents (from, ID (item));

  for (guint i = 0; i < actions->len; i++)
    {
      g_autoptr (IteamItemLink) link = iteam_item_link_new_action (next, iteam_action_point_get_id (actions->pdata[i]));

      if (iteam_action_point_is_open (actions->pdata[i]))
        add_link (to, link, draft);
    }
  for (guint i = 0; documents_too && i < documents->len; i++)
    {
      const IteamItemLinkFields *fields = iteam_item_link_get_fields (documents->pdata[i]);
      g_autoptr (IteamItemLink) link = iteam_item_link_new_passage (next, fields->document, fields->page, fields->quote);

      add_link (to, link, draft);
    }
}

/* The item of @to that has the same origin: a standing item of the series. */
static IteamAgendaItem *
find_standing (const IteamMeetingDetail *to,
               gint64                    origin)
{
  for (guint i = 0; i < to->items->len; i++)
    {
      const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (to->items->pdata[i]);

      if (fields->series != 0 && fields->carried_from == origin)
        return to->items->pdata[i];
    }

  return NULL;
}

static void
hand_on (const IteamMeetingDetail *from,
         IteamAgendaItem          *item,
         IteamMeetingDetail       *to,
         GHashTable               *known,
         IteamDay                  today,
         IteamDraft               *draft)
{
  const IteamAgendaItemFields *fields = iteam_agenda_item_get_fields (item);
  g_autoptr (GPtrArray) actions = iteam_meeting_detail_list_actions (from, ID (item));
  g_autoptr (IteamAgendaItem) next = NULL;
  gint64 key = iteam_id_for_pair (ID (item), ID (to->meeting));
  IteamCarry why = iteam_carry_over_decide (item, count_open (actions));

  if (why == ITEAM_CARRY_RESTS)
    return;

  /* Each meeting begins with the standing items of the series as it is. */
  if (fields->standing && fields->series != 0)
    {
      IteamAgendaItem *standing = find_standing (to, fields->carried_from);

      if (standing != NULL)
        hand_on_links (from, item, to, ID (standing), FALSE, draft);

      return;
    }
  if (!add_key (known, key))
    return;

  next = iteam_agenda_item_repeat (item, ID (to->meeting), today);
  g_object_set (next,
                "id", key,
                "carried-from", ID (item),
                "times", fields->standing ? 0 : fields->times + 1,
                "postponed", fields->postponed + (why == ITEAM_CARRY_NOT_TREATED || why == ITEAM_CARRY_POSTPONED ? 1 : 0),
                NULL);
  put_at (to, iteam_carry_over_find_place (to), next, draft);
  hand_on_links (from, item, to, key, TRUE, draft);
}

/**
 * iteam_carry_over:
 * @from: a meeting that was held or cancelled, with all that belongs to it
 * @to: the next one, with its agenda, to which the items are added
 * @known: (element-type gint64): the keys of the items of @to, also of those that were
 *   deleted; keys that are added come in here
 * @today: the day of today
 * @draft: the edit to add to
 *
 * Puts on the agenda of @to what goes on: items that were not treated, that were
 * postponed, that have open action points, and standing ones. Their documents and open
 * action points go with them.
 */
void
iteam_carry_over (const IteamMeetingDetail *from,
                  IteamMeetingDetail       *to,
                  GHashTable               *known,
                  IteamDay                  today,
                  IteamDraft               *draft)
{
  for (guint i = 0; i < from->items->len; i++)
    hand_on (from, from->items->pdata[i], to, known, today, draft);
}

/**
 * iteam_carry_over_adoption:
 * @adopted: a meeting whose minutes lie for adoption
 * @to: the meeting that is to adopt them, to which the item is added
 * @known: (element-type gint64): as for iteam_carry_over()
 * @today: the day of today
 * @draft: the edit to add to
 *
 * Puts "adopt the minutes of …" on the agenda of @to, behind what opens it.
 *
 * Returns: (transfer none) (nullable): the item; %NULL if it is there, or was taken off.
 */
IteamAgendaItem *
iteam_carry_over_adoption (IteamMeeting       *adopted,
                           IteamMeetingDetail *to,
                           GHashTable         *known,
                           IteamDay            today,
                           IteamDraft         *draft)
{
  g_autofree char *name = iteam_meeting_format_name (adopted);
  g_autofree char *title = NULL;
  g_autoptr (IteamAgendaItem) item = NULL;
  gint64 key = iteam_id_for_pair (ID (adopted), ID (to->meeting));
  guint place = 0;

  if (!add_key (known, key))
    return NULL;

  /* Translators: an item of an agenda; a meeting: "I-team 22 January 2019". */
  title = g_strdup_printf (_("Adopt the minutes of %s"), name);
  item = iteam_agenda_item_new (ID (to->meeting), title, today);
  g_object_set (item, "id", key, "kind", ITEAM_ITEM_DECIDE, "adopts", ID (adopted), "planned", 5, NULL);
  if (to->items->len > 0)
    {
      const IteamAgendaItemFields *opening = iteam_agenda_item_get_fields (to->items->pdata[0]);

      g_object_set (item, "section", opening->section, NULL);
      place = 1;
    }
  /* Several come in the order of their meetings. */
  while (place < to->items->len && iteam_agenda_item_get_fields (to->items->pdata[place])->adopts != 0)
    place++;
  put_at (to, place, item, draft);

  return item;
}

/**
 * iteam_carry_over_standing:
 * @standing: (element-type IteamAgendaItem): the standing items of a series, in order
 * @to: a new meeting of it, to which they are added
 * @known: (element-type gint64): as for iteam_carry_over()
 * @today: the day of today
 * @draft: the edit to add to
 *
 * Begins an agenda with the standing items of the series.
 */
void
iteam_carry_over_standing (GPtrArray          *standing,
                           IteamMeetingDetail *to,
                           GHashTable         *known,
                           IteamDay            today,
                           IteamDraft         *draft)
{
  for (guint i = 0; i < standing->len; i++)
    {
      gint64 key = iteam_id_for_pair (ID (standing->pdata[i]), ID (to->meeting));
      g_autoptr (IteamAgendaItem) item = NULL;

      if (!add_key (known, key))
        continue;
      item = iteam_agenda_item_repeat (standing->pdata[i], ID (to->meeting), today);
      g_object_set (item, "id", key, "carried-from", ID (standing->pdata[i]),
                    "series", iteam_agenda_item_get_fields (standing->pdata[i])->series, NULL);
      put_at (to, to->items->len, item, draft);
    }
}

/**
 * iteam_carry_over_topic:
 * @topic: an item that waits for a meeting
 * @to: a meeting, to whose agenda it is added
 * @draft: the edit to add to
 *
 * Puts a topic on an agenda, ahead of what ends each meeting.
 */
void
iteam_carry_over_topic (IteamAgendaItem          *topic,
                        const IteamMeetingDetail *to,
                        IteamDraft               *draft)
{
  guint place = iteam_carry_over_find_place (to);
  g_autofree char *position = iteam_position_between (place > 0 ? position_at (to, place - 1) : NULL, position_at (to, place));
  g_autoptr (IteamAgendaItem) placed = iteam_entry_copy (topic);

  g_object_set (placed, "meeting", ID (to->meeting), "series", (gint64) 0, "position", position, NULL);
  iteam_entry_change_in (ITEAM_ENTRY (topic), ITEAM_ENTRY (placed), draft);
}

/**
 * iteam_carry_over_wait:
 * @item: an item of an agenda, of which nothing was said yet
 * @series: key of the series for whose meetings it waits, or 0 for any
 * @draft: the edit to add to
 *
 * Takes an item off the agenda, to wait for some later meeting.
 */
void
iteam_carry_over_wait (IteamAgendaItem *item,
                       gint64           series,
                       IteamDraft      *draft)
{
  g_autoptr (IteamAgendaItem) waiting = iteam_entry_copy (item);

  g_object_set (waiting, "meeting", (gint64) 0, "series", series, "position", NULL, "section", NULL, "standing", FALSE,
                "state", ITEAM_ITEM_OPEN, NULL);
  iteam_entry_change_in (ITEAM_ENTRY (item), ITEAM_ENTRY (waiting), draft);
}
