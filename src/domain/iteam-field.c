/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-field.h"

/* What sort of value a field holds. */

/* What people write in their own words. */
static const struct
{
  IteamKind kind;
  const char *field;
  gboolean multiline;
} texts[] = {
  { ITEAM_KIND_ACTION, "title", FALSE },
  { ITEAM_KIND_ACTION, "description", TRUE },
  { ITEAM_KIND_ACTION, "reason", FALSE },
  { ITEAM_KIND_ACTION, "waiting_for", FALSE },
  { ITEAM_KIND_ACTION, "origin", FALSE },
  { ITEAM_KIND_ACTION_NOTE, "text", TRUE },
  { ITEAM_KIND_CHECK_ITEM, "text", FALSE },
  { ITEAM_KIND_PERSON, "name", FALSE },
  { ITEAM_KIND_PILLAR, "name", FALSE },
  { ITEAM_KIND_PILLAR, "description", TRUE },
  { ITEAM_KIND_DOCUMENT, "title", FALSE },
  { ITEAM_KIND_DOCUMENT, "version", FALSE },
  { ITEAM_KIND_DOCUMENT, "summary", TRUE },
  { ITEAM_KIND_DOCUMENT, "retention", FALSE },
  { ITEAM_KIND_DOCUMENT, "tags", FALSE },
  { ITEAM_KIND_DOCUMENT_ADOPTION, "body", FALSE },
  { ITEAM_KIND_PASSAGE, "text", TRUE },
  { ITEAM_KIND_SERIES, "title", FALSE },
  { ITEAM_KIND_SERIES, "place", FALSE },
  { ITEAM_KIND_SERIES, "guests", TRUE },
  { ITEAM_KIND_SERIES, "retention", FALSE },
  { ITEAM_KIND_MEETING, "title", FALSE },
  { ITEAM_KIND_MEETING, "place", FALSE },
  { ITEAM_KIND_MEETING, "retention", FALSE },
  { ITEAM_KIND_ATTENDANCE, "name", FALSE },
  { ITEAM_KIND_AGENDA_ITEM, "section", FALSE },
  { ITEAM_KIND_AGENDA_ITEM, "title", FALSE },
  { ITEAM_KIND_AGENDA_ITEM, "text", TRUE },
  { ITEAM_KIND_AGENDA_ITEM, "presenter_name", FALSE },
  { ITEAM_KIND_AGENDA_ITEM, "minutes", TRUE },
  { ITEAM_KIND_REMARK, "text", TRUE },
  { ITEAM_KIND_REMARK, "answer", TRUE },
  { ITEAM_KIND_DECISION, "text", FALSE },
  { ITEAM_KIND_COMMITMENT, "text", FALSE },
  { ITEAM_KIND_ACTIVITY, "title", FALSE },
  { ITEAM_KIND_ACTIVITY, "supplier", FALSE },
  { ITEAM_KIND_ACTIVITY, "leader_name", FALSE },
  { ITEAM_KIND_ACTIVITY, "partners", FALSE },
  { ITEAM_KIND_ACTIVITY, "function_group", FALSE },
  { ITEAM_KIND_ACTIVITY, "text", TRUE },
  { ITEAM_KIND_ACTIVITY, "lessons", TRUE },
  { ITEAM_KIND_POINT, "title", FALSE },
  { ITEAM_KIND_POINT, "text", TRUE },
  { ITEAM_KIND_POINT, "adjustment", TRUE },
  { ITEAM_KIND_POINT, "reason", FALSE },
  { ITEAM_KIND_POINT, "origin", FALSE },
  { ITEAM_KIND_SPOTLIGHT, "title", FALSE },
  { ITEAM_KIND_SPOTLIGHT, "text", TRUE },
  { ITEAM_KIND_SPOTLIGHT, "results", TRUE },
  { ITEAM_KIND_PILLAR_LINK, "title", FALSE },
  { ITEAM_KIND_REPORT_COUNT, "remark", TRUE },
  { ITEAM_KIND_REPORT, "title", FALSE },
  { ITEAM_KIND_REPORT, "reference", FALSE },
  { ITEAM_KIND_REPORT, "letterhead", FALSE },
  { ITEAM_KIND_REPORT, "addressee", FALSE },
  { ITEAM_KIND_REPORT_SECTION, "title", FALSE },
  { ITEAM_KIND_REPORT_SECTION, "text", TRUE },
  { ITEAM_KIND_REPORT_VERSION, "recipient", FALSE },
};

/**
 * iteam_field_reference:
 * @field: the name of a field
 *
 * Returns: the kind of thing that the field names another one of by its key, or
 *   %ITEAM_KIND_NONE for most. People and pillars are in the directory.
 */
IteamKind
iteam_field_reference (const char *field)
{
  static const struct
  {
    const char *field;
    IteamKind kind;
  } references[] = {
    { "action", ITEAM_KIND_ACTION },
    { "activity", ITEAM_KIND_ACTIVITY },
    { "adopted_in", ITEAM_KIND_MEETING },
    { "adopts", ITEAM_KIND_MEETING },
    { "carried_from", ITEAM_KIND_AGENDA_ITEM },
    { "document", ITEAM_KIND_DOCUMENT },
    { "item", ITEAM_KIND_AGENDA_ITEM },
    { "meeting", ITEAM_KIND_MEETING },
    { "point", ITEAM_KIND_POINT },
    { "previous", ITEAM_KIND_POINT },
    { "report", ITEAM_KIND_REPORT },
    { "series", ITEAM_KIND_SERIES },
    { "superseded_by", ITEAM_KIND_DOCUMENT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    if (g_str_equal (references[i].field, field))
      return references[i].kind;

  return ITEAM_KIND_NONE;
}

/**
 * iteam_field_is_text:
 * @kind: a kind of row
 * @field: the name of a field
 * @multiline: (out) (optional): whether it has lines; set if it is a text
 *
 * Returns: whether people write the field in their own words, so that two values of it
 *   can become one.
 */
gboolean
iteam_field_is_text (IteamKind   kind,
                     const char *field,
                     gboolean   *multiline)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].kind == kind && g_str_equal (texts[i].field, field))
      {
        if (multiline != NULL)
          *multiline = texts[i].multiline;
        return TRUE;
      }

  return FALSE;
}
