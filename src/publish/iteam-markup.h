/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IteamMarkupKind:
 * @ITEAM_MARKUP_PARAGRAPH: a paragraph
 * @ITEAM_MARKUP_BULLET: a line of a list with bullets
 * @ITEAM_MARKUP_NUMBER: a line of a list with numbers
 * @ITEAM_MARKUP_HEADING: a heading
 * @ITEAM_MARKUP_PICTURE: a picture by itself, in a book only
 */
typedef enum
{
  ITEAM_MARKUP_PARAGRAPH,
  ITEAM_MARKUP_BULLET,
  ITEAM_MARKUP_NUMBER,
  ITEAM_MARKUP_HEADING,
  ITEAM_MARKUP_PICTURE,
} IteamMarkupKind;

/**
 * IteamMarkupStyle:
 * @ITEAM_MARKUP_EMPHASIS: emphasised, shown in italics
 * @ITEAM_MARKUP_STRONG: strongly emphasised, shown in bold
 * @ITEAM_MARKUP_CODE: a key or what is typed, in a book only
 */
typedef enum
{
  ITEAM_MARKUP_EMPHASIS = 1 << 0,
  ITEAM_MARKUP_STRONG = 1 << 1,
  ITEAM_MARKUP_CODE = 1 << 2,
} IteamMarkupStyle;

/**
 * IteamMarkupSpan:
 * @start: its first byte in the text of the line
 * @end: the byte behind it
 * @style: how it is emphasised, never 0
 */
typedef struct
{
  gsize            start;
  gsize            end;
  IteamMarkupStyle style;
} IteamMarkupSpan;

/**
 * IteamMarkupLine:
 * @kind: what it is
 * @depth: how many lists it stands in, 0 for what stands in none
 * @number: what it is numbered with, of a list with numbers
 * @text: (not nullable): its text without any markup; a line separator (U+2028) where
 *   a new line begins within it
 * @spans: (element-type IteamMarkupSpan): what is emphasised in it, in order, apart
 * @level: of a heading in a book, 1 for the whole, 2 for a chapter, 3 for a part of one
 * @target: (nullable): of a picture its file; of a heading in a book what the comment
 *   above it says
 *
 * A line as people write it: what ends with Enter.
 */
typedef struct
{
  IteamMarkupKind  kind;
  guint            depth;
  guint            number;
  char            *text;
  GArray          *spans;
  int              level;
  char            *target;
} IteamMarkupLine;

GPtrArray       *iteam_markup_read      (const char *text);
GPtrArray       *iteam_markup_read_book (const char *text);
char            *iteam_markup_write     (GPtrArray *lines);

IteamMarkupLine *iteam_markup_line_new  (IteamMarkupKind kind, guint depth, const char *text);
IteamMarkupLine *iteam_markup_line_copy (const IteamMarkupLine *self);
void             iteam_markup_line_free (IteamMarkupLine *self);
void             iteam_markup_line_emphasise (IteamMarkupLine *self, gsize start, gsize end, IteamMarkupStyle style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IteamMarkupLine, iteam_markup_line_free)

G_END_DECLS
