/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-meeting-detail.h"

G_BEGIN_DECLS

/**
 * IteamCarry:
 * @ITEAM_CARRY_RESTS: it does not go on
 * @ITEAM_CARRY_STANDING: it goes on, since it is a standing item
 * @ITEAM_CARRY_NOT_TREATED: it goes on, since it was not treated
 * @ITEAM_CARRY_POSTPONED: it goes on, since it was postponed
 * @ITEAM_CARRY_OPEN_ACTIONS: it goes on, since action points of it are open
 *
 * Whether an agenda item goes on to the next meeting, and why.
 */
typedef enum
{
  ITEAM_CARRY_RESTS,
  ITEAM_CARRY_STANDING,
  ITEAM_CARRY_NOT_TREATED,
  ITEAM_CARRY_POSTPONED,
  ITEAM_CARRY_OPEN_ACTIONS,
} IteamCarry;

extern const IteamTerms iteam_carries;

IteamCarry       iteam_carry_over_decide   (IteamAgendaItem *item, guint n_open_actions);
void             iteam_carry_over          (const IteamMeetingDetail *from, IteamMeetingDetail *to, GHashTable *known, IteamDay today, IteamDraft *draft);
IteamAgendaItem *iteam_carry_over_adoption (IteamMeeting *adopted, IteamMeetingDetail *to, GHashTable *known, IteamDay today, IteamDraft *draft);
void             iteam_carry_over_standing (GPtrArray *standing, IteamMeetingDetail *to, GHashTable *known, IteamDay today, IteamDraft *draft);

guint            iteam_carry_over_find_place (const IteamMeetingDetail *detail);
void             iteam_carry_over_topic     (IteamAgendaItem *topic, const IteamMeetingDetail *to, IteamDraft *draft);
void             iteam_carry_over_wait      (IteamAgendaItem *item, gint64 series, IteamDraft *draft);

G_END_DECLS
