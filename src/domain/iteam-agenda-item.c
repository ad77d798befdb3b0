/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-agenda-item.h"

#include <glib/gi18n-lib.h>

#include "iteam-id.h"
#include "iteam-place.h"
#include "iteam-text.h"

/**
 * IteamAgendaItem:
 *
 * An item of the agenda of a meeting, with its minutes; or one that waits for a
 * meeting; or one with which each meeting of a series is made.
 */
struct _IteamAgendaItem
{
  IteamEntry parent_instance;

  IteamAgendaItemFields fields;
};

G_DEFINE_FINAL_TYPE (IteamAgendaItem, iteam_agenda_item, ITEAM_TYPE_ENTRY)

static const IteamTerm kinds[] = {
  [ITEAM_ITEM_INFORM] = { "inform", N_("For information") },
  [ITEAM_ITEM_DISCUSS] = { "discuss", N_("For discussion") },
  [ITEAM_ITEM_DECIDE] = { "decide", N_("For decision") },
};

static const IteamTerm states[] = {
  [ITEAM_ITEM_OPEN] = { "open", N_("Not treated") },
  [ITEAM_ITEM_TREATED] = { "treated", N_("Treated") },
  [ITEAM_ITEM_POSTPONED] = { "postponed", N_("Postponed") },
  [ITEAM_ITEM_WITHDRAWN] = { "withdrawn", N_("Taken off the agenda") },
};

const IteamTerms iteam_item_kinds = { kinds, G_N_ELEMENTS (kinds) };
const IteamTerms iteam_item_states = { states, G_N_ELEMENTS (states) };

static const IteamColumn columns[] = {
  ITEAM_COLUMN (IteamAgendaItem, meeting, KEY),
  ITEAM_COLUMN (IteamAgendaItem, series, KEY),
  ITEAM_COLUMN (IteamAgendaItem, section, TEXT),
  ITEAM_COLUMN (IteamAgendaItem, title, TEXT),
  ITEAM_COLUMN (IteamAgendaItem, text, TEXT),
  ITEAM_COLUMN (IteamAgendaItem, presenter, KEY),
  ITEAM_COLUMN (IteamAgendaItem, presenter_name, TEXT),
  ITEAM_COLUMN (IteamAgendaItem, planned, COUNT),
  ITEAM_COLUMN_NAMED (IteamAgendaItem, kind, &iteam_item_kinds),
  ITEAM_COLUMN (IteamAgendaItem, standing, MARK),
  ITEAM_COLUMN (IteamAgendaItem, confidential, MARK),
  ITEAM_COLUMN (IteamAgendaItem, position, TEXT),
  ITEAM_COLUMN_NAMED (IteamAgendaItem, state, &iteam_item_states),
  ITEAM_COLUMN (IteamAgendaItem, minutes, TEXT),
  ITEAM_COLUMN (IteamAgendaItem, adopts, KEY),
  ITEAM_COLUMN (IteamAgendaItem, carried_from, KEY),
  ITEAM_COLUMN (IteamAgendaItem, times, COUNT),
  ITEAM_COLUMN (IteamAgendaItem, postponed, COUNT),
  ITEAM_COLUMN (IteamAgendaItem, created, DAY),
  ITEAM_COLUMN_FROM (IteamAgendaItem, n_remarks, COUNT, DERIVED),
  ITEAM_COLUMNS_END,
};

static const char *
iteam_agenda_item_describe_change (IteamEntry *entry,
                                   IteamEntry *edited)
{
  const IteamAgendaItemFields *from, *to;

  if (entry == NULL || edited == NULL)
    return NULL;

  from = &ITEAM_AGENDA_ITEM (entry)->fields;
  to = &ITEAM_AGENDA_ITEM (edited)->fields;
  if (from->state != to->state && to->state == ITEAM_ITEM_POSTPONED)
    return N_("Agenda item postponed");
  if (from->meeting != to->meeting || g_strcmp0 (from->position, to->position) != 0)
    return N_("Agenda item moved");
  if (g_strcmp0 (from->minutes, to->minutes) != 0)
    return N_("Minutes written");

  return NULL;
}

static void
iteam_agenda_item_class_init (IteamAgendaItemClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_AGENDA_ITEM;
  entry_class->added = N_("Agenda item added");
  entry_class->changed = N_("Agenda item changed");
  entry_class->deleted = N_("Agenda item deleted");
  entry_class->describe = iteam_agenda_item_describe_change;

  iteam_entry_class_set_columns (entry_class, columns);
}

static void
iteam_agenda_item_init (IteamAgendaItem *self)
{
}

/**
 * iteam_agenda_item_new:
 * @meeting: key of a meeting
 * @title: one line
 * @created: the day on which it is added
 *
 * Returns: (transfer full): an item with a new key, to be discussed.
 */
IteamAgendaItem *
iteam_agenda_item_new (gint64      meeting,
                       const char *title,
                       IteamDay    created)
{
  return g_object_new (ITEAM_TYPE_AGENDA_ITEM, "id", iteam_id_new (), "meeting", meeting, "title", title,
                       "kind", ITEAM_ITEM_DISCUSS, "created", created, NULL);
}

/**
 * iteam_agenda_item_new_waiting:
 * @series: key of a series, or 0
 * @title: one line
 * @standing: whether each meeting of the series is to begin with it; otherwise it
 *   waits until someone puts it on an agenda
 * @created: the day on which it is added
 *
 * Returns: (transfer full): an item without a meeting.
 */
IteamAgendaItem *
iteam_agenda_item_new_waiting (gint64      series,
                               const char *title,
                               gboolean    standing,
                               IteamDay    created)
{
  IteamAgendaItem *self = iteam_agenda_item_new (0, title, created);

  g_object_set (self, "series", series, "standing", standing, NULL);

  return self;
}

/**
 * iteam_agenda_item_get_fields:
 * @self: an item
 *
 * Returns: (transfer none): its fields, valid as long as @self is not changed.
 */
const IteamAgendaItemFields *
iteam_agenda_item_get_fields (IteamAgendaItem *self)
{
  g_return_val_if_fail (ITEAM_IS_AGENDA_ITEM (self), NULL);

  return &self->fields;
}

/**
 * iteam_agenda_item_compare:
 * @self: an item
 * @other: another one of the same agenda
 *
 * Returns: below, at or above 0, as @self stands before, with or after @other.
 */
int
iteam_agenda_item_compare (IteamAgendaItem *self,
                           IteamAgendaItem *other)
{
  int order;

  g_return_val_if_fail (ITEAM_IS_AGENDA_ITEM (self), 0);
  g_return_val_if_fail (ITEAM_IS_AGENDA_ITEM (other), 0);

  order = g_strcmp0 (self->fields.position, other->fields.position);
  if (order != 0)
    return order;

  return iteam_entry_get_id (ITEAM_ENTRY (self)) < iteam_entry_get_id (ITEAM_ENTRY (other)) ? -1 : 1;
}

/**
 * iteam_agenda_item_format_times:
 * @self: an item
 *
 * Returns: (transfer full): "3rd time", or empty for one that stands on an agenda for
 *   the first time or on each.
 */
char *
iteam_agenda_item_format_times (IteamAgendaItem *self)
{
  static const char *const ordinals[] = {
    N_("2nd time"), N_("3rd time"), N_("4th time"), N_("5th time"), N_("6th time"), N_("7th time"), N_("8th time"), N_("9th time"),
  };
  guint times;

  g_return_val_if_fail (ITEAM_IS_AGENDA_ITEM (self), NULL);

  times = (guint) self->fields.times;
  if (times == 0 || self->fields.standing)
    return g_strdup ("");
  if (times <= G_N_ELEMENTS (ordinals))
    return g_strdup (_(ordinals[times - 1]));

  /* Translators: a number above 9: an agenda item stands on so many agendas. */
  return g_strdup_printf (_("%uth time"), times + 1);
}

/**
 * iteam_agenda_item_fold:
 * @self: an item
 *
 * Returns: (transfer full): its title and what it is about, as iteam_text_fold() folds
 *   them, to be searched in.
 */
char *
iteam_agenda_item_fold (IteamAgendaItem *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (ITEAM_IS_AGENDA_ITEM (self), NULL);

  text = g_strjoin (" ", self->fields.title, self->fields.text != NULL ? self->fields.text : "", NULL);

  return iteam_text_fold (text);
}

/**
 * iteam_agenda_item_repeat:
 * @self: an item
 * @meeting: key of another meeting, or 0
 * @created: the day on which it is added
 *
 * Returns: (transfer full): a new item of that meeting, like @self, but with nothing
 *   of what became of that.
 */
IteamAgendaItem *
iteam_agenda_item_repeat (IteamAgendaItem *self,
                          gint64           meeting,
                          IteamDay         created)
{
  const IteamAgendaItemFields *fields;

  g_return_val_if_fail (ITEAM_IS_AGENDA_ITEM (self), NULL);

  fields = &self->fields;

  return g_object_new (ITEAM_TYPE_AGENDA_ITEM,
                       "id", iteam_id_new (),
                       "meeting", meeting,
                       "section", fields->section,
                       "title", fields->title,
                       "text", fields->text,
                       "presenter", fields->presenter,
                       "presenter-name", fields->presenter_name,
                       "planned", fields->planned,
                       "kind", fields->kind,
                       "standing", fields->standing,
                       "confidential", fields->confidential,
                       "position", fields->position,
                       "created", created,
                       NULL);
}

/**
 * iteam_agenda_item_new_action:
 * @self: an item
 * @meeting: its meeting
 * @title: one line
 * @today: the day of today
 *
 * Returns: (transfer full): an action point that arises at @self: its origin leads
 *   back there.
 */
IteamActionPoint *
iteam_agenda_item_new_action (IteamAgendaItem *self,
                              IteamMeeting    *meeting,
                              const char      *title,
                              IteamDay         today)
{
  IteamActionPoint *action = iteam_action_point_new (title, today);
  g_autofree char *name = iteam_meeting_format_name (meeting);
  const IteamRef ref = { ITEAM_KIND_AGENDA_ITEM, iteam_entry_get_id (ITEAM_ENTRY (self)) };
  g_autofree char *origin = iteam_ref_to_string (&ref);

  iteam_action_point_set_origin (action, name, origin);

  return action;
}

/**
 * iteam_agenda_item_draft_action:
 * @self: an item
 * @action: a new action point
 *
 * Returns: (transfer full): the draft that adds it and links it with @self.
 */
IteamDraft *
iteam_agenda_item_draft_action (IteamAgendaItem  *self,
                                IteamActionPoint *action)
{
  g_autoptr (IteamItemLink) link = NULL;
  IteamDraft *draft;

  g_return_val_if_fail (ITEAM_IS_AGENDA_ITEM (self), NULL);

  draft = iteam_action_point_draft_new (action);
  link = iteam_item_link_new_action (iteam_entry_get_id (ITEAM_ENTRY (self)), iteam_action_point_get_id (action));
  iteam_entry_add_to (ITEAM_ENTRY (link), draft);

  return draft;
}

/**
 * IteamItemLink:
 *
 * That an action point, or a document or a page of it, belongs to an agenda item.
 */
struct _IteamItemLink
{
  IteamEntry parent_instance;

  IteamItemLinkFields fields;
};

G_DEFINE_FINAL_TYPE (IteamItemLink, iteam_item_link, ITEAM_TYPE_ENTRY)

static const IteamColumn link_columns[] = {
  ITEAM_COLUMN (IteamItemLink, item, KEY),
  ITEAM_COLUMN (IteamItemLink, action, KEY),
  ITEAM_COLUMN (IteamItemLink, document, KEY),
  ITEAM_COLUMN (IteamItemLink, page, COUNT),
  ITEAM_COLUMN (IteamItemLink, quote, TEXT),
  ITEAM_COLUMNS_END,
};

static void
iteam_item_link_class_init (IteamItemLinkClass *klass)
{
  IteamEntryClass *entry_class = ITEAM_ENTRY_CLASS (klass);

  entry_class->kind = ITEAM_KIND_ITEM_LINK;
  entry_class->added = N_("Link added");
  entry_class->changed = N_("Link changed");
  entry_class->deleted = N_("Link removed");

  iteam_entry_class_set_columns (entry_class, link_columns);
}

static void
iteam_item_link_init (IteamItemLink *self)
{
}

/**
 * iteam_item_link_new_action:
 * @item: key of an agenda item
 * @action: key of an action point
 *
 * Returns: (transfer full): the link between the two, always the same row.
 */
IteamItemLink *
iteam_item_link_new_action (gint64 item,
                            gint64 action)
{
  return g_object_new (ITEAM_TYPE_ITEM_LINK, "id", iteam_id_for_pair (item, action), "item", item, "action", action, NULL);
}

/**
 * iteam_item_link_new_document:
 * @item: key of an agenda item
 * @document: key of a document
 * @page: a page, from 1; 0 for the whole
 *
 * Returns: (transfer full): the link between them, always the same row.
 */
IteamItemLink *
iteam_item_link_new_document (gint64 item,
                              gint64 document,
                              int    page)
{
  return g_object_new (ITEAM_TYPE_ITEM_LINK, "id", iteam_id_for_pair (item, iteam_id_for_pair (document, page)),
                       "item", item, "document", document, "page", page, NULL);
}

/**
 * iteam_item_link_new_passage:
 * @item: key of an agenda item
 * @document: key of a document
 * @page: a page, from 1; 0 for the whole
 * @quote: (nullable): a passage on it, on one line
 *
 * Returns: (transfer full): the link between them, always the same row for the same
 *   passage.
 */
IteamItemLink *
iteam_item_link_new_passage (gint64      item,
                             gint64      document,
                             int         page,
                             const char *quote)
{
  gint64 place;

  if (quote == NULL)
    return iteam_item_link_new_document (item, document, page);

  place = iteam_id_for_pair (iteam_id_for_pair (document, page), g_str_hash (quote));

  return g_object_new (ITEAM_TYPE_ITEM_LINK, "id", iteam_id_for_pair (item, place),
                       "item", item, "document", document, "page", page, "quote", quote, NULL);
}

/**
 * iteam_item_link_get_fields:
 * @self: a link
 *
 * Returns: (transfer none): its fields.
 */
const IteamItemLinkFields *
iteam_item_link_get_fields (IteamItemLink *self)
{
  g_return_val_if_fail (ITEAM_IS_ITEM_LINK (self), NULL);

  return &self->fields;
}

/**
 * iteam_item_link_format_ref:
 * @self: a link
 *
 * Returns: (transfer full): what it leads to, "action:1042", "document:7#page=12" or
 *   "document:7#page=12&search=geschenken".
 */
char *
iteam_item_link_format_ref (IteamItemLink *self)
{
  g_autofree char *document = NULL;
  IteamRef ref;

  g_return_val_if_fail (ITEAM_IS_ITEM_LINK (self), NULL);

  ref.kind = self->fields.action != 0 ? ITEAM_KIND_ACTION : ITEAM_KIND_DOCUMENT;
  ref.id = self->fields.action != 0 ? self->fields.action : self->fields.document;
  document = iteam_ref_to_string (&ref);
  if (self->fields.page == 0)
    return g_steal_pointer (&document);

  return iteam_place_to_ref (self->fields.document, (guint) self->fields.page - 1, self->fields.quote);
}

/**
 * iteam_item_link_read:
 * @text: what someone wrote: "A-12", "d3", "D-3 page 5", "D-3 blz. 5"
 * @kind: (out): %ITEAM_KIND_ACTION or %ITEAM_KIND_DOCUMENT
 * @number: (out): its number
 * @page: (out): the page of the document, 0 for the whole
 *
 * Returns: whether that is an action point, or a document and perhaps a page.
 */
gboolean
iteam_item_link_read (const char *text,
                      IteamKind  *kind,
                      int        *number,
                      int        *page)
{
  g_autoptr (GRegex) regex = g_regex_new ("^\\s*([ad])-?(\\d{1,9})(?:\\s*,?\\s*(?:page|pagina|p|pag|blz)?\\.?\\s*(\\d{1,9}))?\\s*$",
                                          G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *letter = NULL;
  g_autofree char *digits = NULL;
  g_autofree char *of_page = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;

  letter = g_match_info_fetch (match, 1);
  digits = g_match_info_fetch (match, 2);
  of_page = g_match_info_fetch (match, 3);
  *kind = g_ascii_tolower (letter[0]) == 'a' ? ITEAM_KIND_ACTION : ITEAM_KIND_DOCUMENT;
  *number = (int) g_ascii_strtoll (digits, NULL, 10);
  *page = of_page != NULL ? (int) g_ascii_strtoll (of_page, NULL, 10) : 0;

  return *number > 0 && (*kind == ITEAM_KIND_DOCUMENT || *page == 0);
}
