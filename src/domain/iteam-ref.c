/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ref.h"

#include <string.h>

static const char *nicks[ITEAM_N_KINDS] = {
  [ITEAM_KIND_NONE] = "",
  [ITEAM_KIND_ACTION] = "action",
  [ITEAM_KIND_ACTION_OWNER] = "action_owner",
  [ITEAM_KIND_ACTION_NOTE] = "action_note",
  [ITEAM_KIND_CHECK_ITEM] = "check_item",
  [ITEAM_KIND_PERSON] = "person",
  [ITEAM_KIND_PERSON_ROLE] = "person_role",
  [ITEAM_KIND_PERSON_LOGIN] = "person_login",
  [ITEAM_KIND_PILLAR] = "pillar",
  [ITEAM_KIND_DOCUMENT] = "document",
  [ITEAM_KIND_DOCUMENT_ADOPTION] = "document_adoption",
  [ITEAM_KIND_DOCUMENT_ACTION] = "document_action",
  [ITEAM_KIND_DOCUMENT_PILLAR] = "document_pillar",
  [ITEAM_KIND_PASSAGE] = "passage",
  [ITEAM_KIND_SERIES] = "series",
  [ITEAM_KIND_SERIES_MEMBER] = "series_member",
  [ITEAM_KIND_MEETING] = "meeting",
  [ITEAM_KIND_ATTENDANCE] = "attendance",
  [ITEAM_KIND_AGENDA_ITEM] = "agenda_item",
  [ITEAM_KIND_ITEM_LINK] = "item_link",
  [ITEAM_KIND_REMARK] = "remark",
  [ITEAM_KIND_DECISION] = "decision",
  [ITEAM_KIND_COMMITMENT] = "commitment",
  [ITEAM_KIND_ACTIVITY] = "activity",
  [ITEAM_KIND_PARTICIPATION] = "participation",
  [ITEAM_KIND_ACTIVITY_DOCUMENT] = "activity_document",
  [ITEAM_KIND_POINT] = "point",
  [ITEAM_KIND_POINT_ACTION] = "point_action",
  [ITEAM_KIND_SPOTLIGHT] = "spotlight",
  [ITEAM_KIND_PILLAR_LINK] = "pillar_link",
  [ITEAM_KIND_REPORT_COUNT] = "report_count",
  [ITEAM_KIND_REPORT] = "report",
  [ITEAM_KIND_REPORT_SECTION] = "report_section",
  [ITEAM_KIND_REPORT_VERSION] = "report_version",
  [ITEAM_KIND_DESTRUCTION] = "destruction",
};

/* Whatever has a letter here has a column "number" in its table. Those of decisions
 * ("besluit"), commitments ("toezegging") and points ("verbeterpunt") are the
 * municipality's own; that of activities stands for the programme. */
static const char *letters[ITEAM_N_KINDS] = {
  [ITEAM_KIND_ACTION] = "A",
  [ITEAM_KIND_DOCUMENT] = "D",
  [ITEAM_KIND_MEETING] = "M",
  [ITEAM_KIND_DECISION] = "B",
  [ITEAM_KIND_COMMITMENT] = "T",
  [ITEAM_KIND_ACTIVITY] = "P",
  [ITEAM_KIND_POINT] = "V",
};

/**
 * iteam_kind_to_nick:
 * @kind: a kind
 *
 * Returns: the name under which the team file keeps such rows, "action".
 */
const char *
iteam_kind_to_nick (IteamKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < ITEAM_N_KINDS, "");

  return nicks[kind];
}

/**
 * iteam_kind_from_nick:
 * @nick: (nullable): a name as iteam_kind_to_nick() gives it
 *
 * Returns: the kind, or %ITEAM_KIND_NONE.
 */
IteamKind
iteam_kind_from_nick (const char *nick)
{
  for (int i = 1; nick != NULL && i < ITEAM_N_KINDS; i++)
    if (g_str_equal (nick, nicks[i]))
      return (IteamKind) i;

  return ITEAM_KIND_NONE;
}

/**
 * iteam_kind_get_letter:
 * @kind: a kind
 *
 * Returns: (nullable): what stands before the numbers that people know such things
 *   by, "A" of A-12; %NULL if they have none.
 */
const char *
iteam_kind_get_letter (IteamKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < ITEAM_N_KINDS, NULL);

  return letters[kind];
}

/**
 * iteam_number_parse:
 * @text: a number for people, "A-12"
 * @kind: (out): what sort of thing has it
 * @number: (out): the number, above 0
 *
 * Returns: whether @text is a number of a kind that is known, as it is written
 *   and with nothing else.
 */
gboolean
iteam_number_parse (const char *text,
                    IteamKind  *kind,
                    int        *number)
{
  gint64 value;

  g_return_val_if_fail (text != NULL, FALSE);

  for (int i = 1; i < ITEAM_N_KINDS; i++)
    {
      gsize length = letters[i] != NULL ? strlen (letters[i]) : 0;

      if (length == 0 || strncmp (text, letters[i], length) != 0 || text[length] != '-' ||
          !g_ascii_string_to_signed (text + length + 1, 10, 1, G_MAXINT, &value, NULL))
        continue;
      *kind = (IteamKind) i;
      *number = (int) value;

      return TRUE;
    }

  return FALSE;
}

/**
 * iteam_ref_parse:
 * @text: a reference, "action:1042" or "document:7#page=12"
 * @ref: (out): the thing
 * @fragment: (out) (optional) (nullable): what stands behind the "#"
 *
 * Returns: whether @text is a reference to a kind of thing that is known.
 */
gboolean
iteam_ref_parse (const char  *text,
                 IteamRef    *ref,
                 char       **fragment)
{
  g_auto (GStrv) parts = NULL;
  const char *hash;
  g_autofree char *key = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (ref != NULL, FALSE);

  hash = g_strrstr (text, "#");
  key = hash != NULL ? g_strndup (text, hash - text) : g_strdup (text);
  parts = g_strsplit (key, ":", 2);
  if (g_strv_length (parts) != 2)
    return FALSE;

  ref->kind = iteam_kind_from_nick (parts[0]);
  if (ref->kind == ITEAM_KIND_NONE ||
      !g_ascii_string_to_signed (parts[1], 10, 1, G_MAXINT64, &ref->id, NULL))
    return FALSE;

  if (fragment != NULL)
    *fragment = hash != NULL ? g_strdup (hash + 1) : NULL;

  return TRUE;
}

/**
 * iteam_ref_to_string:
 * @ref: a thing
 *
 * Returns: (transfer full): the reference as text, "action:1042".
 */
char *
iteam_ref_to_string (const IteamRef *ref)
{
  g_return_val_if_fail (ref != NULL, NULL);

  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, iteam_kind_to_nick (ref->kind), ref->id);
}
