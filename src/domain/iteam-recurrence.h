/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-day.h"

G_BEGIN_DECLS

/**
 * IteamRecurrenceMatch:
 * @start: the first byte of it in the text
 * @end: the byte behind it
 * @rule: (not nullable) (transfer full): the RFC 5545 recurrence rule
 * @from_completion: whether it counts from completion
 *
 * A recurrence in a running sentence.
 */
typedef struct
{
  gsize     start;
  gsize     end;
  char     *rule;
  gboolean  from_completion;
} IteamRecurrenceMatch;

gboolean iteam_recurrence_is_valid        (const char *rule);
gboolean iteam_recurrence_names_days      (const char *rule);
IteamDay iteam_recurrence_first           (const char *rule, IteamDay from);
IteamDay iteam_recurrence_next            (const char *rule, IteamDay from);
IteamDay iteam_recurrence_next_after      (const char *rule, IteamDay anchor, IteamDay after, char **rest);
IteamDay iteam_recurrence_next_completed  (const char *rule, IteamDay completed, char **rest);
char    *iteam_recurrence_pin             (const char *rule, IteamDay day);
IteamDay iteam_recurrence_get_until       (const char *rule);
int      iteam_recurrence_get_count       (const char *rule);
char    *iteam_recurrence_set_end         (const char *rule, IteamDay until, int count);
char    *iteam_recurrence_describe        (const char *rule, gboolean from_completion);

char    *iteam_recurrence_parse           (const char *text, gboolean *from_completion);
gboolean iteam_recurrence_find            (const char *text, gsize from, IteamRecurrenceMatch *match);
void     iteam_recurrence_match_clear     (IteamRecurrenceMatch *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IteamRecurrenceMatch, iteam_recurrence_match_clear)

G_END_DECLS
