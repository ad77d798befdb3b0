/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "iteam-adoption.h"
#include "iteam-draft.h"

G_BEGIN_DECLS

/**
 * IteamDocumentKind:
 * @ITEAM_DOCUMENT_CODE: a code of conduct
 * @ITEAM_DOCUMENT_PROTOCOL: a protocol
 * @ITEAM_DOCUMENT_GUIDE: a guide
 * @ITEAM_DOCUMENT_POLICY: a policy
 * @ITEAM_DOCUMENT_ADVICE: an advice
 * @ITEAM_DOCUMENT_REPORT: a report
 * @ITEAM_DOCUMENT_NOTE: an information note
 * @ITEAM_DOCUMENT_OTHER: something else
 */
typedef enum
{
  ITEAM_DOCUMENT_CODE,
  ITEAM_DOCUMENT_PROTOCOL,
  ITEAM_DOCUMENT_GUIDE,
  ITEAM_DOCUMENT_POLICY,
  ITEAM_DOCUMENT_ADVICE,
  ITEAM_DOCUMENT_REPORT,
  ITEAM_DOCUMENT_NOTE,
  ITEAM_DOCUMENT_OTHER,
} IteamDocumentKind;

#define ITEAM_N_DOCUMENT_KINDS (ITEAM_DOCUMENT_OTHER + 1)

/**
 * IteamConsent:
 * @ITEAM_CONSENT_NONE: the works council has no say in it
 * @ITEAM_CONSENT_NEEDED: its consent is needed and not yet asked for
 * @ITEAM_CONSENT_ASKED: it was asked for
 * @ITEAM_CONSENT_GIVEN: it was given
 * @ITEAM_CONSENT_REFUSED: it was refused
 *
 * How the consent of the works council stands (WOR 27).
 */
typedef enum
{
  ITEAM_CONSENT_NONE,
  ITEAM_CONSENT_NEEDED,
  ITEAM_CONSENT_ASKED,
  ITEAM_CONSENT_GIVEN,
  ITEAM_CONSENT_REFUSED,
} IteamConsent;

#define ITEAM_N_CONSENTS (ITEAM_CONSENT_REFUSED + 1)

/**
 * IteamDocumentState:
 * @ITEAM_DOCUMENT_IN_FORCE: nothing took its place, and its review date has not come
 * @ITEAM_DOCUMENT_DUE: its review date has come
 * @ITEAM_DOCUMENT_SUPERSEDED: another document took its place
 */
typedef enum
{
  ITEAM_DOCUMENT_IN_FORCE,
  ITEAM_DOCUMENT_DUE,
  ITEAM_DOCUMENT_SUPERSEDED,
} IteamDocumentState;

#define ITEAM_N_DOCUMENT_STATES (ITEAM_DOCUMENT_SUPERSEDED + 1)

#define ITEAM_TYPE_DOCUMENT (iteam_document_get_type ())
G_DECLARE_FINAL_TYPE (IteamDocument, iteam_document, ITEAM, DOCUMENT, GObject)

/**
 * IteamDocumentFields:
 * @id: the key
 * @number: the number for people, 3 for D-3; 0 while it is provisional
 * @title: (not nullable): one line
 * @kind: what sort of document
 * @version: (nullable): "2", "2018", "1.1 concept"
 * @dated: the day that it bears
 * @summary: (nullable): what it is about, several lines
 * @review: the day on which it is due for review
 * @consent: how the consent of the works council stands
 * @consented: since when
 * @responsible: key of the person who looks after it, or 0
 * @superseded_by: key of the document that took its place, or 0
 * @retention: (nullable): the retention period in words; the archivist sets it
 * @tags: (nullable): words separated by ", "
 * @content: (nullable): SHA-256 of its contents, lower-case hexadecimal
 * @size: how many bytes they are
 * @file_name: (nullable): the name under which they came
 * @pages: how many pages they have, 0 if that is not known
 * @created: the day on which it was added
 * @here: whether the contents are in this file, not still on their way
 *
 * The fields of a document, for who reads or compares many of them.
 */
typedef struct
{
  gint64            id;
  int               number;
  char             *title;
  IteamDocumentKind kind;
  char             *version;
  IteamDay          dated;
  char             *summary;
  IteamDay          review;
  IteamConsent      consent;
  IteamDay          consented;
  gint64            responsible;
  gint64            superseded_by;
  char             *retention;
  char             *tags;
  char             *content;
  gint64            size;
  char             *file_name;
  int               pages;
  IteamDay          created;
  gboolean          here;
} IteamDocumentFields;

IteamDocument             *iteam_document_new           (const char *title, IteamDay created);
IteamDocument             *iteam_document_new_with_id   (gint64 id);
IteamDocument             *iteam_document_copy          (IteamDocument *self);
void                       iteam_document_assign        (IteamDocument *self, IteamDocument *other);
const IteamDocumentFields *iteam_document_get_fields    (IteamDocument *self);
gint64                     iteam_document_get_id        (IteamDocument *self);
char                      *iteam_document_format_number (IteamDocument *self);
const char                *iteam_document_get_folded    (IteamDocument *self);
IteamDocumentState         iteam_document_get_state     (IteamDocument *self, IteamDay today);
gboolean                   iteam_document_is_pdf        (IteamDocument *self);

GPtrArray                 *iteam_document_get_adoptions   (IteamDocument *self);
const IteamAdoption       *iteam_document_get_last_adoption (IteamDocument *self);
void                       iteam_document_put_adoption    (IteamDocument *self, IteamAdoption *adoption);
void                       iteam_document_remove_adoption (IteamDocument *self, gint64 id);
const gint64              *iteam_document_get_actions     (IteamDocument *self, guint *n_actions);
const gint64              *iteam_document_get_pillars     (IteamDocument *self, guint *n_pillars);
void                       iteam_document_link_action     (IteamDocument *self, gint64 action, gboolean linked);
void                       iteam_document_link_pillar     (IteamDocument *self, gint64 pillar, gboolean linked);

const char *const         *iteam_document_get_columns     (void);
GVariant                  *iteam_document_get_cell        (IteamDocument *self, const char *column);
void                       iteam_document_set_cell        (IteamDocument *self, const char *column, GVariant *value);

IteamDraft                *iteam_document_draft_new       (IteamDocument *self);
IteamDraft                *iteam_document_draft_changes   (IteamDocument *self, IteamDocument *edited);
IteamDraft                *iteam_document_draft_delete    (IteamDocument *self);

const char                *iteam_document_kind_to_nick    (IteamDocumentKind kind);
gboolean                   iteam_document_kind_from_nick  (const char *nick, IteamDocumentKind *kind);
const char                *iteam_document_kind_label      (IteamDocumentKind kind);
const char                *iteam_document_kind_plural     (IteamDocumentKind kind);
IteamDocumentKind          iteam_document_kind_guess      (const char *title);
char                      *iteam_document_title_from_file_name (const char *name);
const char                *iteam_consent_to_nick          (IteamConsent consent);
gboolean                   iteam_consent_from_nick        (const char *nick, IteamConsent *consent);
const char                *iteam_consent_label            (IteamConsent consent);
const char                *iteam_document_state_to_nick   (IteamDocumentState state);
gboolean                   iteam_document_state_from_nick (const char *nick, IteamDocumentState *state);
const char                *iteam_document_state_label     (IteamDocumentState state);

G_END_DECLS
