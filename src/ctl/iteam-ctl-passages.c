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

/* Bookmarks and annotations: listed, shown with their document, added. */

static GPtrArray *
read_passages (IteamCtl  *ctl,
               gint64     document,
               GError   **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  iteam_store_read_passages_async (ctl->store, document, NULL, iteam_ctl_ready, &result);

  return iteam_store_read_passages_finish (ctl->store, iteam_ctl_wait (&result), error);
}

static void
json_fields (IteamJson                *json,
             const IteamPassageFields *fields,
             const char               *number)
{
  iteam_json_begin (json, NULL, '{');
  if (number != NULL)
    iteam_json_string (json, "document", number);
  iteam_json_integer (json, "page", (gint64) fields->page + 1);
  iteam_json_string (json, "kind", iteam_passage_kind_to_nick (fields->kind));
  iteam_json_string (json, "quote", fields->quote);
  iteam_json_string (json, "text", fields->text);
  iteam_json_string (json, "who", fields->who);
  iteam_json_day (json, "day", fields->day);
  iteam_json_end (json);
}

/**
 * iteam_ctl_json_passages:
 * @ctl: the program, with the file open
 * @document: key of a document
 * @json: an object, which gets a member "notes"
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_ctl_json_passages (IteamCtl   *ctl,
                         gint64      document,
                         IteamJson  *json,
                         GError    **error)
{
  g_autoptr (GPtrArray) passages = read_passages (ctl, document, error);

  if (passages == NULL)
    return FALSE;

  iteam_json_begin (json, "notes", '[');
  for (guint i = 0; i < passages->len; i++)
    json_fields (json, iteam_passage_get_fields (passages->pdata[i]), NULL);
  iteam_json_end (json);

  return TRUE;
}

/**
 * iteam_ctl_print_passages:
 * @ctl: the program, with the file open
 * @document: key of a document
 * @error: return location for an error
 *
 * Returns: %FALSE on an error.
 */
gboolean
iteam_ctl_print_passages (IteamCtl  *ctl,
                          gint64     document,
                          GError   **error)
{
  g_autoptr (GPtrArray) passages = read_passages (ctl, document, error);

  if (passages == NULL)
    return FALSE;

  if (passages->len > 0)
    g_print ("\n%s\n", _("Annotations and bookmarks"));
  for (guint i = 0; i < passages->len; i++)
    {
      const IteamPassageFields *fields = iteam_passage_get_fields (passages->pdata[i]);
      g_autofree char *day = iteam_day_format (fields->day, iteam_day_today (), ITEAM_DAY_SHORT);
      g_autofree char *page = g_strdup_printf (_("page %u"), fields->page + 1);

      g_print ("  %s, %s, %s%s%s\n", page, iteam_passage_kind_label (fields->kind), day, fields->who != NULL ? ", " : "",
               fields->who != NULL ? fields->who : "");
      if (fields->quote != NULL)
        g_print (_("      “%s”\n"), fields->quote);
      if (fields->text != NULL)
        g_print ("      %s\n", fields->text);
    }

  return TRUE;
}

static gboolean
matches (const IteamPassageFields *fields,
         const char               *number,
         char                    **words)
{
  g_autofree char *text = g_strconcat (number, " ", fields->quote != NULL ? fields->quote : "", " ",
                                       fields->text != NULL ? fields->text : "", " ",
                                       fields->who != NULL ? fields->who : "", NULL);
  g_autofree char *folded = iteam_text_fold (text);

  for (; *words != NULL; words++)
    {
      g_autofree char *word = iteam_text_fold (*words);

      if (strstr (folded, word) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * iteam_ctl_list_passages:
 * @ctl: the program, with the file open
 * @words: (array zero-terminated=1): words, perhaps the number of a document
 *
 * Returns: the exit code.
 */
int
iteam_ctl_list_passages (IteamCtl  *ctl,
                         char     **words)
{
  const char *headings[] = { _("Document"), _("Page"), _("Kind"), _("Who"), _("Text") };
  g_autoptr (GPtrArray) passages = NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (IteamDocument) document = NULL;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  IteamJson *json;

  passages = read_passages (ctl, 0, &error);
  if (passages == NULL)
    return iteam_ctl_fail (error);

  json = iteam_json_new ();
  iteam_json_begin (json, NULL, '[');
  for (guint i = 0; i < passages->len; i++)
    {
      const IteamPassageFields *fields = iteam_passage_get_fields (passages->pdata[i]);

      /* Those of one document follow one another. */
      if (document == NULL || iteam_document_get_id (document) != fields->document)
        {
          g_clear_object (&document);
          g_clear_pointer (&number, g_free);
          document = iteam_ctl_read_document (ctl, fields->document, NULL);
          number = document != NULL ? iteam_document_format_number (document) : NULL;
        }
      if (number == NULL || !matches (fields, number, words))
        continue;

      json_fields (json, fields, number);
      g_ptr_array_add (cells, g_strdup (number));
      g_ptr_array_add (cells, g_strdup_printf ("%u", fields->page + 1));
      g_ptr_array_add (cells, g_strdup (iteam_passage_kind_label (fields->kind)));
      g_ptr_array_add (cells, g_strdup (fields->who));
      g_ptr_array_add (cells, g_strdup (fields->text != NULL ? fields->text : fields->quote));
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

/**
 * iteam_ctl_parse_page:
 * @text: a page as people write it, from 1
 * @page: (out): the page, from 0
 *
 * Returns: whether it is one.
 */
gboolean
iteam_ctl_parse_page (const char *text,
                      guint      *page)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &number, NULL))
    return FALSE;
  *page = (guint) number - 1;

  return TRUE;
}

/**
 * iteam_ctl_document_note:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl document note FILE D-3 PAGE [--quote PASSAGE] [TEXT…]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_document_note (IteamCtl  *ctl,
                         int        argc,
                         char     **argv)
{
  g_autofree char *quote = NULL;
  const GOptionEntry entries[] = {
    { "quote", 0, 0, G_OPTION_ARG_STRING, &quote, N_("The passage that it is about"), N_("TEXT") },
    G_OPTION_ENTRY_NULL
  };
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE D-3 PAGE [TEXT…]"),
    .summary = _("Writes an annotation at a page of a document, for the whole team."),
    .description = _("Without a text it is a bookmark."),
    .least = 3, .most = G_MAXINT, .writes = TRUE,
  };
  g_autoptr (IteamPassage) passage = NULL;
  g_autoptr (IteamDraft) draft = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gint64 document;
  guint page;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, entries, &argc, &argv, &status))
    return status;
  if (!iteam_ctl_parse_page (argv[3], &page))
    return iteam_ctl_misused (_("“%s” is not a page: pages count from 1."), argv[3]);
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  document = iteam_ctl_find_document (ctl, argv[2], &error);
  if (document == 0)
    return iteam_ctl_fail (error);

  text = g_strjoinv (" ", argv + 4);
  g_strstrip (text);
  passage = iteam_passage_new (document, page, text[0] != '\0' ? ITEAM_PASSAGE_NOTE : ITEAM_PASSAGE_BOOKMARK);
  g_object_set (passage, "text", text, "who", iteam_store_get_user_name (ctl->store), NULL);
  iteam_passage_set_quote (passage, quote);
  draft = iteam_passage_draft_new (passage);
  if (!iteam_ctl_commit (ctl, draft, &error))
    return iteam_ctl_fail (error);

  return ITEAM_CTL_DONE;
}
