/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-entry.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_SPOTLIGHT (iteam_spotlight_get_type ())
G_DECLARE_FINAL_TYPE (IteamSpotlight, iteam_spotlight, ITEAM, SPOTLIGHT, IteamEntry)

/**
 * IteamSpotlightFields:
 * @pillar: key of the pillar
 * @title: (not nullable): what it is about, one line
 * @first: the first day
 * @last: the last day
 * @text: (nullable): what is done
 * @results: (nullable): what was reached
 * @draft: whether it was taken over from another year's plan and nobody has looked at it yet
 *
 * The fields of a spotlight.
 */
typedef struct
{
  gint64    pillar;
  char     *title;
  IteamDay  first;
  IteamDay  last;
  char     *text;
  char     *results;
  gboolean  draft;
} IteamSpotlightFields;

IteamSpotlight             *iteam_spotlight_new         (gint64 pillar, const char *title, IteamDay first, IteamDay last);
const IteamSpotlightFields *iteam_spotlight_get_fields  (IteamSpotlight *self);
int                         iteam_spotlight_compare     (IteamSpotlight *self, IteamSpotlight *other);
gboolean                    iteam_spotlight_is_in_month (IteamSpotlight *self, int year, int month);
gboolean                    iteam_spotlight_is_in_year  (IteamSpotlight *self, int year);
void                        iteam_spotlight_move        (IteamSpotlight *self, int weeks);
void                        iteam_spotlight_resize      (IteamSpotlight *self, int weeks_before, int weeks_after);
IteamSpotlight             *iteam_spotlight_repeat      (IteamSpotlight *self, int year);
guint                       iteam_spotlights_empty_months (GPtrArray *spotlights, int year);

#define ITEAM_TYPE_PILLAR_LINK (iteam_pillar_link_get_type ())
G_DECLARE_FINAL_TYPE (IteamPillarLink, iteam_pillar_link, ITEAM, PILLAR_LINK, IteamEntry)

/**
 * IteamPillarLinkFields:
 * @pillar: key of the pillar
 * @title: (not nullable): what it is
 * @address: (nullable): where it is, "https://…"
 *
 * The fields of material of a pillar that is elsewhere.
 */
typedef struct
{
  gint64  pillar;
  char   *title;
  char   *address;
} IteamPillarLinkFields;

IteamPillarLink             *iteam_pillar_link_new        (gint64 pillar, const char *title, const char *address);
const IteamPillarLinkFields *iteam_pillar_link_get_fields (IteamPillarLink *self);

G_END_DECLS
