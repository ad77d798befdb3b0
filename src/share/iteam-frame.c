/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-frame.h"

#include <string.h>

#define CHECKSUM 8

static void
put_number (guint8  *at,
            guint32  number)
{
  number = GUINT32_TO_LE (number);
  memcpy (at, &number, sizeof number);
}

static guint32
get_number (const guint8 *at)
{
  guint32 number;

  memcpy (&number, at, sizeof number);

  return GUINT32_FROM_LE (number);
}

/* Eight bytes of SHA-256 over the length, the kind and the contents: enough
 * against a torn or mixed-up write; against malice the contents are checked. */
static void
compute (const guint8 *head,
         const guint8 *payload,
         gsize         length,
         guint8       *checksum)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;

  g_checksum_update (sum, head, 8);
  g_checksum_update (sum, payload, (gssize) length);
  g_checksum_get_digest (sum, digest, &size);
  memcpy (checksum, digest, CHECKSUM);
}

/**
 * iteam_frame_append:
 * @bytes: the frame is added to this
 * @kind: what it holds
 * @contents: its contents; a floating one is sunk
 */
void
iteam_frame_append (GByteArray     *bytes,
                    IteamFrameKind  kind,
                    GVariant       *contents)
{
  g_autoptr (GVariant) held = g_variant_ref_sink (contents);
  g_autoptr (GVariant) normal = NULL;
  guint8 head[ITEAM_FRAME_HEAD];
  gsize length;

#if G_BYTE_ORDER == G_BIG_ENDIAN
  normal = g_variant_byteswap (held);
#else
  normal = g_variant_get_normal_form (held);
#endif
  length = g_variant_get_size (normal);
  put_number (head, (guint32) length);
  put_number (head + 4, (guint32) kind | ITEAM_FRAME_VERSION << 16);
  compute (head, g_variant_get_data (normal), length, head + 8);
  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, g_variant_get_data (normal), (guint) length);
}

/**
 * iteam_frame_parse:
 * @bytes: what is there
 * @length: how much that is
 * @frame: (out): the frame; with %ITEAM_FRAME_TORN, its length if the head is there, else 0
 *
 * Looks for a frame at the start of @bytes.
 *
 * Returns: what was found.
 */
IteamFrameState
iteam_frame_parse (const guint8 *bytes,
                   gsize         length,
                   IteamFrame   *frame)
{
  guint8 checksum[CHECKSUM];

  memset (frame, 0, sizeof *frame);
  if (length < ITEAM_FRAME_HEAD)
    return ITEAM_FRAME_TORN;

  frame->payload_length = get_number (bytes);
  if (frame->payload_length > ITEAM_FRAME_MAX || frame->payload_length == 0)
    return ITEAM_FRAME_BROKEN;
  frame->length = ITEAM_FRAME_HEAD + frame->payload_length;
  frame->kind = get_number (bytes + 4) & 0xffff;
  frame->version = get_number (bytes + 4) >> 16;
  if (length < frame->length)
    return ITEAM_FRAME_TORN;

  frame->payload = bytes + ITEAM_FRAME_HEAD;
  compute (bytes, frame->payload, frame->payload_length, checksum);

  return memcmp (checksum, bytes + 8, CHECKSUM) == 0 ? ITEAM_FRAME_WHOLE : ITEAM_FRAME_BROKEN;
}

/**
 * iteam_frame_read:
 * @frame: a whole frame
 * @type: what its contents should be
 *
 * Returns: (transfer full) (nullable): its contents, or %NULL if they are
 *   something else.
 */
GVariant *
iteam_frame_read (const IteamFrame   *frame,
                  const GVariantType *type)
{
  g_autoptr (GBytes) bytes = g_bytes_new (frame->payload, frame->payload_length);
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));

  if (!g_variant_is_normal_form (variant))
    return NULL;
#if G_BYTE_ORDER == G_BIG_ENDIAN
  return g_variant_byteswap (variant);
#else
  return g_steal_pointer (&variant);
#endif
}

/**
 * iteam_frame_read_single:
 * @bytes: a file that holds one frame
 * @kind: what it should hold
 * @type: what its contents should be
 * @newer: (out) (optional): whether a newer version of the program wrote it
 *
 * Returns: (transfer full) (nullable): the contents.
 */
GVariant *
iteam_frame_read_single (GBytes             *bytes,
                         IteamFrameKind      kind,
                         const GVariantType *type,
                         gboolean           *newer)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  IteamFrame frame;

  if (newer != NULL)
    *newer = FALSE;
  if (iteam_frame_parse (data, length, &frame) != ITEAM_FRAME_WHOLE || frame.kind != (guint) kind)
    return NULL;
  if (frame.version > ITEAM_FRAME_VERSION)
    {
      if (newer != NULL)
        *newer = TRUE;

      return NULL;
    }

  return iteam_frame_read (&frame, type);
}
