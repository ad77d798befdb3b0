/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "iteam-day.h"

G_BEGIN_DECLS

/**
 * IteamAdoptionWay:
 * @ITEAM_ADOPTED: the body adopted the document
 * @ITEAM_NOTED: the body only took note of it
 */
typedef enum
{
  ITEAM_ADOPTED,
  ITEAM_NOTED,
} IteamAdoptionWay;

#define ITEAM_N_ADOPTION_WAYS (ITEAM_NOTED + 1)

/**
 * IteamAdoption:
 * @id: the key
 * @body: (not nullable): who adopted or noted it: "gemeenteraad"
 * @way: which of both
 * @day: when, or %ITEAM_DAY_NONE
 *
 * That a body adopted a document or took note of it. A document can have several.
 */
typedef struct
{
  gint64           id;
  char            *body;
  IteamAdoptionWay way;
  IteamDay         day;
} IteamAdoption;

IteamAdoption *iteam_adoption_new      (gint64 id, const char *body, IteamAdoptionWay way, IteamDay day);
IteamAdoption *iteam_adoption_copy     (const IteamAdoption *self);
void           iteam_adoption_free     (IteamAdoption *self);
IteamAdoption *iteam_adoption_parse    (const char *text, GError **error);
char          *iteam_adoption_describe (const IteamAdoption *self, IteamDay today);

const char    *iteam_adoption_way_to_nick   (IteamAdoptionWay way);
gboolean       iteam_adoption_way_from_nick (const char *nick, IteamAdoptionWay *way);
const char    *iteam_adoption_way_label     (IteamAdoptionWay way);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamAdoption, iteam_adoption_free)

G_END_DECLS
