/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands on the share is made of frames: a length, what it is, which
 * version of that, a checksum, and a GVariant in little-endian normal form. */
#define ITEAM_FRAME_HEAD 16
/* An import of ten thousand rows is a record of a few megabytes. */
#define ITEAM_FRAME_MAX (64 * 1024 * 1024)
/* The version that this program writes. */
#define ITEAM_FRAME_VERSION 1

/**
 * IteamFrameKind:
 * @ITEAM_FRAME_SEGMENT: the start of a segment of an author's log
 * @ITEAM_FRAME_RECORD: a change
 * @ITEAM_FRAME_NEXT: the end of a segment, with the name of the next one
 * @ITEAM_FRAME_PRESENCE: who is there
 * @ITEAM_FRAME_MEETING: what is in the file at the meeting point
 * @ITEAM_FRAME_SHARE: which team file a folder belongs to
 *
 * What a frame holds.
 */
typedef enum
{
  ITEAM_FRAME_SEGMENT = 1,
  ITEAM_FRAME_RECORD,
  ITEAM_FRAME_NEXT,
  ITEAM_FRAME_PRESENCE,
  ITEAM_FRAME_MEETING,
  ITEAM_FRAME_SHARE,
} IteamFrameKind;

/**
 * IteamFrameState:
 * @ITEAM_FRAME_WHOLE: a whole frame
 * @ITEAM_FRAME_TORN: not all of it is there yet
 * @ITEAM_FRAME_BROKEN: its checksum does not fit, or it is no frame
 *
 * What was found where a frame is looked for.
 */
typedef enum
{
  ITEAM_FRAME_WHOLE,
  ITEAM_FRAME_TORN,
  ITEAM_FRAME_BROKEN,
} IteamFrameState;

/**
 * IteamFrame:
 * @kind: what it holds, perhaps something that this program does not know
 * @version: which version of that
 * @length: how many bytes it takes with its head
 * @payload: where its contents are
 * @payload_length: how long these are
 *
 * A frame within a stretch of bytes.
 */
typedef struct
{
  guint         kind;
  guint         version;
  gsize         length;
  const guint8 *payload;
  gsize         payload_length;
} IteamFrame;

void             iteam_frame_append (GByteArray *bytes, IteamFrameKind kind, GVariant *contents);
IteamFrameState  iteam_frame_parse  (const guint8 *bytes, gsize length, IteamFrame *frame);
GVariant        *iteam_frame_read   (const IteamFrame *frame, const GVariantType *type);
GVariant        *iteam_frame_read_single (GBytes *bytes, IteamFrameKind kind, const GVariantType *type, gboolean *newer);

G_END_DECLS
