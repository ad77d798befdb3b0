/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "iteam-ctl.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "iteam-ctl-document.h"
#include "iteam-ctl-json.h"
#include "iteam-store-pages.h"
#include "iteam-store-search.h"

/* The verb that searches: things first, then the pages of documents. */

/* So many things, so many documents, and so many pages of each. */
#define MOST_THINGS 200
#define MOST_DOCUMENTS 50
#define MOST_PAGES 5

static char *
join_words (char **words)
{
  GString *query = g_string_new (NULL);

  /* What was one word for the shell is one phrase. */
  for (; *words != NULL; words++)
    g_string_append_printf (query, strpbrk (*words, " \t") != NULL && strchr (*words, '"') == NULL ? "\"%s\" " : "%s ", *words);

  return g_string_free (query, FALSE);
}

static void
show_things (IteamCtl   *ctl,
             GPtrArray  *hits,
             IteamJson  *json)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const IteamFinding *hit = hits->pdata[i];
      g_autofree char *ref = iteam_ref_to_string (&hit->ref);

      iteam_json_begin (json, NULL, '{');
      iteam_json_string (json, "ref", ref);
      iteam_json_string (json, "title", hit->title);
      iteam_json_string (json, "context", hit->context);
      iteam_json_end (json);
      if (!ctl->json && hit->context != NULL)
        g_print ("%s\n    %s\n", hit->title, hit->context);
      else if (!ctl->json)
        g_print ("%s\n", hit->title);
    }
}

static void
show_page (IteamCtl                *ctl,
           const IteamDocumentHits *document,
           const IteamPageHit      *hit,
           const char              *title,
           IteamJson               *json)
{
  g_autofree char *thing = iteam_ref_to_string (&document->document);
  g_autofree char *ref = g_strdup_printf ("%s#page=%u", thing, hit->page + 1);
  const char *line = hit->context != NULL ? hit->context->line : "";

  iteam_json_begin (json, NULL, '{');
  iteam_json_string (json, "ref", ref);
  iteam_json_string (json, "title", title);
  iteam_json_string (json, "context", line);
  iteam_json_integer (json, "page", (gint64) hit->page + 1);
  iteam_json_string (json, "label", hit->label);
  iteam_json_end (json);
  if (ctl->json)
    return;
  /* Translators: a page of a document and a line of it, "page 12: Gifts are …". */
  g_print (_("    page %u: %s"), hit->page + 1, line);
  g_print ("\n");
}

static void
show_pages (IteamCtl             *ctl,
            const IteamPageHits  *hits,
            IteamJson            *json)
{
  for (guint i = 0; i < hits->documents->len; i++)
    {
      const IteamDocumentHits *document = hits->documents->pdata[i];
      g_autofree char *number = document->number > 0 ? g_strdup_printf ("D-%d ", document->number) : g_strdup ("");
      g_autofree char *title = g_strconcat (number, document->title, NULL);
      guint n_more = document->n_pages - document->pages->len;

      if (!ctl->json)
        g_print ("%s\n", title);
      for (guint j = 0; j < document->pages->len; j++)
        show_page (ctl, document, document->pages->pdata[j], title, json);
      if (!ctl->json && n_more > 0)
        {
          g_print (ngettext ("    and on %u more page", "    and on %u more pages", n_more), n_more);
          g_print ("\n");
        }
    }
  if (!ctl->json && hits->n_documents > hits->documents->len)
    {
      guint n_more = hits->n_documents - hits->documents->len;

      g_print (ngettext ("And in %u more document.", "And in %u more documents.", n_more), n_more);
      g_print ("\n");
    }
}

static GPtrArray *
find_things (IteamCtl    *ctl,
             const char  *query,
             GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  /* The pages come behind, with all documents that hold it. */
  iteam_store_find_async (ctl->store, query, ITEAM_SEARCH_ALL, MOST_THINGS, 0, NULL, iteam_ctl_ready, &result);

  return iteam_store_find_finish (ctl->store, iteam_ctl_wait (&result), error);
}

static IteamPageHits *
find_pages (IteamCtl    *ctl,
            const char  *query,
            GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  /* What came in since is read first: who asks a terminal waits for the whole answer. */
  iteam_ctl_index (ctl);
  iteam_store_search_pages_async (ctl->store, query, MOST_DOCUMENTS, MOST_PAGES, NULL, iteam_ctl_ready, &result);

  return iteam_store_search_pages_finish (ctl->store, iteam_ctl_wait (&result), error);
}

/**
 * iteam_ctl_search:
 * @ctl: the program
 * @argc: how many words
 * @argv: the words
 *
 * iteamctl search FILE WORDS… [--json]
 *
 * Returns: the exit code.
 */
int
iteam_ctl_search (IteamCtl  *ctl,
                  int        argc,
                  char     **argv)
{
  const IteamCtlSyntax syntax = {
    .parameters = N_("FILE WORDS…"),
    .summary = _("Searches everything, as the window does: titles first, then texts, then the pages of documents."),
    .least = 2, .most = G_MAXINT, .lists = TRUE,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) things = NULL;
  g_autoptr (IteamPageHits) pages = NULL;
  g_autofree char *query = NULL;
  IteamJson *json;
  int status;

  if (!iteam_ctl_parse (ctl, &syntax, NULL, &argc, &argv, &status))
    return status;
  if (!iteam_ctl_open (ctl, argv[1], &error))
    return iteam_ctl_fail (error);

  query = join_words (argv + 2);
  things = find_things (ctl, query, &error);
  if (things != NULL)
    pages = find_pages (ctl, query, &error);
  if (pages == NULL)
    return iteam_ctl_fail (error);

  json = iteam_json_new ();
  iteam_json_begin (json, NULL, '[');
  show_things (ctl, things, json);
  show_pages (ctl, pages, json);
  iteam_json_end (json);
  if (ctl->json)
    iteam_json_print (json);
  else
    iteam_json_free (json);

  return ITEAM_CTL_DONE;
}
