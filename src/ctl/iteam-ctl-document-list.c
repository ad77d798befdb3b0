/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-ctl-document-fields.h"
#include "iteam-ctl-json.h"
#include "iteam-ctl-print.h"
#include "iteam-store-documents.h"
#include "iteam-text.h"

/* The lists of documents, and one with all that belongs to it. */

static void
json_fields (IteamJson      *json,
             IteamDocument  *document,
             IteamDirectory *directory)
{
  const IteamDocumentFields *fields = iteam_document_get_fields (document);
  IteamPerson *responsible = iteam_directory_find_person (directory, fields->responsible);
  g_autofree char *number = iteam_document_format_number (document);
  GPtrArray *adoptions = iteam_document_get_adoptions (document);
  const gint64 *pillars;
  guint n_pillars;

  iteam_json_string (json, "number", number);
  iteam_json_string (json, "title", fields->title);
  iteam_json_string (json, "kind", iteam_document_kind_to_nick (fields->kind));
  iteam_json_string (json, "state", iteam_document_state_to_nick (iteam_document_get_state (document, iteam_day_today ())));
  iteam_json_string (json, "version", fields->version);
  iteam_json_day (json, "dated", fields->dated);
  iteam_json_string (json, "summary", fields->summary);
  iteam_json_begin (json, "adoptions", '[');
  for (guint i = 0; i < adoptions->len; i++)
    {
      const IteamAdoption *adoption = adoptions->pdata[i];

      iteam_json_begin (json, NULL, '{');
      iteam_json_string (json, "body", adoption->body);
      iteam_json_string (json, "how", iteam_adoption_way_to_nick (adoption->way));
      iteam_json_day (json, "day", adoption->day);
      iteam_json_end (json);
    }
  iteam_json_end (json);
  iteam_json_day (json, "review", fields->review);
  iteam_json_string (json, "consent", iteam_consent_to_nick (fields->consent));
  iteam_json_string (json, "responsible", responsible != NULL ? iteam_person_get_name (responsible) : NULL);
  iteam_json_string (json, "retention", fields->retention);
  iteam_json_string (json, "tags", fields->tags);
  pillars = iteam_document_get_pillars (document, &n_pillars);
  iteam_json_begin (json, "pillars", '[');
  for (guint i = 0; i < n_pillars; i++)
    {
      IteamPillar *pillar = iteam_directory_find_pillar (directory, pillars[i]);

      if (pillar != NULL)
        iteam_json_string (json, NULL, iteam_pillar_get_name (pillar));
    }
  iteam_json_end (json);
  iteam_json_string (json, "file_name", fields->file_name);
  iteam_json_string (json, "sha256", fields->content);
  iteam_json_integer (json, "size", fields->size);
  iteam_json_integer (json, "pages", fields->pages);
  iteam_json_boolean (json, "here", fields->here);
  iteam_json_day (json, "created", fields->created);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const IteamDocumentFields *first = iteam_document_get_fields (*(IteamDocument **) a);
  const IteamDocumentFields *second = iteam_document_get_fields (*(IteamDocument **) b);

  return (first->number > second->number) - (first->number < second->number);
}

/* Words, or "state:due", "kind:code". */
static gboolean
matches (IteamDocument  *document,
         char          **words)
{
  for (; *words != NULL; words++)
    {
      const IteamDocumentFields *fields = iteam_document_get_fields (document);
      g_autofree char *folded = iteam_text_fold (*words);

      if (g_str_has_prefix (*words, "state:"))
        {
          if (!g_str_equal (*words + strlen ("state:"), iteam_document_state_to_nick (iteam_document_get_state (document, iteam_day_today ()))))
            return FALSE;
        }
      else if (g_str_has_prefix (*words, "kind:"))
        {
          if (!g_str_equal (*words + strlen ("kind:"), iteam_document_kind_to_nick (fields->kind)))
            return FALSE;
        }
      else if (strstr (iteam_document_get_folded (document), folded) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * iteam_ctl_list_documents:
 * @ctl: the program, with the file open
 * @words: (array zero-terminated=1): words, "state:due", "kind:code"
 *
 * Returns: the exit code.
 */
int
iteam_ctl_list_documents (IteamCtl  *ctl,
                          char     **words)
{
  const char *headings[] = { _("Number"), _("Kind"), _("State"), _("Adopted"), _("Title") };
  IteamDirectory *directory = iteam_store_get_directory (ctl->store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  IteamDay today = iteam_day_today ();
  IteamJson *json;

  iteam_store_read_documents_async (ctl->store, NULL, NULL, iteam_ctl_ready, &result);
  documents = iteam_store_read_documents_finish (ctl->store, iteam_ctl_wait (&result), &error);
  if (documents == NULL)
    return iteam_ctl_fail (error);

  g_ptr_array_sort (documents, compare);
  json = iteam_json_new ();
  iteam_json_begin (json, NULL, '[');
  for (guint i = 0; i < documents->len; i++)
    {
      IteamDocument *document = documents->pdata[i];
      const IteamDocumentFields *fields = iteam_document_get_fields (document);
      const IteamAdoption *last = iteam_document_get_last_adoption (document);

      if (!matches (document, words))
        continue;

      iteam_json_begin (json, NULL, '{');
      json_fields (json, document, directory);
      iteam_json_end (json);
      g_ptr_array_add (cells, iteam_document_format_number (document));
      g_ptr_array_add (cells, g_strdup (iteam_document_kind_label (fields->kind)));
      g_ptr_array_add (cells, g_strdup (iteam_document_state_label (iteam_document_get_state (document, today))));
      g_ptr_array_add (cells, last != NULL ? iteam_day_format (last->day, today, ITEAM_DAY_SHORT) : NULL);
      g_ptr_array_add (cells, g_strdup (fields->title));
    }
  iteam_json_end (json);

  if (ctl->json)
    iteam_json_print (json);
  else
    {
      iteam_json_free (json);
      iteam_ctl_print_table (headings, G_N_ELEMENTS (headings), cells);
    }

  return ITEAM_CTL_DONE;
}

static void
print_field (const char *label,
             const char *value)
{
  if (value != NULL && value[0] != '\0')
    g_print ("%s: %s\n", label, value);
}

static void
print_day (const char *label,
           IteamDay    day)
{
  g_autofree char *text = iteam_day_format (day, iteam_day_today (), ITEAM_DAY_LONG);

  print_field (label, text);
}

static void
print_document (IteamCtl      *ctl,
                IteamDocument *document)
{
  IteamDirectory *directory = iteam_store_get_directory (ctl->store);
  const IteamDocumentFields *fields = iteam_document_get_fields (document);
  IteamPerson *responsible = iteam_directory_find_person (directory, fields->responsible);
  g_autoptr (IteamDocument) later = fields->superseded_by != 0 ? iteam_ctl_read_document (ctl, fields->superseded_by, NULL) : NULL;
  g_autofree char *number = iteam_document_format_number (document);
  g_autofree char *size = fields->size > 0 ? g_format_size ((guint64) fields->size) : NULL;
  GPtrArray *adoptions = iteam_document_get_adoptions (document);

  g_print ("%s  %s\n", number, fields->title);
  print_field (_("Kind"), iteam_document_kind_label (fields->kind));
  print_field (_("State"), iteam_document_state_label (iteam_document_get_state (document, iteam_day_today ())));
  print_field (_("Version"), fields->version);
  print_day (_("Date of the document"), fields->dated);
  for (guint i = 0; i < adoptions->len; i++)
    {
      const IteamAdoption *adoption = adoptions->pdata[i];
      g_autofree char *words = iteam_adoption_describe (adoption, iteam_day_today ());

      g_print ("%s\n", words);
    }
  if (later != NULL)
    print_field (_("Superseded by"), iteam_document_get_fields (later)->title);
  print_day (_("Review date"), fields->review);
  if (fields->consent != ITEAM_CONSENT_NONE)
    print_field (_("Consent of the works council"), iteam_consent_label (fields->consent));
  print_field (_("Responsible"), responsible != NULL ? iteam_person_get_name (responsible) : NULL);
  print_field (_("Retention period"), fields->retention);
  print_field (_("Tags"), fields->tags);
  print_field (_("File"), fields->file_name);
  print_field (_("Size"), size);
  if (fields->content != NULL && !fields->here)
    g_print ("%s\n", _("Its contents are not here yet: they come from the share."));
  print_day (_("Added on"), fields->created);
  if (fields->summary != NULL)
    g_print ("\n%s\n", fields->summary);
}

/**
 * iteam_ctl_show_document:
 * @ctl: the program, with the file open
 * @number: "D-3"
 *
 * Returns: the exit code.
 */
int
iteam_ctl_show_document (IteamCtl   *ctl,
                         const char *number)
{
  IteamDirectory *directory = iteam_store_get_directory (ctl->store);
  g_autoptr (IteamDocument) document = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  IteamRef ref = { .kind = ITEAM_KIND_DOCUMENT };
  IteamJson *json;

  ref.id = iteam_ctl_find_document (ctl, number, &error);
  if (ref.id != 0)
    document = iteam_ctl_read_document (ctl, ref.id, &error);
  if (document != NULL)
    changes = iteam_ctl_read_history (ctl, &ref, &error);
  if (changes == NULL)
    return iteam_ctl_fail (error);

  if (!ctl->json)
    {
      print_document (ctl, document);
      if (!iteam_ctl_print_passages (ctl, ref.id, &error))
        return iteam_ctl_fail (error);
      iteam_ctl_print_history (changes, directory);

      return ITEAM_CTL_DONE;
    }

  json = iteam_json_new ();
  iteam_json_begin (json, NULL, '{');
  json_fields (json, document, directory);
  if (!iteam_ctl_json_passages (ctl, ref.id, json, &error))
    {
      iteam_json_free (json);

      return iteam_ctl_fail (error);
    }
  iteam_json_begin (json, "history", '[');
  for (guint i = 0; i < changes->len; i++)
    iteam_ctl_json_change (json, changes->pdata[i], directory);
  iteam_json_end (json);
  iteam_json_end (json);
  iteam_json_print (json);

  return ITEAM_CTL_DONE;
}
