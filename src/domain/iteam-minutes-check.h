/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"
#include "iteam-meeting-detail.h"

G_BEGIN_DECLS

/**
 * IteamMinutesDoubt:
 * @ITEAM_DOUBT_NOBODY_PRESENT: nobody was noted as present
 * @ITEAM_DOUBT_NOT_TREATED: the turn of an item did not come, and nobody said what becomes of it
 * @ITEAM_DOUBT_NO_OUTCOME: an item was treated, and nothing is noted of it
 * @ITEAM_DOUBT_NO_DECISION: an item was treated that was to be decided upon, and no decision is noted
 * @ITEAM_DOUBT_NO_OWNER: an open action point has no owner
 * @ITEAM_DOUBT_NO_DATE: an open action point has no due date
 * @ITEAM_DOUBT_PERSONAL_DATA: a text looks like personal data
 * @ITEAM_DOUBT_OPEN_REMARKS: remarks upon the minutes were not answered
 *
 * What is worth another look before minutes leave the hands of who wrote them.
 */
typedef enum
{
  ITEAM_DOUBT_NOBODY_PRESENT,
  ITEAM_DOUBT_NOT_TREATED,
  ITEAM_DOUBT_NO_OUTCOME,
  ITEAM_DOUBT_NO_DECISION,
  ITEAM_DOUBT_NO_OWNER,
  ITEAM_DOUBT_NO_DATE,
  ITEAM_DOUBT_PERSONAL_DATA,
  ITEAM_DOUBT_OPEN_REMARKS,
} IteamMinutesDoubt;

/**
 * IteamMinutesWarning:
 * @doubt: what is worth another look
 * @item: key of the agenda item, or 0
 * @words: (not nullable): a sentence in the language of the interface
 *
 * A warning, which a person can set aside.
 */
typedef struct
{
  IteamMinutesDoubt  doubt;
  gint64             item;
  char              *words;
} IteamMinutesWarning;

GPtrArray *iteam_minutes_check        (const IteamMeetingDetail *detail, IteamDirectory *directory);
void       iteam_minutes_warning_free (IteamMinutesWarning *self);

G_END_DECLS
