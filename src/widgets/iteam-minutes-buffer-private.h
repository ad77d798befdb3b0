/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "iteam-minutes-buffer.h"

G_BEGIN_DECLS

#define ITEAM_MINUTES_DEEPEST 6
#define ITEAM_MINUTES_BULLET "•"

struct _IteamMinutesBuffer
{
  GtkTextBuffer parent_instance;

  gboolean loading;
  gboolean tidying;
  /* What is typed next is emphasised so, once a person has said so at the cursor. */
  gboolean style_chosen;
  gboolean inserting;
  IteamMarkupStyle chosen_style;

  /* borrowed: of the table of tags */
  GtkTextTag *strong;
  GtkTextTag *emphasis;
  GtkTextTag *mark;
  GtkTextTag *heading;
  GtkTextTag *lists[ITEAM_MINUTES_DEEPEST + 1];
  GtkTextTag *rests[ITEAM_MINUTES_DEEPEST + 1];
};

void            iteam_minutes_buffer_get_line_start  (IteamMinutesBuffer *self, int line, GtkTextIter *start);
void            iteam_minutes_buffer_get_line_end    (const GtkTextIter *start, GtkTextIter *end);
int             iteam_minutes_buffer_get_cursor_line (IteamMinutesBuffer *self);
int             iteam_minutes_buffer_measure_mark    (const GtkTextIter *start);
IteamMarkupKind iteam_minutes_buffer_get_kind_at     (const GtkTextIter *start);
guint           iteam_minutes_buffer_get_depth_at    (IteamMinutesBuffer *self, const GtkTextIter *start);
void            iteam_minutes_buffer_remove_mark     (IteamMinutesBuffer *self, int line);
void            iteam_minutes_buffer_put_mark        (IteamMinutesBuffer *self, int line, IteamMarkupKind kind, guint depth, guint number);
guint           iteam_minutes_buffer_count_number    (IteamMinutesBuffer *self, int line, guint depth);

G_END_DECLS
