/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-action-point.h"
#include "iteam-meeting.h"

G_BEGIN_DECLS

/**
 * IteamItemKind:
 * @ITEAM_ITEM_INFORM: to be informed
 * @ITEAM_ITEM_DISCUSS: to be discussed
 * @ITEAM_ITEM_DECIDE: to be decided upon
 */
typedef enum
{
  ITEAM_ITEM_INFORM,
  ITEAM_ITEM_DISCUSS,
  ITEAM_ITEM_DECIDE,
} IteamItemKind;

/**
 * IteamItemState:
 * @ITEAM_ITEM_OPEN: its turn has not come
 * @ITEAM_ITEM_TREATED: it was treated
 * @ITEAM_ITEM_POSTPONED: it was postponed to the next meeting
 * @ITEAM_ITEM_WITHDRAWN: it was taken off the agenda
 */
typedef enum
{
  ITEAM_ITEM_OPEN,
  ITEAM_ITEM_TREATED,
  ITEAM_ITEM_POSTPONED,
  ITEAM_ITEM_WITHDRAWN,
} IteamItemState;

extern const IteamTerms iteam_item_kinds;
extern const IteamTerms iteam_item_states;

#define ITEAM_TYPE_AGENDA_ITEM (iteam_agenda_item_get_type ())
G_DECLARE_FINAL_TYPE (IteamAgendaItem, iteam_agenda_item, ITEAM, AGENDA_ITEM, IteamEntry)

/**
 * IteamAgendaItemFields:
 * @meeting: key of the meeting; 0 for an item that waits for one, or that each meeting of a series begins with
 * @series: key of the series, or 0
 * @section: (nullable): the heading that it stands under
 * @title: (not nullable): one line
 * @text: (nullable): what it is about, for who reads the agenda; several lines
 * @presenter: key of the person who presents it, or 0
 * @presenter_name: (nullable): who presents it, if not of the team
 * @planned: for how many minutes it is planned, 0 if that is not known
 * @kind: what the meeting is to do with it
 * @standing: whether each meeting of the series has it
 * @confidential: whether it is left out of what leaves the team, unless asked for
 * @position: (nullable): its place on the agenda, see iteam_position_between()
 * @state: what became of it
 * @minutes: (nullable): the minutes of it, as CommonMark
 * @adopts: key of the meeting whose minutes it is about, or 0
 * @carried_from: key of the item of an earlier meeting that it goes on from, or 0
 * @times: on how many earlier meetings' agendas it stood already
 * @postponed: how many of these did not treat it
 * @created: the day on which it was added
 * @n_remarks: how many remarks upon its minutes are open
 *
 * The fields of an agenda item.
 */
typedef struct
{
  gint64    meeting;
  gint64    series;
  char     *section;
  char     *title;
  char     *text;
  gint64    presenter;
  char     *presenter_name;
  int       planned;
  int       kind;
  gboolean  standing;
  gboolean  confidential;
  char     *position;
  int       state;
  char     *minutes;
  gint64    adopts;
  gint64    carried_from;
  int       times;
  int       postponed;
  IteamDay  created;
  int       n_remarks;
} IteamAgendaItemFields;

IteamAgendaItem             *iteam_agenda_item_new          (gint64 meeting, const char *title, IteamDay created);
IteamAgendaItem             *iteam_agenda_item_new_waiting  (gint64 series, const char *title, gboolean standing, IteamDay created);
const IteamAgendaItemFields *iteam_agenda_item_get_fields   (IteamAgendaItem *self);
int                          iteam_agenda_item_compare      (IteamAgendaItem *self, IteamAgendaItem *other);
char                        *iteam_agenda_item_format_times (IteamAgendaItem *self);
char                        *iteam_agenda_item_fold         (IteamAgendaItem *self);
IteamAgendaItem             *iteam_agenda_item_repeat       (IteamAgendaItem *self, gint64 meeting, IteamDay created);
IteamActionPoint            *iteam_agenda_item_new_action   (IteamAgendaItem *self, IteamMeeting *meeting, const char *title, IteamDay today);
IteamDraft                  *iteam_agenda_item_draft_action (IteamAgendaItem *self, IteamActionPoint *action);

#define ITEAM_TYPE_ITEM_LINK (iteam_item_link_get_type ())
G_DECLARE_FINAL_TYPE (IteamItemLink, iteam_item_link, ITEAM, ITEM_LINK, IteamEntry)

/**
 * IteamItemLinkFields:
 * @item: key of the agenda item
 * @action: key of an action point, or 0
 * @document: key of a document, or 0
 * @page: the page of the document that is meant, from 1; 0 for the whole
 * @quote: (nullable): the passage on it that is meant, on one line
 *
 * The fields of a link: to an action point or to a document.
 */
typedef struct
{
  gint64 item;
  gint64 action;
  gint64 document;
  int    page;
  char  *quote;
} IteamItemLinkFields;

IteamItemLink             *iteam_item_link_new_action   (gint64 item, gint64 action);
IteamItemLink             *iteam_item_link_new_document (gint64 item, gint64 document, int page);
IteamItemLink             *iteam_item_link_new_passage  (gint64 item, gint64 document, int page, const char *quote);
const IteamItemLinkFields *iteam_item_link_get_fields   (IteamItemLink *self);
char                      *iteam_item_link_format_ref   (IteamItemLink *self);
gboolean                   iteam_item_link_read         (const char *text, IteamKind *kind, int *number, int *page);

G_END_DECLS
