/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-document-fields.h"

#include <glib/gi18n-lib.h>

#include "iteam-action-words.h"
#include "iteam-date-words.h"
#include "iteam-document-filter.h"
#include "iteam-store-documents.h"

static gboolean
is_none (const char *text)
{
  g_autofree char *folded = iteam_action_words_fold (text);

  return folded[0] == '\0' || g_str_equal (folded, "none") || g_str_equal (folded, "geen");
}

/**
 * iteam_ctl_find_document:
 * @ctl: the program
 * @number: a number as people write it, "D-3"
 * @error: return location for an error
 *
 * Returns: the key of that document, or 0.
 */
gint64
iteam_ctl_find_document (IteamCtl    *ctl,
                         const char  *number,
                         GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  const char *digits = g_ascii_strncasecmp (number, "d-", 2) == 0 ? number + 2 : number;
  gint64 value, id;

  if (!g_ascii_string_to_signed (digits, 10, 1, G_MAXINT, &value, NULL))
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("“%s” is not the number of a document, such as D-3."), number);

      return 0;
    }

  iteam_store_find_document_async (ctl->store, (int) value, NULL, iteam_ctl_ready, &result);
  id = iteam_store_find_document_finish (ctl->store, iteam_ctl_wait (&result), error);
  if (id == 0 && (error == NULL || *error == NULL))
    g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("There is no document D-%d."), (int) value);

  return id;
}

/**
 * iteam_ctl_read_document:
 * @ctl: the program
 * @id: key of a document
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the document.
 */
IteamDocument *
iteam_ctl_read_document (IteamCtl  *ctl,
                         gint64     id,
                         GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) documents = NULL;

  g_array_append_val (ids, id);
  iteam_store_read_documents_async (ctl->store, ids, NULL, iteam_ctl_ready, &result);
  documents = iteam_store_read_documents_finish (ctl->store, iteam_ctl_wait (&result), error);
  if (documents == NULL)
    return NULL;
  if (documents->len == 0)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_NOT_FOUND, _("This document is not in the team file any more."));

      return NULL;
    }

  return g_object_ref (g_ptr_array_index (documents, 0));
}

static gboolean
apply_day (const char     *option,
           const char     *property,
           const char     *text,
           IteamDocument  *document,
           GError        **error)
{
  IteamDay day;

  if (text == NULL)
    return TRUE;

  day = is_none (text) ? ITEAM_DAY_NONE : iteam_date_words_parse (text, iteam_day_today ());
  if (day == ITEAM_DAY_NONE && !is_none (text))
    {
      g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("%s: “%s” is not a date."), option, text);

      return FALSE;
    }
  g_object_set (document, property, day, NULL);

  return TRUE;
}

static gboolean
apply_terms (const IteamCtlDocumentFields  *self,
             IteamDocument                 *document,
             GError                       **error)
{
  IteamDocumentKind kind;
  IteamConsent consent;

  if (self->kind != NULL)
    {
      if (!iteam_document_kind_from_nick (self->kind, &kind))
        {
          g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                       _("“%s” is not a kind: code, protocol, guide, policy, advice, report, note and other are."), self->kind);

          return FALSE;
        }
      g_object_set (document, "kind", kind, NULL);
    }
  if (self->consent != NULL)
    {
      if (!iteam_consent_from_nick (self->consent, &consent))
        {
          g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                       _("“%s” does not say how consent stands: none, needed, asked, given and refused do."), self->consent);

          return FALSE;
        }
      g_object_set (document, "consent", consent, NULL);
    }

  return TRUE;
}

/* "none" takes all adoptions away; others come to those there are. */
static gboolean
apply_adoptions (char             **texts,
                 IteamAdoptionWay   way,
                 IteamDocument     *document,
                 GError           **error)
{
  for (; texts != NULL && *texts != NULL; texts++)
    {
      IteamAdoption *adoption;

      if (is_none (*texts))
        {
          while (iteam_document_get_adoptions (document)->len > 0)
            iteam_document_remove_adoption (document, ((IteamAdoption *) g_ptr_array_index (iteam_document_get_adoptions (document), 0))->id);
          continue;
        }
      adoption = iteam_adoption_parse (*texts, error);
      if (adoption == NULL)
        return FALSE;
      adoption->way = way;
      iteam_document_put_adoption (document, adoption);
    }

  return TRUE;
}

/* The rule of the window: none takes its own place, nor that of one that took its. */
static gboolean
check_successor (IteamCtl       *ctl,
                 IteamDocument  *document,
                 gint64          successor,
                 GError        **error)
{
  g_autoptr (GListStore) documents = g_list_store_new (ITEAM_TYPE_DOCUMENT);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) read = NULL;

  iteam_store_read_documents_async (ctl->store, NULL, NULL, iteam_ctl_ready, &result);
  read = iteam_store_read_documents_finish (ctl->store, iteam_ctl_wait (&result), error);
  if (read == NULL)
    return FALSE;

  g_list_store_splice (documents, 0, 0, read->pdata, read->len);
  if (iteam_documents_may_supersede (G_LIST_MODEL (documents), iteam_document_get_id (document), successor))
    return TRUE;
  g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID,
                       _("A document cannot be superseded by itself, or by one whose place it took."));

  return FALSE;
}

static gboolean
apply_references (const IteamCtlDocumentFields  *self,
                  IteamCtl                      *ctl,
                  IteamDocument                 *document,
                  GError                       **error)
{
  IteamDirectory *directory = iteam_store_get_directory (ctl->store);

  if (self->responsible != NULL)
    {
      IteamPerson *person = iteam_directory_match_person (directory, self->responsible);

      if (person == NULL && !is_none (self->responsible))
        {
          g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("Nobody of the team is called “%s”."), self->responsible);

          return FALSE;
        }
      g_object_set (document, "responsible", person != NULL ? iteam_person_get_id (person) : (gint64) 0, NULL);
    }
  if (self->superseded_by != NULL)
    {
      gint64 other = is_none (self->superseded_by) ? 0 : iteam_ctl_find_document (ctl, self->superseded_by, error);

      if (other == 0 && !is_none (self->superseded_by))
        return FALSE;
      if (other != 0 && !check_successor (ctl, document, other, error))
        return FALSE;
      g_object_set (document, "superseded-by", other, NULL);
    }

  return TRUE;
}

/* A name or number with a "-" before it takes the link away. */
static gboolean
apply_links (const IteamCtlDocumentFields  *self,
             IteamCtl                      *ctl,
             IteamDocument                 *document,
             GError                       **error)
{
  for (char **name = self->pillars; name != NULL && *name != NULL; name++)
    {
      gboolean removes = (*name)[0] == '-';
      IteamPillar *pillar = iteam_directory_match_pillar (iteam_store_get_directory (ctl->store), *name + removes);

      if (pillar == NULL)
        {
          g_set_error (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("There is no pillar “%s”."), *name + removes);

          return FALSE;
        }
      iteam_document_link_pillar (document, iteam_pillar_get_id (pillar), !removes);
    }
  for (char **number = self->actions; number != NULL && *number != NULL; number++)
    {
      gboolean removes = (*number)[0] == '-';
      gint64 action = iteam_ctl_find (ctl, *number + removes, error);

      if (action == 0)
        return FALSE;
      iteam_document_link_action (document, action, !removes);
    }

  return TRUE;
}

/**
 * iteam_ctl_document_fields_apply:
 * @self: what the options say
 * @ctl: the program, with the file open
 * @document: a document that is edited
 * @error: return location for an error, %ITEAM_ERROR_INVALID
 *
 * Returns: whether all of it could be applied.
 */
gboolean
iteam_ctl_document_fields_apply (const IteamCtlDocumentFields  *self,
                                 IteamCtl                      *ctl,
                                 IteamDocument                 *document,
                                 GError                       **error)
{
  const struct
  {
    const char *property;
    const char *text;
  } texts[] = {
    { "title", self->title }, { "version", self->version }, { "summary", self->summary },
    { "retention", self->retention }, { "tags", self->tags },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].text != NULL)
      g_object_set (document, texts[i].property, is_none (texts[i].text) ? NULL : texts[i].text, NULL);
  if (iteam_document_get_fields (document)->title == NULL)
    {
      g_set_error_literal (error, ITEAM_ERROR, ITEAM_ERROR_INVALID, _("A document needs a title."));

      return FALSE;
    }

  return apply_day ("--dated", "dated", self->dated, document, error) &&
         apply_day ("--review", "review", self->review, document, error) &&
         apply_terms (self, document, error) &&
         apply_adoptions (self->adopted, ITEAM_ADOPTED, document, error) &&
         apply_adoptions (self->noted, ITEAM_NOTED, document, error) &&
         apply_references (self, ctl, document, error) &&
         apply_links (self, ctl, document, error);
}

/**
 * iteam_ctl_document_fields_fill_entries:
 * @self: where the options go
 * @entries: (out): an entry for each option, and the one that ends them
 */
void
iteam_ctl_document_fields_fill_entries (IteamCtlDocumentFields *self,
                                        GOptionEntry            entries[ITEAM_N_CTL_DOCUMENT_FIELDS + 1])
{
  const GOptionEntry all[] = {
    { "title", 't', 0, G_OPTION_ARG_STRING, &self->title, N_("One line"), N_("TITLE") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &self->kind, N_("code, protocol, guide, policy, advice, report, note or other"), N_("KIND") },
    { "version", 0, 0, G_OPTION_ARG_STRING, &self->version, N_("Its version"), N_("VERSION") },
    { "dated", 0, 0, G_OPTION_ARG_STRING, &self->dated, N_("The date that it bears"), N_("DATE") },
    { "summary", 0, 0, G_OPTION_ARG_STRING, &self->summary, N_("What it is about"), N_("TEXT") },
    { "adopted", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->adopted, N_("Who adopted it and when; can be given several times"), N_("BODY:DATE") },
    { "noted", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->noted, N_("Who took note of it and when; can be given several times"), N_("BODY:DATE") },
    { "review", 0, 0, G_OPTION_ARG_STRING, &self->review, N_("When it is due for review"), N_("DATE") },
    { "consent", 0, 0, G_OPTION_ARG_STRING, &self->consent, N_("Consent of the works council: none, needed, asked, given or refused"), N_("STATE") },
    { "responsible", 0, 0, G_OPTION_ARG_STRING, &self->responsible, N_("Who looks after it"), N_("NAME") },
    { "superseded-by", 0, 0, G_OPTION_ARG_STRING, &self->superseded_by, N_("What took its place"), "D-4" },
    { "retention", 0, 0, G_OPTION_ARG_STRING, &self->retention, N_("Its retention period"), N_("TEXT") },
    { "tags", 0, 0, G_OPTION_ARG_STRING, &self->tags, N_("Words separated by commas"), N_("TAGS") },
    { "pillar", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->pillars, N_("A pillar that it belongs to"), N_("PILLAR") },
    { "action", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->actions, N_("An action point that has to do with it"), "A-12" },
    G_OPTION_ENTRY_NULL
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    entries[i] = all[i];
}

/**
 * iteam_ctl_document_fields_are_empty:
 * @self: what the options say
 *
 * Returns: whether they say nothing.
 */
gboolean
iteam_ctl_document_fields_are_empty (const IteamCtlDocumentFields *self)
{
  const char *const texts[] = {
    self->title, self->kind, self->version, self->dated, self->summary, self->review, self->consent,
    self->responsible, self->superseded_by, self->retention, self->tags,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      return FALSE;

  return self->adopted == NULL && self->noted == NULL && self->pillars == NULL && self->actions == NULL;
}

/**
 * iteam_ctl_document_fields_clear:
 * @self: what the options say
 */
void
iteam_ctl_document_fields_clear (IteamCtlDocumentFields *self)
{
  char *texts[] = {
    self->title, self->kind, self->version, self->dated, self->summary, self->review, self->consent,
    self->responsible, self->superseded_by, self->retention, self->tags,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_strfreev (self->adopted);
  g_strfreev (self->noted);
  g_strfreev (self->pillars);
  g_strfreev (self->actions);
}
