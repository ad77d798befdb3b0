/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number that nobody knows, where 0 is one that is known. */
#define ITEAM_FIGURE_NONE (-1)

/**
 * IteamTally:
 * @invited: how many were invited, %ITEAM_FIGURE_NONE if that is not known
 * @completed: how many of them took part, likewise
 * @rate: what part that is, in per mille, likewise; known also where only it was told
 * @partial: whether it counts fewer than were asked about: of some only a percentage is known
 *
 * Participation in a round, of a unit or of the whole. A percentage never becomes a count.
 */
typedef struct
{
  int      invited;
  int      completed;
  int      rate;
  gboolean partial;
} IteamTally;

gboolean   iteam_percentage_parse  (const char *text, int *permille);
char      *iteam_percentage_format (int permille);
IteamTally iteam_tally_new         (int invited, int completed, int percentage);
IteamTally iteam_tally_sum         (const IteamTally *parts, guint n_parts);
char      *iteam_tally_format      (const IteamTally *self);

G_END_DECLS
