/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "iteam-directory.h"
#include "iteam-draft.h"

G_BEGIN_DECLS

/**
 * IteamChangeMode:
 * @ITEAM_CHANGE_EDIT: an edit
 * @ITEAM_CHANGE_UNDO: took an edit back
 * @ITEAM_CHANGE_REDO: made an edit again that was taken back
 */
typedef enum
{
  ITEAM_CHANGE_EDIT,
  ITEAM_CHANGE_UNDO,
  ITEAM_CHANGE_REDO,
} IteamChangeMode;

#define ITEAM_TYPE_CHANGE (iteam_change_get_type ())
G_DECLARE_FINAL_TYPE (IteamChange, iteam_change, ITEAM, CHANGE, GObject)

IteamChange     *iteam_change_new         (gint64 id, gint64 when, const char *who, const char *what, IteamChangeMode mode);
void             iteam_change_take_cell   (IteamChange *self, IteamCell *cell);
void             iteam_change_set_subject (IteamChange *self, const char *subject);
gint64           iteam_change_get_id      (IteamChange *self);
gint64           iteam_change_get_when    (IteamChange *self);
const char      *iteam_change_get_who     (IteamChange *self);
IteamChangeMode  iteam_change_get_mode    (IteamChange *self);
GPtrArray       *iteam_change_get_cells   (IteamChange *self);
const char      *iteam_change_get_subject (IteamChange *self);
char            *iteam_change_describe    (IteamChange *self);
char            *iteam_change_describe_cells (IteamChange *self, IteamDirectory *directory);
char            *iteam_change_words       (const char *what, IteamChangeMode mode);
char            *iteam_cell_format_value (const IteamCell *cell, GVariant *value, IteamDirectory *directory);
const char      *iteam_field_label        (IteamKind kind, const char *field);
const char      *iteam_field_leader       (IteamKind kind, const char *field);

G_END_DECLS
