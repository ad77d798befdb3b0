/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-directory.h"

G_BEGIN_DECLS

/**
 * IteamPersonalKind:
 * @ITEAM_PERSONAL_SERVICE_NUMBER: a citizen service number (BSN)
 * @ITEAM_PERSONAL_EMAIL: an e-mail address of someone who is not on the team
 * @ITEAM_PERSONAL_PHONE: a phone number of someone who is not on the team
 * @ITEAM_PERSONAL_CASE: the number of a case or report
 * @ITEAM_PERSONAL_IBAN: the number of a bank account
 *
 * What a team file is not to hold.
 */
typedef enum
{
  ITEAM_PERSONAL_SERVICE_NUMBER,
  ITEAM_PERSONAL_EMAIL,
  ITEAM_PERSONAL_PHONE,
  ITEAM_PERSONAL_CASE,
  ITEAM_PERSONAL_IBAN,
} IteamPersonalKind;

/**
 * IteamPersonalMatch:
 * @kind: what it looks like
 * @start: its first byte in the text
 * @end: the byte behind it
 *
 * A place in a text that looks like personal data.
 */
typedef struct
{
  IteamPersonalKind kind;
  gsize             start;
  gsize             end;
} IteamPersonalMatch;

gboolean    iteam_personal_is_service_number (const char *digits);
gboolean    iteam_personal_is_iban           (const char *text);
GArray     *iteam_personal_data_find         (const char *text, IteamDirectory *directory);
const char *iteam_personal_kind_label        (IteamPersonalKind kind);

G_END_DECLS
