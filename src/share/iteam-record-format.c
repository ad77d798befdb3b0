/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-record-format.h"

#include <glib/gi18n-lib.h>

#include "iteam-error.h"
#include "iteam-store.h"

/* Author, number, clock, person, who, what, mode, automatic, of; what was seen;
 * kind, row, field, old and new value of each field; what was decided. */
#define RECORD_TYPE "(xxxxssyb(xx)a(xx)a(sxsmvmv)a(sxs(xx)))"

/* The start of the year 3000: whatever comes after it would leave the clocks of
 * all others no room to go on. */
#define LATEST_CLOCK ((gint64) 32503680000000 << 16)

static GVariant *
pack_value (GVariant *value)
{
  return g_variant_new_maybe (G_VARIANT_TYPE_VARIANT, value != NULL ? g_variant_new_variant (value) : NULL);
}

/**
 * iteam_record_append:
 * @record: a change
 * @bytes: its frame is added to this
 */
void
iteam_record_append (const IteamRecord *record,
                     GByteArray        *bytes)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE (RECORD_TYPE));
  g_variant_builder_add (&builder, "x", record->stamp.author);
  g_variant_builder_add (&builder, "x", record->stamp.seq);
  g_variant_builder_add (&builder, "x", record->clock);
  g_variant_builder_add (&builder, "x", record->person);
  g_variant_builder_add (&builder, "s", record->who);
  g_variant_builder_add (&builder, "s", record->what);
  g_variant_builder_add (&builder, "y", (guchar) record->mode);
  g_variant_builder_add (&builder, "b", record->automatic);
  g_variant_builder_add (&builder, "(xx)", record->of.author, record->of.seq);

  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(xx)"));
  for (guint i = 0; i < record->seen->len; i++)
    {
      const IteamStamp *seen = &g_array_index (record->seen, IteamStamp, i);

      g_variant_builder_add (&builder, "(xx)", seen->author, seen->seq);
    }
  g_variant_builder_close (&builder);

  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(sxsmvmv)"));
  for (guint i = 0; i < record->cells->len; i++)
    {
      const IteamCell *cell = g_ptr_array_index (record->cells, i);

      g_variant_builder_add (&builder, "(sxs@mv@mv)", iteam_kind_to_nick (cell->kind), cell->id, cell->field,
                             pack_value (cell->read), pack_value (cell->value));
    }
  g_variant_builder_close (&builder);

  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(sxs(xx))"));
  for (guint i = 0; i < record->resolved->len; i++)
    {
      const IteamResolution *resolution = &g_array_index (record->resolved, IteamResolution, i);

      g_variant_builder_add (&builder, "(sxs(xx))", iteam_kind_to_nick (resolution->kind), resolution->row,
                             resolution->field, resolution->loser.author, resolution->loser.seq);
    }
  g_variant_builder_close (&builder);

  iteam_frame_append (bytes, ITEAM_FRAME_RECORD, g_variant_builder_end (&builder));
}

static gboolean
refuse (GError     **error,
        IteamError   code,
        const char  *sentence)
{
  g_set_error_literal (error, ITEAM_ERROR, (int) code, sentence);

  return FALSE;
}

/* Takes the value out of a field: a whole number or a text, nothing else. */
static gboolean
unpack_value (GVariant  *packed,
              GVariant **value,
              GError   **error)
{
  g_autoptr (GVariant) variant = g_variant_get_maybe (packed);

  *value = variant != NULL ? g_variant_get_variant (variant) : NULL;
  if (*value == NULL || g_variant_is_of_type (*value, G_VARIANT_TYPE_INT64) ||
      g_variant_is_of_type (*value, G_VARIANT_TYPE_STRING))
    return TRUE;

  g_clear_pointer (value, g_variant_unref);

  return refuse (error, ITEAM_ERROR_DAMAGED, _("It holds a value of a kind that no field has."));
}

/* Names are looked up before they are kept, so that a stranger cannot fill the
 * memory with names. */
static gboolean
find_field (const char  *nick,
            const char  *name,
            IteamKind   *kind,
            const char **field,
            GError     **error)
{
  *kind = iteam_kind_from_nick (nick);
  *field = iteam_store_find_field (*kind, name);

  return *field != NULL ||
         refuse (error, ITEAM_ERROR_NEWER, _("It changes something that this version of the program does not know."));
}

static gboolean
parse_cells (IteamRecord  *record,
             GVariant     *cells,
             GError      **error)
{
  GVariantIter iter;
  const char *nick, *name;
  gint64 row;
  GVariant *packed_read, *packed_value;

  g_variant_iter_init (&iter, cells);
  while (g_variant_iter_next (&iter, "(&sx&s@mv@mv)", &nick, &row, &name, &packed_read, &packed_value))
    {
      g_autoptr (GVariant) held_read = packed_read;
      g_autoptr (GVariant) held_value = packed_value;
      g_autoptr (GVariant) read = NULL;
      g_autoptr (GVariant) value = NULL;
      const char *field;
      IteamKind kind;

      if (!find_field (nick, name, &kind, &field, error) ||
          !unpack_value (packed_read, &read, error) || !unpack_value (packed_value, &value, error))
        return FALSE;
      if (row <= 0)
        return refuse (error, ITEAM_ERROR_DAMAGED, _("It names something by a key that cannot be."));
      g_ptr_array_add (record->cells, iteam_cell_new (kind, row, field, read, value));
    }

  return TRUE;
}

static gboolean
parse_resolved (IteamRecord  *record,
                GVariant     *resolved,
                GError      **error)
{
  GVariantIter iter;
  const char *nick, *name, *field;
  IteamResolution resolution;

  g_variant_iter_init (&iter, resolved);
  while (g_variant_iter_next (&iter, "(&sx&s(xx))", &nick, &resolution.row, &name,
                              &resolution.loser.author, &resolution.loser.seq))
    {
      if (!find_field (nick, name, &resolution.kind, &field, error))
        return FALSE;
      resolution.field = g_intern_string (field);
      g_array_append_val (record->resolved, resolution);
    }

  return TRUE;
}

static gboolean
parse_seen (IteamRecord  *record,
            GVariant     *seen,
            GError      **error)
{
  GVariantIter iter;
  IteamStamp stamp;

  g_variant_iter_init (&iter, seen);
  while (g_variant_iter_next (&iter, "(xx)", &stamp.author, &stamp.seq))
    {
      if (stamp.author <= 0 || stamp.seq <= 0 || stamp.author == record->stamp.author)
        return refuse (error, ITEAM_ERROR_DAMAGED, _("It builds upon a change that cannot be."));
      g_array_append_val (record->seen, stamp);
    }

  return TRUE;
}

/**
 * iteam_record_parse:
 * @frame: a whole frame of %ITEAM_FRAME_RECORD
 * @error: return location for an error: %ITEAM_ERROR_NEWER, %ITEAM_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable): the change, with nothing in it that a
 *   team file could not hold by its kind.
 */
IteamRecord *
iteam_record_parse (const IteamFrame  *frame,
                    GError           **error)
{
  g_autoptr (IteamRecord) record = iteam_record_new ();
  g_autoptr (GVariant) contents = NULL;
  g_autoptr (GVariant) seen = NULL;
  g_autoptr (GVariant) cells = NULL;
  g_autoptr (GVariant) resolved = NULL;
  guchar mode;

  if (frame->version > ITEAM_FRAME_VERSION)
    {
      refuse (error, ITEAM_ERROR_NEWER, _("It changes something that this version of the program does not know."));

      return NULL;
    }
  contents = iteam_frame_read (frame, G_VARIANT_TYPE (RECORD_TYPE));
  if (contents == NULL)
    {
      refuse (error, ITEAM_ERROR_DAMAGED, _("It is not a record of a change."));

      return NULL;
    }

  g_variant_get (contents, "(xxxxssyb(xx)@a(xx)@a(sxsmvmv)@a(sxs(xx)))",
                 &record->stamp.author, &record->stamp.seq, &record->clock, &record->person, &record->who, &record->what,
                 &mode, &record->automatic, &record->of.author, &record->of.seq, &seen, &cells, &resolved);
  record->mode = (IteamChangeMode) mode;
  if (record->stamp.author <= 0 || record->stamp.seq <= 0 || record->clock <= 0 || record->clock > LATEST_CLOCK ||
      record->person < 0 || record->of.author < 0 || mode > ITEAM_CHANGE_REDO)
    {
      refuse (error, ITEAM_ERROR_DAMAGED, _("It is not a record of a change."));

      return NULL;
    }

  if (!parse_seen (record, seen, error) || !parse_cells (record, cells, error) || !parse_resolved (record, resolved, error))
    return NULL;

  return g_steal_pointer (&record);
}
