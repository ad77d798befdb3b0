/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-share-notes.h"

#include <glib/gi18n-lib.h>

#include "iteam-error.h"
#include "iteam-frame.h"
#include "iteam-record.h"

/* The small files of a share, each one frame that is replaced as a whole. */

#define PRESENCE_TYPE "(ssxxa(sx)a(xx))"
#define MEETING_TYPE "(xxa(xx))"
#define SHARE_TYPE "(xx)"

/**
 * iteam_presence_new:
 *
 * Returns: (transfer full): a presence of nobody.
 */
IteamPresence *
iteam_presence_new (void)
{
  IteamPresence *self = g_new0 (IteamPresence, 1);

  self->editing = g_array_new (FALSE, FALSE, sizeof (IteamRef));

  return self;
}

/**
 * iteam_presence_free:
 * @self: (transfer full): a presence
 */
void
iteam_presence_free (IteamPresence *self)
{
  g_free (self->who);
  g_free (self->computer);
  g_array_unref (self->editing);
  g_clear_pointer (&self->vector, g_hash_table_unref);
  g_free (self);
}

static void
add_vector (GVariantBuilder *builder,
            GHashTable      *vector)
{
  GHashTableIter iter;
  gpointer author, seq;

  g_variant_builder_open (builder, G_VARIANT_TYPE ("a(xx)"));
  g_hash_table_iter_init (&iter, vector);
  while (g_hash_table_iter_next (&iter, &author, &seq))
    g_variant_builder_add (builder, "(xx)", *(gint64 *) author, *(gint64 *) seq);
  g_variant_builder_close (builder);
}

static GHashTable *
parse_vector (GVariant *pairs)
{
  GHashTable *vector = iteam_vector_new ();
  GVariantIter iter;
  gint64 author, seq;

  g_variant_iter_init (&iter, pairs);
  while (g_variant_iter_next (&iter, "(xx)", &author, &seq))
    iteam_vector_set (vector, author, seq);

  return vector;
}

static GBytes *
write_single (IteamFrameKind  kind,
              GVariant       *contents)
{
  GByteArray *bytes = g_byte_array_new ();

  iteam_frame_append (bytes, kind, contents);

  return g_byte_array_free_to_bytes (bytes);
}

/**
 * iteam_presence_write:
 * @self: a presence
 *
 * Returns: (transfer full): it as a file.
 */
GBytes *
iteam_presence_write (const IteamPresence *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (PRESENCE_TYPE));
  g_variant_builder_add (&builder, "s", self->who != NULL ? self->who : "");
  g_variant_builder_add (&builder, "s", self->computer != NULL ? self->computer : "");
  g_variant_builder_add (&builder, "x", self->since);
  g_variant_builder_add (&builder, "x", self->written);
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(sx)"));
  for (guint i = 0; i < self->editing->len; i++)
    {
      const IteamRef *ref = &g_array_index (self->editing, IteamRef, i);

      g_variant_builder_add (&builder, "(sx)", iteam_kind_to_nick (ref->kind), ref->id);
    }
  g_variant_builder_close (&builder);
  add_vector (&builder, self->vector);

  return write_single (ITEAM_FRAME_PRESENCE, g_variant_builder_end (&builder));
}

/**
 * iteam_presence_parse:
 * @bytes: a file
 *
 * Returns: (transfer full) (nullable): the presence in it, if it is one.
 */
IteamPresence *
iteam_presence_parse (GBytes *bytes)
{
  g_autoptr (GVariant) contents = iteam_frame_read_single (bytes, ITEAM_FRAME_PRESENCE, G_VARIANT_TYPE (PRESENCE_TYPE), NULL);
  g_autoptr (GVariant) editing = NULL;
  g_autoptr (GVariant) vector = NULL;
  IteamPresence *self;
  GVariantIter iter;
  const char *nick;
  IteamRef ref;

  if (contents == NULL)
    return NULL;

  self = iteam_presence_new ();
  g_variant_get (contents, "(ssxx@a(sx)@a(xx))", &self->who, &self->computer, &self->since, &self->written, &editing, &vector);
  self->vector = parse_vector (vector);
  g_variant_iter_init (&iter, editing);
  while (g_variant_iter_next (&iter, "(&sx)", &nick, &ref.id))
    {
      ref.kind = iteam_kind_from_nick (nick);
      if (ref.kind != ITEAM_KIND_NONE)
        g_array_append_val (self->editing, ref);
    }

  return self;
}

/**
 * iteam_meeting_file_note_write:
 * @vector: up to where which author's changes are in the file at the meeting point
 * @written: when it was written, microseconds since 1970
 * @author: by whose replica
 *
 * Returns: (transfer full): the note beside it, as a file.
 */
GBytes *
iteam_meeting_file_note_write (GHashTable *vector,
                               gint64      written,
                               gint64      author)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (MEETING_TYPE));
  g_variant_builder_add (&builder, "x", written);
  g_variant_builder_add (&builder, "x", author);
  add_vector (&builder, vector);

  return write_single (ITEAM_FRAME_MEETING, g_variant_builder_end (&builder));
}

/**
 * iteam_meeting_file_note_parse:
 * @bytes: a file
 * @written: (out): when it was written
 *
 * Returns: (transfer full) (nullable): what is in the file at the meeting point,
 *   by the note; who has to be sure asks the file itself.
 */
GHashTable *
iteam_meeting_file_note_parse (GBytes *bytes,
                               gint64 *written)
{
  g_autoptr (GVariant) contents = iteam_frame_read_single (bytes, ITEAM_FRAME_MEETING, G_VARIANT_TYPE (MEETING_TYPE), NULL);
  g_autoptr (GVariant) vector = NULL;
  gint64 author;

  *written = 0;
  if (contents == NULL)
    return NULL;
  g_variant_get (contents, "(xx@a(xx))", written, &author, &vector);

  return parse_vector (vector);
}

/**
 * iteam_share_note_write:
 * @file: what names the team file
 * @written: when, microseconds since 1970
 *
 * Returns: (transfer full): the note that tells which team file a folder belongs
 *   to, as a file.
 */
GBytes *
iteam_share_note_write (gint64 file,
                        gint64 written)
{
  return write_single (ITEAM_FRAME_SHARE, g_variant_new (SHARE_TYPE, file, written));
}

/**
 * iteam_share_note_parse:
 * @bytes: a file
 * @file: (out): what names the team file
 * @error: return location for an error: %ITEAM_ERROR_NEWER, %ITEAM_ERROR_DAMAGED
 *
 * Returns: whether it is such a note.
 */
gboolean
iteam_share_note_parse (GBytes  *bytes,
                        gint64  *file,
                        GError **error)
{
  gboolean newer;
  g_autoptr (GVariant) contents = iteam_frame_read_single (bytes, ITEAM_FRAME_SHARE, G_VARIANT_TYPE (SHARE_TYPE), &newer);
  gint64 written;

  if (contents != NULL)
    {
      g_variant_get (contents, SHARE_TYPE, file, &written);

      return TRUE;
    }

  if (newer)
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NEWER,
                         _("This team file is shared by a newer version of the program. Update this one to join."));
  else
    g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_DAMAGED,
                         _("The folder with the changes is not whole. Perhaps it is still being copied."));

  return FALSE;
}

/**
 * iteam_vector_covers:
 * @vector: (nullable): a list of how many changes of which author are known
 * @other: (nullable): another
 *
 * Returns: whether @vector has all that @other has.
 */
gboolean
iteam_vector_covers (GHashTable *vector,
                     GHashTable *other)
{
  GHashTableIter iter;
  gpointer author, seq;

  if (other == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, other);
  while (g_hash_table_iter_next (&iter, &author, &seq))
    if (vector == NULL || iteam_vector_get (vector, *(gint64 *) author) < *(gint64 *) seq)
      return FALSE;

  return TRUE;
}
