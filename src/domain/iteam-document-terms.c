/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-text.h"

/* For each value the name that the file and the terminal use, the word that
 * people read, and what a group of such things is called. */
typedef struct
{
  const char *nick;
  const char *label;
  const char *plural;
} Term;

static const Term kinds[] = {
  [ITEAM_DOCUMENT_CODE] = { "code", N_("Code of conduct"), N_("Codes of conduct") },
  [ITEAM_DOCUMENT_PROTOCOL] = { "protocol", N_("Protocol"), N_("Protocols") },
  [ITEAM_DOCUMENT_GUIDE] = { "guide", N_("Guide"), N_("Guides") },
  [ITEAM_DOCUMENT_POLICY] = { "policy", N_("Policy"), N_("Policies") },
  [ITEAM_DOCUMENT_ADVICE] = { "advice", N_("Advice"), N_("Advices") },
  [ITEAM_DOCUMENT_REPORT] = { "report", N_("Report"), N_("Reports") },
  [ITEAM_DOCUMENT_NOTE] = { "note", N_("Information note"), N_("Information notes") },
  [ITEAM_DOCUMENT_OTHER] = { "other", N_("Other document"), N_("Other documents") },
};

static const Term consents[] = {
  [ITEAM_CONSENT_NONE] = { "none", N_("Not needed"), NULL },
  [ITEAM_CONSENT_NEEDED] = { "needed", N_("Still to be asked"), NULL },
  [ITEAM_CONSENT_ASKED] = { "asked", N_("Asked"), NULL },
  [ITEAM_CONSENT_GIVEN] = { "given", N_("Given"), NULL },
  [ITEAM_CONSENT_REFUSED] = { "refused", N_("Refused"), NULL },
};

static const Term states[] = {
  [ITEAM_DOCUMENT_IN_FORCE] = { "in-force", N_("In force"), NULL },
  [ITEAM_DOCUMENT_DUE] = { "due", N_("Due for review"), NULL },
  [ITEAM_DOCUMENT_SUPERSEDED] = { "superseded", N_("Superseded"), NULL },
};

/* What the titles of such documents hold, folded, in the language of the
 * municipality; the first that fits is taken. */
static const struct
{
  const char *word;
  IteamDocumentKind kind;
} title_words[] = {
  { "protocol", ITEAM_DOCUMENT_PROTOCOL },
  { "handreiking", ITEAM_DOCUMENT_GUIDE },
  { "handleiding", ITEAM_DOCUMENT_GUIDE },
  { "gedragscode", ITEAM_DOCUMENT_CODE },
  { "gedragsregels", ITEAM_DOCUMENT_CODE },
  { "informatienota", ITEAM_DOCUMENT_NOTE },
  { "raadsinformatie", ITEAM_DOCUMENT_NOTE },
  { "advies", ITEAM_DOCUMENT_ADVICE },
  { "jaarverslag", ITEAM_DOCUMENT_REPORT },
  { "rapport", ITEAM_DOCUMENT_REPORT },
  { "beleid", ITEAM_DOCUMENT_POLICY },
  { "regeling", ITEAM_DOCUMENT_POLICY },
};

static int
find_term (const Term *terms,
           int         n_terms,
           const char *nick)
{
  for (int i = 0; nick != NULL && i < n_terms; i++)
    if (g_ascii_strcasecmp (terms[i].nick, nick) == 0)
      return i;

  return -1;
}

/**
 * iteam_document_kind_to_nick:
 * @kind: a kind of document
 *
 * Returns: its name in the file, "code".
 */
const char *
iteam_document_kind_to_nick (IteamDocumentKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < ITEAM_N_DOCUMENT_KINDS, NULL);

  return kinds[kind].nick;
}

/**
 * iteam_document_kind_from_nick:
 * @nick: (nullable): a name as in the file
 * @kind: (out): the kind
 *
 * Returns: whether there is such a kind.
 */
gboolean
iteam_document_kind_from_nick (const char        *nick,
                               IteamDocumentKind *kind)
{
  int found = find_term (kinds, G_N_ELEMENTS (kinds), nick);

  if (found >= 0)
    *kind = (IteamDocumentKind) found;

  return found >= 0;
}

/**
 * iteam_document_kind_label:
 * @kind: a kind of document
 *
 * Returns: the kind in the language of the interface, "Code of conduct".
 */
const char *
iteam_document_kind_label (IteamDocumentKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < ITEAM_N_DOCUMENT_KINDS, NULL);

  return _(kinds[kind].label);
}

/**
 * iteam_document_kind_plural:
 * @kind: a kind of document
 *
 * Returns: what stands above a group of them, "Codes of conduct".
 */
const char *
iteam_document_kind_plural (IteamDocumentKind kind)
{
  g_return_val_if_fail ((int) kind >= 0 && kind < ITEAM_N_DOCUMENT_KINDS, NULL);

  return _(kinds[kind].plural);
}

/**
 * iteam_document_kind_guess:
 * @title: (nullable): a title
 *
 * Returns: the kind that the words of a title speak of, so that nobody has to
 *   choose it for a "Gedragscode integriteit".
 */
IteamDocumentKind
iteam_document_kind_guess (const char *title)
{
  g_autofree char *folded = iteam_text_fold (title);
  IteamDocumentKind kind = ITEAM_DOCUMENT_OTHER;
  const char *first = NULL;

  /* "Protocol … gedragscode" is a protocol: what comes first says what it is. */
  for (gsize i = 0; i < G_N_ELEMENTS (title_words); i++)
    {
      const char *found = strstr (folded, title_words[i].word);

      if (found != NULL && (first == NULL || found < first))
        {
          first = found;
          kind = title_words[i].kind;
        }
    }

  return kind;
}

/**
 * iteam_document_title_from_file_name:
 * @name: the name of a file, in UTF-8
 *
 * Returns: (transfer full): what a document may be called for want of better:
 *   "gedragscode_raad_2017.pdf" says what it is as well as anything does.
 */
char *
iteam_document_title_from_file_name (const char *name)
{
  g_autofree char *text = g_strdup (name);
  char *dot;

  g_return_val_if_fail (name != NULL, NULL);

  dot = strrchr (text, '.');
  if (dot != NULL && g_ascii_strcasecmp (dot, ".pdf") == 0)
    *dot = '\0';
  g_strdelimit (text, "_", ' ');

  return g_strdup (g_strstrip (text));
}

/**
 * iteam_consent_to_nick:
 * @consent: how the consent of the works council stands
 *
 * Returns: (nullable): its name in the file, "given"; %NULL where none is needed.
 */
const char *
iteam_consent_to_nick (IteamConsent consent)
{
  g_return_val_if_fail ((int) consent >= 0 && consent < ITEAM_N_CONSENTS, NULL);

  return consent != ITEAM_CONSENT_NONE ? consents[consent].nick : NULL;
}

/**
 * iteam_consent_from_nick:
 * @nick: (nullable): a name as in the file, or "none"
 * @consent: (out): how it stands
 *
 * Returns: whether there is such a name.
 */
gboolean
iteam_consent_from_nick (const char   *nick,
                         IteamConsent *consent)
{
  int found = find_term (consents, G_N_ELEMENTS (consents), nick);

  if (found >= 0)
    *consent = (IteamConsent) found;

  return found >= 0;
}

/**
 * iteam_consent_label:
 * @consent: how the consent of the works council stands
 *
 * Returns: that in the language of the interface.
 */
const char *
iteam_consent_label (IteamConsent consent)
{
  g_return_val_if_fail ((int) consent >= 0 && consent < ITEAM_N_CONSENTS, NULL);

  return _(consents[consent].label);
}

/**
 * iteam_document_state_to_nick:
 * @state: a state
 *
 * Returns: its name at the terminal, "in-force".
 */
const char *
iteam_document_state_to_nick (IteamDocumentState state)
{
  g_return_val_if_fail ((int) state >= 0 && state < ITEAM_N_DOCUMENT_STATES, NULL);

  return states[state].nick;
}

/**
 * iteam_document_state_from_nick:
 * @nick: (nullable): a name as at the terminal
 * @state: (out): the state
 *
 * Returns: whether there is such a state.
 */
gboolean
iteam_document_state_from_nick (const char         *nick,
                                IteamDocumentState *state)
{
  int found = find_term (states, G_N_ELEMENTS (states), nick);

  if (found >= 0)
    *state = (IteamDocumentState) found;

  return found >= 0;
}

/**
 * iteam_document_state_label:
 * @state: a state
 *
 * Returns: the state in the language of the interface.
 */
const char *
iteam_document_state_label (IteamDocumentState state)
{
  g_return_val_if_fail ((int) state >= 0 && state < ITEAM_N_DOCUMENT_STATES, NULL);

  return _(states[state].label);
}
