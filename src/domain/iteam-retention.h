/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-day.h"
#include "iteam-ref.h"

G_BEGIN_DECLS

/**
 * IteamRetained:
 * @thing: a document, or a meeting with its minutes
 * @number: its number
 * @title: (not nullable): what it is called
 * @term: (not nullable): how long it is kept, in the words that were written
 * @from: the day from which that counts
 * @until: the first day on which it need not be kept any more; %ITEAM_DAY_NONE if the
 *   words do not say one
 *
 * Something with a retention period.
 */
typedef struct
{
  IteamRef thing;
  int      number;
  char    *title;
  char    *term;
  IteamDay from;
  IteamDay until;
} IteamRetained;

/**
 * IteamDestruction:
 * @thing: what was destroyed
 * @number: the number that it had
 * @until: until when it was kept
 * @day: when it was destroyed
 * @who: (not nullable): by whom
 *
 * That something was destroyed. Nothing of what it held is kept.
 */
typedef struct
{
  IteamRef thing;
  int      number;
  IteamDay until;
  IteamDay day;
  char    *who;
} IteamDestruction;

IteamDay  iteam_retention_until    (const char *term, IteamDay from);
gboolean  iteam_retention_is_wiped (IteamKind kind, const char *field);
GVariant *iteam_retention_fill     (IteamKind kind, const char *field, GVariant *value);
const char *const *iteam_retention_get_wiped (IteamKind kind);

void      iteam_retained_free      (IteamRetained *self);
void      iteam_destruction_free   (IteamDestruction *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamRetained, iteam_retained_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamDestruction, iteam_destruction_free)

G_END_DECLS
