/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "iteam-day.h"
#include "iteam-draft.h"

G_BEGIN_DECLS

/**
 * IteamPassageKind:
 * @ITEAM_PASSAGE_BOOKMARK: a place to come back to, perhaps with a name
 * @ITEAM_PASSAGE_NOTE: something that someone wrote about it
 */
typedef enum
{
  ITEAM_PASSAGE_BOOKMARK,
  ITEAM_PASSAGE_NOTE,
} IteamPassageKind;

#define ITEAM_N_PASSAGE_KINDS (ITEAM_PASSAGE_NOTE + 1)

/**
 * IteamPassageFields:
 * @id: the key
 * @document: key of the document
 * @page: the page, from 0
 * @kind: what it is
 * @first: the place before the first letter of the passage in the text of the page, from 0
 * @last: the place behind its last letter; the same as @first for a place without letters
 * @top: how far the passage is from the upper edge of the page, in points
 * @quote: (nullable): the passage itself, so that it is found in a text that is not quite the same
 * @text: (nullable): the note, or the name of the bookmark
 * @who: (nullable): the name of who made it
 * @day: when
 *
 * What there is to know of a bookmark or a note.
 */
typedef struct
{
  gint64           id;
  gint64           document;
  guint            page;
  IteamPassageKind kind;
  guint            first;
  guint            last;
  int              top;
  char            *quote;
  char            *text;
  char            *who;
  IteamDay         day;
} IteamPassageFields;

#define ITEAM_TYPE_PASSAGE (iteam_passage_get_type ())
G_DECLARE_FINAL_TYPE (IteamPassage, iteam_passage, ITEAM, PASSAGE, GObject)

IteamPassage             *iteam_passage_new          (gint64 document, guint page, IteamPassageKind kind);
IteamPassage             *iteam_passage_new_with_id  (gint64 id);
const IteamPassageFields *iteam_passage_get_fields   (IteamPassage *self);
IteamPassage             *iteam_passage_copy         (IteamPassage *self);
int                       iteam_passage_compare      (IteamPassage *self, IteamPassage *other);
void                      iteam_passage_set_quote    (IteamPassage *self, const char *quote);

GVariant   *iteam_passage_get_cell     (IteamPassage *self, const char *column);
void        iteam_passage_set_cell     (IteamPassage *self, const char *column, GVariant *value);
const char *const *iteam_passage_get_columns (void);

IteamDraft *iteam_passage_draft_new    (IteamPassage *self);
IteamDraft *iteam_passage_draft_text   (IteamPassage *self, const char *text);
IteamDraft *iteam_passage_draft_delete (IteamPassage *self);

gboolean    iteam_passage_find         (const char *page_text, const char *quote, guint near, guint *first, guint *last);

const char *iteam_passage_kind_to_nick   (IteamPassageKind kind);
gboolean    iteam_passage_kind_from_nick (const char *nick, IteamPassageKind *kind);
const char *iteam_passage_kind_label     (IteamPassageKind kind);

G_END_DECLS
