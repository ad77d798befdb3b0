/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "iteam-action-point.h"
#include "iteam-store.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_ACTION_PART (iteam_action_part_get_type ())
G_DECLARE_DERIVABLE_TYPE (IteamActionPart, iteam_action_part, ITEAM, ACTION_PART, AdwBin)

/**
 * IteamActionPartClass:
 * @parent_class: the parent
 * @switched: another action point is shown, or none: what was typed is gone
 * @sync: shows what iteam_action_part_get_read() holds, but for what is being typed
 * @flush: writes what is still being typed
 */
struct _IteamActionPartClass
{
  AdwBinClass parent_class;

  void (*switched) (IteamActionPart *self);
  void (*sync)     (IteamActionPart *self);
  void (*flush)    (IteamActionPart *self);
};

IteamStore       *iteam_action_part_get_store  (IteamActionPart  *self);
IteamActionPoint *iteam_action_part_get_read   (IteamActionPart  *self);
gint64            iteam_action_part_get_id     (IteamActionPart  *self);
gboolean          iteam_action_part_get_editable (IteamActionPart *self);
gboolean          iteam_action_part_is_saving  (IteamActionPart  *self);
void              iteam_action_part_save       (IteamActionPart  *self,
                                                IteamDraft       *draft,
                                                const char       *told);
void              iteam_action_part_save_edit  (IteamActionPart  *self,
                                                IteamActionPoint *read,
                                                IteamActionPoint *edited);
void              iteam_action_part_flush      (IteamActionPart  *self);

G_END_DECLS
