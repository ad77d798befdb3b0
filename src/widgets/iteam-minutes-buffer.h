/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "iteam-markup.h"

G_BEGIN_DECLS

#define ITEAM_TYPE_MINUTES_BUFFER (iteam_minutes_buffer_get_type ())
G_DECLARE_FINAL_TYPE (IteamMinutesBuffer, iteam_minutes_buffer, ITEAM, MINUTES_BUFFER, GtkTextBuffer)

IteamMinutesBuffer *iteam_minutes_buffer_new          (void);
void                iteam_minutes_buffer_set_markup   (IteamMinutesBuffer *self, const char *text);
char               *iteam_minutes_buffer_get_markup   (IteamMinutesBuffer *self);
char               *iteam_minutes_buffer_get_line     (IteamMinutesBuffer *self);
void                iteam_minutes_buffer_take_line    (IteamMinutesBuffer *self);
void                iteam_minutes_buffer_toggle_style (IteamMinutesBuffer *self, IteamMarkupStyle style);
IteamMarkupStyle    iteam_minutes_buffer_get_style    (IteamMinutesBuffer *self);
void                iteam_minutes_buffer_toggle_list  (IteamMinutesBuffer *self, IteamMarkupKind kind);
IteamMarkupKind     iteam_minutes_buffer_get_kind     (IteamMinutesBuffer *self);
gboolean            iteam_minutes_buffer_indent       (IteamMinutesBuffer *self, int by);
gboolean            iteam_minutes_buffer_break_line   (IteamMinutesBuffer *self);
gboolean            iteam_minutes_buffer_back_out     (IteamMinutesBuffer *self);
gboolean            iteam_minutes_buffer_begin_list   (IteamMinutesBuffer *self);
gboolean            iteam_minutes_buffer_is_at_start  (IteamMinutesBuffer *self);

G_END_DECLS
