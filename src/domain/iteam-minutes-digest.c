/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-minutes-digest.h"

#include <string.h>

#define ID(entry) iteam_entry_get_id (ITEAM_ENTRY (entry))

/* With its length ahead, so that no two lists of texts read the same. */
static void
add_text (GChecksum  *checksum,
          const char *text)
{
  g_autofree char *length = NULL;

  if (text == NULL)
    text = "";
  length = g_strdup_printf ("%" G_GSIZE_FORMAT ":", strlen (text));
  g_checksum_update (checksum, (const guchar *) length, -1);
  g_checksum_update (checksum, (const guchar *) text, -1);
}

static void
add_columns (GChecksum         *checksum,
             IteamEntry        *entry,
             const char *const *columns)
{
  for (const IteamColumn *column = iteam_entry_get_columns (entry); column->name != NULL; column++)
    {
      g_autoptr (GVariant) cell = NULL;
      g_autofree char *text = NULL;

      if (!g_strv_contains (columns, column->name))
        continue;
      cell = iteam_entry_get_cell (entry, column);
      if (cell != NULL && g_variant_is_of_type (cell, G_VARIANT_TYPE_STRING))
        text = g_variant_dup_string (cell, NULL);
      else if (cell != NULL)
        text = g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (cell));
      add_text (checksum, text);
    }
}

static int
compare_ids (gconstpointer first,
             gconstpointer second)
{
  gint64 a = ID (*(IteamEntry *const *) first), b = ID (*(IteamEntry *const *) second);

  return (a > b) - (a < b);
}

/**
 * iteam_minutes_digest:
 * @detail: a meeting with all that belongs to it
 *
 * Names a version of the minutes by what they say: the meeting and its attendance, each
 * item with its minutes, and what was decided and promised. Numbers for people are not
 * part of it, since they may come later, nor are action points, which live on.
 *
 * Returns: (transfer full): SHA-256, in lower-case hexadecimal.
 */
char *
iteam_minutes_digest (const IteamMeetingDetail *detail)
{
  static const char *const meeting[] = { "title", "kind", "day", "start", "place", "closed", "chair", "minute_taker", "began", "ended", NULL };
  static const char *const attendance[] = { "person", "name", "state", "arrived", "departed", NULL };
  static const char *const item[] = { "section", "title", "text", "presenter", "presenter_name", "confidential", "state", "minutes", NULL };
  static const char *const outcome[] = { "text", "person", "due", NULL };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) present = g_ptr_array_copy (detail->attendance, NULL, NULL);

  g_ptr_array_set_free_func (present, NULL);
  g_ptr_array_sort (present, compare_ids);
  add_columns (checksum, ITEAM_ENTRY (detail->meeting), meeting);
  for (guint i = 0; i < present->len; i++)
    add_columns (checksum, present->pdata[i], attendance);
  for (guint i = 0; i < detail->items->len; i++)
    {
      g_autoptr (GPtrArray) outcomes = iteam_meeting_detail_list_outcomes (detail, ID (detail->items->pdata[i]));

      add_text (checksum, "item");
      add_columns (checksum, detail->items->pdata[i], item);
      for (guint j = 0; j < outcomes->len; j++)
        {
          add_text (checksum, iteam_kind_to_nick (iteam_entry_get_kind (outcomes->pdata[j])));
          add_columns (checksum, outcomes->pdata[j], outcome);
        }
    }

  return g_strdup (g_checksum_get_string (checksum));
}
